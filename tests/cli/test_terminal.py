"""The command line's manners, on a small program of its own."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from auditor.campaign.parameters import options
from auditor.campaign.terminal import Exit, Root, Session, lang
from auditor.rule import Text
from crawler.problems import Trouble


@click.group(cls=Root, text=Text("总说明", "about it all"))
@options()
def program() -> None:
    """A program with a command that ends in the way it is told."""


@program.command("end", text=Text("结束\n\n详细", "end it\n\nat length"))
@click.argument("how")
@options("as_of", "since", "fail_on", "format")
def end(how: str, **given: object) -> int:
    """End as told."""
    match how:
        case "trouble":
            raise Trouble("出了错", "went wrong")
        case "fault":
            raise ValueError("two\nlines")
        case "pipe":
            raise BrokenPipeError
        case "stop":
            raise KeyboardInterrupt
        case "exit":
            click.get_current_context().exit(3)
        case "given":
            click.echo(repr(given))
    click.echo(lang())
    return 1 if how == "one" else 0


def run(*words: str, **environ: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(
        program, words, env={"LC_ALL": "C", "LC_MESSAGES": "", "LANG": "", "CI": "", **environ}
    )
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("well", Exit.DONE),
        ("one", Exit.FINDINGS),
        ("trouble", Exit.USAGE),
        ("exit", Exit.INSUFFICIENT),
        ("fault", Exit.INTERNAL),
        ("stop", Exit.INTERRUPTED),
        ("pipe", Exit.DONE),
    ],
)
def test_every_end_has_its_exit_code(how: str, code: Exit) -> None:
    assert run("end", how)[0] == code


@pytest.mark.parametrize("words", [["end", "trouble"], ["end", "fault"], ["--nope"], ["end"]])
def test_an_error_is_one_line_on_stderr(words: list[str]) -> None:
    code, out, err = run(*words)
    assert code in (Exit.USAGE, Exit.INTERNAL)
    assert out == ""
    assert err.startswith("mingcha: ")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("words", [["--debug", "end", "fault"], ["end", "fault", "--debug"]])
def test_debug_shows_the_traceback_wherever_it_stands(words: list[str]) -> None:
    assert "Traceback" in run(*words)[2]


@pytest.mark.parametrize(
    ("words", "environ", "speaks"),
    [
        (["end", "x"], {}, "zh"),
        (["end", "x"], {"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
        (["end", "x"], {"LC_ALL": "", "LANG": "fr_FR.UTF-8"}, "zh"),
        (["end", "x"], {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        (["--lang", "en", "end", "x"], {}, "en"),
        (["end", "x", "--lang=en"], {}, "en"),
        (["end", "--lang", "zh", "x"], {"LC_ALL": "en_GB"}, "zh"),
    ],
)
def test_the_language(words: list[str], environ: dict[str, str], speaks: str) -> None:
    assert run(*words, **environ)[1].strip() == speaks


def test_the_language_is_known_even_to_a_broken_command_line() -> None:
    assert "no such option" in run("end", "--nope", "--lang", "en")[2].lower()
    assert "没有选项 --nope" in run("end", "--nope")[2]
    assert Session.of(["--lang", "klingon"], {}).lang == "zh"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--help"], ["总说明", "用法：", "选项", "命令", "结束"]),
        (["--help", "--lang", "en"], ["about it all", "Usage:", "Options", "Commands", "end it"]),
        (["end", "--help"], ["详细", "评估时点"]),
        (["end", "--lang", "en", "--help"], ["at length", "judge as of"]),
    ],
)
def test_help_speaks_both_languages(words: list[str], says: list[str]) -> None:
    code, out, _ = run(*words)
    assert code == 0
    assert [part for part in says if part not in out] == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["--as-of", "2026-06-30"], "2026, 6, 30, 0, 0"),
        (["--as-of", "2026-06-30T18:05"], "2026, 6, 30, 18, 5"),
        (["--as-of", "2026-06-30 18:05:09"], "2026, 6, 30, 18, 5, 9"),
        (["--as-of", "2026-06-30T10:00:00Z"], "2026, 6, 30, 18, 0"),
        (["--since", "2026-06-30"], "datetime.date(2026, 6, 30)"),
        (["--fail-on", "medium"], "Severity.MEDIUM"),
        (["--fail-on", "never"], "'fail_on': None"),
        ([], "'fail_on': None"),
        (["--format", "json, html,"], "('json', 'html')"),
    ],
)
def test_the_shapes_of_options(words: list[str], value: str) -> None:
    code, out, _ = run("end", "given", *words)
    assert code == 0
    assert value in out


def test_in_ci_high_findings_fail_by_default() -> None:
    assert "Severity.HIGH" in run("end", "given", CI="true")[1]
    assert "'fail_on': None" in run("end", "given", "--fail-on", "never", CI="true")[1]


@pytest.mark.parametrize(
    "words",
    [["--as-of", "yesterday"], ["--since", "2026-13-01"], ["--fail-on", "all"], ["--lang", "fr"]],
)
def test_values_that_cannot_be_meant(words: list[str]) -> None:
    code, _, err = run("end", "given", *words)
    assert code == Exit.USAGE
    assert words[0] in err
    assert len(err.splitlines()) == 1
