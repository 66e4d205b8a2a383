"""COL: columns that a site must have: whether they are there, in their place, and whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from auditor.answers import INAPPLICABLE, PASSED, Answer, cannot_tell, failed
from auditor.checks.column import is_under, unread_column
from auditor.computed.column_names import ColumnWanted, Menu, columns_of, is_there, saw_menus
from auditor.computed.context import Context
from auditor.computed.reach import was_read
from auditor.computed.scope import Settings
from auditor.computed.titles import plain
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import site_rule
from crawler.index.views import ColumnView
from crawler.outcomes import GONE, FetchOutcome

_ALIVE = frozenset({FetchOutcome.OK, FetchOutcome.UNCHANGED, FetchOutcome.NOT_HTML})


class ColumnsWanted(Settings):
    """The columns that a site must have."""

    columns: tuple[ColumnWanted, ...]


@site_rule(
    "COL004",
    name="required-column-missing",
    severity=Severity.HIGH,
    params=ColumnsWanted,
    needs=(Menu,),
)
def required_columns(params: ColumnsWanted, context: Context) -> Iterator[Answer]:
    """A required column is missing.

    What: The site has no column of a sort that the profile requires.
    Why: What has no place on a portal is neither published nor found.
    Basis: 政府网站与政务新媒体检查指标: the columns that every portal has; 安徽省交通运输厅贯彻意见
    四（三）: five columns of interaction.
    How measured: By meaning: the names of columns and of those above them, with customary
    synonyms, and what a column is for; an entry of the home page that leads to another site counts
    too. A column that is there and blank is COL001's. Where the home page or a column could not be
    opened, or the crawl was stopped early, what was not found is one cantTell of the site.
    Fix: Open the column and fill it.
    """
    owed = [wanted for wanted in params.columns if wanted.is_owed(context)]
    absent = [wanted for wanted in owed if not is_there(wanted, context)]
    yield from [PASSED] * (len(owed) - len(absent))
    yield from absent_columns(absent, context)


def absent_columns(absent: list[ColumnWanted], context: Context) -> Iterator[Result]:
    """Columns that were not found: each a failure, or all of them one doubt."""
    site = context.site_subject()
    if absent and not saw_menus(context):
        names = Text("、".join(w.zh for w in absent), ", ".join(w.en for w in absent))
        words = Text(
            f"未见栏目：{names.zh}；网站没有读全，请人工查找",
            f"columns not seen: {names.en}; the site was not read as a whole: look for them",
        )
        yield cannot_tell(site, Reason.CLASS, words, {"columns": [w.zh for w in absent]})
        return
    for wanted in absent:
        words = Text(f"网站没有“{wanted.zh}”栏目", f"the site has no column: {wanted.en}")
        evidence = {"column": wanted.zh, "names": list(wanted.names)}
        yield failed(site, words, evidence, distinguish=wanted.en)


class Node(Settings):
    """A column of the standard tree and the names of the column that it lies under, if any."""

    column: ColumnWanted
    under: tuple[str, ...] = ()


class Tree(Settings):
    """The standard tree of columns."""

    nodes: tuple[Node, ...]


@site_rule(
    "COL005",
    name="tree-differs-from-standard",
    severity=Severity.MEDIUM,
    params=Tree,
    needs=(Menu,),
)
def standard_tree(params: Tree, context: Context) -> Iterator[Answer]:
    """The tree of columns differs from the standard tree.

    What: A column of the standard catalogue is missing, or lies elsewhere than the standard says.
    Why: Where all portals of a province are built alike, people find their way.
    Basis: 目录内容基本规范: the catalogue's columns; the tree itself is data of the profile.
    How measured: Names as COL004. A column lies where its path says, as menus and breadcrumbs show
    it; one whose path is not shown is not judged by its place. What was not found is one cantTell
    where the site was not read as a whole.
    Fix: Open the column, or move it to its place.
    """
    absent = []
    for node in params.nodes:
        if not node.column.is_owed(context):
            continue
        found = columns_of(node.column, context)
        if not found and not is_there(node.column, context):
            absent.append(node.column)
        else:
            yield _placed(node, found)
    yield from absent_columns(absent, context)


def _placed(node: Node, found: list[ColumnView]) -> Answer:
    """Whether any of the columns lies where the standard has it."""
    shown = [one for one in found if len(one.path) > 1]
    if not node.under or len(shown) < len(found) or not found:
        return PASSED
    above = [plain(step) for one in shown for step in one.path[:-1]]
    if any(name in step for step in above for name in node.under):
        return PASSED
    column = shown[0]
    words = Text(
        f"栏目“{column.name}”应设在“{node.under[0]}”之下，现位于：{' > '.join(column.path)}",
        f"{column.name} should lie under {node.under[0]}; it lies at {' > '.join(column.path)}",
    )
    evidence = {"path": list(column.path), "under": list(node.under)}
    return failed(column, words, evidence, distinguish=node.column.en)


class Block(Settings):
    """A block of topics: the column that holds it by ``names``, and synonyms of each topic.

    Where the block is ``required`` and no column holds it, its topics may be columns anywhere.
    """

    zh: str
    en: str
    names: tuple[str, ...]
    topics: Mapping[str, tuple[str, ...]]
    required: bool = False

    def lacking(self, columns: list[ColumnView]) -> list[str]:
        """The topics that no column is named after."""
        names = [plain(column.name) for column in columns]
        return [
            topic
            for topic, words in self.topics.items()
            if not any(word in name for name in names for word in (topic, *words))
        ]


class Blocks(Settings):
    """The blocks of topics that are looked at."""

    blocks: tuple[Block, ...]


@site_rule("COL006", name="topic-block-incomplete", severity=Severity.MEDIUM, params=Blocks)
def topic_blocks(params: Blocks, context: Context) -> Iterator[Answer]:
    """A block of topics is incomplete.

    What: A column that gathers the topics of a field (社会公益事业, 困难群众基本生活保障, 监管信息)
    lacks one of those that the rules name.
    Why: The topics were named one by one because people depend on each of them.
    Basis: 通辽市实施意见: six topics of aid, ten of supervision; 天长市: seven topics of public
    welfare, thirteen of public concern.
    How measured: By the names of the columns under the block, with synonyms; a word inside an item
    is no column. A block that has no columns for most of them, or could not be opened, is cantTell.
    Where the profile requires the topics and the site has no such block, any column of the site
    counts.
    Fix: Open a column for each topic.
    """
    for block in params.blocks:
        holders = [
            one
            for one in context.columns
            if any(name in plain(one.name) for name in block.names) and one.outcome not in GONE
        ]
        if holders:
            yield _held(block, holders, context)
        elif not block.required:
            yield INAPPLICABLE
        else:
            yield _anywhere(block, context)


def _held(block: Block, holders: list[ColumnView], context: Context) -> Answer:
    """The block in the column that has most columns under it."""
    parts = {
        holder.id: [one for one in context.columns if is_under(one, holder)] for holder in holders
    }
    holder = max(holders, key=lambda one: len(parts[one.id]))
    under = parts[holder.id]
    lacking = block.lacking(under)
    if not lacking:
        return PASSED
    if not under and not was_read(holder):
        return unread_column(holder, holder.outcome)
    if 2 * len(lacking) > len(block.topics):
        words = Text(
            f"“{holder.name}”没有按规定的专题分设栏目，请查看内容是否涵盖：{'、'.join(lacking)}",
            f"{holder.name} is not divided into these topics: look whether it covers them",
        )
        return cannot_tell(holder, Reason.CLASS, words, {"topics": lacking}, distinguish=block.en)
    words = Text(
        f"“{holder.name}”缺少专题：{'、'.join(lacking)}",
        f"{holder.name} lacks {len(lacking)} topic(s): {', '.join(lacking)}",
    )
    evidence = {"missing": lacking, "found": len(block.topics) - len(lacking)}
    return failed(holder, words, evidence, distinguish=block.en)


def _anywhere(block: Block, context: Context) -> Answer:
    lacking = block.lacking([one for one in context.columns if one.outcome not in GONE])
    if not lacking:
        return PASSED
    site, evidence = context.site_subject(), {"missing": lacking}
    words = Text(
        f"网站没有{block.zh}专题：{'、'.join(lacking)}",
        f"the site has no column on {block.en}: {', '.join(lacking)}",
    )
    if saw_menus(context):
        return failed(site, words, evidence, distinguish=block.en)
    return cannot_tell(site, Reason.CLASS, words, evidence, distinguish=block.en)


@site_rule(
    "COL007",
    name="no-open-data-catalogue",
    severity=Severity.LOW,
    params=ColumnsWanted,
    needs=(Menu,),
)
def open_data(params: ColumnsWanted, context: Context) -> Iterator[Answer]:
    """There is no catalogue of open data, or it cannot be reached.

    What: Neither a column nor an entry of the home page leads to open data, or what it leads to is
    not there.
    Why: Data that nobody can find are not open.
    Basis: 通辽市实施意见 （八）: a catalogue of open data and one platform for it.
    How measured: Names as COL004; the crawl asked for the entries of the home page. One that does
    not answer, or that nobody asked for, is cantTell.
    Fix: Link the catalogue, or mend the link.
    """
    for wanted in params.columns:
        if not wanted.is_owed(context):
            yield INAPPLICABLE
            continue
        ends = [
            *((one.url, one.outcome) for one in context.columns if wanted.is_called(one.name)),
            *((one.url, one.outcome) for one in context.table(Menu).called(wanted)),
        ]
        yield from _reached(wanted, ends, context)


def _reached(
    wanted: ColumnWanted, ends: list[tuple[str, FetchOutcome | None]], context: Context
) -> Iterator[Answer]:
    site = context.site_subject()
    if not ends:
        yield from absent_columns([wanted], context)
    elif any(outcome in _ALIVE or outcome is FetchOutcome.REDIRECT for _, outcome in ends):
        yield PASSED
    elif all(outcome in GONE for _, outcome in ends):
        words = Text(
            f"“{wanted.zh}”的链接打不开：{ends[0][0]}", f"{wanted.en} is not there: {ends[0][0]}"
        )
        yield failed(site, words, {"target": ends[0][0]}, distinguish=wanted.en)
    else:
        words = Text(
            f"“{wanted.zh}”的链接未能核实，请打开查看：{ends[0][0]}",
            f"{wanted.en} could not be reached: open {ends[0][0]}",
        )
        evidence = {"target": ends[0][0], "outcome": str(ends[0][1])}
        yield cannot_tell(site, Reason.UNREACHABLE, words, evidence, distinguish=wanted.en)
