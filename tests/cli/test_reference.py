"""Reference lists: the shapes that people keep them in, and every mistake with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.campaign.reference_list import ListTrouble, read_reference_list
from crawler.fields.span import Span
from tests.cli.conftest import Audited, mingcha

CHINESE = (
    "序号,标题,文号,链接,发布日期,发布机构\n"
    "1,安徽省公路条例实施办法,皖政办〔2026〕18号,http://www.ah.gov.cn/1.html,2026年6月5日,安徽省人民政府\n"
    "\n"
    "2,“两客一危”管理规定,,,2026-06-08 10:30,\n"
)
ENGLISH = CHINESE.replace(
    "序号,标题,文号,链接,发布日期,发布机构", "no,Title,document_number,URL,published_at,issuer"
)
ENTRIES = [
    {
        "标题": "安徽省公路条例实施办法",
        "文号": "皖政办〔2026〕18号",
        "url": "http://www.ah.gov.cn/1.html",
        "发布时间": "2026-06-05",
        "发布机构": "安徽省人民政府",
    },
    {"title": "“两客一危”管理规定", "published": "2026-06-08 10:30", "other": 3},
]


@pytest.mark.parametrize(
    "raw",
    [
        CHINESE.encode(),
        CHINESE.encode("utf-8-sig"),
        CHINESE.encode("gbk"),
        CHINESE.encode("utf-16"),
        CHINESE.replace("\n", "\r\n").encode(),
        CHINESE.replace(",", "\t").encode(),
        CHINESE.replace(",", ";").encode("gb18030"),
        ENGLISH.encode(),
        json.dumps(ENTRIES).encode(),
        json.dumps({"items": ENTRIES}, ensure_ascii=False).encode("gbk"),
    ],
)
def test_the_shapes_of_a_list(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(raw)
    first, second = read_reference_list(path)
    assert first.title == "安徽省公路条例实施办法"
    assert (first.number, first.issuer) == ("皖政办〔2026〕18号", "安徽省人民政府")
    assert first.url == "http://www.ah.gov.cn/1.html"
    assert first.published == Span.day(2026, 6, 5)
    assert (second.title, second.number, second.url) == ("“两客一危”管理规定", "", "")
    assert second.published == Span.minute(2026, 6, 8, 10, 30)
    assert first.place and first.place != second.place


def test_channel_and_text(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('标题,渠道,正文\n甲公告,政府公报,"第一行\n第二行"\n乙公告,,\n', "utf-8")
    first, second = read_reference_list(path)
    assert (first.channel, first.body) == ("政府公报", "第一行\n第二行")
    assert second.place == "list.csv line 4"


def test_marks_that_quote_nothing_are_letters(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        '标题,文号,发布日期\n"双减"工作方案,甲〔2026〕1号,2026-06-05\n关于"一件事"的通知,,2026-06-06\n'
        '"未成对的通知,甲〔2026〕2号,2026-06-08\n"甲，""乙"",丙的通知",甲〔2026〕3号,2026-06-09\n',
        "utf-8",
    )
    found = read_reference_list(path)
    assert [one.title for one in found] == [
        '"双减"工作方案',
        '关于"一件事"的通知',
        '"未成对的通知',
        '甲，"乙",丙的通知',
    ]
    assert [one.number for one in found] == ["甲〔2026〕1号", "", "甲〔2026〕2号", "甲〔2026〕3号"]
    assert found[3].place == "list.csv line 5"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("名,日期\n甲,2026-06-05\n", "must be a heading with title"),
        ("标题,题名\n甲,乙\n", "twice"),
        ("标题,日期\n甲,下周三\n", "line 2: unreadable date"),
        ("标题,日期\n甲,2026-06-05\n,2026-06-05\n", "line 3: no title"),
        ("标题,网址\n甲,javascript:alert(1)\n", "line 2: bad address"),
        ("标题,网址\n甲,http://[1\n", "line 2: bad address"),
        ("标题,网址\n甲,http://a.cn:99999/\n", "line 2: bad address"),
        ("标题\n", "names nothing"),
        ('标题,正文\n甲,"第一行\n第二行"\n"乙"的通知,无\n', "line 3: marks or cells"),
        ("", "names nothing"),
        ("[1]", "entry 1: no title"),
        ("{", "is not JSON"),
        ('{"a": 3}', "must be a list"),
        ("[" * 100_000, "is not JSON"),
        ('[{"title": ["x"]}, {"url": "http://a.cn/"}]', "entry 2: no title"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(ListTrouble, match=said) as caught:
        read_reference_list(path)
    assert "list.csv" in caught.value.in_("zh")


def test_all_mistakes_at_once_and_not_too_many(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("标题,日期\n" + "甲,x\n" * 30, "utf-8")
    with pytest.raises(ListTrouble) as caught:
        read_reference_list(path)
    lines = caught.value.in_("zh").splitlines()
    assert len(lines) == 21
    assert "第 21 行" in lines[19]
    assert "10" in lines[20]


def test_what_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"\xff\xff\x00\x80")
    with pytest.raises(ListTrouble, match="neither"):
        read_reference_list(path)
    with pytest.raises(ListTrouble, match="cannot be read"):
        read_reference_list(tmp_path / "none.csv")


def test_a_list_is_judged_by_check(audited: Audited, tmp_path: Path) -> None:
    path, out = tmp_path / "list.csv", tmp_path / "out"
    path.write_text("标题,发布日期\n宁安省从未转载的管理规定,2026-06-05\n", "utf-8")
    home = audited.county.home
    ran = mingcha("check", home, *audited.options(), "--reference", path, "--out", out)
    assert ran.code == 0
    report = json.loads((out / "report.json").read_text("utf-8"))
    missing = [one for one in report["findings"] if one["rule"] == "REP002"]
    assert [one["evidence"]["upstream_title"] for one in missing] == ["宁安省从未转载的管理规定"]
    assert missing[0]["evidence"]["reference"] == "list.csv line 2"


def test_a_bad_list_is_a_usage_error(audited: Audited, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("标题,发布日期\n甲,x\n", "utf-8")
    ran = mingcha("check", audited.county.home, *audited.options(), "--reference", path)
    assert ran.code == 2
    assert "第 2 行" in ran.err
