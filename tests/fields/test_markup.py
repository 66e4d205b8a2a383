"""The parser never raises, is bounded, and loses no character of inline text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from crawler.fields.markup import parse, squeeze, text_of

TEXTS = {
    "": "",
    "   \n": "",
    "<!-- only a comment -->": "",
    "plain": "plain",
    "a\x00b": "ab",
    '<?xml version="1.0" encoding="gbk"?><html><body>中文</body></html>': "中文",
    '<meta charset="gb2312"><p>中文</p>': "中文",
    "<p>皖政办<b>〔</b>2017<span>〕</span>18号</p>": "皖政办〔2017〕18号",
    "<p>一</p><p>二</p>": "一 二",
    "甲<br>乙": "甲 乙",
    "<p>甲<style>p{}</style><script>x</script><!-- c -->乙</p>": "甲乙",
    "<p>甲\u200b乙\u3000丙&nbsp;丁</p>": "甲乙 丙 丁",
    "<frameset><frame src=a></frameset>": "",
    "<td>甲<td>乙": "甲 乙",
    "\ud800<p>甲": "? 甲",
}


@pytest.mark.parametrize("source", TEXTS)
def test_text(source: str) -> None:
    assert text_of(parse(source)) == TEXTS[source]


def test_deep_nesting_is_bounded() -> None:
    tree = parse("<div>" * 100_000 + "x")
    depth = max(sum(1 for _ in element.iterancestors()) for element in list(tree.iter())[-1:])
    assert 100 < depth < 3000


def test_a_page_of_one_long_line() -> None:
    assert len(text_of(parse("<p>" + "道路养护" * 500_000))) == 2_000_000


@pytest.mark.parametrize("text", ["a  b", " a\u3000b ", "a\xa0b", "a\n\tb", "\ufeffa b"])
def test_squeeze(text: str) -> None:
    assert squeeze(text) == "a b"


@given(st.text(alphabet="<>/ abp\"'=!-&#;x\x00\ud800中", max_size=200))
def test_no_source_breaks_it(source: str) -> None:
    tree = parse(source)
    assert isinstance(tree, HtmlElement)
    assert "\x00" not in text_of(tree)


@pytest.mark.parametrize("end", ["</html>", "</HTML>", "</body></html>", "</html>\n<!-- x -->"])
def test_nothing_is_lost_behind_a_premature_end(end: str) -> None:
    source = f"<html><body><p>甲</p>{end}<div><p>乙</p></div></body></html>"
    assert text_of(parse(source)) == "甲 乙"
