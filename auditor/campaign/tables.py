"""Plain tables whose columns line up in Chinese too."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.reports.plain import clean, visible

_UNBOUNDED = 400  # columns where the output is no terminal: nothing is wrapped


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows under their heads, if any, as wide as the terminal.

    Cells may hold any text from a page: none is read as markup or obeyed by a terminal.
    """
    made = Table(*heads, box=None, pad_edge=False, show_header=bool(heads))
    for row in rows:
        made.add_row(*(Text(visible(clean(cell))) for cell in row))
    out = StringIO()
    width = shutil.get_terminal_size((_UNBOUNDED, 24)).columns
    Console(file=out, width=width, color_system=None).print(made)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())
