"""Hanweb: the disclosure module, units and truecms, in other markup than the simulator's."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl, urlsplit

import pytest

from crawler.fields.posted import split_posted
from crawler.items import PageClass, Role
from tests.spiders.hanweb_pages import (
    COLUMN,
    HOME,
    QUERY,
    SEARCH,
    UNIT,
    asked,
    read,
    row,
    shell,
    store,
    unit,
)


def search_page(body: str = "", script: str = "") -> str:
    return shell(
        f"<input type=hidden id=jdid value=61><div id='div7'>{body}</div><script>{script}</script>"
    )


MODULE_CALLS = [
    "loadDynamic('/module/xxgk/search.jsp?standardXxgk=1&infotypeId='+a+'&vc_title='+b+'&area=113401', 'div7', '0');",
    "$.ajax({url:'/module/xxgk/search.jsp',type:'POST',data:{divid:'div7',infotypeId:'',area:'113401',currpage:1}});",
    "var area = \"113401\", standardXxgk = 1; $.post('/module/xxgk/search.jsp', make(1));",
]


@pytest.mark.parametrize("script", MODULE_CALLS)
def test_the_module_is_asked_for_the_column_that_the_address_names(script):
    frame = "<iframe src='/module/xxgk/tree.jsp?divid=div7'></iframe>"
    reading = read(f"{COLUMN}?number=B001A02", search_page(script=script) + frame)
    assert [urlsplit(t.url).path for t in reading.follow] == ["/module/xxgk/search.jsp"]
    sent = asked(reading.follow[0].url)
    assert sent.items() >= {
        "infotypeId": "B001A02", "area": "113401", "jdid": "61", "divid": "div7", "currpage": "1",
        "sortfield": ",compaltedate:0",
    }.items()  # fmt: skip
    url, body = split_posted(reading.follow[0].url)
    assert dict(parse_qsl(body)) == dict(parse_qsl(urlsplit(url).query))


ANSWERS = [
    (
        "<div class=fy>共<span>37</span>条 每页10条 共<b>4</b>页 <a href=# onclick=turn(2)>下一页</a></div>",
        37,
        [2, 3, 4],
    ),
    ("<div>当前第1页/共2页</div>", None, [2]),
    ("<div>共1页</div>", None, []),
    ("<a href='javascript:go(2)'>下页</a>", None, [2]),
    ("", None, []),
]


@pytest.mark.parametrize(("pager", "total", "pages"), ANSWERS)
def test_pages_of_the_module_are_counted_in_words(pager, total, pages):
    rows = "".join(
        f"<tr><td>{k}</td><td><a href='/art/2025/3/{k}/art_7_{k}.html'>关于第{k}批检查的通告</a></td>"
        f"<td>[2025-03-{k:02}]</td></tr>"
        for k in range(20, 10, -1)
    )
    url = f"{SEARCH}?infotypeId=A02&currpage=1#post:infotypeId=A02&currpage=1"
    listing = read(url, f"<table>{rows}</table>{pager}", Role.LIST).listing
    assert (len(listing.rows), listing.declared_total) == (10, total)
    assert [int(asked(u)["currpage"]) for u in listing.next_urls] == pages


@pytest.mark.parametrize(
    "answer", ["<div class=list></div><div>共0页</div>", "<table></table>", "没有检索到相关信息"]
)
def test_an_empty_answer_of_the_module_is_an_empty_list(answer):
    reading = read(f"{SEARCH}?currpage=1#post:currpage=1", answer, Role.LIST)
    assert reading.page_class is PageClass.LIST
    assert (reading.listing.rows, reading.listing.next_urls) == ((), ())


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_unit_is_asked_for_with_its_page_in_the_inner_parameters(quote):
    menu = f"<div class=nav>{unit(QUERY | {'pageId': '1', 'tagId': '栏目列表'}, quote)}</div>"
    reading = read(COLUMN, shell(menu + unit(QUERY, quote)))
    sent = asked(reading.follow[0].url)
    assert len(reading.follow) == 1
    assert json.loads(sent.pop("paramJson")) == {"pageNo": 1, "pageSize": 15}
    assert sent == {k: v for k, v in QUERY.items() if v != "null"}


@pytest.mark.parametrize(
    ("pager", "total", "pages"),
    [
        ("<div class=pagination rows=15 count=40></div>", 40, [2, 3]),
        ("<div count=15 rows=40></div>", 40, [2, 3]),
        ("<div rows=15 count=3></div>", None, [2, 3]),
        ("<div rows=15 count=15></div>", 15, []),
        ("<div class=pagination>共40条</div>", 40, [2, 3]),
        ("<div rows=0 count=0></div>", None, [2]),
        ("<div rows=x count='-1'></div>", None, [2]),
        ("", None, [2]),
    ],
)
def test_pages_of_a_unit_are_counted_by_attributes_or_words(pager, total, pages):
    html = "<ul>" + "".join(row(k) for k in range(20, 5, -1)) + f"</ul>{pager}"
    answer = json.dumps({"success": True, "data": {"html": html}})
    url = f'{UNIT}?pageId=50b&paramJson={{"pageNo":1,"pageSize":15}}'
    listing = read(url, answer, Role.LIST).listing
    assert (len(listing.rows), listing.declared_total) == (15, total)
    assert [json.loads(asked(u)["paramJson"])["pageNo"] for u in listing.next_urls] == pages


@pytest.mark.parametrize("wrap", ["{}", "jQuery11_2({});", "\n cb( {} )"])
def test_truecms_is_asked_page_by_page(wrap):
    setting = "perPage:10,groupSize:3,proxyUrl:'/TrueCMS/messageController/getMessage.do'"
    rows = "".join(row(k) for k in range(30, 10, -1))
    start = read(
        f"{HOME}zcfg/zcfg.html",
        shell(
            f"<div id=d hidden><ul>{rows}</ul></div><i id=p></i><script>$('#p').jpage({{{setting},ajaxParam:{{columnId:'82e1-a'}}}});</script>"
        ),
    ).listing
    assert len(start.rows) == 20
    first = asked(start.next_urls[0])
    assert first.items() >= {"startrecord": "21", "endrecord": "30", "columnId": "82e1-a"}.items()
    answer = json.dumps({"result": "<?xml version='1.0'?>" + store(range(30, 20, -1))})
    following = read(start.next_urls[0], wrap.replace("{}", answer), Role.LIST).listing
    assert (len(following.rows), following.page_number) == (10, 3)
    assert [asked(u)["startrecord"] for u in following.next_urls] == ["31"]
    short = json.dumps({"result": store(range(9, 6, -1))})
    assert read(start.next_urls[0], wrap.replace("{}", short), Role.LIST).listing.next_urls == ()


LOOSE = [
    "var columnId = '82e1-a', perPage = 10; jQuery.getJSON('/truecms/messageController/getMessage.do', make(columnId));",
    "$.getJSON('/truecms/messageController/getMessage.do?startrecord=1&endrecord=10&perpage=10&columnId=82e1-a&callback=?')",
    "url = \"/truecms/messageController/getMessage.do?perpage=10&columnId=\" + id; var columnid = '82e1-a';",
]


@pytest.mark.parametrize("script", LOOSE)
def test_a_call_may_stand_in_pieces(script):
    reading = read(f"{HOME}zcfg/zcfg.html", shell(f"<ul id=list></ul><script>{script}</script>"))
    sent = [asked(t.url) for t in reading.follow]
    window = {"startrecord": "1", "endrecord": "10", "perpage": "10"}
    assert sent == [window | {"columnId": "82e1-a", "callback": "callback"}]


def test_a_proxy_called_in_pieces_is_asked_for_what_the_page_does_not_hold():
    script = "var proxyUrl='/module/jpage/dataproxy.jsp?page=1&columnid=7&unitid=9', totalRecord=9, perPage=3;"
    rows = f"<script type='text/xml'>{store(range(20, 17, -1))}</script>"
    listing = read(
        f"{HOME}col/col7/index.html", shell(f"<div>{rows}</div><script>{script}</script>")
    )
    found = [asked(u) for u in listing.listing.next_urls]
    assert [(f["startrecord"], f["endrecord"], f["page"]) for f in found] == [
        ("4", "6", "2"),
        ("7", "9", "3"),
    ]
    assert found[0].items() >= {"columnid": "7", "unitid": "9"}.items()
