"""The audit of synthetic indexes: items per second, how time and memory grow, what costs most.

Run ``python -m benchmarks.audit [--items 10000,100000] [--families CAT,IDX]``. Every audit runs
in a process of its own; CPU time is counted, so that other work on the machine does not matter.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from auditor.computed.context import Table
from auditor.engine import audit
from auditor.profiles import load_profile
from auditor.profiles.model import Profile
from auditor.rule import Outcome, Result
from auditor.rulebook import all_rules
from benchmarks.bulk import build
from crawler.fields.span import SHANGHAI
from crawler.index.snapshot import Snapshot

_AS_OF = datetime(2026, 6, 30, tzinfo=SHANGHAI)
_MOST_COSTLY = 10
_MICRO = 1e6


@dataclass(frozen=True)
class Measured:
    """One audit: ``seconds`` of CPU, ``peak`` in MB, ``costs`` in seconds by rule and table."""

    seconds: float
    peak: float
    findings: int
    costs: dict[str, float]


def measure(folder: Path, profile: Profile, *, detailed: bool) -> Measured:
    """Audit an index in this process."""
    costs: Counter[str] = Counter()
    if detailed:
        _time_rules(profile, costs)
    with Snapshot.open(folder) as snapshot:
        if detailed:
            costs["reading items"] = _spent(lambda: sum(1 for _ in snapshot.items()))
        before = time.process_time()
        findings = len(audit(snapshot, profile, _AS_OF).findings)
        seconds = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(seconds, peak, findings, dict(costs))


def _spent(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def _time_rules(profile: Profile, costs: Counter[str]) -> None:
    """Let the rules of a profile, and the tables that they need, count their time."""
    rules = [all_rules()[name] for name in profile.rules]
    for rule in rules:
        for scope in ("item", "site"):
            setattr(rule, scope, _timed(getattr(rule, scope), rule.id, costs))
    for table in dict.fromkeys(table for rule in rules for table in rule.needs):
        for method in ("add_row", "add_probe", "add_item"):
            if getattr(table, method) is not getattr(Table, method):
                setattr(table, method, _timed(getattr(table, method), table.__name__, costs))


def _timed(work: Callable[..., Any] | None, name: str, costs: Counter[str]) -> Any:
    if work is None:
        return None

    def timed(*given: object) -> Any:
        before = time.process_time()
        answer = work(*given)
        if answer is not None and not isinstance(answer, Outcome | Result):
            answer = tuple(answer)  # a generator works only while it is read
        costs[name] += time.process_time() - before
        return answer

    return timed


def _in_child(folder: Path, options: argparse.Namespace, *, detailed: bool) -> Measured:
    """Measure in a new process, whose peak of memory is that of the audit alone."""
    command = [sys.executable, "-m", "benchmarks.audit", "--folder", str(folder)]
    command += ["--profile", options.profile, "--families", options.families]
    command += ["--detailed"] if detailed else []
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Measured(**json.loads(output))


def _profile(options: argparse.Namespace) -> Profile:
    profile = load_profile(options.profile)
    families = tuple(filter(None, options.families.split(",")))
    rules = {n: rule for n, rule in profile.rules.items() if not families or n[:3] in families}
    return replace(profile, rules=rules)


def _compare(options: argparse.Namespace) -> None:
    """Print one line a size, then the most costly rules and tables of the smallest."""
    sizes = sorted(int(size) for size in options.items.split(","))
    print(
        f"{'items':>8} {'built in':>8} {'CPU s':>8} {'items/s':>8} {'growth':>7} {'peak MB':>8}"
        f" {'growth':>7} {'findings':>8}"
    )
    costs: dict[str, float] = {}
    before: tuple[int, Measured] | None = None
    for count in sizes:
        with tempfile.TemporaryDirectory(dir=options.temporary) as name:
            folder = Path(name)
            built = _spent(lambda folder=folder, count=count: build(folder, count))
            found = _in_child(folder, options, detailed=False)
            costs = costs or _in_child(folder, options, detailed=True).costs
        print(_line(count, built, found, before))
        before = count, found
    print(f"\nµs an item, of {sizes[0]} items:")
    for name, seconds in Counter(costs).most_common(options.most):
        print(f"{seconds / sizes[0] * _MICRO:8.1f}  {name}")


def _line(count: int, built: float, found: Measured, before: tuple[int, Measured] | None) -> str:
    """A size with its growth: 1.00 where time or memory grew as the items did."""
    time_growth = memory_growth = ""
    if before:
        more = count / before[0]
        time_growth = f"{found.seconds / before[1].seconds / more:.2f}"
        memory_growth = f"{found.peak / before[1].peak / more:.2f}"
    return (
        f"{count:8d} {built:8.1f} {found.seconds:8.2f} {count / found.seconds:8.0f}"
        f" {time_growth:>7} {found.peak:8.0f} {memory_growth:>7} {found.findings:8d}"
    )


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", default="10000,100000", help="sizes, parted by commas")
    parser.add_argument("--families", default="", help="of rules, parted by commas; else all")
    parser.add_argument("--profile", default="national-2019")
    parser.add_argument("--most", type=int, default=_MOST_COSTLY, help="costs to be shown")
    parser.add_argument("--temporary", help="folder for the indexes")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--detailed", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.folder:
        found = measure(options.folder, _profile(options), detailed=options.detailed)
        print(json.dumps(asdict(found)))
    else:
        _compare(options)


if __name__ == "__main__":
    main()
