"""COL: the columns (栏目) of a site."""

from __future__ import annotations

from datetime import date, datetime

from auditor.answers import (
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Answers,
    cannot_tell,
    failed,
    unread_reason,
)
from auditor.computed.context import Context
from auditor.computed.reach import leads_elsewhere, was_read
from auditor.computed.scope import Settings
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import NoParams, column_rule
from auditor.words import ended
from crawler.fields.span import SHANGHAI
from crawler.index.views import ColumnView
from crawler.outcomes import FetchOutcome


def unread_column(column: ColumnView, outcome: FetchOutcome | None) -> Result:
    """The cantTell of a column with a page that could not be read."""
    return cannot_tell(
        column,
        unread_reason(outcome),
        Text(
            f"栏目页面未能读取：{ended(outcome).zh}",
            f"the column could not be read: {ended(outcome).en}",
        ),
        {"outcome": str(outcome)},
    )


@column_rule("COL001", name="blank-column", severity=Severity.HIGH)
def blank_column(column: ColumnView, _: NoParams, context: Context) -> Answers:
    """A column is blank.

    What: The list of a column has no row.
    Why: A blank column tells the public that nothing was published, or that nobody looks after
    it.
    Basis: 政府网站与政务新媒体检查指标: five or more blank columns are a veto.
    How measured: A list without a row is blank; rows that lead to other sites count as content.
    A page with text of its own is no list. A column that has columns under it is judged by
    those, one that says that it is being built by COL002. Where the page could not be read, or
    declares entries that it fills in by script, cantTell.
    Fix: Publish what belongs there, or remove the column.
    """
    if column.outcome is None:
        return UNTESTED
    if leads_elsewhere(column):
        return INAPPLICABLE
    if not was_read(column):
        return unread_column(column, column.outcome)
    if not column.is_list or any(is_under(one, column) for one in context.columns):
        return INAPPLICABLE
    return PASSED if column.row_count else _without_rows(column)


def _without_rows(column: ColumnView) -> Result:
    if column.declared_total:
        return cannot_tell(
            column,
            Reason.SCRIPT,
            Text(
                f"列表标明共 {column.declared_total} 条，但未能读出任何一条",
                f"the list declares {column.declared_total} entries, none of which could be read",
            ),
            {"declared_total": column.declared_total},
        )
    if not column.complete:
        return cannot_tell(
            column,
            Reason.UNREACHABLE,
            Text("列表未能读全，尚未见到内容", "the list was not read to its end; no row so far"),
        )
    return failed(
        column,
        Text(f"栏目“{column.name}”没有任何内容", f"the column {column.name} has no content"),
        {"path": list(column.path), "kind": str(column.kind)},
    )


class Patience(Settings):
    """A column may be out of service for so many ``days``."""

    days: int


@column_rule("COL002", name="column-out-of-service", severity=Severity.MEDIUM, params=Patience)
def out_of_service(column: ColumnView, params: Patience, context: Context) -> Answers:
    """A column is being built or mended for too long.

    What: Instead of content a column says 建设中, 维护中 or 敬请期待, and said so already longer
    ago than the profile allows.
    Why: What is always being built is not there.
    Basis: 政府网站发展指引: no columns that are blank or out of service.
    How measured: The page of the column says nothing else, now and when an earlier crawl saw it so
    many days before this one. With a later crawl only, or with none, cantTell.
    Fix: Publish the content, or remove the column until it is ready.
    """
    if column.outcome is None:
        return UNTESTED
    if not column.is_unfinished:
        return PASSED if was_read(column) else INAPPLICABLE
    before = [run for run in context.past if column.id in run.unfinished]
    first = min((day_of(run.finished) for run in before), default=None)
    days = (context.reached - first).days if first else 0
    evidence = {"first_seen": str(first or context.reached), "days": days, "limit": params.days}
    if days >= params.days:
        words = Text(
            f"栏目“{column.name}”自 {first} 起一直显示建设或维护中，已 {days} 天",
            f"{column.name} has been out of service since {first}, for {days} days",
        )
        return failed(column, words, evidence)
    words = Text(
        f"栏目“{column.name}”显示建设或维护中，请 {params.days} 天后再抓取一次",
        f"{column.name} is out of service: crawl again after {params.days} days",
    )
    return cannot_tell(column, Reason.ONE_SNAPSHOT, words, evidence)


def day_of(at: datetime) -> date:
    """The day of an aware moment in Asia/Shanghai."""
    return at.astimezone(SHANGHAI).date()


def is_under(column: ColumnView, other: ColumnView) -> bool:
    """Whether a column is one of those under another."""
    depth = len(other.path)
    return 0 < depth < len(column.path) and column.path[:depth] == other.path
