"""What the answer to a probe means."""

from __future__ import annotations

from datetime import datetime

import pytest

from crawler.fields.span import SHANGHAI
from crawler.items import Role
from crawler.liveness import GET, HEAD, MAX_LOOK, judge
from crawler.outcomes import FetchOutcome
from crawler.page import Page

FILE = "http://www.linxi.example/upload/1.pdf"
LINK = "http://www.other.example/news/1.html"
HTML = "text/html; charset=utf-8"
GONE = "<html><head><title>提示</title></head><body><p>抱歉，您访问的页面不存在。</p></body></html>"
SHELL = '<html><head></head><body><div id="app"></div><script src="a.js"></script></body></html>'
PLAIN = "<html><body>" + "<p>一段很长的正文，说的是办事流程。</p>" * 40 + "</body></html>"
SHIELD = '<script>$_ts=window["$_ts"];if(!$_ts)$_ts={};$_ts.cd="q";</script>'


def answer(url: str, status: int, kind: str, body: str | bytes = b"", **headers: str) -> Page:
    raw = body if isinstance(body, bytes) else body.encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Page(
        url,
        raw,
        datetime(2026, 3, 2, tzinfo=SHANGHAI),
        status,
        {"content-type": kind, **named} if kind else named,
    )


@pytest.mark.parametrize(
    ("role", "page", "outcome"),
    [
        (Role.ATTACHMENT, answer(FILE, 200, "application/pdf", content_length="900"), "ok"),
        (Role.ATTACHMENT, answer(FILE, 200, "application/pdf"), None),
        (Role.ATTACHMENT, answer(FILE, 200, "application/pdf", content_length="0"), None),
        (Role.ATTACHMENT, answer(FILE, 200, HTML, content_length="90000"), None),
        (Role.LINK, answer(LINK, 200, HTML, content_length="90000"), "ok"),
        (Role.LINK, answer(LINK, 200, HTML, content_length="900"), None),
        (Role.LINK, answer(LINK, 200, ""), None),
        *((Role.LINK, answer(LINK, status, HTML), None) for status in (400, 403, 404, 405, 501)),
        (Role.LINK, answer(LINK, 429, HTML), "rate_limited"),
        (Role.LINK, answer(LINK, 503, HTML, retry_after="5"), "rate_limited"),
        (Role.LINK, answer(LINK, 521, HTML), "blocked"),
    ],
)
def test_what_head_tells(role: Role, page: Page, outcome: str | None) -> None:
    found = judge(role, page, HEAD)
    assert (found and found.outcome) == outcome


@pytest.mark.parametrize(
    ("role", "page", "outcome", "length"),
    [
        (Role.ATTACHMENT, answer(FILE, 200, "application/pdf", b"%PDF-1.4"), "ok", 8),
        (
            Role.ATTACHMENT,
            answer(FILE, 206, "application/pdf", b"%PDF", content_range="bytes 0-1023/5000"),
            "ok",
            5000,
        ),
        (
            Role.ATTACHMENT,
            answer(FILE, 416, "text/html", content_range="bytes */0"),
            "ok",
            0,
        ),
        (Role.ATTACHMENT, answer(FILE, 200, HTML, PLAIN), "soft_404", len(PLAIN.encode())),
        (Role.ATTACHMENT, answer(FILE, 200, "", PLAIN), "soft_404", len(PLAIN.encode())),
        (Role.ATTACHMENT, answer(FILE[:-3] + "html", 200, HTML, PLAIN), "ok", len(PLAIN.encode())),
        (Role.ATTACHMENT, answer(FILE, 200, HTML, SHIELD), "blocked", len(SHIELD)),
        (Role.ATTACHMENT, answer(FILE, 403, HTML, SHIELD), "blocked", None),
        (Role.ATTACHMENT, answer(FILE, 403, HTML, PLAIN), "forbidden", None),
        (Role.ATTACHMENT, answer(FILE, 404, HTML, PLAIN), "not_found", None),
        (Role.ATTACHMENT, answer(FILE, 500, HTML, ""), "server_error", None),
        (Role.LINK, answer(LINK, 200, HTML, PLAIN), "ok", len(PLAIN.encode())),
        (Role.LINK, answer(LINK, 200, HTML, GONE), "soft_404", len(GONE.encode())),
        (Role.LINK, answer(LINK, 200, HTML, SHELL), "script_only", len(SHELL)),
        (
            Role.LINK,
            answer(LINK, 206, HTML, PLAIN[:400], content_range="bytes 0-1023/90000"),
            "ok",
            90000,
        ),
        (Role.LINK, answer(LINK, 200, HTML, b"<p>" + b"x" * MAX_LOOK), "ok", None),
        (Role.LINK, answer(LINK, 200, "image/png", b"\x89PNG"), "ok", 4),
        (Role.LINK, answer(LINK, 200, HTML, "<html><body>县人大</body></html>"), "ok", None),
        (Role.LINK, answer(LINK, 200, HTML, "<html><body>404</body></html>"), "soft_404", None),
        (
            Role.LINK,
            answer(LINK, 200, HTML, "<title>页面不存在</title><body>返回</body>"),
            "soft_404",
            None,
        ),
        (Role.LINK, answer(LINK, 200, HTML, "<html><body></body></html>"), "soft_404", None),
    ],
)
def test_what_the_first_bytes_tell(
    role: Role, page: Page, outcome: str, length: int | None
) -> None:
    found = judge(role, page, GET)
    assert found is not None
    assert found.outcome == outcome
    if length is not None:
        assert found.length == length


def test_the_beginning_of_a_page_is_known_by_its_title() -> None:
    head = "<html><head><title>页面不存在</title><script>var a=1;</script></head>"
    cut = answer(LINK, 206, HTML, head, content_range="bytes 0-1023/60000")
    found = judge(Role.LINK, cut, GET)
    assert found is not None
    assert found.outcome is FetchOutcome.SOFT_404
