"""DOC: document numbers as series."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.answers import INAPPLICABLE, PASSED, Answer, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.document_series import DocumentSeries
from auditor.computed.earlier import EarlierNumbers
from auditor.computed.identifiers import Number
from auditor.computed.scope import Settings
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import site_rule

_SHOWN = 20


class Series(Settings):
    """Series of at least ``fewest`` numbers are looked at, unless more than the share ``holes``
    of their range is empty: then not every document is published, or they count with others."""

    fewest: int
    holes: float


@site_rule(
    "DOC003",
    name="document-number-gap",
    severity=Severity.LOW,
    params=Series,
    needs=(DocumentSeries, EarlierNumbers),
)
def document_number_gap(params: Series, context: Context) -> Iterator[Answer]:
    """A series of document numbers has a gap.

    What: Between the lowest and the highest 文号 of a 机关代字 and year, a number is on no page.
    Why: A document was withdrawn, or one that must be public was not published.
    Basis: 政府信息公开条例 articles 20 and 26; 党政机关公文处理工作条例 article 9 on the serial.
    How measured: The site's own documents by sign and year, in series that are long and dense
    enough. A number that an earlier crawl saw on a page that is gone fails: withdrawn. Any other
    may belong to a document that is lawfully not public: one cantTell for the series, with the
    missing numbers and what stands on both sides.
    Fix: Publish the document, or show the reason why it is not public.
    """
    earlier = context.table(EarlierNumbers)
    for organ, year, serials in context.table(DocumentSeries).series():
        low, high = min(serials), max(serials)
        missing = (high - low + 1) - len(serials)
        if len(serials) < params.fewest or missing > params.holes * (high - low + 1):
            yield INAPPLICABLE
            continue
        silent = []
        for serial in range(low, high):
            if serial not in serials:
                gone = earlier.document_number_gone(Number(organ, year, serial))
                if gone is None:
                    silent.append(serial)
                    continue
                text = f"{organ}〔{year}〕{serial}号"
                words = Text(
                    f"文号 {text} 在 {gone.day} 抓取时见于 {gone.url}，现已不见，疑已撤下",
                    f"{text} stood at {gone.url} on {gone.day} and is gone: withdrawn",
                )
                evidence = {"missing": text, "withdrawn": gone.evidence()}
                yield failed(context.site_subject(), words, evidence, distinguish=text)
        yield _silent(organ, year, serials, silent, context) if silent else PASSED


def _silent(
    organ: str, year: int, serials: dict[int, str], missing: list[int], context: Context
) -> Answer:
    """Numbers that no crawl ever saw."""
    sign = f"{organ}〔{year}〕"
    shown = "、".join(map(str, missing[:_SHOWN]))
    sides = [
        {
            "missing": serial,
            "before": serials.get(serial - 1),
            "after": serials.get(serial + 1),
        }
        for serial in missing[:_SHOWN]
    ]
    words = Text(
        f"{sign}序列（机关代字＋年份）{min(serials)} 至 {max(serials)} 号中缺 {shown} 号；"
        "可能依法不公开，请提供不公开理由或补发",
        f"of {sign} (per sign and year), {min(serials)} to {max(serials)}, {shown} are on no page: "
        "lawfully not public, or not published",
    )
    evidence = {"scope": "机关代字＋年份", "numbers": len(missing), "missing": sides}
    return cannot_tell(context.site_subject(), Reason.EXEMPTION, words, evidence, distinguish=sign)
