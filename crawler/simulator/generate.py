"""A whole conforming portal from a seed: same arguments, same site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from crawler.items import ColumnKind, PageClass
from crawler.simulator.columns import county_columns, province_columns
from crawler.simulator.documents import consultations, policies, reposts
from crawler.simulator.drafting import Draft, both_forms
from crawler.simulator.events import annual_reports, clean_up, gazettes, occasions, systems
from crawler.simulator.identifiers import credit_code, numbered
from crawler.simulator.model import Organ, SimItem, SimSite
from crawler.simulator.organs import COUNTY, PROVINCE
from crawler.simulator.texts import (
    guide_body,
    letter_texts,
    news_body,
    notice_body,
    summary_of,
)
from crawler.simulator.words import NEWS_FORMS, NOTICE_FORMS, TOWNS

_SHARES = {
    "yw": 0.12,
    "bmdt": 0.15,
    "xzdt": 0.13,
    "tzgg": 0.18,
    "zcwj": 0.08,
    "myzj": 0.02,
    "bszn": 0.05,
    "ldxx": 0.03,
    "wmly": 0.03,
    "ghjh": 0.02,
    "rsxx": 0.03,
    "czzj": 0.02,
    "qzqd": 0.02,
}
"""How much of a site each generated column takes; a policy brings its interpretation."""

_PROVINCE_SHARES = _SHARES | {"zcwj": 0.3, "tzgg": 0.12}
_SMALLEST = 3
_OCCASIONAL = 32  # about how many items the calendar asks for, whatever the size


def make_site(
    seed: int,
    size: int,
    *,
    as_of: date,
    organ: Organ = COUNTY,
    upstream: SimSite | None = None,
    pinned: tuple[datetime, ...] = (),
) -> SimSite:
    """A conforming portal of roughly ``size`` items, all published before ``as_of``.

    ``upstream`` is a portal whose policy documents the site reposts within the hour;
    ``pinned`` are moments (naive, Shanghai) at which the first own policies come out.
    """
    columns = province_columns(organ) if organ is PROVINCE else county_columns(organ)
    if upstream is None:
        columns = tuple(c for c in columns if c.kind is not ColumnKind.UPSTREAM_DOCUMENT)
    draft = Draft(
        organ, as_of, Random(f"{seed}/{organ.key}"), {column.slug: column for column in columns}
    )
    counts = _counts(size, organ)
    items = list(_documents(draft, counts, upstream, pinned))
    items += [item for item in _regular(draft, counts) if item.columns[0] in draft.columns]
    code = credit_code(organ.region, organ.code_body)
    return SimSite(
        organ=organ,
        name=organ.government,
        organ_code=code,
        site_id_code=f"{organ.region}0001",
        icp="宁ICP备19012406号-1",
        police=f"宁公网安备{organ.region}02000118号",
        as_of=as_of,
        columns=columns,
        items=numbered(_in_topics(draft, items), code),
        seed=seed,
    )


def _counts(size: int, organ: Organ) -> dict[str, int]:
    shares = _PROVINCE_SHARES if organ is PROVINCE else _SHARES
    regular = max(size - _OCCASIONAL, 0)
    return {slug: max(_SMALLEST, round(regular * share)) for slug, share in shares.items()}


def _documents(
    draft: Draft,
    counts: dict[str, int],
    upstream: SimSite | None,
    pinned: tuple[datetime, ...],
) -> Iterator[SimItem]:
    # Reposts come first: their minutes are fixed by the upstream portal.
    if upstream is not None:
        yield from reposts(draft, upstream)
    yield from policies(draft, max(counts["zcwj"], len(pinned)), upstream, pinned)
    yield from consultations(draft, counts["myzj"])
    yield from systems(draft)
    yield from annual_reports(draft)
    yield from occasions(draft)
    yield from gazettes(draft)
    yield clean_up(draft)


def _regular(draft: Draft, counts: dict[str, int]) -> Iterator[SimItem]:
    for slug, newest in (("yw", 1), ("bmdt", 1), ("xzdt", 2)):
        if slug in draft.columns:
            yield from _news(draft, slug, counts[slug], newest)
    yield from _notices(draft, counts["tzgg"])
    yield from _guides(draft, counts["bszn"])
    for slug in ("ldxx", "wmly"):
        if slug in draft.columns:
            yield from _letters(draft, slug, counts[slug])
    for slug, title, word in (
        ("ghjh", "{area}{year}年度工作计划", "计划"),
        ("rsxx", "{issuer}关于{town}有关人员任职的通知", "通知"),
        ("czzj", "{issuer}{year}年部门预算说明", "说明"),
        ("qzqd", "{issuer}权责清单（{year}年版）", "清单"),
    ):
        yield from _papers(draft, slug, counts[slug], title, word)


def _news(draft: Draft, slug: str, count: int, newest: int) -> Iterator[SimItem]:
    for (area, subject), on in zip(draft.areas(), draft.days(count, newest), strict=False):
        office = draft.department()
        who = draft.rng.choice(TOWNS) if slug == "xzdt" else office
        at = draft.stamp(on)
        title = draft.fresh_title(_titles(draft, NEWS_FORMS, area, who, at))
        body = news_body(who, area, at, draft.rng)
        yield draft.item(
            slug,
            title,
            at,
            body,
            subject=subject,
            issuing_body=office,
            summary=summary_of("消息", area),
        )


def _titles(
    draft: Draft, forms: tuple[str, ...], area: str, who: str, at: datetime
) -> Iterator[str]:
    """Every form in random order, then the same with the month and the day."""
    shuffled = draft.rng.sample(forms, len(forms))
    yield from (form.format(who=who, area=area) for form in shuffled)
    yield f"{shuffled[0].format(who=who, area=area)}（{at.year}年{at.month}月{at.day}日{at:%H%M}）"


def _notices(draft: Draft, count: int) -> Iterator[SimItem]:
    for (area, subject), on in zip(draft.areas(), draft.days(count, newest=4), strict=False):
        at, office = draft.stamp(on, weekday=True), draft.department()
        title = draft.fresh_title(_titles(draft, NOTICE_FORMS, area, "", at))
        written = at.date() - timedelta(days=draft.rng.randrange(3))
        yield draft.item(
            "tzgg",
            title,
            at,
            notice_body(office, area, written, draft.rng),
            subject=subject,
            issuing_body=office,
            written_on=written,
            signed_on=written,
            summary=summary_of("公告", area),
            attachments=both_forms(title)[:1] if draft.rng.random() < 0.4 else (),
        )


def _guides(draft: Draft, count: int) -> Iterator[SimItem]:
    for (area, subject), on in zip(draft.areas(), draft.days(count, newest=30), strict=False):
        at = draft.stamp(on)
        title = draft.fresh_title(
            f"{area}申请办理指南{mark}" for mark in ("", *(f"（{n}）" for n in range(2, 999)))
        )
        yield draft.item(
            "bszn",
            title,
            at,
            guide_body(draft.organ, area),
            page_class=PageClass.GUIDE,
            subject=subject,
            summary=summary_of("指南", area),
        )


def _letters(draft: Draft, slug: str, count: int) -> Iterator[SimItem]:
    forms = ("咨询{area}的进展", "对{area}的建议", "反映{area}中的问题", "请求支持{area}")
    days = draft.days(count, newest=6)
    for place, ((area, _), on) in enumerate(zip(draft.areas(), days, strict=False)):
        waits = slug == "wmly" and place == 0
        asked = draft.stamp(draft.as_of - timedelta(days=1) if waits else on)
        title = draft.fresh_title(_titles(draft, forms, area, "", asked))
        yield draft.letter(slug, title, asked, letter_texts(area, draft.rng), waits=waits)


def _papers(draft: Draft, slug: str, count: int, form: str, word: str) -> Iterator[SimItem]:
    """Plain papers of the disclosure catalogue: plans, appointments, budgets, lists."""
    for (area, subject), on in zip(draft.areas(), draft.days(count, newest=25), strict=False):
        at = draft.stamp(on, weekday=True)
        issuer = draft.organ.office if slug == "rsxx" else draft.department()
        plain = form.format(
            area=draft.organ.area + area, year=at.year, issuer=issuer, town=draft.rng.choice(TOWNS)
        )
        title = draft.fresh_title(iter((plain, f"{plain}（{at:%Y%m%d%H%M}）")))
        written = at.date() - timedelta(days=1)
        yield draft.item(
            slug,
            title,
            at,
            notice_body(issuer, area, written, draft.rng),
            subject=subject,
            issuing_body=issuer,
            written_on=written,
            signed_on=written,
            summary=summary_of(word, area),
        )


def _in_topics(draft: Draft, items: list[SimItem]) -> Iterator[SimItem]:
    """Every third notice and guide stands in the grassroots column too, news in the topic."""
    seen: Counter[str] = Counter()
    for item in items:
        home = item.columns[0]
        seen[home] += 1
        topic = {"tzgg": "jczwgk", "bszn": "jczwgk", "xzdt": "xczx"}.get(home)
        if topic in draft.columns and seen[home] % 3 == 1:
            yield replace(item, columns=(*item.columns, topic))
        else:
            yield item
