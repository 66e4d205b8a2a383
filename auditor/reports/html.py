"""report.html: one self-contained page that an office reads from top to bottom.

Nothing is loaded from elsewhere: the policy in its head allows only the page's own style and
its one small script, by hash, and the page says everything without the script. All text from
pages is escaped, and characters that could hide or reorder text are spelled out.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from auditor.reports.contents import SEVERITIES, Contents
from auditor.reports.labels import glossary
from auditor.reports.model import Report
from auditor.reports.plain import is_address, percent, points, visible

EXTENSION = "html"


def render(report: Report) -> bytes:
    """The whole page, UTF-8."""
    style, script = _text("style.css"), _text("filter.html")
    code = script.removeprefix("<script>").removesuffix("</script>\n")
    contents = Contents(report)
    text = (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            contents=contents,
            say=contents.say,
            glossary=glossary(report.lang),
            severities=SEVERITIES,
            style=style,
            script=script,
            policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(code)}'; "
            "base-uri 'none'; form-action 'none'",
        )
    )
    return text.encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {"visible": visible, "points": points, "percent": percent}
    environment.filters["time"] = lambda moment: moment[:19].replace("T", " ")
    environment.tests["address"] = is_address
    return environment


@cache
def _text(name: str) -> str:
    return files(__package__).joinpath("page", name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
