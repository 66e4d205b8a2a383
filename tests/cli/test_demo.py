"""The demo finds every defect that was planted in it, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.conftest import mingcha


def test_the_demo_finds_all_that_was_planted_and_nothing_else(tmp_path: Path) -> None:
    for _ in range(2):  # a second demo replaces the first
        ran = mingcha("demo", "--workspace", tmp_path, "--lang", "en", "--no-progress")
        said = re.fullmatch(
            r"(\d+) defects planted, (\d+) found, (\d+) others reported", ran.out.splitlines()[-1]
        )
        assert said, ran.out
        planted, found, others = map(int, said.groups())
        assert (ran.code, found, others) == (0, planted, 0)
        assert planted > 20
    assert (tmp_path / "sites" / "demo-county" / "report" / "report.html").is_file()
