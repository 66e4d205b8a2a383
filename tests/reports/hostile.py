"""Audits that no portal should have: hostile text, nothing at all, far too much."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle

from auditor.reports.model import Look, Report
from auditor.rule import Outcome, Reason, SubjectKind, Tally, Text
from tests.reports.sample import AUDIT, HOME, RUN, finding, report
from tests.reports.sample_rules import RULES

TEXTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></script><!--",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "－1",
    "\t=1+1",
    "通知\u202egpj.exe",
    "第一行\r\n第二行\x00\x1b[31m\x07",
    "\u200b\ufeff隐\u200d形\U000e0041",
    "\ud800 half a pair",
    "{{ 7 * 7 }}{% raw %}",
    "]]>&amp;&lt;",
    "长" * 5_000,
)
ADDRESSES = ("javascript:alert(1)", HOME + "a?b=<script>&c='\"", "data:text/html,x")


def hostile(lang: str) -> Report:
    """A report in which every text that comes from a page is an attack."""
    findings = tuple(
        replace(
            found, id=f"{found.rule}-{place:016x}", result=replace(found.result, subject=subject)
        )
        for place, text in enumerate(TEXTS)
        for found in [
            finding(
                RULES[place % len(RULES)].id,
                f"x{place}",
                text,
                Text(text, text),
                Outcome.FAILED if place % 3 else Outcome.CANT_TELL,
                SubjectKind.PAGE,
                reason=None if place % 3 else Reason.SCRIPT,
                **{text: [text, {text: text}], "link": ADDRESSES[place % len(ADDRESSES)]},
            )
        ]
        for subject in [replace(found.result.subject, url=ADDRESSES[place % len(ADDRESSES)])]
    )
    return report(lang, replace(AUDIT, findings=findings))


def empty(lang: str) -> Report:
    """A report on a site of which nothing was read, under a profile without rules."""
    audit = replace(AUDIT, rules=(), tallies={}, findings=())
    run = replace(RUN, finished=None, status="interrupted", pages=0, items=0, outcomes={})
    return report(lang, audit, Look(), run)


def large(lang: str, size: int = 10_000) -> Report:
    """A report with ``size`` findings, every seventh of them cantTell."""
    rules = cycle(RULES[:4])
    findings = tuple(
        replace(
            finding(
                rule.id,
                f"p/{number}",
                f"第 {number} 条",
                Text("有误。", "Wrong."),
                outcome,
                n=number,
            ),
            id=f"{rule.id}-{number:016x}",
        )
        for number, rule in zip(range(size), rules, strict=False)
        for outcome in [Outcome.CANT_TELL if number % 7 == 0 else Outcome.FAILED]
    )
    tallies = {rule.id: Tally(passed=size, failed=size // 4) for rule in RULES}
    return report(lang, replace(AUDIT, findings=findings, tallies=tallies))
