"""Items audited per second over a synthetic index, and how the time grows with its size.

Run: ``python benchmarks/audit.py [--items 25000 50000 100000]``.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from auditor.engine import audit
from auditor.profiles import load_profile
from crawler.fields.span import SHANGHAI, Span
from crawler.index.schema import connect
from crawler.index.snapshot import Snapshot
from crawler.index.writer import IndexWriter
from crawler.items import (
    Claim,
    Column,
    ColumnKind,
    Field,
    Listing,
    PageClass,
    Place,
    ReadItem,
    RelatedLink,
    Row,
)

_START = datetime(2020, 1, 2, 9, 30)
_AS_OF = datetime(2026, 6, 30, tzinfo=SHANGHAI)
_HOME = "https://www.linxi.example/"
_PER_LIST = 1000


def build(folder: Path, count: int) -> None:
    """An index of ``count`` items: one policy, its interpretation, two notices, and so on."""
    writer = IndexWriter(connect(folder / "index.db").conn)
    writer.begin_run(_AS_OF, {}, "network", "benchmark")
    writer.set_site("linxi", "临溪县人民政府", _HOME, "generic", "[]")
    columns = {
        ColumnKind.POLICY: Column(f"{_HOME}zcwj/", "政策文件", ("政策文件",), ColumnKind.POLICY),
        ColumnKind.INTERPRETATION: Column(
            f"{_HOME}zcjd/", "政策解读", ("政策解读",), ColumnKind.INTERPRETATION
        ),
        ColumnKind.NOTICE: Column(f"{_HOME}tzgg/", "通知公告", ("通知公告",), ColumnKind.NOTICE),
    }
    ids = {kind: writer.store_column(column, own=True) for kind, column in columns.items()}
    rows: dict[ColumnKind, list[Row]] = {kind: [] for kind in columns}
    for number in range(count):
        kind, item = _item(number)
        fetch = writer.insert_fetch(
            {
                "run": 1,
                "url": item.url,
                "role": "detail",
                "at": _AS_OF.isoformat(),
                "outcome": "ok",
                "sha256": f"{number:064x}",
                "warc": "run-0001.warc.gz",
                "offset": number,
            }
        )
        writer.store_item(fetch, [item.url], item)
        rows[kind].append(Row(item.url, _title(number), _day(number), _day(number).text()))
    for kind, listed in rows.items():
        for page in range(0, len(listed), _PER_LIST):
            part = tuple(listed[page : page + _PER_LIST])
            url = f"{columns[kind].url}index_{page}.html"
            keys: list[str | None] = [row.url for row in part]
            writer.store_listing(ids[kind], url, Listing(part, page_number=page + 1), keys, 1)
    writer.finish_run(_AS_OF, "complete")
    writer.commit("run-0001.warc.gz", 0)
    writer.connection.close()


def _kind(number: int) -> ColumnKind:
    return (
        (ColumnKind.POLICY, ColumnKind.INTERPRETATION)[number % 4]
        if number % 4 < 2
        else (ColumnKind.NOTICE)
    )


def _day(number: int) -> Span:
    at = _START + timedelta(days=number // 60)
    return Span.day(at.year, at.month, at.day)


def _title(number: int) -> str:
    name = f"关于印发《临溪县第{number - number % 4}号管理办法》的通知"
    return (
        f"《{name}》解读" if _kind(number) is ColumnKind.INTERPRETATION else f"{name}（{number}）"
    )


def _item(number: int) -> tuple[ColumnKind, ReadItem]:
    kind, day = _kind(number), _day(number)
    at = day.earliest + timedelta(hours=9)
    minute = Span.minute(at.year, at.month, at.day, at.hour, 30)
    serial = f"11341700003245054D/{at:%Y%m}-{number % 99999:05d}"
    claims = [
        _claim(Field.TITLE, _title(number), Place.META),
        _claim(Field.TITLE, _title(number), Place.HEADING),
        _claim(Field.INDEX_NUMBER, serial, Place.TABLE, "索引号"),
        _claim(Field.CATEGORY, "部门文件", Place.TABLE, "组配分类"),
        _claim(Field.ISSUING_BODY, "临溪县交通运输局", Place.TABLE, "发布机构"),
        _claim(Field.SOURCE, "临溪县交通运输局", Place.HEADER, "来源"),
        Claim(Field.PUBLISHED_AT, minute.text(), minute.text(), Place.META, span=minute),
        Claim(Field.PUBLISHED_AT, day.text(), day.text(), Place.TABLE, "发布日期", day),
        Claim(Field.WRITTEN_ON, day.text(), day.text(), Place.TABLE, "成文日期", day),
    ]
    links: tuple[RelatedLink, ...] = ()
    if kind is ColumnKind.POLICY:
        document = f"临交〔{at.year}〕{number % 3000 + 1}号"
        claims.append(_claim(Field.DOCUMENT_NUMBER, document, Place.TABLE, "文号"))
        links = (RelatedLink(f"{_HOME}{number + 1}.html", "解读", "interpretation"),)
    elif kind is ColumnKind.INTERPRETATION:
        links = (RelatedLink(f"{_HOME}{number - 1}.html", "原文", "policy"),)
    url = f"{_HOME}{number}.html"
    body = f"第{number}号。" + "为进一步加强交通运输安全生产管理工作，现将有关事项通知如下。" * 40
    page_class = PageClass.INTERPRETATION if kind is ColumnKind.INTERPRETATION else PageClass.DETAIL
    return kind, ReadItem(url, url, page_class, tuple(claims), body, links=links)


def _claim(field: Field, value: str, place: Place, label: str = "") -> Claim:
    return Claim(field, value, value, place, label)


def main() -> None:
    """Print items per second, the growth from size to size, and the peak memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, nargs="+", default=[25_000, 50_000, 100_000])
    parser.add_argument("--profile", default="anhui-transport-2017")
    options = parser.parse_args()
    profile = load_profile(options.profile)
    before: tuple[int, float] | None = None
    print(f"{'items':>8} {'seconds':>8} {'items/s':>8} {'growth':>7} {'peak MB':>8}")
    for count in options.items:
        with tempfile.TemporaryDirectory() as folder:
            build(Path(folder), count)
            with Snapshot.open(Path(folder)) as snapshot:
                start = time.perf_counter()
                audit(snapshot, profile, _AS_OF)
                spent = time.perf_counter() - start
        growth = f"{spent / before[1]:.2f}" if before else ""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count:8d} {spent:8.2f} {count / spent:8.0f} {growth:>7} {peak:8.0f}")
        before = (count, spent)


if __name__ == "__main__":
    main()
