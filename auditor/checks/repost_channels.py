"""REP: what the organ published elsewhere, and what is monitored of its reposts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, UNTESTED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.originals import Original
from auditor.computed.presence import PageWanted, Shown, saw_all
from auditor.computed.reposts import ChannelItems
from auditor.computed.scope import Settings
from auditor.deadlines import Limit, has_passed
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import item_rule, site_rule
from auditor.words import quoted
from crawler.index.views import ItemView


class ChannelDuty(Settings):
    """Nothing is missing before ``limit`` has passed since the other channel published it."""

    limit: Limit


@site_rule(
    "REP003",
    name="other-channel-not-kept",
    severity=Severity.MEDIUM,
    params=ChannelDuty,
    needs=(ChannelItems,),
)
def other_channel(params: ChannelDuty, context: Context) -> Iterator[Answer]:
    """What the organ published in another channel is not on its site.

    What: An item of the gazette, a newspaper or a social account of the organ is not on the site.
    Why: The site is the first place of disclosure; other channels come and go.
    Basis: 通辽市实施意见（二十一）: what was published through other channels is reposted and
    kept on the government portal.
    How measured: The items come from a reference list with a column 渠道 (channel); without one
    nothing is tested. An item is found by its number, its title or its text as in REP001, in any
    column. Where lists could not be read, or the item has no date, cantTell.
    Fix: Put the item on the site and keep it there.
    """
    wanted = context.table(ChannelItems).originals
    if not wanted:
        yield UNTESTED
    for one in wanted:
        yield _kept(one, params, context)


def _kept(one: Original, params: ChannelDuty, context: Context) -> Answer:
    published, found = one.published, one.repost
    if published and published.latest.date() < context.scope.since:
        return INAPPLICABLE
    if found is not None and found.was_read:
        return PASSED
    if published and not has_passed(published, params.limit, context.as_of):
        return INAPPLICABLE
    site, evidence = context.site_subject(), _evidence(one)
    mark = one.url or one.title
    if found is not None or not saw_all(context) or published is None:
        reason = Reason.PRECISION if published is None and found is None else Reason.UNREACHABLE
        words = Text(
            f"{one.portal}发布的{quoted(one.title)}，未能确定本站是否已有，请人工查找",
            f"whether the site has {one.title}, published in {one.portal}, could not be told",
        )
        return cannot_tell(site, reason, words, evidence, distinguish=mark)
    words = Text(
        f"{one.portal}发布的{quoted(one.title)}，本站没有",
        f"{one.title}, published in {one.portal}, is not on the site",
    )
    return failed(site, words, evidence, distinguish=mark)


def _evidence(one: Original) -> dict[str, Any]:
    return {
        "channel": one.portal,
        "channel_url": one.url,
        "channel_title": one.title,
        "channel_published": one.published.text() if one.published else None,
        "reference": one.place,
    }


class MonitoringReport(Settings):
    """The page that tells how the site is monitored, where one is published."""

    page: PageWanted


@item_rule(
    "REP004",
    name="monitoring-report-missing",
    severity=Severity.LOW,
    params=MonitoringReport,
    needs=(Shown,),
)
def monitoring_report(item: ItemView, params: MonitoringReport, context: Context) -> Answers:
    """No report on the monitoring of the site and its reposts is published.

    What: The site shows no report on how it is monitored.
    Why: Monitoring that nobody reports on does not happen for long.
    Basis: 安徽省交通运输厅贯彻落实意见 四（二）: what is updated is monitored, and reposts and
    links with it; 通辽市实施意见（二十一）: sites are monitored daily.
    How measured: Pages, columns and rows are looked for by the profile's names. The report may
    be internal: where none is published, one cantTell asks for it.
    Fix: Publish the reports on monitoring the site.
    """
    context.table(Shown).note(params.page, item)
    return ()


@monitoring_report.also_site
def monitoring_of_the_site(params: MonitoringReport, context: Context) -> Answer:
    """One answer for the site."""
    if any(context.table(Shown).hits(params.page)):
        return PASSED
    if not any(column.is_list for column in context.columns):
        return INAPPLICABLE
    words = Text(
        "网站未公布网站监测情况，请向单位索取监测记录",
        "no report on monitoring the site is published: ask the organ for its records",
    )
    return cannot_tell(context.site_subject(), Reason.INTERNAL, words)
