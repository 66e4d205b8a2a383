"""Hanweb: lists of jpage in other markup than the simulator's, ids, traces, hostile answers."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.fields.opened import datastores, opened
from crawler.fields.page_series import MAX_PAGES
from crawler.items import ColumnKind, PageClass, Role
from crawler.spiders import detect
from crawler.spiders.hanweb import HanwebSpider
from tests.spiders.crawling import page_of
from tests.spiders.hanweb_pages import (
    COLUMN,
    HOME,
    MESSAGES,
    PROXY,
    QUERY,
    SEARCH,
    UNIT,
    asked,
    call,
    read,
    row,
    shell,
    store,
    unit,
)

SCRIPT = f"<script type='text/xml'>{store(range(20, 14, -1))}</script>"
ESCAPED = "".join(
    f"<record>{row(day).replace('<', '&lt;').replace('>', '&gt;')}</record>"
    for day in range(20, 14, -1)
)
EMBEDDED = {
    "in its element": f"<div id=u>{SCRIPT}</div>{call()}",
    "beside its element": f"<div id=u></div>{SCRIPT}{call()}",
    "in a hidden part": f"<div hidden>{store(range(20, 14, -1))}</div><div id=u></div>{call()}",
    "with a declaration": f"<div id=u><script type=text/xml><?xml version='1.0'?>{store(range(20, 14, -1))}</script></div>{call()}",
    "escaped": f"<div id=u><script type='text/xml'><datastore><recordset>{ESCAPED}</recordset></datastore></script></div>{call()}",
    "twice": f"<div id=u>{SCRIPT}</div>{call()}<div id=w>{SCRIPT}</div>{call('w')}",
    "beside a list of another column": f"<div class=r><div id=v><script type='text/xml'>{store(range(9, 1, -1), 8)}</script></div></div>"
    f"<div id=u>{SCRIPT}</div>{call('v', 8, totalRecord=90)}{call()}",
}


@pytest.mark.parametrize("form", EMBEDDED)
def test_embedded_rows_are_read_and_the_rest_is_asked_for_by_groups(form):
    listing = read(COLUMN, shell(EMBEDDED[form])).listing
    assert [r.url[-12:-5] for r in listing.rows] == [f"t_7_{k}" for k in range(520, 514, -1)]
    assert str(listing.rows[0].date.date) == "2025-03-20"
    assert listing.declared_total == 30
    spans = [
        (asked(u)["startrecord"], asked(u)["endrecord"], asked(u)["page"])
        for u in listing.next_urls
    ]
    assert spans == [("7", "12", "3"), ("13", "18", "5"), ("19", "24", "7"), ("25", "30", "9")]
    assert all(asked(u)["columnid"] == "7" for u in listing.next_urls)


@pytest.mark.parametrize(
    ("total", "held", "spans"),
    [
        (6, 6, []),
        (7, 6, [("7", "7")]),
        (0, 0, []),
        (2, 2, []),
        (9, 2, [("3", "5")]),  # fewer than one page: perhaps all there is
        (9, 3, [("4", "9")]),
    ],
)
def test_no_more_is_asked_for_than_is_declared(total, held, spans):
    body = f"<div id=u><script type=text/xml>{store(range(20, 20 - held, -1))}</script></div>"
    listing = read(COLUMN, shell(body + call(totalRecord=total))).listing
    assert len(listing.rows) == held
    assert [(asked(u)["startrecord"], asked(u)["endrecord"]) for u in listing.next_urls] == spans


@pytest.mark.parametrize("mark", ["x", "99", "-1", "0", ""])
def test_marks_of_the_page_itself_do_no_harm(mark):
    own = f"<ul data-store='{mark}'>{row(3)}{row(4)}{row(5)}</ul>"
    assert read(COLUMN, shell(own + call(totalRecord=3))).listing.rows
    assert (
        read(COLUMN, shell(f"{own}<div id=u>{SCRIPT}</div>{call()}")).page_class is PageClass.LIST
    )


def test_a_total_beyond_belief_is_bounded():
    listing = read(COLUMN, shell(f"<div id=u>{SCRIPT}</div>{call(totalRecord=99999999)}")).listing
    assert len(listing.next_urls) <= MAX_PAGES


@pytest.mark.parametrize("other", ["", f"<ul>{row(3, 8)}{row(4, 8)}</ul>"])
def test_a_list_left_to_script_is_asked_for_and_rows_beside_it_are_none_of_it(other):
    reading = read(COLUMN, shell(f"{other}<div id=u></div>{call()}"))
    assert reading.listing is None
    assert [asked(t.url)["startrecord"] for t in reading.follow] == ["1", "7", "13", "19", "25"]


def test_a_page_with_lists_of_other_columns_has_none_of_its_own():
    blocks = "".join(
        f"<div><h2><a href='/col/col{k}/index.html'>{name}</a></h2><div id=u{k}>"
        f"<script type=text/xml>{store(range(9, 5, -1), k)}</script></div>{call(f'u{k}', k)}</div>"
        for k, name in ((11, "财政预决算"), (12, "人事信息"), (13, "规划计划"))
    )
    listing = read(COLUMN, shell(blocks)).listing
    assert listing.excerpt
    assert (listing.next_urls, listing.declared_total) == ((), None)


def test_a_link_in_the_datastore_is_enough():
    link = "<nextgroup><![CDATA[<a href='/module/jpage/dataproxy.jsp?page=1&amp;columnid=Zk%2B3&amp;unitid=x'></a>]]></nextgroup>"
    extra = f"<totalrecord>16</totalrecord>{link}"
    body = f"<div><script type='text/xml'>{store(range(20, 14, -1), extra=extra)}</script></div>"
    listing = read(COLUMN, shell(body)).listing
    assert [(asked(u)["page"], asked(u)["perpage"]) for u in listing.next_urls] == [
        ("2", "6"),
        ("3", "6"),
    ]
    assert asked(listing.next_urls[0])["columnid"] == "Zk+3"
    assert not any("#post:" in u for u in listing.next_urls)


@pytest.mark.parametrize(
    ("window", "count", "following"),
    [
        ("startrecord=7&endrecord=12&perpage=3&page=3", 6, None),
        ("startrecord=7&endrecord=12&perpage=3&page=3", 3, ("10", "12", "4")),
        ("startrecord=7&endrecord=12&perpage=3&page=3", 0, None),
        ("startrecord=46&endrecord=102&perpage=19&page=3", 19, ("65", "102", "4")),
        ("page=2&perpage=6", 6, None),
        ("", 6, None),
    ],
)
def test_an_answer_with_fewer_rows_than_asked_for_leaves_the_rest_of_its_group(
    window, count, following
):
    url = f"{PROXY}?{window}#post:columnid=7"
    body = "<?xml version='1.0'?>" + store(
        range(count, 0, -1), extra="<totalrecord>99</totalrecord>"
    )
    listing = read(url, body, Role.LIST).listing
    assert len(listing.rows) == count
    found = [asked(u) for u in listing.next_urls]
    if window.startswith("page"):
        assert [f["page"] for f in found] == ["3"]
    else:
        spans = [(f["startrecord"], f["endrecord"], f["page"]) for f in found]
        assert spans == ([following] if following else [])


SAME = [
    ["/art/2024/1/5/art_77_123.html", "/art/2024/1/5/art_99_123.html"],
    [
        "/art/2026/art_3ee31f59485c482ab773b7e606db64f5.html",
        "/col/col12/art/2026/art_3ee31f59-485c-482a-b773-b7e606db64f5.html",
        "/zwgk/content/3ee31f59-485c-482a-b773-b7e606db64f5.html",
    ],
]


@pytest.mark.parametrize("paths", SAME)
def test_one_item_has_one_key(paths):
    keys = {HanwebSpider(HOME).item_key(HOME.rstrip("/") + path) for path in paths}
    assert len(keys) == 1
    assert None not in keys


@pytest.mark.parametrize(
    "path", ["col/col7/index.html", "col/col7/index.html?number=A02", "zcfg/zcfg.html"]
)
def test_columns_are_no_items(path):
    assert HanwebSpider(HOME).item_key(HOME + path) is None


TRACES = {
    "home": "<a href='/col/col33/index.html'>a</a><a href='/art/2026/9/1/art_33_118.html'>b</a>",
    "hex articles": "".join(f"<a href='/xw/art/2026/art_{k}{'0' * 31}.html'>a</a>" for k in "ab"),
    "truecms": "".join(
        f"<a href='/x/content/{k}2e1eed4-ef97-4ba8-b3da-2299d731060c.html'>a</a>" for k in "ab"
    ),
    "list": call() + "<div class='TRS_Editor'></div>",
    "one article": "<link href='/images/41774/hanweb.css'><a href='/art/2026/9/1/art_33_118.html'>b</a>",
    "unit": unit(QUERY),
    "module": "<iframe src='/module/xxgk/tree.jsp?divid=div7'></iframe>",
}


@pytest.mark.parametrize("name", TRACES)
def test_one_page_betrays_the_platform(name):
    found = detect([page_of(HOME, f"<html><body>{TRACES[name]}</body></html>")])
    assert found.platform == "hanweb"


def test_a_file_has_the_name_that_the_address_tells():
    href = (
        "/module/download/downfile.jsp?classid=0&showname=%E9%99%84%E4%BB%B61.docx&filename="
        + "a1" * 16
        + ".docx"
    )
    body = "".join(
        f"<p>第{k}条　各单位应当按照职责分工抓好落实，按时报送进展情况。</p>" for k in "一二三"
    )
    html = f"<h1>关于印发防汛预案的通知</h1><p>发布日期：2025-03-02 10:00</p><!--<$[信息内容]>begin-->{body}<p><a href='{href}'>点击下载</a></p><!--<$[信息内容]>end-->"
    item = read(
        f"{HOME}art/2025/3/2/art_7_9.html", shell(f"<div class=k>{html}</div>"), Role.DETAIL
    ).item
    assert [(a.name, a.type) for a in item.attachments] == [("附件1.docx", "docx")]


WRAPPED = [
    "null", "[]", "{}", "0", '"x"', "{", "cb(", "cb({})", '{"data":null}', '{"data":"null"}', '{"data":{"html":null}}',
    '{"data":{"html":[1]}}', '{"data":{"html":"null"}}', '{"result":{"result":{"result":{"html":7}}}}', '{"result":"<"}',
    '{"data":{"html":"<ul><li><a href=\'http://[x\'>坏</a>"}}', '{"data":{"html":"\\ud800<p>"}}', "<datastore>", "<datastore",
    "<recordset><record><record></recordset>", "<datastore><totalrecord>99999999999999</totalrecord></datastore>",
    "<datastore><nextgroup><![CDATA[<a href='http://[bad'>]]></nextgroup></datastore>", "<html><body>维护中</body></html>",
    '{"a":' * 5000, "<datastore>" * 5000, "<record>" * 20_000,
]  # fmt: skip
INTERFACES = [
    f"{PROXY}?startrecord=1&endrecord=x&perpage=0&page=-1#post:", f"{PROXY}?startrecord=999999999999&endrecord=1&perpage=9",
    f"{UNIT}?paramJson=null", f'{UNIT}?paramJson={{"pageNo":"x","pageSize":0}}', f"{UNIT}?paramJson=[",
    f"{SEARCH}?currpage=x#post:%ff", f"{MESSAGES}?startrecord=&endrecord=&perpage=",
]  # fmt: skip


@pytest.mark.parametrize("url", INTERFACES)
@pytest.mark.parametrize("case", range(len(WRAPPED)))
def test_hostile_answers_end_the_list(url, case):
    reading = read(url, WRAPPED[case], Role.LIST)
    assert reading.item is None
    assert reading.listing is None or (reading.listing.rows, reading.listing.next_urls) == ((), ())


PIECES = st.sampled_from(
    [
        "<datastore>", "</datastore>", "<recordset>", "<record>", "</record>", "<![CDATA[", "]]>", "<script type='text/xml'>",
        "</script>", row(3), row(4), "<totalrecord>9</totalrecord>", "<nextgroup><a href='?page=2'></nextgroup>", call(),
        "<script>$('#u').jpage({totalRecord:", "{{", "}}", "perPage:0,", "proxyUrl:'/dataproxy.jsp'", "<div id=u>", "</div>",
        "'/module/xxgk/search.jsp?", unit(QUERY), "<div rows=0 count=9>", "cb({\"result\":\"", '{"data":{"html":"', '"}}',
    ]
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from([COLUMN, *INTERFACES]))
def test_any_soup_is_read_and_bounded(text, url):
    reading = read(url, text, Role.COLUMN if url == COLUMN else Role.LIST)
    assert reading.page_class in PageClass
    assert reading.listing is None or len(reading.listing.next_urls) <= MAX_PAGES


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/ps页 \"'=!-\n", max_size=200))
def test_text_without_wrapped_markup_stays_as_it_is(text):
    assert opened(text) is None
    assert datastores(text) == []


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ('{"data": {"html": "<p>一</p>"}}', "<p>一</p>"),
        ('cb({"result": "<p>一</p>"});', "<p>一</p>"),
        ('{"data": {"html": ""}}', ""),
        ('{"result": "", "data": [{"title": "通知"}]}', None),
        ('{"result": "ok", "title": "通知"}', None),
        ('{"title": "通知", "content": "<p>一</p>"}', None),
        ("<p>一</p>", None),
    ],
)
def test_only_what_says_that_it_is_markup_is_opened(text, markup):
    assert opened(text) == markup


def test_the_kind_of_a_column_comes_from_its_name():
    assert read(COLUMN, shell(f"<div id=u>{SCRIPT}</div>{call()}")).column.kind is ColumnKind.NOTICE
