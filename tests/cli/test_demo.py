"""The demo finds every defect that was planted in it, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.simulator.platforms import simulators
from tests.cli.conftest import mingcha

DONE = r"(\d+) defects planted, (\d+) found, (\d+) others reported"


def test_the_demo_finds_all_that_was_planted_and_nothing_else(tmp_path: Path) -> None:
    for _ in range(2):  # a second demo replaces the first
        ran = mingcha("demo", "--workspace", tmp_path, "--lang", "en", "--no-progress")
        said = re.fullmatch(DONE, ran.out.splitlines()[-1])
        assert said, ran.out
        planted, found, others = map(int, said.groups())
        assert (ran.code, found, others) == (0, planted, 0)
        assert planted > 20
    assert (tmp_path / "sites" / "demo-county" / "report" / "report.html").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("platform", sorted(simulators()))
def test_a_county_on_any_platform_is_judged_alike(platform: str, tmp_path: Path) -> None:
    where = ("--workspace", tmp_path, "--lang", "en", "--no-progress")
    ran = mingcha("demo", "--platform", platform, *where)
    said = re.fullmatch(DONE, ran.out.splitlines()[-1])
    assert said, ran.out
    assert (ran.code, said[1], said[3]) == (0, said[2], "0")


def test_an_unknown_platform_is_one_clear_line(tmp_path: Path) -> None:
    ran = mingcha("demo", "--platform", "nope", "--workspace", tmp_path, "--lang", "en")
    assert ran.code == 2
    assert "no such platform is simulated; one of epoint, generic" in ran.err
