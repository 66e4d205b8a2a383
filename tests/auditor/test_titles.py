"""Titles taken apart: names, interpretations, reposts, regions."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.computed.addresses import Addresses
from auditor.computed.identifiers import Number, cited_numbers, own_number
from auditor.computed.titles import Name, TitleReader, fold
from auditor.profiles import load_profile

READER = TitleReader(load_profile("national-2019").scope.titles)


def names(title: str) -> set[str]:
    return {name.whole for name in READER.names(title)}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "临溪县人民政府办公室关于印发《临溪县养犬管理办法（试行）》的通知",
            {
                "临溪县人民政府办公室关于印发临溪县养犬管理办法试行的通知",
                "关于印发临溪县养犬管理办法试行的通知",
                "临溪县养犬管理办法试行",
                "临溪县养犬管理办法",
            },
        ),
        ("关于印发实施方案的通知", set()),
        ("关于做好2026年有关工作的通知", set()),
        ("2026年工作要点", set()),
        ("临溪县殡葬管理办法", {"临溪县殡葬管理办法"}),
        (
            "关于贯彻落实《安徽省养犬条例》的通知",
            {"关于贯彻落实安徽省养犬条例的通知"},
        ),
    ],
)
def test_names_of_a_document(title: str, expected: set[str]) -> None:
    assert names(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "《临溪县养犬管理办法》政策解读",
        "一图读懂|临溪县养犬管理办法",
        "【图解】临溪县养犬管理办法",
        "临溪县养犬管理办法解读（二）",
        "临溪县养犬管理办法的解读",
        "临溪县城管局局长解读",
        "养犬管理办法政策问答之三",
        "图解：养犬",
    ],
)
def test_titles_of_interpretations(title: str) -> None:
    assert READER.is_interpretation(title)


@pytest.mark.parametrize(
    "title",
    [
        "关于加强政策解读工作的通知",
        "临溪县政策解读工作办法",
        "临溪县养犬管理办法",
        "关于公开征集图解作品的公告",
        "",
    ],
)
def test_titles_that_only_speak_of_interpreting(title: str) -> None:
    assert not READER.is_interpretation(title)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("临溪县养犬管理办法", "养犬管理办法", True),
        ("临溪县养犬管理办法", "南溪县养犬管理办法", False),
        ("临溪县养犬管理办法", "临溪县养猫管理办法", False),
        ("养犬管理办法", "养犬管理办法", True),
    ],
)
def test_a_region_left_out_is_no_difference(one: str, other: str, same: bool) -> None:
    assert Name.of(one).may_be(Name.of(other)) is same
    assert Name.of(other).may_be(Name.of(one)) is same


def test_folding_keeps_letters_and_digits_only() -> None:
    assert fold("《ＡＢ》 2026—2027 年“五公开”（试行）_") == "ab20262027年五公开试行"


@given(st.text(max_size=300))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "unit", ["《", "关于", "解读", "转发", "印发《甲", "（", "县", "的通知", "一图读懂"]
)
def test_a_hostile_title_is_done_with_at_once(unit: str) -> None:
    title = unit * 200_000
    started = time.process_time()
    READER.names(title), READER.interpreted(title), READER.reposted(title)
    assert READER.is_interpretation(title) in (True, False)
    assert time.process_time() - started < 1


def test_numbers_as_keys() -> None:
    assert own_number("皖政办〔2017〕18号") == own_number("皖政办[2017]第018号")
    assert own_number("皖政办〔2017〕18号") == Number("皖政办", 2017, 18)
    assert own_number("皖政办〔201718号") == Number("皖政办", 2017, 18)
    assert own_number("临溪县人民政府令第3号") == Number("临溪县人民政府令", None, 3)
    for text in (None, "", "无", "〔2017〕18号", "皖政办〔20XX〕4号", "二〇一七年"):
        assert own_number(text) is None


def test_numbers_in_a_text() -> None:
    text = "根据国办发〔2016〕80号和皖政办〔2017〕18号、《办法》（皖交〔2017〕3号）要求" * 3
    cited = cited_numbers(text)
    assert {(one.year, one.serial) for one in cited} == {(2016, 80), (2017, 18), (2017, 3)}
    assert any(one.may_cite(Number("皖政办", 2017, 18)) for one in cited)
    assert not any(one.may_cite(Number("政办函", 2017, 18)) for one in cited)
    assert not any(one.may_cite(Number("皖政办", 2018, 18)) for one in cited)


def test_addresses_of_an_item() -> None:
    book = Addresses()
    book.learn_item("http://a.gov.cn/XxgkContent/show/1979500.html", "one")
    book.learn_item("http://a.gov.cn/zwgk/post_4798.html", "two")
    book.learn("http://a.gov.cn/list?id=1", "three")
    assert book.key("https://a.gov.cn/XxgkContent/show/1979500.html") == "one"
    assert book.key("http://a.gov.cn/Jczwgk/show/1979500.html") == "one"
    assert book.key("http://a.gov.cn/m/mpost_4798.html") == "two"
    assert book.key("http://a.gov.cn/list?id=1") == "three"
    assert book.key("http://a.gov.cn/list?id=2") is None
    assert book.key("http://b.gov.cn/Jczwgk/show/1979500.html") is None


def test_an_id_that_two_items_share_tells_nothing() -> None:
    book = Addresses()
    book.learn_item("http://a.gov.cn/x/12345.html", "one")
    book.learn_item("http://a.gov.cn/y/12345.html", "two")
    book.learn_item("http://a.gov.cn/z/12345.html", "one")
    assert book.key("http://a.gov.cn/w/12345.html") is None
    assert book.key("http://a.gov.cn/y/12345.html") == "two"


@pytest.mark.parametrize(
    ("title", "name", "is_one"),
    [
        ("临溪县人民政府关于临溪县2026年决策事项目录的公告", "临溪县2026年决策事项目录", True),
        ("临溪县人民政府关于临溪县2026年决策事项目录的报告", "临溪县2026年决策事项目录", False),
        ("临溪县人民政府关于临溪县公共资源的公告", "临溪县公共资源", False),
    ],
)
def test_what_is_announced_has_a_name(title: str, name: str, is_one: bool) -> None:
    assert (name in names(title)) is is_one


def test_the_form_of_a_notice_is_no_part_of_its_gist() -> None:
    one, other = (Name.of(t) for t in ("关于划定禁燃区的通告", "关于划定禁燃区通告"))
    assert READER.gist(one) == READER.gist(other) == "划定禁燃区"


@pytest.mark.parametrize(
    ("behind", "is_left_out"),
    [
        (" 国办发〔2025〕21号", True),
        ("　国办发[2025]21号 ", True),
        (" 2025年第21号", False),
        ("国办发〔2025〕21号", False),
    ],
)
def test_a_number_behind_a_title(behind: str, is_left_out: bool) -> None:
    title = "国务院关于加强基层消防的意见"
    assert (fold(title) in READER.reposted(f"{title}{behind}")) is is_left_out
