"""Pairing works and interpretations, linear in their number: everything goes through an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from math import prod

from auditor.computed.addresses import Addresses
from auditor.computed.titles import TitleReader
from auditor.computed.work_index import WorkIndex
from auditor.computed.works import Elsewhere, Interpretation, Pair, Work
from crawler.fields.urls import origin

LINK, QUOTED, NUMBER, NAME, ALIKE, TEXT = (
    "link",
    "title_quotation",
    "document_number",
    "title",
    "similar_title",
    "text",
)
"""What tells that two belong together, strongest first."""
_SURE = {LINK: 0.95, QUOTED: 0.95, NUMBER: 0.9, NAME: 0.85, ALIKE: 0.8, TEXT: 0.7}
"""How often each alone is right."""
_FEW = 3
"""A page with more links of one sort shows a list of what is new; one of them tells nothing."""


class Matcher:
    """Gives every work its pairs, its doubtful interpretations, and links that lead elsewhere."""

    def __init__(
        self,
        works: Sequence[Work],
        interpretations: Sequence[Interpretation],
        addresses: Addresses,
        titles: TitleReader,
    ) -> None:
        self._works = works
        self._ones = sorted(interpretations, key=lambda one: one.url)
        self._addresses = addresses
        self._titles = titles
        self._index = WorkIndex(works, titles)

    def match(self) -> None:
        """Put every interpretation to the works of its strongest evidence."""
        linked = self._linked()
        left = [one for one in self._ones if not self._place(one, linked.get(one, {}))]
        for one, works in self._index.texts(left).items():
            if len(works) == 1:
                self._pair(one, works[0], (TEXT,))
            else:
                _doubt(one, works)

    def _linked(self) -> dict[Interpretation, dict[Work, list[bool]]]:
        """For every interpretation the works that either side links to as such.

        With each, for every linking page, whether it has few links of the sort.
        """
        by_key = {one.key: one for one in self._ones if one.key}
        linked: dict[Interpretation, dict[Work, list[bool]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for work in self._works:
            for page in work.pages:
                urls = page.linked("interpretation")
                for url in urls:
                    key = self._addresses.key(url) or ""
                    if key in by_key:
                        linked[by_key[key]][work].append(len(urls) <= _FEW)
                    elif key not in self._index.by_key and len(urls) <= _FEW:
                        work.elsewhere.append(Elsewhere(url, bool(key)))
        for one in by_key.values():
            urls = one.linked("policy")
            targets = (self._index.by_key.get(self._addresses.key(url) or "") for url in urls)
            for target in dict.fromkeys(targets):
                if target is not None:
                    linked[one][target].append(len(urls) <= _FEW)
        return linked

    def _place(self, one: Interpretation, linked: dict[Work, list[bool]]) -> bool:
        """Put an interpretation to the works of its strongest evidence; False without any."""
        sets = self._spoken_of(one, is_linked=bool(linked))
        named = dict.fromkeys(work for them in sets.values() for works in them for work in works)
        told = [work for work, few in linked.items() if _is_told(work, few, named)]
        if not told and self._is_anothers(one):
            _doubt(one, named)
            return bool(named)
        found = {LINK: told}
        for tier, them in sets.items():
            found[tier] = [work for works in them for work in works if told or len(works) == 1]
        sure = {work for works in found.values() for work in works}
        for them in sets.values():
            for works in them:
                _doubt(one, works if sure.isdisjoint(works) else ())
        strongest = next((works for works in found.values() if works), [])
        mutual = {work for work, few in linked.items() if sum(few) > 1}
        for work in [work for work in strongest if work in named or work in mutual] or strongest:
            evidence = tuple(tier for tier, works in found.items() if work in works)
            self._pair(one, work, evidence)
        return bool(named or told)

    def _spoken_of(self, one: Interpretation, *, is_linked: bool) -> dict[str, list[list[Work]]]:
        """By each evidence, for every document that is spoken of, the works that it may be."""
        index = self._index
        sets = {
            QUOTED: [index.named(names, one) for names in one.quoted],
            NUMBER: [[work] for work in index.numbered(one)],
            NAME: [index.named(one.plain, one)],
        }
        if not is_linked and not any(works for them in sets.values() for works in them):
            sets[ALIKE] = [index.alike(names, one) for names in (*one.quoted, one.plain)]
        return sets

    def _is_anothers(self, one: Interpretation) -> bool:
        """Whether its policy is a page of the site that is no work of the index, by its links.

        Such a link bears the name that the title has, or is one of few to a policy.
        """
        names = {*one.plain, *(name for names in one.quoted for name in names)}
        few = one.linked("policy") if len(one.linked("policy")) <= _FEW else ()
        for url, _, text in one.links:
            if origin(url) != origin(one.url):
                continue
            key = self._addresses.key(url)
            if key in self._index.by_key or (key is not None and key == one.key):
                continue
            if url in few or names.intersection(self._titles.names(text)):
                return True
        return False

    def _pair(self, one: Interpretation, work: Work, evidence: tuple[str, ...]) -> None:
        keys, key = {page.key for page in work.pages}, self._addresses.key
        work.pairs.append(
            Pair(
                one,
                evidence,
                score=round(1 - prod(1 - _SURE[tier] for tier in evidence), 3),
                policy_links=any(
                    url == one.url or (one.key is not None and key(url) == one.key)
                    for page in work.pages
                    for url, _ in page.links
                ),
                interpretation_links=any(key(url) in keys for url, *_ in one.links),
            )
        )


def _doubt(one: Interpretation, works: Iterable[Work]) -> None:
    for work in works:
        work.doubtful.append(one)


def _is_told(work: Work, few: list[bool], named: Collection[Work]) -> bool:
    """Whether links alone tell that a work is interpreted.

    They do where both sides link, where the interpretation names the work, and where it names
    no other one and the link stands among few.
    """
    return len(few) > 1 or work in named or (not named and any(few))
