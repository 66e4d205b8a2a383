"""Policies with their interpretations, reposts of upstream documents, consultations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from crawler.items import ColumnKind, PageClass
from crawler.simulator.drafting import Draft, both_forms
from crawler.simulator.identifiers import document_number
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.texts import (
    consultation_body,
    feedback_body,
    interpretation_body,
    policy_body,
    summary_of,
)
from crawler.simulator.words import AREAS, GENRES, PLAIN_FORMS

_PERIOD = timedelta(days=31)


def policies(
    draft: Draft, count: int, upstream: SimSite | None, pinned: tuple[datetime, ...]
) -> Iterator[SimItem]:
    """``count`` own documents, each with an interpretation of the same day, linked both ways.

    Every third interpretation is more than text.

    Every other one is a normative document (规范性文件).
    ``pinned`` are moments at which the first documents must be published.
    """
    days = draft.days(count, newest=9)
    pairs = []
    areas = draft.distinct_areas(_areas_of(upstream))
    for n, (area, subject) in zip(range(count), areas, strict=False):
        pinned_at = pinned[n] if n < len(pinned) else None
        at = draft.claim(pinned_at) if pinned_at else draft.stamp(days[n], weekday=True)
        form = "文字解读" if n % 3 else "图文解读"
        pairs.append(_pair(draft, area, subject, at, form))
    normative = [
        replace(policy, columns=(*policy.columns, "gfxwj")) if n % 2 == 0 else policy
        for n, (policy, _) in enumerate(pairs)
    ]
    yield from _with_numbers(draft, normative)
    yield from (interpretation for _, interpretation in pairs)


def _areas_of(upstream: SimSite | None) -> frozenset[str]:
    # A county document on the same matter would have almost the title of the upstream one.
    if upstream is None:
        return frozenset()
    titles = "\n".join(item.title for item in upstream.of_kind(ColumnKind.POLICY))
    return frozenset(area for area, _ in AREAS if area in titles)


def _pair(
    draft: Draft, area: str, subject: str, at: datetime, form: str
) -> tuple[SimItem, SimItem]:
    organ, rng = draft.organ, draft.rng
    plain = rng.random() < 0.4
    issuer = organ.government if plain else organ.office
    if plain:
        matter = rng.choice(PLAIN_FORMS).format(area=area)
        title = issuer + matter
    else:
        matter = f"《{area}{rng.choice(GENRES)}》"
        title = f"{issuer}关于印发{matter}的通知"
    written = at.date() - timedelta(days=rng.randrange(1, 5))
    later = draft.claim(at + timedelta(minutes=rng.randrange(10, 40)))
    policy = draft.item(
        "zcwj",
        title,
        at,
        policy_body(organ, issuer, area, written, rng),
        columns=("zcwj", "zfgb"),
        subject=subject,
        issuing_body=issuer,
        written_on=written,
        signed_on=written,
        summary=summary_of("文件", area),
        attachments=both_forms(title),
    )
    interpretation = draft.item(
        "zcjd",
        f"【{form}】{matter}政策解读",
        later,
        interpretation_body(organ, issuer, area, rng),
        page_class=PageClass.INTERPRETATION,
        subject=subject,
        issuing_body=issuer,
        summary=summary_of("解读", area),
        related=(policy.id,),
    )
    return replace(policy, related=(interpretation.id,)), interpretation


def _with_numbers(draft: Draft, documents: list[SimItem]) -> Iterator[SimItem]:
    """The documents with numbers gapless in each 机关代字 and year of formation."""
    serials: dict[tuple[str, int], int] = {}
    for item in sorted(documents, key=lambda each: (each.written_on or date.min, each.id)):
        prefix = draft.organ.prefixes[item.issuing_body == draft.organ.office]
        on = item.written_on or item.published_at.date()
        serials[prefix, on.year] = serials.get((prefix, on.year), 0) + 1
        number = document_number(prefix, on, serials[prefix, on.year])
        yield replace(item, document_number=number)


def reposts(draft: Draft, upstream: SimSite) -> Iterator[SimItem]:
    """Every policy document of the upstream portal, reposted word for word within the hour."""
    for item in upstream.of_kind(ColumnKind.POLICY):
        at = draft.claim(item.published_at + timedelta(minutes=draft.rng.randrange(5, 50)))
        yield draft.item(
            "sjwj",
            item.title,
            at,
            item.body,
            document_number=item.document_number,
            subject=item.subject,
            issuing_body=item.issuing_body,
            written_on=item.written_on,
            signed_on=item.signed_on,
            summary=item.summary,
            attachments=item.attachments,
            upstream_id=item.id,
        )


def consultations(draft: Draft, count: int) -> Iterator[SimItem]:
    """Consultations of 31 days; each that is over has a feedback page nine days later."""
    for (area, subject), opens in zip(
        draft.distinct_areas(), draft.days(count, newest=8), strict=False
    ):
        at = draft.stamp(opens, weekday=True)
        closes = at.date() + _PERIOD
        draft_title = f"《{draft.organ.area}{area}管理规定（征求意见稿）》"
        consultation = draft.item(
            "myzj",
            f"关于{draft_title}公开征求意见的公告",
            at,
            consultation_body(draft.organ, area, at.date(), closes),
            page_class=PageClass.CONSULTATION,
            subject=subject,
            issuing_body=draft.organ.government,
            signed_on=at.date(),
            summary=summary_of("公告", area),
            attachments=both_forms(draft_title),
        )
        answered = closes + timedelta(days=9)
        if answered >= draft.as_of:
            yield consultation
            continue
        feedback = draft.item(
            "zjfk",
            f"关于{draft_title}征求意见采纳情况的反馈",
            draft.stamp(answered),
            feedback_body(draft.organ, area, at.date(), closes),
            page_class=PageClass.FEEDBACK,
            subject=subject,
            issuing_body=draft.organ.government,
            written_on=answered - timedelta(days=1),
            signed_on=answered - timedelta(days=1),
            summary=summary_of("反馈", area),
            related=(consultation.id,),
        )
        yield replace(consultation, related=(feedback.id,))
        yield feedback
