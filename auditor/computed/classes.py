"""Values of classes that are in no list."""

from __future__ import annotations

from collections import Counter

from auditor.computed.context import Context, Table

_MOST = 1000
"""So many different values are kept; a site with more has free text there."""


class UnknownClasses(Table):
    """How often each value was seen. CAT004 fills it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._values: Counter[str] = Counter()

    def note(self, value: str) -> None:
        """Count one value."""
        if value in self._values or len(self._values) < _MOST:
            self._values[value] += 1

    def values(self) -> list[tuple[str, int]]:
        """The values with their numbers, the most frequent first, ties by value."""
        return sorted(self._values.items(), key=lambda one: (-one[1], one[0]))
