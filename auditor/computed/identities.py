"""Which 网站标识码 and which foreign domains the pages of a site state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from auditor.computed.context import Context, Table
from auditor.rule import Subject, SubjectKind
from crawler.index.views import ItemView, Seen
from crawler.items import Claim, Field, Place

_REGION = 4  # digits of a code that name province and city


@dataclass(frozen=True, slots=True)
class Stated:
    """What one page states of the site that it belongs to."""

    subject: Subject
    seen: Seen
    claim: Claim


class Identities(Table):
    """Counts the regions of the codes; keeps the first pages of each code and domain."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.pages = 0
        self.regions: Counter[str] = Counter()
        self.domains: Counter[str] = Counter()
        self._kept: dict[str, list[Stated]] = {}

    def add_item(self, item: ItemView) -> None:
        """Note what a page says."""
        self.pages += 1
        for claim in item.claims:
            if claim.field is Field.IDENTITY and claim.value:
                is_code = claim.place is Place.FOOT
                key = claim.value[:_REGION] if is_code else claim.value
                (self.regions if is_code else self.domains)[key] += 1
                subject = Subject(SubjectKind.ITEM, item.url, item.title)
                self._kept.setdefault(key, []).append(Stated(subject, item.seen, claim))

    def of(self, key: str) -> list[Stated]:
        """The pages that state a code of a region, or a domain."""
        return self._kept.get(key, [])
