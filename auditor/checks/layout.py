"""TXT: what a text leaves open: labels without a value, brackets, tasks that nobody owns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.answers import INAPPLICABLE, PASSED, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.furniture import Furniture
from auditor.computed.phrases import SHOWN, is_quoted
from auditor.computed.scope import Settings
from auditor.computed.tasks import TaskCustom, read_tasks
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView
from crawler.items import Claim, Field

_PAIRS = (("【", "】"), ("《", "》"), ("（(", "）)"))  # 〔 is DOC002's
_BRACKETS = [
    (opening, closing, re.compile(rf"[{opening}](?=[^{closing}\n]{{0,200}}(?:\n|$|[{opening}]))"))
    for opening, closing in _PAIRS
]
"""Brackets that open and close, and where one is opened that its paragraph does not close."""
_EXCERPT = 12


class Labels(Settings):
    """``filled_later`` are labels whose value a script may fetch (浏览次数), or a picture show."""

    filled_later: tuple[str, ...]

    def is_open(self, claim: Claim) -> bool:
        """Whether something that was not read may stand behind a label; empty brackets are
        empty for everybody."""
        return claim.label in self.filled_later and claim.raw[-1:] in ":："


@item_rule(
    "TXT005",
    name="label-without-value",
    severity=Severity.LOW,
    params=Labels,
    needs=(Furniture,),
)
def label_without_value(item: ItemView, params: Labels, context: Context) -> Answers:
    """A label of the template has no value, or a bracket is never closed.

    What: The head of the page prints 字体:[ ], 作者： or the like and nothing after it, or a
    bracket 【, 《 or （ is opened and not closed.
    Why: The template or the text was not finished, and nobody looked at the page.
    Basis: 政府网站发展指引: content is checked before publication.
    How measured: Labels under the title that nothing follows; what a script of the page writes
    counts as a value. Behind some labels (浏览次数, 字体) a script that was not run may print a
    number, or pictures stand: one cantTell for the site names them. In title and text that
    open more brackets of a sort than they close, one that its paragraph does not close; quoted
    ones are spoken of and pass.
    Fix: Fill in the value or remove the label; close the bracket.
    """
    left = [c for c in item.claims if c.field is Field.FURNITURE]
    if not left and not item.title and not item.body:
        return INAPPLICABLE
    shown = [claim.raw for claim in left if not params.is_open(claim)]
    shown += [*_unclosed(item.title), *_unclosed(item.body)]
    if not shown:
        return PASSED
    words = Text(
        f"标签无内容或括号未闭合：{'；'.join(shown[:SHOWN])}",
        f"a label without a value, or an open bracket: {'; '.join(shown[:SHOWN])}",
    )
    return failed(item, words, {"found": shown[:SHOWN]})


def _unclosed(text: str) -> list[str]:
    """The beginnings of what stands in brackets of which the text closes too few."""
    return [
        text[match.start() : match.start() + _EXCERPT].partition("\n")[0]
        for opening, closing, opened in _BRACKETS
        if sum(map(text.count, opening)) > sum(map(text.count, closing))
        for match in opened.finditer(text)
        if not is_quoted(text, match.start(), match.end())
    ]


@label_without_value.also_site
def _filled_later(params: Labels, context: Context) -> Iterator[Result]:
    for label, one in sorted(context.table(Furniture).left.items()):
        if params.is_open(one.claim):
            words = Text(
                f"{one.pages} 个页面的“{label}”后为空，可能由脚本或图片显示，"
                f"请在浏览器中查看 {one.url}",
                f"{label} is empty on {one.pages} page(s); a script or picture may fill it: "
                f"look at {one.url}",
            )
            evidence = {"pages": one.pages, "value": label}
            site = context.site_subject()
            yield cannot_tell(site, Reason.SCRIPT, words, evidence, distinguish=label)


@item_rule("TXT006", name="task-without-owner", severity=Severity.LOW, params=TaskCustom)
def task_without_owner(item: ItemView, params: TaskCustom, _: Context) -> Answers:
    """A task of a plan names nobody who answers for it.

    What: In a document whose tasks name 责任单位 or 牵头单位, one of them does not.
    Why: What nobody is responsible for is not done, and cannot be supervised.
    Basis: 《关于全面推进政务公开工作的意见》实施细则: tasks are assigned. Local plans print
    （责任单位：…） behind each task.
    How measured: Paragraphs numbered in one style under one heading are a row of tasks. Where
    the profile's share of them names an owner, the others owe one. Rows in which few or none do
    (总体要求, 保障措施) are left alone. An empty 责任单位： names nobody.
    Fix: Name who is responsible.
    """
    rows = list(read_tasks(item.body, params)) if item.body else []
    if not rows:
        return INAPPLICABLE
    without = [heading for row in rows for heading in row.without]
    if not without:
        return PASSED
    words = Text(
        f"任务未写明责任单位：{'；'.join(without[:SHOWN])}",
        f"tasks without a responsible body: {'; '.join(without[:SHOWN])}",
    )
    count = sum(row.count for row in rows)
    return failed(item, words, {"found": without[:SHOWN], "tasks": count})
