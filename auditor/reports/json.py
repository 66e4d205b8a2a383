"""report.json, schema ``mingcha-report/1``: the report for machines, with its JSON Schema."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from auditor.reports.lines import FindingLine, RuleLine
from auditor.reports.model import Report

EXTENSION = "json"
SCHEMA_ID = "mingcha-report/1"
_COUNTED = ("passed", "failed", "cantTell", "inapplicable")


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every report.json meets."""
    text = files(__package__).joinpath("mingcha-report-1.schema.json").read_text("utf-8")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def render(report: Report) -> bytes:
    """The report as JSON in UTF-8; keys and findings always in the same order."""
    return (json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n").encode()


def as_json(report: Report) -> dict[str, Any]:
    """The report as JSON values, keys in the order of the schema."""
    site, crawl = report.site, report.crawl
    return {
        "schema": SCHEMA_ID,
        "site": {
            "key": site.key,
            "name": site.name,
            "home": site.home,
            "platform": site.platform,
        },
        "profile": {"id": report.profile_id, "digest": report.profile_digest},
        "as_of": report.as_of,
        "tool": {"version": report.tool_version, "rules_digest": report.rules_digest},
        "crawl": {
            "run": crawl.run,
            "started": crawl.started,
            "finished": crawl.finished,
            "pages": crawl.pages,
            "items": crawl.items,
            "outcomes": dict(crawl.outcomes),
        },
        "coverage": report.coverage,
        "score": _score(report),
        "rules": [_rule(line) for line in report.rules],
        "findings": [_finding(line) for line in report.findings],
    }


def _score(report: Report) -> dict[str, Any]:
    score = report.score
    return {
        "value": score.value,
        "grade": score.grade,
        "gated_by": list(score.gated_by),
        "trace": [{"rule": loss.rule, "lost": loss.lost, "why": loss.why} for loss in score.trace],
    }


def _rule(line: RuleLine) -> dict[str, Any]:
    counts = {outcome: line.counts[outcome] for outcome in _COUNTED}
    return {"rule": line.rule, "name": line.name, "severity": line.severity, **counts}


def _finding(line: FindingLine) -> dict[str, Any]:
    seen = line.seen
    return {
        "id": line.id,
        "rule": line.rule,
        "outcome": line.outcome,
        "severity": line.severity,
        "subject": {"kind": line.kind, "url": line.url, "title": line.title},
        "message": line.message,
        "evidence": line.evidence,
        "basis": {"document": line.document, "clause": line.clause},
        "seen": {"at": seen.at, "sha256": seen.sha256, "warc": seen.warc} if seen else None,
    }
