"""What people see while it runs: progress on stderr, results on stdout."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click
from rich.console import Console as RichConsole
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from auditor.rule import Text
from crawler.options import Progress

_EVERY = 50  # requests between two plain progress lines


@dataclass(frozen=True, slots=True)
class Console:
    """How much to say, and in which language."""

    lang: str = "zh"
    quiet: bool = False
    progress: bool = True

    def result(self, text: str) -> None:
        """What the command was asked for, on stdout."""
        if not self.quiet:
            click.echo(text)

    def note(self, zh: str, en: str) -> None:
        """A line about the course of things, on stderr."""
        if not self.quiet:
            click.echo(Text(zh, en).in_(self.lang), err=True)

    def complain(self, text: str) -> None:
        """An error that does not end the command, on stderr even when quiet."""
        click.echo(f"mingcha: {text}", err=True)

    @contextmanager
    def crawling(self) -> Iterator[Callable[[Progress], None] | None]:
        """Shows one crawl: a bar on a terminal, else a line now and then."""
        if self.quiet or not self.progress:
            yield None
        elif sys.stderr.isatty():
            with _bar() as bar:
                yield _on_bar(bar, self.lang)
        else:
            yield _in_lines(self)


def _bar() -> RichProgress:
    return RichProgress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=RichConsole(stderr=True),
    )


def _on_bar(bar: RichProgress, lang: str) -> Callable[[Progress], None]:
    task = bar.add_task("", total=None)

    def show(now: Progress) -> None:
        items = f"{now.items} 条信息" if lang == "zh" else f"{now.items} items"
        bar.update(
            task,
            description=f"{now.site}  {items}",
            completed=now.pages + now.probes,
            total=now.pages + now.probes + now.waiting,
        )

    return show


def _in_lines(console: Console) -> Callable[[Progress], None]:
    due = 0

    def show(now: Progress) -> None:
        nonlocal due
        if now.pages + now.probes < due and not now.finished:
            return
        due = now.pages + now.probes + _EVERY
        zh = f"，已探测 {now.probes} 个附件与链接" if now.probes else ""
        en = f", {now.probes} files and links probed" if now.probes else ""
        console.note(
            f"{now.site}：已读 {now.pages} 页，{now.items} 条信息，待读 {now.waiting} 页{zh}",
            f"{now.site}: {now.pages} pages, {now.items} items, {now.waiting} waiting{en}",
        )

    return show
