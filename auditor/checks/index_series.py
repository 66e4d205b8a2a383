"""IDX: index numbers as series, and by the organ that they name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from auditor.answers import INAPPLICABLE, PASSED, Answer, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.index_numbers import Bearer, IndexNumbers
from auditor.computed.scope import Settings
from auditor.computed.serials import Serials, Series
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import site_rule


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
    needs=(Serials,),
)
def index_number_gap(params: Runs, context: Context) -> Iterator[Answer]:
    """A series of index numbers has a gap.

    What: Between the lowest and the highest serial of an organ and period, a number is carried
    by no item of the site.
    Why: Information was numbered and then withdrawn, or was never published.
    Basis: 政府信息公开条例 article 12: the catalogue is complete and kept current.
    How measured: Per organ code and month (or year, as the numbers are built), in series of the
    profile's length. A number that may belong to a listed page or file that could not be read,
    or to an item whose own number is absent, wrong or doubled, is no gap: where there are as many
    such items as missing numbers, the series passes; where there are fewer, cantTell.
    Fix: Publish the item again, or record in the catalogue that the number was withdrawn.
    """
    is_whole = context.run.status == "complete"
    for series, unsure in context.table(Serials).series():
        if len(series.serials) < params.fewest or series.holes > params.holes:
            yield INAPPLICABLE
            continue
        missing = series.missing()
        if len(missing) <= unsure:
            yield PASSED
        else:
            yield from (_gap(series, n, context, unsure or not is_whole) for n in missing)


def _gap(series: Series, serial: int, context: Context, is_open: bool | int) -> Answer:
    number = series.spelt(serial)
    if is_open:
        words = Text(
            f"未见索引号 {number}，可能属于未能读取的页面或索引号有误的条目",
            f"index number {number} was not seen; an unread page or a wrong number may hide it",
        )
        return cannot_tell(
            context.site_subject(),
            Reason.UNREACHABLE,
            words,
            {"missing": number},
            distinguish=number,
        )
    words = Text(f"索引号缺 {number}", f"no item carries index number {number}")
    return failed(context.site_subject(), words, {"missing": number}, distinguish=number)


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
            yield failed(one.subject, words, {"index_number": number}, seen=one.seen)


def _own_code(carried: list[tuple[str, str, Bearer]], params: HomeCodes) -> str | None:
    code, count = Counter(code for code, _, _ in carried).most_common(1)[0]
    enough = count >= params.fewest and count >= params.share * len(carried)
    return code if enough else None
