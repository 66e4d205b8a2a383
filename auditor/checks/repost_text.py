"""REP: whether reposts say what the originals say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from auditor.answers import INAPPLICABLE, PASSED, Answer, cannot_tell, failed
from auditor.computed.alterations import SURE, Alterations, Compared
from auditor.computed.context import Context
from auditor.computed.reposts import Reposts
from auditor.computed.scope import Settings
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import site_rule

_ANOTHER = 0.5
"""Where more was changed, the page is a summary, a notice about the document, or another one."""


class Faithful(Settings):
    """``share`` of the original's characters may differ; lines with a ``furniture`` word are none
    of the text."""

    share: float = Field(ge=SURE, le=_ANOTHER)
    furniture: tuple[str, ...]


@site_rule(
    "REP005",
    name="altered-repost",
    severity=Severity.MEDIUM,
    params=Faithful,
    needs=(Reposts, Alterations),
)
def altered_repost(params: Faithful, context: Context) -> Iterator[Answer]:
    """The text of a repost is not the original's.

    What: More of the original's text was changed, left out or added than copying explains.
    Why: A policy that reads differently on a county's site misleads people about what holds.
    Basis: 政府网站发展指引: reposts keep the original's title and text.
    How measured: For every repost whose original's text is in the index or in a reference list,
    the two texts are compared clause by clause after folding width, white space and punctuation.
    Lines that belong to the page (来源, 责任编辑, 附件), the title, and a few words before or
    behind the text are no change. The characters that differ are counted against the original's.
    Where either text is in a file, or more than half differs (a summary), cantTell.
    Fix: Repost the original's text as it is.
    """
    table = context.table(Alterations)
    yield from (PASSED for _ in range(table.same))
    yield from (INAPPLICABLE for _ in range(table.without_text))
    for one in table.compared(params.furniture):
        yield _judge(one, params)


def _judge(one: Compared, params: Faithful) -> Answer:
    evidence: dict[str, Any] = {
        "upstream_url": one.original.url,
        "upstream_title": one.original.title,
    }
    if one.share is None:
        words = Text(
            "原文或转载的正文过短，可能在附件中，请人工核对",
            "the text of the original or of the repost may be in a file: compare them",
        )
        return cannot_tell(one.subject, Reason.IMAGE, words, evidence, seen=one.seen)
    if one.share <= params.share:
        return PASSED
    evidence |= {
        "share": round(one.share, 4),
        "limit": params.share,
        "changes": [{"original": was, "repost": now} for was, now in one.passages],
    }
    if one.share > _ANOTHER or one.is_forwarded:
        words = Text(
            "转载与原文大部分不同，可能是摘要或转发通知，请人工核对",
            "most of the text is not the original's, perhaps a summary or a covering notice",
        )
        return cannot_tell(one.subject, Reason.CLASS, words, evidence, seen=one.seen)
    was, now = next(iter(one.passages), ("", ""))
    words = Text(
        f"转载与原文有 {one.share:.1%} 的文字不同（限 {params.share:.0%}），"
        f"如原文“{was}”，转载“{now}”",
        f"{one.share:.1%} of the text differs (limit {params.share:.0%}), "
        f"such as {was!r}, here {now!r}",
    )
    return failed(one.subject, words, evidence, seen=one.seen)
