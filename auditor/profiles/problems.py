"""What is wrong with a profile, where, and how to put it right: one line, in both languages."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

_EXPECTED = {
    "string_type": ("一段文字", "text in quotes"),
    "int_type": ("一个整数", "a whole number"),
    "float_type": ("一个数", "a number"),
    "bool_type": ("true 或 false", "true or false"),
    "tuple_type": ("一个列表", "a list"),
    "frozen_set_type": ("一个列表", "a list"),
    "dict_type": ("一个表", "a table"),
    "model_type": ("一个表", "a table"),
    "date_type": ("一个日期，如 2019-05-15", "a day such as 2019-05-15"),
    "date_from_datetime_parsing": ("一个日期，如 2019-05-15", "a day such as 2019-05-15"),
}


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
    nearest = get_close_matches(word, sorted(known), n=1, cutoff=0.0)
    guess = repr(nearest[0]) if nearest else "?"
    zh, en = what
    return ProfileError(
        where,
        f"没有{zh} {word!r}；您要写的是 {guess} 吗？",
        f"there is no {en} {word!r}; did you mean {guess}?",
    )


def explain(
    error: ValidationError, where: str, model: type[BaseModel], also: Collection[str] = ()
) -> ProfileError:
    """The first mistake that pydantic found in the table ``where``, read as ``model``.

    ``also`` holds keys that may stand in the same table besides those of the model.
    """
    one = error.errors()[0]
    *path, last = [str(part) for part in one["loc"]] or [""]
    place = ".".join([where, *path])
    kind = one["type"]
    if kind == "extra_forbidden":
        known = {*_keys(model, path), *(() if path else also)}
        return unknown(place, ("键", "key"), last, known)
    if kind == "missing":
        return ProfileError(
            place, f"缺少键 {last!r}；请补上", f"the key {last!r} is missing; add it"
        )
    value = _shown(one["input"])
    if kind == "enum":
        expected = one["ctx"]["expected"]
        zh, en = f"须为 {expected}", f"must be {expected}"
    elif kind in _EXPECTED:
        zh, en = (
            f"{verb}{what}"
            for verb, what in zip(("须为", "must be "), _EXPECTED[kind], strict=True)
        )
    else:
        zh = en = one["msg"]
    return ProfileError(place, f"{last} = {value}：{zh}", f"{last} = {value}: {en}")


def _keys(model: type[BaseModel], path: list[str]) -> set[str]:
    """The keys of the model that is found by walking ``path`` down through the fields."""
    for part in path:
        field = model.model_fields.get(part)
        inner = next(_models(field.annotation), None) if field else None
        model = inner or model
    return set(model.model_fields)


def _models(annotation: Any) -> Any:
    """The models within a type such as ``tuple[GroupTable, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
