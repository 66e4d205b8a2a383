"""INT: who interprets, and whether interpretations come about with the documents."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.interpreters import drafters, is_one_of
from auditor.computed.pairs import Pairs
from auditor.computed.presence import PageWanted, Shown
from auditor.computed.scope import Settings
from auditor.computed.works import Interpretation, Work
from auditor.rule import Reason, Severity, Subject, SubjectKind, Text
from auditor.rulebook import NoParams, item_rule, site_rule
from crawler.index.views import ItemView

_SHOWN = 20


@site_rule(
    "INT004",
    name="interpreter-is-not-drafter",
    severity=Severity.LOW,
    needs=(Pairs,),
)
def foreign_interpreter(_: NoParams, context: Context) -> Iterator[Answer]:
    """An interpretation is not by who drafted the document.

    What: The body that an interpretation names as interpreter is not the one that drafted it.
    Why: Only who drafted a document knows why it says what it says.
    Basis: 国办发〔2016〕80号 and the profile's own source: 谁起草、谁解读; what a department
    issues, it interprets, of a joint document the leading one.
    How measured: The interpreter is the body behind 解读机关 or 解读单位 in the text. The drafter
    is the body behind 起草单位 on either page, else the departments that issued the document.
    Where a government issued it and nobody is named as drafter, or the interpreter is a division
    of some body, one cantTell for the site names the pages. Other pages say nothing of it.
    Fix: Have the drafting body interpret, or name it.
    """
    untold: list[str] = []
    for work in context.table(Pairs).works:
        for pair in work.pairs:
            one = pair.interpretation
            made_by = drafters(work.page, one.drafter) if one.interpreter else ()
            is_theirs = is_one_of(one.interpreter, made_by) if made_by else None
            if not one.interpreter:
                yield INAPPLICABLE
            elif is_theirs is None:
                untold.append(one.url)
            else:
                yield PASSED if is_theirs else _foreign(one, work, made_by)
    if untold:
        words = Text(
            f"{len(untold)} 篇解读看不出文件由谁起草，请核对解读机关是否为起草部门",
            f"{len(untold)} interpretation(s) do not tell who drafted: compare with the files",
        )
        evidence = {"urls": sorted(untold)[:_SHOWN]}
        yield cannot_tell(context.site_subject(), Reason.CLASS, words, evidence)


def _foreign(one: Interpretation, work: Work, made_by: tuple[str, ...]) -> Answer:
    said = "、".join(made_by)
    return failed(
        Subject(SubjectKind.ITEM, one.url, one.title),
        Text(
            f"解读机关为“{one.interpreter}”，文件由“{said}”起草或制发",
            f"interpreted by {one.interpreter}, drafted or issued by {said}",
        ),
        {
            "interpreter": one.interpreter,
            "drafters": list(made_by),
            "policy_url": work.page.url,
            "policy_title": work.page.title,
        },
        distinguish=work.page.url,
        seen=one.seen,
    )


class ProcessPage(Settings):
    """The page that tells how interpretations are prepared, where one is published."""

    page: PageWanted


@item_rule(
    "INT006",
    name="interpretation-process-unproven",
    severity=Severity.INFO,
    params=ProcessPage,
    needs=(Shown,),
)
def interpretation_process(item: ItemView, params: ProcessPage, context: Context) -> Answers:
    """Whether interpretations are prepared together with documents cannot be seen from outside.

    What: Plan and text of an interpretation are drafted, reviewed and signed with the document.
    Why: An interpretation that is thought of later comes too late.
    Basis: The profile's own source: 解读方案、解读材料与政策性文件同步组织、同步审签、同步部署.
    How measured: It is an internal step: one cantTell for the site asks for the papers, and names
    the published system of interpretation if there is one.
    Fix: Show the assessor the plans of interpretation of the documents that he picks.
    """
    context.table(Shown).note(params.page, item)
    return ()


@interpretation_process.also_site
def process_of_the_site(params: ProcessPage, context: Context) -> Answer:
    """One answer for the site."""
    if not any(column.is_list for column in context.columns):
        return INAPPLICABLE
    hits = sorted(hit.subject.url for hit in context.table(Shown).hits(params.page))
    words = Text(
        "解读方案是否与文件同步起草、审签，网上无法判断，请抽查文件的报批材料",
        "whether interpretations are drafted and signed with the documents is internal: "
        "look at the papers",
    )
    evidence = {"urls": hits[:_SHOWN]} if hits else {}
    return cannot_tell(context.site_subject(), Reason.INTERNAL, words, evidence)
