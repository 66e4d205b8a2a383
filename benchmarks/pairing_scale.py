"""Time and memory of the tables of pairs and of reposts, and how both grow with the items.

Run: ``python -m benchmarks.pairing_scale [--items 10000 100000 1000000]``.

A quarter of the items are policies, interpretations, reposts and notices each, streamed; as
many documents of a reference list as there are reposts. One interpretation in three is linked,
one quotes the policy's name, one cites its number. Every size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from multiprocessing.queues import Queue

from auditor.computed.context import Context
from auditor.computed.pairs import Pairs
from auditor.computed.references import Reference
from auditor.computed.reposts import Reposts
from auditor.profiles import load_profile
from benchmarks.views import AS_OF, COLUMNS, HOME, item
from crawler.fields.span import Span
from crawler.index.views import ItemView, RunView, Seen, SiteView
from crawler.items import ColumnKind, RelatedLink

_START = datetime(2016, 1, 4, 9, 30)
_NAMES = ("农村公路养护", "城乡居民养老", "高标准农田建设", "既有住宅加装电梯", "政府投资项目")
_GENRES = ("管理办法", "实施方案", "实施细则", "若干措施", "应急预案")
_SERIALS = 90_000
_CLAUSE = (
    "第{n}条{topic}应当坚持因地制宜，由{n}号责任单位制定年度计划，并在每年{m}月底前向社会公布。"
)


def _span(number: int) -> Span:
    at = _START + timedelta(minutes=5 * number)
    return Span.minute(at.year, at.month, at.day, at.hour, at.minute)


def _name(number: int) -> str:
    topic, genre = _NAMES[number % 5], _GENRES[number // 5 % 5]
    return f"示例县{topic}第{number}类{genre}"


def _body(number: int) -> str:
    topic = _NAMES[number % 5]
    return "".join(_CLAUSE.format(n=number * 7 + i, topic=topic, m=i + 1) for i in range(12))


def _document(number: int, issuer: str) -> tuple[str, str, str]:
    """Title, document number and text."""
    year = _span(number).earliest.year
    title = f"{issuer}关于印发《{_name(number)}》的通知"
    organ = f"示{issuer[-1]}{'甲乙丙丁'[number // _SERIALS % 4]}发"
    return title, f"{organ}〔{year}〕{number % _SERIALS}号", _body(number)


def references(count: int) -> list[Reference]:
    """The superior body's documents, without texts: lists rarely have them."""
    return [
        Reference(title, f"https://above.example/{n}.html", number, _span(n))
        for n in range(count // 4)
        for title, number, _ in [_document(n, "示例省人民政府")]
    ]


def items(count: int) -> Iterator[ItemView]:
    """The items, one after the other; none is kept here."""
    for n in range(count // 4):
        title, number, body = _document(n, "示例县人民政府办公室")
        at = _span(n)
        link = RelatedLink(f"{HOME}{ColumnKind.POLICY.value}/{n}.html", "原文", "policy")
        yield item(n, ColumnKind.POLICY, title, at, document_number=number, body=body)
        way = n % 3
        yield item(
            n,
            ColumnKind.INTERPRETATION,
            f"《{_name(n)}》政策解读" if way == 1 else f"一图读懂第{n}期",
            at,
            body=f"现就{number}解读如下。" if way == 2 else "现解读如下。",
            links=(link,) if way == 0 else (),
        )
        above, above_number, above_body = _document(n, "示例省人民政府")
        own = above_number if n % 2 else None
        yield item(n, ColumnKind.UPSTREAM_DOCUMENT, above, at, document_number=own, body=above_body)
        yield item(n, ColumnKind.NOTICE, f"关于第{n}号项目的公示", at, body=body)


def _run(count: int, answer: Queue[tuple[float, float, float, int, int]]) -> None:
    """Measure one size in this process."""
    started = time.process_time()
    for _ in items(count):
        pass
    made = time.process_time() - started
    started = time.process_time()
    pairs, reposts = measure(count)
    spent = time.process_time() - started - made
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.put((made, spent, peak, pairs, reposts))


def measure(count: int) -> tuple[int, int]:
    """Pairs and reposts among so many items."""
    context = Context(
        as_of=AS_OF,
        scope=load_profile("national-2019").scope,
        site=SiteView("example", "示例", HOME, "generic"),
        find_page=_no_page,
        run=RunView(1, AS_OF, AS_OF, "complete", "network", 1, 1, {"ok": 1}),
        columns=tuple(COLUMNS.values()),
        references=references(count),
    )
    pairs, reposts = Pairs(context), Reposts(context)
    for one in items(count):
        pairs.add_item(one)
        reposts.add_item(one)
    found = sum(len(work.pairs) for work in pairs.works)
    return found, sum(len(one.reposts) for one in reposts.originals)


def _no_page(item_id: int) -> tuple[str, str, Seen]:
    """These tables keep what they need of a page: they ask for none."""
    raise KeyError(item_id)


def main() -> None:
    """Print seconds and peak memory for every size, and the growth from size to size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    options = parser.parse_args()
    heads = ("items", "making", "tables", "growth", "peak MB", "pairs", "reposts")
    print(" ".join(f"{head:>8}" for head in heads))
    before: tuple[int, float] | None = None
    spawn = multiprocessing.get_context("spawn")
    for count in options.items:
        answer = spawn.Queue()
        process = spawn.Process(target=_run, args=(count, answer))
        process.start()
        made, spent, peak, pairs, reposts = answer.get()
        process.join()
        growth = f"{spent / before[1] / (count / before[0]):.2f}" if before else ""
        print(
            f"{count:8d} {made:8.1f} {spent:8.1f} {growth:>8} {peak:8.0f} {pairs:8d} {reposts:8d}"
        )
        before = (count, spent)


if __name__ == "__main__":
    main()
