"""The documents keep step with the program and with each other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from crawler.session import VERSION
from docs import rulebook
from docs.commands import PAGES, page

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


def blocks(name: str) -> list[tuple[str, str]]:
    return _BLOCK.findall((ROOT / name).read_text("utf-8"))


def test_the_two_readmes_show_the_same_code() -> None:
    assert blocks("README.md")
    assert blocks("README.md") == blocks("README.zh-CN.md")


def test_the_readme_begins_with_one_command_to_see_it_and_one_to_test_it() -> None:
    assert blocks("README.md")[:2] == [("sh", "make demo\n"), ("sh", "make test\n")]


@pytest.mark.parametrize("lang", PAGES)
def test_every_command_and_option_is_documented(lang: str) -> None:
    """Run ``make docs`` after changing a command."""
    assert PAGES[lang].read_text("utf-8") == page(lang)


def test_every_rule_is_documented() -> None:
    stale = sorted(
        path.name
        for path, text in rulebook.pages().items()
        if not path.is_file() or path.read_text("utf-8") != text
    )
    gone = sorted(path.name for path in set(rulebook.FOLDER.glob("*.md")) - set(rulebook.pages()))
    assert (stale, gone) == ([], []), "docs/rules does not say what the rules say: run `make docs`"


def test_every_dependency_says_what_it_is_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(line for extra in extras for line in extra)]
    names = sorted(re.split(r"[<>=;\[ ]", line)[0] for line in wanted)
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert sorted(re.findall(r"^- \*\*([\w.-]+)\*\*: \w", text, re.M)) == names


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).is_file()] == []


def test_the_locks_hold_every_direct_dependency_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for lock, lines in (
        ("requirements.lock", project["dependencies"]),
        (
            "requirements-dev.lock",
            project["dependencies"] + project["optional-dependencies"]["dev"],
        ),
    ):
        text = (ROOT / lock).read_text("utf-8")
        pinned = dict(re.findall(r"^([\w.-]+)==\S+.*\\\n +--hash=(\w+)", text, re.M))
        names = {re.split(r"[<>=;\[ ]", line)[0].lower() for line in lines}
        assert names - set(pinned) == set()
        assert set(pinned.values()) == {"sha256"}
        assert "://" not in text


def test_the_program_knows_its_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION
    assert f"## {VERSION} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
