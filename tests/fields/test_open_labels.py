"""Labels of the head that nothing follows, in elements that stand side by side."""

from __future__ import annotations

import pytest

from crawler.fields.detail import read_detail
from crawler.fields.markup import parse
from crawler.items import Field


@pytest.mark.parametrize(
    ("span", "open_labels"),
    [
        ("<span>作者：</span>", ["作者"]),
        ("<span>责任编辑：</span><span>浏览次数：</span>", ["责任编辑", "浏览次数"]),
        ("<span>字体：[ ]</span>", ["字体"]),
        ("<span>作者：</span><span>张三</span>", []),
        ("<span>【字号：</span><a>大</a><a>中</a><a>小</a><span>】</span>", []),
        ("<span>责任编辑：李四</span>", []),
    ],
)
def test_labels_without_a_value(span: str, open_labels: list[str]) -> None:
    head = f"<div><span>发布时间：2026-06-02</span><span>来源：县政府</span>{span}</div>"
    html = f"<html><body><h1>关于公路的通知</h1>{head}<p>{'正文。' * 30}</p></body></html>"
    claims = read_detail(parse(html), html, "http://www.linxi.gov.cn/a/1.html").claims
    assert [c.label for c in claims if c.field is Field.FURNITURE] == open_labels
