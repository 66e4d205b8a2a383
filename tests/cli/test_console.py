"""What goes to which stream, and when progress is shown."""

from __future__ import annotations

import pytest

from auditor.campaign.console import Console
from auditor.campaign.tables import table
from crawler.options import Progress


def test_results_and_notes_go_apart(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console("en")
    console.result("result")
    console.note("说明", "note")
    console.complain("trouble")
    said = capsys.readouterr()
    assert said.out == "result\n"
    assert said.err == "note\nmingcha: trouble\n"


def test_quiet_leaves_errors_only(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console("en", quiet=True)
    console.result("result")
    console.note("说明", "note")
    console.complain("trouble")
    with console.crawling() as show:
        assert show is None
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "mingcha: trouble\n")


def test_progress_without_a_terminal_is_a_line_now_and_then(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Console("en").crawling() as show:
        assert show is not None
        for pages in range(0, 121, 10):
            show(Progress("linxi", pages, pages // 2, 200 - pages))
        show(Progress("linxi", 125, 60, 0, finished=True))
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "linxi: 125 pages, 60 items, 0 waiting"
    assert len(lines) == 4


def test_progress_can_be_turned_off() -> None:
    with Console("zh", progress=False).crawling() as show:
        assert show is None


def test_page_text_in_a_table_is_neither_markup_nor_a_command() -> None:
    text = table(["题", "b"], [("[red]通知[/red]", "x"), ("\x1b[31m", "[/]")])
    assert "[red]通知[/red]" in text
    assert "[/]" in text
    assert "\x1b" not in text
    assert table([], [("\ud800", "x")]).encode()
    assert table([], [("a", "b")]) == "a  b"
