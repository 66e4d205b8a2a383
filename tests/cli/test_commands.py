"""The commands on a served county, from the command line to the files and the exit code."""

from __future__ import annotations

import fcntl
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from crawler.export import FIELDS
from crawler.simulator.expected import expected_items
from tests.cli.conftest import PLANTED, Audited, mingcha

PROFILE = ("--profile", "anhui-transport-2017")
KEYS = ["url", *(field.value for field in FIELDS), "columns", "attachments", "claims"]
NOWHERE = "http://127.0.0.1:9/"


def failed_rules(report: dict[str, object]) -> set[str]:
    findings = report["findings"]
    assert isinstance(findings, list)
    return {one["rule"] for one in findings if one["outcome"] == "failed"}


# -- audit ------------------------------------------------------------------------------------


def test_audit_crawls_judges_and_reports(audited: Audited) -> None:
    assert audited.ran.code == 0
    assert audited.report["site"]["name"] == "临溪县人民政府"
    assert audited.report["as_of"] == "2026-06-30T00:00:00+08:00"
    assert set(PLANTED) <= failed_rules(audited.report)
    assert (audited.folder / "report" / "report.html").is_file()
    assert str(audited.folder / "report" / "report.json") in audited.ran.out
    assert "已读" in audited.ran.err


def test_the_upstream_portal_has_a_folder_of_its_own(audited: Audited) -> None:
    port = audited.province.origin.rpartition(":")[2]
    assert (audited.workspace / "sites" / f"127.0.0.1_{port}" / "index.db").is_file()


def test_a_site_that_does_not_answer_is_no_verdict(tmp_path: Path) -> None:
    ran = mingcha("audit", NOWHERE, "--workspace", tmp_path, "--lang", "en")
    assert ran.code == 3
    report = json.loads((tmp_path / "sites/127.0.0.1_9/report/report.json").read_text("utf-8"))
    assert report["score"]["value"] is None
    assert failed_rules(report) == set()


def test_crawl_of_a_site_that_does_not_answer(tmp_path: Path) -> None:
    ran = mingcha("crawl", NOWHERE, "--workspace", tmp_path, "--quiet")
    assert (ran.code, ran.out, ran.err) == (3, "", "")


def test_one_bad_site_does_not_stop_the_others(audited: Audited, tmp_path: Path) -> None:
    locked = tmp_path / "sites" / "127.0.0.1_9"
    locked.mkdir(parents=True)
    with open(locked / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ran = mingcha(
            "crawl", NOWHERE, audited.county.home, "--workspace", tmp_path, "--max-pages", "3"
        )
    assert ran.code == 2
    assert "127.0.0.1_9: " in ran.err
    assert audited.folder.name in ran.out


def test_a_locked_folder_is_one_clear_line(tmp_path: Path) -> None:
    folder = tmp_path / "sites" / "127.0.0.1_9"
    folder.mkdir(parents=True)
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ran = mingcha("audit", NOWHERE, "--workspace", tmp_path, "--quiet")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1


def test_several_sites_get_a_folder_each(audited: Audited, tmp_path: Path) -> None:
    homes = [audited.county.home, audited.province.home]
    ran = mingcha("check", *homes, *audited.options(), *PROFILE, "--out", tmp_path)
    assert ran.code == 0
    keys = [home.removeprefix("http://").strip("/").replace(":", "_") for home in homes]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(keys)


# -- check ------------------------------------------------------------------------------------


def test_check_says_the_same_to_the_byte_and_asks_the_portals_nothing(
    audited: Audited, tmp_path: Path
) -> None:
    asked = len(audited.county.log), len(audited.province.log)
    ran = mingcha("check", audited.county.home, *audited.options(), *PROFILE, "--out", tmp_path)
    assert ran.code == 0
    assert (len(audited.county.log), len(audited.province.log)) == asked
    for name in ("report.json", "report.html"):
        assert (tmp_path / name).read_bytes() == (audited.folder / "report" / name).read_bytes()


def test_check_finds_the_upstream_of_the_run_again(audited: Audited, tmp_path: Path) -> None:
    mingcha("check", audited.folder.name, *audited.options(), *PROFILE, "--out", tmp_path)
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    reposts = next(rule for rule in report["rules"] if rule["rule"] == "REP001")
    assert reposts["passed"] > 0


def test_known_findings_do_not_fail_the_build(audited: Audited, tmp_path: Path) -> None:
    words = ["check", audited.county.home, *audited.options(), *PROFILE, "--fail-on", "low"]
    known = tmp_path / "known.json"
    shutil.copy(audited.folder / "report" / "report.json", known)
    assert mingcha(*words).code == 1
    same = mingcha(*words, "--baseline", known)
    assert same.code == 0
    assert "基线按" not in same.err
    other = known.with_name("other.json")
    other.write_text('{"profile": {"id": "tongliao-2017"}, "findings": []}', encoding="utf-8")
    assert "基线按 tongliao-2017" in mingcha(*words, "--baseline", other).err
    new = json.loads(known.read_text("utf-8"))
    grave = [f for f in new["findings"] if (f["outcome"], f["severity"]) == ("failed", "high")]
    new["findings"].remove(grave[0])
    known.write_text(json.dumps(new), encoding="utf-8")
    assert mingcha(*words, "--baseline", known).code == 1


def test_in_ci_high_findings_fail_the_build(audited: Audited) -> None:
    words = ["check", audited.county.home, *audited.options(), *PROFILE]
    assert mingcha(*words).code == 0
    assert mingcha(*words, CI="true").code == 1


def test_the_summary_speaks_both_languages(audited: Audited, tmp_path: Path) -> None:
    words = ["check", audited.county.home, *audited.options(), "--out", tmp_path]
    assert "得分" in mingcha(*words).out
    assert "Score" in mingcha(*words, "--lang", "en").out
    assert mingcha(*words, "--quiet").out == ""


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", "http://127.0.0.1:1/"], "mingcha crawl"),
        (["check", "nowhere"], "nowhere"),
        (["audit"], "TARGET"),
        (["audit", "http://a.cn/", "http://a.cn/b/"], "http://a.cn/b/"),
        (["audit", NOWHERE, "--profile", "nationl"], "national-2019"),
        (["audit", NOWHERE, "--format", "pdf"], "json"),
        (["audit", NOWHERE, "--format", ","], "json"),
        (["audit", "http://a b/"], "http://a b/"),
        (["audit", "http://%00/"], "http://%00/"),
        (["audit", NOWHERE, "--baseline", "/nowhere"], "/nowhere"),
        (["audit", "lnxi", "--sites", "/nowhere.toml"], "/nowhere.toml"),
        (["audit", NOWHERE, "--replay", "/nowhere"], "/nowhere"),
        (["audit", NOWHERE, "--concurrency", "0"], "--concurrency"),
    ],
)
def test_a_mistake_is_one_line_before_anything_is_fetched(
    words: list[str], says: str, tmp_path: Path
) -> None:
    ran = mingcha(*words, "--workspace", tmp_path, "--lang", "en")
    assert ran.code == 2
    assert ran.out == ""
    assert says in ran.err
    assert len(ran.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


# -- replay -----------------------------------------------------------------------------------


@pytest.fixture
def archive(audited: Audited, tmp_path: Path) -> Path:
    """The evidence of both portals in one folder."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for site in (audited.workspace / "sites").iterdir():
        shutil.copy(site / "evidence" / "run-0001.warc.gz", folder / f"{site.name}.warc.gz")
    return folder


def test_replay_audits_every_site_of_an_archive(
    audited: Audited, archive: Path, tmp_path: Path
) -> None:
    asked = len(audited.county.log)
    out = tmp_path / "out"
    ran = mingcha(
        "audit", "--replay", archive, "--workspace", tmp_path / "ws", "--out", out, *PROFILE
    )
    assert ran.code == 0
    assert len(audited.county.log) == asked
    reports = sorted(path.parent.name for path in out.glob("*/report.json"))
    assert reports == sorted(path.name for path in (audited.workspace / "sites").iterdir())


def test_replay_of_one_site_says_what_the_live_audit_said(
    audited: Audited, archive: Path, tmp_path: Path
) -> None:
    words = ["--upstream", audited.province.home, "--replay", archive, *PROFILE]
    words += ["--workspace", tmp_path / "ws", "--as-of", "2026-06-30", "--out", tmp_path / "out"]
    assert mingcha("audit", audited.county.home, *words).code == 0
    replayed = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert _but_links(replayed) == _but_links(audited.report)


def _but_links(report: dict[str, Any]) -> list[str]:
    """The ids of all findings but those on links: an archive cannot be asked for them."""
    return [one["id"] for one in report["findings"] if not one["rule"].startswith("LNK")]


def test_a_damaged_archive_is_used_as_far_as_it_can_be_read(
    audited: Audited, archive: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.warc.gz"
    whole = (archive / f"{audited.folder.name}.warc.gz").read_bytes()
    cut.write_bytes(whole[: len(whole) // 2])
    ran = mingcha("crawl", "--replay", cut, "--workspace", tmp_path / "ws")
    assert "cut.warc.gz" in ran.err
    assert audited.folder.name in ran.out


# -- export and sites -------------------------------------------------------------------------


def test_the_export_has_one_object_per_item(audited: Audited) -> None:
    lines = audited.export.read_text("utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    assert len(items) == audited.report["crawl"]["items"]
    assert all(list(item)[: len(KEYS)] == KEYS for item in items)
    exported = [item["url"] for item in items]
    expected = expected_items(audited.county.portal, audited.county.home)
    aliases = [set(one["aliases"]) & set(exported) for one in expected]
    assert [len(found) for found in aliases] == [1] * len(expected)


def test_export_writes_to_a_file_or_to_standard_output(audited: Audited, tmp_path: Path) -> None:
    words = ["export", audited.county.home, "--workspace", audited.workspace]
    assert mingcha(*words).out == audited.export.read_text("utf-8")
    file = tmp_path / "deep" / "items.jsonl"
    assert mingcha(*words, "--export", file).code == 0
    assert file.read_bytes() == audited.export.read_bytes()
    assert list(file.parent.iterdir()) == [file]


def test_sites_lists_what_the_workspace_holds(audited: Audited) -> None:
    out = mingcha("sites", "--workspace", audited.workspace).out
    assert audited.county.home in out
    assert "临溪县人民政府" in out


def test_a_site_of_a_sites_file(audited: Audited, tmp_path: Path) -> None:
    file = tmp_path / "sites.toml"
    file.write_text(
        f'[[site]]\nkey = "linxi"\nname = "临溪"\nhome = "{audited.county.home}"\n'
        'profile = "anhui-transport-2017"\nupstream = ["up"]\n'
        f'[[site]]\nkey = "up"\nhome = "{audited.province.home}"\n',
        encoding="utf-8",
    )
    assert mingcha("sites", "check", file).code == 0
    words = ["audit", "linxi", "--sites", file, "--workspace", tmp_path, "--max-pages", "12"]
    assert mingcha(*words, "--quiet").code in (0, 3)
    report = json.loads((tmp_path / "sites/linxi/report/report.json").read_text("utf-8"))
    assert report["profile"]["id"] == "anhui-transport-2017"
    assert report["crawl"]["pages"] == 12
    assert (tmp_path / "sites/up/index.db").is_file()


def test_sites_check_names_every_mistake(tmp_path: Path) -> None:
    file = tmp_path / "sites.toml"
    file.write_text('[[site]]\nkey = "a"\nhom = "x"\nplatform = "opennes"\n', encoding="utf-8")
    ran = mingcha("sites", "check", file, "--lang", "en")
    assert ran.code == 2
    assert "'home'" in ran.err
    assert "'openness'" in ran.err


def test_detect_names_the_platform(audited: Audited) -> None:
    assert mingcha("sites", "detect", audited.county.home).out.startswith("openness")
    said = json.loads(mingcha("sites", "detect", audited.province.home, "--json").out)
    assert said["platform"] == "trs"
    assert mingcha("sites", "detect", NOWHERE).code == 3


# -- probe ------------------------------------------------------------------------------------


def listed_item(audited: Audited) -> dict[str, Any]:
    """An exported item with an index number and a column."""
    items = map(json.loads, audited.export.read_text("utf-8").splitlines())
    found: dict[str, Any] = next(i for i in items if i["index_number"] and i["columns"])
    return found


def test_probe_shows_the_claims_of_a_page(audited: Audited) -> None:
    ran = mingcha("probe", listed_item(audited)["url"])
    assert ran.code == 0
    assert "openness" in ran.out
    assert "✓" in ran.out
    assert "index_number" in ran.out


def test_probe_of_a_saved_page_prints_the_exported_object(audited: Audited, tmp_path: Path) -> None:
    exported = listed_item(audited)
    url = exported["url"]
    live = mingcha("probe", url, "--json").out
    from crawler.fetch_one import fetch_page

    file = tmp_path / "page.html"
    file.write_bytes(fetch_page(url).body)
    saved = json.loads(mingcha("probe", file, "--url", url, "--json").out)
    assert saved == json.loads(live)
    same = [key for key in KEYS if key not in ("columns", "claims")]
    assert {key: saved[key] for key in same} == {key: exported[key] for key in same}


def test_probe_of_a_list_shows_rows_and_pager(audited: Audited) -> None:
    url = listed_item(audited)["columns"][0]["url"]
    said = json.loads(mingcha("probe", url, "--json").out)
    assert said["page_class"] == "list"
    assert said["title"] is None
    assert said["rows"]
    assert "网址" in mingcha("probe", url).out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["/nowhere.html"], 2),
        (["/nowhere.html", "--url", "http://a.cn/"], 2),
        (["/nowhere.html", "--url", "a.cn"], 2),
        (["ftp://a.cn/"], 2),
        ([NOWHERE], 3),
    ],
)
def test_probe_of_what_cannot_be_read(words: list[str], code: int) -> None:
    ran = mingcha("probe", *words)
    assert ran.code == code
    assert len(ran.err.splitlines()) == 1


# -- the rule book ----------------------------------------------------------------------------


def test_rules_and_profiles_are_listed() -> None:
    assert "REP001" in mingcha("rules").out
    listed = json.loads(mingcha("rules", "--profile", "national-2019", "--json").out)
    assert {"rule", "severity", "name", "title"} == set(listed[0])
    assert "anhui-transport-2017" in mingcha("profiles").out


def test_a_rule_is_printed_with_the_numbers_of_a_profile() -> None:
    anhui = mingcha("rule", "rep001", *PROFILE, "--lang", "en").out
    assert "How measured" in anhui
    assert "limit: 1 working day(s)" in anhui
    assert "时限（limit）：24 小时" in mingcha("rule", "REP001", "--lang", "zh").out
    assert mingcha("rule", "REP999").code == 2


def test_a_profile_is_printed_with_its_clauses() -> None:
    out = mingcha("profile", "anhui-transport-2017").out
    assert "REP001 late-repost" in out
    assert "sha256:" in out
    assert mingcha("profile", "anhui").code == 2
