"""How many documents do not tell something."""

from __future__ import annotations

from auditor.computed.context import Context, Table


class Told(Table):
    """Counts the policies that do not name the day of the decision to disclose. TIM002 fills it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.silent = 0
