"""VSB: keys under all forms of address, lists that shift while they are read, downloads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.crawl import crawl
from crawler.index.snapshot import Snapshot
from crawler.items import Field, PageClass, Place, Role, Target
from crawler.options import CrawlOptions
from crawler.simulator.exchange import Request
from crawler.simulator.generate import make_site
from crawler.simulator.model import SimSite, id_at
from crawler.simulator.server import serve
from crawler.simulator.vsb import VsbPortal, VsbQuirks
from crawler.sites import Site
from crawler.spiders import detect
from crawler.spiders.vsb import VsbSpider
from tests.spiders.crawling import page_of

HOME = "https://www.linhe.gov.cn/"
AS_OF = date(2026, 6, 30)
FAST = CrawlOptions(concurrency=4, delay=0)
KEYS = [
    (
        "info:75518",
        "info/1012/75518.htm",
        "zwgk/info/1044/75518.htm",
        "content.jsp?urltype=news.NewsContentUrl&wbtreeid=1012&wbnewsid=75518",
        "nry.jsp?wbnewsid=75518&wbtreeid=9&urltype=news.NewsContentUrl",
    ),
    (
        "egov:1030-/2017-0822001",
        "gkml_info.jsp?urltype=egovinfo.EgovInfoContent&wbtreeid=1066&indentifier=1030-%2F2017-0822001",
        "m/x_DETAiL.jsp?wbtreeid=7&identifier=1030-/2017-0822001&urltype=egovinfo.EgovInfoContent",
        "info/egovinfo/1001/xxgk_content/1030-/2017-0822001.htm",
        "info/egovinfo/zwgk/zwgk-nry/1030-/2017-0822001.htm",
    ),
    (
        "egov:015108765/2024-00012",
        "info/egovinfo/1001/nr/015108765/2024-00012.htm",
        "gk.jsp?urltype=egovinfo.EgovInfoContent&indentifier=015108765%2F2024-00012",
    ),
]


@pytest.mark.parametrize(("key", "paths"), [(key, paths) for key, *paths in KEYS])
def test_one_item_has_one_key(key, paths):
    assert {VsbSpider(HOME).item_key(HOME + path) for path in paths} == {key}


@pytest.mark.parametrize(
    "path",
    [
        "zwgk/tzgg.htm",
        "zwgk/tzgg/10.htm",
        "list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1012",
        "xxgk.jsp?ainfolist9t=4&ainfolist9p=2&urltype=egovinfo.EgovInfoList&wbtreeid=1012",
        "content.jsp?urltype=news.NewsContentUrl&wbtreeid=1012&wbnewsid=",
        "gkml_info.jsp?urltype=egovinfo.EgovInfoContent&wbtreeid=1066&indentifier=",
    ],
)
def test_lists_and_broken_addresses_have_none(path):
    assert VsbSpider(HOME).item_key(HOME + path) is None


@settings(max_examples=40)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_address_has_a_key_or_none(path, query):
    url = f"{HOME}info/egovinfo/{path}.htm?urltype=egovinfo.EgovInfoContent&indentifier={query}"
    assert isinstance(VsbSpider(HOME).item_key(url), str | None)


ROWS = "".join(
    f"<tr><td>{k}</td><td><a href='/info/7/{k}.htm'>关于停水检修的通知之{k}</a></td><td>2024.03.{k}</td></tr>"
    for k in range(11, 19)
)


def further(path: str, pager: str) -> list[str]:
    """What a page leads to, with rows and a pager of other making than the simulator's."""
    page = page_of(HOME + path, f"<body><table>{ROWS}</table><div class=fy>{pager}</div></body>")
    reading = VsbSpider(HOME).read(page, Target(page.url, Role.LIST, page.url))
    assert reading.listing is not None
    assert len(reading.listing.rows) == 8
    return [url.removeprefix(HOME) for url in reading.listing.next_urls]


PAGERS = {
    "first page, next and last only": (
        "gk/tg.htm",
        "共30条 1/4 <a href=tg/3.htm>下页</a> <a href=tg/1.htm>尾页</a>",
        ["gk/tg/3.htm", "gk/tg/2.htm", "gk/tg/1.htm"],
    ),
    "next alone": ("gk/tg.htm", "<a href=tg/9.htm>下页</a>", ["gk/tg/9.htm"]),
    "the list grew by a page": (
        "gk/tg/3.htm",
        "3/5 <a href=../tg.htm>首页</a><a href=4.htm>上页</a><a href=2.htm>下页</a><a href=1.htm>尾页</a>",
        ["gk/tg/2.htm", "gk/tg/1.htm", "gk/tg/4.htm"],
    ),
    "addresses that count up": (
        "gk/tg/2.htm",
        "2/4 <a href=1.htm>上页</a><a href=3.htm>下页</a><a href=4.htm>尾页</a>",
        ["gk/tg/3.htm", "gk/tg/4.htm"],
    ),
    "dynamic": (
        "l.jsp?urltype=tree.TreeTempUrl&wbtreeid=4",
        "<a href='?a9t=3&a9p=2&a9c=8&urltype=tree.TreeTempUrl&wbtreeid=4'>下页</a>"
        "<a href='?a9t=3&a9p=3&a9c=8&urltype=tree.TreeTempUrl&wbtreeid=4'>尾页</a> 1/3",
        [f"l.jsp?a9t=3&a9p={k}&a9c=8&urltype=tree.TreeTempUrl&wbtreeid=4" for k in (2, 3)],
    ),
    "dynamic, grown by a page": (
        "l.jsp?a9t=3&a9p=2&a9c=8&wbtreeid=4",
        "<a href='?a9t=4&a9p=3&a9c=8&wbtreeid=4'>下页</a><a href='?a9t=4&a9p=4&a9c=8&wbtreeid=4'>尾页</a> 2/4",
        ["l.jsp?a9t=3&a9p=3&a9c=8&wbtreeid=4", "l.jsp?a9t=4&a9p=4&a9c=8&wbtreeid=4"],
    ),
    "older dynamic": (
        "l.jsp?totalpage=9&PAGENUM=8&wbtreeid=4",
        "<a href='?totalpage=10&PAGENUM=9&wbtreeid=4'>下页</a>",
        ["l.jsp?totalpage=9&PAGENUM=9&wbtreeid=4"],
    ),
    "a last page": ("gk/tg/1.htm", "共30条 1/1", []),
    "a last page that leads back": (
        "gk/tg/1.htm",
        "4/4 <a href=../tg.htm>首页</a> <a href=2.htm>上一页</a>",
        ["gk/tg/2.htm"],
    ),
    "a total that lies": (
        "gk/tg.htm",
        "共999999999条 1/99999 <a href=tg/99998.htm>下页</a>",
        ["gk/tg/99998.htm"],
    ),
}


@pytest.mark.parametrize("name", PAGERS)
def test_how_a_list_goes_on(name):
    path, pager, expected = PAGERS[name]
    assert further(path, pager) == expected


def test_the_index_number_in_the_address_is_told_but_does_not_stand():
    url = (
        f"{HOME}i.jsp?urltype=egovinfo.EgovInfoContent&wbtreeid=1&indentifier=1030-%2F2017-0822001"
    )
    text = "<h1>关于征求意见的公告</h1><table><tr><td>索引号</td><td>1030-/2017-0822009</td></tr></table>"
    reading = VsbSpider(HOME).read(page_of(url, f"{text}<p>{'正文内容。' * 30}</p>"), detail(url))
    assert reading.item is not None
    told = {c.place: c.value for c in reading.item.claims if c.field is Field.INDEX_NUMBER}
    assert told == {Place.TABLE: "1030-/2017-0822009", Place.URL: "1030-/2017-0822001"}


def detail(url: str) -> Target:
    return Target(url, Role.DETAIL)


def test_a_download_that_asks_for_a_code_is_blocked():
    portal = VsbPortal(make_site(3, 60, as_of=AS_OF), quirks=VsbQuirks(captcha=True))
    item = next(item for item in portal.site.items if item.attachments)
    path = portal.file_path(item, item.attachments[0])
    page = page_of(HOME.rstrip("/") + path, portal.answer(Request.of(path)).body)
    assert VsbSpider(HOME).read(page, detail(page.url)).page_class is PageClass.CHALLENGE


@pytest.mark.parametrize("quirks", VsbPortal.variants.values(), ids=list(VsbPortal.variants))
def test_every_page_alone_betrays_the_platform(quirks):
    portal = VsbPortal(make_site(3, 60, as_of=AS_OF), quirks=quirks)
    item, column = portal.site.items[5], portal.site.lists()[0]
    for path in ("/", portal.column_path(column), portal.item_paths(item)[0]):
        page = page_of(HOME.rstrip("/") + path, portal.answer(Request.of(path)).body)
        assert detect([page]).platform == "vsb", path


def grown(site: SimSite, count: int) -> SimSite:
    """The site with ``count`` news more, all newer than the rest."""
    model = site.listed("yw")[0]
    for number in range(1, count + 1):
        at = model.published_at + timedelta(minutes=number)
        title = f"{model.title}（续{number}）"
        news = replace(model, id=id_at(at), title=title, published_at=at, columns=("yw",))
        site = replace(site, items=(*site.items, replace(news, index_number=None)))
    return site


@pytest.mark.parametrize("quirks", [VsbQuirks(numbers=False), VsbQuirks(dynamic=True)])
def test_a_list_that_grows_while_it_is_read_loses_nothing(quirks, tmp_path: Path):
    plain = make_site(4, 60, as_of=AS_OF)
    more = -len(plain.listed("yw")) % VsbPortal.page_size  # the next one makes a new page
    site = grown(plain, more)
    portal, later = VsbPortal(site, quirks=quirks), VsbPortal(grown(plain, more + 1), quirks=quirks)
    column = site.column("yw")
    assert later.page_count(column) == portal.page_count(column) + 1
    with serve(portal) as served:
        first = Request.of(portal.column_path(column)).address
        answer = portal.answer

        def grow(request: Request):
            given = answer(request)
            if request.address == first:
                served.portal = later
            return given

        portal.answer = grow  # type: ignore[method-assign]
        crawl(Site(key="linxi", home=served.home), tmp_path, FAST)
        crawl_again = {log.target for log in served.log}
    with Snapshot.open(tmp_path) as snapshot:
        titles = {item.title for item in snapshot.items()}
    assert {item.title for item in site.items} <= titles
    pages = [target for target in crawl_again if target.partition("?")[0].endswith("/list.jsp")]
    numbers = [target for target in pages if f"wbtreeid={portal.tree(column)}" in target]
    assert len(numbers) <= later.page_count(column)


def test_a_second_crawl_finds_what_was_added(tmp_path: Path):
    site = make_site(4, 60, as_of=AS_OF)
    with serve(VsbPortal(site)) as served:
        crawl(Site(key="linxi", home=served.home), tmp_path, FAST)
        served.portal = VsbPortal(grown(site, 7))
        crawl(Site(key="linxi", home=served.home), tmp_path, FAST)
    with Snapshot.open(tmp_path) as snapshot:
        titles = [item.title for item in snapshot.items()]
    assert sorted(titles) == sorted(item.title for item in grown(site, 7).items)
