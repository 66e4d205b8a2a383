"""The parameters of a rule as a person reads them: no code, no quotation marks, no braces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from auditor.computed.scope import Settings
from auditor.deadlines import Limit, Unit
from auditor.reports.labels import Labels
from auditor.rule import Text
from auditor.words import FIELDS, PAGE_CLASSES, PLACES
from crawler.items import ColumnKind, Field, PageClass, Place

_NOTHING: tuple[object, ...] = (None, "", (), [], {}, frozenset())
_HIDDEN = frozenset({"needle"})  # what only makes a search quicker
_NAMES = ("zh", "en", "name")  # fields by which a part of a parameter is called


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a parameter; what belongs to it follows one step deeper."""

    depth: int
    text: str


class SettingWords:
    """Writes parameters in ``zh`` or ``en``; of long lists the first ``most`` entries."""

    def __init__(self, lang: str, most: int | None = None) -> None:
        self._say = Labels(lang)
        self._most = most
        self._colon, self._semicolon = ("：", "；") if lang == "zh" else (": ", "; ")

    def lines(self, params: Settings) -> Iterator[Line]:
        """Every parameter that is set, with its name in words and in the profile's TOML."""
        yield from self._parts(params, 0)

    def _parts(self, part: Settings, depth: int) -> Iterator[Line]:
        for name in type(part).model_fields:
            value = getattr(part, name)
            if depth == 0 or not (name in _NAMES or value is False):
                yield from self._named(name, self._label(name), value, depth)

    def _label(self, name: str) -> str:
        words = self._say.word("parameter", name)
        if words == name:
            return name
        return f"{words}（{name}）" if self._say.lang == "zh" else f"{words} ({name})"

    def _named(self, name: str, label: str, value: Any, depth: int) -> Iterator[Line]:
        if value in _NOTHING or name in _HIDDEN:
            return
        deeper = list(self._deeper(value, depth + 1))
        if not deeper:
            yield Line(depth, f"{label}{self._colon}{self._inline(value)}")
        elif not label:
            yield Line(depth, self._semicolon.join(line.text for line in deeper))
        elif isinstance(value, Settings) and not name and len(deeper) == 1:
            yield Line(depth, label + self._colon + deeper[0].text.partition(self._colon)[2])
        else:
            yield Line(depth, label + self._colon.rstrip())
            yield from deeper

    def _deeper(self, value: Any, depth: int) -> Iterator[Line]:
        """The lines of what does not fit behind a name; none for all that does."""
        if isinstance(value, Settings):
            yield from self._parts(value, depth)
        elif isinstance(value, Mapping):
            entries = [(self._key(key), one) for key, one in value.items() if one not in _NOTHING]
            shown = entries[: self._most]
            for label, one in shown:
                yield from self._named("", label, one, depth)
            yield from self._rest(len(entries) - len(shown), depth)
        elif isinstance(value, list | tuple) and any(isinstance(one, Settings) for one in value):
            for one in value[: self._most]:
                yield from self._named("", self._called(one), one, depth)
            yield from self._rest(len(value[self._most :]) if self._most else 0, depth)

    def _key(self, key: Any) -> str:
        """The key of an entry: a word of the profile, or one of the rule's own."""
        return self._say.word("term", self._plain(key))

    def _rest(self, count: int, depth: int) -> Iterator[Line]:
        if count > 0:
            yield Line(depth, Text(f"另有 {count} 项", f"and {count} more").in_(self._say.lang))

    def _called(self, part: Settings) -> str:
        """The name of a part, in this language where it has one; "" for a part without."""
        name = getattr(part, self._say.lang, None) or getattr(part, "name", None)
        return self._say.word("phrase", str(name)) if name else ""

    def _inline(self, value: Any) -> str:
        if not isinstance(value, list | tuple | frozenset | set):
            return self._plain(value)
        parts = sorted(value, key=str) if isinstance(value, frozenset | set) else list(value)
        if parts and all(isinstance(one, list | tuple) for one in parts):
            return self._semicolon.join(map(self._inline, parts))
        shown = self._say.listing([self._plain(one) for one in parts[: self._most]])
        left = len(parts) - len(parts[: self._most])
        return shown + (
            Text(f" 等 {len(parts)} 项", f" … {len(parts)} in all").in_(self._say.lang)
            if left
            else ""
        )

    def _plain(self, value: Any) -> str:
        say = self._say
        for kind, words in _VOCABULARIES.items():
            if isinstance(value, kind):
                return str(words(say, value))
        return str(value)


def _limit(say: Labels, limit: Limit) -> str:
    return f"{limit.number} {limit.unit.words.in_(say.lang)}"


_VOCABULARIES: dict[type, Any] = {
    bool: lambda say, value: say("value", str(value).lower()),
    Limit: _limit,
    Unit: lambda say, unit: unit.words.in_(say.lang),
    Field: lambda say, field: FIELDS[field].in_(say.lang),
    Place: lambda say, place: PLACES[place].in_(say.lang),
    PageClass: lambda say, sort: PAGE_CLASSES[sort].in_(say.lang),
    ColumnKind: lambda say, kind: say("kind", str(kind)),
}
