"""Portals in the style of gov.cn: feeds, the library in its forms, and what strangers write."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.fields.govcn_lists import read_feed, read_library
from crawler.fields.page_series import MAX_PAGES
from crawler.items import PageClass, Role, Target
from crawler.spiders import detect
from crawler.spiders.govcn import GovcnSpider
from tests.spiders.crawling import page_of

HOME = "https://www.yunling.gov.cn/"
COLUMN = f"{HOME}zhengce/zuixin/"
LIBRARY = f"{HOME}search-gov/data?t=zhengcelibrary_gw&q=&p=1&n=5"
SPIDER = GovcnSpider(HOME)


def read(url, text, role=Role.COLUMN):
    page = page_of(url, text if isinstance(text, str) else json.dumps(text))
    return SPIDER.read(page, Target(page.url, role, url if role is Role.COLUMN else None))


def rows(count, start=1):
    numbers = range(start, start + count)
    return [{"title": f"通知{n}", "url": f"/a/202403/content_{n}.htm"} for n in numbers]


def shell(script, body=""):
    crumbs = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/zhengce/'>政策</a></div>"
    return f"<html><body>{crumbs}<ul id='box'>{body}</ul><script>{script}</script></body></html>"


@pytest.mark.parametrize(
    "html",
    [
        "<a href='/a/202403/content_7000001.htm'>甲</a><a href='./2019-05/06/content_5001.htm'>乙</a>",
        "<meta name='firstpublishedtime' content='2024-03-15-17:02:11'><p id='UCAP-CONTENT'>正文</p>",
        "<script>$.get('/search-gov/data?t=zhengcelibrary_bm')</script>",
        "<a href='/column/30469/0.htm'>文件</a><a href='/column/30470/0.htm'>解读</a>",
        "<a href='/zhengce/'>政策</a><a href='/yaowen/liebiao/'>要闻</a><a href='/gongbao/'>公报</a>"
        "<a href='/zhengce/zuixin/'>最新</a>",
    ],
)
def test_the_style_is_told_by_any_of_its_pages(html):
    assert detect([page_of(HOME, f"<html><body>{html}</body></html>")]).platform == "govcn"


def test_an_article_has_one_key_in_every_folder():
    paths = ["zhengce/content/202403/content_51.htm", "zhengce/2024-03/15/content_51.htm"]
    assert {SPIDER.item_key(HOME + path) for path in paths} == {"content:51"}
    for path in ("zhengce/zuixin/ZUIXINZHENGCE.json", "column/30469/0.htm", "zhengce/"):
        assert SPIDER.item_key(HOME + path) is None


SCRIPTS = [
    ("$.getJSON('./ZUIXINZHENGCE.json', f)", "zhengce/zuixin/ZUIXINZHENGCE.json"),
    ('$.ajax({url:"/zhengce/zuixin/LIST.json?_="+Math.random()})', "zhengce/zuixin/LIST.json"),
    ("fetch('data.json')", "zhengce/zuixin/data.json"),
    ("var u = '/feeds/zxzc.json'; load(u)", "feeds/zxzc.json"),
    ("a('/feeds/one.json'); a('./own.json')", "zhengce/zuixin/own.json"),
    ("a('/feeds/one.json'); a('/feeds/two.json')", None),
    ("a('/static/menu.json')", None),
    ("a('https://api.example.cn/zhengce/zuixin/X.json')", None),
    ("// a('./OLD.json')", None),
]


@pytest.mark.parametrize(("script", "feed"), SCRIPTS)
def test_a_page_without_rows_leads_to_its_feed(script, feed):
    follow = [(t.url, t.role, t.column_url) for t in read(COLUMN, shell(script)).follow]
    assert follow == ([(HOME + feed, Role.LIST, COLUMN)] if feed else [])


@pytest.mark.parametrize(
    ("url", "role", "script"),
    [
        (COLUMN, Role.COLUMN, "load('./LIST.json')"),
        (COLUMN, Role.COLUMN, "get('/search-gov/data?t=zhengcelibrary_bm&p=1')"),
        (HOME, Role.HOME, "load('/zhengce/zuixin/ZUIXINZHENGCE.json')"),
    ],
)
def test_a_page_may_show_nothing_but_lead_to_its_list(url, role, script):
    html = "<html><body><div id='app'></div><script>{}</script></body></html>"
    reading = read(url, html.format(script), role)
    assert reading.follow or reading.columns
    empty = read(url, html.format("boot()"), role)
    assert (empty.page_class, empty.follow) == (PageClass.SCRIPT_SHELL, ())


def test_a_page_with_rows_goes_on_with_its_feed():
    items = "".join(
        f"<li><a href='/zhengce/202403/content_700{n}.htm'>关于第{n}项工作的通知</a><i>2024-03-0{n}</i></li>"
        for n in (3, 2, 1)
    )
    listing = read(COLUMN, shell("load('./LIST.json')", items)).listing
    assert len(listing.rows) == 3
    assert listing.next_urls == (f"{COLUMN}LIST.json",)


def test_the_home_page_leads_to_feeds_under_the_columns_that_they_lie_beside():
    menu = "<ul><li><a href='/'>首页</a></li><li><a href='/zhengce/zuixin/home.htm'>最新政策</a></li></ul>"
    script = (
        "load('/zhengce/zuixin/ZUIXINZHENGCE.json'); load('/yaowen/liebiao/YAOWENLIEBIAO.json');"
        "tabs=[{name:'政策解读',url:'/jd/a.json'}]; load('https://other.cn/B.json')"
    )
    reading = read(HOME, f"<html><body>{menu}<script>{script}</script></body></html>", Role.HOME)
    (feed,) = reading.follow
    assert feed.url == f"{COLUMN}ZUIXINZHENGCE.json"
    assert (feed.role, feed.column_url) == (Role.LIST, f"{COLUMN}home.htm")
    names = {column.url: (column.name, column.kind) for column in reading.columns}
    assert names[f"{HOME}yaowen/liebiao/YAOWENLIEBIAO.json"] == ("要闻", "news")
    assert names[f"{HOME}jd/a.json"] == ("政策解读", "interpretation")
    assert not any("other.cn" in url for url in names)


@pytest.mark.parametrize(("url", "role"), [(HOME, Role.HOME), (f"{HOME}zhengce/", Role.COLUMN)])
def test_links_to_feeds_are_columns_and_no_rows(url, role):
    feeds = {
        "最新政策": "zuixin/ZUIXIN.json",
        "政策解读": "jiedu/ZCJD_QZ.json",
        "要闻": "/yw/YAOWEN.json",
    }
    links = "".join(f"<li><a href='{href}'>{name}</a></li>" for name, href in feeds.items())
    reading = read(url, f"<html><body><h2>政策</h2><ul>{links}</ul></body></html>", role)
    assert {column.name for column in reading.columns} == set(feeds)
    assert reading.listing is None


CALLS = [
    "$.getJSON('/search-gov/data?t=zhengcelibrary_gw&q=&p='+page+'&n=5', f)",
    "$.ajax({type:'get', url:'/search-gov/data', data:{n:5, q:'', p:now, t:'zhengcelibrary_gw'}})",
    "var b='/search-gov/data'; $.get(b + '?t=zhengcelibrary_gw&q=&p=' + p + '&n=5', f)",
    "var api='/search-gov/data'; var t='zhengcelibrary_gw';"
    "$.get('/search-gov/data', {t:t, q:'', p:1, n:5}, f)",
]


@pytest.mark.parametrize("call", CALLS)
def test_the_library_is_asked_as_the_page_asks_it(call):
    (target,) = read(f"{HOME}zhengce/wjk/", shell(call)).follow
    path, _, query = target.url.partition("?")
    assert path == f"{HOME}search-gov/data"
    asked = sorted(part for part in query.split("&") if not part.endswith("="))
    assert asked == ["n=5", "p=1", "t=zhengcelibrary_gw"]


def test_a_library_on_another_host_is_not_asked():
    call = "$('#box').load; $.getJSON('https://sousuo.example.cn/search-gov/data?t=zhengcelibrary_gw&p=1')"
    reading = read(f"{HOME}zhengce/wjk/", shell(call))
    assert (reading.page_class, reading.follow) == (PageClass.SCRIPT_SHELL, ())


ANSWERS = [
    ({"searchVO": {"totalCount": 12, "totalpage": 3, "listVO": rows(5)}}, 5, 2, 12),
    ({"searchVO": {"totalCount": 12, "listVO": rows(5)}}, 5, 2, 12),
    ({"searchVO": {"totalCount": "12", "totalpage": "null", "listVO": rows(6)}}, 6, 1, 12),
    (
        {"searchVO": {"totalCount": 10**8, "totalpage": 10**7, "listVO": rows(2)}},
        2,
        MAX_PAGES,
        10**8,
    ),
    ({"searchVO": {"totalCount": 3, "totalpage": 1, "listVO": []}}, 0, 0, 3),
    ({"searchVO": {"listVO": rows(2)}}, 2, 1, None),
    ({"searchVO": {"catMap": {"a": {"listVO": rows(2)}, "b": {"listVO": rows(2, 2)}}}}, 3, 1, None),
    (
        {
            "catMap": {
                "a": {"totalCount": 9, "listVO": rows(4)},
                "b": {"totalCount": 1, "listVO": rows(1)},
            }
        },
        4,
        2,
        None,
    ),
    ({"catMap": {"a": None, "b": {"listVO": "null"}}}, 0, 0, None),
    ({"listVO": rows(1), "totalpage": 1}, 1, 0, None),
]


@pytest.mark.parametrize(("answer", "count", "further", "total"), ANSWERS)
def test_answers_of_the_library(answer, count, further, total):
    listing = read(LIBRARY, answer, Role.LIST).listing
    assert len(listing.rows) == count
    assert len(listing.next_urls) == further
    assert listing.declared_total == total
    if further:
        assert listing.next_urls[0] == LIBRARY.replace("p=1", "p=2")


def test_later_pages_tell_of_no_more():
    answer = {"searchVO": {"totalCount": 12, "totalpage": 3, "listVO": rows(2)}}
    listing = read(LIBRARY.replace("p=1", "p=3"), answer, Role.LIST).listing
    assert (listing.page_number, listing.next_urls) == (3, ())


DATES = [
    ({"DOCRELPUBTIME": "2024-03-15"}, "2024-03-15"),
    ({"pubtimeStr": "2024.03.15", "pubtime": 0}, "2024-03-15"),
    ({"pubtimeStr": None, "pubtime": 0, "ptime": 1710432000000}, "2024-03-15"),
    ({"pubtimeStr": "null", "pubtime": None, "ptime": "0"}, None),
]


@pytest.mark.parametrize(("dates", "day"), DATES)
def test_days_of_rows(dates, day):
    row = read_feed([rows(1)[0] | dates], LIBRARY).rows[0]
    assert (row.date.span.date.isoformat() if row.date else None) == day


@pytest.mark.parametrize(
    "data", [None, 1, "x", {}, {"searchVO": []}, {"code": 500}, ["a", 1], [[]]]
)
def test_other_data_are_no_lists(data):
    assert read_feed(data, LIBRARY) is None
    assert read_library(data, LIBRARY) is None
    if isinstance(data, (dict, list)):
        assert read(f"{COLUMN}X.json", data).listing is None


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(
        ["", "null", "/a/202403/content_7.htm", "<em>x</em>", "2024.01.05", "9" * 400]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "searchVO",
                    "catMap",
                    "listVO",
                    "totalCount",
                    "totalpage",
                    "TITLE",
                    "title",
                    "URL",
                    "url",
                    "DOCRELPUBTIME",
                    "pubtimeStr",
                    "pubtime",
                    "ptime",
                    "gongwen",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@settings(max_examples=120, deadline=None)
@given(values, st.sampled_from([Role.COLUMN, Role.LIST, Role.DETAIL, Role.UNKNOWN]))
def test_any_data_are_read_without_a_fault(value, role):
    text = json.dumps(value)
    for url in (LIBRARY, f"{COLUMN}X.json", COLUMN):
        assert read(url, text, role).page_class in PageClass
    assert read(COLUMN, shell(f"var x = {text}; load('./X.json')"), role).page_class in PageClass


@pytest.mark.parametrize(
    "script",
    [
        "'" + "a" * 100_000 + ".json'",
        "'/a.json'," * 20_000,
        "{name:'x'," * 20_000 + "'/a.json'",
        "search-gov/data " * 20_000,
    ],
)
def test_scripts_without_end_are_read_in_time(script):
    assert read(COLUMN, shell(script)).page_class in PageClass
