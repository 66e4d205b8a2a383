"""A report arranged for a reader: what to say first, what belongs together, what to warn of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from auditor.reports.labels import Labels
from auditor.reports.lines import ColumnLine, FindingLine, RuleLine
from auditor.reports.model import Report
from auditor.reports.plain import percent, points

IN_FULL = 50
"""How many findings of one block are shown in full; the others follow in a short table."""

_NAMED = 5  # columns that a notice names; all of them stand in the table
SEVERITIES = ("veto", "high", "medium", "low", "info")
_READ_OUTCOMES = frozenset({"ok", "unchanged", "redirect", "not_html"})
_OUTCOMES = ("passed", "failed", "cantTell", "error", "inapplicable", "untested")


@dataclass(frozen=True)
class Block:
    """Findings that are read together; ``name`` is a rule's id or the letter of a reason."""

    name: str
    findings: tuple[FindingLine, ...]
    severity: str = ""
    rule: RuleLine | None = None

    @property
    def anchor(self) -> str:
        """The name by which other parts of a page point here."""
        return f"{self.severity}-{self.name}"

    @property
    def in_full(self) -> tuple[FindingLine, ...]:
        """The first findings, for full display."""
        return self.findings[:IN_FULL]

    @property
    def in_short(self) -> tuple[FindingLine, ...]:
        """All further findings, for the short table."""
        return self.findings[IN_FULL:]

    @property
    def bases(self) -> tuple[FindingLine, ...]:
        """One finding for each clause that the block rests on."""
        return tuple({(f.document, f.clause, f.verified): f for f in self.findings}.values())


@dataclass(frozen=True)
class Segment:
    """One part of the bar of all results, on a scale of 1000."""

    outcome: str
    count: int
    start: float
    width: float


class Contents:
    """A report arranged for reading."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.say = Labels(report.lang)
        self.rules = {line.rule: line for line in report.rules}

    @cached_property
    def problems(self) -> tuple[Block, ...]:
        """Failed results by severity, then rule."""
        failed = [finding for finding in self.report.findings if finding.outcome == "failed"]
        grouped = _grouped(((SEVERITIES.index(f.severity), f.rule), f) for f in failed)
        return tuple(
            Block(rule, found, SEVERITIES[rank], self.rules[rule])
            for (rank, rule), found in sorted(grouped.items())
        )

    @cached_property
    def unclear(self) -> tuple[Block, ...]:
        """Results that need a person, by reason, most first."""
        open_ = [finding for finding in self.report.findings if finding.outcome != "failed"]
        grouped = _grouped(((0, finding.reason or "none"), finding) for finding in open_)
        order = sorted(grouped.items(), key=lambda entry: (-len(entry[1]), entry[0]))
        return tuple(Block(reason, found) for (_, reason), found in order)

    def anchor(self, rule: str) -> str:
        """Where on a page a rule is told of: its findings, else its doc."""
        return next((b.anchor for b in self.problems if b.name == rule), f"doc-{rule}")

    @property
    def failed(self) -> int:
        """How many failed results there are."""
        return sum(len(block.findings) for block in self.problems)

    @property
    def cant_tell(self) -> int:
        """How many results need a person."""
        return sum(len(block.findings) for block in self.unclear)

    @property
    def crashed(self) -> list[str]:
        """Rules that crashed."""
        return [line.rule for line in self.report.rules if line.counts["error"]]

    @property
    def quiet_rules(self) -> dict[str, list[RuleLine]]:
        """Rules without a finding: ``passed``, and ``other`` that had nothing to judge."""
        told = {finding.rule for finding in self.report.findings}.union(self.crashed)
        rest = [line for line in self.report.rules if line.rule not in told]
        return {
            "passed": [line for line in rest if line.counts["passed"]],
            "other": [line for line in rest if not line.counts["passed"]],
        }

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The bar of all results."""
        counts = {o: sum(line.counts[o] for line in self.report.rules) for o in _OUTCOMES}
        scale, start = 1000 / (sum(counts.values()) or 1), 0.0
        segments = []
        for outcome in (outcome for outcome in _OUTCOMES if counts[outcome]):
            segments.append(Segment(outcome, counts[outcome], start, counts[outcome] * scale))
            start += counts[outcome] * scale
        return tuple(segments)

    @property
    def verdict(self) -> str:
        """The result in a sentence or two."""
        separator = "" if self.report.lang == "zh" else " "
        return separator.join([self._grading(), *self._counting()])

    @property
    def tone(self) -> str:
        """How the verdict sounds: ``bad`` (gated), ``open`` (no score) or ``plain``."""
        if self.report.score.gated_by:
            return "bad"
        return "open" if self.report.score.value is None else "plain"

    def _grading(self) -> str:
        score, say = self.report.score, self.say
        rules = say.listing(score.gated_by)
        if score.value is not None:
            words = "gated" if rules else "scored"
            value = points(score.value)
            return say("verdict", words, rules=rules, grade=score.grade, value=value)
        coverage, floor = percent(self.report.coverage), percent(score.floor)
        words = "unweighed" if self.report.look.home_read else "parts"
        if self.report.coverage < score.floor:
            words = "insufficient"
        text = say("verdict", words, coverage=coverage, floor=floor)
        return text + say("verdict", "gated_unscored", rules=rules) if rules else text

    def _counting(self) -> list[str]:
        if self.failed:
            words = "counts"
        elif self.report.score.judged:
            words = "clean_unclear" if self.cant_tell else "clean"
        else:
            return []
        return [self.say("verdict", words, failed=self.failed, cant_tell=self.cant_tell)]

    def _failures(self) -> str:
        """Why requests gave no page to read, most frequent first: ``超时 3、被限速 1``."""
        outcomes = self.report.crawl.outcomes
        told = {name: n for name, n in outcomes.items() if name not in _READ_OUTCOMES}
        ranked = sorted(told, key=lambda name: (-told[name], name))
        return self.say.listing([f"{self.say.word('fetch', name)} {told[name]}" for name in ranked])

    @property
    def unread(self) -> int:
        """How many requests gave no page to read."""
        outcomes = self.report.crawl.outcomes
        return sum(n for name, n in outcomes.items() if name not in _READ_OUTCOMES)

    @property
    def notices(self) -> list[str]:
        """What a reader must know before trusting the rest, gravest first."""
        report, say = self.report, self.say
        crawl, look = report.crawl, report.look
        notices: dict[str, object] = {
            "pending": say.listing(report.score.pending),
            "drift": crawl.platform_was,
            "no_items": not crawl.items,
            "fewer": crawl.is_far_below,
            "unexpected": self._is_unexpected(),
            crawl.status: crawl.status in ("budget", "interrupted"),
            "failures": self._failures(),
            "short": sum(column.is_short for column in look.columns),
            "unasked": look.unasked,
            "unread": len(look.unread),
            "unprobed": look.unprobed,
            "errors": say.listing(self.crashed),
            "unverified": sum(not finding.verified for finding in report.findings),
        }
        facts = self._facts()
        return [
            say("notice", name, rules=value, count=value, **facts)
            for name, value in notices.items()
            if value
        ]

    def _is_unexpected(self) -> bool:
        """Whether there are fewer or more items than the sites file expects."""
        band, crawl = self.report.look.expected, self.report.crawl
        if band is None or band[0] <= crawl.items <= band[1]:
            return False
        return crawl.items > band[1] or crawl.status != "budget"

    def _facts(self) -> dict[str, object]:
        """What some of the notices name besides their count."""
        crawl, say = self.report.crawl, self.say
        fewest, most = self.report.look.expected or (0, 0)
        evidence = say.listing(crawl.platform_evidence) or say("notice", "no_traces")
        short = [column for column in self.report.look.columns if column.is_short]
        return {
            "now": self.report.site.platform,
            "evidence": evidence,
            "items": crawl.items,
            "before": crawl.items_before,
            "fewest": fewest,
            "most": most,
            "columns": say.listing([self._reach(column) for column in short[:_NAMED]])
            + ("…" if len(short) > _NAMED else ""),
        }

    def _reach(self, column: ColumnLine) -> str:
        """A column with what it declares and what was reached of it."""
        if column.declared is not None:
            reached, declared, unit = column.rows, column.declared, "rows"
        else:
            reached, declared, unit = column.pages, column.declared_pages or 0, "pages"
        return self.say("reach", unit, column=column.name, reached=reached, declared=declared)


def _grouped(
    entries: Iterable[tuple[tuple[int, str], FindingLine]],
) -> dict[tuple[int, str], tuple[FindingLine, ...]]:
    groups: dict[tuple[int, str], list[FindingLine]] = {}
    for key, finding in entries:
        groups.setdefault(key, []).append(finding)
    return {key: tuple(found) for key, found in groups.items()}
