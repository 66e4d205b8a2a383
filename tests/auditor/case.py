"""One line of a rule's table: a tiny portal, and what the rule must say of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from auditor.computed.references import Reference
from auditor.engine import audit
from auditor.profiles import load_profile
from auditor.rule import Audit, Outcome, Reason, Result
from crawler.index.views import ItemView
from tests.auditor.evidence_words import unnamed
from tests.auditor.portal import AS_OF, HOME, Portal

FOUND = {Outcome.FAILED, Outcome.CANT_TELL}
_profile = cache(load_profile)


@dataclass(frozen=True)
class Case:
    """``at`` are the addresses of the findings, each as often as it is found; ``says`` stands in
    the title, the message or the evidence of one of them, or is its reason."""

    rule: str
    about: str
    portal: Portal
    outcome: Outcome
    at: Sequence[str] = ()
    upstream: Sequence[Portal] = ()
    profile: str = "anhui-transport-2017"
    as_of: datetime = AS_OF
    says: str | Reason = ""
    references: Sequence[Reference] = ()

    def run(self) -> Audit:
        return audit(
            self.portal.snapshot(),
            _profile(self.profile),
            self.as_of,
            [one.snapshot() for one in self.upstream],
            self.references,
        )

    def check(self) -> None:
        """The rule gives the outcome, and no other finding than those expected."""
        result = self.run()
        tally = result.tallies[self.rule]
        found = [one for one in result.findings if one.rule == self.rule]
        said = [(one.result.outcome, one.result.subject.url) for one in found]
        wanted = [(self.outcome, url) for url in self.at] if self.outcome in FOUND else []
        assert sorted(said) == sorted(wanted), [one.result.message for one in found]
        assert getattr(tally, self.outcome) >= max(1, len(wanted))
        assert tally.error == 0
        assert unnamed(result.findings) == set(), "name it in auditor/reports/labels/evidence.toml"
        told = [one.result.reason or "" for one in found]
        if not isinstance(self.says, Reason):
            told = [_told(one.result) for one in found]
        assert any(self.says in text for text in told) or not self.says, told


def _told(result: Result) -> str:
    said = (result.message.zh, result.message.en) if result.message else ()
    evidence = json.dumps(dict(result.evidence), ensure_ascii=False)
    return "\n".join((result.subject.title, *said, evidence))


def of(
    rule: str, about: str, outcome: str, *items: ItemView, at: str | None = None, says: str = ""
) -> Case:
    """A case of items alone; a finding is expected at the first item, or ``at``."""
    result = Outcome(outcome)
    where = (at if at is not None else items[0].url) if result in FOUND else HOME
    found = (where,) if result in FOUND else ()
    return Case(rule, about, Portal(items), result, found, says=says)
