"""A site's index in memory, where a Snapshot is expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from crawler.fields.span import SHANGHAI
from crawler.index.snapshot import Snapshot
from crawler.index.views import (
    ColumnView,
    EarlierView,
    FileView,
    ItemView,
    LinkView,
    PastRun,
    ProbeView,
    RowView,
    RunView,
    Seen,
    SiteView,
    UnreadView,
)
from crawler.outcomes import FetchOutcome

HOME = "http://www.linxi.gov.cn/"
SEEN = Seen(datetime(2026, 6, 30, 1, tzinfo=SHANGHAI), "0" * 64, "run-0001.warc.gz#0")


@dataclass
class Portal:
    """A site's index in memory, with the methods of a Snapshot that the engine uses."""

    all_items: Sequence[ItemView] = ()
    all_columns: Sequence[ColumnView] = ()
    all_rows: Sequence[RowView] = ()
    all_unread: Sequence[UnreadView] = ()
    status: str = "complete"
    source: str = "network"
    outcomes: Mapping[str, int] = field(default_factory=lambda: {"ok": 9})
    key: str = "linxi"
    name: str = "临溪县人民政府"
    home: str = HOME
    finished: datetime = SEEN.at
    all_texts: Sequence[ItemView] = ()
    all_earlier: Sequence[EarlierView] = ()
    past: Sequence[PastRun] = ()
    all_probes: Sequence[ProbeView] = ()
    all_files: Sequence[FileView] = ()
    all_links: Sequence[LinkView] = ()
    all_home_rows: Sequence[RowView] = ()
    home_outcome: FetchOutcome | None = FetchOutcome.OK

    @property
    def site(self) -> SiteView:
        return SiteView(self.key, self.name, self.home, "openness")

    @property
    def run(self) -> RunView:
        outcomes = dict(self.outcomes)
        items = len(self.all_items)
        number = 1 + len(self.past)
        return RunView(
            *(number, SEEN.at, self.finished, self.status, self.source, 9, items, outcomes),
            home=self.home_outcome,
        )

    def items(self) -> Iterator[ItemView]:
        return iter(self.all_items)

    def page(self, item_id: int) -> tuple[str, str, Seen]:
        item = next(one for one in self.all_items if one.id == item_id)
        return item.url, item.title, item.seen

    def columns(self) -> list[ColumnView]:
        listed = [one for item in self.all_items for one in item.columns]
        return list({one.id: one for one in (*self.all_columns, *listed)}.values())

    def rows(self, column_id: int | None = None) -> Iterator[RowView]:
        return (one for one in self.all_rows if column_id in (None, one.column_id))

    def probes(self) -> Iterator[ProbeView]:
        return iter(self.all_probes)

    def links(self) -> Iterator[LinkView]:
        return iter(self.all_links)

    def home_rows(self) -> Iterator[RowView]:
        return iter(self.all_home_rows)

    def files(self) -> Iterator[FileView]:
        return iter(self.all_files)

    def texts(self) -> Iterator[ItemView]:
        return iter(self.all_texts)

    def earlier(self) -> Iterator[EarlierView]:
        return iter(self.all_earlier)

    def past_runs(self) -> Sequence[PastRun]:
        return self.past

    def unread(self) -> Iterator[UnreadView]:
        return iter(self.all_unread)

    def snapshot(self) -> Snapshot:
        """The portal where a Snapshot is expected."""
        return cast(Snapshot, self)
