"""The house's walls: which room may import what, read from the source of every module."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PRODUCT = sorted([*ROOT.glob("crawler/**/*.py"), *ROOT.glob("auditor/**/*.py"), ROOT / "cli.py"])

WORLD = (
    "asyncio ctypes ftplib http importlib io multiprocessing os pathlib random select shelve "
    "shutil signal smtplib socket sqlite3 ssl subprocess tempfile threading time "
    "urllib.request webbrowser"
)
"""Standard library that reaches network, clock, files, SQL or chance."""


class Room(NamedTuple):
    """What a part of the house may import: of the house, from outside, and of the world."""

    inside: str
    outside: str = ""
    world: str = ""


PARSERS = "lxml parsel bs4 w3lib"
FACTS = "crawler.items crawler.outcomes crawler.page crawler.problems crawler.fields"
READ_INDEX = "crawler.index.snapshot crawler.index.views"
JUDGING = f"auditor.rule auditor.answers auditor.words auditor.calendar auditor.deadlines {FACTS}"

# importlib is for data files beside the code, and for finding modules by being there.
# A module belongs to the room with the longest name that begins its own.
ROOMS = {
    # -- text to value, records, portals: pure
    "crawler.fields": Room(
        "crawler.fields crawler.items", f"{PARSERS} cchardet dateparser", "importlib"
    ),
    "crawler.items": Room("crawler.fields"),
    "crawler.outcomes": Room(""),
    "crawler.problems": Room(""),
    "crawler.page": Room("crawler.fields", "lxml"),
    "crawler.portal": Room(FACTS, PARSERS),
    "crawler.spiders": Room(f"{FACTS} crawler.portal crawler.spiders", PARSERS, "importlib"),
    # -- the index, the contract between the halves
    "crawler.index": Room(f"{FACTS} crawler.index", "sqlite_utils", "pathlib sqlite3"),
    # -- the crawl
    "crawler.options": Room("crawler.problems"),
    "crawler.sites": Room(f"{FACTS} crawler.sites_explain", "pydantic", "pathlib"),
    "crawler.sites_explain": Room(FACTS, "pydantic", "pathlib"),
    "crawler.fetch": Room(FACTS),
    "crawler.privacy": Room(FACTS),
    # -- files, read in a child process
    "crawler.files": Room(
        f"{FACTS} crawler.files crawler.index crawler.privacy",
        "lxml olefile pypdfium2 xlrd",
        "ctypes io os pathlib subprocess",
    ),
    "crawler.robots": Room(FACTS, "protego"),
    "crawler.liveness": Room(f"{FACTS} crawler.fetch"),
    "crawler.probing": Room(
        f"{FACTS} crawler.index crawler.liveness crawler.options crawler.pipelines"
    ),
    "crawler.evidence": Room(FACTS, "warcio", "http io os pathlib"),
    "crawler.archive": Room(FACTS, "warcio", "pathlib"),
    "crawler.middlewares": Room(
        f"{FACTS} crawler.middlewares", "aiohttp playwright scrapy yarl", "asyncio os shutil socket"
    ),
    "crawler.pipelines": Room(
        f"{FACTS} crawler.index crawler.evidence crawler.fetch crawler.pipelines crawler.portal "
        "crawler.privacy crawler.files",
        world="pathlib sqlite3",
    ),
    "crawler.identity": Room(
        f"{FACTS} crawler.index crawler.options crawler.pipelines crawler.portal crawler.sites "
        "crawler.spiders"
    ),
    "crawler.session": Room(
        f"{FACTS} crawler.index crawler.fetch crawler.identity crawler.options crawler.pipelines "
        "crawler.portal crawler.probing crawler.robots crawler.sites",
        world="pathlib time",
    ),
    "crawler.answers": Room(f"{FACTS} crawler.middlewares", "aiohttp scrapy", "ssl"),
    "crawler.engine": Room(
        f"{FACTS} crawler.answers crawler.index crawler.liveness crawler.middlewares crawler.probing crawler.session",
        "scrapy twisted",
        "asyncio time",
    ),
    "crawler.crawl": Room(
        "crawler.answers crawler.engine crawler.middlewares crawler.options crawler.pipelines crawler.probing "
        "crawler.session crawler.sites",
        "scrapy uvloop",
        "asyncio pathlib signal sqlite3 threading",
    ),
    "crawler.fetch_one": Room(
        f"{FACTS} crawler.answers crawler.fetch crawler.middlewares crawler.options crawler.robots "
        "crawler.session",
        "aiohttp",
        "asyncio",
    ),
    "crawler.replay": Room(
        f"{FACTS} crawler.archive crawler.options crawler.pipelines crawler.robots "
        "crawler.session crawler.sites",
        world="pathlib",
    ),
    "crawler.export": Room(f"{FACTS} {READ_INDEX}", world="os pathlib tempfile"),
    # -- loopback portals
    "crawler.simulator": Room(
        f"{FACTS} crawler.simulator",
        "jinja2",
        "http importlib io pathlib random socket threading zipfile",
    ),
    # -- judging: pure, but for the one index that is read
    "auditor.rule": Room("crawler.index.views"),
    "auditor.answers": Room(f"auditor.rule {FACTS} crawler.index.views"),
    "auditor.words": Room(f"auditor.rule {FACTS}"),
    "auditor.calendar": Room("", "chinese_calendar"),
    "auditor.deadlines": Room(f"{JUDGING}"),
    "auditor.computed": Room(
        f"{JUDGING} auditor.computed {READ_INDEX}", "ahocorasick_rs pydantic rapidfuzz lxml"
    ),
    "auditor.checks": Room(
        f"{JUDGING} auditor.rulebook auditor.computed auditor.checks crawler.index.views",
        "pydantic rapidfuzz",
    ),
    "auditor.rulebook": Room(f"{JUDGING} auditor.computed crawler.index.views", world="importlib"),
    "auditor.profiles": Room(
        "auditor.rule auditor.rulebook auditor.computed auditor.weighing auditor.profiles "
        "crawler.problems",
        "pydantic",
        "pathlib",
    ),
    "auditor.engine": Room(
        f"{JUDGING} auditor.rulebook auditor.computed auditor.profiles {READ_INDEX}",
        world="importlib pathlib",
    ),
    "auditor.weighing": Room("auditor.rule"),
    "auditor.scoring": Room("auditor.rule auditor.weighing"),
    "auditor.baseline": Room("auditor.rule", world="pathlib"),
    # -- reporting and running
    "auditor.reports": Room(
        "auditor.reports auditor.rule auditor.scoring auditor.weighing auditor.words crawler.index.views "
        "crawler.fields.span",
        "jinja2 rich",
        "importlib io",
    ),
    "auditor.campaign": Room("auditor crawler", "click rich", "io logging os pathlib shutil"),
    "auditor.campaign.relations": Room(
        "auditor crawler", "sqlite_utils", "os pathlib sqlite3 tempfile"
    ),
    "cli": Room("auditor crawler", "click", "pathlib"),
}


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str:
    return max((room for room in ROOMS if _within(module, room)), key=len, default="")


def _within(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def imports(path: Path) -> Iterator[str]:
    """Every imported name in full, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def trespasses(path: Path) -> list[str]:
    room = ROOMS[room_of(module_of(path))]
    found = []
    for name in imports(path):
        top = name.partition(".")[0]
        if top in {"crawler", "auditor", "cli"}:
            allowed = any(_within(name, part) for part in room.inside.split())
        elif top in sys.stdlib_module_names:
            reached = [part for part in WORLD.split() if _within(name, part)]
            allowed = all(part in room.world.split() for part in reached)
        else:
            allowed = top in room.outside.split()
        if not allowed:
            found.append(name)
    return found


@pytest.mark.parametrize("path", PRODUCT, ids=module_of)
def test_a_module_stays_in_its_room(path: Path) -> None:
    module = module_of(path)
    if module in {"crawler", "auditor"}:
        assert list(imports(path)) == []
    else:
        assert room_of(module), f"{module} is in no room: give it one in ROOMS"
        assert trespasses(path) == []


def test_every_room_is_there() -> None:
    modules = [module_of(path) for path in PRODUCT]
    assert [room for room in ROOMS if not any(_within(m, room) for m in modules)] == []


def test_there_is_no_other_top_level_package() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages <= {"crawler", "auditor", "benchmarks", "docs", "tests", "fixtures"}


def importers(target: str) -> set[str]:
    return {
        module_of(path) for path in PRODUCT if any(_within(name, target) for name in imports(path))
    }


def test_the_simulator_is_for_the_demo_only() -> None:
    outside = {m for m in importers("crawler.simulator") if not _within(m, "crawler.simulator")}
    assert outside == {"auditor.campaign.demo"}


def test_scrapy_is_the_engine_and_nothing_else() -> None:
    engine = {"crawler.answers", "crawler.crawl", "crawler.engine"}
    assert {m for m in importers("scrapy") if not _within(m, "crawler.middlewares")} == engine


def calls(path: Path) -> Iterator[str]:
    """Every called name as it is written: ``datetime.now``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


CLOCK = (
    "datetime.now datetime.utcnow datetime.today date.today time.time time.time_ns time.localtime "
    "time.gmtime"
)
MAY_ASK_THE_CLOCK = {"cli", "crawler.session"}


def test_the_clock_is_asked_in_two_places() -> None:
    asking = {
        module_of(path)
        for path in PRODUCT
        for call in calls(path)
        if any(call == clock or call.endswith(f".{clock}") for clock in CLOCK.split())
    }
    assert asking == MAY_ASK_THE_CLOCK


def test_nobody_writes_start_requests() -> None:
    """Scrapy does not call it any more: a spider with only that ends with 0 pages, silently."""
    sources = [*PRODUCT, *ROOT.glob("benchmarks/*.py")]
    defining = [
        module_of(path)
        for path in sources
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name == "start_requests"
    ]
    assert sources
    assert defining == []
