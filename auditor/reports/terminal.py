"""The summary that a command prints: one screen, in colour on a terminal and plain elsewhere."""

from __future__ import annotations

import sys
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.reports.contents import Contents
from auditor.reports.model import Report
from auditor.reports.plain import percent, points, visible

_TOP = 5
"""How many findings are named; the others are in the report."""
_STYLES = {"veto": "bold white on red", "high": "red", "medium": "yellow", "low": "cyan"}
_COUNTED = ("failed", "cantTell", "passed")


def summary(report: Report, *, colour: bool | None = None, width: int | None = None) -> str:
    """Site, score, counts by rule and the gravest findings, as lines of text.

    ``colour`` adds a terminal's colours, ``width`` is in its columns (a Chinese character
    takes two). None takes what standard output is: plain and 100 wide where it is no terminal.
    """
    on_terminal = sys.stdout.isatty()
    console = Console(
        file=StringIO(),
        width=width or (None if on_terminal else 100),
        force_terminal=on_terminal if colour is None else colour,
        color_system="standard" if colour else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )
    contents = Contents(report)
    with console.capture() as captured:
        _print_head(console, contents)
        _print_rules(console, contents)
        _print_findings(console, contents)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


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
        say("look", "unread"): contents.unread,
    }
    console.print("  ".join(f"{name} {fact}" for name, fact in facts.items()))
    for notice in contents.notices:
        console.print(Text(f"! {visible(notice)}", style="yellow"))


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
        title = visible(finding.title) or contents.say("finding", "untitled")
        head = Text(f"{finding.rule} ", style=_STYLES.get(finding.severity, ""))
        head.append(title, style="bold")
        message = Text(f"  {visible(finding.message)}")
        message.truncate(3 * console.width, overflow="ellipsis")
        console.print(head, no_wrap=True, overflow="ellipsis")
        console.print(message)
        console.print(Text(f"  {visible(finding.url)}", style="dim"), soft_wrap=True)
    if len(findings) > _TOP:
        more = contents.say("finding", "more", count=len(findings) - _TOP)
        console.print(Text(more, style="dim"))
