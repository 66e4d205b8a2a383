"""UPD: whether columns are kept up to date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, UNTESTED, Answers, cannot_tell, failed
from auditor.checks.column import is_under, unread_column
from auditor.computed.activity import Activity, Latest
from auditor.computed.context import Context
from auditor.computed.reach import leads_elsewhere, was_read
from auditor.computed.scope import Settings
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import column_rule
from auditor.words import seen_until
from crawler.index.views import ColumnView
from crawler.items import ColumnKind


class IdleLimit(Settings):
    """A column of one of these ``kinds`` is idle when its newest content is older than this.

    ``months`` are calendar months, ``days`` come on top.
    """

    kinds: tuple[ColumnKind, ...]
    days: int = 0
    months: int = 0

    def since(self, today: date) -> date:
        """The day whose content is just recent enough."""
        months = today.year * 12 + today.month - 1 - self.months
        year, month = divmod(months, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(today.day, last)) - timedelta(days=self.days)


@column_rule(
    "UPD002",
    name="stale-news-column",
    severity=Severity.HIGH,
    params=IdleLimit,
    needs=(Activity,),
)
def stale_news(column: ColumnView, params: IdleLimit, context: Context) -> Answers:
    """A news column is not kept up to date.

    What: The newest content of a column of news (动态、要闻) is older than the profile allows.
    Why: A silent news column is the first thing that visitors and inspectors notice.
    Basis: 政府网站与政务新媒体检查指标: news columns not updated within two weeks count towards a
    veto.
    How measured: Calendar days from the newest content to the day of --as-of. List rows count,
    also rows that lead to other sites, and so do the dates of the pages themselves; content that
    shows no date counts as not updated. One recent row is proof, even on a list that was not
    read to its end; to call the column stale, the whole list must have been read. Content dated
    after the audit does not count. An index made before the day of --as-of, when the column was
    still in time, cannot tell. A blank column is COL001's.
    Fix: Publish, or merge the column with one that is kept up.
    """
    if column.kind not in params.kinds:
        return INAPPLICABLE
    return _judge(column, [column], params, context)


@column_rule(
    "UPD003",
    name="stale-document-column",
    severity=Severity.HIGH,
    params=IdleLimit,
    needs=(Activity,),
)
def stale_documents(column: ColumnView, params: IdleLimit, context: Context) -> Answers:
    """A column of notices or policies is not kept up to date.

    What: The newest content of a column of notices or policies (通知公告、政策文件) is older than
    the profile allows.
    Why: Either nothing was issued for long, or what was issued is not published.
    Basis: 政府网站与政务新媒体检查指标: such columns not updated within six months count towards a
    veto.
    How measured: As UPD002, against calendar months. A column is judged together with the columns
    of these kinds under it (first-level columns), so that last year's folder is no finding.
    Fix: Publish what was issued, or merge the column with one that is kept up.
    """
    return _judge_first_level(column, params, context)


@column_rule(
    "UPD004",
    name="stale-standing-column",
    severity=Severity.MEDIUM,
    params=IdleLimit,
    needs=(Activity,),
)
def stale_standing(column: ColumnView, params: IdleLimit, context: Context) -> Answers:
    """A column of personnel or plans is not kept up to date.

    What: The newest content of a column of appointments, recruitment, plans or reports on them
    is older than the profile allows.
    Why: Every year brings a plan and appointments; a column without them was given up.
    Basis: 全国政府网站普查评分表 (2015): such columns not updated within a year.
    How measured: As UPD003.
    Fix: Publish the plans and appointments of the year.
    """
    return _judge_first_level(column, params, context)


def _judge_first_level(column: ColumnView, params: IdleLimit, context: Context) -> Answers:
    """A column together with those of these kinds under it; the lower ones do not count alone."""
    alike = [one for one in context.columns if one.kind in params.kinds]
    if column.kind not in params.kinds or any(is_under(column, one) for one in alike):
        return INAPPLICABLE
    under = [one for one in alike if is_under(one, column) and one.outcome is not None]
    return _judge(column, [column, *under], params, context)


def _judge(
    column: ColumnView, members: list[ColumnView], params: IdleLimit, context: Context
) -> Answers:
    """Whether a column, or one of those judged together with it, was updated in time."""
    if column.outcome is None:
        return UNTESTED
    members = [one for one in members if not leads_elsewhere(one)]
    latest = Latest.of(context.table(Activity).of(member.id) for member in members)
    since = params.since(context.today)
    if latest.surely and latest.surely >= since:
        return PASSED
    unread = [one for one in members if not was_read(one)]
    if unread:
        return unread_column(column, unread[0].outcome)
    if not any(member.row_count for member in members):
        return INAPPLICABLE
    evidence = {
        "newest": str(latest.possibly or ""),
        "undated": latest.undated,
        "as_of": str(context.today),
        "limit": str(since),
    }
    is_whole = all(member.complete for member in members)
    doubt = _outdated(column, latest, params, context) or _doubt(latest, since, is_whole=is_whole)
    if doubt:
        return cannot_tell(column, *doubt, evidence)
    return _stale(column, latest, since, context, evidence)


def _outdated(
    column: ColumnView, latest: Latest, params: IdleLimit, context: Context
) -> tuple[Reason, Text] | None:
    """When the index was made the column was in time; what came later it cannot show."""
    reached, today = context.reached, context.today
    in_time = latest.possibly and latest.possibly >= params.since(reached)
    if reached == today or not in_time:
        return None
    return Reason.ONE_SNAPSHOT, Text(
        f"索引只到 {reached}，当时栏目“{column.name}”尚未逾期；此后至 {today} 有无更新不得而知，"
        "请重新抓取",
        f"the index ends on {reached}, when {column.name} was in time; whether it was updated "
        f"until {today} is not known: crawl again",
    )


def _doubt(latest: Latest, since: date, *, is_whole: bool) -> tuple[Reason, Text] | None:
    if not is_whole:
        return Reason.UNREACHABLE, Text(
            "列表未能读全，已读部分没有近期内容",
            "the list was not read to its end; what was read holds nothing recent",
        )
    if latest.possibly and latest.possibly >= since:
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


def _stale(
    column: ColumnView, latest: Latest, since: date, context: Context, evidence: dict[str, Any]
) -> Result:
    today, until = context.today, seen_until(context.reached, context.today)
    if latest.possibly is None:
        words = Text(
            f"栏目“{column.name}”的内容均无日期，按未更新计",
            f"nothing in {column.name} shows a date, which counts as not updated",
        )
        return failed(column, words, evidence)
    days = (today - latest.possibly).days
    words = Text(
        f"栏目“{column.name}”最近更新于 {latest.possibly}，至 {today} 已 {days} 天，"
        f"早于限期 {since}{until.zh}",
        f"{column.name} was last updated on {latest.possibly}, {days} days before {today}; "
        f"the limit is {since}{until.en}",
    )
    return failed(column, words, {**evidence, "days_idle": days})
