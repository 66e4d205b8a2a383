"""The rule book: a rule is one function that a decorator names; all rules are found by walking."""

from __future__ import annotations

import pkgutil
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module, resources
from types import ModuleType
from typing import Any, Generic, TypeVar

from auditor.answers import Answers
from auditor.computed.context import Context, Table
from auditor.computed.scope import Settings
from auditor.rule import RuleDoc, RuleInfo, Severity, Text
from crawler.index.views import ColumnView, ItemView, UnreadView

CHECKS = "auditor.checks"
_SECTIONS = {
    "What": "what",
    "Why": "why",
    "Basis": "basis",
    "How measured": "measured",
    "Fix": "fix",
}
_HEADING = re.compile(rf"^({'|'.join(_SECTIONS)}):\s*", re.M)


class NoParams(Settings):
    """For rules that have nothing to set."""


P = TypeVar("P", bound=Settings)
ItemCheck = Callable[[ItemView, P, Context], Answers]
ColumnCheck = Callable[[ColumnView, P, Context], Answers]
UnreadCheck = Callable[[UnreadView, P, Context], Answers]
SiteCheck = Callable[[P, Context], Answers]


@dataclass
class Rule(Generic[P]):
    """One rule: its names, its parameters, and the functions that judge.

    ``item`` judges every own item as it streams by, ``unread`` every listed page that could
    not be read, then ``column`` every column, and last ``site`` the site and the tables that
    the rule ``needs``. ``source`` is the documented function.
    """

    id: str
    name: str
    severity: Severity
    params: type[P]
    needs: tuple[type[Table], ...]
    source: Callable[..., Answers]
    item: ItemCheck[P] | None = None
    column: ColumnCheck[P] | None = None
    unread: UnreadCheck[P] | None = None
    site: SiteCheck[P] | None = None

    def also_unread(self, check: UnreadCheck[P]) -> UnreadCheck[P]:
        """Decorator: what the rule says of a listed page that could not be read."""
        self.unread = check
        return check

    def also_site(self, check: SiteCheck[P]) -> SiteCheck[P]:
        """Decorator: what the rule says of the site once all items have been seen."""
        self.site = check
        return check

    @cached_property
    def info(self) -> RuleInfo:
        """Title and doc in both languages. KeyError where a part of either is missing."""
        zh = _chinese(self.source.__module__)[self.id]
        title, en = _english(self.source.__doc__ or "")
        parts = {part: Text(zh[part], en[part]) for part in _SECTIONS.values()}
        return RuleInfo(
            self.id, self.name, Text(zh["title"], title), self.severity, RuleDoc(**parts)
        )


def _decorator(scope: str) -> Callable[..., Callable[[Callable[..., Answers]], Rule[Any]]]:
    def named(
        rule_id: str,
        *,
        name: str,
        severity: Severity,
        params: type[Settings] = NoParams,
        needs: tuple[type[Table], ...] = (),
    ) -> Callable[[Callable[..., Answers]], Rule[Any]]:
        def make(check: Callable[..., Answers]) -> Rule[Any]:
            rule = Rule(rule_id, name, severity, params, needs, check)
            setattr(rule, scope, check)
            return rule

        return make

    return named


item_rule = _decorator("item")
"""Decorator for ``check(item, params, context)``, asked of every own item as it streams by."""

column_rule = _decorator("column")
"""Decorator for ``check(column, params, context)``, asked of every column once all was seen."""

site_rule = _decorator("site")
"""Decorator for ``check(params, context)``, asked once, after everything was seen."""


@cache
def all_rules() -> Mapping[str, Rule[Any]]:
    """Every rule by id, in id order. ValueError where two rules share an id."""
    found: dict[str, Rule[Any]] = {}
    for module in _modules():
        for value in vars(module).values():
            if isinstance(value, Rule) and value.source.__module__ == module.__name__:
                if value.id in found:
                    raise ValueError(f"two rules are called {value.id}")
                found[value.id] = value
    return dict(sorted(found.items()))


def _modules() -> Iterator[ModuleType]:
    package = import_module(CHECKS)
    for module in pkgutil.iter_modules(package.__path__):
        yield import_module(f"{CHECKS}.{module.name}")


def _english(docstring: str) -> tuple[str, dict[str, str]]:
    """Title and sections of a rule's docstring, lines joined, the outcome as people call it."""
    told = docstring.replace("cantTell", "“cannot tell”")
    title, *parts = _HEADING.split(re.sub(r"(?m)^ +", "", told))
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    return title.strip().rstrip("."), {
        _SECTIONS[name]: " ".join(text.split()) for name, text in sections.items()
    }


@cache
def _chinese(module: str) -> dict[str, dict[str, str]]:
    """The Chinese twins of a module's docs: a TOML of the same name beside it."""
    package, _, name = module.rpartition(".")
    text = resources.files(package).joinpath(f"{name}.zh.toml").read_text("utf-8")
    return tomllib.loads(text)
