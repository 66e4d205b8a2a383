"""UPD: whether the home page is kept up to date."""

from __future__ import annotations

from datetime import date, timedelta

from auditor.answers import (
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Answers,
    cannot_tell,
    failed,
    unread_reason,
)
from auditor.computed.activity import Activity, Latest
from auditor.computed.context import Context
from auditor.computed.front import Front
from auditor.computed.presence import saw_all
from auditor.computed.reach import READ, was_read
from auditor.computed.scope import Settings
from auditor.rule import Reason, Result, Severity, Subject, SubjectKind, Text
from auditor.rulebook import site_rule
from auditor.words import seen_until


class HomeLimit(Settings):
    """The home page must show something of the last ``days``.

    With ``fewest`` dated rows on it, it is not filled by script.
    """

    days: int
    fewest: int


@site_rule(
    "UPD001",
    name="stale-home-page",
    severity=Severity.VETO,
    params=HomeLimit,
    needs=(Front, Activity),
)
def stale_home(params: HomeLimit, context: Context) -> Answers:
    """The home page is not kept up to date.

    What: Nothing that the home page shows is of the last days that the profile allows.
    Why: A portal whose front stands still looks abandoned, and is one of the first things that
    inspectors look for.
    Basis: 政府网站与政务新媒体检查指标: a home page not updated within two weeks is a veto; where
    it only leads on, so are second-level pages that none of them is updated.
    How measured: Calendar days from the newest row on the home page to the day of --as-of; where
    a row shows no date, that of its page counts. A home page without rows is judged by all
    columns; a site of single pages has nothing to update. Where rows without a date lead to pages
    that are not in the index, where the columns hold something newer and the home page shows few
    rows (others may come by script), or where the index was made while the page was in time,
    cantTell.
    Fix: Publish, and let the home page show the newest content.
    """
    home = Subject(SubjectKind.PAGE, context.site.home, context.site.name)
    if context.run.home is None:
        return UNTESTED
    if context.run.home not in READ:
        words = Text("首页未能读取", "the home page could not be read")
        outcome = {"outcome": str(context.run.home)}
        return cannot_tell(home, unread_reason(context.run.home), words, outcome)
    front = context.table(Front)
    if not front.rows and _has_no_lists(context):
        return INAPPLICABLE
    columns = Latest.of(context.table(Activity).of(column.id) for column in context.columns)
    since = context.today - timedelta(days=params.days)
    latest = front.latest if front.rows else columns
    if latest.surely and latest.surely >= since:
        return PASSED
    evidence: dict[str, object] = {
        "newest": str(latest.possibly or ""),
        "rows": front.rows,
        "as_of": str(context.today),
        "limit": str(since),
    }
    doubt = _doubt(latest, since, params, context)
    if doubt is None and front.rows:
        doubt = _scripted(front, columns, since, params)
    elif doubt is None:
        doubt = _unread(context)
    if doubt:
        return cannot_tell(home, *doubt, evidence)
    return _stale(home, latest, since, context, evidence, by_columns=not front.rows)


def _has_no_lists(context: Context) -> bool:
    """Whether the site is made of single pages, all of which were read."""
    columns = context.columns
    return bool(columns) and all(was_read(one) and not one.is_list for one in columns)


def _doubt(
    latest: Latest, since: date, params: HomeLimit, context: Context
) -> tuple[Reason, Text] | None:
    reached, newest = context.reached, latest.possibly
    if reached != context.today and newest and newest >= reached - timedelta(days=params.days):
        return Reason.ONE_SNAPSHOT, Text(
            f"索引只到 {reached}，当时首页尚未逾期，请重新抓取",
            f"the index ends on {reached}, when the home page was in time: crawl again",
        )
    if newest and newest >= since:
        return Reason.PRECISION, Text(
            "首页最新内容的日期不精确，不能判断是否逾期",
            "the newest date on the home page is too vague to tell",
        )
    if latest.unknown:
        return Reason.PRECISION, Text(
            f"首页有 {latest.unknown} 条内容没有日期，其页面也不在索引中",
            f"{latest.unknown} row(s) of the home page show no date; their pages were not read",
        )
    return None


def _scripted(
    front: Front, columns: Latest, since: date, params: HomeLimit
) -> tuple[Reason, Text] | None:
    """Whether the home page may show by script what the columns hold."""
    is_newer = columns.surely is not None and columns.surely >= since
    if not is_newer or front.dated >= params.fewest:
        return None
    return Reason.SCRIPT, Text(
        f"栏目中有 {columns.surely} 的内容，首页静态部分没有，可能由脚本加载，请打开首页核对",
        f"the columns hold content of {columns.surely}, which the home page may show by script: "
        "open it and look",
    )


def _unread(context: Context) -> tuple[Reason, Text] | None:
    """Whether a column that was not read may hold what the home page only leads to."""
    if saw_all(context):
        return None
    return Reason.UNREACHABLE, Text(
        "首页没有列出内容，而各栏目没有读全，不能判断有无更新",
        "the home page shows no content, and not all columns were read to their end",
    )


def _stale(
    home: Subject,
    latest: Latest,
    since: date,
    context: Context,
    evidence: dict[str, object],
    *,
    by_columns: bool,
) -> Result:
    what = Text("首页只有导航，各栏目", "the columns, to which alone the home page leads,")
    what = what if by_columns else Text("首页", "the home page")
    if latest.possibly is None:
        words = Text(f"{what.zh}没有任何带日期的内容", f"{what.en} shows no dated content")
        return failed(home, words, evidence)
    today, until = context.today, seen_until(context.reached, context.today)
    days = (today - latest.possibly).days
    words = Text(
        f"{what.zh}最新内容为 {latest.possibly}，至 {today} 已 {days} 天，"
        f"早于限期 {since}{until.zh}",
        f"the newest content of {what.en} is of {latest.possibly}, {days} days before {today}; "
        f"the limit is {since}{until.en}",
    )
    return failed(home, words, {**evidence, "days_idle": days})
