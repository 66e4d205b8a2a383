"""Texts that scripts put into elements: only what is certain."""

from __future__ import annotations

import pytest

from crawler.fields.detail import read_detail
from crawler.fields.fills import find_fills
from crawler.fields.markup import parse
from crawler.fields.resolve import resolve
from crawler.items import Field, Place
from tests.fields.detail_pages import article, page

SCRIPTS = {
    '$("#a").html("甲");': {"a": "甲"},
    "jQuery('#a').text('甲')": {"a": "甲"},
    'document.getElementById("a").innerHTML = "甲";': {"a": "甲"},
    "var s = '甲';\ndocument.getElementById('a').innerText=s;": {"a": "甲"},
    '$(function(){ $("#a").html("甲"); $("#b").html("乙") });': {"a": "甲", "b": "乙"},
    '$("#a").html(get());': {},
    '$("#a").html(unknown);': {},
    '$("#a").html("甲"+x);': {},
    '$("#a").html("<b>甲</b>");': {},
    'if(x){$("#a").html("甲");}': {},
    '$("#b").click(function(){$("#a").html("甲");});': {},
    '$("#a").html("甲");$("#a").html("乙");': {},
    '$("#a").html();': {},
    '$("#a': {},
    "": {},
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_fills(script: str) -> None:
    assert find_fills([script]) == SCRIPTS[script]


def test_a_filled_header_is_read_as_script() -> None:
    header = '<p>发布时间：<i id="t"></i> 来源：<i id="s"></i> 作者：<i id="a">张三</i></p>'
    script = '<script>$("#t").html("2021-03-12 16:07");$("#s").text("县府办");$("#a").text("李四")</script>'
    html = page(article("", header=header) + script)
    won = resolve(read_detail(parse(html), html, "https://www.example.gov.cn/1.html").claims)
    got = {
        field: (won[field].value, won[field].place) for field in (Field.PUBLISHED_AT, Field.SOURCE)
    }
    assert got == {
        Field.PUBLISHED_AT: ("2021-03-12T16:07", Place.SCRIPT),
        Field.SOURCE: ("县府办", Place.SCRIPT),
    }
