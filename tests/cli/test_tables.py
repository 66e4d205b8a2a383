"""The command tables: what the rules share, in a file that people can query."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from auditor.campaign.relations import write
from auditor.computed.relation import Relation, Value
from auditor.rule import Text


def _relation(*rows: tuple[Value, ...]) -> Relation:
    columns = {"policy": Text("政策", "the policy"), "score": Text("把握", "how sure")}
    return Relation("pairs", Text("一对", "one pair"), columns, rows, indexed=("policy",))


def test_values_and_meanings_are_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "tables.db"
    rows = _relation(("007", 0.9), ("〔2026〕7号", None), ("true", True))
    written = write([rows], path, {"profile": "national-2019"})
    assert [(one.name, one.rows) for one in written] == [("pairs", 3)]
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT policy, score FROM pairs").fetchall() == [
            ("007", 0.9),
            ("〔2026〕7号", None),
            ("true", 1),
        ]
        assert database.execute("SELECT * FROM made").fetchall() == [("profile", "national-2019")]
        about = database.execute('SELECT "column", zh, en FROM about ORDER BY rowid').fetchall()
        plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM pairs WHERE policy='a'")
        assert "USING INDEX" in str(plan.fetchall())
    assert about == [
        ("", "一对", "one pair"),
        ("policy", "政策", "the policy"),
        ("score", "把握", "how sure"),
    ]


def test_an_empty_table_is_there_too(tmp_path: Path) -> None:
    assert write([_relation()], tmp_path / "tables.db", {})[0].rows == 0


def test_what_fails_half_way_leaves_the_last_file(tmp_path: Path) -> None:
    path = tmp_path / "tables.db"
    write([_relation(("甲", 1.0))], path, {})
    with pytest.raises(sqlite3.Error):
        write([_relation(("乙", 1.0), ("丙",))], path, {})
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT policy FROM pairs").fetchall() == [("甲",)]
    assert [one.name for one in tmp_path.iterdir()] == ["tables.db"]
