"""What pydantic says of a sites file, turned into lines that tell a person what to write."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from crawler.items import ColumnKind
from crawler.problems import Bad, Problem, suggestion


def _place(path: Path, number: int, raw: Any) -> str:
    key = raw.get("key") if isinstance(raw, dict) else None
    return f"{path}: [[site]] #{number + 1}" + (f" ({key})" if isinstance(key, str) else "")


def explain(
    error: ValidationError, raw: Mapping[str, Any], path: Path, known: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Every mistake that pydantic found in the file ``path`` (parsed: ``raw``).

    ``known`` holds the keys of the file, of a ``site`` table and of its ``columns``.
    """
    for one in error.errors():
        loc = one["loc"]
        in_table = len(loc) > 1 and loc[0] == "site" and isinstance(loc[1], int)
        where = _place(path, int(loc[1]), raw["site"][loc[1]]) if in_table else str(path)
        name = _dotted(loc[2:] if in_table else loc)
        zh, en = _both(one, name, known)
        yield Problem(zh, en, where)


def _dotted(loc: Sequence[int | str]) -> str:
    name = ""
    for part in loc:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name


_EXPECTED = {
    "string_type": ("一段文字", "text in quotes"),
    "int_type": ("一个整数", "a whole number"),
    "tuple_type": ("一个列表", "a list"),
    "model_type": ("一个表", "a table"),
    "too_long": ("更少的项", "fewer entries"),
}


def _both(one: Any, name: str, known: Mapping[str, Collection[str]]) -> tuple[str, str]:
    kind = one["type"]
    if kind == "extra_forbidden":
        zh, en = suggestion(name.rpartition(".")[2], known[_table_of(one["loc"])])
        return f"没有名为 {name!r} 的键{zh}", f"unknown key {name!r}{en}"
    if name == "site":
        return "须有至少一个 [[site]] 表，两层方括号", "write at least one table, as [[site]]"
    if kind == "missing":
        return f"缺少必填的键 {name!r}；请补上", f"the required key {name!r} is missing; add it"
    if kind == "enum":
        kinds = [str(k) for k in ColumnKind]
        zh, en = suggestion(str(one["input"]), kinds)
        return (
            f"{name} = {one['input']!r} 不是栏目类型{zh}",
            f"{name} = {one['input']!r} is no column kind{en}",
        )
    reason = one.get("ctx", {}).get("error")
    if isinstance(reason, Bad):
        prefix = f"{name}: " if name else ""
        return prefix + reason.zh, prefix + reason.en
    zh, en = _EXPECTED.get(kind, (one["msg"], one["msg"]))
    return f"{name} 应为{zh}", f"{name} must be {en}"


def _table_of(loc: Sequence[int | str]) -> str:
    if "columns" in loc[:-1]:
        return "columns"
    return "site" if len(loc) > 2 else "file"


def conflicts(
    raw: Mapping[str, Any], path: Path, known: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Mistakes between tables: repeated keys, unknown upstreams, platforms and profiles.

    ``known`` holds the names that exist for ``platform`` and ``profile``; empty: any goes.
    """
    tables = raw.get("site")
    tables = [t if isinstance(t, dict) else {} for t in tables] if isinstance(tables, list) else []
    keys = [table.get("key") for table in tables]
    folded = [str(key).casefold() if key is not None else number for number, key in enumerate(keys)]
    for number, table in enumerate(tables):
        where = _place(path, number, table)
        earlier = folded.index(folded[number])
        if earlier != number:
            yield Problem(
                f"键与第 {earlier + 1} 个 [[site]] 重复；请换一个",
                f"the key repeats [[site]] #{earlier + 1}; choose another",
                where,
            )
        others = {str(key) for key in keys if key is not None} - {str(keys[number])}
        yield from _upstreams(table, others, where)
        for word, names in known.items():
            yield from _unknown_name(word, table.get(word), names, where)


def _upstreams(table: Mapping[str, Any], others: Collection[str], where: str) -> Iterator[Problem]:
    named = table.get("upstream")
    for upstream in named if isinstance(named, list) else []:
        if upstream == table.get("key"):
            yield Problem("upstream 不能是自己", "upstream cannot be the site itself", where)
        elif "://" not in str(upstream) and upstream not in others:
            zh, en = suggestion(str(upstream), others)
            yield Problem(
                f"upstream {upstream!r} 不是本文件中的键{zh}",
                f"upstream {upstream!r} is no key of this file{en}",
                where,
            )


def _unknown_name(word: str, value: Any, names: Collection[str], where: str) -> Iterator[Problem]:
    if not names or not isinstance(value, str) or value in names or value.endswith(".toml"):
        return
    zh, en = suggestion(value, names)
    yield Problem(f"没有 {word} {value!r}{zh}", f"there is no {word} {value!r}{en}", where)
