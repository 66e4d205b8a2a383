"""Writes the pages of all commands from the commands themselves: ``python -m docs.commands``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from auditor.campaign.terminal import Context, Session
from cli import main

PAGES = {"zh": Path(__file__).parent / "cli.zh-CN.md", "en": Path(__file__).parent / "cli.md"}
TITLES = {"zh": "# 命令", "en": "# Commands"}


def page(lang: str) -> str:
    """The page in ``zh`` or ``en``: the help of every command, as the program prints it."""
    parts = [TITLES[lang]]
    for command, context in commands(main, None, lang):
        with context:
            parts.append(f"## {context.command_path}\n\n```\n{command.get_help(context)}\n```")
    return "\n\n".join(parts) + "\n"


def commands(
    command: click.Command, parent: click.Context | None, lang: str
) -> Iterator[tuple[click.Command, click.Context]]:
    """A command and all commands under it, each with a context to print its help in."""
    context = Context(
        command,
        parent,
        info_name=command.name,
        obj=Session(lang),
        terminal_width=100,
        max_content_width=100,
    )
    yield command, context
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from commands(command.commands[name], context, lang)


if __name__ == "__main__":
    for spoken, path in PAGES.items():
        path.write_text(page(spoken), encoding="utf-8")
