"""Letters that stand in the list of a message box alone, without a page of their own.

Each is read as a page of its own would be, and becomes an item whose address is that of the
column with a mark behind it: ``https://host/ldxx/#letter:<mark>``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

from lxml.html import HtmlElement

from crawler.fields.addresses import is_file
from crawler.fields.dates import find_dates
from crawler.fields.letter_labels import Side, is_type, labels_in, letter_label
from crawler.fields.letter_parts import letter_parts
from crawler.fields.letters import read_letter
from crawler.fields.markup import squeeze, text_of
from crawler.fields.urls import LETTER, frontier_key, join
from crawler.fields.walk import read_sheet
from crawler.items import Claim, Column, ColumnKind, Field, PageClass, Place, ReadItem, Row

_MAY = re.compile(
    r"(?:来信|写信|信件|留言|提问|咨询|投诉|问政|诉求|提交|发信|受理|回复|答复|办[理结]|处理|反馈)"
    r"\s*(?:时间|日期|内容|于\s*\d|[:：])"
)
_TOLD = frozenset({Field.ASKED_AT, Field.ANSWERED_AT, Field.STATUS})
_LABEL = 14
_TITLE = 80
_SHORTEST = 4  # characters of a title
_ANSWERS = re.compile(r"\W*(?:回复|答复|答\s*[:：])")
_LINKED = 6  # characters of a link that may be a title
_BULLETS = " \t\u3000+-—·•●■◆▪►▶>＋－:："
_SORT = re.compile(r"[\[【（(〔]\s*([^\[\]【】（）()〔〕]{2,6})\s*[\]】）)〕]\s*")
_NUMBER = re.compile(r"(?:\d{1,4}\s*[.、．)）]|[问Qq]\s*[:：]|标题\s*[:：])\s*")
_END = re.compile(r"[。！？!?；;\n]")


def listed_letters(tree: HtmlElement, source: str, base: str, column: Column) -> tuple[Row, ...]:
    """The letters that a list shows as a whole, as rows with their items.

    None where they have pages of their own. ``source`` is the text of the list's page and
    ``base`` its address. Outside a column of letters only such count as show both sides. Never
    raises.
    """
    if not _MAY.search(source):
        return ()
    frames = letter_parts(tree)
    if sum(_leads_on(frame, base) for frame in frames) * 2 >= len(frames):
        return ()
    sure = column.kind is ColumnKind.MESSAGES
    rows: dict[str, Row] = {}
    for frame in frames:
        row = _row(frame, column, sure)
        if row is not None:
            rows.setdefault(row.url, row)
    return tuple(rows.values()) if sure or len(rows) > 1 else ()


def _leads_on(frame: HtmlElement, base: str) -> bool:
    """Whether a letter has a page of its own: a link as long as a title leads to one."""
    for link in frame.iter("a"):
        url = join(base, link.get("href") or "")
        long = max(len(text_of(link)), len(link.get("title") or "")) >= _LINKED
        if url and long and not is_file(url) and url != join(base, base):
            return True
    return False


def _row(frame: HtmlElement, column: Column, sure: bool) -> Row | None:
    letter = read_letter(frame)
    stated = {claim.field: claim for claim in reversed(letter.claims) if claim.value}
    lines = [line.text for line in read_sheet(frame).lines]
    heading = next((line for line in lines if _is_heading(line)), "")
    asked, own = stated.get(Field.QUESTION), stated.get(Field.TITLE)
    if Field.ASKED_AT not in stated and (begun := _first_moment(lines)):
        stated[Field.ASKED_AT] = begun
        letter.claims.append(begun)
    if not (stated.keys() & _TOLD and (sure or letter.is_whole)):
        return None
    title, sort = _sorted(own.value or "" if own else _undated(heading))
    if not title and asked:
        title = _END.split(asked.value or "")[0][:_TITLE]
    if not title:
        return None
    claims = [Claim(Field.TITLE, title, title, Place.HEADING)]
    if sort and Field.MESSAGE_TYPE not in stated:
        claims.append(Claim(Field.MESSAGE_TYPE, sort, sort, Place.HEADING))
    claims += (claim for claim in letter.claims if not _repeats(claim, title))
    when = stated.get(Field.ASKED_AT)
    url = f"{column.url}{LETTER}{_mark(title, when, asked)}"
    item = ReadItem(
        url=url,
        key=frontier_key(url),
        page_class=PageClass.MESSAGE,
        claims=tuple(claims),
        body="\n".join(lines),
        breadcrumb=column.path,
    )
    return Row(url, title, item=item)


def _first_moment(lines: Sequence[str]) -> Claim | None:
    """The day that stands above everything that is said of the answer: that of the question."""
    for line in lines:
        found = next(find_dates(line), None)
        of_answer = any(each.label.side is Side.ANSWERED for each in labels_in(line))
        if found or of_answer or _ANSWERS.match(line):
            if found is None or of_answer or not found.span.is_day_or_finer:
                return None
            raw = line[found.start : found.end]
            return Claim(Field.ASKED_AT, found.span.text(), raw, Place.HEADER, "", found.span)
    return None


def _undated(heading: str) -> str:
    """A heading without the date that stands behind it on its line."""
    found = next(find_dates(heading), None)
    return heading[: found.start] if found and found.start >= _SHORTEST else heading


def _repeats(claim: Claim, title: str) -> bool:
    """Whether a claim is the title again: as such, or as what stands behind 【投诉】."""
    again = claim.field is Field.QUESTION and is_type(claim.label) and claim.value == title
    return claim.field is Field.TITLE or again


def _mark(title: str, *stated: Claim | None) -> str:
    """What tells a letter from others of the list, wherever in the list it stands."""
    parts = "\x1f".join((title, *(claim.raw[:_TITLE] if claim else "" for claim in stated)))
    return blake2b(parts.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _is_heading(line: str) -> bool:
    text = _SORT.sub("", line, count=1).strip(_BULLETS)
    is_label = len(text) <= _LABEL and letter_label(text) is not None
    return 2 <= len(text) <= _TITLE and not is_label and not labels_in(text)


def _sorted(heading: str) -> tuple[str, str]:
    """A title without its number and the sort of letter before it, and that sort."""
    text = squeeze(heading).lstrip(_BULLETS)
    text = _NUMBER.sub("", text, count=1)
    match = _SORT.match(text)
    if match and is_type(match[1]):
        return text[match.end() :].strip(_BULLETS), match[1]
    return text.rstrip(_BULLETS), ""
