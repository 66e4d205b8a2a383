"""What is wrong with a profile, where, and how to put it right: one line, in both languages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from crawler.problems import suggestion

_EXPECTED = {
    "string": ("一段文字", "text in quotes"),
    "int": ("一个整数", "a whole number"),
    "float": ("一个数", "a number"),
    "bool": ("true 或 false", "true or false"),
    "tuple": ("一个列表", "a list"),
    "dict": ("一个表", "a table"),
    "model": ("一个表", "a table"),
    "dataclass": ("一个表", "a table"),
    "date": ("一个日期，如 2019-05-15", "a day such as 2019-05-15"),
}
"""By the first word of pydantic's error type."""
_EXTRA = frozenset({"extra_forbidden", "unexpected_keyword_argument"})


class ProfileError(Exception):
    """A profile that cannot be used: one line that says what, where, and how to fix it."""

    def __init__(self, where: str, zh: str, en: str) -> None:
        super().__init__(f"{where}: {en}")
        self._lines = {"zh": f"{where}: {zh}", "en": f"{where}: {en}"}

    def in_(self, lang: str) -> str:
        """The line in ``zh`` or ``en``."""
        return self._lines[lang]


def unknown(where: str, what: tuple[str, str], word: str, known: Collection[str]) -> ProfileError:
    """The error for a name that does not exist; ``what`` names its sort in both languages."""
    zh, en = suggestion(word, known)
    return ProfileError(where, f"没有{what[0]} {word!r}{zh}", f"there is no {what[1]} {word!r}{en}")


def explain(
    error: ValidationError,
    file: str,
    table: str,
    model: type[BaseModel],
    also: Collection[str] = (),
) -> ProfileError:
    """The first mistake that pydantic found in a table of a file, read as ``model``.

    ``also`` holds keys that may stand in the same table besides those of the model.
    """
    one = error.errors()[0]
    path = [str(part) for part in one["loc"]] or [""]
    where = _place(file, [*filter(None, [table]), *path[:-1]])
    if one["type"] in _EXTRA:
        known = {*_keys(model, path[:-1]), *(() if path[1:] else also)}
        return unknown(where, ("键", "key"), path[-1], known)
    if one["type"] in ("missing", "missing_argument"):
        zh, en = f"缺少键 {path[-1]!r}；请补上", f"the key {path[-1]!r} is missing; add it"
        return ProfileError(where, zh, en)
    if one["type"] == "enum":
        values = re.findall(r"'([^']*)'", one["ctx"]["expected"])
        place = _place(file, [*filter(None, [table]), *path])
        return unknown(place, ("取值", "value"), str(one["input"]), values)
    zh, en = _expectation(one)
    name, value = path[-1], _shown(one["input"])
    return ProfileError(where, f"{name} = {value}，{zh}", f"{name} = {value}: {en}")


def _place(file: str, path: list[str]) -> str:
    dotted = "".join(f"[{part}]" if part.isdigit() else f".{part}" for part in path)
    return f"{file}: {dotted[1:]}" if dotted else file


def _expectation(one: Any) -> tuple[str, str]:
    expected = _EXPECTED.get(one["type"].partition("_")[0])
    if expected is None:
        return f"此值无效：{one['msg']}", one["msg"]
    return f"须为{expected[0]}", f"must be {expected[1]}"


def _keys(model: type[Any], path: list[str]) -> set[str]:
    """The keys of the table that is found by walking ``path`` down through the fields."""
    for part in path:
        annotation = _annotations(model).get(part)
        model = next(_tables(annotation), model)
    return set(_annotations(model))


def _annotations(model: type[Any]) -> dict[str, Any]:
    if is_dataclass(model):
        return {field.name: field.type for field in fields(model)}
    return {name: field.annotation for name, field in model.model_fields.items()}


def _tables(annotation: Any) -> Iterator[type[Any]]:
    """The models within a type such as ``tuple[GroupTable, ...] | None``."""
    if isinstance(annotation, type) and (
        issubclass(annotation, BaseModel) or is_dataclass(annotation)
    ):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _tables(inner)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
