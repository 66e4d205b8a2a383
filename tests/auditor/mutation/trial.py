"""Trying mutants: each in a forked child, where it takes the place of the real thing.

A flip within a function becomes the code of that function; one that is felt while modules are
imported, or profiles loaded, has them imported and loaded again.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any
from unittest.mock import patch

from auditor.profiles.model import Profile
from tests.auditor import case as cases
from tests.auditor.case import Case
from tests.auditor.mutation.mutants import ROOT, Mutant, ProfileMutant, SourceMutant

Load = Callable[[str], Profile]
Place = tuple[str, int]
Function = tuple[str, str, int]
_SECONDS = 10.0  # of computing for one mutant; it may loop for ever
_SURVIVED = 3
_KEPT = {"auditor", "auditor.rule"}  # the cases hold its outcomes


@dataclass
class Witnesses:
    """The cases, and which lines and files of the rules each of them runs, by its number.

    ``functions`` are those of the rules by file, name and first line, ``load`` gives profiles.
    """

    cases: Sequence[Case]
    lines: Mapping[Place, Sequence[int]]
    files: Mapping[str, Sequence[int]]
    functions: Mapping[Function, Sequence[FunctionType]]
    load: Load

    @classmethod
    def watch(cls, given: Sequence[Case]) -> Witnesses:
        """Run every case once. AssertionError where one fails without any flip."""
        lines: dict[Place, list[int]] = defaultdict(list)
        files: dict[str, list[int]] = defaultdict(list)
        names = {str(path): _name(path) for path in sources()}
        load = cache(_loader())
        for profile in {case.profile for case in given}:
            load(profile)
        caches = _caches()
        for number, case in enumerate(given):
            _clear(caches)
            seen = _traced(partial(_check, case, load), names)
            for place in seen:
                lines[place].append(number)
            for file in {file for file, _ in seen}:
                files[file].append(number)
        _clear(caches)
        return cls(given, lines, files, _functions(names), load)

    def runs(self, mutant: Mutant) -> bool:
        """Whether some case runs the lines of a flip, after all was imported and loaded."""
        return any((mutant.path, line) in self.lines for line in mutant.lines)

    def of(self, mutant: Mutant) -> list[Case]:
        """The cases that can feel a flip, in their order."""
        if isinstance(mutant, ProfileMutant):
            rule = mutant.table.split(".")[1] if mutant.table.startswith("rules.") else ""
            return [case for case in self.cases if rule in ("", case.rule)]
        numbers: set[int] = set()
        if self.runs(mutant):
            numbers.update(*(self.lines.get((mutant.path, line), ()) for line in mutant.lines))
        else:
            files = (mutant.path, *_importers(mutant.path))
            numbers.update(*(self.files.get(file, ()) for file in files))
        return [self.cases[number] for number in sorted(numbers)]


def sources() -> list[Path]:
    """The sources that decide about outcomes."""
    rooms = (ROOT / "auditor" / name for name in ("checks", "computed"))
    files = [ROOT / "auditor" / name for name in ("calendar.py", "deadlines.py")]
    return [*(path for room in rooms for path in sorted(room.glob("*.py"))), *files]


def profiles() -> list[Path]:
    """The profiles that come with the program."""
    return sorted((ROOT / "auditor" / "profiles").glob("*.toml"))


def survivors(made: Iterable[Mutant], witnesses: Witnesses, jobs: int = 2) -> Iterator[Mutant]:
    """The mutants that no case tells from the real rules, as they are found."""
    running: dict[int, Mutant] = {}
    for mutant in made:
        if len(running) >= jobs:
            yield from _ended(running)
        running[_start(mutant, witnesses)] = mutant
    while running:
        yield from _ended(running)


def _ended(running: dict[int, Mutant]) -> Iterator[Mutant]:
    """Wait for any one child. What dies, or is stopped by the timer, was told apart."""
    pid, status = os.wait()
    mutant = running.pop(pid)
    if os.waitstatus_to_exitcode(status) == _SURVIVED:
        yield mutant


def _start(mutant: Mutant, witnesses: Witnesses) -> int:
    given = witnesses.of(mutant)
    pid = os.fork()
    if pid:
        return pid
    status = 0
    try:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, _SECONDS)
        logging.disable()
        load = _put(mutant, witnesses)
        for case in given:
            _check(case, load)
        status = _SURVIVED
    finally:
        os._exit(status)


def _loader() -> Load:
    load: Load = import_module("auditor.profiles").load_profile
    return load


def _check(case: Case, load: Load) -> None:
    """Check a case with nothing in its profile but its rule."""
    whole = load(case.profile)
    own = replace(whole, rules={case.rule: whole.rules[case.rule]})
    audit = import_module("auditor.engine").audit
    with patch.multiple(cases, audit=audit, _profile=lambda _: own):
        case.check()


def _put(mutant: Mutant, witnesses: Witnesses) -> Load:
    """From now on, this process has the mutant for the real thing; gives how to load profiles."""
    if isinstance(mutant, ProfileMutant):
        _put_profile(mutant)
    elif isinstance(mutant, SourceMutant):
        if witnesses.runs(mutant):
            _put_code(mutant, witnesses.functions)
            return witnesses.load
        _put_module(mutant)
    return cache(_loader())


def _put_code(mutant: SourceMutant, functions: Mapping[Function, Sequence[FunctionType]]) -> None:
    for code in _codes(mutant.code()):
        for function in functions.get((mutant.path, code.co_qualname, code.co_firstlineno), ()):
            function.__code__ = code


def _codes(code: CodeType) -> Iterator[CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _codes(inner)


def _put_module(mutant: SourceMutant) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "auditor"]:
        if name not in _KEPT:
            del sys.modules[name]
    name = _module_name(mutant.path)
    module = sys.modules[name] = ModuleType(name)
    module.__file__ = str(ROOT / mutant.path)
    exec(mutant.code(), vars(module))


def _put_profile(mutant: ProfileMutant) -> None:
    loader: Any = import_module("auditor.profiles.loader")
    parse = loader._parse

    def parsed(path: Path) -> dict[str, Any]:
        is_flipped = path.samefile(ROOT / mutant.path)
        raw: dict[str, Any] = tomllib.loads(mutant.text) if is_flipped else parse(path)
        return raw

    loader._parse = parsed


def _traced(check: Callable[[], None], names: Mapping[str, str]) -> set[Place]:
    """The lines of the named files that something runs."""
    seen: set[Place] = set()

    def line(frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            seen.add((names[frame.f_code.co_filename], frame.f_lineno))
        return line

    def call(frame: FrameType, _: str, __: object) -> Any:
        return line if frame.f_code.co_filename in names else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        check()
    finally:
        sys.settrace(before)
    return seen


def _caches() -> list[Any]:
    """What the sources remember from one case would not be run in the next."""
    modules = (import_module(_module_name(_name(path))) for path in sources())
    values = (value for module in modules for value in vars(module).values())
    return [value for value in values if hasattr(value, "cache_clear")]


def _clear(caches: Iterable[Any]) -> None:
    for one in caches:
        one.cache_clear()


def _functions(names: Mapping[str, str]) -> dict[Function, list[FunctionType]]:
    """Every function that there is of the named files."""
    found: dict[Function, list[FunctionType]] = defaultdict(list)
    for one in gc.get_objects():
        if type(one) is FunctionType and one.__code__.co_filename in names:
            code = one.__code__
            path = names[code.co_filename]
            found[path, code.co_qualname, code.co_firstlineno].append(one)
    return found


@cache
def _importers(path: str) -> list[str]:
    """The sources that import something from one of them."""
    words = f"from {_module_name(path)} import"
    return [_name(one) for one in sources() if words in one.read_text()]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _module_name(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")
