"""Labels without a value in the head of a page, and whose page it says it is."""

from __future__ import annotations

import pytest

from crawler.fields.detail import read_detail
from crawler.fields.markup import parse
from crawler.items import Field

PAGE = (
    "<html><head>{meta}<title>关于公路的通知</title></head><body><h1>关于公路管理工作的通知</h1>"
    "<div class=info>{head}</div><div class=content><p>"
    + "为做好公路管理工作，现通知如下。"
    * 8
    + "</p>"
    "</div><div class=foot>主办：某县人民政府 {foot}</div></body></html>"
)


def claims(field: Field, url: str = "http://www.fy.gov.cn/a/1.html", **parts: str) -> list[str]:
    page = PAGE.format(**{"meta": "", "head": "", "foot": "", **parts})
    found = read_detail(parse(page), page, url).claims
    return [f"{one.label}|{one.value or ''}" for one in found if one.field is field]


@pytest.mark.parametrize(
    ("head", "labels"),
    [
        ("发布时间：2020-01-15 浏览次数：", ["浏览次数|"]),
        ("<span>浏览次数：</span><span>来源：甲局</span>", ["浏览次数|"]),
        ("作者： 来源：甲局 字体:[ ]", ["作者|", "字体|"]),
        ("作者：<br>责任编辑：<br>发布时间：2020-01-15", ["作者|", "责任编辑|"]),
        ("浏览次数：81 作者：张三", []),
        ("浏览次数：<script>document.write(getCount())</script>", []),
        ("【字体：<a>大</a> <a>中</a> <a>小</a>】【打印】", []),
        ("发布时间：2020-01-15 【字体：打印", ["【|"]),
        ("字号：【大 中 小】", []),
    ],
)
def test_labels_that_nothing_follows(head: str, labels: list[str]) -> None:
    assert claims(Field.FURNITURE, head=head) == labels


@pytest.mark.parametrize(
    ("domain", "url", "said"),
    [
        ("www.fy.gov.cn", "http://www.fy.gov.cn/a/1.html", []),
        ("http://www.fy.gov.cn/", "http://jtj.fy.gov.cn/a/1.html", []),
        ("www.jiangsu.gov.cn,www.js.gov.cn", "http://www.js.gov.cn/a/1.html", []),
        ("www.fy.gov.cn", "http://www.bz.gov.cn/a/1.html", ["SiteDomain|fy.gov.cn"]),
        ("www.fy.gov.cn", "http://www.copies.com/a/1.html", ["SiteDomain|fy.gov.cn"]),
        ("www.fy.gov.cn", "http://127.0.0.1:8000/a/1.html", []),
        ("", "http://www.fy.gov.cn/a/1.html", []),
        ("某县政府", "http://www.fy.gov.cn/a/1.html", []),
    ],
)
def test_a_domain_that_is_not_the_pages(domain: str, url: str, said: list[str]) -> None:
    meta = f'<meta name="SiteDomain" content="{domain}">'
    assert claims(Field.IDENTITY, url, meta=meta) == said


def test_the_code_in_the_foot() -> None:
    assert claims(Field.IDENTITY, foot="网站标识码:3412000012") == ["网站标识码|3412000012"]
    assert claims(Field.IDENTITY, foot="标识 3412000012") == []
