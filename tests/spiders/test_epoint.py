"""Epoint: keys, static pages that only script names, lists that come as JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.fields.posted import posted
from crawler.items import PageClass, Reading, Role, Target
from crawler.simulator.epoint import EpointPortal
from crawler.simulator.exchange import Request
from crawler.simulator.generate import make_site
from crawler.spiders import detect
from crawler.spiders.epoint import EpointSpider
from tests.spiders.crawling import page_of

HOME = "https://www.linhe.gov.cn/"
GUID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
SHELL = f"{HOME}dynamic/zwgk/govInfoPub.html?categorynum=003001"
ASKED = {"deptcode": "", "categorynum": "003001", "siteGuid": GUID, "pageIndex": 0, "pageSize": 9}
API = posted(f"{HOME}EWB-FRONT/rest/lightfrontaction/getgovinfolist", json.dumps(ASKED))


def read(url: str, text: str, role: Role = Role.COLUMN, status: int = 200) -> Reading:
    return EpointSpider(HOME).read(page_of(url, text, status), Target(url, role, SHELL))


@pytest.mark.parametrize(
    ("path", "key"),
    [
        (f"zwdt/002003/20260911/{GUID}.html", f"uuid:{GUID}"),
        (f"other/20260911/{GUID.upper()}.htm", f"uuid:{GUID}"),
        (f"dynamic/zwgk/detail.html?categorynum=003&infoid={GUID}", f"uuid:{GUID}"),
        (f"x.html?InfoID={GUID}", f"uuid:{GUID}"),
        ("zwdt/002003/moreinfo.html", None),
        ("zwdt/002003/12.html", None),
        ("dynamic/zwgk/govInfoPub.html?categorynum=003006", None),
        (f"x.html?siteGuid={GUID}", None),
        (f"x.html?infoid={GUID}0", None),
    ],
)
def test_keys(path, key):
    assert EpointSpider(HOME).item_key(HOME + path) == key
    assert EpointSpider("https://a.gov.cn/").item_key(HOME + path) is None


def rows(count: int, mark: str = "div") -> str:
    """Rows of another making than the simulator's."""
    return "".join(
        f"<{mark}><i>{k}</i><a href='/gk/20260{k + 1}01/7c9e6679-7425-40de-944b-e07fc1f90a{k:02x}.html'>"
        f"关于停水检修的公告之{k}</a><em>2026/0{k + 1}/01</em></{mark}>"
        for k in range(count)
    )


def step(number: int, text: str) -> str:
    return (
        f"""<a onclick="ShowAjaxNewPage(window.location.pathname, 'list', '{number}')">{text}</a>"""
    )


STATIC = {
    "by calls": ("002/moreinfo.html", step(2, "下一页") + step(5, "尾页"), [2, 3, 4, 5]),
    "by calls, on a further page": ("002/4.html", step(3, "上一页") + step(5, "尾页"), [5]),
    "by calls and a count": (
        "002/subpage.html",
        step(2, "下一页") + "<b>1/4</b><b>3/9</b>",
        [2, 3, 4],
    ),
    "by a count alone": (
        "002/list.html",
        "<script>$('#p').pagination({pageIndex:0,pageSize:5,total:13})</script>",
        [2, 3],
    ),
    "on the last page": ("002/5.html", step(4, "上一页") + "<b>5/5</b>", []),
    "no pager": ("002/moreinfo.html", "", []),
    "a date that looks like a count": ("002/moreinfo.html", "<b>1/9</b>", []),
}


@pytest.mark.parametrize("name", STATIC)
def test_static_pages_that_only_script_names(name):
    path, pager, expected = STATIC[name]
    reading = read(HOME + path, f"<body><div>{rows(5)}</div><div>{pager}</div></body>")
    assert reading.listing is not None
    assert len(reading.listing.rows) == 5
    assert list(reading.listing.next_urls) == [f"{HOME}002/{k}.html" for k in expected]
    assert reading.follow == ()


def shell(count: int, rest: str = "") -> str:
    script = (
        f"<script>var siteGuid='{GUID}',pageIndex=0,pageSize=9;"
        "go('/EWB-FRONT/rest/lightfrontaction/getgovinfolist')</script>"
    )
    return f"<body><table>{rows(count, 'tr')}</table>{script}{rest}</body>"


def test_rows_in_the_page_are_not_asked_for_again():
    full = read(SHELL, shell(9).replace("<i>", "<td>").replace("<a ", "<td><a "))
    assert full.listing is not None
    following = API.replace("pageIndex%22%3A%200", "pageIndex%22%3A%201")
    assert following != API
    assert full.listing.next_urls == (following,)
    assert full.follow == ()
    whole = read(SHELL, shell(5, "<script>x({pageSize:9,total:5})</script>"))
    assert whole.listing is not None
    assert (whole.listing.next_urls, whole.follow) == ((), ())
    for html in (shell(0), shell(4)):  # rows of something else
        assert [target.url for target in read(SHELL, html).follow] == [API]


def test_an_answer_is_a_page_of_the_column_that_asked():
    data = [
        {"InfoUrl": "/gk/1.html", "realtitle": "关于停水的<em>公告</em>", "infodate": "2026-03-01"},
        {"infourl": "gk/2.html", "title": "名单", "infodate": 1772294400000},
        {"infourl": "//mp.weixin.qq.com/s/1", "realtitle": "一图读懂", "infodate": "null"},
        {"infourl": "/upload/3.pdf", "realtitle": "目录", "infodate": None},
        {"infourl": "", "realtitle": "无处可去"},
        {"infourl": "/gk/4.html", "realtitle": None, "title": ""},
    ]
    reading = read(API, json.dumps({"custom": {"data": data, "total": 6}}), Role.LIST)
    assert reading.page_class is PageClass.LIST
    assert reading.listing is not None
    shown = [
        (row.url.removeprefix(HOME), row.title, row.date and row.date.date, row.external)
        for row in reading.listing.rows
    ]
    assert shown == [
        ("gk/1.html", "关于停水的公告", date(2026, 3, 1), False),
        ("gk/2.html", "名单", date(2026, 3, 1), False),
        ("https://mp.weixin.qq.com/s/1", "一图读懂", None, True),
        ("upload/3.pdf", "目录", None, False),
    ]
    assert reading.listing.rows[3].is_file
    assert (reading.listing.declared_total, reading.listing.next_urls) == (6, ())
    assert reading.column is not None
    assert reading.column.url == SHELL


def test_a_page_that_may_repeat_the_first_does_not_end_the_list():
    data = [{"infourl": f"/gk/{k}.html", "realtitle": "关于停水的公告"} for k in range(9)]
    text = json.dumps({"custom": {"data": data}})
    addresses = [API.replace("pageIndex%22%3A%200", f"pageIndex%22%3A%20{k}") for k in range(4)]
    readings = [read(url, text, Role.LIST) for url in addresses[:3]]
    listed = [reading.listing.next_urls for reading in readings if reading.listing]
    followed = [tuple(t.url for t in reading.follow) for reading in readings]
    assert listed == [(addresses[1],), (), (addresses[3],)]
    assert followed == [(), (addresses[2],), ()]
    empty = read(API, '{"custom":{"data":[],"total":20}}', Role.LIST)
    assert [target.url for target in empty.follow] == [addresses[1]]


@pytest.mark.parametrize(
    ("text", "page_class"),
    [
        ('{"custom":null,"status":{"code":0}}', PageClass.OTHER),
        ("<html><body>系统错误，请与网站的管理员联系</body></html>", PageClass.OTHER),
        ("<html><body>请输入验证码继续访问</body></html>", PageClass.CHALLENGE),
        ("", PageClass.OTHER),
    ],
)
def test_an_answer_that_is_none_says_nothing_of_the_column(text, page_class):
    reading = read(API, text, Role.LIST)
    assert (reading.page_class, reading.listing) == (page_class, None)


@settings(max_examples=50)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["infourl", "realtitle", "infodate"]),
            st.none() | st.text(max_size=12) | st.integers() | st.lists(st.none(), max_size=2),
        ),
        max_size=4,
    )
)
def test_any_records_are_read(data):
    reading = read(API, json.dumps({"custom": {"data": data, "total": "9"}}), Role.LIST)
    assert reading.page_class is PageClass.LIST


@pytest.mark.parametrize("quirks", EpointPortal.variants.values(), ids=list(EpointPortal.variants))
def test_every_page_alone_betrays_the_platform(quirks):
    portal = EpointPortal(make_site(3, 60, as_of=date(2026, 6, 30)), quirks=quirks)
    item, columns = portal.site.items[5], portal.site.lists()
    paths = [portal.column_path(column) for column in (columns[0], columns[6])]
    for path in ("/", *paths, portal.item_paths(item)[0]):
        page = page_of(HOME.rstrip("/") + path, portal.answer(Request.of(path)).body)
        assert detect([page]).platform == "epoint", path
