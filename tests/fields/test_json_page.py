"""Items that come as JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fields.detail import read_detail
from crawler.fields.json_page import read_json_item
from crawler.fields.markup import parse
from crawler.fields.resolve import resolve
from crawler.items import Field

URL = "https://www.example.gov.cn/api/doc?id=1"
RECORD = {
    "docTitle": "临溪县交通运输局\n关于修改章程的批复",
    "indexNo": "717804719/2021-309",
    "documentNo": "临复[2021]22号",
    "publishDate": "2021-03-12 16:07:00",
    "docSource": "法规科",
    "builddate": "2021-03-10",
    "docSummary": None,
    "attachments": [{"fileName": "批复.pdf", "fileUrl": "/f/1.pdf"}],
    "docClob": "<p>你公司关于修改章程的请示收悉，现批复如下。</p><p>临溪县交通运输局</p>"
    "<p>2021年3月9日</p>",
}


def test_a_record_within_an_answer() -> None:
    text = json.dumps({"code": 200, "data": RECORD}, ensure_ascii=False)
    detail = read_detail(parse(text), text, URL)
    won = {field: claim.value for field, claim in resolve(detail.claims).items()}
    assert won == {
        Field.TITLE: "临溪县交通运输局关于修改章程的批复",
        Field.INDEX_NUMBER: "717804719/2021-309",
        Field.DOCUMENT_NUMBER: "临复[2021]22号",
        Field.PUBLISHED_AT: "2021-03-12T16:07",
        Field.SOURCE: "法规科",
        Field.SIGNED_ON: "2021-03-09",
    }
    assert detail.body.startswith("你公司关于修改章程的请示收悉")
    (file,) = detail.attachments
    assert (file.name, file.type, file.url) == (
        "批复.pdf",
        "pdf",
        "https://www.example.gov.cn/f/1.pdf",
    )


def test_milliseconds_and_the_word_null() -> None:
    text = json.dumps({"title": "甲", "publishedTime": 1615536420000, "writtentext": "null"})
    item = read_json_item(text, URL)
    assert item is not None
    won = {field: claim.value for field, claim in resolve(item.claims).items()}
    assert won == {Field.TITLE: "甲", Field.PUBLISHED_AT: "2021-03-12T16:07"}


@pytest.mark.parametrize(
    "text", ["{", "{}", '{"title": "甲"}', "[1, 2]", "[" * 100_000, "<p>甲</p>"]
)
def test_no_item(text: str) -> None:
    assert read_json_item(text, URL) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["title", "wh", "content", "files", "url", "x"]), inner)
    ),
    max_leaves=12,
)


@given(JSON)
def test_no_data_breaks_it(data: object) -> None:
    item = read_json_item(json.dumps(data), URL)
    assert item is None or any(claim.field is Field.TITLE for claim in item.claims)
