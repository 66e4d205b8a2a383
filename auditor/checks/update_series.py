"""UPD: content that must come every month or quarter, and work that goes on in stages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, UNTESTED, Answer, Answers, cannot_tell, failed
from auditor.checks.column import is_under, unread_column
from auditor.computed.activity import Activity
from auditor.computed.context import Context
from auditor.computed.reach import leads_elsewhere, was_read
from auditor.computed.recurrence import Recurrence, Series, Step, missing
from auditor.computed.scope import Settings
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import column_rule, site_rule
from auditor.words import joined
from crawler.index.views import ColumnView
from crawler.items import ColumnKind

_SHOWN = 24


class Periods(Settings):
    """How series are found. ``named`` are words of names of columns that the profile gives a
    period, ``said`` words by which a name itself says it; titles alike but for the period are a
    series from ``fewest`` periods on where at least the ``share`` is there. ``back`` periods are
    looked back.
    """

    named: Mapping[Step, tuple[str, ...]]
    said: Mapping[Step, tuple[str, ...]]
    fewest: int
    share: float
    back: int

    def step_of(self, column: ColumnView) -> tuple[Step, str] | None:
        """The period that a column's name has, and who says so."""
        for who, words in (("profile", self.named), ("name", self.said)):
            for step, names in words.items():
                if any(name in column.name for name in names):
                    return step, who
        return None


@column_rule(
    "UPD006",
    name="gap-in-a-series",
    severity=Severity.MEDIUM,
    params=Periods,
    needs=(Activity, Recurrence),
)
def series_gaps(column: ColumnView, params: Periods, context: Context) -> Iterator[Answer]:
    """A monthly or quarterly series has a gap.

    What: A column that is to be updated every month or quarter, or a series of titles that name
    one month after the other, lacks a period.
    Why: Figures that come regularly are of use only as a whole series.
    Basis: 阜阳市交通运输局 (2018): results of exercising powers monthly; 部门政务公开工作方案:
    monthly upkeep.
    How measured: The period is given by the profile (按月公开 of the column), said by the column's
    name (月报, 每月, 季度), or inferred from titles that differ only by their month or quarter; the
    finding says which. A title stands for the period that it names, any other content for
    that of its date. The running period is not due, of titles neither is the one before, and
    nothing before the first is asked for. A list that was not read to its end, and an inferred
    series that has stopped altogether, are cantTell.
    Fix: Publish what is missing, or say in the column that the series has ended.
    """
    if column.outcome is None:
        yield UNTESTED
        return
    found = params.step_of(column)
    if found and any(is_under(column, one) and params.step_of(one) for one in context.columns):
        found = None  # judged with the column above
    if found:
        yield _judge_column(column, *found, params, context)
    for series in context.table(Recurrence).led_by(column.id, params.fewest):
        if not found:
            yield _judge_series(column, series, params, context)


def _judge_column(
    column: ColumnView, step: Step, who: str, params: Periods, context: Context
) -> Answer:
    """A column that owes something in every period, with all columns under it."""
    members = [column, *(one for one in context.columns if is_under(one, column))]
    members = [one for one in members if not leads_elsewhere(one)]
    unread = [one for one in members if not was_read(one)]
    if unread:
        return unread_column(column, unread[0].outcome)
    ids = [one.id for one in members]
    told = context.table(Recurrence).told(ids, step)
    days = context.table(Activity).days(ids)
    due = step.of_day(context.reached) - (2 if told else 1)
    seen = told or {step.of_day(day) for day in days.exact()}
    if not seen:
        return INAPPLICABLE
    gaps = missing(seen, due, params.back)
    vague = [] if told else [one for one in gaps if days.may_have(*_bounds(step, one))]
    if not gaps:
        return PASSED
    if vague and len(vague) == len(gaps):
        words = Text("内容日期不精确，不能判断各期是否齐全", "vague dates: gaps cannot be told")
        return cannot_tell(column, Reason.PRECISION, words, {"periods": len(gaps)})
    gaps = [one for one in gaps if one not in vague]
    return _gaps(column, step, gaps, who, "", complete=all(one.complete for one in members))


def _bounds(step: Step, number: int) -> tuple[date, date]:
    return step.last_day(number - 1) + timedelta(days=1), step.last_day(number)


def _judge_series(column: ColumnView, series: Series, params: Periods, context: Context) -> Answer:
    """Titles alike but for the period: a series where most are there."""
    step, seen = series.step, series.seen
    if len(seen) < params.share * (max(seen) - min(seen) + 1):
        return INAPPLICABLE
    due = step.of_day(context.reached) - 2
    gaps = missing(seen, due, params.back)
    if not gaps:
        return PASSED
    if len(seen) < params.share * (max(due, *seen) - min(seen) + 1):
        last = step.called(max(seen))
        words = Text(
            f"按期系列“{series.core}”自 {last.zh} 后没有再发，请核对是否已停办",
            f"the series {series.core} has not gone on since {last.en}: look whether it has ended",
        )
        evidence = {"series": series.core, "newest": last.en}
        return cannot_tell(column, Reason.CLASS, words, evidence, distinguish=series.core)
    return _gaps(column, step, gaps, "titles", series.core, complete=column.complete)


def _gaps(
    column: ColumnView, step: Step, gaps: list[int], who: str, core: str, *, complete: bool
) -> Result:
    names = [step.called(number) for number in gaps]
    shown = joined(names[-6:])
    of = Text(f"系列“{core}”", f"the series {core}") if core else Text("", "")
    every = Text("每月", "monthly") if step is Step.MONTH else Text("每季度", "quarterly")
    words = Text(
        f"栏目“{column.name}”{of.zh}应{every.zh}更新，缺 {len(gaps)} 期：{shown.zh}",
        f"{column.name}, {of.en or 'all of it'}: {every.en}, lacks {len(gaps)}: {shown.en}",
    )
    evidence: dict[str, Any] = {
        "period": str(step),
        "missing": [name.en for name in names][-_SHOWN:],
        "inferred_from": who,
        "series": core,
    }
    if not complete:
        words = Text(f"{words.zh}；列表未读全", f"{words.en}; its list was not read to its end")
        return cannot_tell(column, Reason.UNREACHABLE, words, evidence, distinguish=core)
    return failed(column, words, evidence, distinguish=core)


class StagedWork(Settings):
    """Columns of these ``kinds`` hold work that goes on in stages."""

    kinds: tuple[ColumnKind, ...]


@site_rule("UPD007", name="staged-work-not-staged", severity=Severity.INFO, params=StagedWork)
def staged_work(params: StagedWork, context: Context) -> Answers:
    """Work that goes on in stages may not be published stage by stage.

    What: Whether plans and projects are followed up in public, stage by stage.
    Why: What is published only at its end cannot be watched.
    Basis: 部门政务公开工作方案: routine work is published regularly, staged work by stages, single
    events at once.
    How measured: Not from outside: which work has stages, and when one is done, only the body
    itself knows. The finding names the columns that a person should look at.
    Fix: Publish progress when a stage is done.
    """
    columns = [one for one in context.columns if one.kind in params.kinds]
    if not columns:
        return INAPPLICABLE
    words = Text(
        "阶段性工作是否逐段公开须人工核对，请查看规划、项目等栏目",
        "whether staged work is published by stages is for a person to see: look at these columns",
    )
    evidence = {"columns": [one.url for one in columns][:_SHOWN]}
    return cannot_tell(context.site_subject(), Reason.INTERNAL, words, evidence)
