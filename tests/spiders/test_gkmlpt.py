"""gkmlpt: the tree, lists that are data, twins of items, and what strangers write into them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.crawl import crawl
from crawler.fields.json_tree import read_tree
from crawler.fields.page_series import MAX_PAGES
from crawler.index.snapshot import Snapshot
from crawler.items import Field, PageClass, Role, Target
from crawler.options import CrawlOptions
from crawler.simulator.generate import make_site
from crawler.simulator.gkmlpt import GkmlptPortal, GkmlptQuirks
from crawler.simulator.server import serve
from crawler.sites import Site
from crawler.spiders import detect
from crawler.spiders.gkmlpt import GkmlptSpider
from tests.spiders.crawling import page_of

HOME = "https://www.nanyu.gov.cn/"
API = f"{HOME}gkmlpt/api/all/7?page=1&sid=42"
SPIDER = GkmlptSpider(HOME)


def read(url, text, role=Role.COLUMN, found_on=""):
    page = page_of(url, text if isinstance(text, str) else json.dumps(text))
    column = url if role is Role.COLUMN else None
    return SPIDER.read(page, Target(page.url, role, column, found_on=found_on))


def articles(count, start=1):
    return [
        {"title": f"通知{n}", "url": f"/a/content/post_{n}.html"}
        for n in range(start, start + count)
    ]


@pytest.mark.parametrize(
    "pages",
    [
        ["<a href='/gkmlpt/index'>政务公开</a>"],
        [
            "<a href='/xw/content/post_1200345.html'>要闻一则</a><a href='/xw/content/post_1200346.html'>又一则</a>"
        ],
        ["<script>window._CONFIG = {SID: '1', TREE: [], SERVICE_AREA_ID: ''};</script>"],
        ["<a class='nfw-cms-attachment' alt='表.doc' href='/attachment/0/1/1234/1.doc'>表</a>"],
    ],
)
def test_the_platform_is_told_by_any_of_its_pages(pages):
    found = detect([page_of(HOME, f"<html><body>{html}</body></html>") for html in pages])
    assert found.platform == "gkmlpt"


def test_an_item_has_one_key_under_all_its_addresses():
    paths = ["gkmlpt/content/5/5712/post_5712040.html", "xxgk/content/mpost_5712040.html"]
    assert {SPIDER.item_key(HOME + path) for path in paths} == {"post:5712040"}
    assert SPIDER.item_key(f"{HOME}zcjdpt?id=47") == "zcjd:47"
    for path in ("gkmlpt/index", "zcjdpt", "api/home/article?id=47", "gkmlpt/api/all/7?page=1"):
        assert SPIDER.item_key(HOME + path) is None
    assert SPIDER.item_key("https://zcjd.example.cn/zcjdpt?id=47") is None


TREES = [
    ('TREE: [{"id":1,"name":"政策","children":[{"id":2,"name":"文件"}]}]', {2: "文件"}),
    ('"TREE":[{"name":"政策","id":"1"},{"parent":"1","id":"2","name":"文件"}]', {2: "文件"}),
    ('TREE = {"id":0,"name":"全部","children":[{"id":5,"name":"公告"}]};', {5: "公告"}),
    (
        'TREE: [{"id":1,"name":"政策","post_count":5,"children":[{"id":2,"name":"文件","post_count":5}]}]',
        {2: "文件"},
    ),
    (
        'TREE: [{"id":1,"name":"政策","post_count":6,"children":[{"id":2,"name":"文件","post_count":5}]}]',
        {1: "政策", 2: "文件"},
    ),
    ('TREE: [{"id":"../x","name":"越界"},{"id":3,"name":"公告"}]', {3: "公告"}),
]


@pytest.mark.parametrize(("tree", "found"), TREES)
@pytest.mark.parametrize("app", ["", "zwgk/"])
def test_columns_come_from_the_tree(tree, found, app):
    html = f"<html><script>var C={{SID:'42',{tree}}}</script><body></body></html>"
    reading = read(f"{HOME}{app}gkmlpt/index", html)
    expected = {f"{HOME}{app}gkmlpt/api/all/{k}?page=1&sid=42": n for k, n in found.items()}
    assert {column.url: column.name for column in reading.columns} == expected
    assert reading.listing is None


@pytest.mark.parametrize("role", [Role.HOME, Role.COLUMN, Role.UNKNOWN])
def test_the_tree_s_page_may_show_nothing(role):
    html = '<html><body><div id=\'app\'></div><script>C={SID:\'42\',TREE:[{"id":7,"name":"公告"}]}</script></body></html>'
    reading = read(f"{HOME}gkmlpt/index", html, role)
    assert [column.url for column in reading.columns] == [API]
    assert read(f"{HOME}gkmlpt/index", html.replace("TREE", "X"), role).columns == ()


def test_sister_pages_of_the_tree_s_page_hold_it_too():
    text = (
        "<p>本指南说明如何取得本机关主动公开的政府信息，公民可以登录网站查阅，也可以到馆查询。</p>"
        * 2
    )
    html = f'<html><title>公开指南</title><body>{text}<script>C={{SID:\'42\',TREE:[{{"id":7,"name":"公告"}}]}}</script></body></html>'
    assert API in [column.url for column in read(f"{HOME}gkmlpt/guide", html).columns]


def test_an_item_s_page_may_show_nothing():
    record = {
        "title": "关于公布名单的通知",
        "content": "<p>现将名单予以公布。</p>",
        "source": "本局",
    }
    html = f"<html><body><div id='app'></div><script>C={{DETAIL:{json.dumps(record)}}}</script></body></html>"
    item = read(f"{HOME}gkmlpt/content/7/7000/post_7000003.html", html, Role.DETAIL).item
    assert (item.key, item.body) == ("post:7000003", "现将名单予以公布。")


def test_a_tree_may_jump():
    tree = (
        '[{"id":1,"name":"年报","jump_url":"/nb/"},{"id":2,"name":"申请","jump_url":"http://other.cn/"},'
        '{"id":3,"name":"公告","jump_url":"/gkmlpt/index#9"},{"id":4,"name":"本栏","jump_url":"#4"}]'
    )
    html = f"<html><script>x={{SID:'42',TREE:{tree}}}</script><body></body></html>"
    urls = {c.name: c.url for c in read(f"{HOME}gkmlpt/index", html).columns}
    assert urls["年报"] == f"{HOME}nb/"
    assert "申请" not in urls
    assert urls["公告"] == f"{HOME}gkmlpt/api/all/9?page=1&sid=42"


FURTHER = [
    ({"post_count": 9}, 9, 1, 0),
    ({"post_count": 203}, 88, 1, 2),
    ({"post_count": "201"}, 100, 1, 2),
    ({"post_count": 10**8}, 3, 1, MAX_PAGES),
    ({"post_count": 201}, 100, 2, 0),
    ({"post_count": 0}, 5, 1, 1),
    ({"post_count": None}, 5, 4, 1),
    ({}, 0, 1, 0),
    ({"post_count": 50}, 0, 1, 0),
]


@pytest.mark.parametrize(("classify", "rows", "number", "further"), FURTHER)
def test_how_a_list_goes_on(classify, rows, number, further):
    url = API.replace("page=1", f"page={number}")
    listing = read(url, {"classify": classify, "articles": articles(rows)}).listing
    assert len(listing.rows) == rows
    assert len(listing.next_urls) == further
    assert listing.page_number == number
    if further:
        assert listing.next_urls[0] == url.replace(f"page={number}", f"page={number + 1}")


@pytest.mark.parametrize(
    "answer",
    [
        {"data": {"articles": articles(2)}},
        articles(2),
        {"ARTICLES": 1, "articles": articles(2)},
        {"articles": dict(enumerate(articles(2), 3))},
    ],
)
def test_a_list_may_stand_elsewhere_in_the_answer(answer):
    assert len(read(API, answer).listing.rows) == 2


def test_the_catalogue_s_twin_is_the_one_to_read():
    record = {
        "title": "通知",
        "url": f"{HOME}zwgk/content/post_7000001.html",
        "post_url": f"{HOME}gkmlpt/content/7/7000/post_7000001.html",
        "display_publish_time": 0,
        "created_at": "2024-03-05 10:00:00",
        "date": 1704038400,
    }
    row = read(API, {"articles": [record]}).listing.rows[0]
    assert row.url == record["post_url"]
    assert row.date.date == date(2024, 3, 5)


def test_a_file_is_named_in_full_by_alt():
    link = "<a class='nfw-cms-attachment' alt='{0}' href='/attachment/0/1/12/7.pdf'>{1}</a>"
    names = {}
    for alt, text in [("实施办法.pdf", "实施办法"), ("申请表.pdf", ""), ("x.pdf", "评分标准")]:
        body = "<p>现将有关事项通知如下，请各单位遵照执行，有关材料见附件。</p>"
        html = f"<html><body><h1>关于申报的通知</h1><div class='article-content'>{body}{link.format(alt, text)}</div></body></html>"
        reading = read(f"{HOME}gkmlpt/content/7/7000/post_7000001.html", html, Role.DETAIL)
        names[text] = reading.item.attachments[0].name
    assert names == {"实施办法": "实施办法.pdf", "": "申请表.pdf", "评分标准": "评分标准"}


def test_the_record_of_a_page_counts_only_where_the_page_shows_no_text():
    record = {
        "title": "通知",
        "source": "本网",
        "content": "<p>正文在脚本里，页面上没有，须由脚本填入。</p>",
    }
    record |= {
        "gkml_data": {"identifier": "114400001/2024-00001", "date": 1704988800, "validity": 0}
    }
    html = "<html><script>C={DETAIL: %s, TREE: []}</script><body><h1>通知通知通知</h1><p>发布日期：2024-01-15</p><div>%s</div></body></html>"
    for shown in ("", "页面自己有正文，这里是正文的内容，足够长，不需要脚本。" * 3):
        url = f"{HOME}gkmlpt/content/7/7000/post_7000002.html"
        item = read(url, html % (json.dumps(record), shown), Role.DETAIL).item
        stated = {c.field: c.value for c in item.claims if c.place == "api"}
        assert bool(stated) is not bool(shown)
        if not shown:
            assert item.body.startswith("正文在脚本里")
            assert stated[Field.WRITTEN_ON] == "2024-01-12"
            assert Field.VALIDITY not in stated or stated[Field.VALIDITY] is None


def test_an_interpretation_belongs_to_the_page_that_shows_it():
    shell = "<html><body><div id='app'></div><script>get('{0}/api/home/article?id='+id)</script></body></html>"
    frame = f"{HOME}zcjdpt?id=47"
    (data,) = read(frame, shell.format(""), Role.DETAIL).follow
    assert data.url == f"{HOME}api/home/article?id=47"
    assert data.found_on == frame
    other = read(frame, shell.format("https://zcjd.cloud.example.cn"), Role.DETAIL)
    assert (other.page_class, other.follow) == (PageClass.SCRIPT_SHELL, ())
    answer = {
        "data": {
            "art_title": "办法解读",
            "pub_time": "2024-01-15 11:00:00",
            "jie_du_items": [{"jd_content": "<p>背景。</p>"}],
        }
    }
    item = read(data.url, answer, Role.DETAIL, frame).item
    assert (item.url, item.key, item.body) == (frame, "zcjd:47", "背景。")


def test_the_tree_s_page_may_be_the_home(tmp_path: Path) -> None:
    site = make_site(3, 40, as_of=date(2026, 6, 30))
    portal = GkmlptPortal(site, quirks=GkmlptQuirks("/zwgk", 3))
    with serve(portal) as served:
        home = f"{served.origin}/zwgk/gkmlpt/index"
        crawl(Site(key="nanyu", home=home), tmp_path, CrawlOptions(concurrency=4, delay=0))
    with Snapshot.open(tmp_path) as snapshot:
        assert snapshot.site.platform == "gkmlpt"
        names = {column.name for column in snapshot.columns() if column.is_list}
        titles = {item.title for item in snapshot.items()}
    assert names >= {c.name for c in site.lists() if c.catalogue}
    assert titles >= {i.title for i in site.items if site.column(i.columns[0]).catalogue}


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["", "null", "/a/post_12.html", "<p>x</p>", "2024-01-05", "9" * 400]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "classify",
                    "articles",
                    "data",
                    "id",
                    "name",
                    "parent",
                    "children",
                    "post_count",
                    "title",
                    "url",
                    "post_url",
                    "date",
                    "created_at",
                    "jump_url",
                    "jie_du_items",
                    "jd_content",
                    "art_title",
                    "attachment",
                    "gkml_data",
                    "content",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@settings(max_examples=120, deadline=None)
@given(values)
def test_any_data_are_read_without_a_fault(value):
    text = json.dumps(value)
    for url in (API, f"{HOME}api/home/article?id=1", f"{HOME}gkmlpt/content/1/1/post_1.html"):
        assert read(url, text).page_class in PageClass
    page = f"<html><script>C={{SID:'1',TREE:{text},DETAIL:{text}}}</script><body><p>x</p></body></html>"
    for path in ("gkmlpt/index", "gkmlpt/content/1/1/post_1.html"):
        assert read(HOME + path, page).page_class in PageClass
    for node in read_tree(value):
        assert node.path[-1] == node.name


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"articles":' + "[" * 100_000,
        "{",
        '{"articles":[' + "{}," * 50_000 + "{}]}",
        "<html><p>系统繁忙</p></html>",
        "null",
        "",
    ],
)
def test_broken_answers_cost_themselves_only(text):
    assert read(API, text, Role.LIST).page_class in PageClass


def test_a_tree_without_end_is_read_up_to_its_bound():
    deep = {"id": 1, "name": "栏"}
    for number in range(2, 500):
        deep = {"id": number, "name": "栏", "children": [deep, {"id": number, "name": "重复"}]}
    assert len(read_tree([deep, deep])) == 499
    assert len(read_tree([{"id": n, "name": "栏"} for n in range(1, 10_001)])) == 3000
