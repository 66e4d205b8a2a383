"""One small county and its province, crawled and audited once by the real command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli import main
from crawler.simulator.defects import plant
from crawler.simulator.generate import make_site
from crawler.simulator.openness import OpennessPortal
from crawler.simulator.organs import COUNTY, PROVINCE
from crawler.simulator.server import Served, serve
from crawler.simulator.trs import TrsPortal

AS_OF = date(2026, 6, 30)
PLANTED = ("IDX001", "TXT001")


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str


def mingcha(*words: str | Path, **environ: str) -> Ran:
    """Run the command line in this process."""
    env = {"LC_ALL": "C", "CI": "", **environ}
    result = CliRunner().invoke(main, [str(word) for word in words], env=env)
    return Ran(result.exit_code, result.stdout, result.stderr)


@dataclass(frozen=True)
class Audited:
    """The county after ``mingcha audit``; its portals still answer."""

    county: Served
    province: Served
    workspace: Path
    export: Path
    ran: Ran

    @property
    def folder(self) -> Path:
        """The county's folder."""
        return self.workspace / "sites" / f"127.0.0.1_{self.county.origin.rpartition(':')[2]}"

    @property
    def report(self) -> dict[str, Any]:
        """Its report.json."""
        text = (self.folder / "report" / "report.json").read_text("utf-8")
        parsed: dict[str, Any] = json.loads(text)
        return parsed

    def options(self) -> list[str | Path]:
        """The options that every command here needs."""
        return ["--workspace", self.workspace, "--as-of", "2026-06-30", "--no-progress"]


@pytest.fixture(scope="session")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audited]:
    folder = tmp_path_factory.mktemp("audited")
    province_site = make_site(7, 30, as_of=AS_OF, organ=PROVINCE)
    county_site = make_site(7, 60, as_of=AS_OF, organ=COUNTY, upstream=province_site)
    county_site, _ = plant(county_site, PLANTED, 7)
    with (
        serve(TrsPortal(province_site)) as province,
        serve(OpennessPortal(county_site, upstream=province.origin)) as county,
    ):
        words = ["audit", county.home, "--upstream", province.home, "--concurrency", "8"]
        words += ["--profile", "anhui-transport-2017", "--as-of", "2026-06-30"]
        export = folder / "items.jsonl"
        ran = mingcha(*words, "--workspace", folder / "ws", "--export", export)
        yield Audited(county, province, folder / "ws", export, ran)
