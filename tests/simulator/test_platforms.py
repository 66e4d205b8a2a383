"""The quirks of each platform, one by one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from crawler.items import ColumnKind, Field
from crawler.simulator.exchange import Request
from crawler.simulator.generic import GenericPortal, GenericStyle
from crawler.simulator.lonsun import LonsunPortal, LonsunQuirks
from crawler.simulator.model import SimRow
from crawler.simulator.openness import OpennessPortal, OpennessQuirks
from crawler.simulator.portal import Portal
from crawler.simulator.trs import TrsPortal, TrsQuirks
from tests.simulator.conftest import county, mixed, province
from tests.simulator.reading import decoded, get, page, text


def rows(portal: Portal, target: str, path: str) -> list[str]:
    return [str(href) for href in page(portal, target).xpath(path)]


# -- openness ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variant", "path"),
    [
        ("a", "//div[@class='listright-box']/ul/li[a/@title and span]/a/@href"),
        ("b", "//section[@class='m-tglist']/ul/li[span]/a/@href"),
        ("c", "//div[@class='search-list']//tbody/tr[td[@class='cwrq']]/td[@class='bt']/a/@href"),
        ("d", "//dl[@class='content-list']/dt[span[@class='cont-time']]/a/@href"),
    ],
)
def test_openness_list_forms(variant: str, path: str) -> None:
    portal = OpennessPortal(county(), quirks=OpennessQuirks(variant=variant))
    column = county().column("tzgg")
    expected = [portal.row_path(i, column) for i in county().listed("tzgg")]
    assert rows(portal, portal.column_path(column), path) == expected[:20]
    assert rows(portal, portal.column_path(column, 2), path) == expected[20:40]


def test_openness_declares_its_page_count_in_the_pagination_element() -> None:
    portal = OpennessPortal(county())
    column = county().column("yw")
    pages = page(portal, portal.column_path(column)).xpath("//pagination/@pagesize")
    assert pages == [str(portal.page_count(column))] == ["2"]


@pytest.mark.parametrize("generation", [1, 2, 3])
def test_openness_shows_the_last_page_again_past_the_end(generation: int) -> None:
    portal = OpennessPortal(county(), quirks=OpennessQuirks(generation=generation))
    for slug in ("tzgg", "zcwj"):
        column = county().column(slug)
        count = portal.page_count(column)
        last = get(portal, portal.column_path(column, count))
        assert get(portal, portal.column_path(column, count + 7)) == last
        assert last.status == 200


def test_openness_generations_have_their_own_addresses() -> None:
    shapes = {
        1: (
            r"/opennessContent/\?branch_id=[0-9a-f]{24}&column_code=\d+&topic_id=&page=1",
            r"/openness/detail/content/[0-9a-f]{24}\.html",
        ),
        2: (r"/OpennessContent/showList/\d+/\d+/page_1\.html", r"/OpennessContent/show/\d+\.html"),
        3: (r"/XxgkContent/showList/\d+/\d+/page_1\.html", r"/XxgkContent/show/\d+\.html"),
    }
    for generation, (column, item) in shapes.items():
        portal = OpennessPortal(county(), quirks=OpennessQuirks(generation=generation))
        assert re.fullmatch(column, portal.column_path(county().column("zcwj")))
        assert re.fullmatch(item, portal.item_paths(county().listed("zcwj")[0])[0])


def test_openness_first_generation_cuts_dates_and_titles() -> None:
    portal = OpennessPortal(county(), quirks=OpennessQuirks(generation=1, variant="a"))
    parsed = page(portal, portal.column_path(county().column("zcwj")))
    anchors = parsed.xpath("//div[@class='listright-box']//li/a")
    assert all(
        re.fullmatch(r"\d\d-\d\d", str(d)) for d in parsed.xpath("//li[a/@title]/span/text()")
    )
    assert all(a.text.endswith("...") and not a.get("title").endswith("...") for a in anchors)


def test_openness_grassroots_column_lists_the_alias() -> None:
    portal = OpennessPortal(county())
    column = county().column("jczwgk")
    for item in county().listed("jczwgk"):
        assert portal.item_paths(item)[1] == f"/Jczwgk/show/{item.id}.html"
        assert portal.row_path(item, column) == portal.item_paths(item)[1]
        one, other = (get(portal, path) for path in portal.item_paths(item))
        assert decoded(one).replace("/News/show", "/Jczwgk/show") == decoded(other).replace(
            "/News/show", "/Jczwgk/show"
        )


def test_openness_deleted_page_says_so_with_200() -> None:
    portal = OpennessPortal(county(), quirks=OpennessQuirks(generation=1, deleted="zcwj"))
    column = county().column("zcwj")
    row = next(entry for entry in portal.entries(column) if entry.item is None)
    answer = get(portal, row.target)
    assert answer.status == 200
    assert "此内容不存在或已被删除" in decoded(answer)


def test_openness_first_table_body_is_the_metadata() -> None:
    portal = OpennessPortal(county())
    item = county().of_kind(ColumnKind.ANNUAL_REPORT)[0]
    bodies = page(portal, portal.item_paths(item)[0]).xpath("//tbody | //table[not(tbody)]")
    assert str(item.index_number) in text(bodies[0])
    assert len(bodies) > 3


# -- lonsun -----------------------------------------------------------------------------

ROWS = "//ul[contains(@class,'xxgk_nav_list')]/li/a/@href"


def label(portal: LonsunPortal, slug: str, **facts: str) -> str:
    column = portal.site.column(slug)
    query = {
        "labelName": "publicInfoList",
        "organId": "6596901",
        "catId": str(portal.number(column)),
        "action": "list",
        "pageSize": "15",
    } | facts
    request = Request("/site/label/8888", "POST", form=query)
    return decoded(portal.answer(request))


def test_lonsun_fragments_give_the_pages_of_the_list() -> None:
    portal = LonsunPortal(county(400))
    column = county(400).column("zcwj")
    expected = [portal.row_path(item, column) for item in county(400).listed("zcwj")]
    found = []
    for number in ("1", "2"):
        fragment = label(portal, "zcwj", pageIndex=number)
        assert "pageCount:2" in fragment
        assert "<html" not in fragment
        found += re.findall(r'href="([^"]+)"', fragment)
    assert found == expected
    assert len(expected) > 15


def test_lonsun_fragment_past_the_end_is_the_empty_text() -> None:
    fragment = label(LonsunPortal(county()), "zcwj", pageIndex="9", result="暂无相关信息")
    assert "暂无相关信息" in fragment
    assert "<li" not in fragment


def test_lonsun_fragment_merges_several_nodes() -> None:
    portal = LonsunPortal(county())
    numbers = ",".join(str(portal.number(county().column(s))) for s in ("ghjh", "rsxx"))
    fragment = label(portal, "ghjh", catId="", catIds=numbers, pageSize="100")
    both = len(county().listed("ghjh")) + len(county().listed("rsxx"))
    assert len(re.findall("<a ", fragment)) == both


def test_lonsun_unknown_template_is_500() -> None:
    request = Request.of("/site/label/8888?labelName=publicInfoList&file=/xxgk/other")
    assert LonsunPortal(county()).answer(request).status == 500


def test_lonsun_list_page_has_fifteen_rows_and_the_count_in_script_only() -> None:
    portal = LonsunPortal(county())
    target = portal.column_path(county().column("tzgg"))
    assert len(rows(portal, target, ROWS)) == 15
    assert "pageCount:3" in decoded(get(portal, target))
    assert rows(portal, target, "//div[contains(@class,'pagination')]//a/@href") == []
    again = get(portal, f"/content/column/{portal.number(county().column('tzgg'))}?pageIndex=1")
    assert decoded(again) == decoded(get(portal, target))


def test_lonsun_pages_of_a_node_by_page_index() -> None:
    portal = LonsunPortal(county(400))
    column = county(400).column("zcwj")
    second = rows(portal, portal.column_path(column) + "&pageIndex=2", ROWS)
    assert second == [portal.row_path(i, column) for i in county(400).listed("zcwj")[15:]]


def test_lonsun_list_pages_past_the_end_have_no_rows() -> None:
    portal = LonsunPortal(county())
    for slug in ("zcwj", "tzgg"):
        column = county().column(slug)
        target = portal.column_path(column, 2).replace("pageIndex=2", "pageIndex=99")
        assert rows(portal, target, ROWS) == []
        assert "暂无相关信息" in text(page(portal, target))


def test_lonsun_rows_may_come_by_script_alone() -> None:
    portal = LonsunPortal(county(), quirks=LonsunQuirks(rows_in_page=False))
    target = portal.column_path(county().column("zcwj"))
    assert rows(portal, target, ROWS) == []
    assert '"labelName": "publicInfoList"' in decoded(get(portal, target))
    assert "<a " in label(portal, "zcwj")


def test_lonsun_tables_differ_in_order_and_agree_in_content() -> None:
    item = county().listed("zcwj")[0]
    cells = {}
    for order in ("chuzhou", "haibei"):
        portal = LonsunPortal(county(), quirks=LonsunQuirks(table_order=order))
        parsed = page(portal, portal.item_paths(item)[0])
        names = [text(th) for th in parsed.xpath("//table[contains(@class,'suoyin')]//th")]
        values = [text(td) for td in parsed.xpath("//table[contains(@class,'suoyin')]//td")]
        cells[order] = list(zip(names, values, strict=True))
    assert cells["chuzhou"] != cells["haibei"]
    assert sorted(cells["chuzhou"]) == sorted(cells["haibei"])


def test_lonsun_table_repeated_for_phones_and_spacers() -> None:
    item = county().listed("zcwj")[0]
    portal = LonsunPortal(county(), quirks=LonsunQuirks(mobile_table=True))
    assert len(page(portal, portal.item_paths(item)[0]).xpath("//table[@class]")) == 2
    plain = LonsunPortal(county(), quirks=LonsunQuirks(spacers=False))
    target = portal.column_path(county().column("zcwj"))
    assert rows(portal, target, "//li[@class='lm_line']/@class")
    assert not rows(plain, target, "//li[@class='lm_line']/@class")


def test_lonsun_aliases_show_the_same_item() -> None:
    portal = LonsunPortal(county())
    paths = portal.item_paths(county().listed("zcwj")[0])
    assert [path.rpartition("/")[0] for path in paths] == [
        "/public/6596901",
        "/public/content",
        "/wap/public/content",
    ]
    item = next(i for i in county().listed("jczwgk") if i.columns[0] == "tzgg")
    assert portal.item_paths(item)[:2] == (
        f"/xwzx/tzgg/{item.id}.html",
        f"/public/6596901/{item.id}.html",
    )
    news = county().listed("bmdt")[0]
    assert portal.item_paths(news) == (f"/xwzx/bmdt/{news.id}.html", f"/{news.id}.html")


def test_lonsun_hidden_and_renamed_nodes() -> None:
    quirks = LonsunQuirks(hidden="zfgb", renamed={"zcwj": "本级文件"})
    portal = LonsunPortal(county(), quirks=quirks)
    gazette = portal.column_path(county().column("zfgb"))
    for target in ("/", portal.column_path(county().column("zcwj"))):
        assert gazette not in rows(portal, target, "//a/@href")
    assert get(portal, gazette).status == 200
    assert "本级文件" in text(page(portal, portal.column_path(county().column("zcwj"))))


def test_lonsun_redirect_row_leads_to_another_port() -> None:
    away = SimRow("tzgg", "转链", county().as_of, url="{upstream}/zwgk/")
    site = replace(county(), rows=(away,))
    portal = LonsunPortal(site, upstream="http://127.0.0.1:9")
    targets = rows(portal, portal.column_path(site.column("tzgg")), ROWS)
    assert targets[0] == "http://127.0.0.1:9/zwgk/"


def test_lonsun_organ_page_shows_the_newest() -> None:
    portal = LonsunPortal(county(), quirks=LonsunQuirks(newest=True))
    found = rows(portal, "/public/column/6596901", ROWS)
    catalogue = [
        item
        for item in county().items
        if any(county().column(slug).catalogue for slug in item.columns)
    ]
    newest = sorted(catalogue, key=lambda i: i.published_at, reverse=True)[:15]
    assert {int(re.findall(r"\d+", f)[-1]) for f in found} == {item.id for item in newest}


def test_lonsun_files_are_in_the_store() -> None:
    portal = LonsunPortal(county())
    item = county().listed("zcwj")[0]
    path = portal.file_path(item, item.attachments[0])
    assert re.fullmatch(r"/group1/M00/[0-9A-F]{2}/[0-9A-F]{2}/[0-9A-F]+\.pdf", path)


# -- trs --------------------------------------------------------------------------------


def test_trs_pages_and_the_stub_past_the_end() -> None:
    portal = TrsPortal(county())
    column = county().column("tzgg")
    folder = portal.column_path(column)
    assert portal.column_path(column, 2) == f"{folder}index_1.html"
    assert get(portal, folder) == get(portal, f"{folder}index.html")
    assert 'createPageHTML(3, 1, "index", "html")' in decoded(get(portal, f"{folder}index_1.html"))
    stub = get(portal, f"{folder}index_9.html")
    assert stub.status == 200
    assert 300 <= len(stub.body) <= 400
    plain = TrsPortal(county(), quirks=TrsQuirks(stub=False))
    assert get(plain, f"{folder}index_9.html").status == 404


def test_trs_addresses_are_relative() -> None:
    portal = TrsPortal(county(), quirks=TrsQuirks(base_href=""))
    for target in portal.pages:
        answer = get(portal, target)
        if answer.content_type.startswith("text/html"):
            hrefs = re.findall(r'href="([^"]*)"', decoded(answer))
            assert all(h.startswith(("./", "../", "javascript:")) for h in hrefs)
            break
    column = county().column("zcwj")
    target = portal.column_path(column)
    first = rows(portal, target, "//ul[contains(@class,'list_common')]/li/a/@href")[0]
    assert re.fullmatch(r"\./20\d{4}/t20\d{6}_\d+\.html", first)


def test_trs_base_href_turns_addresses_to_the_root() -> None:
    portal = TrsPortal(county())
    parsed = page(portal, portal.column_path(county().column("zcjd")))
    assert parsed.xpath("//base/@href") == [f"{portal.origin}/"]
    href = str(parsed.xpath("//ul[contains(@class,'list_common')]/li/a/@href")[0])
    assert href.startswith("./zwgk/fdzdgknr/zcjd/")


def test_trs_page_in_gb18030_labelled_utf8() -> None:
    portal = TrsPortal(province())
    item = portal.mislabelled_item()
    assert item is not None
    answer = get(portal, portal.item_paths(item)[0])
    assert answer.content_type.endswith("utf-8")
    with pytest.raises(UnicodeDecodeError):
        answer.body.decode("utf-8")
    assert item.title in answer.body.decode("gb18030")


def test_trs_item_in_two_folders_has_its_files_beside_the_first() -> None:
    portal = TrsPortal(county())
    item = county().listed("zcwj")[0]
    one, two, *_ = portal.item_paths(item)
    assert one.rpartition("/")[2] == two.rpartition("/")[2]
    assert rows(portal, one, "//a[@appendix='true']/@href")[0].startswith("./P0")
    assert rows(portal, two, "//a[@appendix='true']/@href")[0].startswith("../../")


@pytest.mark.parametrize(
    ("dates", "shape"),
    [
        ("-", r"\d{4}-\d\d-\d\d"),
        ("/", r"\d{4}/\d\d/\d\d"),
        (".", r"\d{4}\.\d\d\.\d\d"),
        ("short", r"\d\d-\d\d"),
    ],
)
def test_trs_dates(dates: str, shape: str) -> None:
    portal = TrsPortal(county(), quirks=TrsQuirks(dates=dates))
    target = portal.column_path(county().column("tzgg"))
    shown = rows(portal, target, "//ul[contains(@class,'list_common')]/li/span/text()")
    assert len(shown) == 15
    assert all(re.fullmatch(shape, date) for date in shown)


def test_trs_metadata_as_list() -> None:
    portal = TrsPortal(county(), quirks=TrsQuirks(metadata="list"))
    item = county().listed("zcwj")[0]
    lines = rows(portal, portal.item_paths(item)[0], "//div[@class='sub']//li/text()")
    assert f"发文字号：{item.document_number}" in lines


# -- generic ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "path"),
    [
        ("ul", "//ul[@class='news-list']/li[span]/a/@href"),
        ("table", "//table[@class='news-table']//tr/td[1]/a/@href"),
        ("dl", "//dl[@class='news-dl']/dt/a/@href"),
        ("cards", "//div[@class='card']/h3/a/@href"),
    ],
)
def test_generic_rows(style: str, path: str) -> None:
    portal = GenericPortal(mixed(), quirks=GenericStyle(rows=style))
    column = mixed().column("tzgg")
    expected = [entry.target for entry in portal.entries(column)][:20]
    assert rows(portal, portal.column_path(column), path) == expected


@pytest.mark.parametrize("addresses", ["path", "query"])
def test_generic_pagers_lead_to_every_page(addresses: str) -> None:
    for pager in ("next", "numbers", "select"):
        portal = GenericPortal(county(), quirks=GenericStyle(pager=pager, addresses=addresses))
        column = county().column("tzgg")
        first, second = portal.column_path(column), portal.column_path(column, 2)
        shown = page(portal, first).xpath("//div[@class='pager']//a/@href | //option/@value")
        assert second in shown
        assert ("page=2" in second) is (addresses == "query")


@pytest.mark.parametrize("metadata", ["table", "dl", "plain"])
def test_generic_metadata(metadata: str) -> None:
    portal = GenericPortal(county(), quirks=GenericStyle(metadata=metadata))
    item = county().listed("zcwj")[0]
    parsed = page(portal, portal.item_paths(item)[0])
    plain = f"发布机构：{item.issuing_body}" in [p.text for p in parsed.xpath("//p")]
    assert plain is (metadata == "plain")
    assert bool(parsed.xpath("//dl[@class='info-dl']")) is (metadata == "dl")


def test_generic_pages_in_gbk() -> None:
    portal = GenericPortal(county(), quirks=GenericStyle(charset="gbk"))
    answer = get(portal, "/")
    assert answer.content_type == "text/html; charset=gbk"
    assert '<meta charset="gbk">' in answer.body.decode("gbk")


# -- all --------------------------------------------------------------------------------


def test_an_empty_cell_and_a_placeholder_are_printed_and_absent_facts_are_not() -> None:
    item = county().listed("tzgg")[0]
    changed = item.without(Field.ISSUING_BODY, "").without(Field.SUBJECT, "无")
    site = county().with_item(replace(changed, validity=None))
    for portal in (OpennessPortal(site), LonsunPortal(site), TrsPortal(site), GenericPortal(site)):
        cells = dict(portal.cells(site.item(item.id)))
        assert cells["发布机构"] == ""
        assert cells["主题分类"] == "无"
        assert portal.labels[Field.VALIDITY] not in cells
