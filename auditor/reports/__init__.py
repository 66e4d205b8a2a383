"""Reports: one renderer per format over one model. A new format is one new module here."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from auditor.reports.model import Report
from auditor.reports.terminal import summary

__all__ = ["Format", "UnknownFormat", "formats", "formats_named", "summary"]


class Format(Protocol):
    """What a format module offers: the end of its file's name, and how to render a report."""

    EXTENSION: str

    def render(self, report: Report) -> bytes:
        """The whole file."""


class UnknownFormat(ValueError):
    """A report format that does not exist; the text names those that do."""

    def __init__(self, unknown: str, known: str) -> None:
        self.zh = f"没有报告格式 {unknown}，可用：{known}"
        super().__init__(f"unknown report format {unknown}; known formats: {known}")

    def in_(self, lang: str) -> str:
        """The line in ``zh`` or ``en``."""
        return self.zh if lang == "zh" else str(self)


def formats() -> dict[str, Format]:
    """Every format by name: the modules of this folder that have ``EXTENSION`` and ``render``."""
    modules = (import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__))
    return {
        module.__name__.rpartition(".")[2]: cast(Format, module)
        for module in modules
        if hasattr(module, "EXTENSION") and hasattr(module, "render")
    }


def formats_named(names: Iterable[str]) -> dict[str, Format]:
    """The formats of these names, in their order. Raises UnknownFormat for any other name."""
    known = formats()
    chosen = {name.strip().lower(): None for name in names}
    if unknown := [name for name in chosen if name not in known]:
        listed, choices = ", ".join(map(repr, unknown)), ", ".join(sorted(known))
        raise UnknownFormat(listed, choices)
    return {name: known[name] for name in chosen}
