"""DOC: whether documents that are no longer in force say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.repeals import Repeals, Void
from auditor.computed.scope import Settings
from auditor.computed.terms import lapses
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView


class Validity(Settings):
    """``words`` label a document as no longer in force. ``dissolved`` are names of bodies that
    were dissolved before the day ``reform``."""

    words: tuple[str, ...]
    dissolved: tuple[str, ...] = ()
    reform: date = date.min

    @cached_property
    def bodies(self) -> re.Pattern[str]:
        """Any of the dissolved bodies; never matches where there are none."""
        names = "|".join(map(re.escape, self.dissolved))
        return re.compile(rf"(?<!原)(?<!原[省市县区])(?:{names})" if names else r"(?!)")


@item_rule(
    "DOC010",
    name="void-document-unlabelled",
    severity=Severity.HIGH,
    params=Validity,
    needs=(Repeals,),
)
def void_unlabelled(item: ItemView, params: Validity, context: Context) -> Answers:
    """A void document is not labelled as void.

    What: The page states a day on which the document lapsed, or another document of the site
    declares it void, that day has come, and 有效性 does not say so.
    Why: People follow rules that no longer hold.
    Basis: 政府网站发展指引: revised and void files are labelled.
    How measured: Pages that state a day of abolition (废止日期, 失效日期, in the text 有效期至, or
    a term of years from a day or from its issue), against the day of --as-of; documents whose
    number, or where none is given whose title, a later document of the site declares void.
    A term that a later document of the site prolongs is not over. A day too vague is cantTell; so
    is a document
    from before the reform of 2018 that was published after it, names a body that was dissolved,
    and states no validity.
    Fix: Set 有效性 to 失效 or 废止.
    """
    end = lapses(item)
    if end is None:
        return _of_dissolved(item, params, context)
    validity = item.validity or ""
    if end.earliest.date() > context.today or any(word in validity for word in params.words):
        return PASSED
    evidence = {"abolished_on": end.text(), "validity": item.validity}
    if end.latest.date() > context.today:
        words = Text(
            f"失效日期 {end.text()} 不够精确", f"the day of abolition {end.text()} is vague"
        )
        return cannot_tell(item, Reason.PRECISION, words, evidence)
    said = _stated(validity)
    words = Text(f"文件已于 {end.text()} 失效，{said.zh}", f"void since {end.text()}, {said.en}")
    context.table(Repeals).note_lapsed(item, failed(item, words, evidence))
    return ()


def _stated(validity: str) -> Text:
    if validity:
        return Text(f"有效性却为“{validity}”", f"but its validity reads {validity!r}")
    return Text("页面却未标明失效", "but the page does not say so")


def _of_dissolved(item: ItemView, params: Validity, context: Context) -> Answer:
    formed, published = item.written_on or item.signed_on, item.published_at
    if item.validity or formed is None or published is None or not context.is_document(item):
        return INAPPLICABLE
    if formed.latest.date() >= params.reform or published.earliest.date() < params.reform:
        return INAPPLICABLE
    found = params.bodies.search(item.body)
    if found is None:
        return INAPPLICABLE
    words = Text(
        f"{formed.text()} 的文件提到已撤销的“{found[0]}”，页面没有标明有效性，请核实是否仍然有效",
        f"formed {formed.text()}, it names {found[0]}, which was dissolved, and states no "
        "validity: look whether it is still in force",
    )
    return cannot_tell(item, Reason.NO_REFERENCE, words, {"found": [found[0]]})


@void_unlabelled.also_site
def _found_void(params: Validity, context: Context) -> Iterator[Answer]:
    repeals, told = context.table(Repeals), set()
    for item, result in repeals.lapsed():
        yield result or PASSED
        told.update([item] if result else [])
    for void in repeals.void():
        labelled = void.says_void or any(word in void.validity for word in params.words)
        if not labelled and void.since <= context.today and void.item not in told:
            yield _void(void)


def _void(void: Void) -> Result:
    by, since = void.by.subject, void.since.isoformat()
    said = _stated(void.validity)
    words = Text(
        f"文件已被《{by.title}》废止，{said.zh}", f"{by.title} declares it void, {said.en}"
    )
    evidence = {"abolished_on": since, "validity": void.validity or None, "other_url": by.url}
    return failed(void.page.subject, words, evidence, distinguish="repealed", seen=void.page.seen)
