"""Consultations and their feedback brought together, linear in their number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from auditor.computed.addresses import Addresses
from auditor.computed.asked import CITED, LINK, TITLE, Consultation, Feedback
from auditor.computed.titles import Name

_ROUNDS = timedelta(days=120)
_EXTENDS = re.compile(
    r"(?:延长|延期|顺延).{0,80}(?:期|时间|征求|征集|公告)|(?:期|时间).{0,4}(?:延长|顺延)"
)
_NAMESAKES = 20


def with_extensions(found: Iterable[Consultation]) -> list[Consultation]:
    """The consultations, those that only extend the period of another one merged into it."""
    kept: list[Consultation] = []
    later: list[Consultation] = []
    for one in found:
        (later if _EXTENDS.search(one.title) else kept).append(one)
    by_name: dict[Name, list[Consultation]] = defaultdict(list)
    for one in kept if later else ():
        for name in one.names:
            by_name[name].append(one)
    for one in later:
        before = {each for name in one.names for each in by_name.get(name, ())}
        extended = [each for each in before if _extend(each, one)]
        if not extended:
            kept.append(one)
    return kept


def _extend(one: Consultation, later: Consultation) -> bool:
    """Give a consultation the closing day of a later announcement, if that is one of it."""
    if one.published is None or later.published is None:
        return False
    if not one.published.earliest <= later.published.latest <= one.published.latest + _ROUNDS:
        return False
    if one.period is None or later.period is None or later.period.close is None:
        return one.period is not None
    close, start = later.period.close, one.period.start or one.published.date
    if one.period.close is not None and close > one.period.close:
        days = (close - start).days + 1 if start else None
        one.period = replace(one.period, close=close, least=days, most=days)
    return True


def match(found: list[Consultation], feedback: Iterable[Feedback], addresses: Addresses) -> None:
    """Give every consultation its feedback, and the links that lead to feedback elsewhere."""
    by_key = {one.key: one for one in found}
    by_name: dict[str, list[tuple[Name, Consultation]]] = defaultdict(list)
    for one in found:
        for name in one.names:
            by_name[name.base].append((name, one))
    given = sorted(feedback, key=lambda each: each.url)
    linked = _linked(found, given, addresses)
    for each in given:
        tiers: dict[str, list[Consultation]] = {
            LINK: [*linked[each]],
            TITLE: _last_rounds(each, _named(each.names, by_name)),
            CITED: _last_rounds(each, _named(each.cited, by_name)),
        }
        for url in each.links:
            target = by_key.get(addresses.key(url) or "")
            if target is not None and target not in tiers[LINK]:
                tiers[LINK].append(target)
        for one in dict.fromkeys(one for tier in tiers.values() for one in tier):
            evidence = tuple(tier for tier, ones in tiers.items() if one in ones)
            one.feedback.append((each, evidence))


def _linked(
    found: list[Consultation], given: list[Feedback], addresses: Addresses
) -> dict[Feedback, list[Consultation]]:
    """The consultations that link to each feedback; links that lead elsewhere are noted."""
    by_key = {one.key: one for one in given if one.key}
    linked: dict[Feedback, list[Consultation]] = defaultdict(list)
    for one in found:
        for url, relation in one.links:
            target = by_key.get(addresses.key(url) or "")
            if target is not None:
                linked[target].append(one)
            elif relation == "feedback":
                one.elsewhere.append(url)
    return linked


def _named(
    names: Iterable[Name], by_name: dict[str, list[tuple[Name, Consultation]]]
) -> list[Consultation]:
    found: dict[Consultation, None] = {}
    for name in names:
        namesakes = by_name.get(name.base, ())
        if len(namesakes) <= _NAMESAKES:
            found |= dict.fromkeys(one for own, one in namesakes if own.may_be(name))
    return list(found)


def _last_rounds(each: Feedback, named: list[Consultation]) -> list[Consultation]:
    """Of consultations of one name those that a feedback may answer: opened before it came."""
    if each.published is None:
        return named
    latest = each.published.latest
    opened = [one for one in named if one.published is None or one.published.earliest <= latest]
    last = max((one.published.earliest for one in opened if one.published), default=None)
    return [
        one
        for one in opened
        if last is None or one.published is None or one.published.earliest >= last - _ROUNDS
    ]
