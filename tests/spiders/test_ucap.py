"""UCAP: numbering of static lists, calls in script, answers in JSON; honest ones and others."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.fields.json_lists import read_json_list
from crawler.fields.list_calls import find_list_call
from crawler.fields.outline import Outline
from crawler.fields.paged_requests import at_page, page_of, size_of
from crawler.fields.pager_calls import find_call
from crawler.items import PageClass, Role, Target
from crawler.spiders import detect
from crawler.spiders.ucap import _CALLED, _MENTIONS, UcapSpider
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


SECOND = {"_2": "zcwj_list_2", "_1": "zcwj_list_1"}


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


@pytest.mark.parametrize("pages", [1, 2, 3, 5])
@pytest.mark.parametrize(
    ("offset", "counter", "query"),
    [(1, 1, False), (0, 1, False), (0, 0, False), (1, 1, True)],
)
def test_every_numbering_gives_every_row_once(pages, offset, counter, query):
    found = crawl(UcapSpider(HOME), portal(pages, offset, counter, query))
    titles = [row.title for row in found.rows[LIST]]
    assert sorted(titles) == sorted(f"关于做好第{n}号事项的通知" for n in range(4, 4 * pages + 4))
    assert len(found.items) == 4 * pages


def further(url: str, pages: int, counter: int, function: str = "") -> list[str]:
    html = list_page(range(4), call(pages, counter), function)
    reading = UcapSpider(HOME).read(page(url, html), Target(url, Role.LIST, LIST))
    return [found.rpartition("/")[2] for found in reading.listing.next_urls]


RULES = {
    "next is one ahead": ("s+='<a href='+_name+'_'+(cur+1)+'.'+_ext+'>'", ["_2", "_3"]),
    "next is the counter": ('s+=_name+"_"+cur+"."+_ext', ["_1", "_2"]),
    "only the page before": ("s+=_name+'_'+(cur-1)+'.'+_ext", ["_2", "_3"]),
    "only the page before, shifted": ("s+=_name+'_'+(cur - 2)+'.'+_ext", ["_1", "_2"]),
    "a loop besides": ("for(i=1;i<_n;i++)s+='_'+i; s+='_'+cur+'.'+_ext;", ["_1", "_2"]),
    "a dash": ("s+=_name+'-'+(cur+1)+'.'+_ext", ["-2", "-3"]),
}


@pytest.mark.parametrize("name", RULES)
def test_the_pager_s_function_tells_the_rule(name):
    body, marks = RULES[name]
    names = further(LIST, 3, 1, FUNCTION.format(body=body))
    assert names == [f"zcwj_list{mark}.shtml" for mark in marks]


def test_without_a_rule_the_second_page_tells_which_it_is():
    second = LIST.replace(".shtml", "_2.shtml")
    assert further(LIST, 5, 1) == ["zcwj_list_2.shtml"]
    assert further(LIST, 1, 1) == []
    assert further(LIST, 4, 0) == [f"zcwj_list_{k}.shtml" for k in (1, 2, 3)]
    assert further(second, 5, 2) == [f"zcwj_list_{k}.shtml" for k in (3, 4, 5)]
    assert further(second, 5, 3) == [f"zcwj_list_{k}.shtml" for k in (1, 3, 4)]
    assert further(LIST.replace(".shtml", "_4.shtml"), 5, 4) == []


def test_pages_are_bounded():
    assert len(further(LIST, 999_999, 0)) <= 2000
    assert find_call("f('a',99999999999,1,'l','shtml',3)") is None


# -- calls in script ----------------------------------------------------------------------------

SEARCH = f"{HOME}common/search/{CHANNEL}?"
CALLS = {
    "a whole address": (
        f"$.get('/common/search/{CHANNEL}?_isAgg=true&_isJson=true&_pageSize=9&page=1',f)",
        f"{SEARCH}_isAgg=true&_isJson=true&_pageSize=9&page=2",
    ),
    "joined from a variable": (
        f"var id='{CHANNEL}';$.get(\"/common/search/\" + id + '?_pageSize='+n+'&page='+p)",
        f"{SEARCH}_pageSize=&page=2",
    ),
    "data in an object": (
        f"$.ajax({{url:'/common/search/{CHANNEL}',data:{{_isJson:true,_pageSize:7,page:cur}}}})",
        f"{SEARCH}_isJson=true&_pageSize=7&page=2",
    ),
    "the channel in a meta": (
        "fetch('/searchList/'+document.querySelector('x')+'?page='+p);"
        "$.get('/searchList/'+channelid+'?_isAgg=true&page='+p)",
        f"{HOME}searchList/{CHANNEL}?_isAgg=true&page=2",
    ),
    "a form": (
        f"$.post('/getFileListByCodeId',{{'codeId':'','channelId':'{CHANNEL}','page':p,'size':5}})",
        f"{HOME}getFileListByCodeId#post:codeId=&channelId={CHANNEL}&page=2&size=5",
    ),
    "a form as text": (
        f"$.ajax({{type:'POST',url:'/getFileListByCodeId',data:'channelId={CHANNEL}&page='+p}})",
        f"{HOME}getFileListByCodeId#post:channelId={CHANNEL}&page=2",
    ),
    "an object with a name": (
        f"var q={{channelId:'{CHANNEL}',pageIndex:1}};"
        "$.ajax({url:ctx+'/sz/interfacesWebManu/loadData',type:\"post\",data:q,success:f})",
        f"{HOME}sz/interfacesWebManu/loadData#post:channelId={CHANNEL}&pageIndex=2",
    ),
    "nothing": ("$.get('/common/count?id=7');var a='/search/';", None),
}


@pytest.mark.parametrize("name", CALLS)
def test_the_call_of_a_script_is_put_together(name):
    script, address = CALLS[name]
    html = f"<html><head><meta name=channelid content={CHANNEL}></head><body><script>{script}"
    found = find_list_call(Outline(page(LIST, html).tree, LIST), _MENTIONS, _CALLED)
    assert (found and found.address(2)) == address


def test_rows_in_the_page_are_not_asked_for_again():
    script = f"$.get('/searchList/{CHANNEL}?_isJson=true&_pageSize=%d&page='+p)"
    for size, number in ((6, 2), (9, 1)):
        html = list_page(range(6), script % size)
        reading = UcapSpider(HOME).read(page(LIST, html), Target(LIST, Role.COLUMN, LIST))
        assert [page_of(url) for url in reading.listing.next_urls] == [number]


REQUESTS = [
    ("https://a.cn/s?x=1&page=3&rows=7", 3, 7, "https://a.cn/s?x=1&page=9&rows=7"),
    ("https://a.cn/s?currpage=1", 1, None, "https://a.cn/s?currpage=9"),
    ("https://a.cn/s#post:pageIndex=2&size=5", 2, 5, "https://a.cn/s#post:pageIndex=9&size=5"),
    ("https://a.cn/s?size=5#post:page=2", 2, 5, "https://a.cn/s?size=5#post:page=9"),
    ("https://a.cn/s?page=2#post:a=b", 2, None, "https://a.cn/s?page=9#post:a=b"),
    (
        "https://a.cn/s#post:%7B%22page%22%3A 2%7D",
        2,
        None,
        "https://a.cn/s#post:%7B%22page%22%3A%209%7D",
    ),
    ("https://a.cn/s#post:{broken", None, None, None),
    ("https://a.cn/page/3", None, None, None),
    ("https://a.cn/s?page=next", None, None, "https://a.cn/s?page=9"),
]


@pytest.mark.parametrize(("address", "number", "size", "ninth"), REQUESTS)
def test_page_numbers_in_requests(address, number, size, ninth):
    assert (page_of(address), size_of(address), at_page(address, 9)) == (number, size, ninth)


# -- answers ------------------------------------------------------------------------------------

ROW = {"title": "关于某事的通知", "url": article(1), "publishedTimeStr": "2024-05-01 00:00:00"}
ANSWERS = {
    "a day": ({"data": {"results": [ROW], "total": 1}}, [("2024-05-01", None)]),
    "milliseconds": (
        {"results": [{**ROW, "publishedTimeStr": "null", "publishedTime": 1714533720000}]},
        [("2024-05-01T11:22", None)],
    ),
    "a host": (
        {"data": {"list": [{"TITLE": "通知", "URL": "//b.gov.cn/a", "PUBLISHED_TIME_FORMAT": ""}]}},
        [(None, "https://b.gov.cn/a")],
    ),
    "no address": (
        {"infolist": [{"title": "通知", "link": "null"}, {**ROW, "url": "javascript:"}]},
        [],
    ),
    "empty": ({"code": 200, "data": {"total": 0, "results": []}}, []),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers(name):
    data, expected = ANSWERS[name]
    found = read_json_list(json.dumps(data), f"{SEARCH}page=1")
    if name == "no address":
        assert found is None or not found.rows
        return
    for row, (day, url) in zip(found.rows, expected, strict=True):
        assert (row.date.span.text() if row.date else None) == day
        assert url in (None, row.url)


@pytest.mark.parametrize(
    ("total", "size", "number", "shown", "last"),
    [
        (12, 5, 1, 5, 3),
        (12, 50, 1, 5, 3),  # fewer rows than asked for
        (12, 5, 3, 2, 3),
        (0, 5, 1, 5, 1),
        (None, 5, 1, 5, 2),
        (None, 5, 2, 0, 2),
        (10**9, 5, 1, 5, 1),
        (999_999_999, 5, 1, 5, 2001),
        ("12", 5, 1, 5, 3),
        ([], 5, 1, 5, 2),
    ],
)
def test_further_pages_by_what_is_declared(total, size, number, shown, last):
    rows = [{**ROW, "url": article(k)} for k in range(shown)]
    answer = {"data": {"total": total, "rows": size, "results": rows}}
    found = read_json_list(json.dumps(answer), f"{SEARCH}_pageSize={size}&page={number}")
    if total == 10**9:
        last = 2  # no count at all
    assert [page_of(url) for url in found.next_urls] == list(range(number + 1, last + 1))


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


# -- detection and keys -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [
        f"<script>createPageHTML('page_div',5, 1,'fg','shtml',89);</script><a href='{article(1)}'>a</a>",
        "<div id='cmspro_appendixs'></div><div id='cmspro_reldocuments'></div>",
        "<h1><UCAPTITLE>a</UCAPTITLE></h1>",
        f'<script>var manuscriptId= "{CHANNEL}" ;</script><a href="{article(1)}">a</a>',
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
