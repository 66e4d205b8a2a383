"""The summary on a terminal, and the plain one elsewhere."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from auditor.reports import summary
from tests.reports.hostile import empty, hostile, large
from tests.reports.sample import report


def printed(lang: str = "zh", width: int = 100) -> str:
    return summary(report(lang), colour=False, width=width)


def test_plain_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    text = summary(report("zh"), width=100)
    assert text == printed()
    assert "\x1b" not in text
    for part in (
        "临溪县人民政府",
        "评为“良好”",
        "判定覆盖率 88.2%",
        "REP001 转载超时",
        "转发国务院办公厅关于优化营商环境的意见",
        "……另有 3 处，见报告。",
    ):
        assert part in text


def test_coloured_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[31m严重" in summary(report("zh"), colour=True, width=100)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_columns_line_up_under_wide_characters(lang: str) -> None:
    rules = ("CAT001", "COL001", "LNK001")
    rows = [line for line in printed(lang).splitlines() if line[:6] in rules and line[-1].isdigit()]
    assert len(rows) == 3
    assert len({cell_len(line) for line in rows}) == 1


def test_lines_keep_to_the_width() -> None:
    for line in printed(width=60).splitlines():
        assert cell_len(line) <= 60 or "://" in line


@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_text_cannot_drive_the_terminal(lang: str, colour: bool) -> None:
    text = summary(hostile(lang), colour=colour, width=100)
    assert not any(char in text for char in "\x07\x00\u202e\u200b\ufeff")
    assert "+1+1" in text and "长…" in text
    assert len(text.splitlines()) < 50


def test_nothing_and_very_much() -> None:
    for whole in (empty("zh"), large("zh")):
        assert 3 <= len(summary(whole, width=100).splitlines()) < 60
