"""COL: what the rows of a column lead to, and whether an item stands in the right column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from auditor.answers import INAPPLICABLE, PASSED, UNTESTED, Answer, Answers, cannot_tell, failed
from auditor.checks.column import unread_column
from auditor.computed.context import Context
from auditor.computed.official import is_official
from auditor.computed.reach import leads_elsewhere, was_read
from auditor.computed.row_ends import RowEnds
from auditor.computed.scope import Settings
from auditor.computed.titles import plain
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import column_rule, item_rule
from crawler.index.views import ColumnView, ItemView
from crawler.items import ColumnKind

_SHOWN = 20
_MIXED = frozenset({ColumnKind.OTHER})
"""Columns of these kinds list what others hold: the latest of all, a department's."""


class OwnContent(Settings):
    """Columns of these ``kinds`` hold what the body itself answers for: their rows may lead to
    hosts that end with one of ``official`` only.
    """

    kinds: tuple[ColumnKind, ...]
    official: tuple[str, ...]


@column_rule(
    "COL003",
    name="column-leads-nowhere",
    severity=Severity.MEDIUM,
    params=OwnContent,
    needs=(RowEnds,),
)
def leads_nowhere(column: ColumnView, params: OwnContent, context: Context) -> Answers:
    """A column's entries lead to nothing, or away from public bodies.

    What: A row of the column leads to a page or file that is not there; or, in a column of the
    body's own documents, notices and duties, to a host that is no public body's.
    Why: A title that cannot be opened publishes nothing, and what stands elsewhere can be changed
    or lost without anybody's doing.
    Basis: 政府网站发展指引: columns are to be usable, and their content the site's own.
    How measured: By the answers to the crawl: own pages were read, other rows asked for. Dead is
    what the server itself says it does not have. News, reposted documents and topics may lead to
    the media; other bodies' portals, the site's own domain and the upstream portals count as
    public. Targets that did not answer, or whose host is a bare number, are cantTell.
    Fix: Mend the link, or publish the text on the site itself.
    """
    if column.outcome is None:
        return UNTESTED
    if leads_elsewhere(column):
        return INAPPLICABLE
    if not was_read(column):
        return unread_column(column, column.outcome)
    ends = context.table(RowEnds)
    foreign = ends.foreign(column.id) if column.kind in params.kinds else []
    judged = [(url, is_official(url, params.official, context)) for url in foreign]
    away = [url for url, official in judged if official is False]
    dead = ends.dead(column.id)
    if dead or away:
        words = Text(
            f"栏目“{column.name}”有 {len(dead)} 条内容打不开，{len(away)} 条转到站外非政府网站",
            f"{column.name}: {len(dead)} row(s) lead to nothing, {len(away)} to other than public "
            "bodies",
        )
        evidence = {"dead": dead[:_SHOWN], "off_site": away[:_SHOWN]}
        return failed(column, words, evidence)
    unknown = ends.unknown(column.id) + [url for url, official in judged if official is None]
    if unknown:
        words = Text(
            f"栏目“{column.name}”有 {len(unknown)} 条内容没有应答或者不能确认，请打开核对",
            f"{column.name}: {len(unknown)} row(s) did not answer or cannot be told: open them",
        )
        return cannot_tell(column, Reason.UNREACHABLE, words, {"targets": unknown[:_SHOWN]})
    return PASSED if ends.count(column.id) else INAPPLICABLE


class Cue(Settings):
    """What a title tells of the class of an item.

    A title that has the ``pattern`` and not ``but`` belongs into a column of one of the kinds
    ``belongs``; it is filed wrongly where all its columns are of the kinds ``wrong``, and none is
    named with one of the words ``named``. ``unless_site`` are words of names of sites that the
    cue does not hold for; ``needs_column`` asks that the site has a column where it belongs.
    """

    zh: str
    en: str
    pattern: str
    but: str = ""
    belongs: tuple[ColumnKind, ...]
    wrong: tuple[ColumnKind, ...]
    named: tuple[str, ...] = ()
    unless_site: tuple[str, ...] = ()
    needs_column: bool = False

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
        return re.compile(self.pattern), re.compile(self.but) if self.but else None

    def fits(self, title: str, context: Context) -> bool:
        """Whether the title tells the class."""
        told, not_told = self._compiled
        if not told.search(title) or (not_told and not_told.search(title)):
            return False
        if any(word in context.site.name for word in self.unless_site):
            return False
        has_one = any(one.kind in self.belongs for one in context.columns)
        return has_one or not self.needs_column

    def is_named(self, columns: tuple[ColumnView, ...]) -> bool:
        """Whether a column says by its own name, or by one above it, that such titles are there."""
        steps = [step for one in columns for step in (one.name, *one.path)]
        return any(word in step for step in steps for word in self.named)


class Cues(Settings):
    """The cues, the first that fits counts."""

    cues: tuple[Cue, ...]

    @cached_property
    def any_kind(self) -> frozenset[ColumnKind]:
        """Kinds of columns in which anything may be wrong."""
        return frozenset(kind for cue in self.cues for kind in cue.wrong)


@item_rule("COL010", name="item-in-the-wrong-column", severity=Severity.LOW, params=Cues)
def wrong_column(item: ItemView, params: Cues, context: Context) -> Iterator[Answer]:
    """An item is filed in the wrong column.

    What: The title tells that the item is an interpretation, a draft for comment, a budget, a
    superior body's document, a report of an event; yet every column that lists it is for
    something else.
    Why: People look for a thing where its name says that it is.
    Basis: 安徽省交通运输厅贯彻意见, posted under 专项工作 instead of 上级文件; 政府网站发展指引:
    columns hold what their names say.
    How measured: Title cues, as data of the profile. An item that any fitting column lists is
    filed rightly, and so is one in a column whose name has room for both (政策文件及解读). Columns
    for everything (最新公开) say nothing of it. Where no list of the crawl names the item and only
    its breadcrumb tells the column, cantTell.
    Fix: Move the item, or list it in the right column too.
    """
    kinds = item.kinds - _MIXED
    if not kinds or not kinds <= params.any_kind:
        yield INAPPLICABLE
        return
    title = plain(item.title)
    for cue in params.cues:
        is_wrong = kinds <= frozenset(cue.wrong) and not cue.is_named(item.columns)
        if is_wrong and cue.fits(title, context):
            yield _misfiled(item, cue)
            return
    yield PASSED


def _misfiled(item: ItemView, cue: Cue) -> Answer:
    steps = [" > ".join(one.path) or one.name for one in item.columns]
    where = "；".join(steps) or " > ".join(item.breadcrumb)
    words = Text(
        f"标题看似{cue.zh}，却列在“{where}”", f"the title is that of {cue.en}, listed in {where}"
    )
    evidence = {"told_by_title": cue.zh, "columns": steps}
    if not item.columns:
        return cannot_tell(item, Reason.CLASS, words, evidence)
    return failed(item, words, evidence)
