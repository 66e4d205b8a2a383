"""Small pages that seeded portals showed to be read wrongly."""

from __future__ import annotations

from crawler.fields.detail import Detail, read_detail
from crawler.fields.markup import parse
from crawler.items import Field

ABSTRACT = "本信息围绕政务公开培训，说明了工作目标、责任主体和服务措施，便于公众了解和监督。"
FACTS = {"索引号": "113499250032450542/202605-00008", "发布机构": "临溪县人民政府办公室"}


def read(block: str, text: str = "<p>培训讲解了公开制度和平台操作。</p>") -> Detail:
    page = f"""<html><head><title>举办政务公开培训班</title></head><body>
    <h1>举办政务公开培训班</h1><div class="info">发布日期：2026-05-14 14:54</div>{block}
    <div class="article-content">{text}</div></body></html>"""
    return read_detail(parse(page), page, "http://www.linxi.gov.cn/a/1.html")


def lines(facts: dict[str, str]) -> str:
    return "".join(f"<p>{label}：{value}</p>" for label, value in facts.items())


def table(facts: dict[str, str], name: str = "") -> str:
    rows = "".join(f"<tr><th>{label}：</th><td>{text}</td></tr>" for label, text in facts.items())
    return f'<table class="{name}">{rows}</table>'


def test_a_text_of_one_sentence_is_not_lost_beside_a_long_abstract() -> None:
    found = read(f"<div>{lines(FACTS | {'内容概述': ABSTRACT})}</div>")
    assert found.body == "培训讲解了公开制度和平台操作。"
    found = read(f"<div>{lines(FACTS | {'内容概述': ABSTRACT})}</div>", "<table><tr><td>李</table>")
    assert found.body == "李"


def test_a_placeholder_for_the_index_number_is_stated() -> None:
    for void in ("无", "-", "暂无", ""):
        claims = read(table(FACTS | {"索引号": void})).claims
        assert [c.raw for c in claims if c.field is Field.INDEX_NUMBER] == [void]
    claims = read(table(FACTS | {"索引号": "见附件说明，请联系我们。"})).claims
    assert not [c for c in claims if c.field is Field.INDEX_NUMBER]


def test_a_block_that_stands_twice_on_one_screen_is_no_copy_for_another() -> None:
    wide = table(FACTS, "suoyin hidden-xs")
    twice = wide.replace("</table>", wide.partition(">")[2])
    for block, count in ((twice, 2), (wide + table(FACTS, "suoyin hidden-lg"), 1), (wide, 1)):
        claims = read(block).claims
        assert len([c for c in claims if c.field is Field.ISSUING_BODY]) == count, block
