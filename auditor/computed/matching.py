"""Pairing works and interpretations, linear in their number: everything goes through an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from auditor.computed.addresses import Addresses
from auditor.computed.identifiers import Number
from auditor.computed.titles import Name
from auditor.computed.works import Elsewhere, Interpretation, Pair, Work
from crawler.fields.urls import origin

EARLY = timedelta(days=30)
LATE = timedelta(days=365)
"""Without a link, an interpretation further from the policy is one of another year's."""

LINK, QUOTED, NUMBER, NAME = "link", "title_quotation", "document_number", "title"


_FEW = 3
_NAMESAKES = 20
"""A name that more documents share names none of them, and would make pairing quadratic."""


def match(
    works: Sequence[Work], interpretations: Sequence[Interpretation], addresses: Addresses
) -> None:
    """Give every work its pairs, its doubtful interpretations, and links that lead elsewhere."""
    index = _Index(works)
    by_key = {one.key: one for one in interpretations if one.key}
    linked = _linked(works, index, by_key, addresses)
    for one in sorted(interpretations, key=lambda one: one.url):
        _place(one, linked[one], index, addresses)


class _Index:
    """Works by the keys of their pages, by number and by name."""

    def __init__(self, works: Sequence[Work]) -> None:
        self.by_key: dict[str, Work] = {}
        self._by_number: dict[tuple[int | None, int | None, str], list[tuple[Number, Work]]] = (
            defaultdict(list)
        )
        self._by_name: dict[str, list[tuple[Name, Work]]] = defaultdict(list)
        for work in works:
            for page in work.pages:
                self.by_key[page.key] = work
                if page.number:
                    self._by_number[_numbered(page.number)].append((page.number, work))
            for name in dict.fromkeys(name for page in work.pages for name in page.names):
                self._by_name[name.base].append((name, work))

    def numbered(self, one: Interpretation) -> list[Work]:
        """The work whose number the text cites; of several the last, for that is the new one."""
        found = [
            work
            for cited in one.numbers
            for own, work in self._by_number.get(_numbered(cited), ())
            if cited.may_cite(own) and _is_near(one, work)
        ]
        return [max(found, key=_age)] if found else []

    def named(self, names: Iterable[Name], one: Interpretation) -> list[Work]:
        """The works that a name may mean and that are of its time; exact regions first."""
        found: dict[Work, None] = {}
        for name in names:
            namesakes = self._by_name.get(name.base, ())
            if len(namesakes) > _NAMESAKES:
                continue
            fitting = [
                (own.region == name.region, work)
                for own, work in namesakes
                if name.may_be(own) and _is_near(one, work)
            ]
            exact = [work for is_exact, work in fitting if is_exact]
            found |= dict.fromkeys(exact or [work for _, work in fitting])
        return list(found)


def _numbered(number: Number) -> tuple[int | None, int | None, str]:
    return number.year, number.serial, number.organ[-1:]


def _linked(
    works: Sequence[Work],
    index: _Index,
    by_key: dict[str, Interpretation],
    addresses: Addresses,
) -> dict[Interpretation, dict[Work, list[bool]]]:
    """For every interpretation the works that either side links to as such.

    With each, for every linking page, whether it has few links of the sort: a page with many
    shows a list of what is new, and such a link tells nothing alone.
    """
    linked: dict[Interpretation, dict[Work, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for work in works:
        for page in work.pages:
            urls = page.linked("interpretation")
            for url in urls:
                key = addresses.key(url) or ""
                if key in by_key:
                    linked[by_key[key]][work].append(len(urls) <= _FEW)
                elif key not in index.by_key and len(urls) <= _FEW:
                    work.elsewhere.append(Elsewhere(url, bool(key)))
    for one in by_key.values():
        urls = one.linked("policy")
        targets = (index.by_key.get(addresses.key(url) or "") for url in urls)
        for target in dict.fromkeys(targets):
            if target is not None:
                linked[one][target].append(len(urls) <= _FEW)
    return linked


def _place(
    one: Interpretation,
    linked: dict[Work, list[bool]],
    index: _Index,
    addresses: Addresses,
) -> None:
    """Put an interpretation to the works of its strongest evidence."""
    tiers = {
        LINK: [],
        QUOTED: index.named(one.quoted, one),
        NUMBER: index.numbered(one),
        NAME: index.named(one.plain, one),
    }
    named = {work for works in tiers.values() for work in works}
    tiers[LINK] = [work for work, few in linked.items() if _is_told(work, few, named)]
    is_anothers = not tiers[LINK] and _is_anothers(one, index, addresses)
    for tier in (QUOTED, NUMBER, NAME):
        if is_anothers or (len(tiers[tier]) > 1 and not tiers[LINK]):
            for work in tiers[tier]:
                work.doubtful.append(one)
            tiers[tier] = []
    strongest = next((works for works in tiers.values() if works), [])
    for work in [work for work in strongest if work in named] or strongest:
        evidence = tuple(tier for tier, works in tiers.items() if work in works)
        work.pairs.append(_pair(one, work, evidence, addresses))


def _is_told(work: Work, few: list[bool], named: set[Work]) -> bool:
    """Whether links alone tell that a work is interpreted.

    They do where both sides link, where the interpretation names the work, and where it names
    no other one and the link stands among few.
    """
    return len(few) > 1 or work in named or (not named and any(few))


def _is_anothers(one: Interpretation, index: _Index, addresses: Addresses) -> bool:
    """Whether its policy is a page of the site that is no work of the index, by its own links.

    Such a link bears the name that the title has, or is one of few to a policy.
    """
    names = {*one.quoted, *one.plain}
    few = one.linked("policy") if len(one.linked("policy")) <= _FEW else ()
    for url, _, text_names in one.links:
        if origin(url) == origin(one.url) and (url in few or names & {*text_names}):
            key = addresses.key(url)
            if key not in index.by_key and (key is None or key != one.key):
                return True
    return False


def _pair(one: Interpretation, work: Work, evidence: tuple[str, ...], addresses: Addresses) -> Pair:
    keys = {page.key for page in work.pages}
    return Pair(
        one,
        evidence,
        policy_links=any(
            url == one.url or (one.key is not None and addresses.key(url) == one.key)
            for page in work.pages
            for url, _ in page.links
        ),
        interpretation_links=any(addresses.key(url) in keys for url, *_ in one.links),
    )


def _age(work: Work) -> tuple[str, str]:
    published = work.page.published
    return published.text() if published else "", work.page.url


def _is_near(one: Interpretation, work: Work) -> bool:
    """Whether the two may be of one time; undated ones may."""
    policy, interpretation = work.page.published, one.published
    if policy is None or interpretation is None:
        return True
    is_early = interpretation.latest < policy.earliest - EARLY
    return not is_early and interpretation.earliest <= policy.latest + LATE
