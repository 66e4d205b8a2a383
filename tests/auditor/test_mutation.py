"""The flips of the rules; ``python -m tests.auditor.mutation`` tries them against the cases."""

from __future__ import annotations

from tests.auditor.mutation.mutants import ROOT, equivalent, mutants


def test_what_is_called_equivalent_is_there_to_be_flipped() -> None:
    paths = {ROOT / path for path, _, _ in equivalent()}
    assert equivalent() <= {one.flip for path in paths for one in mutants(path)}
