"""``python -m tests.auditor.mutation [MODULE…]``: which flips no case tells from the real rules.

A MODULE is the stem of a source or profile (``dates``, ``national-2019``); without one, all.
"""

from __future__ import annotations

import sys

import click

from tests.auditor.mutation.mutants import is_spared, mutants
from tests.auditor.mutation.trial import Witnesses, profiles, sources, survivors
from tests.auditor.test_cases import CASES


def main(names: list[str]) -> int:
    """Print every survivor; gives 1 where there are some."""
    paths = [path for path in (*sources(), *profiles()) if not names or path.stem in names]
    made = [one for path in paths for one in mutants(path) if not is_spared(one)]
    left = 0
    for mutant in survivors(made, Witnesses.watch(CASES)):
        click.echo(mutant)
        left += 1
    click.echo(f"{len(made)} mutants, {left} survived")
    return int(left > 0)


sys.exit(main(sys.argv[1:]))
