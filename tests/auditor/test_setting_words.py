"""The parameters of rules in words."""

from __future__ import annotations

from collections.abc import Mapping

import pydantic
import pytest

from auditor.campaign.rule_words import clause, setting_lines
from auditor.campaign.setting_words import SettingWords
from auditor.computed.scope import Settings
from auditor.deadlines import Limit, Unit
from auditor.profiles import load_profile, profile_ids
from auditor.reports.labels import catalogue
from auditor.rule import Basis
from crawler.items import ColumnKind, Field


class Wanted(Settings):
    """A part with a name of its own in each language."""

    zh: str
    en: str
    names: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = pydantic.Field(default_factory=dict)
    doubtful: bool = False


class Sample(Settings):
    """A parameter of every sort."""

    limit: Limit | None = None
    kinds: tuple[ColumnKind, ...] = ()
    entries: tuple[Field, ...] = ()
    exempt: frozenset[str] = frozenset()
    exhaustive: tuple[tuple[str, ...], ...] = ()
    pages: tuple[Wanted, ...] = ()
    share: float | None = None
    never_named: int | None = None


WANTED = Wanted(zh="公开指南", en="guide", names=("指南",), words={"内容": ("事项", "要求")})
SAID = [
    (
        Sample(limit=Limit(3, Unit.WORKDAYS)),
        ["时限（limit）：3 个工作日"],
        ["limit: 3 working day(s)"],
    ),
    (
        Sample(kinds=(ColumnKind.NEWS, ColumnKind.POLICY)),
        ["栏目类别（kinds）：动态要闻、政策文件"],
        ["kinds of columns (kinds): news, policy documents"],
    ),
    (
        Sample(entries=(Field.INDEX_NUMBER,)),
        ["条目须有项目（entries）：索引号"],
        ["fields of entries (entries): index number"],
    ),
    (Sample(share=0.5), ["比例（share）：0.5"], ["share: 0.5"]),
    (Sample(never_named=0), ["never_named：0"], ["never_named: 0"]),
    (
        Sample(exempt=frozenset("乙甲")),
        ["除外字样（exempt）：乙、甲"],
        ["exempt words (exempt): 乙, 甲"],
    ),
    (
        Sample(exhaustive=(("男", "女"), ("上级", "本级"))),
        ["合起来即为全部的类别（exhaustive）：男、女；上级、本级"],
        ["kinds that make up the whole (exhaustive): 男, 女; 上级, 本级"],
    ),
    (
        Sample(pages=(WANTED,)),
        [
            "页面或栏目（pages）：",
            " 公开指南：",
            "  名称（names）：指南",
            "  字样（words）：",
            "   内容：事项、要求",
        ],
        [
            "pages or columns (pages):",
            " guide:",
            "  names: 指南",
            "  words:",
            "   内容: 事项, 要求",
        ],
    ),
    (
        Sample(pages=(Wanted(zh="公开指南", en="guide", names=("指南",)),)),
        ["页面或栏目（pages）：", " 公开指南：指南"],
        ["pages or columns (pages):", " guide: 指南"],
    ),
    (Sample(), [], []),
]


def told(params: Settings, lang: str, most: int | None = None) -> list[str]:
    return [" " * line.depth + line.text for line in SettingWords(lang, most).lines(params)]


@pytest.mark.parametrize(("params", "zh", "en"), SAID)
def test_a_parameter_in_words(params: Settings, zh: list[str], en: list[str]) -> None:
    assert (told(params, "zh"), told(params, "en")) == (zh, en)


def test_of_a_long_list_the_first_entries_are_told_and_how_many_there_are() -> None:
    long = Sample(exempt=frozenset("甲乙丙丁"), pages=(WANTED,) * 3)
    short = told(long, "zh", 2)
    assert short[0] == "除外字样（exempt）：丁、丙 等 4 项"
    assert short[-1] == " 另有 1 项"
    assert told(Sample(exempt=frozenset("甲乙")), "zh", 2) == ["除外字样（exempt）：乙、甲"]


@pytest.mark.parametrize(
    ("basis", "zh"),
    [
        (Basis("条例", "第一条"), "条例 第一条"),
        (Basis("条例", "第一条", "2019-05-15"), "条例 第一条（2019-05-15 起施行）"),
        (
            Basis("条例", "第一条", "2008-05-01", "2019-05-14"),
            "条例 第一条（2008-05-01 至 2019-05-14 施行）",
        ),
        (Basis("条例", "第一条", "", "2019-05-14"), "条例 第一条（2019-05-14 止）"),
        (Basis("条例", "第一条", verified=False), "条例 第一条（未见原文，待核实）"),
    ],
)
def test_a_clause_with_its_days(basis: Basis, zh: str) -> None:
    assert clause(basis, "zh") == zh


@pytest.mark.parametrize("profile", profile_ids())
def test_no_parameter_is_printed_as_code(profile: str) -> None:
    for rule, setting in load_profile(profile).rules.items():
        for lang in ("zh", "en"):
            for line in setting_lines(setting, lang):
                name = line.text.partition("：" if lang == "zh" else ": ")[0]
                assert not name.startswith(("{", "[", "(", "'", '"')), (rule, line.text)
                assert "=" not in name, (rule, line.text)
                assert "None" not in line.text, (rule, line.text)


def names(part: object) -> set[str]:
    """The names of all parameters within a part."""
    if isinstance(part, Settings):
        return {
            name
            for field in type(part).model_fields
            for name in (field, *names(getattr(part, field)))
        }
    inner = part.values() if isinstance(part, dict) else part
    if isinstance(inner, str) or not hasattr(inner, "__iter__"):
        return set()
    return {name for one in inner for name in names(one)}


def test_every_parameter_of_the_shipped_profiles_has_a_name_in_words() -> None:
    """Add what is missing to auditor/reports/labels/parameter.toml."""
    settings = [one for name in profile_ids() for one in load_profile(name).rules.values()]
    used = {name for setting in settings for name in names(setting.params)}
    assert used - set(catalogue()["parameter"]) - {"zh", "en", "name", "needle"} == set()
