"""DAT: the dates that a page and its list state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.limits import late
from auditor.computed.ordered_years import Ordered, ordered_year
from auditor.computed.roles import Role
from auditor.computed.scope import Settings
from auditor.computed.stamps import MetaStamps
from auditor.deadlines import Limit, judge
from auditor.rule import Outcome, Reason, Result, Severity, Subject, Text
from auditor.rulebook import NoParams, item_rule
from auditor.words import FIELDS, PLACES, joined
from crawler.fields.span import Span
from crawler.index.views import ItemView, Seen
from crawler.items import Claim, Field, Place


def _dates(item: ItemView) -> dict[Field, Span]:
    """The stated dates of what has happened: publication, formation, signature."""
    spans = {
        Field.PUBLISHED_AT: item.published_at,
        Field.WRITTEN_ON: item.written_on,
        Field.SIGNED_ON: item.signed_on,
    }
    return {field: span for field, span in spans.items() if span is not None}


@item_rule("DAT002", name="date-in-the-future", severity=Severity.HIGH)
def future_date(item: ItemView, _: NoParams, context: Context) -> Answers:
    """A date lies in the future.

    What: The page states a date of publication, formation or signature that had not come yet at
    the moment of the audit.
    Why: Such a date is a slip or a forgery; it also keeps a page at the top of its list for ever.
    Basis: 政府网站与政务新媒体检查指标 counts forged dates among its vetoes; 政府信息公开条例
    article 6 requires information to be accurate.
    How measured: By calendar day, against the day of --as-of. Days of effect or abolition may
    lie ahead and are not looked at. A date of which only year or month is known and that may
    lie on either side is cantTell.
    Fix: Put the true date.
    """
    dates = _dates(item)
    if not dates:
        return INAPPLICABLE
    today = context.today
    ahead = {field: span for field, span in dates.items() if span.earliest.date() > today}
    if ahead:
        said = joined([_said(field, span) for field, span in ahead.items()])
        return failed(
            item,
            Text(f"{said.zh}，晚于核查日 {today}", f"{said.en}, after the day of audit, {today}"),
            {**_texts(ahead), "as_of": str(today)},
        )
    vague = {field: span for field, span in dates.items() if span.latest.date() > today}
    if vague:
        said = joined([_said(field, span) for field, span in vague.items()])
        return cannot_tell(
            item,
            Reason.PRECISION,
            Text(f"{said.zh}，不能确定是否已到", f"{said.en}: may or may not have come"),
            {**_texts(vague), "as_of": str(today)},
        )
    return PASSED


@item_rule("DAT003", name="published-before-formation", severity=Severity.HIGH)
def published_before_formation(item: ItemView, _: NoParams, __: Context) -> Answers:
    """A text was published before it was formed.

    What: The stated date of publication is earlier than the stated date of formation.
    Why: A document cannot be published before it exists: one of the two dates is wrong.
    Basis: 政府信息公开条例 article 26 counts the time for publication from the day on which the
    information was formed.
    How measured: Calendar days are compared. The date of formation is the labelled one
    (成文日期, 生成日期, 发文日期), or where there is none, the signature in the body. Where a date
    is too vague to exclude the wrong order, cantTell.
    Fix: Correct whichever date is wrong.
    """
    formed = item.written_on or item.signed_on
    published = item.published_at
    if formed is None or published is None:
        return INAPPLICABLE
    field = Field.WRITTEN_ON if item.written_on else Field.SIGNED_ON
    dates = {Field.PUBLISHED_AT: published, field: formed}
    if published.latest.date() < formed.earliest.date():
        days = (formed.earliest.date() - published.latest.date()).days
        first, second = _said(Field.PUBLISHED_AT, published), _said(field, formed)
        return failed(
            item,
            Text(
                f"{first.zh}，早于{second.zh}，相差 {days} 天",
                f"{first.en}, {days} day(s) before the {second.en}",
            ),
            {**_texts(dates), "days_early": days},
        )
    if published.is_day_or_finer and formed.is_day_or_finer:
        return PASSED
    if published.earliest.date() >= formed.latest.date():
        return PASSED
    said = joined([_said(name, span) for name, span in dates.items()])
    return cannot_tell(
        item,
        Reason.PRECISION,
        Text(f"{said.zh}，精度不足以判断先后", f"{said.en}: too vague to tell the order"),
        _texts(dates),
    )


class StaleLimit(Settings):
    """How long after its formation a text may still be published as news."""

    limit: Limit


@item_rule(
    "DAT004",
    name="published-long-after-formation",
    severity=Severity.MEDIUM,
    params=StaleLimit,
)
def published_long_after(item: ItemView, params: StaleLimit, context: Context) -> Answers:
    """A text was published long after it was formed.

    What: The stated date of publication lies more than the profile's limit after the stated
    date of formation.
    Why: Either the text was withheld, or one of the dates is wrong, or the date of publication
    is that of a move to a new system; readers take an old text for a new one.
    Basis: 政府信息公开条例 article 26 (timely publication).
    How measured: Calendar days from the date of formation (labelled, else the signature) to the
    date of publication. Dates too vague to tell give cantTell. Of documents also the year in which
    the text orders work to be done (2017年底前完成), from its end, where it names no later year;
    what was done, or goes on since a year, is no order. Letters are not looked at.
    Fix: Restore the original date of publication, or label the text as historical.
    """
    formed, published = item.written_on or item.signed_on, item.published_at
    if published is None or context.role(item) is Role.LETTER:
        return INAPPLICABLE
    ordered = _ordered(item, context)
    if formed is not None:
        judgement = judge(formed, published, params.limit)
        if judgement.outcome is not Outcome.PASSED:
            said = Text(
                f"{formed.text()} 成文，{published.text()} 发布",
                f"formed {formed.text()}, published {published.text()}",
            )
            evidence = {"formed": formed.text(), "published": published.text()}
            return late(item, judgement, said, evidence)
    if ordered is not None:
        end = Span.day(ordered.year, 12, 31)
        judgement = judge(end, published, params.limit)
        if judgement.outcome is Outcome.FAILED:
            said = Text(
                f"文中部署 {ordered.year} 年的工作（“{ordered.words}”），{published.text()} 才发布",
                f"the text orders work for {ordered.year}, published {published.text()}",
            )
            told = {"year": ordered.year, "text": ordered.words, "published": published.text()}
            return late(item, judgement, said, told)
    return INAPPLICABLE if formed is None else PASSED


def _ordered(item: ItemView, context: Context) -> Ordered | None:
    """The year in which a document of one text orders work; a forwarded one holds another's."""
    if not context.is_document(item) or context.titles.is_forwarded(item.title):
        return None
    return ordered_year(item.title, item.body)


class ComparedPlaces(Settings):
    """The places whose statements of the date of publication must agree.

    ``stamped`` or more pages of different days that carry one day in their meta tags were made
    again on that day: the tag is no statement then.
    """

    places: tuple[Place, ...]
    stamped: int = 5


@item_rule(
    "DAT005",
    name="contradictory-publication-dates",
    severity=Severity.MEDIUM,
    params=ComparedPlaces,
    needs=(MetaStamps,),
)
def contradictory_dates(item: ItemView, params: ComparedPlaces, context: Context) -> Answers:
    """The page and its list state different days of publication.

    What: Meta tag, header line, catalogue block and list name different days of publication.
    Why: Nobody can tell when the text was really published, and every time limit hangs on it.
    Basis: 政府信息公开条例 article 6 (accurate information); 政府网站发展指引 on consistent data.
    How measured: The days that the profile's places state are compared pairwise; two statements
    contradict each other where they cannot mean the same day. The signature and the date in the
    address do not count. Where many pages of different days carry one and the same day in their
    meta tags, the pages were made again on that day: one cantTell for all of them. Fewer than two
    statements, or a letter with its several times: inapplicable.
    Fix: Publish the page again so that template, block and list draw on the same date.
    """
    if context.role(item) is Role.LETTER:
        return INAPPLICABLE
    published = [c for c in item.claims if c.field is Field.PUBLISHED_AT and c.span]
    days = {place: _days_at(published, place) for place in params.places}
    days = {place: spans for place, spans in days.items() if spans}
    spans = [span for group in days.values() for span in group]
    if len(spans) < 2:
        return INAPPLICABLE
    if _may_agree(spans):
        return PASSED
    texts = {str(place): sorted({_day(span) for span in group}) for place, group in days.items()}
    shown = [span for place, group in days.items() if place is not Place.META for span in group]
    if shown and _may_agree(shown) and len(texts.get(Place.META, ())) == 1:
        stamps = context.table(MetaStamps)
        stamps.note(item, texts[Place.META][0], _day(shown[0]), texts)
        return ()
    return _contradiction(item, None, texts)


@contradictory_dates.also_site
def _stamped(params: ComparedPlaces, context: Context) -> Iterator[Result]:
    for stamp, pages, is_regenerated in context.table(MetaStamps).days(params.stamped):
        if is_regenerated:
            yield cannot_tell(
                context.site_subject(),
                Reason.PRECISION,
                Text(
                    f"{len(pages)} 个页面的元数据都把发布日期写作 {stamp}，页面所示却各不相同："
                    "应是页面重新生成的时间，请核实原始发布日期",
                    f"{len(pages)} pages of different days carry {stamp} in their meta tags: "
                    "the day when the pages were made again; look up when they were published",
                ),
                {"meta": stamp, "pages": len(pages), "urls": [p.subject.url for p in pages[:20]]},
                distinguish=stamp,
            )
        else:
            for page in pages:
                yield _contradiction(page.subject, page.seen, page.days)


def _contradiction(
    about: ItemView | Subject, seen: Seen | None, texts: dict[str, list[str]]
) -> Result:
    said = joined(
        [
            Text(
                f"{PLACES[Place(place)].zh} {'/'.join(days)}",
                f"{PLACES[Place(place)].en} {'/'.join(days)}",
            )
            for place, days in texts.items()
        ]
    )
    words = Text(f"发布日期不一致：{said.zh}", f"days of publication differ: {said.en}")
    return failed(about, words, dict(texts), seen=seen)


def _may_agree(spans: list[Span]) -> bool:
    """Whether all of them can mean the same day."""
    return max(s.earliest.date() for s in spans) <= min(s.latest.date() for s in spans)


def _days_at(published: Sequence[Claim], place: Place) -> list[Span]:
    """What one place states. An unlabelled date beside a labelled one may be of anything."""
    claims = [claim for claim in published if claim.place is place]
    if place is Place.HEADER:
        claims = [claim for claim in claims if claim.label] or claims[:1]
    return [claim.span for claim in claims if claim.span]


def _day(span: Span) -> str:
    return str(span.date) if span.date else span.text()


def _said(field: Field, span: Span) -> Text:
    name = FIELDS[field]
    return Text(f"{name.zh} {span.text()}", f"{name.en} {span.text()}")


def _texts(dates: dict[Field, Span]) -> dict[str, Any]:
    return {str(field): span.text() for field, span in dates.items()}
