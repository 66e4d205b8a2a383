"""How well and how fast detail pages are read: exact accuracy per field, time per page.

Run ``python -m benchmarks.reading [PAGES]``. PAGES holds ``truth.jsonl``, ``manifest.jsonl`` and
the pages it names; default ``../shared/pages``. A value counts when it equals the truth after
NFKC and removal of white space; a value where the truth is null is an error. ``-v`` lists every
error. GNE, trafilatura, htmldate and newspaper4k are measured on the same pages in the same run
where they are installed: ``pip install gne trafilatura htmldate "newspaper4k[zh]"``.
"""

from __future__ import annotations

import argparse
import json
import time
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html

from benchmarks.peers import peers
from crawler.fields.charset import decode
from crawler.fields.detail import Detail, read_detail
from crawler.fields.markup import parse
from crawler.fields.resolve import resolve
from crawler.items import Claim, Field

Values = Mapping[str, object]
NOWHERE = "https://unknown.invalid/page.html"
ALWAYS = (
    *("title", "index_number", "doc_number", "publish_date", "publish_time", "written_date"),
    *("issuing_body", "category", "source", "links"),
)
WHERE_STATED = ("signed_date", "validity")
ROUNDS = 9


@dataclass(frozen=True)
class Sample:
    """One labelled page."""

    file: str
    url: str
    body: bytes
    content_type: str
    truth: Values


def samples(folder: Path) -> list[Sample]:
    """The labelled detail pages of a folder, forged copies left out."""
    manifest = {row["file"]: row for row in rows(folder / "manifest.jsonl")}
    found = []
    for truth in rows(folder / "truth.jsonl"):
        about = manifest[truth["file"]]
        if "publish_date" in truth and not about.get("altered"):
            body = (folder / truth["file"]).read_bytes()
            kind = about.get("http_content_type") or ""
            found.append(Sample(truth["file"], truth["url"] or NOWHERE, body, kind, truth))
    return found


def rows(path: Path) -> Iterable[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def ours(sample: Sample) -> Values:
    """All fields of a page as this project reads them."""
    detail = read(sample)
    won = resolve(detail.claims)
    published = won.get(Field.PUBLISHED_AT)
    moment = published.value if published else None
    return {
        "title": value(won.get(Field.TITLE)),
        "index_number": value(won.get(Field.INDEX_NUMBER)),
        "doc_number": value(won.get(Field.DOCUMENT_NUMBER)),
        "publish_date": moment[:10] if moment else None,
        "publish_time": moment[11:] or None if moment else None,
        "written_date": day(won.get(Field.WRITTEN_ON)),
        "signed_date": day(won.get(Field.SIGNED_ON)),
        "issuing_body": value(won.get(Field.ISSUING_BODY)),
        "category": value(won.get(Field.CATEGORY)),
        "source": value(won.get(Field.SOURCE)),
        "validity": value(won.get(Field.VALIDITY)),
        "links": len(detail.attachments),
    }


def read(sample: Sample) -> Detail:
    """Decode, parse and read one page."""
    text = decode(sample.body, sample.content_type).text
    return read_detail(parse(text), text, sample.url)


def value(claim: Claim | None) -> str | None:
    """The value of a claim that may be missing."""
    return claim.value if claim else None


def day(claim: Claim | None) -> str | None:
    """The day of a date claim."""
    return claim.value[:10] if claim and claim.value else None


def same(ours: object, truth: object) -> bool:
    """Whether two values agree after NFKC and removal of white space."""
    if ours is None or truth is None:
        return ours is truth
    return plain(str(ours)) == plain(str(truth))


def plain(text: str) -> str:
    """A text as it is compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def text(sample: Sample) -> str:
    """The decoded page."""
    return decode(sample.body, sample.content_type).text


@dataclass
class Score:
    """How often one extractor was right about each field."""

    right: dict[str, int]
    asked: dict[str, int]
    errors: list[str]
    seconds: float


def measure(pages: list[Sample], extract: Callable[[Sample], Values]) -> Score:
    """Run one extractor over all pages and compare with the truth."""
    score = Score({}, {}, [], 0.0)
    for sample in pages:
        start = time.perf_counter()
        try:
            got = extract(sample)
        except Exception as error:  # a peer's crash is a wrong answer, not ours to fix
            got, problem = {}, repr(error)
            score.errors.append(f"{sample.file} raised {problem}")
        score.seconds += time.perf_counter() - start
        asked = [*ALWAYS, *(field for field in WHERE_STATED if field in sample.truth)]
        for field in asked:
            score.asked[field] = score.asked.get(field, 0) + 1
            if same(got.get(field), sample.truth[field]):
                score.right[field] = score.right.get(field, 0) + 1
            else:
                score.errors.append(
                    f"{sample.file} {field}: {got.get(field)!r}, truth {sample.truth[field]!r}"
                )
    return score


def report(name: str, score: Score, count: int, fields: Iterable[str]) -> None:
    """Print one extractor's accuracy per field, their mean, and its time per page."""
    shares = {field: score.right.get(field, 0) / score.asked[field] for field in fields}
    for field, share in shares.items():
        right, asked = score.right.get(field, 0), score.asked[field]
        print(f"  {name:12} {field:14} {share:.3f}  {right}/{asked}")
    mean = sum(shares.values()) / len(shares)
    print(f"  {name:12} {'macro':14} {mean:.4f}  {1000 * score.seconds / count:.2f} ms/page")


def speed(pages: list[Sample]) -> None:
    """Print the processor time of parse and all fields against the parse alone, interleaved."""
    bare, full = [1e9] * len(pages), [1e9] * len(pages)
    parser = lxml.html.HTMLParser(encoding="utf-8")
    for _ in range(ROUNDS):
        for number, sample in enumerate(pages):
            source = text(sample)
            encoded = source.encode("utf-8")
            start = time.process_time()
            lxml.html.document_fromstring(encoded, parser=parser)
            middle = time.process_time()
            resolve(read_detail(parse(source), source, sample.url).claims)
            end = time.process_time()
            bare[number] = min(bare[number], middle - start)
            full[number] = min(full[number], end - middle)
    size = sum(len(sample.body) for sample in pages) / len(pages) / 1000
    print(f"parse alone   {1000 * sum(bare) / len(pages):.3f} ms/page ({size:.0f} KB a page)")
    print(f"parse + all   {1000 * sum(full) / len(pages):.3f} ms/page")
    print(f"ratio         {sum(full) / sum(bare):.2f}")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pages", nargs="?", type=Path, default=Path("../shared/pages"))
    arguments.add_argument("-v", "--verbose", action="store_true", help="list every error")
    options = arguments.parse_args()
    pages = samples(options.pages)
    print(f"{len(pages)} pages from {options.pages}")
    score = measure(pages, ours)
    report("mingcha", score, len(pages), [*ALWAYS, *WHERE_STATED])
    if options.verbose:
        print("\n".join(score.errors))
    for name, peer in peers().items():
        score = measure(pages, lambda sample, peer=peer: peer.read(text(sample)))
        report(name, score, len(pages), peer.fields)
    speed([sample for sample in pages if not sample.body.lstrip().startswith(b"{")])


if __name__ == "__main__":
    main()
