"""UCAP: numbering of static lists, calls in script, answers in JSON; honest ones and others."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.fields.paged_requests import page_of
from crawler.items import PageClass, Role, Target
from crawler.spiders import detect
from crawler.spiders.ucap import UcapSpider
from tests.spiders.crawling import crawl
from tests.spiders.crawling import page_of as page

HOME = "https://www.baixi.gov.cn/"
LIST = f"{HOME}baixi/c100012/zcwj_list.shtml"
CHANNEL = "7f0c5a1e93bd4c268e10d7a4b95c3f62"
FUNCTION = "function createPageHTML(box,_n,_cur,_name,_ext,_sum){{var cur=_cur;{body}}}"


def article(number: int) -> str:
    return f"/baixi/c100012/202405/{number:032x}.shtml"


def list_page(numbers: range, call: str, function: str = "") -> str:
    rows = "".join(
        f"<li><a href='{article(n)}'>关于做好第{n}号事项的通知</a><i>2024-05-{n % 27 + 1:02}</i></li>"
        for n in numbers
    )
    return (
        "<html><head><meta name=ColumnName content=政策文件><title>政策文件</title></head><body>"
        f"<ul class=x>{rows}</ul><script>{function}</script><script>{call}</script></body></html>"
    )


def call(pages: int, counter: int, total: int = 20) -> str:
    return f"createPageHTML('fy',{pages}, {counter},'zcwj_list','shtml',{total});"


def portal(pages: int, offset: int, counter: int, query: bool = False) -> dict[str, str]:
    """A portal with one list of four rows a page; page k is ``_{k - 1 + offset}``."""
    home = "<html><body><div class=nav><a href='/baixi/c100012/zcwj_list.shtml'>政策文件</a></div>"
    gone = "<html><body><p>您访问的页面不存在</p></body></html>"
    site = {HOME: home, **{LIST.replace(".shtml", f"_{k}.shtml"): gone for k in (1, 2)}}
    for k in range(1, pages + 1):
        name = f"?{k}" if query else f"_{k - 1 + offset}.shtml"
        url = LIST if k == 1 else (LIST + name if query else LIST.replace(".shtml", name))
        numbers = range(4 * k, 4 * k + 4)
        site[url] = list_page(numbers, call(pages, k - 1 + counter, 4 * pages))
        for n in numbers:
            title = f"关于做好第{n}号事项的通知"
            site[HOME.rstrip("/") + article(n)] = (
                f"<html><head><meta name=ArticleTitle content={title}><meta name=PubDate"
                f" content='2024-05-01 10:00'></head><body><h1>{title}</h1><UCAPCONTENT>"
                f"<p>{'现将有关事项通知如下，请认真贯彻执行。' * 3}</p></UCAPCONTENT></body></html>"
            )
    return site


NUMBERINGS = [(1, 1, False), (0, 1, False), (0, 0, False), (1, 1, True)]


@pytest.mark.parametrize("pages", [1, 2, 3, 5])
@pytest.mark.parametrize(("offset", "counter", "query"), NUMBERINGS)
def test_every_numbering_gives_every_row_once(pages, offset, counter, query):
    found = crawl(UcapSpider(HOME), portal(pages, offset, counter, query))
    titles = [row.title for row in found.rows[LIST]]
    assert sorted(titles) == sorted(f"关于做好第{n}号事项的通知" for n in range(4, 4 * pages + 4))
    assert len(found.items) == 4 * pages


def further(url: str, pages: int, counter: int, function: str = "") -> list[str]:
    html = list_page(range(4), call(pages, counter), function)
    reading = UcapSpider(HOME).read(page(url, html), Target(url, Role.LIST, LIST))
    return [found.rpartition("/")[2] for found in reading.listing.next_urls]


def test_the_pager_s_function_tells_the_rule():
    shifted = FUNCTION.format(body='s+=_name+"_"+cur+"."+_ext')
    assert further(LIST, 3, 1, shifted) == ["zcwj_list_1.shtml", "zcwj_list_2.shtml"]


def test_without_a_rule_the_second_page_tells_which_it_is():
    second = LIST.replace(".shtml", "_2.shtml")
    assert further(LIST, 5, 1) == ["zcwj_list_2.shtml"]
    assert further(LIST, 1, 1) == []
    assert further(LIST, 4, 0) == [f"zcwj_list_{k}.shtml" for k in (1, 2, 3)]
    assert further(second, 5, 2) == [f"zcwj_list_{k}.shtml" for k in (3, 4, 5)]
    assert further(second, 5, 3) == [f"zcwj_list_{k}.shtml" for k in (1, 3, 4)]
    assert further(LIST.replace(".shtml", "_4.shtml"), 5, 4) == []


def test_a_second_page_that_is_the_first_again_is_sought_elsewhere():
    second = LIST.replace(".shtml", "_2.shtml")
    for counter, wanted in ((1, [LIST.replace(".shtml", "_1.shtml")]), (2, []), (3, [])):
        answer = page(second, list_page(range(4), call(2, counter)))
        reading = UcapSpider(HOME).read(answer, Target(second, Role.LIST, LIST))
        assert [target.url for target in reading.follow] == wanted


def test_pages_are_bounded():
    assert len(further(LIST, 999_999, 0)) <= 2000


# -- calls in script ----------------------------------------------------------------------------


def test_rows_in_the_page_are_not_asked_for_again():
    script = f"$.get('/searchList/{CHANNEL}?_isJson=true&_pageSize=%d&page='+p)"
    for size, number in ((6, 2), (9, 1)):
        html = list_page(range(6), script % size)
        reading = UcapSpider(HOME).read(page(LIST, html), Target(LIST, Role.COLUMN, LIST))
        assert [page_of(url) for url in reading.listing.next_urls] == [number]


def followed(html: str, url: str = LIST) -> list[str]:
    reading = UcapSpider(HOME).read(page(url, html), Target(url, Role.COLUMN, url))
    return [target.url for target in reading.follow]


MENU = "<div class=nav><a href='/'>首页</a><a href='/baixi/c100011/tz.shtml'>通知公告</a></div>" * 9
META = f"<html><head><meta name=channelid content={CHANNEL}></head><body>{MENU}"
OTHER = "0" * 32


def test_of_several_calls_that_for_the_own_channel_counts():
    calls = "".join(f"$.get('/searchList/{c}?_isJson=true&page=1');" for c in (OTHER, CHANNEL))
    (url,) = followed(f"{META}<ul id=l></ul><script>{calls}</script>")
    assert url.startswith(f"{HOME}searchList/{CHANNEL}?")


def test_a_call_beside_a_static_list_is_for_something_else():
    script = f"$.get('/searchList/{CHANNEL}?_isJson=true&page=1');{call(1, 1, 4)}"
    reading = UcapSpider(HOME).read(
        page(LIST, list_page(range(4), script)), Target(LIST, Role.COLUMN, LIST)
    )
    assert len(reading.listing.rows) == 4
    assert reading.listing.next_urls == ()
    assert followed(f"{META}<ul></ul><script>{script}</script>") == []


def test_a_channel_whose_script_is_elsewhere_is_searched_for():
    shell = f"{META}<div class=main><ul id=zc-list></ul></div><script src=/fg.js></script>"
    (first,) = followed(shell)
    assert first.startswith(f"{HOME}common/search/{CHANNEL}?")
    assert followed(shell.replace("<ul id=zc-list></ul>", "<p>暂无相关信息</p>")) == []
    (by_query,) = followed(f"{MENU}<div><ul></ul></div>", f"{LIST}?channelid={OTHER}")
    assert by_query.startswith(f"{HOME}common/search/{OTHER}?")


def test_a_search_that_is_missing_may_be_under_another_path():
    asked = f"/{CHANNEL}?_isAgg=true&page=1"
    paths = ["common/search", "searchList", "search"]
    addresses = [f"{HOME}{path}{asked}" for path in paths]
    addresses.append(f"{HOME}getFileListByCodeId#post:codeId=&channelId={CHANNEL}&page=1&size=20")
    for url, other in pairwise(addresses):
        answer = page(url, "<p>Not Found</p>", 404)
        reading = UcapSpider(HOME).read(answer, Target(answer.url, Role.LIST, LIST))
        assert [t.url for t in reading.follow] == [other]
    answer = page(f"{HOME}common/search{asked}", '{"data": {"results": []}}')
    assert UcapSpider(HOME).read(answer, Target(answer.url, Role.LIST, LIST)).follow == ()


# -- hostile scripts and answers ------------------------------------------------------------------

SEARCH = f"{HOME}common/search/{CHANNEL}?"
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["data", "results", "list", "title", "url", "total", "page", "rows", "URL", "TITLE"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(VALUES, st.sampled_from([Role.LIST, Role.COLUMN, Role.DETAIL, Role.UNKNOWN]))
def test_any_answer_is_read_without_a_fault(value, role):
    url = f"{SEARCH}page=1"
    reading = UcapSpider(HOME).read(page(url, json.dumps(value)), Target(url, role, LIST))
    assert reading.page_class in PageClass
    if reading.listing is not None:
        assert len(reading.listing.next_urls) <= 2000


SOUP = [
    *("'/common/search/'", "+", "id", "var id=", f"'{CHANNEL}'", "?page=", "data:{", "}", "page:"),
    *("$('#a').val()", "$.post(", "createPageHTML('a',", "3,", "1,", "'l','shtml'", ",9)", ")"),
    *("function createPageHTML(a,b,c){", "'_'+(c+1)", "'?'+c", " " * 500, "(" * 200, '"', "\\"),
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(SOUP), max_size=40))
def test_any_script_is_read_without_a_fault(parts):
    html = f"<html><body><script>{''.join(parts)}</script></body></html>"
    reading = UcapSpider(HOME).read(page(LIST, html), Target(LIST, Role.COLUMN, LIST))
    assert reading.page_class in PageClass


# -- details ------------------------------------------------------------------------------------

TEXT = f"<p>{'现将有关事项通知如下，请认真贯彻执行。' * 4}</p>"


def item(title: str, after: str, url: str = "c100012/c31077/content.html", text: str = TEXT):
    html = f"<html><body><h1>{title}</h1><UCAPCONTENT>{text}</UCAPCONTENT>{after}</body></html>"
    return UcapSpider(HOME).read(page(HOME + url, html), Target(HOME + url, Role.DETAIL)).item


def test_whatever_stands_among_the_files_is_a_file():
    links = (
        "<a href='/file/77aa55'>名单</a><a href='a.docx' title='附表.docx'></a><a href='#'>x</a>"
    )
    found = item("关于印发预案的通知", f"<div id=cmspro_appendixs>{links}</div>").attachments
    assert {(file.name, file.type) for file in found} == {("名单", ""), ("附表.docx", "docx")}


@pytest.mark.parametrize(
    ("title", "other", "relation"),
    [
        ("关于印发粮食应急预案的通知", "《粮食应急预案》政策解读", "interpretation"),
        ("《粮食应急预案》解读", "关于印发粮食应急预案的通知", "policy"),
        ("关于印发粮食应急预案的通知", "关于加强粮食储备的通知", "related"),
        ("关于印发粮食应急预案的通知", "粮食局概况", "related"),
    ],
)
def test_what_related_documents_are_to_an_article(title, other, relation):
    rel = f"<ul id=cmspro_reldocuments><li><a href='{article(7)}'>{other}</a></li></ul>"
    (link,) = item(title, rel).links
    assert (link.relation, link.text) == (relation, other)


def test_marks_of_pages_are_no_text():
    text = f"{TEXT}#PAGE_BREAK#{TEXT}<pagebreak></pagebreak>{TEXT}"
    lines = item("关于印发预案的通知", "", text=text).body.split("\n")
    assert len(lines) == 3
    assert len(set(lines)) == 1


def test_a_text_on_several_pages_is_noted():
    script = "<script>createPageHTML('page_div',3, 1,'content','shtml',3);</script>"
    found = item("关于印发预案的通知", script, "c100012/c31077/content.shtml")
    assert [(link.url.rpartition("/")[2], link.text) for link in found.links] == [
        ("content_2.shtml", "第2页，共3页"),
        ("content_3.shtml", "第3页，共3页"),
    ]


# -- detection and keys -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [
        f"<script>createPageHTML('page_div',5, 1,'fg','shtml',89);</script><a href='{article(1)}'>a</a>",
        "<div id='cmspro_appendixs'></div><div id='cmspro_reldocuments'></div>",
        "<h1><UCAPTITLE>a</UCAPTITLE></h1>",
        f'<script>var manuscriptId= "{CHANNEL}" ;</script><a href="{article(1)}">a</a>',
        "<script>$.get('/common/search/'+id+'?_isJson=true')</script>",
    ],
)
def test_one_page_betrays_the_make(html):
    assert detect([page(LIST, f"<html><body>{html}</body></html>")]).platform == "ucap"


@pytest.mark.parametrize(
    "path",
    [
        f"common/search/{CHANNEL}",
        f"searchList/{CHANNEL}?page=2",
        f"search/{CHANNEL}",
        "c1/content.html",
    ],
)
def test_interfaces_are_no_items(path):
    assert UcapSpider(HOME).item_key(HOME + path) is None


def test_an_article_s_number_may_be_hex_digits():
    urls = (f"{HOME}c100/c{CHANNEL}/content.shtml", f"{HOME}c7/c{CHANNEL}/content_2.shtml")
    assert {UcapSpider(HOME).item_key(url) for url in urls} == {f"c:{CHANNEL}"}


@pytest.mark.parametrize(("role", "name"), [(Role.LIST, "政策文件"), (Role.COLUMN, "")])
def test_rows_name_their_column_where_no_page_does(role, name):
    row = {"title": "通知", "url": article(1), "channelName": "政策文件"}
    answer = page(f"{SEARCH}page=1", json.dumps({"data": {"results": [row]}}))
    assert UcapSpider(HOME).read(answer, Target(answer.url, role, LIST)).column.name == name
