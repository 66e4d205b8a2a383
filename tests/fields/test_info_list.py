"""Epoint's list interface: where its parameters stand, and what answers say."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.fields.info_answer import is_info_request, read_info_answer
from crawler.fields.info_list import InfoCall, find_info_call, settled_call
from crawler.fields.markup import parse
from crawler.fields.outline import Outline
from crawler.fields.posted import posted, split_posted

SITE = "https://www.linhe.gov.cn"
GUID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
API = f"{SITE}/EWB-FRONT/rest/lightfrontaction/getgovinfolist"
SHELL = "/dynamic/zwgk/govInfoPub.html?categorynum=003001"
CALL = "'/EWB-FRONT/rest/lightfrontaction/getgovinfolist'"


def call(html: str, path: str = "/gk/list.html") -> InfoCall | None:
    page = f"<html><body>{html}</body></html>"
    return find_info_call(Outline(parse(page), SITE + path), page)


def known(**changes: object) -> InfoCall:
    usual = {"deptcode": "", "category": "003001", "site": GUID, "first": 0, "size": 20}
    return InfoCall(**{"url": API, **usual, **changes})  # type: ignore[arg-type]


FOUND = {
    "all in one object": (
        f"<script>post({CALL},{{deptcode:'A1',categorynum:'003001',siteGuid:'{GUID}',pageIndex:0,pageSize:15}})</script>",
        "/gk/list.html",
        known(deptcode="A1", size=15),
    ),
    "category from the address": (
        f"<script>var siteGuid = \"{GUID}\", c = getQuery('categorynum'); load({CALL})</script>",
        f"{SHELL}&deptcode=B2",
        known(deptcode="B2"),
    ),
    "the address before the script": (
        f"<script>var categorynum='009', siteguid='{GUID}'; load({CALL})</script>",
        SHELL,
        known(),
    ),
    "hidden inputs": (
        f"<input type=hidden id=siteGuid value={GUID}><input name=categorynum value=003001><script>go({CALL})</script>",
        "/gk/list.html",
        known(),
    ),
    "attributes": (
        f"<div data-url={CALL} data-site-guid={GUID} data-category-num=003001 data-page-index=1 data-page-size=10></div>",
        "/gk/list.html",
        known(first=1, size=10),
    ),
    "joined to the project's name": (
        f"<script>var siteInfo={{'projectName':'/EWB_QZ_Mid','siteGuid':'{GUID}'}};"
        "go(siteInfo.projectName + '/rest/lightfrontaction/getGovInfoList')</script>",
        SHELL,
        known(url=f"{SITE}/EWB_QZ_Mid/rest/lightfrontaction/getGovInfoList"),
    ),
    "joined to a variable": (
        f"<script>var root='/EWB-QZ/',siteGuid='{GUID}';go(root+'rest/lightfrontaction/getgovinfolist')</script>",
        SHELL,
        known(url=f"{SITE}/EWB-QZ/rest/lightfrontaction/getgovinfolist"),
    ),
    "joined to an unknown host": (
        f"<script>siteGuid='{GUID}';go(location.origin+{CALL})</script>",
        SHELL,
        known(),
    ),
    "spelled in another way": (
        f"<script>siteguid='{GUID}';go({CALL},{{deptCode:d,categoryNum:c,siteguid:siteguid,pageindex:p,pageSize:9}})</script>",
        SHELL,
        known(size=9, names=("deptCode", "categoryNum", "siteguid", "pageindex", "pageSize")),
    ),
    "counted from one": (
        f"<script>var pageindex = 1; siteGuid='{GUID}'; go({CALL})</script>",
        SHELL,
        known(first=1),
    ),
    "counted from one, asked from zero": (
        f"<script>pageIndex = 1; siteGuid='{GUID}'; go({CALL}, {{pageIndex: cur - 1}})</script>",
        SHELL,
        known(),
    ),
    "wrapped": (
        f"<script>siteGuid='{GUID}'; go({CALL}, {{token: 'x', params: {{pageSize: 9}}}})</script>",
        SHELL,
        known(size=9, token="x"),
    ),
    "an absurd size": (
        f"<script>siteGuid='{GUID}'; go({CALL}, {{pageSize: 999999999}})</script>",
        SHELL,
        known(),
    ),
    "number in a script beside": (
        "<script src='/js/webBuilderCommon.js?v=3'></script>",
        SHELL,
        known(site="", settings=f"{SITE}/js/webBuilderCommon.js"),
    ),
    "no number anywhere": ("<p></p>", SHELL, known(site="")),
    "category from the folder": (
        f"<script>siteGuid='{GUID}'; go({CALL})</script>",
        "/zwgk/003001/list.html",
        known(),
    ),
    "another page": ("<script>var categorynum='003001'</script>", "/gk/list.html", None),
    "no category": (f"<script>go({CALL})</script>", "/gk/list.html", None),
    "an interface for something else": (
        "<script>go('/rest/lightfrontaction/getweather',{categorynum:'1'})</script>",
        "/gk/list.html",
        None,
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_where_the_parameters_stand(name):
    html, path, expected = FOUND[name]
    assert call(html, path) == expected


def test_the_request_is_posted_json():
    url, body = split_posted(known(token="t").address(2))
    asked = {
        "deptcode": "",
        "categorynum": "003001",
        "siteGuid": GUID,
        "pageIndex": 2,
        "pageSize": 20,
    }
    assert (url, json.loads(body or "")) == (API, {"token": "t", "params": asked})
    assert json.loads(split_posted(known().address(2))[1] or "") == asked
    assert is_info_request(known().address(0))
    assert not is_info_request(API)


def test_a_settings_script_completes_the_request():
    waiting = known(site="", first=1, size=9, settings=f"{SITE}/js/common.js", token="")
    address = waiting.settings_address()
    held = f'var siteInfo = {{"siteGuid":"{GUID}","projectName":"/EWB-QZ"}};'
    url = API.replace("EWB-FRONT", "EWB-QZ")
    assert settled_call(held, address) == known(url=url, first=1, size=9, token="")
    assert settled_call("var a = 1;", address) is None
    assert settled_call(held, f"{SITE}/js/common.js") is None


def answer(count: int, total: object = None, **custom: object) -> str:
    data = [{"infourl": f"/a/{k}.html", "realtitle": "题名"} for k in range(count)]
    told = {} if total is None else {"total": total}
    return json.dumps({"custom": {"data": data, **told, **custom}})


FURTHER = [
    # records, total, index, size asked for, index and size of the next page
    (15, None, 0, 15, (1, 15)),
    (14, None, 0, 15, None),
    (15, 15, 0, 15, None),
    (15, "16", 0, 15, (1, 15)),
    (1, 16, 1, 15, None),
    (15, 31, 1, 15, (2, 15)),
    (1, 31, 2, 15, None),
    (1, 31, 3, 15, None),
    (15, None, 2000, 15, None),
    (10, 45, 0, 15, (1, 10)),  # the portal gives no more than ten
    (15, 0, 0, 15, (1, 15)),  # a total that counts something else
    (15, -4, 0, 15, (1, 15)),
    (15, "null", 0, 15, (1, 15)),
    (0, 900, 3, 15, None),
    (0, 0, 0, 15, None),
    (0, 900, 0, 15, (1, 15)),  # the first page has the number 1
]


@pytest.mark.parametrize(("count", "total", "index", "size", "expected"), FURTHER)
def test_how_a_list_goes_on(count, total, index, size, expected):
    found = read_info_answer(answer(count, total), known(size=size).address(index))
    assert found is not None
    assert len(found.records) == count
    following = json.loads(split_posted(found.next_url)[1] or "") if found.next_url else None
    assert (following and (following["pageIndex"], following["pageSize"])) == expected


def test_a_request_goes_on_in_its_own_spelling():
    spelled = known(size=9, names=("deptCode", "categoryNum", "siteguid", "pageindex", "page_size"))
    found = read_info_answer(answer(9), spelled.address(4))
    assert found is not None
    assert found.next_url == spelled.address(5)


def test_a_wrapped_request_goes_on_wrapped():
    found = read_info_answer(answer(20), known(token="t").address(0))
    assert found is not None
    assert found.next_url == known(token="t").address(1)


SHAPES = [
    ('{"custom":{"data":[]}}', 0),
    ('{"custom":{"data":null,"total":0}}', 0),
    ('{"custom":"{\\"Table\\":[{\\"a\\":1}]}"}', 1),
    ('{"custom":[{"a":1},null,"x"]}', 1),
    ('{"custom":{"data":"null"}}', None),
    ('{"custom":null}', None),
    ('{"custom":"<html>"}', None),
    ("[]", None),
    ("<html></html>", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "count"), SHAPES)
def test_what_is_an_answer(text, count):
    found = read_info_answer(text, known().address(0))
    assert (None if found is None else len(found.records)) == count


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["custom", "data", "total", "infourl", "params", "x"]), inner
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60)
@given(JSON, JSON)
def test_any_answer_to_any_request_is_read(value, body):
    address = posted(API, json.dumps(body))
    found = read_info_answer(json.dumps({"custom": value}), address)
    assert found is None or found.next_url is None or is_info_request(found.next_url)


@settings(max_examples=60)
@given(st.text(alphabet="categorynum'\"=:{}/lightfrontaction siteGuid,0123", max_size=200))
def test_any_script_is_read(script):
    found = call(f"<script>{script}</script>", SHELL)
    assert found is None or found.url.startswith(SITE)
