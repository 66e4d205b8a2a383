"""IDX: index numbers as series, and by the organ that they name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.earlier import EarlierNumbers, Sighting
from auditor.computed.index_numbers import Bearer, IndexNumbers
from auditor.computed.scope import Settings
from auditor.computed.serials import Gap, Serials, Series
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import NoParams, item_rule, site_rule
from crawler.fields.index_number import normal_index_number
from crawler.index.views import ItemView


class Runs(Settings):
    """Series of at least ``fewest`` numbers are looked at, unless more than the share
    ``holes`` of their range is empty: then serials count something else."""

    fewest: int
    holes: float


@site_rule(
    "IDX003",
    name="index-number-gap",
    severity=Severity.MEDIUM,
    params=Runs,
    needs=(Serials, EarlierNumbers),
)
def index_number_gap(params: Runs, context: Context) -> Iterator[Answer]:
    """A series of index numbers has a gap.

    What: Between the lowest and the highest serial of a series, a number is carried
    by no item of the site.
    Why: Information was numbered and then withdrawn, or was never published.
    Basis: 政府信息公开条例 article 12: the catalogue is complete and kept current.
    How measured: Within what serials count (organ and month, organ and year, the whole site,
    single columns …) is inferred from the numbers: in the right scope they are dense and carried
    once. In series of the profile's length, a number that may belong to a listed page or file that
    could not be read, or to an item whose own number is absent, wrong or doubled, is no gap:
    where there are as many such items as missing numbers, they pass; where there are fewer,
    cantTell. Where numbers follow the days of publication, such an item must be of about the
    days of the numbers on both sides. The numbers on both sides are named, and whether an
    earlier crawl had seen the missing one (withdrawn).
    Fix: Publish the item again, or record in the catalogue that the number was withdrawn.
    """
    is_whole = context.run.status == "complete"
    for series, hidden in context.table(Serials).series(params.holes):
        if len(series.carried) < params.fewest or series.holes > params.holes * series.span:
            yield INAPPLICABLE
            continue
        sure: list[Gap] = []
        perhaps: list[Gap] = []
        for one in series.gaps():
            may_be_held = hidden.may_hold(one.before.day, one.after.day)
            (perhaps if may_be_held else sure).append(one)
        told = perhaps if len(perhaps) > hidden.count else []
        yield from (_gap(series, one, context, is_open=not is_whole) for one in sure)
        yield from (_gap(series, one, context, is_open=True) for one in told)
        if not sure and not told:
            yield PASSED


def _gap(series: Series, gap: Gap, context: Context, *, is_open: bool) -> Answer:
    number, scope, before, after = gap.spelt, series.scope.words, gap.before, gap.after
    seen, any_month = context.table(EarlierNumbers), not series.scope.month
    gone = seen.index_number_gone(number, any_month=any_month)
    left = seen.index_number_left(number, any_month=any_month) if gone is None else None
    evidence: dict[str, Any] = {
        "missing": number,
        "scope": scope.zh,
        "before": {"index_number": before.text, "url": before.url},
        "after": {"index_number": after.text, "url": after.url},
        "withdrawn": gone.evidence() if gone else None,
        "renumbered": left.evidence() if left else None,
    }
    between = Text(
        f"（按“{scope.zh}”编号，前为 {before.text}，后为 {after.text}）",
        f"(counted per {scope.en}, between {before.text} and {after.text})",
    )
    site = context.site_subject()
    if is_open and gone is None and left is None:
        words = Text(
            f"未见索引号 {number}{between.zh}，可能属于未能读取的页面或索引号有误的条目",
            f"index number {number} was not seen {between.en}; an unread page or a wrong number "
            "may hide it",
        )
        return cannot_tell(site, Reason.UNREACHABLE, words, evidence, distinguish=number)
    words = _missing(number, between, gone, left, is_first=not context.past)
    return failed(site, words, evidence, distinguish=number)


def _missing(
    number: str, between: Text, gone: Sighting | None, left: Sighting | None, *, is_first: bool
) -> Text:
    """What is said of a missing number, by what earlier crawls saw of it."""
    if gone is not None:
        return Text(
            f"索引号缺 {number}{between.zh}，{gone.day} 抓取时尚在 {gone.url}，疑已撤下",
            f"no item carries {number} any more {between.en}; on {gone.day} it stood at {gone.url}",
        )
    if left is not None:
        return Text(
            f"索引号缺 {number}{between.zh}，{left.day} 抓取时为 {left.url} 所用，"
            "该页已改用其他索引号",
            f"no item carries {number} any more {between.en}; {left.url} had it on {left.day} and "
            "has another number now",
        )
    earlier = _FIRST if is_first else _NEVER
    return Text(
        f"索引号缺 {number}{between.zh}{earlier.zh}",
        f"no item carries index number {number} {between.en}{earlier.en}",
    )


_NEVER = Text("，此前抓取也未见过", "; no earlier crawl saw it")
_FIRST = Text("，没有更早的抓取可对照是否撤下", "; there is no earlier crawl to tell a withdrawal")


@item_rule(
    "IDX007",
    name="index-number-changed",
    severity=Severity.MEDIUM,
    needs=(EarlierNumbers,),
)
def changed_index_number(item: ItemView, _: NoParams, context: Context) -> Answers:
    """The index number of an item changed between two crawls.

    What: The same page carries another 索引号 than in an earlier crawl.
    Why: Who cited the old number finds nothing; numbers that a system makes anew name nothing.
    Basis: 政府信息公开条例 article 12: the index identifies the information.
    How measured: The number of the item against the last one that earlier crawls of the same site
    read, compared without width, case and spaces; a page whose bytes are the same is not compared.
    With a single crawl it cannot be told, once for the site.
    Fix: Give the item its old number back, and switch off the renumbering.
    """
    last = context.table(EarlierNumbers).last_of(item.key)
    now = item.index_number
    if last is None or not now or context.is_placeholder(now):
        return INAPPLICABLE
    same = normal_index_number(now) == normal_index_number(last.number)
    if same or last.sha256 == item.seen.sha256:
        return PASSED
    words = Text(
        f"索引号由 {last.number}（{last.day}）变为 {now}",
        f"the index number was {last.number} on {last.day} and is {now}",
    )
    return failed(
        item,
        words,
        {"index_number": now, "before": last.number, "run": last.run, "at": last.day},
    )


@changed_index_number.also_site
def _one_crawl(_: NoParams, context: Context) -> Answers:
    if context.past:
        return ()
    words = Text(
        "只有一次抓取，无法判断索引号是否变动；再次抓取后可知",
        "there is one crawl only: whether index numbers changed will be known after the next",
    )
    return cannot_tell(context.site_subject(), Reason.ONE_SNAPSHOT, words)


class HomeCodes(Settings):
    """A code is an organ's own where at least ``fewest`` of its numbers and the share ``share``
    of them have it."""

    fewest: int
    share: float


@site_rule(
    "IDX005",
    name="index-number-of-another-organ",
    severity=Severity.MEDIUM,
    params=HomeCodes,
    needs=(IndexNumbers,),
)
def foreign_organ_code(params: HomeCodes, context: Context) -> Iterator[Answer]:
    """The index number begins with another organ's code.

    What: The organ code in the 索引号 is that of another body than the one named as 发布机构.
    Why: The item is counted for the wrong body.
    Basis: The builds that portals use: the code is that of the publishing organ (GB 32100-2015).
    How measured: Which code is whose is learnt from the site: the one that nearly all numbers of
    an issuing body have. A number fails where its code is the own code of another issuing body
    and its own body has one too.
    Fix: Assign the number again under the right organ.
    """
    carried: dict[str, list[tuple[str, str, Bearer]]] = defaultdict(list)
    for number, bearers in context.table(IndexNumbers).bearers():
        for one in bearers:
            if one.code and one.body:
                carried[one.body].append((one.code, number, one))
    owners = {body: own for body, all_ in carried.items() if (own := _own_code(all_, params))}
    others = Counter(owners.values())
    for body, all_ in carried.items():
        for code, number, one in all_ if body in owners else ():
            if code == owners[body] or not others[code]:
                yield PASSED
                continue
            words = Text(
                f"索引号 {number} 的机构代码不是“{body}”的（{owners[body]}）",
                f"the code in {number} is not that of {body} ({owners[body]})",
            )
            page = context.page(one.item)
            yield failed(page.subject, words, {"index_number": number}, seen=page.seen)


def _own_code(carried: list[tuple[str, str, Bearer]], params: HomeCodes) -> str | None:
    code, count = Counter(code for code, _, _ in carried).most_common(1)[0]
    enough = count >= params.fewest and count >= params.share * len(carried)
    return code if enough else None
