"""Floors for the recognition of interpretations and reposts over the labelled titles."""

from __future__ import annotations

import pytest

from benchmarks.pairing import measure

FILES = [
    f"{part}{task}"
    for part in ("", "made_", "held_out_")
    for task in ("interpretations", "reposts")
]


@pytest.mark.parametrize("name", FILES)
def test_precision_and_recall(name: str) -> None:
    score = measure(name)
    assert score.precision >= 0.99, score.wrong
    assert score.recall >= 0.97, score.missed


def test_there_are_enough_pairs() -> None:
    assert sum(measure(name).wanted for name in FILES) >= 300
