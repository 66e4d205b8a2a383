"""The simulated platforms, found by walking this package: there is no registry."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import crawler.simulator
from crawler.simulator.portal import Portal


@cache
def simulators() -> dict[str, type[Portal]]:
    """Every platform's portal by the platform's name."""
    found: dict[str, type[Portal]] = {}
    for module in pkgutil.iter_modules(crawler.simulator.__path__):
        name = f"{crawler.simulator.__name__}.{module.name}"
        for value in vars(importlib.import_module(name)).values():
            own = isinstance(value, type) and value.__module__ == name
            if own and issubclass(value, Portal) and hasattr(value, "platform"):
                found[value.platform] = value
    return found
