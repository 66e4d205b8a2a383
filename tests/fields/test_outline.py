"""Links of a page: what they lead to, and what they are called."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fields.markup import parse
from crawler.fields.outline import Outline
from crawler.fields.script_calls import ScriptCalls
from crawler.fields.urls import canonical

BASE = "http://www.linhe.gov.cn/zwgk/tzgg/index.html"


def links(inner: str, url: str = BASE) -> list[tuple[str, str]]:
    return [(link.url, link.text) for link in Outline(parse(f"<body>{inner}</body>"), url).links]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<a href='./a.html'>甲</a>", [("http://www.linhe.gov.cn/zwgk/tzgg/a.html", "甲")]),
        ("<a href='\n ../b/c.html '>乙</a>", [("http://www.linhe.gov.cn/zwgk/b/c.html", "乙")]),
        ("<a href='//else.gov.cn/x'>丙</a>", [("http://else.gov.cn/x", "丙")]),
        ("<a href='?page=2'>2</a>", [(f"{BASE}?page=2", "2")]),
        (
            "<base href='http://www.linhe.gov.cn/'><a href='d/'>丁</a>",
            [("http://www.linhe.gov.cn/d/", "丁")],
        ),
        (
            "<base href='/app/'><a href='d.html'>丁</a>",
            [("http://www.linhe.gov.cn/app/d.html", "丁")],
        ),
        ("<a href='/e/'><img alt='公报'></a>", [("http://www.linhe.gov.cn/e/", "公报")]),
        ("<a href='/e/' title='全称'></a>", [("http://www.linhe.gov.cn/e/", "全称")]),
        (
            "<a href='javascript:void(0)' onclick=\"window.open('/f.html')\">己</a>",
            [("http://www.linhe.gov.cn/f.html", "己")],
        ),
        (
            "<a href=\"javascript:location.href='/g.html'\">庚</a>",
            [("http://www.linhe.gov.cn/g.html", "庚")],
        ),
        ("<div onclick=\"location='/h/'\">辛</div>", [("http://www.linhe.gov.cn/h/", "辛")]),
        (
            "<a href='#top'>顶</a><a href=''>空</a><a>无</a><a href='mailto:a@b.cn'>信</a><a href='{{url}}'>板</a>",
            [],
        ),
        ("<a href='javascript:void(0)'>x</a><a href='http://[bad'>y</a>", []),
        ("<!-- <a href='/i/'>注</a> -->", []),
    ],
)
def test_links(inner, expected):
    assert links(inner) == expected


PARTS = st.lists(
    st.sampled_from(["..", ".", "a", "b.html", "", "x y", "中", "?q=1", "c:d", "#f"]), max_size=6
)


@given(PARTS, st.booleans())
def test_links_mean_what_a_browser_makes_of_them(parts, rooted):
    href = ("/" if rooted else "") + "/".join(parts)
    found = links(f"<a href='{href}'>文</a>")
    if href and not href.startswith("#") and found:
        assert found[0][0] == canonical(urljoin(BASE, href))


@pytest.mark.parametrize(
    ("script", "call", "address"),
    [
        ("function go(n){location.href='list_'+n+'.html'}", "go(3)", "list_3.html"),
        (
            "function go(n){var u='/a/';u='/b/'+(n-1)+'.html';window.open(u)}",
            "javascript:go('3')",
            "/b/2.html",
        ),
        (
            "go = function(a, b){ location = '/x?c=' + a + '&p=' + b; }",
            "go(7, '2');return false",
            "/x?c=7&p=2",
        ),
        (
            "function go(n){ if(n==1){u='i.html'}else{u='i_'+n+'.html'} location.href=u }",
            "go(2)",
            "i_2.html",
        ),
        ("function go(n){ alert(n) }", "go(2)", None),
        ("function go(n){ location.href = make(n) }", "go(2)", None),
        ("// function go(n){location.href='/x/'+n}", "go(2)", None),
        ("function go(n){location.href='/x/'+n}", "go()", None),
        ("function go(n){location.href='/x/'+n}", "stop(2)", None),
    ],
)
def test_addresses_that_small_functions_make(script, call, address):
    assert ScriptCalls(parse(f"<script>{script}</script>")).address(call) == address
