"""Lists by request: the call in a page's script, its page number, and the answer in JSON."""

from __future__ import annotations

import json

import pytest

from crawler.fields.json_lists import read_json_list
from crawler.fields.list_calls import find_list_calls
from crawler.fields.markup import parse
from crawler.fields.outline import Outline
from crawler.fields.paged_requests import at_page, page_of, size_of
from crawler.fields.ucap_lists import INTERFACES, MENTIONS

HOME = "https://www.baixi.gov.cn/"
LIST = f"{HOME}baixi/c100012/zcwj_list.shtml"
CHANNEL = "7f0c5a1e93bd4c268e10d7a4b95c3f62"


def article(number: int) -> str:
    return f"/baixi/c100012/202405/{number:032x}.shtml"


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
    found = find_list_calls(Outline(parse(html), LIST), MENTIONS, INTERFACES)
    assert (found[0].address(2) if found else None) == address


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
        (0, 5, 1, 5, 2),  # fewer than are shown: no total
        (0, 5, 1, 0, 1),
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
