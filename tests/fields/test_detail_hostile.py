"""Hostile pages: nothing raises, nothing takes long, nothing is invented."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.fields.charset import decode
from crawler.fields.detail import read_detail
from crawler.fields.markup import parse
from crawler.fields.resolve import resolve
from crawler.items import Field
from tests.fields.detail_pages import SHAPES, TITLE, page

URL = "https://www.example.gov.cn/zwgk/202103/t20210312_1001.html"
LIMIT = 8.0
"""Processor seconds for a page of several megabytes: far above need, far below quadratic."""

HUGE = {
    "one line": "<p>" + "临溪县交通运输局" * 600_000,
    "nested divisions": "<div>" * 200_000 + "x",
    "inline elements": "<p>" + "<span>临</span>" * 100_000,
    "links": "<ul>" + '<li><a href="/a/1.html">道路养护管理办法</a></li>' * 20_000,
    "files": "<div id=zoom>" + '<a href="a%d.pdf">附件</a>' * 20_000,
    "cells": "<table><tr>" + "<td>索引号：</td><td></td>" * 20_000,
    "rows of labels": "<table>" + "<tr><th>文号</th><th>索引号</th></tr>" * 20_000,
    "one row of labels": "<table><tr>"
    + "<th>文号</th>" * 20_000
    + "</tr><tr>"
    + "<td>x</td>" * 20_000,
    "labels": ("<p>" + "发布日期：" * 50 + "</p>") * 2_000,
    "colons": "：" * 1_000_000,
    "half dates": "<p>" + "2019年 " * 200_000,
    "headings": f"<h1>{TITLE}</h1>" * 20_000,
    "dates": "<div id=zoom>" + "<p>2020年1月1日</p>" * 20_000,
    "numbers": f"<h1>{TITLE}</h1>" + "<p>临交〔2020〕1号</p>" * 20_000,
    "arrows": "<div class=crumb>当前位置：" + ">" * 500_000,
    "brackets": "<p>" + "（〔［【" * 200_000,
    "paths": '<h1>甲</h1><input type=hidden id=path value="' + "a.pdf," * 100_000 + '">',
    "objects": f"<h1>{TITLE}</h1><script>" + '{"name":"a","url":"b.pdf"},' * 40_000 + "</script>",
    "scripts": "<script>document.write('临溪'+x)</script>" * 5_000,
    "metas": '<meta name="ArticleTitle" content="甲乙丙丁">' * 20_000,
    "title tag": "<title>" + "临溪-" * 300_000 + "</title>",
    "comments": "<!-- 发布日期：2020 -->" * 20_000,
    "spaces": "<p>" + "\u3000" * 500_000 + "：",
    "json": '{"title":"' + "临" * 1_000_000 + '","wh":"x"}',
    "open brackets of json": "{" * 100_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_pages_end_in_time(name: str) -> None:
    start = time.process_time()
    source = HUGE[name]
    detail = read_detail(parse(source), source, URL)
    resolve(detail.claims)
    assert time.process_time() - start < LIMIT


def damaged(source: bytes, seed: int) -> bytes:
    """The page cut, torn or mixed up, always in the same way for one seed."""
    chance = random.Random(seed)
    data = bytearray(source)
    for _ in range(chance.randrange(1, 20)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.randrange(120))
        kind = chance.randrange(4)
        if kind == 0:
            del data[start:end]
        elif kind == 1:
            data[start:start] = data[end : end + 200]
        elif kind == 2:
            data[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        else:
            del data[len(data) - chance.randrange(200) :]
    return bytes(data)


@pytest.mark.parametrize("seed", range(60))
def test_damaged_pages_are_read_as_far_as_they_go(seed: int) -> None:
    name = sorted(SHAPES)[seed % len(SHAPES)]
    body = damaged(SHAPES[name].encode("gb18030" if seed % 3 else "utf-8"), seed)
    source = decode(body).text
    detail = read_detail(parse(source), source, URL)
    for claim in resolve(detail.claims).values():
        assert claim in detail.claims or claim.raw in {each.raw for each in detail.claims}
        assert claim.value


EMPTY = {
    "nothing": "",
    "no article": page("<p>欢迎光临本站。</p>", title=""),
    "search form": page(
        "<form><p>索引号：<input name=a> 文号：<input name=b></p><p>发布日期：<input name=c></p></form>",
        title="",
    ),
    "list of documents": page(
        "<table><tr><th>文号</th><th>文件名称</th><th>发文日期</th></tr>"
        + "<tr><td>临政〔2020〕1号</td><td>甲</td><td>2020-01-01</td></tr>" * 5
        + "</table>",
        title="",
    ),
    "side column": page(
        "<div class='side'><h3>推荐</h3><ul><li>发布时间：2020-01-01</li><li>来源：甲</li></ul></div>",
        title="",
    ),
}


@pytest.mark.parametrize("name", EMPTY)
def test_nothing_is_invented(name: str) -> None:
    detail = read_detail(parse(EMPTY[name]), EMPTY[name], "https://www.example.gov.cn/")
    won = {field for field, claim in resolve(detail.claims).items() if claim.value}
    assert won <= {Field.TITLE}
    assert not detail.attachments


FRAGMENTS = st.sampled_from(
    [
        *(
            "<td>",
            "</td>",
            "<tr>",
            "<table>",
            "</table>",
            "<li>",
            "<p>",
            "</p>",
            "<br>",
            "<b>",
            "</b>",
        ),
        *("索引号：", "文号", "发布日期：", "来源：", "2021-03-12", "无", "甲乙丙", "：", "\x00"),
        *("<h1>", "</h1>", "<div id=zoom>", "</div>", "<span style='display:none'>", "</span>"),
        *("，道路养护管理办法已经同意。", "（此件公开发布）", "<!-- 文号：甲 -->"),
        *("<script>document.write('来源：甲')</script>", '<a href="a.pdf">附件</a>'),
    ]
)


@settings(max_examples=150)
@given(st.lists(FRAGMENTS, max_size=30))
def test_no_mixture_of_markup_breaks_it(parts: list[str]) -> None:
    source = "".join(parts)
    detail = read_detail(parse(source), source, URL)
    stated = {claim.raw for claim in detail.claims}
    assert all(claim.raw in stated for claim in resolve(detail.claims).values())
