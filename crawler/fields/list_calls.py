"""The request by which a page's script asks for its list.

Nothing is run: address and parameters are put together from texts in the script and from what
the page holds under the names that the script uses (variables, hidden inputs, metas, the page's
own query). What stays unknown is left empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.fields.outline import Outline
from crawler.fields.paged_requests import page_name
from crawler.fields.posted import posted

_BEFORE, _BEHIND = 300, 1500  # characters around the address that may belong to its request
_MENTIONS = 8
_QUOTED = re.compile(r"""["']([^"'\n]{0,300})$""")
_PLUS = re.compile(r"\s{0,20}\+\s{0,20}")
_TERM = re.compile(
    r"""\s{0,20}(?:
      "(?P<double>[^"\n]{0,500})" | '(?P<single>[^'\n]{0,500})' | (?P<number>\d{1,9})\b
      | \$\(\s{0,5}["']
        (?:\#(?P<id>[\w-]{1,60})|meta\[name=\\?["']?(?P<meta>[\w-]{1,60})\\?["']?\])
        ["']\s{0,5}\)\s{0,5}\.\s{0,5}(?:val|attr)\s{0,5}\([^()]{0,40}\)
      | (?:[A-Za-z_$][\w$.]{0,60}\(\s{0,5}["'])(?P<argument>[\w-]{1,60})["']\s{0,5}\)(?:\.value)?
      | (?P<name>[A-Za-z_$][\w$.]{0,60})
    )""",
    re.X,
)
_OBJECT = r"(?P<json>JSON\.stringify\(\s{0,5})?\{(?P<pairs>[^{}]{1,1500})\}"
_DATA = re.compile(rf"(?:\b(?:data|params)\s{{0,5}}:\s{{0,5}}|^\s{{0,20}},\s{{0,20}}){_OBJECT}")
_NAMED_DATA = re.compile(
    r"(?:\b(?:data|params)\s{0,5}:\s{0,5}|^\s{0,20},\s{0,20})(JSON\.stringify\(\s{0,5})?([A-Za-z_$][\w$]{0,60})\s{0,5}[,)}]"
)
_TEXT_DATA = re.compile(r"""(?:\bdata\s{0,5}:\s{0,5}|^\s{0,20},\s{0,20})(?=["']\w{1,30}=)""")
_PAIR = re.compile(r"""["']?([A-Za-z_]\w{0,40})["']?\s{0,5}:""")
_POST = re.compile(r"""(?:type|method)["']?\s{0,5}:\s{0,5}["']post["']|\$\.post\s{0,5}\(""", re.I)


@dataclass(frozen=True, slots=True)
class ListCall:
    """A request for a list: its address without a query, and all its parameters."""

    url: str
    values: Mapping[str, str]
    is_posted: bool = False
    is_json: bool = False

    def address(self, number: int, page: str = "page") -> str:
        """The address that stands for asking for one page; ``page`` names it if nothing does."""
        values = {**self.values, page_name(self.values) or page: str(number)}
        if not self.is_posted:
            return urlunsplit(urlsplit(self.url)._replace(query=urlencode(values, safe="/,:")))
        body = json.dumps(values, ensure_ascii=False) if self.is_json else urlencode(values)
        return posted(self.url, body)


def find_list_calls(
    outline: Outline, mentions: re.Pattern[str], paths: re.Pattern[str]
) -> list[ListCall]:
    """The calls in a page's script whose path ``paths`` matches up to its end.

    ``mentions`` finds the part of the path that stands in the script as it is; the rest may be
    joined to it.
    """
    script = outline.calls.text
    names = _Names(outline, script)
    found = (
        _call(outline, script, mention.start(), names, paths)
        for mention in islice(mentions.finditer(script), _MENTIONS)
    )
    return [call for call in found if call]


def _call(
    outline: Outline, script: str, mention: int, names: _Names, paths: re.Pattern[str]
) -> ListCall | None:
    before = max(0, mention - _BEFORE)
    quote = _QUOTED.search(script[before : mention + 1])
    if quote is None:
        return None
    start = before + quote.start()
    address, end = _sum(script, start, names)
    behind = script[end : end + _BEHIND]
    path, _, query = address.partition("?")
    url = outline.to(path)
    if url is None or not re.search(rf"(?:{paths.pattern})$", urlsplit(url).path):
        return None
    data, as_json = _data(behind, script, names)
    around = script[max(0, start - _BEFORE) : end] + behind[:_BEFORE]
    values = {**dict(parse_qsl(query, keep_blank_values=True)), **data}
    return ListCall(url, values, bool(_POST.search(around)), as_json)


class _Names:
    """What a page holds under the names that its script uses."""

    def __init__(self, outline: Outline, script: str) -> None:
        self._script = script
        self._held: dict[str, str] = {}
        for name, value in parse_qsl(urlsplit(outline.url).query):
            self._held[name.lower()] = value
        for meta in outline.tree.iter("meta"):
            self._held[(meta.get("name") or "").lower()] = meta.get("content") or ""
        for field in outline.tree.iter("input"):
            key = field.get("id") or field.get("name") or ""
            self._held[key.lower()] = field.get("value") or ""

    def value(self, term: re.Match[str]) -> str:
        """The value of one term of a sum, "" where it is not known."""
        texts = (term["double"], term["single"], term["number"])
        text = next((text for text in texts if text is not None), None)
        if text is not None:
            return text
        held = term["id"] or term["meta"] or term["argument"]
        return self._held.get(held.lower(), "") if held else self._variable(term["name"])

    def _variable(self, name: str) -> str:
        """A variable's first value that is no other variable, else what the page calls the same."""
        if name in ("true", "false"):
            return name
        name = name.rpartition(".")[2]
        setting = re.compile(rf"""\b{re.escape(name)}["']?\s{{0,10}}[:=](?!=)""")
        for start in islice(setting.finditer(self._script), _MENTIONS):
            term = _TERM.match(self._script, start.end())
            if term and not term["name"]:
                return self.value(term)
        return self._held.get(name.lower(), "")


def _sum(script: str, start: int, page: _Names) -> tuple[str, int]:
    """The text that the sum from there on makes, and where it ends."""
    made, at = "", start
    while term := _TERM.match(script, at):
        made += page.value(term)
        at = term.end()
        plus = _PLUS.match(script, at)
        if plus is None:
            break
        at = plus.end()
    return made, at


def _data(behind: str, script: str, page: _Names) -> tuple[dict[str, str], bool]:
    """The request's data that stands behind its address, and whether it is sent as JSON."""
    found, as_json = _DATA.search(behind), False
    if found is None and (name := _NAMED_DATA.search(behind)):
        as_json = bool(name[1])
        found = re.search(rf"\b{re.escape(name[2])}\s{{0,10}}=\s{{0,10}}{_OBJECT}", script)
    if found is None:
        text = _TEXT_DATA.search(behind)
        made = _sum(behind, text.end(), page)[0] if text else ""
        return dict(parse_qsl(made, keep_blank_values=True)), False
    pairs = found["pairs"]
    values = {pair[1]: _sum(pairs, pair.end(), page)[0] for pair in _PAIR.finditer(pairs)}
    return values, as_json or bool(found["json"])
