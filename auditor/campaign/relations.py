"""The command tables: what the rules share, as an SQLite file that people can query."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from auditor.campaign.checking import opened, references_of
from auditor.campaign.console import Console
from auditor.campaign.plan import Job, placed, plan
from auditor.campaign.request import Request
from auditor.campaign.running import each
from auditor.campaign.terminal import Exit
from auditor.computed.relation import Relation
from auditor.engine import relations
from auditor.profiles import load_profile
from auditor.rule import Text

FILE = "tables.db"
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class Written:
    """One table of the file: its name, what a row is, and how many there are."""

    name: str
    about: Text
    rows: int


def run(request: Request, console: Console) -> Exit:
    """Write ``tables.db`` for each site, from what was crawled; never touches the network."""
    wanted = plan(request)
    references = references_of(request)
    profiles = {job.profile: load_profile(job.profile) for job in wanted}

    def one(job: Job) -> Exit:
        path = (placed(job, request, many=len(wanted) > 1) or job.folder) / FILE
        with ExitStack() as stack:
            snapshot, upstream = opened(job, request, stack)
            as_of = request.judged_as_of(snapshot.run)
            computed = relations(snapshot, profiles[job.profile], as_of, upstream, references)
            made = {
                "site": snapshot.site.home,
                "run": str(snapshot.run.id),
                "profile": job.profile,
                "as_of": as_of.isoformat(),
            }
            written = write(computed, path, made)
        for table in written:
            console.result(f"{table.name}  {table.rows}  {table.about.in_(console.lang)}")
        console.result(str(path))
        return Exit.DONE

    return each(wanted, one, request, console)


def write(computed: Iterable[Relation], path: Path, made: Mapping[str, str]) -> list[Written]:
    """Write relations as tables of one SQLite file, which appears whole or not at all.

    The table ``about`` says what each table and column means, in Chinese and English; the table
    ``made`` of what, by which profile and as of which moment they were computed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=f".{FILE}.") as folder:
        file = Path(folder) / FILE
        with closing(sqlite3.connect(file)) as connection:
            database = Database(connection)
            written = [_write(database, one) for one in computed]
            database.table("made").insert_all({"key": k, "value": v} for k, v in made.items())
        os.replace(file, path)
    return written


def _write(database: Database, relation: Relation) -> Written:
    """Columns have no type: a number stays a number, and a text that looks like one a text."""
    names = ", ".join(f'"{name}"' for name in relation.columns)
    values = ", ".join("?" * len(relation.columns))
    connection = database.conn
    connection.execute(f'CREATE TABLE "{relation.name}" ({names})')
    rows = iter(relation.rows)
    while batch := list(islice(rows, _BATCH)):
        connection.executemany(f'INSERT INTO "{relation.name}" VALUES ({values})', batch)
    table = database.table(relation.name)
    for column in relation.indexed:
        table.create_index([column])
    database.table("about").insert_all(
        [
            {"table": relation.name, "column": column, "zh": text.zh, "en": text.en}
            for column, text in [("", relation.about), *relation.columns.items()]
        ],
        pk=("table", "column"),
    )
    connection.commit()
    return Written(relation.name, relation.about, table.count)
