"""What a simple inline script writes into its page, found without running anything.

Many portals print a date, a source or an attachment list by ``document.write`` from literals
that the server put into the script. Read here are assignments of text, ``if`` on such text,
and ``document.write`` itself; whatever else a script does stays unknown and writes nothing.
"""

from __future__ import annotations

import re

from crawler.fields.script_values import Value, compare, literal, member, reached, total, truth

MAX_SCRIPT = 6_000
"""Characters; a longer script is no template snippet and is left alone."""

UNKNOWN = "\ufffc"
"""Stands in what is written for a part that cannot be known."""

_SHORT = 400  # characters; a longer script is read only if it speaks of what readers want
_TELLING = re.compile(
    r"来源|时间|日期|发布|作者|附件|机构|文号|索引|(?:19|20)\d\d[-/.年]\d|\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)\b"
)
_MAX_TOKENS = 4_000
_MAX_DEPTH = 30
_TOKEN = re.compile(
    r"""
    \s*(
      //[^\n]* | /\*.*?\*/ | <!--[^\n]* | -->
      | [A-Za-z_$][\w$]*
      | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
      | \d{1,12}
      | ===|!==|==|!=|\+=|&&|\|\||>=|<=|\S
    )
    """,
    re.X | re.S,
)
_COMMENTS = ("//", "/*", "<!--", "-->")
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": (), "undefined": ()}
_STARTS = frozenset({"var", "let", "const", "if", "document", "function", "try"})
_QUOTES = ("'", '"')
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


class _Unreadable(Exception):
    """The script leaves the part of the language that is read here."""


def written(script: str) -> str:
    """The markup that ``script`` writes where it stands, "" where it writes nothing readable."""
    if "document.write" not in script or len(script) > MAX_SCRIPT:
        return ""
    if "unescape(" in script or (len(script) > _SHORT and not _TELLING.search(script)):
        return UNKNOWN
    run = _Run([token for token in _TOKEN.findall(script) if not token.startswith(_COMMENTS)])
    while run.at < min(len(run.tokens), _MAX_TOKENS):
        run.statement(True)
    return "".join(run.output)


class _Run:
    """Statements and expressions by recursive descent over the tokens of one script."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.output: list[str] = []
        self._names: dict[str, Value] = dict(_WORDS)
        self._depth = 0

    def statement(self, live: bool | None) -> None:
        """One statement; ``live`` is None where it is not known whether it is reached."""
        start = self.at
        self._depth += 1
        depth = self._depth
        try:
            self._read(self._next if depth < _MAX_DEPTH else "", live)
        except _Unreadable:
            self.at = start
            self._skip()
        self._depth = depth - 1
        self._accept(";")

    def _read(self, word: str, live: bool | None) -> None:
        if word == "{":
            self._block(live)
        elif word == "if":
            self._if(live)
        elif word == "try":
            self.at += 1
            self.statement(live)
        elif word in ("var", "let", "const"):
            self.at += 1
            while self._assignment(live) and self._accept(","):
                pass
        elif word == "document" and self._text(2) in ("write", "writeln"):
            self.at += 3
            values = self._arguments()
            if live is not False:
                known = [value for value in values if live and isinstance(value, str)]
                self.output += known if len(known) == len(values) else [UNKNOWN]
        elif not (_is_name(word) and self._text(1) in ("=", "+=") and self._assignment(live)):
            raise _Unreadable

    def _block(self, live: bool | None) -> None:
        self.at += 1
        while self._next not in ("}", ""):
            self.statement(live)
        self.at += 1

    def _if(self, live: bool | None) -> None:
        self.at += 1
        if not self._accept("("):
            raise _Unreadable
        holds = truth(self._expression())
        self._accept(")")
        self.statement(reached(live, holds))
        if self._accept("else"):
            self.statement(reached(live, None if holds is None else not holds))

    def _assignment(self, live: bool | None) -> bool:
        name, added = self._next, self._text(1) == "+="
        if not _is_name(name):
            return False
        self.at += 1
        if self._next not in ("=", "+="):
            self._names[name] = ()
            return True
        self.at += 1
        before, value = self._names.get(name), None
        try:
            value = self._expression()
        finally:
            if live is not False:  # unreadable, or perhaps not reached: no longer known
                self._names[name] = (total(before, value) if added else value) if live else None
        return True

    def _skip(self) -> None:
        """Past a statement that is not read: to its semicolon, or the next that may be."""
        depth, start = 0, self.at
        while self.at < len(self.tokens):
            text = self.tokens[self.at]
            if text in _OPEN:
                depth += 1
            elif text in _CLOSE:
                depth -= 1
                if depth < 0:
                    self.at += self.at == start  # a stray bracket: do not stand still
                    return
            elif depth == 0 and (text == ";" or (text in _STARTS and self.at > start)):
                return
            self.at += 1
            if depth == 0 and text == "}":
                return

    def _expression(self) -> Value:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise _Unreadable
        value = self._either()
        if self._accept("?"):
            first = self._expression()
            self._accept(":")
            second = self._expression()
            holds = truth(value)
            value = None if holds is None else first if holds else second
        self._depth -= 1
        return value

    def _either(self) -> Value:
        value = self._compared()
        while self._next in ("||", "&&"):
            wanted = self._next == "&&"
            self.at += 1
            other = self._compared()
            holds = truth(value)
            value = None if holds is None else other if holds is wanted else value
        return value

    def _compared(self) -> Value:
        value = self._added()
        while self._next in ("==", "===", "!=", "!==", ">", "<", ">=", "<="):
            mark = self._next
            self.at += 1
            value = compare(value, mark, self._added())
        return value

    def _added(self) -> Value:
        value = self._unary()
        while self._next in ("+", "-"):
            minus = self._next == "-"
            self.at += 1
            other = self._unary()
            value = None if minus else total(value, other)
        return value

    def _unary(self) -> Value:
        negations = 0
        while self._accept("!"):
            negations += 1
        value = self._primary()
        while self._next in (".", "[", "("):
            if self._accept("."):
                name = self._next
                self.at += 1
                value = member(value, name, self._arguments() if self._next == "(" else None)
            elif self._next == "(":
                self._arguments()
                value = None
            else:
                self.at += 1
                index = self._expression()
                self._accept("]")
                known = isinstance(value, list) and isinstance(index, int) and index < len(value)
                value = value[index] if known else None  # type: ignore[index]
        holds = truth(value)
        return value if not negations else None if holds is None else holds is (negations % 2 == 0)

    def _primary(self) -> Value:
        text = self._next
        self.at += 1
        if text[:1] in _QUOTES and len(text) > 1:
            return literal(text)
        if text.isdecimal():
            return int(text)
        if text == "(":
            value = self._expression()
            self._accept(")")
            return value
        if not _is_name(text) or text in ("function", "new"):
            raise _Unreadable
        return self._names.get(text)

    def _arguments(self) -> list[Value]:
        values: list[Value] = []
        if not self._accept("("):
            raise _Unreadable
        while not self._accept(")"):
            values.append(self._expression())
            if not self._accept(",") and self._next != ")":
                raise _Unreadable
        return values

    @property
    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _text(self, ahead: int) -> str:
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else ""

    def _accept(self, text: str) -> bool:
        found = self._next == text
        self.at += found
        return found


def _is_name(token: str) -> bool:
    return token[:1].isalpha() or token[:1] in ("_", "$")
