"""What every generated item has in common: times, names, catalogue facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import chain, permutations
from random import Random
from typing import Any

from crawler.items import PageClass
from crawler.simulator.model import Organ, SimAttachment, SimColumn, SimItem, id_at
from crawler.simulator.texts import summary_of
from crawler.simulator.words import AREAS, TOWNS

SPAN = 390
"""How many days before ``as_of`` the regular items reach back."""

_TYPES = (("反映", "投诉"), ("对", "建议"), ("请求", "求助"))


@dataclass
class Draft:
    """The state of one generation: random source, taken minutes and titles."""

    organ: Organ
    as_of: date
    rng: Random
    columns: dict[str, SimColumn]
    taken: set[datetime] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    def claim(self, at: datetime) -> datetime:
        """The first minute from ``at`` on that no item has; ids are made of minutes."""
        at = at.replace(second=0, microsecond=0)
        while at in self.taken:
            at += timedelta(minutes=1)
        self.taken.add(at)
        return at

    def stamp(self, on: date, *, weekday: bool = False) -> datetime:
        """A free minute in office hours of a day, or of the Friday before a weekend day."""
        if weekday and on.weekday() > 4:
            on -= timedelta(days=on.weekday() - 4)
        opening = datetime.combine(on, time(8, 30))
        return self.claim(opening + timedelta(minutes=self.rng.randrange(445)))

    def days(self, count: int, newest: int, span: int = SPAN) -> list[date]:
        """``count`` days before ``as_of``, evenly spread, the newest ``newest`` days ago."""
        step = (span - newest) / max(count, 1)
        shift = [int(self.rng.random() * step * 0.6) if i else 0 for i in range(count)]
        return [
            self.as_of - timedelta(days=newest + int(i * step) + shift[i]) for i in range(count)
        ]

    def areas(self) -> Iterator[tuple[str, str]]:
        """Fields of work in random order, all once before any comes again; endless."""
        while True:
            yield from self.rng.sample(AREAS, len(AREAS))

    def distinct_areas(
        self, leaving_out: frozenset[str] = frozenset()
    ) -> Iterator[tuple[str, str]]:
        """Fields of work that never repeat: once plain, then for towns, then for town pairs."""
        pairs = (f"{one}和{other}" for one, other in permutations(TOWNS, 2))
        places = chain(("",), TOWNS, pairs)
        for place in places:
            pool = [pair for pair in AREAS if pair[0] not in leaving_out]
            for area, subject in self.rng.sample(pool, len(pool)):
                yield place + area, subject

    def fresh_title(self, make: Iterator[str]) -> str:
        """The first title that no item has yet."""
        title = next(title for title in make if title not in self.titles)
        self.titles.add(title)
        return title

    def department(self) -> str:
        """The full name of one of the organ's departments."""
        return self.organ.area + self.rng.choice(self.organ.departments)[1:]

    def item(
        self, slug: str, title: str, at: datetime, body: tuple[str, ...], **facts: Any
    ) -> SimItem:
        """An item with its catalogue facts; ``facts`` overrule the usual ones."""
        self.titles.add(title)
        usual: dict[str, Any] = {
            "id": id_at(at),
            "title": title,
            "published_at": at,
            "columns": (slug,),
            "body": body,
            "category": self.columns[slug].name,
            "subject": "综合政务",
            "issuing_body": self.organ.office,
            "written_on": at.date(),
            "source": facts.get("issuing_body", self.organ.office),
            "validity": "有效",
            "summary": summary_of("信息", title[:12]),
        }
        return SimItem(**(usual | facts))

    def letter(
        self, slug: str, title: str, asked: datetime, texts: tuple[str, str], *, waits: bool = False
    ) -> SimItem:
        """A letter (``texts`` are question and answer), answered two days later or still waiting.

        Letters have no catalogue facts.
        """
        question, answer = texts
        delay = timedelta(days=2, minutes=self.rng.randrange(90))
        answered = asked if waits else self.claim(asked + delay)
        return SimItem(
            id=id_at(answered),
            title=title,
            published_at=answered,
            columns=(slug,),
            body=(question,) if waits else texts,
            page_class=PageClass.MESSAGE,
            source=self.organ.office,
            asked_at=asked,
            answered_at=None if waits else answered,
            message_type=next((t for word, t in _TYPES if title.startswith(word)), "咨询"),
            answered_by=self.department(),
            message_status="办理中" if waits else "已回复",
            question=question,
            answer=None if waits else answer,
        )


def both_forms(title: str) -> tuple[SimAttachment, ...]:
    """The text of a document as PDF and as Word file."""
    return (SimAttachment(f"{title}.pdf", "pdf"), SimAttachment(f"{title}.docx", "docx"))
