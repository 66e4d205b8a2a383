"""A second, slow reading of the rules on the model itself: what is wrong with a site.

Written against the rules' text, not against the defects; it shares no code with them. Of rules
outside ``READ`` nothing is said here: the oracle tries them on the product itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import chinese_calendar

from crawler.items import ColumnKind, Field
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import Planted

Breach = tuple[str, frozenset[int | str]]

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
INDEX = re.compile(r"([0-9A-Z]{18})/(\d{4}(?:0[1-9]|1[0-2]))-(\d{5})")
NUMBER = re.compile(r"(\w+)〔(\d{4})〕([1-9]\d*)号")
PLACEHOLDERS = {"无", "-", "暂无", "/", "暂无来源"}
READ = frozenset(
    {
        *("CAT001", "CAT002", "CAT003", "CAT005", "CAT007", "IDX001", "IDX002", "IDX003"),
        *("IDX004", "IDX006", "DOC001", "DOC002", "DOC004", "DOC006", "DOC010", "DOC011"),
        *("DAT001", "DAT002", "DAT003", "DAT004", "DAT005", "DAT006", "TIM001", "SRC001"),
        *("TXT001", "TXT002", "TXT003", "TXT004", "ATT001"),
        *("ATT002", "ATT005", "MIR002", "COL001", "UPD002", "UPD003", "INT001", "INT002"),
        *("INT008", "REP001", "REP002"),
    }
)
"""The rules that are read here."""
RESIDUE = re.compile(r"〖|〗|&nbsp|\{\{|\}\}|\$\{|\{\$|\[!--|<span")
CLASH = re.compile("[，、；：][，。；、：]|。[，；、：。]")
WRONG_WORDS = re.compile("先已|网名|布署|统畴")
OLD_BODIES = re.compile("XX|20XX|某某|××|工商局|质监局")


def breaches(site: SimSite, upstream: SimSite | None = None) -> set[Breach]:
    """Every breach as rule and the set of those concerned (ids, slugs)."""
    found: set[Breach] = set()
    for item in site.items:
        found |= {(rule, frozenset({item.id})) for rule in _of_item(site, item)}
    found |= set(_of_numbers(site))
    found |= set(_of_columns(site))
    found |= set(_of_interpretations(site))
    found |= set(_of_reposts(site, upstream)) if upstream else set()
    return found


def key(planted: Planted) -> Breach:
    """A planted record in the form of a breach."""
    if planted.rule == "IDX003":
        return planted.rule, frozenset({planted.value.partition("/")[2][:6]})
    ends = {planted.subject, planted.other} - {None, ""}
    return planted.rule, frozenset(end for end in ends if end is not None)


def _of_item(site: SimSite, item: SimItem) -> Iterator[str]:
    kinds = site.kinds(item)
    formal = bool(kinds & {ColumnKind.POLICY, ColumnKind.UPSTREAM_DOCUMENT})
    printed = dict(item.printed)
    if item.has_catalogue:
        required = [Field.INDEX_NUMBER, Field.CATEGORY, Field.ISSUING_BODY, Field.SUMMARY]
        required += [Field.DOCUMENT_NUMBER] if formal else []
        lacking = [f for f in required if not (getattr(item, f.value) or printed.get(f))]
        yield from ["CAT001"] if lacking or not item.written_on else []
        shown = {text for field, text in printed.items() if field is not Field.SOURCE}
        yield from ["CAT002"] if shown & PLACEHOLDERS else []
        yield from _of_index_number(item)
    if formal and not item.document_number:
        yield "DOC001"
    if item.document_number and not NUMBER.fullmatch(item.document_number):
        yield "DOC002"
    yield from _of_dates(site, item, formal)
    if item.source is None:
        yield "SRC001"
    text = "\n".join((item.title, *item.body))
    if RESIDUE.search(text):
        yield "TXT001"
    named = any(line.startswith("附件：") for line in item.body) and not item.attachments
    if named or any(file.is_gone for file in item.attachments):
        yield "ATT005"
    if CLASH.search(text):
        yield "TXT003"
    if WRONG_WORDS.search(text):
        yield "TXT004"
    if OLD_BODIES.search(text):
        yield "TXT002"
    yield from _of_document(site, item, kinds)
    yield from _of_page(item)


def _of_document(site: SimSite, item: SimItem, kinds: frozenset[ColumnKind]) -> Iterator[str]:
    formal = bool(kinds & {ColumnKind.POLICY, ColumnKind.UPSTREAM_DOCUMENT})
    if formal and not item.written_on and not item.signed_on:
        yield "DOC006"
    if ColumnKind.POLICY in kinds and item.body[-1] != "（此件主动公开）":
        yield "ATT001"
    if any(line.startswith("公开属性") for line in item.body):
        yield "ATT002"
    ended = item.abolished_on is not None and item.abolished_on < site.as_of
    if ended and item.validity == "有效":
        yield "DOC010"
    names = {site.column(slug).name for slug in item.columns}
    normative = names & {"规范性文件", "规章"}
    if normative and {file.type for file in item.attachments} < {"pdf", "docx"}:
        yield "DOC011"


def _of_page(item: SimItem) -> Iterator[str]:
    if item.summary in (item.title, item.body[0]):
        yield "CAT003"
    if item.listed_as not in ("", item.title):
        yield "CAT005"
    if item.blocks > 1:
        yield "CAT007"
    if item.time_form != "%Y-%m-%d %H:%M":
        yield "DAT001"
    if item.site_code:
        yield "MIR002"


def _of_index_number(item: SimItem) -> Iterator[str]:
    if item.index_number is None:
        yield "IDX001"
        return
    match = INDEX.fullmatch(item.index_number)
    if not match or not credit_code_holds(match[1]):
        yield "IDX002"
    months = {f"{day:%Y%m}" for day in (item.published_at, item.written_on) if day}
    if match and match[2] not in months:
        yield "IDX006"


def credit_code_holds(code: str) -> bool:
    """GB 32100, and GB 11714 inside it."""
    total = sum(ALPHABET.index(c) * pow(3, i) % 31 for i, c in enumerate(code[:17]))
    inner = code[8:17]
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    check = 11 - sum(w * ALPHABET.index(c) for w, c in zip(weights, inner, strict=False)) % 11
    return (
        ALPHABET[(31 - total % 31) % 31] == code[17]
        and {10: "X", 11: "0"}.get(check, str(check)) == inner[8]
    )


def _of_dates(site: SimSite, item: SimItem, formal: bool) -> Iterator[str]:
    published, written = item.published_at.date(), item.written_on
    if published >= site.as_of:
        yield "DAT002"
    if written and written > published:
        yield "DAT003"
    if written and (published - written).days > 365:
        yield "DAT004"
    if item.table_date not in (None, published):
        yield "DAT005"
    if formal and written and written <= published and workdays(written, published) > 20:
        yield "TIM001"


def workdays(after: date, until: date) -> int:
    """Working days after one day up to another; days of years without a calendar count."""
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(1 for day in days if _works(day))


def _works(day: date) -> bool:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def _of_numbers(site: SimSite) -> Iterator[Breach]:
    indexed = [item for item in site.items if item.index_number]
    by_number = defaultdict(list)
    for item in indexed:
        by_number[item.index_number].append(item.id)
    for ids in by_number.values():
        if len(ids) > 1:
            yield "IDX004", frozenset(ids)
    runs = defaultdict(set)
    for item in indexed:
        code, month, serial = re.split("[/-]", str(item.index_number))
        if code == site.organ_code and INDEX.fullmatch(str(item.index_number)):
            runs[month].add(int(serial))
    yield from (("IDX003", frozenset({m})) for m, run in runs.items() if max(run) != len(run))
    numbered = defaultdict(set)
    for item in site.of_kind(ColumnKind.POLICY):
        if item.document_number:
            numbered[item.document_number].add(item.id)
    yield from (("DOC004", frozenset(ids)) for ids in numbered.values() if len(ids) > 1)
    by_id = sorted(site.items, key=lambda item: item.id)
    for before, after in pairwise(by_id):
        if before.published_at > after.published_at:
            yield "DAT006", frozenset({before.id, after.id})


def _of_columns(site: SimSite) -> Iterator[Breach]:
    for column in site.lists():
        days = [item.published_at.date() for item in site.listed(column.slug)]
        days += [row.on for row in site.rows if row.column == column.slug]
        own = frozenset({column.slug})
        if not days:
            yield "COL001", own
            continue
        idle = (site.as_of - max(day for day in days if day < site.as_of)).days
        if column.kind is ColumnKind.NEWS and idle > 14:
            yield "UPD002", own
        if column.kind in (ColumnKind.NOTICE, ColumnKind.POLICY) and idle > 180:
            yield "UPD003", own


def _of_interpretations(site: SimSite) -> Iterator[Breach]:
    texts = site.of_kind(ColumnKind.INTERPRETATION)
    for policy in site.of_kind(ColumnKind.POLICY):
        own = [t for t in texts if policy.id in t.related or t.id in policy.related]
        if not own:
            yield "INT001", frozenset({policy.id})
        for text in own:
            pair = frozenset({policy.id, text.id})
            if workdays(policy.published_at.date(), text.published_at.date()) > 0:
                yield "INT002", pair
            if policy.id not in text.related or text.id not in policy.related:
                yield "INT008", pair


def _of_reposts(site: SimSite, upstream: SimSite) -> Iterator[Breach]:
    own = {item.title: item for item in site.items}
    for document in upstream.of_kind(ColumnKind.POLICY):
        repost = own.get(document.title)
        if repost is None:
            yield "REP002", frozenset({document.id})
        elif workdays(document.published_at.date(), repost.published_at.date()) > 1:
            yield "REP001", frozenset({repost.id, document.id})
