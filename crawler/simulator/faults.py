"""Switchable faults: what portals, their shields and their networks do wrong.

A fault is a function of the request and of the portal's own way to answer, so that it can
replace an answer, spoil it, or take that of another address. Each function here makes one.
"""

from __future__ import annotations

import gzip
import re
import threading
import zlib
from collections.abc import Callable
from dataclasses import replace
from fnmatch import fnmatchcase

from crawler.simulator.exchange import HTML, Answer, Request, Wire, redirect

Portal = Callable[[Request], Answer]
Fault = Callable[[Request, Portal], Answer]

PRIVATE_TARGETS = (
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/admin/",
    "http://[::ffff:10.0.0.1]/",
    "http://192.168.1.1/",
    "file:///etc/passwd",
)
"""Addresses that no redirect of a public portal may lead to."""

_TOTALS = (
    (re.compile(rb'(pagesize=")\d+'), "pages"),
    (re.compile(rb"(pageCount:)\d+"), "pages"),
    (re.compile(rb"(createPageHTML\()\d+"), "pages"),
    (re.compile("(共)\\d+(?=条)".encode()), "total"),
)
_RUISHU = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><script>$_ts=window["$_ts"];'
    'if(!$_ts)$_ts={};$_ts.nsd=58213;$_ts.cd="qYqkrAlmFqVhqrcakGk3WqVhDu6YWq9";</script>'
    '<script src="/q2Xk9vTb7Rmd/c8Lw4pJ.js"></script></body></html>'
)
_JIASULE = (
    "<script>document.cookie=('_')+('_jsl_clearance')+('=1700000000.001|-1|sim;path=/;');"
    "location.href=location.pathname+location.search</script>"
)
_SHELL = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title></title></head><body>'
    '<noscript>请启用 JavaScript</noscript><div id="app"></div>'
    '<script src="/assets/js/app.js"></script></body></html>'
)


class Faults:
    """The faults in force: patterns of addresses, the first that fits counts.

    A pattern is a path, whatever query follows it, or a path with its query in sorted order;
    ``*`` fits anything.
    """

    def __init__(self) -> None:
        self._rules: dict[str, Fault] = {}

    def set(self, pattern: str, fault: Fault) -> None:
        """Put a fault on the addresses that fit a pattern."""
        self._rules[pattern] = fault

    def clear(self, pattern: str | None = None) -> None:
        """Take one fault away, or all."""
        if pattern is None:
            self._rules.clear()
        else:
            self._rules.pop(pattern, None)

    def apply(self, request: Request, portal: Portal) -> Answer:
        """The portal's answer to a request with the fault that is set for it."""
        for pattern, fault in list(self._rules.items()):
            if any(fnmatchcase(each, pattern) for each in (request.path, request.address)):
                return fault(request, portal)
        return portal(request)


def status(code: int, headers: tuple[tuple[str, str], ...] = ()) -> Fault:
    """An error page with a status code."""
    text = f"<html><head><title>{code}</title></head><body><h1>{code}</h1></body></html>"
    return _always(Answer(text.encode(), code, HTML, headers))


def for_times(count: int, fault: Fault) -> Fault:
    """A fault that hits the first ``count`` requests and is then gone."""
    lock, left = threading.Lock(), [count]

    def limited(request: Request, portal: Portal) -> Answer:
        with lock:
            left[0] -= 1
            hit = left[0] >= 0
        return fault(request, portal) if hit else portal(request)

    return limited


def unavailable(times: int, retry_after: int = 1) -> Fault:
    """503 with Retry-After in seconds, ``times`` times, then fine."""
    return for_times(times, status(503, (("Retry-After", str(retry_after)),)))


def rate_limited(times: int, retry_after: int = 1) -> Fault:
    """429 with Retry-After in seconds, ``times`` times, then fine."""
    return for_times(times, status(429, (("Retry-After", str(retry_after)),)))


def on_the_wire(wire: Wire) -> Fault:
    """The page itself, sent in a bad way: reset, silent, stalled, dribbled, cut short."""
    return lambda request, portal: replace(portal(request), wire=wire)


def redirect_to(location: str, code: int = 302) -> Fault:
    """A redirect to a fixed address."""
    return _always(redirect(location, code))


def redirect_loop() -> Fault:
    """Two addresses that send to each other."""

    def loop(request: Request, portal: Portal) -> Answer:
        other = request.path if request.query.get("again") else f"{request.path}?again=1"
        return redirect(other)

    return loop


def soft_404(text: str = "抱歉，此内容不存在或已被删除！") -> Fault:
    """A page that says with status 200 that there is no such page."""
    page = f'<html><head><meta charset="utf-8"></head><body><p>{text}</p></body></html>'
    return _always(Answer(page.encode()))


def challenge(kind: str = "ruishu") -> Fault:
    """A shield's page: ``ruishu`` (412 with ``$_ts``) or ``jiasule`` (521 with a cookie)."""
    code, page = {"ruishu": (412, _RUISHU), "jiasule": (521, _JIASULE)}[kind]
    return _always(Answer(page.encode(), code))


def script_shell() -> Fault:
    """An application shell without content."""
    return _always(Answer(_SHELL.encode()))


def binary_as_html() -> Fault:
    """A file's bytes under the content type of a page."""
    return _always(Answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40))


def gbk_as_utf8() -> Fault:
    """The page in GBK, while header and meta tag still say utf-8."""

    def recoded(answer: Answer) -> Answer:
        body = answer.body.decode("utf-8", "replace").encode("gbk", "replace")
        return replace(answer, body=body, content_type=HTML)

    return _spoiled(recoded)


def one_line(megabytes: int = 5) -> Fault:
    """The page as one line, with this much text more before its end."""
    padding = b"<p>" + "公开".encode() * (megabytes * 1024 * 1024 // 6) + b"</p>"

    def joined(answer: Answer) -> Answer:
        body = answer.body.replace(b"\n", b" ").replace(b"</body>", padding + b"</body>")
        return replace(answer, body=body)

    return _spoiled(joined)


def truncated(share: float = 0.5) -> Fault:
    """The first part of the page, with the length that goes with it."""
    return _spoiled(lambda a: replace(a, body=a.body[: int(len(a.body) * share)]))


def gzipped() -> Fault:
    """The page compressed, asked for or not."""
    return _spoiled(lambda a: _encoded(a, gzip.compress(a.body, mtime=0)))


def gzip_bomb(megabytes: int = 200) -> Fault:
    """A small compressed body that unpacks to this many megabytes of spaces."""
    packer = zlib.compressobj(9, wbits=31)
    chunk = b" " * 1024 * 1024
    body = b"".join(packer.compress(chunk) for _ in range(megabytes)) + packer.flush()
    return _always(_encoded(Answer(), body))


def declaring(pages: int, total: int) -> Fault:
    """The list with another page count and item count than it has."""
    numbers = {"pages": str(pages).encode(), "total": str(total).encode()}

    def edited(answer: Answer) -> Answer:
        body = answer.body
        for pattern, which in _TOTALS:
            body = pattern.sub(rb"\g<1>" + numbers[which], body)
        return replace(answer, body=body)

    return _spoiled(edited)


def repeating(target: str) -> Fault:
    """The page of another address of the portal, as where the last page comes again."""
    return lambda request, portal: portal(Request.of(target))


def robots(*, deny: tuple[str, ...] = (), crawl_delay: float | None = None) -> Fault:
    """A robots.txt for all agents; ``deny=("/",)`` denies everything."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in deny)]
    if crawl_delay is not None:
        lines.append(f"Crawl-delay: {crawl_delay:g}")
    return _always(Answer("\n".join([*lines, ""]).encode(), content_type="text/plain"))


def _always(answer: Answer) -> Fault:
    return lambda request, portal: answer


def _spoiled(spoil: Callable[[Answer], Answer]) -> Fault:
    return lambda request, portal: spoil(portal(request))


def _encoded(answer: Answer, body: bytes) -> Answer:
    return replace(answer, body=body, headers=(*answer.headers, ("Content-Encoding", "gzip")))
