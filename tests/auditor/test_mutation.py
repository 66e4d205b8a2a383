"""The flips of the rules: whether the cases tell each of them from the real rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.auditor.mutation.mutants import (
    ROOT,
    SourceMutant,
    equivalent,
    is_spared,
    mutants,
    untold,
)
from tests.auditor.mutation.trial import Witnesses, profiles, sources, survivors
from tests.auditor.test_cases import CASES

FLIPPED = [*sources(), *profiles()]


@pytest.fixture(scope="session")
def witnesses() -> Witnesses:
    """What every case runs; watched once."""
    return Witnesses.watch(CASES)


def test_what_is_called_equivalent_is_there_to_be_flipped() -> None:
    paths = {ROOT / path for path, _, _ in equivalent()}
    assert equivalent() <= {one.flip for path in paths for one in mutants(path)}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["checks/repost.py", "computed/titles.py"])
def test_a_module_that_is_put_back_as_it_was_is_told_from_nothing(
    name: str, witnesses: Witnesses
) -> None:
    flipped = mutants(ROOT / "auditor" / name)[0]
    assert isinstance(flipped, SourceMutant)
    same = replace(flipped, other=flipped.slot.node, lines=frozenset())
    assert list(survivors([same], witnesses, jobs=1)) == [same]


@pytest.mark.slow
@pytest.mark.parametrize("path", FLIPPED, ids=lambda path: path.stem)
def test_the_cases_tell_every_flip(path: Path, witnesses: Witnesses) -> None:
    made = [one for one in mutants(path) if not is_spared(one)]
    left = {one.flip for one in survivors(made, witnesses, jobs=1)}
    assert left - untold() == set(), "no case tells these: add one at the limit and one beyond"
