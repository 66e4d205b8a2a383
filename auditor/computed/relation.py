"""What a computed table shows to people: rows with named columns, each of them explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditor.rule import Text

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Relation:
    """One computed table as people query it.

    ``name`` is a plain SQL name, ``about`` says what one row is, ``columns`` what each column
    means, in order. ``rows`` are in an order that is the same from run to run; dates and times
    are ISO texts, several values of one cell are joined by a line feed. ``indexed`` names the
    columns that people look rows up by.
    """

    name: str
    about: Text
    columns: Mapping[str, Text]
    rows: Iterable[Sequence[Value]]
    indexed: tuple[str, ...] = ()
