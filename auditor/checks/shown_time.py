"""DAT: how a page shows the time of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.roles import Role
from auditor.computed.scope import Settings
from auditor.computed.shown_times import Faulty, ShownTimes
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView
from crawler.items import Field, PageClass, Place

_FORM = re.compile(
    r"(?:19|20)\d\d-\s?(?:0[1-9]|1[0-2])-\s?(?:0[1-9]|[12]\d|3[01])[T\s]{0,3}\d\d:\s?\d\d"
)
_TIME = re.compile(r"\d{1,2}\s{0,3}[:：时]\s{0,3}\d{1,2}")
_VISIBLE = (Place.HEADER, Place.SCRIPT, Place.TABLE)
_UNSEEN = frozenset({Place.API, Place.HIDDEN, Place.COMMENT})
_PAGES = frozenset(
    {PageClass.DETAIL, PageClass.INTERPRETATION, PageClass.CONSULTATION, PageClass.FEEDBACK}
)


class TimeTemplate(Settings):
    """A fault of at least ``share`` of the pages, and of ``fewest`` of them, is the template's:
    it is told once."""

    share: float
    fewest: int


@item_rule(
    "DAT001",
    name="time-of-publication-not-shown",
    severity=Severity.MEDIUM,
    params=TimeTemplate,
    needs=(ShownTimes,),
)
def time_not_shown(item: ItemView, _: TimeTemplate, context: Context) -> Answers:
    """The time of publication is not shown as YYYY-MM-DD HH:MM.

    What: A page shows no time of publication, only a day, or a time in another form.
    Why: Limits of hours and the order of a day's news cannot be checked.
    Basis: 政府网站发展指引, 网页设计规范: the time of publication reads YYYY-MM-DD HH:MM.
    How measured: What stands in the header line, as script writes it there, or in the catalogue
    block; one time in the right form is enough, seconds may follow. Where nearly all pages have
    the same fault it is the template's: one finding for the site. Meta tags and addresses are not
    shown to readers. A time that only scripts know is cantTell, once for the site. Letters, guides
    and annual reports are not looked at.
    Fix: Correct the template; the publishing system knows the minute.
    """
    if item.page_class not in _PAGES or context.role(item) is Role.LETTER:
        return INAPPLICABLE
    raws: dict[Place, str] = {}
    for claim in item.claims:
        if claim.field is Field.PUBLISHED_AT and claim.span and claim.place is not Place.ROW:
            held = raws.get(claim.place)
            if held is None or not _FORM.search(held):
                raws[claim.place] = claim.raw
    shown = [raws[place] for place in _VISIBLE if place in raws]
    if any(_FORM.search(raw) for raw in shown):
        context.table(ShownTimes).note(item, "", "")
        return PASSED
    context.table(ShownTimes).note(item, _fault(shown, _UNSEEN & raws.keys()), " ".join(shown))
    return ()


def _fault(shown: list[str], unseen: object) -> str:
    if shown:
        return "form" if any(_TIME.search(raw) for raw in shown) else "day"
    return "script" if unseen else "none"


_FAULTS = {
    "form": Text(
        "发布时间的格式不是 YYYY-MM-DD HH:MM", "the time is not shown as YYYY-MM-DD HH:MM"
    ),
    "day": Text("发布时间只到日，没有时分", "the time of publication is shown by the day only"),
    "none": Text("页面没有显示发布时间", "the page shows no time of publication"),
    "script": Text(
        "发布时间由脚本显示，无法判断其格式", "scripts show the time: its form cannot be told"
    ),
}


@time_not_shown.also_site
def _faulty(params: TimeTemplate, context: Context) -> Iterator[Answer]:
    for fault, pages, total in context.table(ShownTimes).faults(params.share, params.fewest):
        if fault == "script":
            yield cannot_tell(
                context.site_subject(), Reason.SCRIPT, _FAULTS[fault], _evidence(pages)
            )
        elif total is not None:
            said = _FAULTS[fault]
            words = Text(
                f"{said.zh}（全站 {total} 个页面中有 {len(pages)} 个，应为模板问题）",
                f"{said.en} ({len(pages)} of {total} pages: the template)",
            )
            yield failed(context.site_subject(), words, _evidence(pages), distinguish=fault)
        else:
            for page in pages:
                evidence = {"value": page.raw} if page.raw else {}
                yield failed(page.subject, _FAULTS[fault], evidence, seen=page.seen)


def _evidence(pages: list[Faulty]) -> dict[str, object]:
    shown = next((page.raw for page in pages if page.raw), "")
    return {
        "pages": len(pages),
        "value": shown,
        "urls": [page.subject.url for page in pages[:20]],
    }
