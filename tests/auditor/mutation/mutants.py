"""What can be flipped in the rules: operators and limits of a source, numbers of a profile."""

from __future__ import annotations

import ast
import copy
import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

Flip = tuple[str, str, str]
ROOT = Path(__file__).parents[3]
_FLIPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In},
    **{ast.Is: ast.IsNot, ast.IsNot: ast.Is},
}
_WORD = re.compile(r"\w+")
_CACHED = re.compile("cache|cached_property")
_LIMIT = re.compile(
    r"""'{3}.*?'{3}|"[^"]*"|'[^']*'|#.*|(?<![\w.-])(?P<limit>\d{4}-\d\d-\d\d|\d+(?:\.\d+)?)(?![\w.-])"""
)
_TABLE = re.compile(r"\[\[?([\w.]+)\]")


@dataclass(frozen=True)
class Mutant:
    """One flip. ``lines`` are those that it concerns; none where all of the file may feel it."""

    path: str
    line: int
    was: str
    now: str
    lines: frozenset[int]

    @property
    def flip(self) -> Flip:
        """What names it while lines come and go."""
        return self.path, self.was, self.now

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.was}  →  {self.now}"


@dataclass(frozen=True)
class ProfileMutant(Mutant):
    """A flip in a profile: its whole text, and the table (``rules.UPD002``) that it is in."""

    text: str = field(repr=False)
    table: str


@dataclass(frozen=True)
class SourceMutant(Mutant):
    """A flip in a module: another node in one slot of its tree."""

    tree: ast.Module = field(repr=False)
    slot: Slot = field(repr=False)
    other: ast.expr = field(repr=False)

    def code(self) -> CodeType:
        """The module with the flip."""
        with self.slot.holding(self.other):
            return compile(self.tree, self.path, "exec")


@dataclass(frozen=True)
class Slot:
    """Where a node hangs. ``limits`` is the comparison, constant or default around it, if any;
    ``is_local`` where the node is computed whenever its function is called."""

    holder: Any
    key: Any
    limits: ast.AST | None
    is_local: bool

    @property
    def node(self) -> Any:
        """The node that hangs there."""
        return self.holder[self.key]

    @contextmanager
    def holding(self, other: ast.expr) -> Iterator[None]:
        """For a while, another node hangs there."""
        kept, self.holder[self.key] = self.node, ast.copy_location(other, self.node)
        try:
            yield
        finally:
            self.holder[self.key] = kept


@cache
def equivalent() -> frozenset[Flip]:
    """The flips that cannot change any answer; ``equivalent.toml`` says why."""
    listed = _data("equivalent.toml")["flip"]
    return frozenset((one["path"], one["was"], one["now"]) for one in listed)


@cache
def untold() -> frozenset[Flip]:
    """The flips that no case tells yet; ``untold.toml`` lists them, and may only grow shorter."""
    listed = _data("untold.toml").items()
    return frozenset((path, was, now) for path, one in listed for was, now in one["flips"])


def is_spared(mutant: Mutant) -> bool:
    """Whether a flip cannot change an answer, or only how much is searched and shown."""
    names = _WORD.findall(mutant.was)
    return mutant.flip in equivalent() or not _bounds().isdisjoint(names)


@cache
def _bounds() -> frozenset[str]:
    return frozenset(name for one in _data("equivalent.toml")["bound"] for name in one["names"])


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))


def mutants(path: Path) -> list[Mutant]:
    """All mutants of a source or a profile, in the order of their lines."""
    name, text = path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
    made = _of_profile(name, text) if path.suffix == ".toml" else _of_source(name, text)
    return sorted(made, key=lambda one: one.line)


def _of_source(path: str, text: str) -> Iterator[Mutant]:
    tree = ast.parse(text)
    for slot in _slots(tree, None, False):
        node = slot.node
        is_limit = slot.limits is not None and isinstance(node, ast.Constant)
        shown = slot.limits if slot.limits is not None and is_limit else node
        for other in _stepped(node) if is_limit else _flipped(node):
            was, now = ast.unparse(shown), ast.unparse(other)
            if is_limit:
                with slot.holding(other):
                    now = ast.unparse(shown)
            is_felt_there = slot.is_local and isinstance(shown, ast.expr)
            lines = range(node.lineno, node.end_lineno + 1) if is_felt_there else ()
            yield SourceMutant(path, node.lineno, was, now, frozenset(lines), tree, slot, other)


def _slots(node: ast.AST, limits: ast.AST | None, is_local: bool) -> Iterator[Slot]:
    for name, value in ast.iter_fields(node):
        held = enumerate(value) if isinstance(value, list) else [(name, value)]
        for key, child in held:
            if isinstance(child, ast.AST):
                around = child if _sets_limits(child, is_local) else limits
                if name == "slice":  # a place in a list is no limit
                    around = None
                yield Slot(value if isinstance(value, list) else vars(node), key, around, is_local)
                yield from _slots(child, around, is_local or _is_run(child))


def _sets_limits(node: ast.AST, is_local: bool) -> bool:
    """Whether the numbers below a node are limits: of comparisons, constants and defaults."""
    if isinstance(node, (ast.Compare, ast.arguments)):
        return True
    return not is_local and isinstance(node, (ast.Assign, ast.AnnAssign))


def _is_run(node: ast.AST) -> bool:
    """Whether a node is a function that is run at every call."""
    if not isinstance(node, ast.FunctionDef):
        return False
    return not any(_CACHED.search(ast.unparse(one)) for one in node.decorator_list)


def _flipped(node: ast.AST) -> Iterator[ast.expr]:
    """A node with each of its operators turned, one at a time."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            other = copy.copy(node)
            flipped = _FLIPS[type(operator)]()
            other.ops = [*node.ops[:place], flipped, *node.ops[place + 1 :]]
            yield other
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand


def _stepped(node: ast.Constant) -> Iterator[ast.expr]:
    if isinstance(node.value, (int, float)) and not isinstance(node.value, bool):
        make = type(node.value)
        yield from (ast.Constant(make(one)) for one in _around(repr(node.value)))


def _around(limit: str) -> tuple[str, str]:
    """A limit one step down and one up; of 0.95 the step is 0.01, of a date a day."""
    if "-" in limit:
        day, one_day = date.fromisoformat(limit), timedelta(days=1)
        return str(day - one_day), str(day + one_day)
    number = Decimal(limit)
    step = Decimal(1).scaleb(int(number.as_tuple().exponent))
    return str(number - step), str(number + step)


def _of_profile(path: str, text: str) -> Iterator[Mutant]:
    table, at = "", 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        header = _TABLE.match(line)
        table = header[1] if header else table
        for found in _LIMIT.finditer(line) if table.startswith(("scope", "rules.")) else ():
            for limit in _around(found["limit"]) if found["limit"] else ():
                now = line[: found.start()] + limit + line[found.end() :]
                whole = text[:at] + now + text[at + len(line) :]
                shown = line.strip(), now.strip()
                yield ProfileMutant(path, number, *shown, frozenset(), whole, table)
        at += len(line)
