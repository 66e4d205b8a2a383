"""A POST request as one address, so that queue, rows, index and evidence need nothing else.

``https://host/path#post:<body>``: the body, percent-encoded, stands in the fragment, which is
never sent and which no link of a page can bring in (``urls.join`` drops fragments).
"""

from __future__ import annotations

from urllib.parse import quote, unquote, urldefrag

MARK = "#post:"
_PLAIN = "=&,+"


def posted(url: str, body: str) -> str:
    """The address that stands for posting ``body`` (a form, or JSON) to ``url``."""
    return f"{urldefrag(url).url}{MARK}{quote(body, safe=_PLAIN)}"


def split_posted(address: str) -> tuple[str, str | None]:
    """The address to ask and the body to post to it; None where it is asked for by GET."""
    url, mark, body = address.partition(MARK)
    return url, unquote(body) if mark else None


def body_type(body: str) -> str:
    """The Content-Type of a body that ``posted`` was given."""
    is_json = body.lstrip()[:1] in ("{", "[")
    return "application/json" if is_json else "application/x-www-form-urlencoded"
