"""A sound twin: a portal of which a rule has nothing to say."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.rule import Outcome
from tests.auditor.case import Case


@dataclass(frozen=True)
class Sound(Case):
    """A portal in which the rule finds nothing, whether it passes or does not apply."""

    outcome: Outcome = Outcome.UNTESTED

    def check(self) -> None:
        """The rule says nothing."""
        result = self.run()
        assert [one.result.message for one in result.findings if one.rule == self.rule] == []
        assert result.tallies[self.rule].error == 0
