"""INT: the forms of interpretations, and whether a head interprets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.explaining import UNKNOWN, Forms, Heads
from auditor.computed.phrases import regular
from auditor.computed.reach import Reach
from auditor.computed.roles import Role
from auditor.computed.scope import Settings
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView
from crawler.items import ColumnKind

_SHOWN = 20
_SEARCHED = 20_000
_NAMED = re.compile(r"解读人\s{0,3}[:：]\s{0,3}([^\n，。；;]{2,40})")


class FormShare(Settings):
    """``forms`` with the words of titles and files that tell each; the ``counted`` ones are more
    than text. Of ``fewest`` or more interpretations at least ``share`` must be such. A page of
    fewer than ``shortest`` characters has an unknown form."""

    forms: Mapping[str, tuple[str, ...]]
    counted: tuple[str, ...]
    share: float
    fewest: int
    shortest: int


@item_rule(
    "INT005",
    name="text-only-interpretation",
    severity=Severity.LOW,
    params=FormShare,
    needs=(Forms,),
)
def text_only(item: ItemView, params: FormShare, context: Context) -> Answers:
    """A site interprets in words alone.

    What: Of a site's interpretations hardly any is a picture, a film, or another vivid form.
    Why: Many people understand a picture or a film who do not read a paper.
    Basis: 安徽省交通运输厅贯彻落实意见 二（二）: interpretations use diagrams, audio and film.
    How measured: The forms of all interpretations within the profile's period, by the words of
    their titles and files. A page with hardly any text and no such word may be a picture:
    where such pages decide, cantTell. Sites with few interpretations are not judged.
    Fix: Add diagrams, films or audio to important interpretations.
    """
    day = item.published_at
    is_old = day is not None and day.latest.date() < context.scope.since
    if context.role(item) is Role.INTERPRETATION and not is_old:
        context.table(Forms).note(params.forms, item, params.shortest)
    return ()


@text_only.also_site
def forms_of_the_site(params: FormShare, context: Context) -> Answer:
    """One answer for the site."""
    counts = context.table(Forms).counts
    total = counts.total()
    if total < params.fewest:
        return INAPPLICABLE
    vivid = sum(counts[form] for form in params.counted)
    if vivid >= params.share * total:
        return PASSED
    evidence = {"interpretations": total, "forms": dict(sorted(counts.items()))}
    site = context.site_subject()
    if vivid + counts[UNKNOWN] >= params.share * total:
        words = Text(
            f"{counts[UNKNOWN]} 篇解读文字过少，形式不明，请人工查看是否为图解、视频",
            f"{counts[UNKNOWN]} interpretations show hardly any text: are they pictures or films?",
        )
        return cannot_tell(site, Reason.IMAGE, words, evidence)
    words = Text(
        f"{total} 篇解读中，图解、音频、视频等形式 {vivid} 篇，应不少于 {params.share:.0%}",
        f"{vivid} of {total} interpretations are more than text; at least {params.share:.0%} "
        "should be",
    )
    return failed(site, words, evidence)


class HeadDuty(Settings):
    """In each year a head interprets ``times`` times. ``heads`` finds the posts of heads,
    ``perhaps`` words that may mean one, ``acts`` the acts in titles of other pages that count."""

    times: int
    heads: Annotated[str, AfterValidator(regular)]
    perhaps: tuple[str, ...]
    acts: tuple[str, ...]

    @cached_property
    def head(self) -> re.Pattern[str]:
        """The posts of heads."""
        return re.compile(self.heads)


@item_rule(
    "INT007",
    name="head-does-not-interpret",
    severity=Severity.MEDIUM,
    params=HeadDuty,
    needs=(Heads, Reach),
)
def silent_head(item: ItemView, params: HeadDuty, context: Context) -> Answers:
    """The head of the body does not interpret policies.

    What: In the last full year the head interpreted fewer policies than the profile asks.
    Why: The head is the first to answer for a policy.
    Basis: 通辽市实施意见（十）: heads interpret important policies at least once a year.
    How measured: Interpretations, and pages whose title tells of an answer to the press, a
    conference or a talk, count where the title or the line 解读人 names the post of a head
    (局长, not 副局长). Where only a name or 负责人 is told, or lists were not read back far
    enough, cantTell. A year without any interpretation is not judged.
    Fix: Have the head interpret important policies, and say so on the page.
    """
    table, is_one = context.table(Heads), context.role(item) is Role.INTERPRETATION
    if is_one:
        table.count(item)
    named = _NAMED.search(item.body[:_SEARCHED]) if is_one and "解读人" in item.body else None
    said = f"{item.title} {named[1] if named else ''}"
    if not is_one and not any(act in item.title for act in params.acts):
        return ()
    is_sure = params.head.search(said) is not None
    if is_sure or named or any(word in said for word in params.perhaps):
        table.note(item, is_sure=is_sure)
    return ()


@silent_head.also_site
def head_of_the_site(params: HeadDuty, context: Context) -> Answer:
    """One answer for the last full year."""
    table, year = context.table(Heads), context.reached.year - 1
    first = date(year, 1, 1)
    if not table.interpretations[year] or first < context.scope.since:
        return INAPPLICABLE
    sure = [url for day, url in table.sure if day.earliest.year == day.latest.year == year]
    if len(sure) >= params.times:
        return PASSED
    doubtful = [
        url
        for day, url in (*table.sure, *table.doubtful)
        if day.earliest.year <= year <= day.latest.year and url not in sure
    ]
    site, evidence = context.site_subject(), {"year": year, "found": len(sure)}
    if len(sure) + len(doubtful) >= params.times:
        words = Text(
            f"{year} 年的解读中有 {len(doubtful)} 篇只写了姓名或“负责人”，请核对是否为主要负责人",
            f"{len(doubtful)} page(s) of {year} name a person without the post: is it the head?",
        )
        more = {"urls": sorted(doubtful)[:_SHOWN]}
        return cannot_tell(site, Reason.CLASS, words, {**evidence, **more})
    if not context.table(Reach).covers({ColumnKind.INTERPRETATION}, first):
        words = Text(
            f"解读栏目未能读全，不能断定 {year} 年主要负责人没有解读",
            f"the lists were not read back to {year}: the head may have interpreted",
        )
        return cannot_tell(site, Reason.UNREACHABLE, words, evidence)
    words = Text(
        f"{year} 年主要负责人解读政策 {len(sure)} 次，应不少于 {params.times} 次",
        f"the head interpreted {len(sure)} time(s) in {year}, at least {params.times} expected",
    )
    return failed(site, words, evidence)
