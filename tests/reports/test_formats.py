"""Laws that every report format keeps, walked over whatever formats there are."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from html.parser import HTMLParser
from io import StringIO
from xml.etree import ElementTree

import jsonschema  # type: ignore[import-untyped]
import pytest

from auditor.reports import UnknownFormat, formats, formats_named
from auditor.reports.json import schema
from auditor.reports.model import Report
from tests.reports.hostile import ADDRESSES, TEXTS, empty, hostile, large
from tests.reports.sample import report

FORMATS = formats()


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))


def read_html(data: bytes) -> list[str]:
    page = data.decode()
    elements = Elements(page)
    assert [tag for tag, _ in elements.all].count("script") == 1
    assert not {"img", "iframe", "link", "object", "base"} & {tag for tag, _ in elements.all}
    for _, attributes in elements.all:
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)
        href = attributes.get("href") or "#"
        assert href.startswith(("#", "http://", "https://"))
    assert not any(character in page for character in "\u202e\u200b\x00\x1b\ufeff")
    return [value or "" for _, attributes in elements.all for value in attributes.values()]


def read_json(data: bytes) -> list[str]:
    document = json.loads(data)
    jsonschema.Draft202012Validator(schema()).validate(document)
    return [finding["id"] for finding in document["findings"]]


def read_csv(data: bytes) -> list[str]:
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not any(cell.startswith(tuple("=+-@\t\r＝＋－＠")) for row in rows for cell in row)
    return [row[0] for row in rows[1:]]


def read_sarif(data: bytes) -> list[str]:
    (run,) = json.loads(data)["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert (result["kind"] == "review") == (result["level"] == "none")
    return [result["partialFingerprints"]["mingchaFinding/v1"] for result in run["results"]]


def read_junit(data: bytes) -> list[str]:
    root = ElementTree.fromstring(data)
    cases = list(root.iter("testcase"))
    assert int(root.get("tests", "")) == len(cases)
    assert int(root.get("failures", "")) == len(root.findall(".//failure"))
    assert int(root.get("skipped", "")) == len(root.findall(".//skipped"))
    return [(failure.text or "").split("\n")[0] for failure in root.iter("failure")]


READERS: dict[str, Callable[[bytes], list[str]]] = {
    "csv": read_csv,
    "html": read_html,
    "json": read_json,
    "junit": read_junit,
    "sarif": read_sarif,
}


def shown(name: str, whole: Report) -> set[str]:
    """The ids of the findings that a rendered report holds."""
    mentioned = set(READERS[name](FORMATS[name].render(whole)))
    return mentioned & {finding.id for finding in whole.findings}


def due(name: str, whole: Report) -> set[str]:
    """The ids that a format must name: a test report names only what failed."""
    wanted = ("failed",) if name == "junit" else ("failed", "cantTell")
    return {finding.id for finding in whole.findings if finding.outcome in wanted}


def test_every_format_has_a_reader_here() -> None:
    assert set(FORMATS) == set(READERS)
    assert len({each.EXTENSION for each in FORMATS.values()}) == len(FORMATS)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_all_findings_are_there(name: str, lang: str) -> None:
    assert shown(name, report(lang)) == due(name, report(lang)) != set()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_report_is_a_report(name: str, lang: str) -> None:
    assert shown(name, empty(lang)) == set()
    assert FORMATS[name].render(empty(lang))


@pytest.mark.parametrize("name", FORMATS)
def test_ten_thousand_findings(name: str) -> None:
    assert shown(name, large("zh")) == due(name, large("zh"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"json", "sarif"}))
def test_hostile_text_stays_text(name: str, lang: str) -> None:
    whole = hostile(lang)
    assert shown(name, whole) == due(name, whole)


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_json_keeps_hostile_text_as_it_stands(name: str) -> None:
    text = FORMATS[name].render(hostile("zh")).decode()
    document = json.loads(text)
    found = document["findings"] if name == "json" else document["runs"][0]["results"]
    kept = json.dumps([each.get("evidence") or each["properties"]["evidence"] for each in found])
    for attack in TEXTS:
        assert json.dumps(attack.replace("\ud800", "\ufffd"))[1:-1] in kept


def test_only_web_addresses_become_links() -> None:
    page = Elements(FORMATS["html"].render(hostile("zh")).decode())
    links = {attributes["href"] for tag, attributes in page.all if tag == "a"}
    assert ADDRESSES[1] in links
    assert not {ADDRESSES[0], ADDRESSES[2]} & links


def test_rendering_twice_gives_the_same_bytes() -> None:
    for each in FORMATS.values():
        assert each.render(report("zh")) == each.render(report("zh"))


def test_formats_are_chosen_by_name() -> None:
    assert list(formats_named(["HTML", " json", "html"])) == ["html", "json"]


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match=r"'pdf'.*csv, html, json, junit, sarif"):
        formats_named(["html", "pdf"])
    assert issubclass(UnknownFormat, ValueError)
