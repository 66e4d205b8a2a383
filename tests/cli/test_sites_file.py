"""The sites file: what it accepts, and that every mistake is named with its cure."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import ColumnKind
from crawler.sites import Site, SiteColumn, SitesError, key_of, load_sites, site_of

WHOLE = """
[[site]]
key = "linxi"
name = "临溪县人民政府"
home = "HTTPS://www.linxi.gov.cn:443"
organ_code = "11341825003252345D"
platform = "openness"
profile = "anhui-transport-2017"
upstream = ["ah", "http://www.example.gov.cn/"]
columns = [{url = "https://www.linxi.gov.cn/zc/", kind = "policy"}]
expected_items = [200, 5000]

[[site]]
key = "ah"
home = "https://www.ah.gov.cn/"
profile = "profiles/own.toml"
"""


def sites_file(folder: Path, text: str) -> Path:
    path = folder / "sites.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_file(tmp_path: Path) -> None:
    sites = load_sites(sites_file(tmp_path, WHOLE))
    assert list(sites) == ["linxi", "ah"]
    assert sites["linxi"] == Site(
        key="linxi",
        name="临溪县人民政府",
        home="https://www.linxi.gov.cn/",
        organ_code="11341825003252345D",
        platform="openness",
        profile="anhui-transport-2017",
        upstream=("ah", "http://www.example.gov.cn/"),
        columns=(SiteColumn(url="https://www.linxi.gov.cn/zc/", kind=ColumnKind.POLICY),),
        expected_items=(200, 5000),
    )
    assert sites["ah"].profile == str(tmp_path / "profiles/own.toml")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", ["[[site]]"]),
        ("[site]\nkey = 'a'", ["[[site]]"]),
        ("site = [", ["TOML"]),
        ("[[sites]]\nkey = 'a'", ["'sites'", "did you mean 'site'"]),
        ("[[site]]\nkey='a'\nhome='http://a.cn'\nplatfrom='x'", ["#1 (a)", "'platform'"]),
        ("[[site]]\nhome='http://a.cn'", ["#1", "'key'"]),
        ("[[site]]\nkey='a'\nhome='ftp://a.cn'", ["home", "'ftp://a.cn'"]),
        ("[[site]]\nkey='../a'\nhome='http://a.cn'", ["'../a'", "folder"]),
        ("[[site]]\nkey='.'\nhome='http://a.cn'", ["folder"]),
        ("[[site]]\nkey='a'\nhome='http://a.cn'\nexpected_items=[9,2]", ["expected_items"]),
        ("[[site]]\nkey='a'\nhome='http://a.cn'\norgan_code='12'", ["organ_code", "18"]),
        ("[[site]]\nkey='a'\nhome='http://a.cn'\nupstream=['a']", ["itself"]),
        ("[[site]]\nkey='a'\nhome='http://a.cn'\nupstream=['b']", ["'b'", "no key"]),
        (
            "[[site]]\nkey='a'\nhome='http://a.cn'\ncolumns=[{url='http://a.cn/1',kind='polcy'}]",
            ["columns[0].kind", "'policy'"],
        ),
        (
            "[[site]]\nkey='a'\nhome='http://a.cn'\ncolumns=[{url='http://a.cn/1'}]",
            ["columns[0].kind"],
        ),
        (
            "[[site]]\nkey='a'\nhome='http://a.cn'\ncolumns=[{url='http://a.cn/1',knd='x'}]",
            ["columns[0].knd", "'kind'"],
        ),
        (
            "[[site]]\nkey='a'\nhome='http://a.cn'\n[[site]]\nkey='A'\nhome='http://b.cn'",
            ["#2 (A)", "#1"],
        ),
        ("[[site]]\nkey='a'\nhome='http://a.cn'\nplatform='opennes'", ["'openness'"]),
        ("[[site]]\nkey='a'\nhome='http://a.cn'\nprofile='national'", ["'national-2019'"]),
    ],
)
def test_a_mistake_is_one_line_with_its_cure(tmp_path: Path, text: str, says: list[str]) -> None:
    path = sites_file(tmp_path, text)
    with pytest.raises(SitesError) as caught:
        load_sites(path, platforms=["openness", "trs"], profiles=["national-2019"])
    for problem in caught.value.problems:
        assert str(path) in problem.in_("en")
        assert "\n" not in problem.in_("en") + problem.in_("zh")
    assert any(all(part in p.in_("en") for part in says) for p in caught.value.problems)


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    text = "[[site]]\nkey='a'\nhom='x'\nupstream=['b']\n[[site]]\nkey='a'\nhome='nowhere'"
    with pytest.raises(SitesError) as caught:
        load_sites(sites_file(tmp_path, text))
    assert len(caught.value.problems) == 5


@pytest.mark.parametrize(
    "content", [None, b"\xff\xfe", b"\xef\xbb\xbf[[site]]\nkey='a'\nhome='http://a.cn'\n"]
)
def test_files_that_are_no_text(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "sites.toml"
    if content is not None:
        path.write_bytes(content)
    if content and content.startswith(b"\xef\xbb\xbf"):  # a byte order mark is no mistake
        assert list(load_sites(path)) == ["a"]
    else:
        with pytest.raises(SitesError, match=r"sites\.toml"):
            load_sites(path)


@pytest.mark.parametrize(
    ("home", "key"),
    [
        ("http://127.0.0.1:8000/", "127.0.0.1_8000"),
        ("https://www.linxi.gov.cn/zwgk/", "www.linxi.gov.cn"),
        ("http://[::1]:81/", "1_81"),
        ("http://user:secret@a.cn/", "a.cn"),
    ],
)
def test_a_key_from_host_and_port(home: str, key: str) -> None:
    assert key_of(home) == key


def test_a_target_is_a_key_or_a_home(tmp_path: Path) -> None:
    sites = load_sites(sites_file(tmp_path, WHOLE))
    assert site_of("linxi", sites) is sites["linxi"]
    assert site_of("https://www.linxi.gov.cn", sites) is sites["linxi"]
    assert site_of("http://127.0.0.1:8000", sites).key == "127.0.0.1_8000"


@pytest.mark.parametrize("target", ["lnxi", "www.linxi.gov.cn", "ftp://a.cn/", "http://", "//a"])
def test_a_bad_target_is_one_clear_line(tmp_path: Path, target: str) -> None:
    sites = load_sites(sites_file(tmp_path, WHOLE))
    with pytest.raises(SitesError) as caught:
        site_of(target, sites)
    assert target in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


WORDS = st.sampled_from(["a", "b", "http://a.cn/", "ftp://", "", "policy", "../x", "openness"])
VALUES = st.recursive(
    st.one_of(WORDS, st.integers(), st.booleans(), st.floats(allow_nan=False)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*Site.model_fields, "url", "kind", "x"]), inner),
    ),
    max_leaves=20,
)


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{k}" = {toml(v)}' for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


@given(st.dictionaries(st.sampled_from(["site", "sites"]), VALUES, min_size=1))
def test_any_toml_gives_sites_or_clear_lines(tables: dict[str, object]) -> None:
    text = "\n".join(f"{key} = {toml(value)}" for key, value in tables.items())
    with TemporaryDirectory() as folder:
        path = sites_file(Path(folder), text)
        try:
            assert load_sites(path, ["openness"], ["national-2019"])
        except SitesError as error:
            lines = [p.in_(lang) for p in error.problems for lang in ("zh", "en")]
            assert lines
            assert all(len(line.splitlines()) == 1 and str(path) in line for line in lines)
