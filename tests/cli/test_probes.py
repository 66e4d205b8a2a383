"""Probing from the command line: on unless it is refused, and told where it was cut short."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.campaign.terminal import Exit
from crawler.simulator.server import serve
from tests.cli.conftest import mingcha
from tests.crawler.conftest import Booth

FILES = ("/upload/1.pdf", "/upload/2.pdf", "/upload/3.pdf")


@pytest.mark.parametrize(
    ("words", "heads"), [(("--no-attachments",), 3), (("--no-probes",), 0), ((), 0)]
)
def test_files_are_probed_unless_that_is_refused(
    tmp_path: Path, words: tuple[str, ...], heads: int
) -> None:
    with serve(Booth(*FILES)) as served:  # type: ignore[arg-type]
        ran = mingcha("crawl", served.home, "--workspace", tmp_path, *words)
        assert ran.code == Exit.INSUFFICIENT  # a page with files is no item
        assert sum(entry.method == "HEAD" for entry in served.log) == heads
    assert "not probed" not in ran.err


def test_what_was_not_probed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.probing.MAX_PROBES", 1)
    with serve(Booth(*FILES)) as served:  # type: ignore[arg-type]
        ran = mingcha("--lang", "en", "crawl", served.home, "--workspace", tmp_path)
    assert "2 more attachments or links were not probed" in ran.err
