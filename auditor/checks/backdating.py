"""DAT: hints that a date of publication was put back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from auditor.answers import INAPPLICABLE, PASSED, Answers, cannot_tell
from auditor.computed.content_ids import ContentIds
from auditor.computed.context import Context
from auditor.computed.hints import Hint, Hints
from auditor.computed.scope import Settings
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView, PastRun
from crawler.items import Field, Place


class Traces(Settings):
    """What counts as a trace.

    More than ``days`` must lie between the stated day and the trace. Numbers in addresses tell
    where at least ``share`` of ``fewest`` or more pages are in order; so do times of the last
    change. Of more than ``shown`` hints of one kind the site has one finding.
    """

    days: int
    fewest: int
    share: float
    shown: int


@item_rule(
    "DAT006",
    name="back-dating-hint",
    severity=Severity.HIGH,
    params=Traces,
    needs=(ContentIds, Hints),
)
def back_dating(item: ItemView, params: Traces, context: Context) -> Answers:
    """Traces say that a text was published later than its date.

    What: The stated day of publication lies well before what the number in the address, the day
    in the address, the server's time of the last change or earlier crawls tell.
    Why: A date that was put back hides that a time limit was not kept; forged dates are a veto.
    Basis: 政府网站与政务新媒体检查指标, vetoes: 弄虚作假（伪造发稿日期）.
    How measured: Numbers that grow with time on the rest of the site (the longest sequence in
    order tells); the day or month in the address; the last change, where on the rest of the site
    it is near the stated day; and, with several crawls, a page that was not in the lists of a
    complete crawl made after its stated day. A move from another system explains each of these:
    every hint is cantTell until the log of the publishing system confirms it. Many hints of one
    kind are told once, as a move is then likely.
    Fix: Keep the log at hand; restore the true date, or say when the text was moved.
    """
    stated = item.published_at.date if item.published_at else None
    if stated is None:
        return INAPPLICABLE
    hints, limit = context.table(Hints), stated + timedelta(days=params.days)
    filed = next(
        (c.span for c in item.claims if c.place is Place.URL and c.field is Field.PUBLISHED_AT),
        None,
    )
    if filed and filed.earliest.date() > limit:
        hints.add("address", item, stated, filed.text())
    if item.modified is not None:
        changed = item.modified.date()
        hints.count_change(is_near=changed <= limit)
        if changed > limit:
            hints.add("modified", item, stated, str(changed))
    absent = _not_listed(item, limit, context)
    if absent is not None:
        hints.add("first seen", item, stated, str(absent.finished.date()))
    return PASSED


def _not_listed(item: ItemView, limit: date, context: Context) -> PastRun | None:
    """The last complete run, made after a day, whose lists did not have the item yet."""
    columns = {column.id for column in item.columns}
    for run in reversed(context.past) if columns else ():
        if run.id < item.first_run and run.is_complete:
            is_late = run.finished.date() > limit and columns <= run.lists
            return run if is_late else None
    return None


_SAID = {
    "order": Text(
        "网址编号排在其后录入的页面之中（对照 {trace}）",
        "its number lies among pages entered later ({trace})",
    ),
    "address": Text("网址所含日期为 {trace}", "its address holds {trace}"),
    "modified": Text("服务器记录的最后修改时间为 {trace}", "the server says it changed on {trace}"),
    "first seen": Text(
        "{trace} 完成的抓取中同一列表尚无此页", "a complete crawl of {trace} did not list it"
    ),
}
_MOVED = Text(
    "也可能是迁移或重新发布所致，请查发布系统日志",
    "a move or a second publication may explain it: see the log of the publishing system",
)


@back_dating.also_site
def _hints(params: Traces, context: Context) -> Iterator[Result]:
    hints = context.table(Hints)
    for found in context.table(ContentIds).regressions(params.fewest, params.share, params.days):
        for one in found:
            trace = f"{one.before.day} {one.before.page.subject.url}"
            hint = Hint(one.own.page.subject, one.own.page.seen, one.own.day, trace)
            hints.add_about("order", hint)
    for kind, pages in hints.by_kind(params.fewest, params.share):
        if len(pages) > params.shown:
            yield _folded(kind, pages, context)
        else:
            yield from (_hint(kind, page, context) for page in pages)


def _hint(kind: str, hint: Hint, context: Context) -> Result:
    said = _SAID[kind]
    words = Text(
        f"发布日期 {hint.stated}，但{said.zh.format(trace=hint.trace)}：疑似倒填日期。{_MOVED.zh}",
        f"dated {hint.stated}, but {said.en.format(trace=hint.trace)}: perhaps back-dated; "
        f"{_MOVED.en}",
    )
    evidence = {"published": str(hint.stated), "trace": kind, "value": hint.trace}
    reason = Reason.INTERNAL if context.past else Reason.ONE_SNAPSHOT
    return cannot_tell(hint.subject, reason, words, evidence, distinguish=kind, seen=hint.seen)


def _folded(kind: str, pages: list[Hint], context: Context) -> Result:
    first = pages[0]
    said = _SAID[kind]
    words = Text(
        f"{len(pages)} 个页面的发布日期早于系统痕迹（如 {first.subject.url}：日期 {first.stated}，"
        f"{said.zh.format(trace=first.trace)}）；数量多，多半是迁移，请查发布系统日志",
        f"{len(pages)} pages are dated before their traces ({first.subject.url}: {first.stated}, "
        f"{said.en.format(trace=first.trace)}): so many are likely a move; see the log",
    )
    evidence = {
        "pages": len(pages),
        "trace": kind,
        "urls": [page.subject.url for page in pages[:20]],
    }
    return cannot_tell(
        context.site_subject(), Reason.ONE_SNAPSHOT, words, evidence, distinguish=kind
    )
