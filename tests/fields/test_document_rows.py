"""What lists of documents state beside titles."""

from __future__ import annotations

import pytest

from crawler.fields.document_rows import document_claims
from crawler.fields.markup import parse

TABLE = (
    "<table><tr><th>索引号</th><th>名称</th><th>发布机构</th><th>文号</th></tr>"
    "<tr><td>003257952/202606-00401</td><td><a href='/a/1.html'>公路养护办法</a></td>"
    "<td>县政府办</td><td>临政办〔2026〕12号</td></tr></table>"
)
LABELS = (
    "<ul><li><a href='/a/1.html'>公路养护办法</a><p>索引号：003257952/202606-00401</p>"
    "<p>发布机构：县政府办 文号：临政办〔2026〕12号</p></li></ul>"
)
CUT = "<ul><li><a href='/a/1.html'>关于来源：一个问题</a><p>文号：临政办〔2026…</p></li></ul>"
WHOLE = {
    "index_number": "003257952/202606-00401",
    "issuing_body": "县政府办",
    "document_number": "临政办〔2026〕12号",
}


@pytest.mark.parametrize(
    ("html", "row", "told"), [(TABLE, "//tr[2]", WHOLE), (LABELS, "//li", WHOLE), (CUT, "//li", {})]
)
def test_the_facts_of_a_row(html: str, row: str, told: dict[str, str]) -> None:
    (element,) = parse(f"<html><body>{html}</body></html>").xpath(row)
    (claims,) = document_claims([element])
    assert {claim.field.value: claim.value for claim in claims} == told


def test_a_row_without_an_element_states_nothing() -> None:
    assert document_claims([None]) == [()]
