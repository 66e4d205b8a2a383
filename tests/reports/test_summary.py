"""The summary on a terminal, and the plain one elsewhere."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.cells import cell_len

from auditor.reports.terminal import print_summary
from tests.reports.hostile import empty, hostile, large
from tests.reports.sample import report


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def printed(lang: str = "zh", width: int = 100) -> str:
    out = StringIO()
    print_summary(report(lang), out, ["out/report.html", "out/report.json"], width)
    return out.getvalue()


def test_plain_where_there_is_no_terminal() -> None:
    text = printed()
    assert "\x1b" not in text
    for part in (
        "临溪县人民政府",
        "评为“良好”",
        "判定覆盖率 98.96%",
        "REP001 转载超时",
        "转发国务院办公厅关于优化营商环境的意见",
        "……另有 3 处，见报告。",
        "out/report.html",
    ):
        assert part in text


def test_coloured_on_a_terminal() -> None:
    out = Terminal()
    print_summary(report("zh"), out, width=100)
    assert "\x1b[" in out.getvalue()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_columns_line_up_under_wide_characters(lang: str) -> None:
    lines = printed(lang).splitlines()
    rows = [
        line for line in lines if line[:6] in ("CAT001", "COL001", "LNK001") and line[-1].isdigit()
    ]
    assert len(rows) == 3
    assert len({cell_len(line.rstrip()) for line in rows}) == 1


def test_lines_keep_to_the_width() -> None:
    for line in printed(width=60).splitlines():
        assert cell_len(line.rstrip()) <= 60 or "://" in line


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_text_cannot_drive_the_terminal(lang: str) -> None:
    for stream in (StringIO(), Terminal()):
        print_summary(hostile(lang), stream, width=100)
        text = stream.getvalue()
        assert not any(char in text for char in "\x07\x00\u202e\u200b\ufeff")
        assert "\x1b[31m\x07" not in text


def test_nothing_and_very_much() -> None:
    for whole in (empty("zh"), large("zh")):
        out = StringIO()
        print_summary(whole, out)
        assert len(out.getvalue().splitlines()) < 60
