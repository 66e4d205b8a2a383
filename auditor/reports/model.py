"""The one report that every format renders: plain data in one language, and how it is built."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from auditor.reports.lines import (
    ColumnLine,
    CrawlLine,
    FindingLine,
    GroupLine,
    LossLine,
    RuleLine,
    ScoreLine,
    SeenLine,
    SiteLine,
    UnreadLine,
)
from auditor.reports.plain import clean, clean_json
from auditor.rule import Audit, Finding, Outcome, RuleInfo, Severity, Tally
from auditor.scoring import Score, score
from auditor.weighing import Scoring
from crawler.fields.span import SHANGHAI
from crawler.index.views import ColumnView, ItemView, RunView, Seen, SiteView, UnreadView

_MINUTE = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Look:
    """How far the crawl looked. ``kinds`` counts items by the kind of column that lists them.

    An item in columns of two kinds counts under both. ``unasked`` counts listed own pages
    that were never asked for, because the run ended before their turn. ``home_read`` is False
    where the home page itself was not read: then only parts of the site were seen.
    ``unprobed`` counts files and links that were not asked for; ``expected`` is the sites file's
    band of items.
    """

    columns: tuple[ColumnLine, ...] = ()
    unread: tuple[UnreadLine, ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)
    unasked: int = 0
    home_read: bool = True
    unprobed: int = 0
    expected: tuple[int, int] | None = None

    @classmethod
    def of(
        cls,
        columns: Iterable[ColumnView] = (),
        unread: Iterable[UnreadView] = (),
        items: Iterable[ItemView] = (),
        unasked: int = 0,
        home_read: bool = True,
        unprobed: int = 0,
        expected: tuple[int, int] | None = None,
    ) -> Look:
        """The look from the views of one snapshot."""
        kinds = Counter(kind for item in items for kind in (item.kinds or {"other"}))
        return cls(
            columns=tuple(sorted(map(_column, columns), key=lambda line: (line.name, line.url))),
            unread=tuple(sorted(map(_unread, unread), key=lambda line: (line.outcome, line.url))),
            kinds=_by_count(kinds),
            unasked=unasked,
            home_read=home_read,
            unprobed=unprobed,
            expected=expected,
        )

    def share(self, items: int) -> float:
        """The share of the listed pages that were read, 0 where there was nothing to read."""
        listed = items + len(self.unread) + self.unasked
        return items / listed if listed else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """All that any format says. ``coverage`` is cut, never rounded up, to four decimals."""

    lang: str
    site: SiteLine
    profile_id: str
    profile_digest: str
    as_of: str
    tool_version: str
    rules_digest: str
    crawl: CrawlLine
    coverage: float
    score: ScoreLine
    rules: tuple[RuleLine, ...]
    findings: tuple[FindingLine, ...]
    look: Look


def build_report(
    audit: Audit,
    site: SiteView,
    run: RunView,
    scoring: Scoring,
    lang: str,
    *,
    look: Look,
    tool_version: str,
    confirmed: Collection[str] = (),
) -> Report:
    """The report in ``zh`` or ``en``: a pure function of its arguments.

    ``confirmed`` holds the ids of findings that a person upheld (see ``auditor.scoring.score``).
    Moments without a zone are read as Asia/Shanghai.
    """
    result = score(audit, scoring, confirmed, seen=look.share(run.items), whole=look.home_read)
    findings = sorted(audit.findings, key=lambda f: (f.rule, f.result.subject.url, f.id))
    return Report(
        lang=lang,
        site=SiteLine(site.key, clean(site.name), site.home, site.platform),
        profile_id=audit.profile_id,
        profile_digest=audit.profile_digest,
        as_of=_moment(audit.as_of),
        tool_version=tool_version,
        rules_digest=audit.rules_digest,
        crawl=_crawl(run),
        coverage=int(result.coverage * 10_000) / 10_000,
        score=_score(result, scoring, lang),
        rules=tuple(_rule(rule, audit.tallies[rule.id], lang) for rule in audit.rules),
        findings=tuple(_finding(finding, lang) for finding in findings),
        look=look,
    )


def _moment(at: datetime) -> str:
    """ISO text on the Asia/Shanghai clock, in whole seconds."""
    aware = at if at.tzinfo else at.replace(tzinfo=SHANGHAI)
    return aware.astimezone(SHANGHAI).isoformat(timespec="seconds")


def _by_count(counts: Mapping[str, int]) -> dict[str, int]:
    """Largest first, ties by name: the same order whatever the order of arrival."""
    return {str(name): counts[name] for name in sorted(counts, key=lambda n: (-counts[n], n))}


def _column(view: ColumnView) -> ColumnLine:
    return ColumnLine(
        name=clean(" / ".join(view.path) or view.name),
        url=view.url,
        kind=str(view.kind),
        outcome=str(view.outcome or ""),
        complete=view.complete,
        is_list=view.is_list,
        rows=view.row_count,
        declared=view.declared_total,
        pages=view.page_count,
        declared_pages=view.declared_pages,
        windowed=view.is_windowed,
    )


def _unread(view: UnreadView) -> UnreadLine:
    return UnreadLine(view.url, clean(view.title), str(view.outcome), _moment(view.at))


def _crawl(run: RunView) -> CrawlLine:
    return CrawlLine(
        run=run.id,
        started=_moment(run.started),
        finished=_moment(run.finished) if run.finished else None,
        status=run.status,
        source=run.source,
        pages=run.pages,
        items=run.items,
        outcomes=_by_count(run.outcomes),
        platform_was=run.platform_was or "",
        platform_evidence=tuple(clean(what) for what in run.platform_evidence),
        items_before=run.items_before,
        is_far_below=run.is_far_below,
    )


def _score(result: Score, scoring: Scoring, lang: str) -> ScoreLine:
    return ScoreLine(
        value=result.value,
        grade=result.grade.in_(lang) if result.grade else None,
        gated_by=result.gated_by,
        pending=result.pending,
        floor=result.floor,
        judged=result.judged,
        undetermined=result.undetermined,
        trace=tuple(LossLine(loss.rule, loss.lost, loss.why.in_(lang)) for loss in result.trace),
        groups=tuple(
            GroupLine(g.name.in_(lang), g.weight, g.evaluated, g.failed, g.possible, g.earned)
            for g in result.groups
        ),
        cap=scoring.cap,
        points={str(severity): scoring.severity_points[severity] for severity in Severity},
    )


def _rule(rule: RuleInfo, tally: Tally, lang: str) -> RuleLine:
    doc = rule.doc
    return RuleLine(
        rule=rule.id,
        name=rule.name,
        title=rule.title.in_(lang),
        severity=str(rule.severity),
        what=doc.what.in_(lang),
        why=doc.why.in_(lang),
        basis=doc.basis.in_(lang),
        measured=doc.measured.in_(lang),
        fix=doc.fix.in_(lang),
        counts={str(outcome): getattr(tally, outcome) for outcome in Outcome},
    )


def _finding(finding: Finding, lang: str) -> FindingLine:
    result, basis = finding.result, finding.basis
    return FindingLine(
        id=finding.id,
        rule=finding.rule,
        outcome=str(result.outcome),
        severity=str(finding.severity),
        kind=str(result.subject.kind),
        url=clean(result.subject.url),
        title=clean(result.subject.title),
        message=clean(_told(result.message.in_(lang))) if result.message else "",
        evidence=clean_json(result.evidence),
        reason=str(result.reason or ""),
        document=basis.document,
        clause=basis.clause,
        effective_from=basis.effective_from,
        effective_to=basis.effective_to,
        verified=basis.verified,
        seen=_seen(result.seen),
    )


def _told(message: str) -> str:
    """A message with its moments as people write them."""
    return _MINUTE.sub(r"\1 \2", message)


def _seen(seen: Seen | None) -> SeenLine | None:
    return SeenLine(_moment(seen.at), seen.sha256, seen.warc) if seen else None
