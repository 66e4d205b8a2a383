"""How well interpretations and reposts are found: precision and recall over labelled titles.

Run: ``python -m benchmarks.pairing [--missed] [--held-out]``.

Every line of ``benchmarks/pairing/*.jsonl`` is a small group of one site: the documents (``p``,
or ``o`` on a superior portal), what belongs to all of them (``i``, ``r``) and what belongs to
none (``x``). All groups of a site are judged as one portal, so that each is a distractor of the
others. ``held_out_*.jsonl`` were written last and are no part of any tuning. ``material.toml``
holds matters and forms, of which further groups are put together.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from auditor.computed.pairs import Pairs
from auditor.computed.references import Reference
from auditor.computed.reposts import Reposts
from benchmarks.views import fill, item
from crawler.fields.span import Span
from crawler.items import ColumnKind

_DATA = Path(__file__).parent / "pairing"
_MADE, _KEPT = "made_", "held_out_"
Pair = tuple[str, str]


@dataclass
class Score:
    """Pairs that were found, wanted, and both."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    wrong: list[Pair] = field(default_factory=list)
    missed: list[Pair] = field(default_factory=list)

    def add(self, found: set[Pair], wanted: set[Pair]) -> None:
        """Take in the pairs of one site."""
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)
        self.wrong += sorted(found - wanted)
        self.missed += sorted(wanted - found)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found."""
        return self.right / self.wanted if self.wanted else 1.0


class _Site:
    """The groups of one site as documents and candidates, with what belongs together."""

    def __init__(self, groups: list[dict[str, Any]]) -> None:
        self.documents: list[list[Any]] = []
        self.candidates: list[list[Any]] = []
        self._wanted: list[tuple[int, int]] = []
        for group in groups:
            documents = group.get("p") or group.get("o") or []
            own = group.get("i") or group.get("r") or []
            at, to = len(self.documents), len(self.candidates)
            self._wanted += [
                (at + n, to + m) for n in range(len(documents)) for m in range(len(own))
            ]
            self.documents += documents
            self.candidates += [*own, *group.get("x", [])]

    @property
    def wanted(self) -> set[Pair]:
        """The labelled pairs, by number and title."""
        return {(self.name(n), self.title(m)) for n, m in self._wanted}

    def name(self, number: int) -> str:
        """A document as the score names it."""
        return f"{number} {self.documents[number][0]}"

    def title(self, number: int) -> str:
        """A candidate as the score names it."""
        return f"{number} {self.candidates[number][0]}"


def _groups(name: str) -> Iterator[dict[str, Any]]:
    """The groups of one file, or those put together for one task."""
    if name.startswith(_MADE):
        yield from (one for one in generated() if one["site"] == name.removeprefix(_MADE))
        return
    for line in (_DATA / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def sites(*names: str) -> Iterator[_Site]:
    """The sites of some files."""
    for name in names:
        groups = defaultdict(list)
        for group in _groups(name):
            groups[group["site"]].append(group)
        yield from (_Site(each) for each in groups.values())


def generated() -> Iterator[dict[str, Any]]:
    """Groups of the matters and forms: of each matter a county's document with four
    interpretations, a province's with three reposts, and namesakes of both that are others."""
    words = tomllib.loads((_DATA / "material.toml").read_text("utf-8"))
    for n, matter in enumerate(words["matters"]):
        day = f"2025-{n % 12 + 1:02}-{n % 27 + 1:02}"
        for region, forms, wrong, count in (
            ("county", "interpretations", "others", 4),
            ("province", "reposts", "foreign", 3),
        ):
            name, issuer = words[region] + matter, words["issuers"][n % len(words["issuers"])]
            title = f"{words[region]}{issuer}关于印发《{name}》的通知"
            number = f"{words[region][0]}政发〔2025〕{n + 1}号"
            told = {**words, "name": name, "bare": matter, "title": title, "number": number}
            own, other = ([one.format(**told) for one in words[kind]] for kind in (forms, wrong))
            own = [own[(n * count + i) % len(own)] for i in range(count)]
            rest = [None, day] if forms == "reposts" else [day]
            yield {
                "site": forms,
                "p": [[title, number, day]],
                "i": [[one, *rest] for one in own],
                "x": [[one, *rest] for one in other],
            }


def _day(text: str) -> Span | None:
    return Span.day(*map(int, text.split("-"))) if text else None


def interpretations(site: _Site) -> set[Pair]:
    """The pairs that are found among policies and interpretations."""
    policies = [
        item(n, ColumnKind.POLICY, title, _day(day), document_number=number, body="".join(body))
        for n, (title, number, day, *body) in enumerate(site.documents)
    ]
    others = [
        item(n, ColumnKind.INTERPRETATION, title, _day(day), body="".join(body))
        for n, (title, day, *body) in enumerate(site.candidates)
    ]
    documents = {one.url: site.name(n) for n, one in enumerate(policies)}
    titles = {one.url: site.title(n) for n, one in enumerate(others)}
    return {
        (documents[page.url], titles[pair.interpretation.url])
        for work in fill(Pairs, [*policies, *others]).works
        for page in work.pages
        for pair in work.pairs
    }


def reposts(site: _Site) -> set[Pair]:
    """The pairs that are found among originals of a reference list and the site's documents."""
    references = [
        Reference(
            title=title,
            url=f"https://www.above.gov.cn/{n}.html",
            number=number or "",
            published=_day(day),
            body="".join(body),
        )
        for n, (title, number, day, *body) in enumerate(site.documents)
    ]
    own = [
        item(
            n,
            ColumnKind.UPSTREAM_DOCUMENT,
            title,
            _day(day),
            document_number=number,
            body="".join(body),
        )
        for n, (title, number, day, *body) in enumerate(site.candidates)
    ]
    documents = {one.url: site.name(n) for n, one in enumerate(references)}
    titles = {one.url: site.title(n) for n, one in enumerate(own)}
    return {
        (documents[original.url], titles[repost.subject.url])
        for original in fill(Reposts, own, references).originals
        for repost in original.reposts
    }


_TASKS = {"interpretations": interpretations, "reposts": reposts}


def measure(name: str) -> Score:
    """The score of one file."""
    score = Score()
    find = _TASKS[name.removeprefix(_MADE).removeprefix(_KEPT)]
    for site in sites(name):
        score.add(find(site), site.wanted)
    return score


def main() -> None:
    """Print precision and recall of every file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", action="store_true", help="name what was wrong or missed")
    parser.add_argument("--held-out", action="store_true", help="the part kept apart too")
    options = parser.parse_args()
    names = [*_TASKS, *(_MADE + task for task in _TASKS)]
    names += [_KEPT + task for task in _TASKS if options.held_out]
    print(f"{'':26} {'pairs':>6} {'found':>6} {'precision':>9} {'recall':>7}")
    for name in names:
        score = measure(name)
        line = f"{score.precision:9.3f} {score.recall:7.3f}"
        print(f"{name:26} {score.wanted:6d} {score.found:6d} {line}")
        for sign, pairs in (("wrong ", score.wrong), ("missed", score.missed)):
            for document, title in pairs if options.missed else ():
                print(f"  {sign} {document} <> {title}")


if __name__ == "__main__":
    main()
