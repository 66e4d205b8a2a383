"""Texts that a plain script puts into empty elements of its page: ``$("#ly").html("县府办")``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from copy import deepcopy
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from crawler.fields.script_values import literal
from crawler.fields.scripts import MAX_SCRIPT

_MAX_FILLS = 20  # more than a header has
_TEXT = r"""(?:"(?:[^"\\\n]|\\.){0,200}"|'(?:[^'\\\n]|\\.){0,200}')"""
_FILL = re.compile(
    rf"""(?:document\.getElementById\(\s*["'](?P<plain>[\w-]{{1,60}})["']\s*\)
    \.(?:innerHTML|innerText|textContent)\s*=\s*
    |(?:\$|jQuery)\(\s*["']\#(?P<query>[\w-]{{1,60}})["']\s*\)\.(?:html|text)\(\s*)
    (?P<value>{_TEXT}|[A-Za-z_$][\w$]{{0,60}})\s*(?=[;)\n}}]|$)""",
    re.X,
)
_SET = re.compile(rf"(?:var|let|const)\s+([A-Za-z_$][\w$]{{0,60}})\s*=\s*({_TEXT})\s*(?=[;,\n]|$)")
_WORDS = (".innerHTML", ".innerText", ".textContent", ".html(", ".text(")
_BRANCH = re.compile(r"\b(?:if|else|switch|for|while|ajax|success|click|hover)\b|\?")


def find_fills(scripts: Iterable[str]) -> dict[str, str]:
    """What scripts put into which element, by its id.

    Only where nothing but literals is involved and nothing depends on a condition or an event;
    an element that gets two texts is left out.
    """
    found: dict[str, str | None] = {}
    for script in scripts:
        if len(script) > MAX_SCRIPT or not any(word in script for word in _WORDS):
            continue
        fills = list(_FILL.finditer(script))
        if not fills or _BRANCH.search(script):
            continue
        names = {name: literal(value) for name, value in _SET.findall(script)}
        for match in fills:
            target = match["plain"] or match["query"]
            value = match["value"]
            text = literal(value) if value[0] in "\"'" else names.get(value)
            found[target] = None if target in found else text
    texts = ((target, text) for target, text in found.items() if text and "<" not in text)
    return dict(islice(texts, _MAX_FILLS))


def fill(tree: HtmlElement, texts: dict[str, str]) -> HtmlElement:
    """A copy of the page in which every empty element writes the text that it is to get."""
    tree = deepcopy(tree)
    for target, text in texts.items():
        for element in tree.xpath("//*[@id=$id]", id=target):
            if not len(element) and not (element.text or "").strip():
                script = etree.SubElement(element, "script")
                script.text = f"document.write({json.dumps(text, ensure_ascii=False)})"
    return tree
