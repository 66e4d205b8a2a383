"""What each format renders of the sample, byte by byte, on whatever machine.

``pytest --accept-goldens`` writes the files anew; look at the difference before it is kept.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.reports import formats
from tests.reports.sample import report

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "fixtures" / "golden"
FORMATS = formats()
CASES = [(name, lang) for name in sorted(FORMATS) for lang in ("zh", "en")]
SCRIPT = """
import hashlib
from auditor.reports import formats
from tests.reports.sample import report
for name, each in sorted(formats().items()):
    for lang in ("zh", "en"):
        print(name, lang, hashlib.sha256(each.render(report(lang))).hexdigest())
"""


def golden(name: str, lang: str) -> Path:
    return GOLDEN / f"sample.{lang}.{FORMATS[name].EXTENSION}"


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_golden(name: str, lang: str, request: pytest.FixtureRequest) -> None:
    rendered = FORMATS[name].render(report(lang))
    if request.config.getoption("--accept-goldens"):
        GOLDEN.mkdir(parents=True, exist_ok=True)
        golden(name, lang).write_bytes(rendered)
    assert rendered == golden(name, lang).read_bytes()


def test_no_golden_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {golden(*case).name for case in CASES}


def test_bytes_do_not_depend_on_hash_seed_zone_or_locale() -> None:
    printed = set()
    for seed, zone, locale in [("0", "UTC", "C"), ("7", "America/New_York", "C.UTF-8")]:
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        command = [sys.executable, "-c", SCRIPT]
        printed.add(subprocess.check_output(command, cwd=ROOT, env=environment, text=True))
    assert len(printed) == 1
    assert len(printed.pop().splitlines()) == len(CASES)
