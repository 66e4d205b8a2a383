"""Personal data of a portal stands in none of our tables, reports, exports and printed lines."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from crawler.items import ColumnKind
from crawler.simulator.exchange import Answer
from crawler.simulator.generate import make_site
from crawler.simulator.openness import OpennessPortal
from crawler.simulator.server import Served, serve
from tests.cli.conftest import Ran, mingcha
from tests.crawler.made_files import xlsx

ID, CARD, PHONE, ROW_PHONE = (
    "341702199001010018",
    "6222021310001234568",
    "13912345671",
    "15912345672",
)
SECRETS = (ID, CARD, PHONE, ROW_PHONE)
CARD_TEXT = f"银行卡号：{CARD}"
FORMATS = "html,json,csv,sarif,junit"


@pytest.fixture(scope="module")
def portal() -> Iterator[Served]:
    site = make_site(5, 30, as_of=date(2026, 6, 30))
    policy, letter = site.of_kind(ColumnKind.POLICY)[0], site.of_kind(ColumnKind.MESSAGES)[0]
    leak = f"申请人张三，身份证号{ID}，银行卡号：{CARD}，手机{PHONE}。"
    named = tuple(replace(a, name=f"张三{ID}.{a.type}") for a in policy.attachments)
    body = (*policy.body[:1], leak, *policy.body[1:])
    site = site.with_item(replace(policy, body=body, attachments=named, source=f"张三{PHONE}"))
    title = f"{letter.title}，我的手机{ROW_PHONE}"
    site = site.with_item(replace(letter, title=title, question=leak))
    portal = OpennessPortal(site)
    item = site.item(policy.id)
    secret = xlsx(
        [["姓名", "身份证号", "手机"], ["张三", ID, PHONE]], hidden_row=1, comment=CARD_TEXT
    )
    for file in item.attachments:
        portal.add(
            portal.file_path(item, file), lambda: Answer(secret, content_type="application/x")
        )
    with serve(portal) as served:
        yield served


@pytest.fixture(scope="module")
def audited(portal: Served, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    folder = tmp_path_factory.mktemp("secrets")
    words = (
        "audit",
        portal.home,
        "--workspace",
        folder,
        "--as-of",
        "2026-06-30",
        "--format",
        FORMATS,
    )
    return folder, mingcha(*words, "--export", folder / "items.jsonl")


def clear(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def test_nothing_is_in_clear_in_the_index(audited: tuple[Path, Ran]) -> None:
    (index,) = audited[0].rglob("index.db")
    db = sqlite3.connect(index)
    lines = list(db.iterdump())
    db.close()
    assert clear("\n".join(lines)) == []
    assert clear(index.read_bytes().decode("latin-1")) == []
    assert any("3417**********0018" in line for line in lines if "personal_marks" in line)


def test_nothing_is_in_clear_in_any_output(audited: tuple[Path, Ran]) -> None:
    folder, ran = audited
    assert ran.code == 0
    reports = [path for path in folder.rglob("report/*") if path.is_file()]
    assert {path.suffix for path in reports} >= {".html", ".json", ".csv", ".sarif", ".xml"}
    written = [path.read_text("utf-8") for path in (*reports, folder / "items.jsonl")]
    assert clear("\n".join((*written, ran.out, ran.err))) == []
    assert "3417**********0018" in written[-1]


def test_what_is_in_the_files_is_told(audited: tuple[Path, Ran]) -> None:
    (path,) = audited[0].rglob("report.json")
    findings = json.loads(path.read_text("utf-8"))["findings"]
    told = {
        f["rule"]: f for f in findings if f["rule"].startswith("PRV") and f["outcome"] == "failed"
    }
    assert {"PRV002", "PRV003", "PRV004"} <= told.keys()
    hidden = told["PRV004"]
    assert hidden["subject"]["kind"] == "attachment"
    assert hidden["evidence"]["places"] == ["comment", "hidden_row"]
    assert hidden["evidence"]["item_url"].startswith("http")
    assert "3417**********0018" in hidden["evidence"]["found"]


def test_the_evidence_stays_as_it_was(audited: tuple[Path, Ran]) -> None:
    (evidence,) = audited[0].rglob("*.warc.gz")
    assert ID in gzip.decompress(evidence.read_bytes()).decode("utf-8", "replace")


def test_a_probed_page_shows_nothing_in_clear(
    audited: tuple[Path, Ran], portal: Served, tmp_path: Path
) -> None:
    (index,) = audited[0].rglob("index.db")
    db = sqlite3.connect(index)
    sql = "SELECT i.url FROM items i JOIN versions v ON v.item_id=i.id WHERE v.body LIKE '%3417*%'"
    url = db.execute(sql).fetchone()[0]
    db.close()
    for words in ((), ("--json",)):
        ran = mingcha("probe", url, *words)
        assert ran.code == 0
        assert clear(ran.out + ran.err) == []
