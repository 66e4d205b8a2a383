"""Guides made of tables, and what pages of consultations state beside their text."""

from __future__ import annotations

import pytest

from crawler.fields.detail import read_detail
from crawler.fields.markup import parse

URL = "http://www.linxi.gov.cn/a/1.html"
ROWS = (
    ("事项名称", "食品经营许可"),
    (
        "设定依据",
        "《食品安全法》第三十五条规定，国家对食品生产经营实行许可制度，有关单位应当依法取得许可。",
    ),
    ("申请条件", "有场所"),
    ("办理流程", "受理、审查、决定"),
)
TEXT = "根据《公路法》，我局起草了办法，现向社会公开征求意见，欢迎社会各界积极提出意见和建议。"
RESULT = "截至5月31日，共收到意见3条，采纳2条。"


def body_of(title: str, *parts: str) -> str:
    page = f"<html><body><div class='main'><h1>{title}</h1>{''.join(parts)}</div></body></html>"
    return read_detail(parse(page), page, URL).body


def table(rows: tuple[tuple[str, str], ...]) -> str:
    cells = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in rows)
    return f"<table>{cells}</table>"


def test_a_guide_is_its_whole_table() -> None:
    text = body_of("食品经营许可", table(ROWS))
    assert [line.split(" ")[0] for line in text.split("\n")] == [name for name, _ in ROWS]


@pytest.mark.parametrize("name", ["在线办理", "【立即申请】", "我要办理", "办理入口"])
def test_the_button_of_a_guide_is_a_link_of_its_text(name: str) -> None:
    link = f"<div class='btn'><a href='/sq/2.html'>{name}</a></div>"
    guide = f"<html><body><h1>食品经营许可</h1>{table(ROWS)}{link}</body></html>"
    other = guide.replace(table(ROWS), f"<div class='content'><p>{TEXT}</p></div>")
    assert [one.url for one in read_detail(parse(guide), guide, URL).text_links] == [
        "http://www.linxi.gov.cn/sq/2.html"
    ]
    assert read_detail(parse(other), other, URL).text_links == ()
    menu = guide.replace(name, "办事服务")
    assert read_detail(parse(menu), menu, URL).text_links == ()


def test_other_tables_change_nothing() -> None:
    prose = f"<div class='content'><p>{TEXT}</p></div>"
    assert body_of("公告", prose, table((("甲", "1"), ("乙", "2"), ("丙", "3")))) == TEXT
    assert body_of("公告", prose, table((ROWS[0], ROWS[2]))) == TEXT


@pytest.mark.parametrize(
    ("facts", "stated"),
    [
        ("<li>开始时间：2026-05-01</li><li>结束时间：2026-05-31</li>", "2026-05-01 至 2026-05-31"),
        ("<li>征集时间：2026-05-01至2026-05-31</li>", "2026-05-01 至 2026-05-31"),
        ("<li>截止日期</li><li>2026年5月31日</li>", "截止 2026-05-31"),
    ],
)
def test_the_period_beside_the_text(facts: str, stated: str) -> None:
    text = body_of("公开征求意见", f"<ul>{facts}</ul>", f"<div class='content'><p>{TEXT}</p></div>")
    assert text.split("\n")[0] == f"征集时间：{stated}"
    assert text.endswith(TEXT)


def test_the_result_behind_the_text() -> None:
    parts = (f"<div class='content'><p>{TEXT}</p></div>", f"<h3>征集结果</h3><p>{RESULT}</p>")
    assert body_of("公开征求意见", *parts).split("\n")[-2:] == ["征集结果", RESULT]
    assert body_of("工作动态", *parts) == TEXT
