"""Further items for defects that no item of a conforming site could have."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from crawler.simulator.identifiers import index_number, next_serial
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import Choice, NoSubject
from crawler.simulator.texts import signed, summary_of


def with_notice(
    site: SimSite, choice: Choice, title: str, at: datetime, body: tuple[str, ...]
) -> tuple[SimSite, SimItem]:
    """The site with one more notice of the office, of that day, complete and numbered.

    NoSubject where an item of the title is there already.
    """
    if any(item.title == title for item in site.items):
        raise NoSubject(f"there is an item {title} already")
    office, day = site.organ.office, at.date()
    facts: dict[str, Any] = dict.fromkeys(("written_on", "signed_on"), day)
    number = next_serial(site, f"{at:%Y%m}", site.organ_code)
    item = SimItem(
        id=site.free_id(at),
        title=title,
        published_at=at,
        columns=("tzgg",),
        body=(*body, *signed(office, day)),
        index_number=index_number(site.organ_code, f"{at:%Y%m}", number),
        category=site.column("tzgg").name,
        subject="综合政务",
        issuing_body=office,
        source=office,
        validity="有效",
        summary=summary_of("公告", "有关工作"),
        **facts,
    )
    return site.with_items(choice.take(item)), item
