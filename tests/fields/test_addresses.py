"""What addresses say by their shape."""

from __future__ import annotations

import pytest

from crawler.fields.addresses import (
    AddressKind,
    address_kind,
    is_file,
    is_home,
    item_id,
    page_number,
    site_of,
    with_page,
)
from crawler.fields.posted import body_type, posted, split_posted
from crawler.fields.urls import canonical, frontier_key, join

SITE = "https://www.linhe.gov.cn"
KINDS = {
    AddressKind.ITEM: """
        /zwgk/202401/t20240105_123456.html /art/2024/1/5/art_77_123.html /content/post_712040.html /doc/content_5700001.htm
        /show/8.html /OpennessContent/show/12.html /public/6596/1553012877.html /info/1012/75518.htm /2024/0305/12.html
        /c100028/c2095938/content.shtml /a/e9a132febe0b407c8466863f980608e1.shtml /view.jsp?id=19259&xxfl=null
        /article/2024/03/05/120034/ /news/detail/10234.html /list/2024/0301/12345.html /gi_news/129140203215777
        /nry.jsp?urltype=news.NewsContentUrl&wbtreeid=1006&wbnewsid=9820 /gkml_info.jsp?urltype=egovinfo.EgovInfoContent&wbtreeid=1066&indentifier=1030-%2F2017-0822001
        /info/egovinfo/1001/xxgk_content/1030-/2017-0822001.htm""",
    AddressKind.COLUMN: """
        /zwgk/ /zwgk/index.html /zwgk/index_2.html /zwgk/list.html /fg_list.shtml /col/col33718/index.html /col/col33718/
        /XxgkContent/showList/8/1024/page_1.html /XxgkGuide/showList/123456.html /public/column/6596?type=4&action=list
        /content/column/6795621?pageIndex=2 /channel/123456 /list.php?cid=20 /zwgk/node_123.htm /2024/ /lists/12 /c1234/
        /content.jsp?urltype=tree.TreeTempUrl&wbtreeid=1019 /xxgk.jsp?urltype=egovinfo.EgovInfoList&wbtreeid=1036&sccode=ne
        /dynamic/zwgk/govInfoPub.html?categorynum=003006&deptcode=
        /gk.jsp?ainfolist15t=4&ainfolist15p=2&urltype=egovinfo.EgovCustomURl&wbtreeid=1578""",
    AddressKind.FILE: "/a/b.pdf /a/B.DOCX /x.xls?v=1 /down/1.zip /system/_content/download.jsp?urltype=news.DownloadAttachUrl&wbfileid=1",
    AddressKind.UNSURE: "/zwgk/gkzn.html /a/12.html /about /zwgk/123",
}


@pytest.mark.parametrize(
    ("path", "kind"), [(p, k) for k, paths in KINDS.items() for p in paths.split()]
)
def test_kinds(path, kind):
    assert address_kind(SITE + path) is kind


def test_files_homes_and_sites():
    assert is_file(f"{SITE}/a/附件.pdf")
    assert not is_file(f"{SITE}/a/pdf.html")
    assert [is_home(SITE + path) for path in ("", "/", "/index.html", "/zwgk/", "/?a=1")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert site_of("http://127.0.0.1:8000/a") == "127.0.0.1:8000"


PAGES = [
    ("/list.jsp?cid=5&page=3", 3, "/list.jsp?cid=5&page=4"),
    ("/list?pageIndex=1&x=2", 1, "/list?pageIndex=4&x=2"),
    ("/showList/8/1024/page_2.html", 2, "/showList/8/1024/page_4.html"),
    ("/content/channel/5a1b/page-7/", 7, "/content/channel/5a1b/page-4/"),
    ("/a/index.html", None, None),
    ("/homepage2/a.html", None, None),
]


@pytest.mark.parametrize(("path", "number", "fourth"), PAGES)
def test_page_numbers_in_addresses(path, number, fourth):
    assert page_number(SITE + path) == number
    assert with_page(SITE + path, 4) == (SITE + fourth if fourth else None)


def test_ids_that_are_dates_are_none():
    assert item_id(f"{SITE}/a/202401.html") is None
    assert item_id(f"{SITE}/a/20240105.html") is None
    assert item_id(f"{SITE}/a/1234567.html") == "id:1234567"


def test_a_posted_request_is_one_address():
    body = '{"pageIndex": 2, "name": "公开#目录&x=1"}'
    address = canonical(posted(SITE + "/rest/list#old", body))
    assert split_posted(address) == (SITE + "/rest/list", body)
    assert split_posted(SITE + "/rest/list") == (SITE + "/rest/list", None)
    assert frontier_key(address) != frontier_key(SITE + "/rest/list")
    assert frontier_key(address) != frontier_key(posted(SITE + "/rest/list", "{}"))
    assert (body_type(body), body_type("a=1")) == (
        "application/json",
        "application/x-www-form-urlencoded",
    )


def test_no_link_of_a_page_can_post():
    assert join(SITE + "/", "/rest/list#post:a=1") == SITE + "/rest/list"
    assert join(posted(SITE + "/rest/list", "a=1"), "x.htm") == SITE + "/rest/x.htm"
