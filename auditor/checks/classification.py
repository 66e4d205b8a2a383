"""CAT: the class values of a catalogue entry, and its block as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from auditor.answers import INAPPLICABLE, PASSED, Answers, cannot_tell, failed
from auditor.computed.classes import UnknownClasses
from auditor.computed.context import Context
from auditor.computed.roles import Role, says_something, stated
from auditor.computed.scope import Settings
from auditor.computed.titles import plain
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import item_rule
from auditor.words import FIELDS, joined
from crawler.index.views import ItemView
from crawler.items import Field, Place

_PARTS = re.compile(r"\s*[/／\\|｜;；,，>＞]\s*|\s{1,9}-\s{1,9}")


_FINER = re.compile(r"[、\s]+")


class Facets(Settings):
    """``themes`` is the code list of 主题分类; ``audiences`` and ``genres`` are values of the
    other facets (服务对象, 体裁) that do not belong there."""

    themes: tuple[str, ...]
    audiences: tuple[str, ...]
    genres: tuple[str, ...]

    @cached_property
    def facets(self) -> dict[str, str]:
        """Every known value in its comparable form, with its facet."""
        of = {"audience": self.audiences, "genre": self.genres, "theme": self.themes}
        return {plain(word): facet for facet, words in of.items() for word in words}


_FACETS = {
    "theme": Text("主题", "theme"),
    "audience": Text("服务对象", "audience"),
    "genre": Text("体裁", "genre"),
}


@item_rule(
    "CAT004",
    name="class-mixes-facets",
    severity=Severity.LOW,
    params=Facets,
    needs=(UnknownClasses,),
)
def mixed_facets(item: ItemView, params: Facets, context: Context) -> Answers:
    """The theme of an entry holds values of other facets.

    What: 主题分类 names an audience (公民) or a genre (通知) beside the theme or in its place.
    Why: Entries are found and counted by theme; a mixed value belongs to none.
    Basis: GB/T 21063.4 sorts themes; audience and genre are facets of their own.
    How measured: The value of 主题分类, split at slashes, commas and the like, is compared with the
    profile's list of themes, audiences and genres. 其他 belongs to all. Values in no list are
    told once for the site, as cantTell, to be held against the site's own list.
    Fix: Leave the theme alone in its field, and put the others into theirs.
    """
    if context.role(item) is Role.LETTER:
        return INAPPLICABLE
    said = [claim.raw.strip() for claim in stated(item, Field.SUBJECT) if says_something(claim)]
    value = next((raw for raw in said if not context.is_placeholder(raw)), "")
    if not value:
        return INAPPLICABLE
    found = {part: params.facets.get(plain(part)) for part in _split(value, params)}
    foreign = {part: facet for part, facet in found.items() if facet in ("audience", "genre")}
    if foreign:
        names = list(dict.fromkeys(_FACETS[facet] for facet in foreign.values() if facet))
        words = Text(
            f"主题分类“{value}”中混有{'、'.join(name.zh for name in names)}：{'、'.join(foreign)}",
            f"the theme {value!r} holds {' and '.join(name.en for name in names)}: "
            f"{', '.join(foreign)}",
        )
        return failed(item, words, {"value": value, "foreign": list(foreign)})
    if any(found.values()):
        return PASSED
    context.table(UnknownClasses).note(value)
    return INAPPLICABLE


def _split(value: str, params: Facets) -> list[str]:
    """The values of a field; 、 and spaces part them too where each part is known then."""
    parts: list[str] = []
    for part in filter(None, _PARTS.split(value)):
        finer = [one for one in _FINER.split(part) if one]
        is_finer = plain(part) not in params.facets and all(
            plain(one) in params.facets for one in finer
        )
        parts += finer if is_finer else [part]
    return parts


@mixed_facets.also_site
def _unknown(_: Facets, context: Context) -> Iterator[Result]:
    values = context.table(UnknownClasses).values()
    if values:
        shown = "、".join(value for value, _ in values[:10])
        words = Text(
            f"{len(values)} 个主题分类值不在通用分类表中：{shown}，请与本站的分类表核对",
            f"{len(values)} theme(s) are in no list known here: {shown}; see the site's own",
        )
        evidence = {"values": dict(values[:50])}
        yield cannot_tell(context.site_subject(), Reason.CLASS, words, evidence)


class Block(Settings):
    """So many different rows that all stand twice make a block that was printed twice."""

    fewest: int


@item_rule("CAT007", name="duplicated-catalogue-block", severity=Severity.LOW, params=Block)
def duplicated_block(item: ItemView, params: Block, _: Context) -> Answers:
    """The catalogue block stands twice on the page.

    What: Every row of the block is printed twice with the same text.
    Why: The template is broken; readers wonder which of the two holds, and only one is kept up.
    Basis: 政府网站发展指引 on the layout of pages.
    How measured: The labelled rows of the block with their texts. A copy that is made for small
    screens, as its markup says, is not counted; nor is a single row that stands twice.
    Fix: Remove the second block from the template.
    """
    rows = [(c.field, c.label, c.raw) for c in item.claims if c.place is Place.TABLE]
    if len(rows) < params.fewest:
        return INAPPLICABLE
    counts = Counter(rows)
    twice = [row for row, count in counts.items() if count > 1]
    if len(twice) < params.fewest or 2 * len(twice) < len(counts):
        return PASSED
    names = joined([Text(label, label) if label else FIELDS[field] for field, label, _ in twice])
    words = Text(
        f"索引块重复出现：{names.zh} 各有 {max(counts.values())} 处",
        f"the catalogue block stands {max(counts.values())} times: {names.en}",
    )
    return failed(item, words, {"fields": [label or field.value for field, label, _ in twice]})
