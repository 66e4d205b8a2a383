"""A platform is its spider, its frozen pages, its simulator and a page of documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.simulator.platforms import simulators
from crawler.spiders import platforms

ROOT = Path(__file__).parent.parent
PLATFORMS = sorted(platforms())


def test_every_platform_is_simulated_and_no_other() -> None:
    assert sorted(simulators()) == PLATFORMS


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_platform_has_frozen_pages(name: str) -> None:
    folder = ROOT / "fixtures" / "portals" / name
    assert (folder / "expected.json").is_file()
    assert len([path for path in folder.iterdir() if path.suffix != ".json"]) >= 4


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_platform_is_documented(name: str) -> None:
    text = (ROOT / "docs" / "platforms" / f"{name}.md").read_text("utf-8")
    assert name in text.splitlines()[0].lower()
    for part in ("Recognised by", "Not known for sure"):
        assert f"**{part}" in text, part


def test_the_documented_platforms_are_there() -> None:
    names = {path.stem for path in (ROOT / "docs" / "platforms").glob("*.md")}
    assert names <= set(PLATFORMS)
