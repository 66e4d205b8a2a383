"""report.csv: one finding a row, for a spreadsheet.

UTF-8 with a byte order mark, so that Excel reads the Chinese; a cell that a spreadsheet would
take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import json
from io import StringIO

from auditor.reports.labels import Labels
from auditor.reports.lines import FindingLine
from auditor.reports.model import Report
from auditor.reports.plain import visible

EXTENSION = "csv"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_HEADINGS = (
    *("number", "rule", "rule_title", "severity", "outcome", "reason", "subject", "title", "url"),
    *("said", "document", "clause", "clause_checked", "fix", "fetched_at", "sha256", "warc"),
    "facts",
)


def render(report: Report) -> bytes:
    """All findings, failed and cantTell, under one line of headings."""
    say = Labels(report.lang)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(say("heading", name) for name in _HEADINGS)
    rules = {line.rule: line for line in report.rules}
    for finding in report.findings:
        rule = rules[finding.rule]
        writer.writerow(map(_cell, _row(finding, rule.title, rule.fix, say)))
    return out.getvalue().encode("utf-8-sig")


def _row(finding: FindingLine, rule_title: str, fix: str, say: Labels) -> tuple[str, ...]:
    seen = finding.seen
    return (
        finding.id,
        finding.rule,
        rule_title,
        say("severity", finding.severity),
        say("outcome", finding.outcome),
        say("reason", finding.reason) if finding.reason else "",
        say("subject", finding.kind),
        finding.title,
        finding.url,
        finding.message,
        finding.document,
        finding.clause,
        say("value", "true" if finding.verified else "false"),
        fix,
        seen.at if seen else "",
        seen.sha256 if seen else "",
        seen.warc if seen else "",
        json.dumps(finding.evidence, ensure_ascii=False) if finding.evidence else "",
    )


def _cell(text: str) -> str:
    text = visible(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
