"""Links of pages and what became of them: dead, doubtful, or leading away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from auditor.computed.context import Context, Table
from auditor.computed.relation import Relation, Value
from auditor.rule import Text
from crawler.fields.addresses import site_of
from crawler.fields.links import LinkPlace
from crawler.fields.urls import frontier_key
from crawler.index.views import LinkView, ProbeView
from crawler.outcomes import GONE, FetchOutcome

THERE = frozenset(
    {
        FetchOutcome.OK,
        FetchOutcome.UNCHANGED,
        FetchOutcome.NOT_HTML,
        FetchOutcome.TOO_LARGE,
        FetchOutcome.REDIRECT,
        FetchOutcome.SCRIPT_ONLY,
    }
)
"""Outcomes of something that is there, whatever it says."""

_JUDGED = frozenset({LinkPlace.HOME, LinkPlace.TEXT, LinkPlace.MENU})
_MOST = 20_000
"""Links to other hosts that are kept."""


class Ends:
    """Links by what became of them: on ``pages`` that name any, dead by target, doubtful.

    ``unasked`` counts those that nobody asked for.
    """

    def __init__(self) -> None:
        self.unasked = 0
        self.pages: set[str] = set()
        self.dead: dict[str, list[LinkView]] = defaultdict(list)
        self.doubtful: dict[str, LinkView] = {}

    def take(self, link: LinkView) -> None:
        """Note a link. What robots may not ask for is no fault; a column is told of elsewhere."""
        if link.outcome is None:
            self.unasked += 1
        elif link.outcome in GONE:
            # A menu's link has the key of its column, which is not that of other links to it.
            self.dead[frontier_key(link.url)].append(link)
        elif link.outcome in THERE:
            self.pages.add(link.page)
        elif link.outcome is not FetchOutcome.ROBOTS_DENIED and link.place is not LinkPlace.MENU:
            self.doubtful.setdefault(link.key, link)

    @property
    def is_unknown(self) -> bool:
        """Whether there are links, and nothing is known of any."""
        return bool(self.unasked) and not (self.pages or self.dead or self.doubtful)

    def dead_links(self, most: int) -> Iterator[tuple[LinkView, int]]:
        """Of each dead target one link a page, with the number of its pages; so many at most."""
        for key in sorted(self.dead):
            by_page: dict[str, LinkView] = {}
            for link in sorted(self.dead[key], key=_home_first):
                by_page.setdefault(link.page, link)
            yield from ((link, len(by_page)) for link in [*by_page.values()][:most])

    def sound_pages(self) -> int:
        """How many pages name live links and no dead one."""
        return len(self.pages - {link.page for links in self.dead.values() for link in links})


def _home_first(link: LinkView) -> tuple[bool, str]:
    return link.place is not LinkPlace.HOME, link.page


class Links(Table):
    """The links of all pages but the rows of lists: on the site, and to other hosts.

    ``foreign`` are the distinct links to other hosts, hidden ones first; ``home`` all of the home
    page that lead away.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.own = Ends()
        self.other = Ends()
        self.home: list[LinkView] = []
        self._foreign: dict[tuple[str, str, str], LinkView] = {}
        self._on_home: set[str] = set()
        self._probes: list[ProbeView] = []
        self._site = site_of(context.site.home)

    def add_link(self, link: LinkView) -> None:
        """Take in one link."""
        is_own = site_of(link.url) == self._site
        if link.place is LinkPlace.HOME:
            self._on_home.add(link.key)
        if link.place in _JUDGED:
            (self.own if is_own else self.other).take(link)
        if is_own:
            return
        if link.place is LinkPlace.HOME:
            self.home.append(link)
        if len(self._foreign) < _MOST:
            self._foreign.setdefault((link.key, link.text, link.how * _hides(link)), link)

    def add_probe(self, probe: ProbeView) -> None:
        """Keep what people want to see of a probe."""
        self._probes.append(probe)

    @property
    def foreign(self) -> list[LinkView]:
        """The distinct links to other hosts, the hidden ones first."""
        return sorted(
            self._foreign.values(), key=lambda one: (not _hides(one), one.page, one.key, one.text)
        )

    def relation(self) -> Relation:
        """One row for each file and link that was asked for."""
        return Relation(
            name="link_status",
            about=Text("每行一个探测过的附件或链接及其状态", "one file or link that was asked for"),
            columns={
                "url": Text("网址", "its address"),
                "kind": Text("附件（attachment）或链接（link）", "attachment or link"),
                "outcome": Text("结果", "how the request ended"),
                "status": Text("HTTP 状态码", "the HTTP status"),
                "location": Text("跳转后的网址", "where redirects led"),
                "found_on": Text("首先提到它的页面", "the page that named it first"),
                "on_home": Text("首页是否有这个链接", "whether the home page has it"),
                "own": Text("是否本站网址", "whether it is on the site itself"),
                "asked": Text("是否专门探测（否则为抓取时已读）", "False where it was read anyway"),
                "at": Text("探测时间", "when it was asked for"),
            },
            rows=self._lines(),
            indexed=("url", "outcome"),
        )

    def _lines(self) -> Iterator[tuple[Value, ...]]:
        for probe in self._probes:
            yield (
                *(probe.url, probe.kind, str(probe.outcome), probe.status, probe.location),
                *(probe.found_on, probe.key in self._on_home, site_of(probe.url) == self._site),
                *(probe.asked, probe.at.isoformat()),
            )


def _hides(link: LinkView) -> bool:
    return link.place is LinkPlace.HIDDEN
