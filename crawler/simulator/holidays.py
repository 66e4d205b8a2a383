"""Moments around public holidays and 调休 working weekends, where counting days goes wrong.

The moments follow the State Council's arrangements for 2025 and 2026. They are for placing
items on purpose; the regular content never depends on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Trap:
    """An upstream publication and a repost (naive, Shanghai).

    ``late`` says whether the repost came after the end of the next working day.
    """

    upstream: datetime
    repost: datetime
    late: bool
    why: str


def _trap(upstream: str, repost: str, late: bool, why: str) -> Trap:
    return Trap(datetime.fromisoformat(upstream), datetime.fromisoformat(repost), late, why)


TRAPS = (
    _trap("2025-04-25T16:20", "2025-04-28T09:30", True, "周日 4 月 27 日调休上班，是下一个工作日"),
    _trap("2025-04-30T16:40", "2025-05-06T10:10", False, "劳动节放假，5 月 6 日才是下一个工作日"),
    _trap("2025-09-26T15:50", "2025-09-29T09:20", True, "周日 9 月 28 日调休上班，是下一个工作日"),
    _trap("2025-10-10T16:10", "2025-10-13T10:00", True, "周六 10 月 11 日调休上班，是下一个工作日"),
    _trap("2025-11-14T17:10", "2025-11-17T16:50", False, "普通周末，周一是下一个工作日"),
    _trap("2026-02-13T15:30", "2026-02-24T09:10", True, "周六 2 月 14 日调休上班，是下一个工作日"),
    _trap("2026-05-08T16:30", "2026-05-11T09:40", True, "周六 5 月 9 日调休上班，是下一个工作日"),
    _trap("2026-06-12T17:05", "2026-06-15T17:00", False, "普通周末，周一是下一个工作日"),
)
"""Reposts that a count of calendar days, or of plain weekdays, judges wrongly."""


def traps(since: date, before: date, *, late: bool) -> tuple[Trap, ...]:
    """The traps that lie wholly in ``[since, before)`` and are late, or are not."""
    return tuple(
        trap
        for trap in TRAPS
        if trap.late is late and since <= trap.upstream.date() and trap.repost.date() < before
    )
