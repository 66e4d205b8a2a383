"""The command line's manners: two languages, one clear line for an error, exact exit codes."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from io import TextIOWrapper
from typing import Any

import click

from auditor.campaign.trouble import EXPECTED, said
from auditor.rule import Text


class Exit(IntEnum):
    """What a command's exit code says."""

    DONE = 0
    FINDINGS = 1  # at or above --fail-on
    USAGE = 2  # usage or configuration
    INSUFFICIENT = 3  # unreachable, blocked, or coverage below the profile's floor
    INTERNAL = 4
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Session:
    """How to speak to the person who typed the command."""

    lang: str = "zh"
    debug: bool = False

    @classmethod
    def of(cls, words: Sequence[str], environ: Mapping[str, str]) -> Session:
        """From the raw command line, so that errors of the command line itself speak right."""
        return cls(_language(words, environ), "--debug" in words)


def _language(words: Sequence[str], environ: Mapping[str, str]) -> str:
    for number, word in enumerate(words):
        name, _, value = word.partition("=")
        if name == "--lang":
            value = value or "".join(words[number + 1 : number + 2])
            if value in ("zh", "en"):
                return value
    locale = next((environ[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(k)), "")
    return "en" if locale.lower().startswith("en") else "zh"


def lang(ctx: click.Context | None = None) -> str:
    """The language of a command, by default the running one: ``zh`` or ``en``."""
    session = (ctx or click.get_current_context()).find_object(Session)
    return session.lang if session else "zh"


class _Formatter(click.HelpFormatter):
    """Click's own words, in Chinese where that is spoken."""

    def write_heading(self, heading: str) -> None:
        zh = {"Options": "选项", "Commands": "命令"}.get(heading, heading)
        super().write_heading(zh if lang() == "zh" else heading)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "用法：" if lang() == "zh" else prefix)


class Context(click.Context):
    """A context that prints help in the session's language."""

    formatter_class = _Formatter


class Option(click.Option):
    """An option whose help is a Text."""

    def __init__(self, *args: Any, text: Text, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.text = text

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Names and help in the session's language."""
        self.help = self.text.in_(lang(ctx))
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command whose help is a Text; its first line is the short help."""

    context_class = Context

    def __init__(self, *args: Any, text: Text, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.text = text

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, which says in the session's language what it does."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = Text("显示说明", "show this help").in_(lang(ctx))
        return option

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line of the help, in the session's language."""
        return self.text.in_(lang()).partition("\n")[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The whole help, in the session's language."""
        self.help = self.text.in_(lang(ctx))
        super().format_help_text(ctx, formatter)


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command


Group.group_class = Group


class Root(Group):
    """The program: every way that a command can end becomes an exit code and one line."""

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> int:
        """Run the command line; exits with an ``Exit`` unless ``standalone_mode`` is off."""
        words = list(sys.argv[1:] if args is None else args)
        session = Session.of(words, os.environ)
        _print_whatever_comes()
        # A rule that crashed is in the report; its traceback is for those who ask for it.
        logging.basicConfig(level=logging.WARNING if session.debug else logging.CRITICAL + 1)
        try:
            code = self._run(prog_name or "mingcha", words, session, extra)
        except BrokenPipeError:  # the reader of a pipe has seen enough
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
            code = Exit.DONE
        except KeyboardInterrupt:
            _complain(session, "已中断；再运行一次即可继续", "interrupted; run it again to go on")
            code = Exit.INTERRUPTED
        except Exception as error:  # the outermost boundary
            code = _failed(error, session)
        if standalone_mode:
            sys.exit(code)
        return code

    def _run(self, name: str, words: list[str], session: Session, extra: dict[str, Any]) -> int:
        try:
            with self.make_context(name, words, obj=session, **extra) as ctx:
                result = self.invoke(ctx)
        except click.exceptions.Exit as end:
            return end.exit_code
        return result if isinstance(result, int) else Exit.DONE


def _print_whatever_comes() -> None:
    """A terminal that cannot show a character shows a question mark, and the command goes on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _failed(error: Exception, session: Session) -> Exit:
    """Say what went wrong, in one line unless --debug, and whose fault it is."""
    if session.debug:
        traceback.print_exception(error)
    if isinstance(error, click.ClickException):
        _complain(session, *_usage(error))
        return Exit.USAGE
    if isinstance(error, EXPECTED):
        _complain(session, said(error, "zh"), said(error, "en"))
        return Exit.USAGE
    if isinstance(error, OSError) and error.filename is not None:
        _complain(session, *[f"{error.filename}: {error.strerror}"] * 2)
        return Exit.USAGE
    fault = f"{type(error).__name__}: {error}".replace("\n", " ")
    _complain(
        session,
        f"程序内部错误：{fault}（加 --debug 看详情）",
        f"internal error: {fault} (--debug shows more)",
    )
    return Exit.INTERNAL


def _usage(error: click.ClickException) -> tuple[str, str]:
    """Both languages of a mistake in the command line, and where help is."""
    zh = en = error.format_message().replace("\n", " ")
    if isinstance(error, click.NoSuchOption):
        near = "、".join(error.possibilities or ())
        zh = f"没有选项 {error.option_name}" + (f"；您要写的是 {near} 吗？" if near else "")
    elif isinstance(error, click.MissingParameter) and error.param:
        zh = f"缺少 {error.param.get_error_hint(error.ctx)}"
    context = getattr(error, "ctx", None)
    if context is None:
        return zh, en
    hint = f"{context.command_path} --help"
    return f"{zh}（说明：{hint}）", f"{en} (see {hint})"


def _complain(session: Session, zh: str, en: str) -> None:
    click.echo(f"mingcha: {zh if session.lang == 'zh' else en}", err=True)
