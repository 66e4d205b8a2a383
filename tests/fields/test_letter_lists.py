"""Letters without a page of their own: whatever list they stand in gives the same facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fields.letter_lists import listed_letters
from crawler.fields.markup import parse
from crawler.fields.resolve import resolve
from crawler.items import Column, ColumnKind, Row

BASE = "http://t.gov.cn/xx/index_1.html"
BOX = Column("http://t.gov.cn/xx/", "县长信箱", ("县长信箱",), ColumnKind.MESSAGES)
NOTES = Column("http://t.gov.cn/tz/", "通知公告", ("通知公告",), ColumnKind.NOTICE)
LAMP = ("投诉", "路灯不亮", "2026-05-06 09:10", "东街三盏路灯不亮。", "2026-05-08", "已更换灯具。")
BUS = ("建议", "增设站台", "2026-05-11 08:00", "建议医院增设站台。", "2026-05-14", "已列入计划。")
BY = "县城管局"


def _each(form: str, around: str = "{}", joint: str = "") -> str:
    names = ("sort", "title", "asked", "question", "answered", "answer")
    made = (form.format(by=BY, **dict(zip(names, one, strict=True))) for one in (LAMP, BUS))
    return around.format(joint.join(made))


ANSWER = "<p>回复单位：{by}</p><p>回复时间：{answered}</p><p>回复内容：{answer}</p>"
LISTS = {
    "items": _each(
        "<li><h4>[{sort}]{title}</h4><p>来信时间：{asked}</p><p>来信内容：{question}</p>"
        + f"{ANSWER}</li>",
        "<ul>{}</ul>",
    ),
    "accordion": _each(
        "<dt onclick='t(this)'><i>+</i> {title}</dt><dd style='display:none'><p>类型：{sort} "
        "提问时间：{asked}</p><p>提问内容：{question}</p><p>答复部门：{by} 答复时间：{answered}</p>"
        "<p>答复内容：{answer}</p></dd>",
        "<dl>{}</dl>",
    ),
    "panels": _each(
        "<details><summary>{title}</summary><div><span>【信件类型】{sort}</span>"
        "<span>【写信时间】{asked}</span></div><div>【写信内容】{question}</div>"
        "<div>【答复单位】{by}</div><div>【答复时间】{answered}</div><div>【答复内容】{answer}</div>"
        "</details>",
        "<div>{}</div>",
    ),
    "rows": _each(
        "<tr><td colspan=4>{title}</td></tr><tr><td>留言类型</td><td>{sort}</td><td>留言时间</td>"
        "<td>{asked}</td></tr><tr><td>留言内容</td><td colspan=3>{question}</td></tr><tr>"
        "<td>回复单位</td><td>{by}</td><td>回复时间</td><td>{answered}</td></tr><tr><td>回复内容"
        "</td><td colspan=3>{answer}</td></tr>",
        "<table>{}</table>",
    ),
    "tables": _each(
        "<table><tr><td>标题</td><td>{title}</td><td>类型</td><td>{sort}</td></tr><tr>"
        "<td>咨询时间</td><td>{asked}</td><td>答复时间</td><td>{answered}</td></tr><tr>"
        "<td>咨询内容</td><td colspan=3>{question}</td></tr><tr><td>答复单位</td><td>{by}</td></tr>"
        "<tr><td>答复内容</td><td colspan=3>{answer}</td></tr></table>",
        joint="<div class='line'></div>",
    ),
    "paragraphs": _each(
        "<p class='t'>【{sort}】{title}</p><p>来信时间：{asked}</p><p>来信内容：{question}</p>"
        + ANSWER.replace("<p>回复单位", "<p class='a'>回复单位"),
        "<div>{}</div>",
        "<hr>",
    ),
    "inline labels": _each(
        "<div><div>【{sort}】{title}<span>来信时间：{asked}</span></div><p>来信内容：{question}</p>"
        "<p><strong>{by}答复：</strong>{answer}<span>答复时间：{answered}</span></p></div>",
    ),
    "bold labels": _each(
        "<div><h4><a href='#c' data-toggle='collapse'>{title}</a></h4><p><b>类型</b>{sort}</p><p><b>提交时间"
        "</b>{asked}</p><p><b>诉求内容</b>{question}</p><p><b>办理部门</b>{by}</p><p><b>办结时间</b>"
        "{answered}</p><p><b>办理结果</b>{answer}</p></div>",
    ),
    "headed and opened below": _each(
        "<div><span>{title}</span><span>{sort}</span><span>{asked}</span><span>{answered}</span>"
        "<span>{by}</span></div><div><p>来信内容：{question}</p><p>回复内容：{answer}</p></div>",
        "<div><div><span>标题</span><span>类型</span><span>提交日期</span><span>回复日期</span>"
        "<span>回复单位</span></div>{}</div>",
    ),
    "headed": _each(
        "<tr><td>{title}</td><td>{sort}</td><td>{asked}</td><td>{question}</td><td>{by}</td>"
        "<td>{answered}</td><td>{answer}</td></tr>",
        "<table><tr><th>标题</th><th>类型</th><th>来信时间</th><th>来信内容</th><th>答复单位</th>"
        "<th>答复时间</th><th>答复内容</th></tr>{}</table>",
    ),
    "headed and unfolded": _each(
        "<tr><td>{title}</td><td>{sort}</td><td>{asked}</td><td>{answered}</td></tr>"
        "<tr style='display:none'><td colspan=4><p>来信内容：{question}</p><p>答复单位：{by}</p>"
        "<p>答复内容：{answer}</p></td></tr>",
        "<table><tr><th>标题</th><th>类型</th><th>来信时间</th><th>答复时间</th></tr>{}</table>",
    ),
    "cells": _each(
        "<ul><li>{title}</li><li>{sort}</li><li>{asked}</li><li>{question}</li><li>{by}</li>"
        "<li>{answered}</li><li>{answer}</li></ul>",
        "<div><ul><li>标题</li><li>类型</li><li>来信时间</li><li>来信内容</li><li>答复单位</li>"
        "<li>答复时间</li><li>答复内容</li></ul>{}</div>",
    ),
}


def _letters(markup: str, column: Column = BOX) -> tuple[Row, ...]:
    page = f"<html><body><div><h2>{column.name}</h2>{markup}</div></body></html>"
    return listed_letters(parse(page), page, BASE, column)


def _facts(row: Row) -> tuple[str, ...]:
    assert row.item is not None
    won = {field.value: claim.value or "" for field, claim in resolve(row.item.claims).items()}
    assert won["answered_by"] == BY
    names = ("message_type", "title", "asked_at", "question", "answered_at", "answer")
    return tuple(won.get(name, "").replace("T", " ") for name in names)


@pytest.mark.parametrize("markup", LISTS.values(), ids=LISTS)
def test_every_shape_of_list_gives_its_letters(markup: str) -> None:
    assert [_facts(row) for row in _letters(markup)] == [LAMP, BUS]


@pytest.mark.parametrize("markup", LISTS.values(), ids=LISTS)
def test_a_letter_keeps_its_address_wherever_it_stands(markup: str) -> None:
    urls = [row.url for row in _letters(markup)]
    assert len(set(urls)) == 2
    assert all(url.startswith("http://t.gov.cn/xx/#letter:") for url in urls)
    assert [row.url for row in _letters(LISTS["items"])] == urls


def test_the_only_letter_of_a_list_is_one() -> None:
    alone = LISTS["items"].split("</li>")[0] + "</li></ul>"
    assert [_facts(row) for row in _letters(alone)] == [LAMP]
    headed = LISTS["headed"].split("</tr>")
    assert [_facts(row) for row in _letters("</tr>".join(headed[:2]) + "</table>")] == [LAMP]


def test_a_letter_without_an_answer_does_not_take_that_of_the_next() -> None:
    first, second, rest = LISTS["items"].split("<li>")[1:], "", ""
    waiting = first[0].split("<p>回复单位")[0] + "<p>办理状态：办理中</p></li>"
    rows = _letters(f"<ul><li>{waiting}<li>{first[1]}{second}{rest}")
    assert [row.title for row in rows] == [LAMP[1], BUS[1]]
    assert rows[0].item is not None
    won = {field.value: claim.value for field, claim in resolve(rows[0].item.claims).items()}
    assert won["message_status"] == "办理中"
    assert "answered_at" not in won
    assert "answer" not in won


@pytest.mark.parametrize(
    "form",
    [
        "<div><p><i>{sort}</i><b>{title}</b><em>{asked}</em></p><p>{question}</p><p><span>{by}</span>"
        "<span>回复于 {answered}</span></p><p>{answer}</p></div>",
        "<div><h3>{title}</h3><span>{asked}</span><p>来信：{question}</p><p>回复：{answer}</p>"
        "<p>（{by}　{answered}）</p></div>",
    ],
)
def test_days_without_labels_are_those_of_the_side_they_stand_on(form: str) -> None:
    for row, letter in zip(_letters(_each(form)), (LAMP, BUS), strict=True):
        assert row.item is not None
        won = {field.value: claim.value or "" for field, claim in resolve(row.item.claims).items()}
        assert won["title"] == letter[1]
        assert won["asked_at"].replace("T", " ") == letter[2]
        assert won["answered_at"] == letter[4]


def test_a_head_of_plain_words_names_the_side_that_its_cells_stand_on() -> None:
    table = _each(
        "<tr><td>1</td><td>{question}</td><td>{asked}</td><td>{answer}</td><td>{answered}</td></tr>",
        "<table><tr><th>编号</th><th>内容</th><th>时间</th><th>办理情况</th><th>办理时间</th></tr>{}"
        "</table>",
    )
    for row, letter in zip(_letters(table), (LAMP, BUS), strict=True):
        assert row.item is not None
        won = {field.value: claim.value or "" for field, claim in resolve(row.item.claims).items()}
        stated = (won["question"], won["asked_at"].replace("T", " "), won["answered_at"])
        assert stated == (letter[3], letter[2], letter[4])
        assert row.title == letter[3].rstrip("。")


def test_letters_with_pages_of_their_own_are_left_to_these() -> None:
    linked = LISTS["items"]
    for title in (LAMP[1], BUS[1]):
        linked = linked.replace(title, f"<a href='/xx/{title}.html'>关于{title}的来信</a>", 1)
    assert _letters(linked) == ()
    scripted = (
        LISTS["items"]
        .replace("<h4>", "<h4><a href='javascript:void(0)'>")
        .replace("</h4>", "</a></h4>")
    )
    assert [row.title for row in _letters(scripted)] == [LAMP[1], BUS[1]]


def test_questions_without_times_and_forms_are_no_letters() -> None:
    asked = "<dl><dt>问：如何办老年证？</dt><dd>答：到便民服务站办理。</dd></dl>" * 2
    assert _letters(asked) == ()
    assert _letters("<form><p>留言内容：<textarea></textarea></p><p>回复时间：</p></form>") == ()
    assert _letters("<p>来信内容：请写明地点。</p><p>来信时间：工作日。</p>") == ()


def test_outside_a_box_only_letters_with_both_sides_count() -> None:
    assert len(_letters(LISTS["items"], NOTES)) == 2
    assert _letters(LISTS["items"].split("</li>")[0] + "</li></ul>", NOTES) == ()
    asked = _each("<li><b>{title}</b><p>提交时间：{asked}</p></li>", "<ul>{}</ul>")
    assert _letters(asked, NOTES) == ()


BROKEN = ["<p>", "<li>", "<tr><td>", "</div>", "来信时间：2026-05-06", "回复内容：好"]


@given(st.lists(st.sampled_from(BROKEN)))
def test_no_page_is_too_broken(parts: list[str]) -> None:
    for row in _letters("".join(parts)):
        assert row.item is not None
        assert row.item.url == row.url
