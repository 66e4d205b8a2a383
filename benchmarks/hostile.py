"""Pages that nobody means to be read: seconds of CPU for each, which must stay few.

Run ``python -m benchmarks.hostile``. A page is read in every part that a portal gives it, and
what was read is masked, as in a crawl.
"""

from __future__ import annotations

import time
from datetime import datetime

from crawler.fields.span import SHANGHAI
from crawler.items import Role, Target
from crawler.page import Page
from crawler.portal import PortalSpider
from crawler.privacy import masked_reading

_HOME = "https://www.linxi.example/"
_AT = datetime(2026, 6, 29, 22, 0, tzinfo=SHANGHAI)
_SIGNS = 1_000_000
_LINKS = 100_000
_ADDRESSES = {Role.HOME: _HOME, Role.COLUMN: f"{_HOME}zwgk/", Role.DETAIL: f"{_HOME}zwgk/1.html"}
_PAGE = (
    "<html><head><title>关于项目的公示</title></head><body><h1>关于项目的公示</h1>"
    "<p>发布时间：2026-06-01 来源：县政府</p><div>{}</div></body></html>"
)
_LINE = '<p>见<a href="{}">第{}号</a></p>'


def _pages() -> dict[str, str]:
    """The bodies of pages by what they are full of."""
    return {
        "1 1 1": "1 " * (_SIGNS // 2),
        "1 in lines": "1<br>" * (_SIGNS // 5),
        "1 in parts": "<p>1</p>" * (_SIGNS // 8),
        "1 in cells": f"<table><tr>{'<td>1</td>' * (_SIGNS // 10)}</tr></table>",
        "1234 1234": "1234 " * (_SIGNS // 5),
        "links": "".join(_LINE.format(f"/zwgk/{n}.html", n) for n in range(_LINKS)),
        "links in a line": "".join(f'<a href="{n}.html">第{n}号</a>' for n in range(_LINKS)),
        "links elsewhere": "".join(_LINE.format(f"http://h{n}.example/", n) for n in range(_LINKS)),
        "files": "".join(_LINE.format(f"{n}.pdf", n) for n in range(_LINKS)),
    }


def _seconds(markup: str, role: Role) -> float:
    """Seconds of CPU for one page in one part."""
    url = _ADDRESSES[role]
    page = Page(url, _PAGE.format(markup).encode(), _AT, headers={"content-type": "text/html"})
    before = time.process_time()
    masked_reading(PortalSpider(_HOME).read(page, Target(url, role, url, 1)))
    return time.process_time() - before


def main() -> None:
    """Print a line a page, with the seconds that it takes in each part."""
    print(f"{'':16} " + " ".join(f"{role:>8}" for role in _ADDRESSES))
    for name, markup in _pages().items():
        spent = [_seconds(markup, role) for role in _ADDRESSES]
        print(f"{name:16} " + " ".join(f"{seconds:8.2f}" for seconds in spent))


if __name__ == "__main__":
    main()
