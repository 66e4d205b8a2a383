"""Known findings: the three shapes of a baseline file, and what is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.baseline import BaselineError, known_findings, profile_of

FIRST, SECOND = "REP001-0123456789abcdef", "IDX003-fedcba9876543210"


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"schema": "mingcha-report/1", "findings": [{"id": FIRST}, {"id": SECOND}]}),
        json.dumps([FIRST, SECOND]),
        json.dumps([{"id": FIRST}, {"id": SECOND}]),
        f"# accepted in June\n{FIRST}\n\n  {SECOND}  # until the new portal\n",
        f"\ufeff{FIRST}\r\n{SECOND}",
    ],
)
def test_the_shapes_of_a_baseline(tmp_path: Path, text: str) -> None:
    path = tmp_path / "known"
    path.write_text(text, encoding="utf-8")
    assert known_findings(path) == {FIRST, SECOND}


@pytest.mark.parametrize(
    "text",
    ["{", '{"findings": 3}', "{}", '["REP001"]', "[null]", '[{"rule": "x"}]', "hello", "\xff"],
)
def test_anything_else_is_one_clear_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(BaselineError) as caught:
        known_findings(path)
    assert "known.json" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="cannot be read"):
        known_findings(tmp_path / "none")


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ('{"profile": {"id": "tongliao-2017"}, "findings": []}', "tongliao-2017"),
        ('{"findings": []}', ""),
        ('{"profile": {"id": 3}}', ""),
        ('{"profile": "x"}', ""),
        (f"[{json.dumps(FIRST)}]", ""),
        (FIRST, ""),
        ("\xff", ""),
    ],
)
def test_the_profile_of_a_baseline(tmp_path: Path, text: str, profile: str) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(text.encode("latin-1"))
    assert profile_of(path) == profile
    assert profile_of(tmp_path / "none") == ""


def test_an_empty_list_knows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "known"
    path.write_text("", encoding="utf-8")
    assert known_findings(path) == frozenset()
