"""GUI: the elements of service guides."""

from __future__ import annotations

from typing import Any

from auditor.answers import (
    INAPPLICABLE,
    PASSED,
    Answer,
    Answers,
    cannot_tell,
    failed,
    unread_reason,
)
from auditor.computed.context import Context
from auditor.computed.guides import Guides, Reading
from auditor.computed.scope import Settings
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView, UnreadView
from crawler.items import ColumnKind

_FREE = ("不收费", "免费", "无", "否", "零收费", "不收取")


class Elements(Settings):
    """The elements that every guide must give; what guides call them is in ``scope.guides``."""

    elements: tuple[str, ...]


class ManyElements(Elements):
    """A guide that lacks ``most`` of the elements or more is not usable."""

    most: int


class ElementSets(Settings):
    """Of the guides whose title or text has one of the words ``about``, each gives all elements
    of one of the ``sets``."""

    about: tuple[str, ...]
    sets: tuple[Elements, ...]


@item_rule(
    "GUI001",
    name="incomplete-guide",
    severity=Severity.HIGH,
    params=Elements,
    needs=(Guides,),
)
def incomplete_guide(item: ItemView, params: Elements, context: Context) -> Answers:
    """A service guide lacks an element.

    What: A guide does not say one of the things that the profile asks for: what the service is
    called and rests on, who may apply with which papers, how, where, when, whom to ask.
    Why: People come in vain, or twice.
    Basis: 国办秘函〔2019〕19号 (2015: eight elements of a guide); the profile's own source.
    How measured: Pages of guides by their title, their column or at least three labels of
    elements. An element is given where one of its customary names stands as a label and something
    follows it; the title may give the name of the service. Files that could be read count as the
    page. What may stand in an unread file, or in a picture of the procedure, is cantTell.
    Fix: Complete the guide.
    """
    reading = context.table(Guides).reading(item)
    if reading is None:
        return INAPPLICABLE
    missing, unsure = lacking(reading, params.elements, context)
    if missing:
        words = Text(f"办事指南缺少：{'、'.join(missing)}", f"the guide lacks {', '.join(missing)}")
        return failed(item, words, {"missing": missing, "unknown": unsure})
    if unsure:
        return _in_files(item, unsure)
    return PASSED


@incomplete_guide.also_unread
def _unread(page: UnreadView, _: Elements, __: Context) -> Answer:
    if ColumnKind.GUIDE not in page.kinds:
        return INAPPLICABLE
    words = Text("办事指南页面未能读取", "the guide could not be read")
    return cannot_tell(page, unread_reason(page.outcome), words, {"outcome": page.outcome.value})


def lacking(
    reading: Reading, elements: tuple[str, ...], context: Context
) -> tuple[list[str], list[str]]:
    """The elements that a guide lacks, and those that a file or a picture may give."""
    words = context.scope.guides
    missing: list[str] = []
    unsure: list[str] = []
    for element in elements:
        if element in words.titled and reading.named:
            continue
        texts = reading.texts(words.names(element))
        if _is_given(element, texts, reading, context):
            continue
        is_picture = bool(texts) and element in words.pictured
        (unsure if reading.files or is_picture else missing).append(element)
    return missing, unsure


def _is_given(element: str, texts: list[str], reading: Reading, context: Context) -> bool:
    priced = context.scope.guides.priced
    if element in priced:
        prices = reading.texts(name for one in priced for name in context.scope.guides.names(one))
        return any(texts) or any(text.startswith(_FREE) for text in prices)
    return any(text and not context.is_placeholder(text) for text in texts)


def _in_files(item: ItemView, unsure: list[str]) -> Answer:
    words = Text(
        f"正文未写明{'、'.join(unsure)}，可能在附件或图片中，请打开核对",
        f"{', '.join(unsure)} may stand in a file or a picture: look there",
    )
    return cannot_tell(item, Reason.IMAGE, words, {"unknown": unsure})


@item_rule(
    "GUI002",
    name="incomplete-guide-of-permit",
    severity=Severity.MEDIUM,
    params=ElementSets,
    needs=(Guides,),
)
def incomplete_permit(item: ItemView, params: ElementSets, context: Context) -> Answers:
    """The guide of a permit or a charge gives none of the customary sets of elements in full.

    What: A guide on a permit, an approval or a charge gives neither of the sets of seven elements
    that departments plan to publish.
    Why: Who pays or needs a permit has to know the basis, the price and whom to complain to.
    Basis: Plans of departments: basis, conditions, procedure, time, price, basis of the price,
    result; or body, basis, procedure, time, price, papers, supervision.
    How measured: As GUI001, for guides with one of the profile's words in title or text; one
    whole set passes. The set that lacks least is named. 不收费 needs no basis of a price.
    Fix: Supply the elements that are missing.
    """
    reading = context.table(Guides).reading(item)
    if reading is None or not _is_about(item, params.about):
        return INAPPLICABLE
    judged = [lacking(reading, one.elements, context) for one in params.sets]
    missing, unsure = min(judged, key=lambda pair: (len(pair[0]) + len(pair[1]), len(pair[0])))
    if not missing and not unsure:
        return PASSED
    maybe = [pair for pair in judged if not pair[0]]
    if maybe:
        return _in_files(item, maybe[0][1])
    words = Text(
        f"许可、收费事项的指南缺少：{'、'.join(missing)}",
        f"the guide of a permit or charge lacks {', '.join(missing)}",
    )
    return failed(item, words, {"missing": missing, "unknown": unsure})


def _is_about(item: ItemView, words: tuple[str, ...]) -> bool:
    return any(word in item.title or word in item.body for word in words)


@item_rule(
    "GUI003",
    name="unusable-guide",
    severity=Severity.MEDIUM,
    params=ManyElements,
    needs=(Guides,),
)
def unusable_guide(item: ItemView, params: ManyElements, context: Context) -> Answers:
    """A service guide lacks half of its elements.

    What: A guide lacks at least four of the eight elements.
    Why: Inspection indicator: five such guides make a site unqualified.
    Basis: 国办秘函〔2019〕19号: services of no use.
    How measured: As GUI001, over the eight elements of the profile. From the profile's number of
    guides on each is a veto.
    Fix: Complete the guide, or take it down until it is complete.
    """
    reading = context.table(Guides).reading(item)
    if reading is None:
        return INAPPLICABLE
    missing, unsure = lacking(reading, params.elements, context)
    evidence: dict[str, Any] = {"missing": missing, "unknown": unsure, "limit": params.most}
    if len(missing) >= params.most:
        words = Text(
            f"办事指南缺少 {len(missing)} 项要素：{'、'.join(missing)}",
            f"the guide lacks {len(missing)} elements: {', '.join(missing)}",
        )
        return failed(item, words, evidence)
    if len(missing) + len(unsure) >= params.most:
        return _in_files(item, [*missing, *unsure])
    return PASSED
