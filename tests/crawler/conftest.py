"""A store on a temporary folder, fed with readings by hand."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from crawler.fetch import Fetched
from crawler.fields.span import SHANGHAI, Span
from crawler.items import (
    Claim,
    Column,
    ColumnKind,
    Field,
    Listing,
    PageClass,
    Place,
    Reading,
    ReadItem,
    Row,
)
from crawler.outcomes import FetchOutcome
from crawler.page import Page
from crawler.pipelines.store import Store
from crawler.portal import PortalSpider
from crawler.simulator.exchange import Answer, Request

HOME = "http://www.linxi.example/"
AT = datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI)


class Desk:
    """Answers the frontier's targets from a table of readings, as a crawl would."""

    def __init__(self, folder: Path, readings: dict[str, Reading]) -> None:
        self.folder = folder
        self.readings = readings
        self.asked: list[str] = []

    def run(self, at: datetime = AT, stop_after: int | None = None) -> Store:
        """One run; with ``stop_after`` the store is left as a crash would leave it."""
        store = Store(self.folder, "test")
        store.begin_run(PortalSpider(HOME), at, {}, "network")
        store.index.set_site("linxi", "临溪县人民政府", HOME, "generic", "[]")
        store.frontier.add(PortalSpider(HOME).start())
        store.commit()
        while (queued := store.frontier.next()) is not None:
            url = queued.target.url
            self.asked.append(url)
            reading = self.readings.get(url)
            outcome = FetchOutcome.OK if reading else FetchOutcome.NOT_FOUND
            page = Page(url, f"<p>{url} {reading}</p>".encode(), at, 200 if reading else 404)
            store.record(queued, Fetched(queued.target, at, outcome, page, reading))
            if stop_after is not None and len(self.asked) >= stop_after:
                return store
            store.commit()
        store.finish_run(at, "complete")
        return store


def item(number: int, published: str = "2026-03-01") -> Reading:
    """A policy page with a few claims."""
    url = f"{HOME}zcwj/{number}.html"
    year, month, day = (int(part) for part in published.split("-"))
    span = Span.day(year, month, day)
    claims = (
        Claim(Field.TITLE, f"第{number}号办法", f"第{number}号办法", Place.HEADING),
        Claim(Field.DOCUMENT_NUMBER, None, "无", Place.TABLE, "文号"),
        Claim(Field.PUBLISHED_AT, span.text(), published, Place.HEADER, "发布时间", span),
    )
    page_class = PageClass.DETAIL
    return Reading(page_class, item=ReadItem(url, url, page_class, claims, "正文。"))


def listing(*numbers: int, next_url: str | None = None, page: int = 1) -> Reading:
    """A list page of the one column, with an external row at its end."""
    column = Column(f"{HOME}zcwj/", "政策文件", ("政务公开", "政策文件"), ColumnKind.POLICY)
    rows = tuple(
        Row(f"{HOME}zcwj/{n}.html", f"第{n}号办法", Span.day(2026, 3, 1), "2026-03-01")
        for n in numbers
    )
    outside = Row("http://www.gov.example/x.html", "外部文件", external=True)
    urls = (f"{HOME}zcwj/{next_url}",) if next_url else ()
    return Reading(PageClass.LIST, listing=Listing((*rows, outside), urls, page, 3), column=column)


def home() -> Reading:
    """The home page leads to the column."""
    return Reading(
        PageClass.HOME,
        columns=(Column(f"{HOME}zcwj/", "政策文件", ("政策文件",), ColumnKind.POLICY),),
    )


class Booth:
    """The smallest portal: a home page with links, and answers by path; served like a portal."""

    def __init__(self, *links: str) -> None:
        self.origin = ""
        self.links = list(links)
        self.answers: dict[str, Answer] = {}

    def answer(self, request: Request) -> Answer:
        """The home page, an answer that was set, a small PDF, or 404."""
        if request.path == "/":
            return Answer(self._home().encode())
        if request.path in self.answers:
            return self.answers[request.path]
        if request.path.endswith(".pdf"):
            return Answer(b"%PDF-1.4 small", content_type="application/pdf")
        return Answer(b"<h1>404</h1>", 404)

    def _home(self) -> str:
        links = "".join(f'<li><a href="{url}">{url}</a></li>' for url in self.links)
        text = "<p>临溪县位于江南丘陵，辖九镇二乡，政务公开工作由县政府办公室主管。</p>"
        head = "<head><title>临溪县人民政府</title></head>"
        return f"<html>{head}<body>{text}<ul>{links}</ul></body></html>"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A portal of one column in two pages and three items."""
    yield Desk(
        tmp_path / "linxi",
        {
            HOME: home(),
            f"{HOME}zcwj/": listing(1, 2, next_url="index_1.html"),
            f"{HOME}zcwj/index_1.html": listing(3, page=2),
            **{f"{HOME}zcwj/{n}.html": item(n) for n in (1, 2, 3)},
        },
    )


@pytest.fixture
def unused_port() -> int:
    """A port of loopback that nothing answers on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
