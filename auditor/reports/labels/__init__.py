"""The words that reports say, in Chinese and English side by side in the TOML files here."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from auditor.rule import Text
from auditor.words import FETCHES, FILES

LANGUAGES = ("zh", "en")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\+08:00)?")
_TERMS = [
    "basis",
    "channel",
    "defects",
    "draft",
    "hidden",
    "inferred_from",
    "matched_by",
    "missing",
    "note",
    "period",
    "place",
    "places",
    "scope",
    "target_1h",
    "trace",
    "unknown",
]
_VALUES = {
    "field": ("evidence",),
    "fields": ("evidence",),
    "kind": ("kind",),
    "outcome": ("fetch", "file"),
    "sorts": ("phrase",),
    "state": ("state",),
    **dict.fromkeys(_TERMS, ("term",)),
}
"""Evidence whose values are words of vocabularies of ours, by its name."""
_QUOTES = frozenset({"found", "text", "value"})
"""Evidence that is shown as the page writes it."""
_Catalogue = dict[str, dict[str, dict[str, str]]]


@cache
def catalogue() -> _Catalogue:
    """All words: table, then name, then language. Each table stands in one file only."""
    tables: _Catalogue = {}
    for name in ("words", "page", "evidence", "parameter"):
        tables |= _load(name)
    tables["fetch"] |= {str(one): _both(text) for one, text in FETCHES.items()}
    tables["file"] = {str(one): _both(text) for one, text in FILES.items()}
    return tables


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


@cache
def glossary(lang: str) -> tuple[tuple[str, str], ...]:
    """The terms explained to the reader: name and meaning."""
    return tuple((term["name"][lang], term["text"][lang]) for term in _load("glossary").values())


def _load(name: str) -> _Catalogue:
    text = files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    tables: _Catalogue = tomllib.loads(text)
    return tables


class Labels:
    """The words of one language; KeyError for a language other than zh and en."""

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise KeyError(f"no such language: {lang!r}")
        self.lang = lang

    def __call__(self, table: str, name: str, **values: object) -> str:
        """The words under a name, filled with values. Raises KeyError for an unknown name."""
        words = catalogue()[table][name][self.lang]
        return words.format(**values) if values else words

    def word(self, table: str, name: str) -> str:
        """The word for a value of an open vocabulary, or the value itself."""
        words = catalogue()[table].get(name)
        return words[self.lang] if words else name

    def value(self, name: str, text: str) -> str:
        """A value of the evidence called ``name`` as a person reads it."""
        if name not in _QUOTES and (moment := _MOMENT.fullmatch(text)):
            return f"{moment[1]} {moment[2]}"
        said = (self.word(table, text) for table in _VALUES.get(name, ()))
        return next((words for words in said if words != text), text)

    def listing(self, parts: tuple[str, ...] | list[str]) -> str:
        """Several words in a row."""
        return ("、" if self.lang == "zh" else ", ").join(parts)
