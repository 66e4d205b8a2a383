"""UPD: whether columns are kept up to date."""

from __future__ import annotations

from datetime import date
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, UNTESTED, Answers, cannot_tell, failed
from auditor.checks.column import unread_column
from auditor.computed.activity import Activity, Latest
from auditor.computed.context import Context
from auditor.computed.reach import was_read
from auditor.computed.scope import Settings
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import column_rule
from crawler.index.views import ColumnView
from crawler.items import ColumnKind


class IdleDays(Settings):
    """A column of one of these ``kinds`` is idle when its newest content is over ``days`` old."""

    kinds: tuple[ColumnKind, ...]
    days: int


@column_rule(
    "UPD002",
    name="stale-news-column",
    severity=Severity.HIGH,
    params=IdleDays,
    needs=(Activity,),
)
def stale_news(column: ColumnView, params: IdleDays, context: Context) -> Answers:
    """A news column is not kept up to date.

    What: The newest content of a column of news (动态、要闻) is older than the profile allows.
    Why: A silent news column is the first thing that visitors and inspectors notice.
    Basis: 政府网站与政务新媒体检查指标: news columns not updated within two weeks count towards a
    veto.
    How measured: Calendar days from the newest content to the day of --as-of. List rows count,
    also rows that lead to other sites, and so do the dates of the pages themselves; content that
    shows no date counts as not updated. One recent row is proof, even on a list that was not
    read to its end; to call the column stale, the whole list must have been read. Content dated
    after the audit does not count. A blank column is COL001's.
    Fix: Publish, or merge the column with one that is kept up.
    """
    return judge_idleness(column, params, context)


def judge_idleness(column: ColumnView, params: IdleDays, context: Context) -> Answers:
    """Whether a column of the given kinds was updated in time; shared by the UPD rules."""
    if column.kind not in params.kinds:
        return INAPPLICABLE
    if column.outcome is None:
        return UNTESTED
    latest = context.table(Activity).of(column.id)
    if latest.surely and (context.today - latest.surely).days <= params.days:
        return PASSED
    if not was_read(column):
        return unread_column(column)
    if not column.row_count:
        return INAPPLICABLE
    return _without_recent(column, latest, params, context.today)


def _doubt(
    column: ColumnView, latest: Latest, params: IdleDays, today: date
) -> tuple[Reason, Text] | None:
    if not column.complete:
        return Reason.UNREACHABLE, Text(
            "列表未能读全，已读部分没有近期内容",
            "the list was not read to its end; what was read holds nothing recent",
        )
    if latest.possibly and (today - latest.possibly).days <= params.days:
        return Reason.PRECISION, Text(
            "最新内容的日期不精确，不能判断是否逾期",
            "the newest date is too vague to tell",
        )
    if latest.unknown:
        return Reason.PRECISION, Text(
            f"{latest.unknown} 条内容在列表上没有日期，其页面也不在索引中",
            f"{latest.unknown} row(s) show no date and their pages are not in the index",
        )
    return None


def _without_recent(column: ColumnView, latest: Latest, params: IdleDays, today: date) -> Result:
    evidence = _evidence(latest, params, today)
    doubt = _doubt(column, latest, params, today)
    if doubt:
        reason, words = doubt
        return cannot_tell(column, reason, words, evidence)
    if latest.possibly is None:
        words = Text(
            f"栏目“{column.name}”的内容均无日期，按未更新计",
            f"nothing in {column.name} shows a date, which counts as not updated",
        )
        return failed(column, words, evidence)
    days = (today - latest.possibly).days
    words = Text(
        f"栏目“{column.name}”最近更新于 {latest.possibly}，至 {today} 已 {days} 天，"
        f"超过 {params.days} 天",
        f"{column.name} was last updated on {latest.possibly}, {days} days before {today}; "
        f"the limit is {params.days}",
    )
    return failed(column, words, {**evidence, "days_idle": days})


def _evidence(latest: Latest, params: IdleDays, today: date) -> dict[str, Any]:
    newest = {str(latest.surely), str(latest.possibly)} if latest.possibly else set()
    return {
        "newest": "/".join(sorted(newest)),
        "undated": latest.undated,
        "as_of": str(today),
        "days_limit": params.days,
    }
