"""What every spider promises, and what each platform adds to the general reading."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.items import ColumnKind, PageClass, Role, Target
from crawler.spiders import detect, platforms
from crawler.spiders.generic import GenericSpider
from tests.spiders.crawling import page_of

HOME = "https://www.linhe.gov.cn/"


@pytest.fixture(params=sorted(platforms()))
def spider(request):
    return platforms()[request.param](HOME)


def test_the_four_platforms_are_found_by_walking_the_package():
    assert set(platforms()) >= {"generic", "lonsun", "openness", "trs"}


def test_a_crawl_starts_at_home_and_at_the_configured_columns(spider):
    column = f"{HOME}list/7/"
    configured = type(spider)(HOME, {column: ColumnKind.POLICY})
    assert [(t.url, t.role) for t in configured.start()] == [
        (HOME, Role.HOME),
        (column, Role.COLUMN),
    ]
    assert [t.url for t in spider.start()] == [HOME]


def test_http_and_https_of_a_host_are_one_site_and_two_ports_are_two():
    spider = GenericSpider("http://127.0.0.1:8000/")
    assert spider.on_site("https://127.0.0.1:8000/a/")
    assert not spider.on_site("http://127.0.0.1:8001/a/")
    assert GenericSpider(HOME).on_site("http://www.linhe.gov.cn/x")
    assert not GenericSpider(HOME).on_site("https://linhe.gov.cn/x")


def test_a_configured_kind_overrules_the_name():
    url = f"{HOME}zcwj/"
    html = (
        "<ul><li><a href='/show/100001.html'>关于印发工作方案的通知</a><i>2024-01-01</i></li></ul>"
    )
    spider = GenericSpider(HOME, {url: ColumnKind.UPSTREAM_DOCUMENT})
    page = page_of(
        url, f"<html><head><meta name=ColumnName content=政策文件></head><body>{html}</body></html>"
    )
    assert (
        spider.read(page, Target(url, Role.COLUMN, url)).column.kind is ColumnKind.UPSTREAM_DOCUMENT
    )
    menu = page_of(HOME, f"<html><body><a href='{url}'>政策文件</a></body></html>")
    assert (
        spider.read(menu, Target(HOME, Role.HOME)).columns[0].kind is ColumnKind.UPSTREAM_DOCUMENT
    )


ALIASES = [
    (
        "openness",
        [
            "/XxgkContent/show/12.html",
            "/Jczwgk/show/12.html",
            "/OpennessContent/show/12.html",
            "/openness/OpennessContent/show/12.html",
        ],
    ),
    (
        "openness",
        [
            "/openness/detail/content/5a1b2c3d4e5f60718293a4b5.html",
            "/content/detail/5a1b2c3d4e5f60718293a4b5.html",
        ],
    ),
    (
        "lonsun",
        [
            "/public/6596/1553012877.html",
            "/public/content/1553012877",
            "/wap/public/content/1553012877",
            "/zwgk/tzgg/1553012877.html",
            "/1553012877.html",
            "/6788041/public/6596/1553012877.html",
        ],
    ),
    (
        "trs",
        [
            "/zwgk/zcwj/202401/t20240105_123456.html",
            "/xwzx/202401/t20240105_123456.html",
            "/zwgk/zcwj/202401/t20240105_123456_1.html",
        ],
    ),
    ("generic", ["/art/2024/1/5/art_77_123.html", "/art/2024/1/5/art_99_123.html"]),
    ("generic", ["/gkmlpt/content/5/5712/post_5712040.html", "/xxgk/content/mpost_5712040.html"]),
    ("generic", ["/info/1012/75518.htm", "/info/1044/75518.htm"]),
    (
        "generic",
        ["/a/e9a132febe0b407c8466863f980608e1.shtml", "/b/e9a132febe0b407c8466863f980608e1.shtml"],
    ),
    ("generic", ["/tzgg/2002263081.html", "/zcwj/2002263081.html"]),
    (
        "ucap",
        [
            "/linhe/c100012/202405/e9a132febe0b407c8466863f980608e1.shtml",
            "/linhe/c100044/202405/e9a132febe0b407c8466863f980608e1.shtml?ddtab=true",
            "/linhe/0503/202405/E9A132FEBE0B407C8466863F980608E1.shtml",
            "/linhe/c100012/202405/e9a132febe0b407c8466863f980608e1_2.shtml",
        ],
    ),
    (
        "ucap",
        [
            "/n1/n2/c5252176/content.html",
            "/n8/c5252176/content.html?a=1",
            "/c5252176/content_3.shtml",
        ],
    ),
]


@pytest.mark.parametrize(("platform", "paths"), ALIASES)
def test_one_item_has_one_key_under_all_its_addresses(platform, paths):
    spider = platforms()[platform](HOME)
    keys = {spider.item_key(HOME.rstrip("/") + path) for path in paths}
    assert len(keys) == 1
    assert None not in keys


NO_ITEMS = [
    "/",
    "/zwgk/",
    "/zwgk/index.html",
    "/zwgk/index_2.html",
    "/list.jsp?cid=123456",
    "/col/col1229265366/index.html",
    "/XxgkContent/showList/8/1024/page_1.html",
    "/public/column/6596?type=4&catId=6717449&action=list",
    "/content/column/6795621?pageIndex=2",
    "/site/label/8888?labelName=publicInfoList",
    "/XxgkGuide/showList/123456.html",
    "/2024/",
    "/news/202401.html",
    "/tzgg/12.html",
]


@pytest.mark.parametrize("path", NO_ITEMS)
def test_addresses_of_lists_have_no_item_key(spider, path):
    if spider.platform == "lonsun" and path == "/news/202401.html":
        return  # there every trailing number is an item's
    assert spider.item_key(HOME.rstrip("/") + path) is None


def test_other_hosts_have_no_items_here(spider):
    assert spider.item_key("https://www.gov.cn/zhengce/content_5700001.htm") is None


OTHER_MAKES = {
    "none": "<a href='/a/1.html'>a</a><p>t20240101_1 is no address here; /showList/ neither</p>",
}


@pytest.mark.parametrize("make", sorted(OTHER_MAKES))
def test_other_makes_are_not_mistaken(make):
    found = detect([page_of(HOME, f"<html><body>{OTHER_MAKES[make]}</body></html>")])
    assert found.platform == "generic"


MAKES = {
    "hanweb": "".join(f"<a href='/col/col{k}/index.html'>a</a>" for k in (1, 2)),
    "openness": "".join(f"<a href='/XxgkContent/showList/8/{k}/page_1.html'>a</a>" for k in (1, 2)),
    "lonsun": "".join(
        f"<a href='/public/column/{k}?type=4&action=list'>a</a>" for k in (6596, 6597)
    ),
    "epoint": "".join(
        f"<a href='/zwdt/2026090{k}/7c9e6679-7425-40de-944b-e07fc1f90ae{k}.html'>a</a>"
        for k in (1, 2)
    ),
    "vsb": "".join(f"<a href='info/1012/7551{k}.htm'>a</a>" for k in (1, 2)),
    "ucap": "".join(
        f"<a href='/c100/202401/e9a132febe0b407c8466863f980608e{k}.shtml'>a</a>" for k in (1, 2)
    ),
    "trs": "".join(f"<a href='./202401/t2024010{k}_12345{k}.html'>a</a>" for k in (1, 2)),
}


@pytest.mark.parametrize("platform", sorted(MAKES))
def test_a_platform_is_told_by_its_addresses_alone(platform):
    found = detect(
        [page_of(HOME, "<p></p>"), page_of(HOME, f"<html><body>{MAKES[platform]}</body></html>")]
    )
    assert found.platform == platform
    assert found.evidence[0].weight >= 4


def test_a_host_name_is_no_evidence():
    links = (
        "<a href='http://showList.xuancheng.gov.cn/'>a</a><a href='https://www.linhe.gov.cn/'>b</a>"
    )
    assert (
        detect([page_of("https://showList.gov.cn/", f"<html><body>{links}</body></html>")]).evidence
        == ()
    )


HOSTILE = [
    "<ul>" * 5000 + "<li><a href='/show/100001.html'>标题标题标题标题</a>" * 50,
    "<a href='/show/1.html'>x</a>" * 30_000,
    "<table>" + "<tr><td><table>" * 1500,
    "<div " + "a=b " * 50_000 + ">",
    "<a href='javascript:" + "f(" * 5000 + "'>下一页</a>",
    "<script>" + "function f(a){f(a)}" * 20_000 + "</script><a onclick='f(1)'>2</a>",
    "<script>var a=[" + "{id:1,pId:1,name:'循环',url:'/x/'}," * 20_000 + "]</script>",
    "<p>" + "2024-01-01 " * 100_000,
    "<a href='http://[bad'>坏地址坏地址</a><a href='http://x:99999/'>坏端口</a><base href='http://[bad'>",
    "<a href='%00%ff\x00'>零</a>\x00<a title='\ud800'>代理</a>",
    "<div class='" + "nav-" * 20_000 + "'><a href='/a/1.html'>关于某事的通知</a></div>",
    "共" * 200_000,
    "<select>" + "<option value=1>1" * 20_000,
    '{"total": ' + "[" * 50_000,
]


@pytest.mark.parametrize("role", [Role.HOME, Role.COLUMN, Role.LIST, Role.DETAIL, Role.UNKNOWN])
@pytest.mark.parametrize("case", range(len(HOSTILE)))
def test_hostile_pages_are_read_without_a_fault(spider, role, case):
    body = HOSTILE[case].encode("utf-8", "surrogatepass")
    reading = spider.read(page_of(f"{HOME}a/list.html", body), Target(f"{HOME}a/list.html", role))
    assert reading.page_class in PageClass


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            [
                "<ul>",
                "</ul>",
                "<li>",
                "<a href='/show/123456.html'>",
                "</a>",
                "<tr>",
                "<td>",
                "<table>",
                "</table>",
                "<dl><dt>",
                "2024-01-05",
                "01-05",
                "下一页",
                "2",
                "关于某事的通知",
                "<script>",
                "</script>",
                "createPageHTML(3,0,'index','html')",
                "<iframe src='/x'>",
                "<base href='//'>",
                "<select><option>1",
                "当前位置：",
                "<a href='?page=2'>2</a>",
                "共3页",
                "<!--",
                "-->",
                "<form>",
                "<meta name=ColumnName content=>",
                "<h3>",
                "更多",
                "<pagination pagesize=x>",
                "<a onclick=\"go('",
                "')\">",
            ]
        ),
        max_size=60,
    ),
    st.sampled_from(list(Role)),
)
def test_any_soup_is_read_without_a_fault(parts, role):
    url = f"{HOME}a/list.html"
    for name in platforms():
        reading = platforms()[name](HOME).read(page_of(url, "".join(parts)), Target(url, role, url))
        assert reading.page_class in PageClass
