"""Pagers of made portals: every way in which a list goes on."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import parse_qsl, urlsplit

PAGERS = (
    "numbers",
    "script",
    "next",
    "both",
    "select",
    "countdown",
    "jump",
    "more",
    "goto",
    "function",
    "data",
)


def render_pager(kind: str, hrefs: Sequence[str], place: int, total: int, stem: str) -> str:
    """The pager of page ``place`` (from 0); ``stem`` names the pages that a script counts."""
    count = len(hrefs)
    if count < 2:
        return ""
    following = hrefs[place + 1] if place + 1 < count else ""
    before = hrefs[place - 1] if place else ""
    after = f'<a href="{escape(following)}">下一页</a>' if following else "<a>下一页</a>"
    if kind == "script" and stem:
        return f'<div><script>createPageHTML({count}, {place}, "{stem}", "html");</script></div>'
    if kind == "select":
        options = "".join(
            f'<option value="{escape(href)}">{k}</option>' for k, href in enumerate(hrefs, 1)
        )
        return (
            f"<div>共{total}条 <select onchange='location.href=this.value'>{options}</select></div>"
        )
    if kind == "next":
        return f"<div>{after}</div>"
    if kind == "both":
        back = f'<a href="{escape(before)}">上一页</a>' if before else "<span>上一页</span>"
        return f"<div>{back} {after}</div>"
    if kind == "jump":
        box = "跳转到<input type=text id=p value=1>页<input type=button value=跳转>"
        return f"<div>第{place + 1}页/共{count}页 {after} {box}</div>"
    if kind == "more":
        return (
            f'<div><a class=load href="{escape(following)}">加载更多</a></div>' if following else ""
        )
    if kind == "goto":
        return _goto(hrefs, place, total)
    if kind == "function":
        return _function(hrefs, place, total)
    if kind == "data" and following:
        return _data(hrefs, place, total, after)
    numbers = "".join(
        f"<b>{k}</b>" if k == place + 1 else f'<a href="{escape(href)}">{k}</a>'
        for k, href in enumerate(hrefs, 1)
    )
    return f"<div>共{total}条 第{place + 1}/{count}页 {numbers} {after}</div>"


def _goto(hrefs: Sequence[str], place: int, total: int) -> str:
    """A form that is sent with the number of the page, as ``javascript:gotoPage(2)``."""
    parts = urlsplit(hrefs[1])
    number = next((name for name, value in parse_qsl(parts.query) if value == "2"), "")
    if not number:
        return _function(hrefs, place, total)
    hidden = "".join(
        f"<input type=hidden name={name} value='{value if name != number else place + 1}'>"
        for name, value in parse_qsl(parts.query)
    )
    links = "".join(f'<a href="javascript:gotoPage({k})">{k}</a>' for k in range(1, len(hrefs) + 1))
    script = (
        f"function gotoPage(n){{document.pageForm.{number}.value=n;document.pageForm.submit();}}"
    )
    return (
        f"<form name=pageForm method=get action='{parts.path}'>{hidden}</form><script>{script}</script>"
        f"<div>共{total}条 共{len(hrefs)}页 {links}</div>"
    )


def _function(hrefs: Sequence[str], place: int, total: int) -> str:
    """Links that call a function of the page, which makes the address."""
    made = hrefs[-1].rpartition(str(_number(hrefs)))
    script = f"function go(n){{location.href='{made[0]}'+{_expression(hrefs)}+'{made[2]}';}}"
    links = "".join(
        f'<a href="javascript:go({k})">{k}</a>' for k in range(2, len(hrefs) + 1) if k != place + 1
    )
    return f"<script>{script}</script><div>共{total}条 第{place + 1}/{len(hrefs)}页 {links}</div>"


def _number(hrefs: Sequence[str]) -> int:
    """The number in the last page's address: its place, or one less where counted from 0."""
    count = len(hrefs)
    head, _mark, tail = hrefs[-1].rpartition(str(count))
    return count if head and not any(sign.isdigit() for sign in tail) else count - 1


def _expression(hrefs: Sequence[str]) -> str:
    return "n" if _number(hrefs) == len(hrefs) else "(n-1)"


def _data(hrefs: Sequence[str], place: int, total: int, after: str) -> str:
    """Numbers as data, the next page as a link."""
    numbers = "".join(f'<a data-page="{k}">{k}</a>' for k in range(1, len(hrefs) + 1))
    return f"<div>共{total}条 {numbers} {after}</div>"
