"""A letter of a message box (领导信箱, 咨询投诉) and its answer: who answered what, and when.

What the writer of a letter is called and how to reach them is never read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from crawler.fields.claims import make_claim
from crawler.fields.dates import find_dates
from crawler.fields.letter_labels import LetterLabel, Side, is_organ, is_status
from crawler.fields.letter_sheet import Told, labelled, text_lines
from crawler.fields.sheet import Sheet
from crawler.fields.walk import read_sheet
from crawler.items import Claim, Field, Place

_TEXTS = frozenset({Field.QUESTION, Field.ANSWER})
_ANSWERED = frozenset({Field.ANSWERED_AT, Field.ANSWERED_BY, Field.ANSWER})
_MAX_FACT = 80
_MAX_TEXT = 20_000
_BRACKETS = " \u3000（）()[]【】"
_SIGNED = " \t\u3000:：|｜-—·,，于发布回复答复时间"


@dataclass(slots=True)
class Letter:
    """What a page states of a letter; ``asks`` and ``answers`` are the plain labels of a side."""

    claims: list[Claim] = field(default_factory=list)
    asks: set[str] = field(default_factory=set)
    answers: set[str] = field(default_factory=set)

    @property
    def is_whole(self) -> bool:
        """Whether the page shows both sides of a letter, so that it can be nothing else."""
        told = {claim.field for claim in self.claims}
        return bool(self.asks and self.answers and told & {Field.ASKED_AT, Field.QUESTION})

    @property
    def is_likely(self) -> bool:
        """Whether it is enough of a letter for a page of a message box."""
        told = {claim.field for claim in self.claims}
        both = told & {Field.ASKED_AT, Field.QUESTION} and told & (_ANSWERED | {Field.STATUS})
        return bool(both) or len(self.asks | self.answers) >= 2


def read_letter(tree: HtmlElement) -> Letter:
    """The letter on a page; an empty one where there is none. Never raises.

    Of several labels for one fact the plainest comes first, as the claim that stands.
    """
    sheet = read_sheet(tree)
    told = labelled(sheet)
    letter = Letter()
    for each in sorted(told, key=lambda one: one.label.rank):
        if each.label.rank == 0 and each.label.side:
            (letter.asks if each.label.side is Side.ASKED else letter.answers).add(each.name)
        letter.claims += _texts(sheet, told, each) if each.label.field in _TEXTS else _facts(each)
    letter.claims += _under_the_answer(letter.claims)
    return letter


def with_letter(claims: Iterable[Claim], letter: Letter) -> tuple[Claim, ...]:
    """The claims of a page and those of its letter.

    What the labels of a letter say (类型, 主题, 时间) is not said of a document besides; the
    heading above a letter with a labelled title is that of the box.
    """
    taken = {(claim.label, claim.raw) for claim in letter.claims}
    titled = any(claim.field is Field.TITLE and claim.value for claim in letter.claims)
    kept = [
        claim
        for claim in claims
        if (claim.label, claim.raw) not in taken
        and not (titled and claim.field is Field.TITLE and claim.place is Place.HEADING)
    ]
    return (*kept, *letter.claims)


def letter_claim(label: LetterLabel, name: str, value: str, place: Place) -> Claim | None:
    """The claim that a label of a letter makes with a short value, None if it makes none."""
    told = label.field
    if told is Field.ANSWER and is_status(value):
        told = Field.STATUS
    if told is None or told in _TEXTS or len(value) > _MAX_FACT:
        return None
    claim = make_claim(told, value, place, name)
    is_date = told in (Field.ASKED_AT, Field.ANSWERED_AT)
    undated = claim and is_date and claim.value is not None and claim.span is None
    return None if undated else claim


def _facts(told: Told) -> Iterator[Claim]:
    claim = letter_claim(told.label, told.name, told.value, Place.TABLE)
    if claim:
        yield claim


def _texts(sheet: Sheet, all_told: list[Told], told: Told) -> Iterator[Claim]:
    """The question or the answer, and what the line above it tells of who wrote it and when."""
    status = letter_claim(told.label, told.name, told.value, Place.TABLE)
    if status:
        yield status
        return
    lines = [told.value] if told.value else []
    lines += [sheet.lines[place].text for place in text_lines(sheet, all_told, told)]
    is_answer = told.label.field is Field.ANSWER
    if told.organ:
        yield Claim(Field.ANSWERED_BY, told.organ, told.organ, Place.TABLE, told.name)
    if lines and (signed := list(_signed(lines[0], told.name, is_answer))):
        yield from signed
        lines = lines[1:] or _behind(sheet, all_told, told)
    text = "\n".join(lines)[:_MAX_TEXT]
    assert told.label.field is not None
    claim = make_claim(told.label.field, text, Place.BODY, told.name)
    if claim and (claim.value or told.label.rank == 0):
        yield Claim(claim.field, text or None, claim.raw, Place.BODY, told.name)


def _under_the_answer(claims: Sequence[Claim]) -> list[Claim]:
    """The day, and the body, under an answer of which the page says neither elsewhere."""
    told = {claim.field for claim in claims if claim.value}
    answer = next((c.value for c in claims if c.field is Field.ANSWER and c.value), "")
    lines = answer.split("\n")
    if Field.ANSWERED_AT in told or len(lines) < 2:
        return []
    found = list(_signed(lines[-1].strip(_BRACKETS), "", is_answer=True))
    return [claim for claim in found if claim.field not in told]


def _behind(sheet: Sheet, all_told: list[Told], told: Told) -> list[str]:
    """The text below a cell that holds no more than who wrote it and when."""
    if not told.beside:
        return []
    below = replace(told, line=told.beside[-1], value="", beside=range(0))
    return [sheet.lines[place].text for place in text_lines(sheet, all_told, below)]


def _signed(line: str, name: str, is_answer: bool) -> Iterator[Claim]:
    """The moment, and for an answer the body, that stand alone above a text."""
    found = next(find_dates(line), None) if len(line) <= _MAX_FACT else None
    if found is None:
        return
    rest = (line[: found.start] + line[found.end :]).strip(_SIGNED)
    if rest and not (is_organ(rest) if is_answer else len(rest) <= 6):
        return
    moment = Field.ANSWERED_AT if is_answer else Field.ASKED_AT
    raw = line[found.start : found.end]
    yield Claim(moment, found.span.text(), raw, Place.HEADER, name, found.span)
    if rest and is_answer:
        yield Claim(Field.ANSWERED_BY, rest, line, Place.HEADER, name)
