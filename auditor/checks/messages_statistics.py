"""RES011: what a site says of the number of its letters."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.answers import PASSED, Answer, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.letter_counts import LetterCounts, Stated, Verb
from auditor.computed.reach import was_read
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import NoParams, site_rule

_SAID = {
    Verb.RECEIVED: Text("收到", "received"),
    Verb.ANSWERED: Text("办结", "answered"),
    Verb.SHOWN: Text("公开", "published"),
}


@site_rule(
    "RES011",
    name="message-statistics-disagree",
    severity=Severity.MEDIUM,
    needs=(LetterCounts,),
)
def statistics_disagree(_: NoParams, context: Context) -> Iterator[Answer]:
    """The statistics of letters disagree with the list of letters.

    What: A page of statistics states another number of published letters than the list shows, or
    fewer received or answered ones than are listed.
    Why: Numbers that anybody can count have to be right.
    Basis: 国办秘函〔2019〕19号: the indicator of interaction names statistics of letters.
    How measured: Numbers behind 收到, 办结, 公开 and the like on pages called statistics of
    letters, with the month or year that the sentence or the title names, up to the day of the
    page. They are compared with the letters of the site's own lists, by the days that rows and
    letters show. Not every letter is published: of 收到 and 办结 only more listed letters than
    stated are wrong. Lists that were not read to their end tell nothing.
    Fix: Correct the statistics, or supply the letters that the list lacks.
    """
    table = context.table(LetterCounts)
    for one in table.stated:
        yield _compared(one, table, context)


def _compared(one: Stated, table: LetterCounts, context: Context) -> Answer:
    boxes = [column for column in table.boxes.values() if one.box in (None, column.id)]
    is_whole = context.run.status == "complete" and all(
        was_read(column) and column.complete and not column.is_windowed for column in boxes
    )
    mark = f"{one.verb.value} {one.first} {one.last}"
    evidence = {
        "stated": one.number,
        "text": one.text[:120],
        "first": str(one.first),
        "last": str(one.last),
    }
    if not boxes or not is_whole:
        words = Text(
            "信件列表没有读全，请人工核对统计数", "the list of letters was not read to its end"
        )
        reason = Reason.SCRIPT if not boxes else Reason.UNREACHABLE
        return cannot_tell(one.subject, reason, words, evidence, distinguish=mark, seen=one.seen)
    least, most = table.listed(one)
    is_wrong = one.number < least or (one.verb is Verb.SHOWN and one.number > most)
    if not is_wrong:
        return PASSED
    said = _SAID[one.verb]
    counted = str(least) if least == most else f"{least}–{most}"
    words = Text(
        f"统计称{said.zh} {one.number} 件，列表同期有 {counted} 件",
        f"{one.number} letter(s) {said.en}, the page says; the list has {counted}",
    )
    evidence |= {"listed_least": least, "listed_most": most}
    return failed(one.subject, words, evidence, distinguish=mark, seen=one.seen)
