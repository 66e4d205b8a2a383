"""Addresses that a page's own small functions make: ``toPage(3)``, ``openItem('123')``.

Nothing is run. A function counts when its body is plain enough to be read: an address put
together from text and the function's parameters, or a GET form with one field set.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from urllib.parse import urlencode

from lxml.html import HtmlElement

_BODY = 1500  # characters of a function that are looked at
_COMMENT = re.compile(r"/(?:\*.{0,5000}?\*/|(?<![:\"'\w\\]/)/[^\n]*)", re.S)
_CALL = re.compile(r"(?<![\w.])([A-Za-z_$][\w$]*)\s*\(([^()]{0,200})\)")
_FUNCTION = re.compile(
    r"(?:function\s+([\w$]{1,60})|([\w$]{1,60})\s*[=:]\s*function)\s*\(([^()]{0,200})\)\s*\{"
)
_WORDS = frozenset({"void", "if", "return", "alert", "confirm", "typeof"})
_ARGUMENT = re.compile(r"""\s*(?:'([^']*)'|"([^"]*)"|(-?\d+))\s*(?:,|$)""")
_TARGET = re.compile(
    r"(?:location(?:\.href)?|\.href|\burl|\bhref)\s*=(?!=)\s*|(?:open|replace|assign)\s*\(\s*", re.I
)
_SET = re.compile(r"(?:var|let|const)?\s*\b([A-Za-z_$][\w$]*)\s*\+?=(?!=)\s*")
_TERM = re.compile(
    r"""\s*(?:'(?P<a>[^'\n]*)'|"(?P<b>[^"\n]*)"|(?P<number>\d+)
    |\(\s*(?:parseInt\()?\s*(?P<sum>[A-Za-z_$][\w$]*)\s*\)?\s*(?P<sign>[+-])\s*(?P<shift>\d+)\s*\)
    |(?:(?:parseInt|Number|String)?\(\s*)?(?P<name>[A-Za-z_$][\w$]*)\s*\)?)\s*(?P<more>\+)?""",
    re.X,
)
_FIELD = re.compile(
    r"""(?:\b(?P<plain>[A-Za-z_]\w*)|["']\#?(?P<quoted>[\w-]+)["']\s*\))\s*\.\s*
    (?:value\s*=|val\s*\()\s*(?P<name>[A-Za-z_$][\w$]*)""",
    re.X,
)


class ScriptCalls:
    """The inline scripts of one page."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree

    @cached_property
    def text(self) -> str:
        """All inline script without its comments; ``<!--`` that hides script is no comment."""
        scripts = "\n".join(script.text or "" for script in self._tree.iter("script"))
        return _COMMENT.sub(" ", scripts) if "//" in scripts or "/*" in scripts else scripts

    def address(self, call: str) -> str | None:
        """The address, as written, that the first readable call in ``call`` leads to."""
        for match in _CALL.finditer(call[:500]):
            arguments = [] if match[1] in _WORDS else _arguments(match[2])
            function = self._functions.get(match[1]) if any(arguments) else None
            if function:
                parameters, body = function
                made = self._made(dict(zip(parameters, arguments, strict=False)), body)
                if made:
                    return made
        return None

    @cached_property
    def _functions(self) -> dict[str, tuple[list[str], str]]:
        """Parameters and the beginning of the body of every named function."""
        found: dict[str, tuple[list[str], str]] = {}
        for match in _FUNCTION.finditer(self.text):
            body = self.text[match.end() : match.end() + _BODY].partition("function ")[0]
            parameters = [part.strip() for part in match[3].split(",")]
            found.setdefault(match[1] or match[2], (parameters, body))
        return found

    def _made(self, values: Mapping[str, str], body: str) -> str | None:
        known = dict(values)
        made = None
        for match in re.finditer(rf"{_TARGET.pattern}|{_SET.pattern}", body, re.I):
            value, used = _joined(body, match.end(), known)
            if value is None:
                continue
            if match[1]:
                known[match[1]] = value
            if used and _looks_like_address(value):
                made = value
        return made or self._form(values, body)

    def _form(self, values: Mapping[str, str], body: str) -> str | None:
        if "submit" not in body:
            return None
        changes = {m["plain"] or m["quoted"]: values.get(m["name"]) for m in _FIELD.finditer(body)}
        for form in self._tree.iter("form"):
            fields = {
                field.get("name") or field.get("id") or "": field.get("value") or ""
                for field in form.iter("input")
                if (field.get("type") or "text").lower() in ("text", "hidden", "number")
            }
            set_here = {name: value for name, value in changes.items() if name in fields and value}
            if set_here and (form.get("method") or "get").lower() == "get":
                query = {name: value for name, value in {**fields, **set_here}.items() if name}
                action = (form.get("action") or "").partition("?")[0]
                return f"{action}?{urlencode(query)}"
        return None


def _arguments(text: str) -> list[str]:
    return [m[1] or m[2] or m[3] or "" for m in _ARGUMENT.finditer(text)]


def _joined(body: str, start: int, known: Mapping[str, str]) -> tuple[str | None, set[str]]:
    """The value of the sum that starts there, and the names in it; None if not readable."""
    value = ""
    used: set[str] = set()
    while match := _TERM.match(body, start):
        if name := match["name"] or match["sum"]:
            if name not in known:
                return None, used
            used.add(name)
            value += _shifted(known[name], match["sign"], match["shift"])
        else:
            value += match["a"] or match["b"] or match["number"] or ""
        if not match["more"]:
            return value, used
        start = match.end()
    return None, used


def _shifted(value: str, sign: str | None, shift: str | None) -> str:
    """``n-1`` for a number, the value itself where there is no sum."""
    if not sign or not shift or not value.lstrip("-").isdigit():
        return value
    return str(int(value) + (int(shift) if sign == "+" else -int(shift)))


def _looks_like_address(value: str) -> bool:
    return bool(re.search(r"[/.?=]", value)) and not re.search(r"[\s<>{}]", value)
