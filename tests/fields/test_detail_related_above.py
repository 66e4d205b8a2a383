"""Related pages that stand above the text or beside it: in the table of facts, in a side box."""

from __future__ import annotations

import pytest

from tests.fields.test_detail_parts import SITE, article, read

JD = '<a href="/zcjd/t2_2.html">《临溪县农村公路养护管理办法》政策解读</a>'
PAPER = '<a href="/zcwj/t1_1.html">临溪县人民政府办公室关于印发农村公路养护管理办法的通知</a>'
MENU = f"<ul><li><a href='/zcjd/'>政策解读</a></li><li>{JD}</li></ul>"


@pytest.mark.parametrize(
    ("before", "found"),
    [
        (f"<table><tr><td>相关解读：</td><td>{JD}</td></tr></table>", ["interpretation"]),
        (f"<table><tr><td>文　号：</td><td>无</td></tr><tr><td>{JD}</td></tr></table>", []),
        (f"<p>相关解读：{JD}</p>", ["interpretation"]),
        (f"<div><h3>关联解读</h3><ul><li>{JD}</li></ul></div>", ["interpretation"]),
        (f"<div><h3>解读原文</h3><ul><li>{PAPER}</li></ul></div>", ["policy"]),
        (f"<div><h3>热门解读</h3><ul><li>{JD}</li></ul></div>", []),
        (f"<div class='nav'><h3>相关解读</h3><ul><li>{JD}</li></ul></div>", []),
        (MENU, []),
        (MENU.replace("政策解读<", "相关解读<", 1), []),
        (f"<div><div><div><div><div>相关解读</div></div></div></div></div><div>{JD}</div>", []),
    ],
)
def test_related_pages_above_the_text(before: str, found: list[str]) -> None:
    links = read(article(before=before)).links
    assert [link.relation for link in links] == found
    assert all(link.url.startswith(SITE) for link in links)


@pytest.mark.parametrize(
    ("button", "found"),
    [
        ('<a href="/zcjd/t2_2.html">【文字解读】</a>', ["interpretation"]),
        ('<a href="/zcwj/t1_1.html">查看原文</a>', ["policy"]),
        ('<a href="/zcjd/wzjd/">文字解读</a>', []),
        ('<a href="/zcjd/t2_2.html">政策解读</a>', []),
        ('<a href="/zcjd/t2_2.html">图解新闻</a>', []),
    ],
)
def test_buttons_below_the_text(button: str, found: list[str]) -> None:
    links = read(article(after=f"<div class='btns'>{button}</div>")).links
    assert [link.relation for link in links] == found
