"""What every platform owes: all addresses answer, every page states its facts, and looks real."""

from __future__ import annotations

import re
from functools import cache
from statistics import median

import pytest

from crawler.items import Field
from crawler.simulator.exchange import Answer
from crawler.simulator.portal import Portal
from tests.simulator.conftest import PORTALS
from tests.simulator.reading import get, links, metas, page, text, tree, walk


@cache
def portal(name: str) -> Portal:
    return PORTALS[name]()


@cache
def pages(name: str) -> dict[str, Answer]:
    return walk(portal(name))


every = pytest.mark.parametrize("name", PORTALS)


@every
def test_every_link_from_home_answers(name: str) -> None:
    bad = {target: answer.status for target, answer in pages(name).items() if answer.status != 200}
    assert bad == {}


@every
def test_every_item_list_and_file_can_be_reached(name: str) -> None:
    running, seen = portal(name), pages(name)
    shown = running.site.lists()
    if name.startswith("gkmlpt"):
        shown = tuple(column for column in shown if not column.catalogue)
    if name.startswith(("lonsun", "gkmlpt", "epoint", "hanweb")):
        # The further pages of catalogue lists are reached by script only.
        wanted = [running.column_path(column) for column in shown]
    else:
        wanted = [page for page in running.pages if "/upload/rows/" in page]
        wanted += [running.column_path(column) for column in shown]
        if not name.startswith(("trs", "ucap", "openness-2", "openness-3", "openness-newest")):
            wanted += [running.item_paths(item)[0] for item in running.site.items]
    assert [target for target in wanted if target not in seen] == []


@every
def test_every_item_is_listed_on_some_page_of_its_columns(name: str) -> None:
    running = portal(name)
    for column in running.site.lists():
        listed = []
        for number in range(1, running.page_count(column) + 1):
            target = running.column_path(column, number)
            body = links(running, target, get(running, target))
            listed += [
                item
                for item in running.site.listed(column.slug)
                if running.row_path(item, column) in body
            ]
        assert {item.id for item in listed} == {i.id for i in running.site.listed(column.slug)}


@every
def test_detail_pages_state_their_facts(name: str) -> None:
    running = portal(name)
    for item in running.site.items[::7]:
        for path in running.item_paths(item):
            parsed = page(running, path)
            stated = metas(parsed)
            assert stated["ArticleTitle"] == item.title
            assert stated["PubDate"] == f"{item.published_at:%Y-%m-%d %H:%M}"
            assert stated["ContentSource"] == item.source
            assert stated["SiteIDCode"] == running.site.site_id_code
            assert stated["ColumnName"] == running.site.column(item.columns[0]).name
            shown = text(parsed)
            assert f"{item.published_at:%Y-%m-%d %H:%M}" in shown
            assert all(" ".join(paragraph.split()) in shown for paragraph in item.body)
            if item.has_catalogue:
                assert str(item.index_number) in shown
                assert running.labels[Field.ISSUING_BODY] in shown
            if item.document_number:
                assert item.document_number in shown


@every
def test_letters_show_no_catalogue(name: str) -> None:
    running = portal(name)
    for item in running.site.items:
        if not item.has_catalogue:
            shown = text(page(running, running.item_paths(item)[0]))
            assert running.labels[Field.INDEX_NUMBER] not in shown
            assert f"{item.asked_at:%Y-%m-%d %H:%M}" in shown
            assert item.question in shown


@every
def test_pages_have_the_furniture_of_real_portals(name: str) -> None:
    running = portal(name)
    item = running.site.items[0]
    for target in ("/", running.column_path(running.site.lists()[0]), running.item_paths(item)[0]):
        shown = text(page(running, target))
        assert f"网站标识码：{running.site.site_id_code}" in shown
        assert running.site.icp in shown
        assert running.site.police in shown
        for words in ("主办单位：", "网站地图", "联系我们", "政府网站找错", "长辈版", "无障碍"):
            assert words in shown
    assert "热点信息" in text(page(running, running.item_paths(item)[0]))


@every
def test_pages_weigh_what_real_ones_weigh(name: str) -> None:
    sizes = [
        len(answer.body)
        for answer in pages(name).values()
        if answer.content_type.startswith("text/html")
    ]
    assert 10_000 < median(sizes) < 30_000
    assert max(sizes) < 40_000


@every
def test_pages_lead_to_no_foreign_host_but_where_told(name: str) -> None:
    foreign = set()
    for target, answer in pages(name).items():
        if answer.content_type.startswith("text/html"):
            foreign |= set(
                re.findall(
                    r"(?:href|src|value)=[\"'](https?://[^\"'/]+)",
                    answer.body.decode("gb18030", "ignore"),
                )
            )
        assert target.startswith("/")
    rows = any(row.url for row in portal(name).site.rows)
    allowed = {portal(name).origin} | ({"https://mp.weixin.qq.com"} if rows else set())
    assert foreign <= allowed


@every
def test_titles_and_attachments_are_whole(name: str) -> None:
    running = portal(name)
    item = next(each for each in running.site.items if each.attachments)
    parsed = page(running, running.item_paths(item)[0])
    assert item.title in [" ".join(h.text_content().split()) for h in parsed.xpath("//h1")]
    for attachment in item.attachments:
        answer = get(running, running.file_path(item, attachment))
        assert answer.status == 200
        assert answer.body[:4] == {"pdf": b"%PDF", "docx": b"PK\x03\x04"}[attachment.type]
        assert attachment.name in text(parsed)


@every
def test_unknown_addresses_are_404(name: str) -> None:
    answer = get(portal(name), "/no/such/page.html")
    assert answer.status == 404
    assert "不存在" in text(tree(answer))
    assert get(portal(name), "/robots.txt").status == 404


@every
def test_static_pages_do_not_mind_a_query(name: str) -> None:
    running = portal(name)
    assert get(running, "/?from=timeline") == get(running, "/")
    path = running.item_paths(running.site.items[0])[0]
    if path.endswith(".html"):
        assert get(running, f"{path}?from=timeline") == get(running, path)
