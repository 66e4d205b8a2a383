"""INT: what interpretations say: the elements that they need, and the file's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import model_validator

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.duty import is_in_force
from auditor.computed.pairs import Pairs, copied
from auditor.computed.pieces import weight
from auditor.computed.roles import Role
from auditor.computed.scope import Settings
from auditor.computed.works import Pair, Work
from auditor.rule import Reason, Severity, Subject, SubjectKind, Text
from auditor.rulebook import item_rule, site_rule
from auditor.words import quoted
from crawler.index.views import ItemView

_SHOWN = 20


class Elements(Settings):
    """``elements`` with the words that tell each; the ``core`` ones are asked for.

    A page with fewer than ``shortest`` characters shows pictures or a film; where its title has
    one of the ``pictured`` words, nothing is asked of its text.
    """

    elements: Mapping[str, tuple[str, ...]]
    core: tuple[str, ...]
    shortest: int
    pictured: tuple[str, ...]

    @model_validator(mode="after")
    def _core_is_known(self) -> Elements:
        unknown = [name for name in self.core if name not in self.elements]
        if unknown:
            raise ValueError(f"core: no such element: {', '.join(unknown)}")
        return self

    def lacking(self, text: str) -> list[str]:
        """The names of the elements of which no word stands in a text."""
        return [
            name for name, words in self.elements.items() if not any(word in text for word in words)
        ]


@item_rule(
    "INT003",
    name="interpretation-lacks-elements",
    severity=Severity.MEDIUM,
    params=Elements,
)
def missing_elements(item: ItemView, params: Elements, context: Context) -> Answers:
    """An interpretation lacks elements that it needs.

    What: An interpretation does not speak of why, what for, what, for whom, or by which standard.
    Why: Who reads the interpretation wants to know exactly this.
    Basis: 安徽省交通运输厅贯彻落实意见 二（二） and 通辽市实施意见（十一） name nine elements; the
    first five are the core (背景依据, 目标任务, 主要内容, 涉及范围, 执行标准).
    How measured: The text of interpretations within the profile's period is searched for the
    words of each element. A text without any core element fails; where some are not found,
    cantTell names them, for they may be said in other words. Pictures and films are not asked;
    a page with hardly any text and no word for its form is cantTell.
    Fix: Complete the interpretation.
    """
    if context.role(item) is not Role.INTERPRETATION:
        return INAPPLICABLE
    day = item.published_at
    if day is not None and day.latest.date() < context.scope.since:
        return INAPPLICABLE
    if len(item.body) < params.shortest:
        return _pictured(item, params)
    lacking = params.lacking(item.body)
    missing = [name for name in params.core if name in lacking]
    return _lacks(item, missing, lacking, params) if missing else PASSED


def _pictured(item: ItemView, params: Elements) -> Answer:
    if any(word in item.title for word in params.pictured):
        return INAPPLICABLE
    words = Text(
        "页面文字过少，解读内容可能在图片、视频或附件中，请人工查看",
        "hardly any text: the interpretation may be a picture, a film or a file",
    )
    return cannot_tell(item, Reason.IMAGE, words)


def _lacks(item: ItemView, missing: list[str], lacking: list[str], params: Elements) -> Answer:
    evidence = {"missing": missing, "also_missing": [n for n in lacking if n not in missing]}
    zh, en = "、".join(missing), ", ".join(missing)
    if len(missing) == len(params.core):
        return failed(item, Text(f"解读没有写{zh}", f"the interpretation lacks {en}"), evidence)
    words = Text(
        f"未见{zh}的字样，请人工核对解读是否说明",
        f"no words for {en}: look whether the interpretation tells it",
    )
    return cannot_tell(item, Reason.CLASS, words, evidence)


class Copying(Settings):
    """``overlap`` is the share of the interpretation that may be the file's own words; texts of
    fewer than ``shortest`` characters are not compared."""

    overlap: float
    shortest: int


@site_rule(
    "INT009",
    name="interpretation-copies-file",
    severity=Severity.MEDIUM,
    params=Copying,
    needs=(Pairs,),
)
def copied_file(params: Copying, context: Context) -> Iterator[Answer]:
    """An interpretation only repeats the file.

    What: Most of an interpretation's text is the policy's own.
    Why: Repeating a text does not explain it.
    Basis: 国办发〔2016〕80号 and the profile's own source: interpretations explain background,
    purpose and differences in plain words.
    How measured: For every pair found as in INT001, the share of the interpretation's clauses,
    weighed by their length, that stand in the policy too. Where policies stand in files only,
    one cantTell for the site names them.
    Fix: Write an interpretation that explains.
    """
    in_files: list[str] = []
    for work in context.table(Pairs).works:
        if is_in_force(work.page, context) is False:
            continue
        for pair in work.pairs:
            if weight(pair.interpretation.pieces) < params.shortest:
                yield INAPPLICABLE
            elif all(weight(page.pieces) < params.shortest for page in work.pages):
                in_files.append(work.page.url)
            else:
                yield _copies(work, pair, params)
    if in_files:
        words = Text(
            f"{len(in_files)} 份文件的正文不在网页上，无法与解读比对",
            f"the text of {len(in_files)} policies is not on their pages and cannot be compared",
        )
        evidence = {"urls": sorted(in_files)[:_SHOWN]}
        yield cannot_tell(context.site_subject(), Reason.IMAGE, words, evidence)


def _copies(work: Work, pair: Pair, params: Copying) -> Answer:
    share, one, page = copied(work, pair), pair.interpretation, work.page
    if share < params.overlap:
        return PASSED
    return failed(
        Subject(SubjectKind.ITEM, one.url, one.title),
        Text(
            f"解读有 {share:.0%} 的文字与文件{quoted(page.title)}相同（限 {params.overlap:.0%}）",
            f"{share:.0%} of the text is that of {page.title} (limit {params.overlap:.0%})",
        ),
        {
            "policy_url": page.url,
            "policy_title": page.title,
            "overlap": round(share, 3),
            "limit": params.overlap,
            "matched_by": list(pair.evidence),
        },
        distinguish=page.url,
        seen=one.seen,
    )
