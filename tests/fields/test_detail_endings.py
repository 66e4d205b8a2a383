"""What a text says of its own beginning and end, and what stands below it and is not its own."""

from __future__ import annotations

import pytest

from tests.fields.detail_pages import BODY, TITLE, article, page
from tests.fields.test_detail_shapes import read

TEXT = "<p>为加强道路养护管理，保障道路完好畅通，根据有关规定，制定本办法。</p>"

FORCE = {
    "本办法自2021年4月1日起施行。": ("2021-04-01", None),
    "本办法自2021年4月1日起施行，有效期至2026年3月31日。": ("2021-04-01", "2026-03-31"),
    "本办法自2021年4月1日起施行，至2026年3月31日止。": ("2021-04-01", "2026-03-31"),
    "本办法自2021年4月1日起施行，有效期5年。": ("2021-04-01", None),
    "本办法自2021年4月1日起施行，2016年印发的办法同时废止。": ("2021-04-01", None),
    "本办法自发布之日起施行。": (None, None),
    "本办法自印发之日起施行，有效期至2026年3月31日。": (None, "2026-03-31"),
    "本通知适用全县范围，自发布之日起执行，有效期至2026年3月31日。": (None, "2026-03-31"),
    "本办法第三条自印发之日起施行，有效期至2026年3月31日。": (None, None),
    "本办法自印发之日起30日后施行。": (None, None),
    "《道路养护办法》自2012年10月1日起施行以来，成效明显。": (None, None),
}


@pytest.mark.parametrize("sentence", FORCE)
def test_days_of_entry_into_force_and_of_expiry(sentence: str) -> None:
    got = read(page(article("", body=f"{TEXT}<p>{sentence}</p>")))
    assert (got.get("effective_on"), got.get("abolished_on")) == FORCE[sentence]


SIGNED = {
    "<p>临溪县交通运输局</p><p>2021-3-9</p>": "2021-03-09",
    "<p>临溪县交通运输局</p><p>2021.03.09</p>": "2021-03-09",
    "<p>为此，请各单位抓紧落实，按时报送。</p><p>2021-3-9</p>": None,
    "<p>2021-3-9</p>": None,
}


@pytest.mark.parametrize("ending", SIGNED)
def test_signature_dates_in_figures(ending: str) -> None:
    assert read(page(article("", body=TEXT + ending))).get("signed_on") == SIGNED[ending]


def test_a_signature_below_one_short_sentence() -> None:
    body = "<p>各乡镇：</p><p>现印发给你们。</p><p>临溪县水利局</p><p>2021年3月9日</p>"
    assert read(page(article("", body=body))).get("signed_on") == "2021-03-09"


def test_a_number_under_the_sign_of_its_organ() -> None:
    body = f"<p>临交运</p><p>〔2021〕12号</p>{BODY}".replace("临交运<", "临交运发<")
    assert read(page(article("", body=body)))["document_number"] == "临交运发〔2021〕12号"


BELOW = (
    "<div><h3>相关信息</h3><p>发布时间：2026-01-05</p><p>来源：县广播电视台</p></div>",
    "<div><h3>网友评论</h3><p>发表时间：2026-01-05 10:00</p></div>",
    "<div><h3>最新动态</h3><ul><li>发布日期：2026-01-05</li></ul></div>",
)


@pytest.mark.parametrize("below", BELOW)
def test_dates_of_other_articles_and_of_comments(below: str) -> None:
    got = read(page(f"<div><h1>{TITLE}</h1><div>{BODY}</div>{below}</div>"))
    assert (got.get("published_at"), got.get("source")) == (None, None)


def test_a_date_in_a_sentence_at_the_end_of_the_text() -> None:
    html = page(article("", body=BODY + "<p>发布日期：2021年1月1日，逾期无效。</p>"))
    assert read(html).get("published_at") is None


TABLES = {
    "a project": "<tr><td>项目名称：</td><td>桃花路</td></tr><tr><td>发布单位：</td><td>桃花村</td></tr>"
    "<tr><td>发布时间：</td><td>2020-05-06</td></tr><tr><td>有效期：</td><td>三年</td></tr>",
    "a document": "<tr><td>发文机关</td><td>文号</td><td>标题</td></tr>"
    "<tr><td>省交通厅</td><td>省交〔2020〕1号</td><td>关于养护的通知</td></tr>",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_the_text_is_no_catalogue(name: str) -> None:
    header = "<p>发布时间：2021-03-12 来源：县府办</p>"
    got = read(page(f"<div><h1>{TITLE}</h1>{header}<div><table>{TABLES[name]}</table></div></div>"))
    fields = ("issuing_body", "document_number", "validity")
    assert [got.get(field) for field in fields] == [None] * 3
    assert (got["published_at"], got["source"]) == ("2021-03-12", "县府办")
