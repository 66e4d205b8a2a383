"""One file per publishing platform; found by walking this package, there is no registry."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from crawler.fields.traces import find_traces, paths_on
from crawler.page import Page
from crawler.portal import PortalSpider

_ENOUGH = 4  # weight from which a platform is recognised


@dataclass(frozen=True, slots=True)
class Evidence:
    """One trace of a platform on a page; ``what`` names it for people, larger weighs more."""

    weight: int
    what: str


@dataclass(frozen=True, slots=True)
class Detection:
    """The platform that some pages are made by, and what speaks for it, the weightiest first."""

    platform: str
    evidence: tuple[Evidence, ...] = ()


@cache
def platforms() -> dict[str, type[PortalSpider]]:
    """Every platform's spider by its name."""
    found: dict[str, type[PortalSpider]] = {}
    for module in pkgutil.iter_modules(__path__):
        name = f"{__name__}.{module.name}"
        for value in vars(importlib.import_module(name)).values():
            own = isinstance(value, type) and value.__module__ == name
            if own and issubclass(value, PortalSpider):
                found[value.platform] = value
    return found


def detect(pages: Iterable[Page]) -> Detection:
    """The platform with the weightiest evidence on the pages; generic where none has enough.

    Of one kind of trace the weightiest counts, on whichever page it was.
    """
    weights: dict[str, dict[str, int]] = {name: {} for name in platforms()}
    for page in pages:
        paths = paths_on(page.tree, page.url)
        for name, spider in platforms().items():
            for weight, what in find_traces(spider.traces, page.text, paths):
                weights[name][what] = max(weights[name].get(what, 0), weight)
    best = max(weights, key=lambda name: (sum(weights[name].values()), name == "generic"))
    if sum(weights[best].values()) < _ENOUGH:
        best = "generic"
    ranked = sorted(weights[best].items(), key=lambda trace: (-trace[1], trace[0]))
    return Detection(best, tuple(Evidence(weight, what) for what, weight in ranked))
