"""report.json keeps the shape that design and schema fix."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from auditor.reports.json import render, schema
from tests.reports.hostile import empty
from tests.reports.sample import report

SHAPE = {
    "": "schema site profile as_of tool crawl coverage score rules findings",
    "site": "key name home platform",
    "profile": "id digest",
    "tool": "version rules_digest",
    "crawl": "run started finished pages items outcomes",
    "score": "value grade gated_by trace",
    "score.trace.0": "rule lost why",
    "rules.0": "rule name severity passed failed cantTell inapplicable",
    "findings.0": "id rule outcome severity subject message evidence basis seen",
    "findings.0.subject": "kind url title",
    "findings.0.basis": "document clause",
    "findings.0.seen": "at sha256 warc",
}


def document(lang: str = "zh") -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(render(report(lang)))
    return parsed


def at(value: Any, path: str) -> Any:
    for step in path.split(".") if path else []:
        value = value[int(step)] if step.isdigit() else value[step]
    return value


@pytest.mark.parametrize("path", SHAPE)
def test_keys_and_their_order(path: str) -> None:
    assert list(at(document(), path)) == SHAPE[path].split()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_trace_sums_to_what_is_missing() -> None:
    score = document()["score"]
    assert round(sum(loss["lost"] for loss in score["trace"]), 2) == round(100 - score["value"], 2)


def test_both_languages_differ_in_words_only() -> None:
    zh, en = document("zh"), document("en")
    assert zh["score"]["value"] == en["score"]["value"]
    assert [f["id"] for f in zh["findings"]] == [f["id"] for f in en["findings"]]
    assert zh["findings"][0]["message"] != en["findings"][0]["message"]


def test_no_score_is_null_and_has_no_grade() -> None:
    score = json.loads(render(empty("zh")))["score"]
    assert score == {"value": None, "grade": None, "gated_by": [], "trace": []}


def put(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    *way, last = path.split(".")

    def change(changed: dict[str, Any]) -> None:
        at(changed, ".".join(way))[last] = value

    return change


DRIFT = {
    "unknown key": put("extra", 1),
    "unknown key inside": put("crawl.extra", 1),
    "other zone": put("as_of", "2026-06-29T16:00:00Z"),
    "no seconds": put("crawl.started", "2026-06-29T16:00+08:00"),
    "score out of range": put("score.value", 100.5),
    "score without grade": put("score.grade", None),
    "grade without score": put("score.value", None),
    "coverage in percent": put("coverage", 97),
    "passed as finding": put("findings.0.outcome", "passed"),
    "unstable id": put("findings.0.id", "CAT001-1"),
    "unknown severity": put("findings.0.severity", "error"),
    "relative address": put("findings.0.subject.url", "/a.html"),
    "unknown kind": put("findings.0.subject.kind", "table"),
    "place without offset": put("findings.0.seen.warc", "run-0001.warc.gz"),
    "prefixed digest": put("findings.0.seen.sha256", "sha256:" + "0" * 64),
    "evidence as text": put("findings.0.evidence", "late"),
    "negative count": put("rules.0.passed", -1),
}


@pytest.mark.parametrize("name", DRIFT)
def test_the_schema_catches_drift(name: str) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    changed = copy.deepcopy(document())
    assert validator.is_valid(changed)
    DRIFT[name](changed)
    assert not validator.is_valid(changed)


@pytest.mark.parametrize("path", [path for path in SHAPE if path])
def test_the_schema_misses_no_key(path: str) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    for key in SHAPE[path].split():
        changed = copy.deepcopy(document())
        del at(changed, path)[key]
        assert not validator.is_valid(changed), key
