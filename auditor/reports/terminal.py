"""The summary that a command prints: one screen, in colour on a terminal and plain elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.reports.contents import Contents
from auditor.reports.model import Report
from auditor.reports.plain import percent, points, visible

_TOP = 5
_STYLES = {"veto": "bold white on red", "high": "red", "medium": "yellow", "low": "cyan"}
_COUNTED = ("failed", "cantTell", "passed")


def print_summary(
    report: Report, out: TextIO, paths: Iterable[str] = (), width: int | None = None
) -> None:
    """Print site, score, counts by rule, the gravest findings and where the reports lie.

    ``width`` is in columns of a terminal (a Chinese character takes two); None takes the
    terminal's own, or 100 where ``out`` is none.
    """
    on_terminal = out.isatty()
    console = Console(
        file=out,
        width=width or (None if on_terminal else 100),
        no_color=None if on_terminal else True,
        force_terminal=on_terminal,
        highlight=False,
        markup=False,
        emoji=False,
    )
    contents = Contents(report)
    _print_head(console, contents)
    _print_rules(console, contents)
    _print_findings(console, contents)
    for path in paths:
        console.print(path, soft_wrap=True)


def _print_head(console: Console, contents: Contents) -> None:
    report, say = contents.report, contents.say
    console.print(
        Text(visible(report.site.name), style="bold"), Text(report.site.home, style="dim")
    )
    tone = {"bad": "bold red", "open": "bold yellow", "plain": "bold"}[contents.tone]
    console.print(Text(contents.verdict, style=tone))
    value = report.score.value
    facts = {
        say("score", "score"): say("score", "none") if value is None else points(value),
        say("score", "coverage"): percent(report.coverage),
        say("look", "pages"): report.crawl.pages,
        say("look", "items"): report.crawl.items,
        say("look", "unread"): len(report.look.unread),
    }
    console.print("  ".join(f"{name} {fact}" for name, fact in facts.items()))
    for notice in contents.notices:
        console.print(Text(f"! {notice}", style="yellow"))


def _print_rules(console: Console, contents: Contents) -> None:
    """Rules with something to say; those that only passed are left to the report."""
    say = contents.say
    telling = ("failed", "cantTell", "error")
    told = [
        line for line in contents.report.rules if any(line.counts[outcome] for outcome in telling)
    ]
    if not told:
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(say("finding", "rule"), overflow="fold")
    table.add_column(say("finding", "severity"))
    for outcome in _COUNTED:
        table.add_column(say("outcome", outcome), justify="right")
    for line in told:
        name = f"{line.rule} {line.title}"
        if line.counts["error"]:
            name += f" – {say('outcome', 'error')}"
        severity = Text(say("severity", line.severity), style=_STYLES.get(line.severity, ""))
        table.add_row(name, severity, *(str(line.counts[outcome]) for outcome in _COUNTED))
    console.print()
    console.print(table)


def _print_findings(console: Console, contents: Contents) -> None:
    findings = [finding for block in contents.problems for finding in block.findings]
    if not findings:
        return
    console.print()
    for finding in findings[:_TOP]:
        style = _STYLES.get(finding.severity, "")
        name = visible(finding.title) or contents.say("finding", "untitled")
        console.print(Text(f"{finding.rule} ", style=style), Text(name, style="bold"), sep="")
        console.print(Text(f"  {visible(finding.message)}"))
        console.print(Text(f"  {visible(finding.url)}", style="dim"), soft_wrap=True)
    if len(findings) > _TOP:
        more = contents.say("finding", "more", count=len(findings) - _TOP)
        console.print(Text(more, style="dim"))
    console.print()
