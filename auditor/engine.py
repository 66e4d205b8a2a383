"""Running the rules over one index: one pass, no crash, the same answer every time."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.answers import Answers
from auditor.computed.context import Context, Table
from auditor.computed.references import Reference
from auditor.computed.relation import Relation
from auditor.profiles.model import Profile, RuleSetting
from auditor.rule import Audit, Finding, Outcome, Result, Severity, Tally
from auditor.rulebook import Rule, all_rules

if TYPE_CHECKING:
    from crawler.index.snapshot import Snapshot

_LOG = logging.getLogger(__name__)
_FOUND = frozenset({Outcome.FAILED, Outcome.CANT_TELL})
_ROOM = Path(__file__).parent
_DECIDING = ("checks", "computed", "answers.py", "calendar.py", "deadlines.py", "engine.py")
"""The sources that decide about outcomes."""


def audit(
    snapshot: Snapshot,
    profile: Profile,
    as_of: datetime,
    upstream: Sequence[Snapshot] = (),
    references: Sequence[Reference] = (),
) -> Audit:
    """All answers of the profile's rules about one run of one site.

    ``as_of`` is aware: what is due or in the future is judged at that moment. ``upstream``
    are the snapshots of the portals whose documents the site must repost, ``references``
    further documents that it must show. The items are read once; a rule that raises is one
    error, and the others go on.
    """
    context = _context(snapshot, profile, as_of, upstream, references)
    rules = all_rules()
    book: dict[str, _Sheet] = {}
    for name, setting in profile.rules.items():
        book[name] = _Sheet(rules[name], setting, context, book)
    sheets = list(book.values())
    context.prepare(table for sheet in sheets for table in sheet.rule.needs)
    _stream(snapshot, sheets, context)
    _finish(sheets, context)
    return Audit(
        as_of=as_of,
        profile_id=profile.id,
        profile_digest=profile.digest,
        rules_digest=rules_digest(),
        rules=tuple(replace(sheet.rule.info, severity=sheet.severity) for sheet in sheets),
        tallies={sheet.rule.id: sheet.tally for sheet in sheets},
        findings=tuple(finding for sheet in sheets for finding in sheet.findings()),
    )


def relations(
    snapshot: Snapshot,
    profile: Profile,
    as_of: datetime,
    upstream: Sequence[Snapshot] = (),
    references: Sequence[Reference] = (),
) -> Iterator[Relation]:
    """The tables that the rules share, as people query them; the arguments are those of audit."""
    kinds = dict.fromkeys(kind for rule in all_rules().values() for kind in rule.needs)
    context = _context(snapshot, profile, as_of, upstream, references)
    context.prepare(kind for kind in kinds if kind.relation is not Table.relation)
    _stream(snapshot, [], context)
    return context.relations()


def _context(
    snapshot: Snapshot,
    profile: Profile,
    as_of: datetime,
    upstream: Sequence[Snapshot],
    references: Sequence[Reference],
) -> Context:
    if as_of.tzinfo is None:
        raise ValueError("as_of must be aware")
    return Context(
        as_of=as_of,
        scope=profile.scope,
        site=snapshot.site,
        run=snapshot.run,
        find_page=snapshot.page,
        columns=snapshot.columns(),
        unread=tuple(snapshot.unread()),
        upstream=upstream,
        references=references,
        past=snapshot.past_runs(),
    )


def _stream(snapshot: Snapshot, sheets: Sequence[_Sheet], context: Context) -> None:
    """The pass: lists, links, files, history into tables, items into tables and item rules."""
    tables = context.tables()
    for method, facts in (
        ("add_row", snapshot.rows),
        ("add_home_row", snapshot.home_rows),
        ("add_link", snapshot.links),
        ("add_probe", snapshot.probes),
        ("add_file", snapshot.files),
        ("add_text", snapshot.texts),
        ("add_earlier", snapshot.earlier),
    ):
        for fact in facts() if any(_takes(table, method) for table in tables) else ():
            _feed(tables, method, fact, context)
    asks = [(sheet, sheet.rule.item) for sheet in sheets if sheet.rule.item]
    for item in snapshot.items():
        _feed(tables, "add_item", item, context)
        for sheet, check in asks:
            sheet.ask(check, item)


def _takes(table: Table, method: str) -> bool:
    return getattr(type(table), method) is not getattr(Table, method)


def _feed(tables: list[Table], method: str, fact: Any, context: Context) -> None:
    """One row or item into each table; a table that raises takes no more and gives nothing."""
    for table in tuple(tables):
        try:
            getattr(table, method)(fact)
        except Exception:  # a table is a part of rules, see _Sheet.ask
            _LOG.exception("table %s raised at %s", type(table).__name__, fact.url)
            tables.remove(table)
            context.give_up(type(table))


def _finish(sheets: Sequence[_Sheet], context: Context) -> None:
    """What is judged once everything was seen."""
    for sheet in sheets:
        rule = sheet.rule
        for page in context.unread if rule.unread else ():
            sheet.ask(rule.unread, page)
        for column in context.columns if rule.column else ():
            sheet.ask(rule.column, column)
        if rule.site:
            sheet.ask(rule.site)
        sheet.close()


class _Sheet:
    """The answers of one rule; ``book`` holds those of all rules by id."""

    def __init__(
        self,
        rule: Rule[Any],
        setting: RuleSetting,
        context: Context,
        book: Mapping[str, _Sheet],
    ) -> None:
        self.rule = rule
        self._book = book
        self.counts: Counter[Outcome] = Counter()
        self._setting = setting
        self._context = context
        self._results: dict[str, Result] = {}

    @property
    def tally(self) -> Tally:
        """How often the rule gave each outcome."""
        return Tally(**{outcome.value: number for outcome, number in self.counts.items()})

    @property
    def severity(self) -> Severity:
        """The severity in this profile; enough failures, of several rules together, are a veto."""
        least = self._setting.veto_from
        vetoed = least is not None and self.failures >= least
        for veto in self._setting.vetoes if self.failures else ():
            failures = (self._book[name].failures for name in veto.rules if name in self._book)
            vetoed = vetoed or sum(failures) >= veto.least
        return Severity.VETO if vetoed else self._setting.severity

    @property
    def failures(self) -> int:
        """How often the rule failed."""
        return self.counts[Outcome.FAILED]

    def ask(self, check: Callable[..., Answers] | None, *about: object) -> None:
        """Put one question and write down the answers."""
        assert check is not None
        try:
            answers = check(*about, self._setting.params, self._context)
            if isinstance(answers, Outcome):
                self.counts[answers] += 1
                return
            given = (answers,) if isinstance(answers, Result) else tuple(answers)
        except Exception:  # whatever a rule trips over must not end the audit of a site
            self._note_error(about)
            return
        self._write(given)

    def _write(self, given: Iterable[Outcome | Result]) -> None:
        for answer in given:
            outcome = answer if isinstance(answer, Outcome) else answer.outcome
            if isinstance(answer, Result) and outcome in _FOUND:
                key = finding_id(self.rule.id, answer)
                if key in self._results:
                    continue
                self._results[key] = answer
            self.counts[outcome] += 1

    def _note_error(self, about: tuple[object, ...]) -> None:
        """One error, however often the rule raises; the first time is logged in full."""
        if not self.counts[Outcome.ERROR]:
            where = getattr(about[0], "url", "") if about else self._context.site.home
            _LOG.exception("rule %s raised at %s", self.rule.id, where)
        self.counts[Outcome.ERROR] = 1

    def close(self) -> None:
        """A rule that found nothing to judge does not apply to this site."""
        if not self.counts.total():
            self.counts[Outcome.INAPPLICABLE] = 1

    def findings(self) -> list[Finding]:
        """The failed and cantTell results, sorted by subject."""
        basis = self._setting.basis
        severities = {Outcome.FAILED: self.severity, Outcome.CANT_TELL: self._setting.severity}
        return sorted(
            (
                Finding(key, self.rule.id, severities[result.outcome], result, basis)
                for key, result in self._results.items()
            ),
            key=lambda one: (one.result.subject.url, one.result.distinguish, one.id),
        )


def finding_id(rule_id: str, result: Result) -> str:
    """``<rule>-<16 hex>``: the same from run to run for the same defect of the same subject."""
    subject = result.subject
    text = "\n".join((rule_id, subject.kind, subject.url, result.distinguish))
    return f"{rule_id}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


@cache
def rules_digest() -> str:
    """SHA-256 over the sources that decide about outcomes, and the calendar's version."""
    digest = hashlib.sha256(version("chinesecalendar").encode())
    for name in _DECIDING:
        path = _ROOM / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.relative_to(_ROOM).as_posix().encode())
            digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return "sha256:" + digest.hexdigest()
