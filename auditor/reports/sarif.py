"""report.sarif: SARIF 2.1.0 (OASIS), for code-hosting and CI tools that gather findings.

A failed result is of kind ``fail``, with a level by severity; what cannot be told is of kind
``review``. The finding's stable id is its fingerprint.
"""

from __future__ import annotations

import json
from typing import Any

from auditor.reports.lines import FindingLine, RuleLine
from auditor.reports.model import Report
from auditor.reports.plain import visible

EXTENSION = "sarif"
_LEVELS = {"veto": "error", "high": "error", "medium": "warning", "low": "note", "info": "note"}


def render(report: Report) -> bytes:
    """One run with all findings."""
    places = {line.rule: place for place, line in enumerate(report.rules)}
    run = {
        "tool": {
            "driver": {
                "name": "mingcha",
                "version": report.tool_version,
                "rules": [_rule(line) for line in report.rules],
            }
        },
        "automationDetails": {"id": f"{report.site.key}/{report.profile_id}/"},
        "language": "zh-CN" if report.lang == "zh" else "en-US",
        "columnKind": "unicodeCodePoints",
        "results": [_result(line, places, report) for line in report.findings],
        "properties": {"asOf": report.as_of, "coverage": report.coverage},
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return (json.dumps(log, ensure_ascii=False, indent=2) + "\n").encode()


def _rule(line: RuleLine) -> dict[str, Any]:
    return {
        "id": line.rule,
        "name": line.name,
        "shortDescription": {"text": line.title},
        "fullDescription": {"text": line.what},
        "help": {"text": line.fix},
        "defaultConfiguration": {"level": _LEVELS[line.severity]},
    }


def _result(line: FindingLine, places: dict[str, int], report: Report) -> dict[str, Any]:
    failed = line.outcome == "failed"
    return {
        "ruleId": line.rule,
        "ruleIndex": places[line.rule],
        "kind": "fail" if failed else "review",
        "level": _LEVELS[line.severity] if failed else "none",
        "message": {"text": visible(line.message) or report.rules[places[line.rule]].title},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": line.url}},
                "message": {"text": visible(line.title) or line.url},
            }
        ],
        "partialFingerprints": {"mingchaFinding/v1": line.id},
        "properties": {
            "severity": line.severity,
            "reason": line.reason,
            "basis": f"{line.document} {line.clause}".strip(),
            "basisVerified": line.verified,
            "evidence": line.evidence,
            "warc": line.seen.warc if line.seen else None,
        },
    }
