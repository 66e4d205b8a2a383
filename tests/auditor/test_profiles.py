"""Profiles: what they inherit, and how every mistake in one is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.profiles import ProfileError, load_profile, profile_ids
from auditor.rule import Severity
from auditor.rulebook import all_rules


def write(folder: Path, text: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


OWN = """
title = { zh = "本县", en = "Own" }
extends = "anhui-transport-2017"
[rules.UPD002]
days = 7
severity = "medium"
[rules.DAT005]
enabled = false
"""


def test_these_profiles_are_shipped() -> None:
    assert profile_ids() == [
        "anhui-transport-2017",
        "department-plans",
        "national-2019",
        "tongliao-2017",
    ]


def test_what_departments_promise_is_asked_of_nobody_else() -> None:
    assert [name for name in profile_ids() if "GUI002" in load_profile(name).rules] == [
        "department-plans"
    ]


@pytest.mark.parametrize("name", profile_ids())
def test_a_shipped_profile_loads_whole(name: str) -> None:
    profile = load_profile(name)
    assert profile.id == name
    assert profile.title.zh and profile.title.en
    assert profile.digest.startswith("sha256:")
    assert profile.digest == load_profile(name).digest
    assert set(profile.rules) <= set(all_rules())
    assert list(profile.rules) == sorted(profile.rules)
    assert profile.scoring.coverage_floor == 0.6


def test_the_profiles_differ_where_their_sources_do() -> None:
    limits = {
        name: load_profile(name).rules["INT002"].params.model_dump()["limit"]
        for name in profile_ids()
    }
    assert {name: limit["number"] for name, limit in limits.items()} == {
        "anhui-transport-2017": 0,
        "department-plans": 0,
        "national-2019": 0,
        "tongliao-2017": 3,
    }
    assert "REP001" not in load_profile("tongliao-2017").rules
    assert [load_profile(name).scoring.gates for name in profile_ids()] == [
        False,
        True,
        True,
        False,
    ]


def test_a_profile_says_only_what_differs(tmp_path: Path) -> None:
    own, parent = load_profile(write(tmp_path, OWN)), load_profile("anhui-transport-2017")
    assert own.rules["UPD002"].params.model_dump() == {
        "kinds": ("news",),
        "days": 7,
        "months": 0,
    }
    assert own.rules["UPD002"].severity is Severity.MEDIUM
    assert own.rules["UPD002"].basis == parent.rules["UPD002"].basis
    assert "DAT005" not in own.rules
    assert own.rules["REP001"] == parent.rules["REP001"]
    assert own.digest != parent.digest
    assert own.id == "own"


def test_a_profile_may_extend_a_neighbour(tmp_path: Path) -> None:
    write(tmp_path, OWN)
    child = write(
        tmp_path, 'extends = "own.toml"\ntitle = { zh = "乡", en = "Town" }\n', "child.toml"
    )
    assert load_profile(child).rules["UPD002"].params.model_dump()["days"] == 7


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8-sig")
    assert load_profile(path).title.zh == "本县"


HEAD = 'title = { zh = "县", en = "County" }\nextends = "national-2019"\n'

MISTAKES = {
    "a misspelt parameter": (
        HEAD + "[rules.UPD002]\ndayz = 7\n",
        "rules.UPD002",
        "'dayz'",
        "'days'",
    ),
    "a misspelt setting": (
        HEAD + '[rules.UPD002]\nseverty = "low"\n',
        "rules.UPD002",
        "'severty'",
        "'severity'",
    ),
    "a misspelt table": (
        HEAD + "[scorring]\ncap = 3\n",
        "own.toml: there",
        "'scorring'",
        "'scoring'",
    ),
    "a misspelt key far down": (
        HEAD + "[rules.REP001.limit]\nnumbr = 3\n",
        "rules.REP001",
        "'numbr'",
        "'number'",
    ),
    "an unknown rule": (HEAD + "[rules.UPD999]\ndays = 7\n", "rules", "'UPD999'", "'UPD007'"),
    "an unknown document": (
        HEAD + '[rules.UPD002]\nbasis = { document = "indicater", clause = "1" }\n',
        "rules.UPD002.basis",
        "'indicater'",
        "'indicators'",
    ),
    "an unknown parent": (
        'title = { zh = "县", en = "x" }\nextends = "national"\n',
        "extends",
        "'national'",
        "'national-2019'",
    ),
    "a parent that is no file": (
        'extends = "none.toml"\n',
        "extends",
        "none.toml",
        "check the path",
    ),
    "text for a number": (
        HEAD + '[rules.UPD002]\ndays = "7"\n',
        "rules.UPD002",
        "days = '7'",
        "must be a whole number",
    ),
    "a number for text": (
        HEAD + "[documents.x]\ntitle = 3\n",
        "documents.x",
        "title = 3",
        "must be text in quotes",
    ),
    "text for a switch": (
        HEAD + '[rules.UPD002]\nenabled = "no"\n',
        "rules.UPD002",
        "enabled = 'no'",
        "true or false",
    ),
    "text for a list": (
        HEAD + '[rules.UPD002]\nkinds = "news"\n',
        "rules.UPD002",
        "kinds = 'news'",
        "must be a list",
    ),
    "an unknown kind": (
        HEAD + '[rules.UPD002]\nkinds = ["nwes"]\n',
        "rules.UPD002.kinds",
        "[0]: there is no value 'nwes'",
        "'news'",
    ),
    "an unknown severity": (
        HEAD + '[rules.UPD002]\nseverity = "hihg"\n',
        "rules.UPD002",
        "severity: there is no value 'hihg'",
        "'high'",
    ),
    "a missing key": ("[rules.UPD002]\ndays = 3\n", "own.toml", "'title'", "add it"),
    "a wrong date": (
        HEAD + '[scope]\nsince = "last year"\n',
        "scope",
        "since = 'last year'",
        "2019-05-15",
    ),
    "numbers that cannot be meant": (
        HEAD + "[scoring]\ncap = 0\n",
        "own.toml",
        "cap",
        "not above 0",
    ),
    "a broken pattern": (
        HEAD + '[rules.TXT001]\nphrases = [{ name = "x", needle = "(", pattern = "(" }]\n',
        "rules.TXT001.phrases[0]",
        "pattern = '('",
        "not a regular expression",
    ),
    "a pattern that is compiled late": (
        HEAD + '[rules.CON002]\nreasons = "("\n',
        "rules.CON002",
        "excuse: '(' is no pattern",
        "is no pattern",
    ),
    "a negative number of days": (
        HEAD + "[rules.UPD002]\ndays = -5\n",
        "rules.UPD002",
        "days: -5 is not within 0",
        "not within",
    ),
    "a negative limit": (
        HEAD + '[rules.INT002]\nlimit = { number = -1, unit = "days" }\n',
        "rules.INT002",
        "-1 is not within 0",
        "not within",
    ),
    "broken TOML": ("title = [", "own.toml", "", "not valid TOML"),
    "a loop": (
        'title = { zh = "县", en = "x" }\nextends = "own.toml"\n',
        "extends",
        "own → own",
        "remove one extends",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_one_line_with_what_where_and_how(name: str, tmp_path: Path) -> None:
    text, where, what, how = MISTAKES[name]
    with pytest.raises(ProfileError) as caught:
        load_profile(write(tmp_path, text))
    line, chinese = str(caught.value), caught.value.in_("zh")
    assert "\n" not in line and "\n" not in chinese
    assert where in line and what in line and how in line
    assert line == caught.value.in_("en") != chinese


@pytest.mark.parametrize("name", ["nationl-2019", "/nowhere/own.toml", ""])
def test_an_unknown_profile(name: str) -> None:
    with pytest.raises(ProfileError):
        load_profile(name)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ProfileError, match="not valid TOML"):
        load_profile(path)


def test_what_a_profile_holds_can_be_printed() -> None:
    for name in profile_ids():
        for setting in load_profile(name).rules.values():
            assert json.dumps(setting.params.model_dump(mode="json"), ensure_ascii=False)
