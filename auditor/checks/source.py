"""SRC: where a page says that its text comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.answers import INAPPLICABLE, PASSED, Answers, failed
from auditor.computed.context import Context
from auditor.computed.customs import Customs
from auditor.computed.roles import Role, says_something
from auditor.computed.scope import Settings
from auditor.rule import Result, Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView
from crawler.items import ColumnKind, Field, Place

_SHOWN = frozenset({Place.HEADER, Place.TABLE, Place.SCRIPT, Place.HIDDEN, Place.API})

_FRAME = " \u3000\xa0[]【】()（）:：|"
_OPENING, _ENDING = 80, 160  # characters of a text in which it says where it comes from
_WORDS = "(?:文章|信息|稿件|新闻|内容|原文|本文)?来源(?:于|自)?|稿源|原载|转自|转载自|摘自|摘编自"
_MEDIUM = r"[\u4e00-\u9fff]{1,10}(?:社|网|台|报|微信公众号|客户端)"
_TOLD = re.compile(
    rf"[（(【\[]\s?(?:(?:{_WORDS})[：:]?\s?[^）)】\]\n]{{2,40}}|据{_MEDIUM}[^）)】\]\n]{{0,20}})[）)】\]]"
    rf"|(?m:^[ \t\u3000]*(?:{_WORDS})[：:]\s?[^\s）)】\]])"
    rf"|(?m:^[ \t\u3000（(]*据?{_MEDIUM}[\u4e00-\u9fff]{{0,8}}"
    r"(?:\d{1,2}月)?\d{1,2}日(?:电|讯|消息))"
)
"""What a text itself says of its source: （来源：新华社）, 转自新华网, 新华社北京6月1日电."""


class SourceRequired(Settings):
    """``kinds``: columns whose pages must name a source. ``placeholders``: values that say that
    there is none. Elsewhere a source is required where at least ``share`` of the site's pages
    of the same sort name one, and at least ``fewest`` of them."""

    kinds: tuple[ColumnKind, ...]
    placeholders: tuple[str, ...]
    share: float
    fewest: int


@item_rule(
    "SRC001",
    name="missing-source",
    severity=Severity.MEDIUM,
    params=SourceRequired,
    needs=(Customs,),
)
def missing_source(item: ItemView, params: SourceRequired, context: Context) -> Answers:
    """The source of a text is missing.

    What: The page names no source, leaves 来源 empty, or says 暂无来源.
    Why: A reader cannot tell who answers for the text, and a repost without its source cannot
    be checked against the original.
    Basis: Reposts name their source (政府网站发展指引). The profile names the kinds of columns
    whose pages need one; elsewhere an empty or void 来源 is the defect.
    How measured: What the page shows after 来源 counts, and what the text says of it at its
    beginning or end (新华社北京6月1日电, 转自…); a meta tag is seen by no reader. Where
    nearly all pages of a sort name a source, one without it fails too. Letters have no source.
    Fix: Fill in the name of the body or medium that the text comes from.
    """
    if context.role(item) is Role.LETTER:
        return INAPPLICABLE
    shown = [c for c in item.claims if c.field is Field.SOURCE and c.place in _SHOWN]
    said = [raw for claim in shown if says_something(claim) and (raw := claim.raw.strip(_FRAME))]
    if any(not _is_void(raw, params, context) for raw in said) or (item.source and not shown):
        return PASSED
    if not shown and not item.kinds.intersection(params.kinds):
        return INAPPLICABLE
    if not shown and _is_told(item.body):
        return PASSED
    return _missing(item, said[0] if said else None, is_labelled=bool(shown))


def _is_told(body: str) -> bool:
    found = _TOLD.search(body, 0, _OPENING) or _TOLD.search(body, len(body) - _ENDING)
    return found is not None


def _missing(item: ItemView, said: str | None, *, is_labelled: bool) -> Result:
    if said:
        words = Text(f"来源填的是“{said}”", f"the source says only {said!r}")
        return failed(item, words, {"value": said, "state": "placeholder"})
    if is_labelled:
        words = Text("“来源”后为空", "nothing follows the label 来源")
        return failed(item, words, {"state": "empty"})
    return failed(item, Text("未注明来源", "no source is named"), {"state": "absent"})


@missing_source.also_site
def _customary(params: SourceRequired, context: Context) -> Iterator[Result]:
    customs = context.table(Customs)
    for sort, page in customs.breaches(Field.SOURCE, params.share, params.fewest):
        if not sort.kinds.intersection(params.kinds):
            yield failed(
                page.subject,
                Text(
                    "未注明来源，而本站同类页面一般都注明",
                    "no source is named, though pages of its sort name one",
                ),
                {"state": "customary"},
                seen=page.seen,
            )


def _is_void(raw: str, params: SourceRequired, context: Context) -> bool:
    return context.is_placeholder(raw) or raw.strip() in params.placeholders


class ForbiddenSources(Settings):
    """``words`` mark a source wherever they stand in it; ``names`` are whole sources."""

    words: tuple[str, ...]
    names: tuple[str, ...]


@item_rule("SRC002", name="forbidden-source", severity=Severity.MEDIUM, params=ForbiddenSources)
def forbidden_source(item: ItemView, params: ForbiddenSources, context: Context) -> Answers:
    """The source is none that a government site may repost from.

    What: The page names a self-media account, a document-sharing site or simply the internet as
    its source.
    Why: Nobody answers for such a text, and the government's name vouches for it.
    Basis: 政府网站发展指引: reposts come from party and government sites and authorised media.
    How measured: The source that the page states is compared with the profile's words.
    Fix: Repost from the authority itself and name it.
    """
    if not item.source or context.is_placeholder(item.source):
        return INAPPLICABLE
    source = item.source.strip()
    if source not in params.names and not any(word in source for word in params.words):
        return PASSED
    return failed(
        item,
        Text(f"来源“{source}”不得作为转载来源", f"{source} is no source to repost from"),
        {"value": source},
    )
