"""What is said of a time limit that was not kept, or may not have been."""

from __future__ import annotations

from typing import Any

from auditor.answers import Judged, cannot_tell, failed
from auditor.deadlines import Judgement
from auditor.rule import Result, Text
from crawler.index.views import Seen


def late(
    about: Judged,
    judgement: Judgement,
    said: Text,
    evidence: dict[str, Any],
    *,
    seen: Seen | None = None,
) -> Result:
    """The answer for a limit that is exceeded, or may be. ``said`` names the two moments."""
    unit, evidence = judgement.limit.unit.words, {**evidence, **judgement.evidence()}
    words = Text(
        f"{said.zh}，间隔 {judgement.spent} {unit.zh}，限期 {judgement.limit.number}",
        f"{said.en}: {judgement.spent} {unit.en}, limit {judgement.limit.number}",
    )
    if judgement.reason is None:
        return failed(about, words, evidence, seen=seen)
    return cannot_tell(about, judgement.reason, words, evidence, seen=seen)
