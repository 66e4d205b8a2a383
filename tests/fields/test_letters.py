"""Letters to message boxes: every shape of page and list gives the same facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fields.letter_rows import letter_claims
from crawler.fields.letters import Letter, read_letter, with_letter
from crawler.fields.markup import parse
from crawler.fields.resolve import resolve
from crawler.items import Claim, Field, Place

WHOLE = {
    "asked_at": "2026-05-01T10:20",
    "answered_at": "2026-05-06",
    "message_type": "投诉",
    "answered_by": "临溪县交通运输局",
    "message_status": "已回复",
    "question": "您好，请问开发区线路何时开通？",
    "answer": "您好，正在办理。\n感谢您的关心。",
}
ASKED = "您好，请问开发区线路何时开通？"
ANSWERED = "<p>您好，正在办理。</p><p>感谢您的关心。</p>"
PAGES = {
    "table": f"""<table><tr><td>信件编号</td><td>2026001</td><td>来信时间</td>
      <td>2026-05-01 10:20:30</td></tr><tr><td>写信人</td><td>张三</td><td>信件类型</td>
      <td>投诉</td></tr><tr><td>来信内容</td><td colspan=3>{ASKED}</td></tr><tr><td>回复单位</td>
      <td>临溪县交通运输局</td><td>回复时间</td><td>2026年5月6日</td></tr><tr><td>办理状态</td>
      <td>已回复</td></tr><tr><td>回复内容</td><td colspan=3>{ANSWERED}</td></tr></table>
      <div>满意度评价</div>""",
    "terms": f"""<dl><dt>提问时间：</dt><dd>2026-05-01 10:20</dd><dt>类型：</dt><dd>投诉</dd>
      <dt>状态：</dt><dd>已回复</dd><dt>承办单位：</dt><dd>临溪县交通运输局</dd>
      <dt>提问内容：</dt><dd>{ASKED}</dd><dt>办结时间：</dt><dd>2026/05/06</dd>
      <dt>答复意见：</dt><dd>{ANSWERED}</dd></dl>""",
    "blocks": f"""<div><span>来信人：张三</span><span>来信时间：2026-05-01 10:20</span>
      <span>类型：投诉</span><span>状态：已回复</span></div><div><div>来信内容</div><div>
      <p>{ASKED}</p></div></div><div><div>答复内容</div><div>{ANSWERED}</div>
      <p>答复单位：临溪县交通运输局</p><p>答复时间：2026-05-06</p></div><p>【打印】【关闭】</p>""",
    "paragraphs": f"""<p>写信时间：2026-05-01 10:20</p><p>信件类型：投诉</p><p>来信内容：{ASKED}</p>
      <p>处理部门：临溪县交通运输局</p><p>处理时间：2026-05-06</p><p>处理结果：已回复</p>
      <p>回复内容：您好，正在办理。</p><p>感谢您的关心。</p><p>上一篇：路灯不亮</p>""",
    "parts": f"""<h3>网友提问</h3><ul><li>昵称：小张</li><li>时间：2026-05-01 10:20</li>
      <li>类型：投诉</li><li>内容：{ASKED}</li></ul><h3>官方回复</h3><ul><li>状态：已回复</li>
      <li>单位：临溪县交通运输局</li><li>时间：2026-05-06</li><li>内容：{ANSWERED}</li></ul>""",
    "named": f"""<p>类型：投诉 状态：已回复</p><div><p>张** 2026-05-01 10:20</p></div>
      <p>留言时间：2026-05-01 10:20</p><p>留言：{ASKED}</p><h4>临溪县交通运输局回复：</h4>
      <p>2026-05-06</p>{ANSWERED}""",
    "head": f"""<table><tr><th>来信时间</th><th>类型</th><th>办理状态</th><th>承办单位</th>
      <th>办结时间</th></tr><tr><td>2026-05-01 10:20</td><td>投诉</td><td>已回复</td>
      <td>临溪县交通运输局</td><td>2026-05-06</td></tr></table><h3>【来信】</h3><div>{ASKED}</div>
      <h3>【回复】</h3><div>{ANSWERED}</div>""",
    "writers": f"""<div>类型：投诉</div><div>办理状态：已回复</div><div><div>网友留言</div>
      <div>张**　2026-05-01 10:20</div><div>{ASKED}</div></div><div><div>官方回复</div>
      <div>临溪县交通运输局　2026-05-06</div><div>{ANSWERED}</div></div>""",
    "spaced": f"""<table><tr><th>来 信 时 间：</th><td>2026/05/01 10:20</td></tr>
      <tr><th>类　　型：</th><td>投诉</td></tr><tr><th>状　　态：</th><td>已回复</td></tr>
      <tr><th>内　　容：</th><td>{ASKED}</td></tr><tr><th>回复部门：</th><td>临溪县交通运输局</td>
      </tr><tr><th>回复日期：</th><td>2026-05-06</td></tr><tr><th>回　　复：</th>
      <td>您好，正在办理。<br>感谢您的关心。</td></tr></table>""",
}
STATES = ["已回复", "办理中"]


def facts(claims: list[Claim]) -> dict[str, str | None]:
    return {field.value: claim.value for field, claim in resolve(claims).items()}


def read(inner: str) -> Letter:
    return read_letter(parse(f"<html><body><h1>公交线路</h1>{inner}</body></html>"))


@pytest.mark.parametrize("shape", PAGES)
def test_a_letter_is_read_in_every_shape(shape: str) -> None:
    letter = read(PAGES[shape])
    assert facts(letter.claims) == WHOLE
    assert letter.is_likely
    assert not any("张" in (claim.value or "") for claim in letter.claims)


def test_a_letter_that_waits_has_empty_places_and_nothing_invented() -> None:
    letter = read(
        "<p>来信时间：2026-05-01</p><p>来信内容：何时开通？</p><p>办理状态：办理中</p>"
        "<p>回复时间：</p><p>回复内容：</p>"
    )
    assert facts(letter.claims) == {
        "asked_at": "2026-05-01",
        "message_status": "办理中",
        "question": "何时开通？",
    }
    assert letter.is_whole
    empty = {claim.field for claim in letter.claims if claim.value is None}
    assert empty == {Field.ANSWERED_AT, Field.ANSWER}


def test_a_question_that_waits_is_likely_a_letter() -> None:
    asked = "<div>网友留言</div><div>李** 2026-05-01</div><div>乡道坑洼难行。</div>"
    assert not read(asked).is_likely
    waits = read(f"{asked}<div>当前状态：受理中</div>")
    assert waits.is_likely
    assert not waits.is_whole


@pytest.mark.parametrize(
    "inner",
    [
        "<p>为进一步做好咨询投诉办理工作，现将有关事项通知如下。</p>",
        "<table><tr><td>建议编号</td><td>12</td></tr><tr><td>答复单位</td><td>县教育局</td></tr></table>",
        "<p>受理单位：县民政局</p><p>办理时间：15个工作日</p><p>咨询电话：0555-1234567</p>",
        "<ul><li><a href=1.html>咨询</a></li><li><a href=2.html>投诉</a></li></ul>",
    ],
)
def test_other_pages_are_no_letters(inner: str) -> None:
    assert not read(inner).is_whole


def test_what_a_letter_calls_its_kind_is_no_category_of_a_document() -> None:
    letter = read("<p>信件标题：公交线路</p><p>类别：投诉</p><p>来信时间：2026-05-01</p>")
    page = [
        Claim(Field.TITLE, "局长信箱", "局长信箱", Place.HEADING),
        Claim(Field.CATEGORY, "投诉", "投诉", Place.TABLE, "类别"),
        Claim(Field.PUBLISHED_AT, "2026-05-06", "2026-05-06", Place.TABLE, "发布日期"),
    ]
    told = facts(list(with_letter(page, letter)))
    assert told["title"] == "公交线路"
    assert told["message_type"] == "投诉"
    assert "category" not in told


LISTS = {
    "table": """<table><tr><th>编号</th><th>标题</th><th>来信时间</th><th>回复时间</th><th>状态</th>
      <th>回复单位</th></tr>{rows}</table>""",
    "divisions": """<div><ul class=head><li>编号</li><li>标题</li><li>来信时间</li><li>回复时间</li>
      <li>状态</li><li>回复单位</li></ul>{rows}</div>""",
    "labels": "<ul>{rows}</ul>",
}
ROWS = {
    "table": """<tr class=row><td>1</td><td><a href=1.html>公交线路</a></td><td>2026-05-01</td>
      <td>2026-05-06</td><td>已回复</td><td>县交通运输局</td></tr>""",
    "divisions": """<ul class=row><li>1</li><li><a href=1.html>公交线路</a></li><li>2026-05-01</li>
      <li>2026-05-06</li><li>已回复</li><li>县交通运输局</li></ul>""",
    "labels": """<li class=row>[投诉] <a href=1.html>公交线路</a><span>来信时间：2026-05-01</span>
      <span>回复时间：</span><span>2026-05-06</span><span>回复单位：县交通运输局</span><em>已回复</em></li>""",
}


@pytest.mark.parametrize("shape", LISTS)
def test_a_list_of_letters_states_facts_of_each(shape: str) -> None:
    tree = parse(LISTS[shape].format(rows=ROWS[shape] * 2))
    rows = tree.xpath("//*[@class='row']")
    expected = {
        "asked_at": "2026-05-01",
        "answered_at": "2026-05-06",
        "message_status": "已回复",
        "answered_by": "县交通运输局",
    }
    if shape == "labels":
        expected["message_type"] = "投诉"
    for claims in letter_claims(rows, sure=True):
        assert {claim.field.value: claim.value for claim in claims} == expected
        assert {claim.place for claim in claims} == {Place.ROW}
    assert any(letter_claims(rows, sure=False)) is (shape != "labels")


def test_a_list_of_documents_states_nothing_of_letters() -> None:
    tree = parse(
        "<table><tr><th>序号</th><th>名称</th><th>文号</th><th>发布日期</th></tr>"
        "<tr class=row><td>1</td><td><a href=1.html>关于咨询的通知</a></td><td>无</td>"
        "<td>2026-05-01</td></tr></table>"
    )
    assert letter_claims(tree.xpath("//*[@class='row']"), sure=False) == [()]


@given(st.text(alphabet="来信时间回复内容：问答类型<p></td>tr201- \n", max_size=300))
def test_any_page_is_read(source: str) -> None:
    letter = read_letter(parse(source))
    assert all(claim.field is not None for claim in letter.claims)
