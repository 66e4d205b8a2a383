"""Links of pages in the index, what became of them, and pages that are being built."""

from __future__ import annotations

from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from crawler.crawl import crawl
from crawler.fields.links import LinkPlace
from crawler.index.snapshot import Snapshot
from crawler.options import CrawlOptions
from crawler.outcomes import FetchOutcome
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.portal import Portal
from crawler.simulator.server import serve
from crawler.sites import Site

_HIDDEN = '<div style="display:none"><a href="http://127.0.0.1:1/casino">娱乐</a></div>'
_TEXT = "各单位要认真学习，抓好落实，及时报送工作情况，逐项对照检查，按时完成整改。" * 4
_PAGES = {
    "/": '<ul><li><a href="/news/">新闻动态</a></li><li><a href="/plans/">规划计划</a></li>'
    '<li><a href="/gone/">机构设置</a></li></ul><a href="/lost.html">网站声明</a>',
    "/news/": '<ul><li><a href="/news/100001.html">关于农村公路的通知</a> 2026-06-01</li>'
    '<li><a href="/news/100002.html">关于农村饮水的通知</a> 2026-06-02</li>'
    '<li><a href="/news/100003.html">关于农村电网的通知</a> 2026-06-03</li></ul>',
    "/plans/": "<p>栏目建设中，敬请期待！</p>",
    "/news/100001.html": f'<h1>关于农村公路的通知</h1><div class="content"><p>{_TEXT}</p>'
    '<p>全文见<a href="/old/1.html">原来的规定</a>。</p></div>',
    "/news/100002.html": f'<h1>关于农村饮水的通知</h1><div class="content"><p>{_TEXT}</p></div>',
}


class _Portal:
    origin = ""

    def answer(self, request: Request) -> Answer:
        page = _PAGES.get(request.path)
        if page is None:
            return Answer(b"<h1>404</h1>", 404)
        head = '<head><meta charset="utf-8"><title>临溪县人民政府</title></head>'
        return Answer(f"<html>{head}<body>{page}{_HIDDEN}</body></html>".encode())


def test_what_the_pages_name_and_what_became_of_it(tmp_path: Path) -> None:
    options = CrawlOptions(concurrency=4, delay=0, probes=True)
    with serve(cast(Portal, _Portal())) as server:
        for _ in range(2):
            crawl(Site(key="linxi", home=server.origin + "/"), tmp_path, options)
    with Snapshot.open(tmp_path) as snapshot:
        links = {(link.place, _path(link.url)): link for link in snapshot.links()}
        rows = {_path(row.url): row.outcome for row in snapshot.rows()}
        unfinished = {column.name: column.is_unfinished for column in snapshot.columns()}
        (past,) = snapshot.past_runs()
        plans = next(column.id for column in snapshot.columns() if column.name == "规划计划")
        assert snapshot.run.home is FetchOutcome.UNCHANGED
    lost = links[LinkPlace.HOME, "/lost.html"]
    assert (lost.outcome, _path(lost.page)) == (FetchOutcome.NOT_FOUND, "/")
    assert links[LinkPlace.HOME, "/gone/"].outcome is FetchOutcome.NOT_FOUND
    assert links[LinkPlace.HOME, "/news/"].outcome is FetchOutcome.UNCHANGED
    old = links[LinkPlace.TEXT, "/old/1.html"]
    assert (old.page_title, old.outcome) == ("关于农村公路的通知", FetchOutcome.NOT_FOUND)
    hidden = [link for (place, _), link in links.items() if place is LinkPlace.HIDDEN]
    assert [(link.how, link.page) for link in hidden] == [("not-displayed", lost.page)]
    assert rows["/news/100003.html"] is FetchOutcome.NOT_FOUND
    assert rows["/news/100001.html"] is FetchOutcome.UNCHANGED
    assert [name for name, is_so in unfinished.items() if is_so] == ["规划计划"]
    assert past.unfinished == {plans}


def _path(url: str) -> str:
    return urlsplit(url).path
