"""LNK: links that are broken, hidden, for sale, or lead away without a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from auditor.rule import Outcome
from crawler.index.views import LinkView
from tests.auditor.case import Case
from tests.auditor.portal import HOME, Portal, link

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE
ITEM = f"{HOME}i/1.html"
AWAY, SHOP, STATE = "http://www.example.com/a", "http://www.shop.com/", "http://www.gov.cn/"


def links(
    rule: str, about: str, outcome: Outcome, *named: LinkView, at: Sequence[str] = ()
) -> Case:
    where = at or [HOME]
    return Case(rule, about, Portal(all_links=named), outcome, where if outcome in (F, C) else ())


def own(about: str, outcome: Outcome, *named: LinkView, at: Sequence[str] = ()) -> Case:
    return links("LNK001", about, outcome, *named, at=at)


def text(to: str, outcome: str | None = None, page: str = ITEM, **changes: Any) -> LinkView:
    return link(to, page, "text", outcome, **changes)


MANY = [text("/x.html", "not_found", f"{HOME}i/{n:02}.html") for n in range(21)]
TWENTY = [one.page for one in MANY[:20]]
INTERNAL = [
    own("all are there", P, link("/a.html", outcome="ok"), text("/b.html", "unchanged")),
    own("a dead one on the home page", F, link("/a.html", outcome="not_found")),
    own(
        "one target, twice on the home page",
        F,
        link("/a.html", place="menu", outcome="not_found", key="id:1"),
        link("/a.html", outcome="not_found"),
        at=[HOME],
    ),
    own("a dead one in a text", F, text("/a.html", "not_found"), at=[ITEM]),
    own("a page that says so", F, text("/a.html", "soft_404"), at=[ITEM]),
    own("a dead column in a menu", F, link("/a/", ITEM, "menu", "not_found"), at=[ITEM]),
    own("a dead file", F, link("/a.pdf", outcome="not_found")),
    own(
        "one target on two pages",
        F,
        link("/a.html", outcome="not_found"),
        text("/a.html", "not_found"),
        at=[HOME, ITEM],
    ),
    own(
        "two targets on one page",
        F,
        text("/a.html", "not_found"),
        text("/b.html", "not_found"),
        at=[ITEM, ITEM],
    ),
    own("the first twenty pages of one target", F, *MANY, at=TWENTY),
    own(
        "the home page comes first",
        F,
        *MANY,
        link("/x.html", outcome="not_found"),
        at=[HOME, *TWENTY[:19]],
    ),
    own("a file where a page was expected", P, text("/a.html", "not_html")),
    own("one that robots may not ask for", N, text("/a.html", "robots_denied")),
    own("nobody asked", C, text("/a.html")),
    own("nobody asked for one of them", P, text("/a.html"), text("/b.html", "ok")),
    own(
        "a column that did not answer is told of elsewhere", N, link("/a/", ITEM, "menu", "timeout")
    ),
    *(
        own(f"a target that ended as {ended}", C, text("/a.html", ended), at=[ITEM])
        for ended in ("server_error", "timeout", "blocked", "unreachable", "forbidden", "tls_error")
    ),
    own("another site's is LNK002's", N, text(AWAY, "not_found")),
    own(
        "as many doubts as are told one by one, and the rest",
        C,
        *(text(f"/{n:02}.html", "timeout") for n in range(22)),
        at=[*[ITEM] * 20, HOME],
    ),
    own("no links", N),
]

EXTERNAL = [
    links("LNK002", "there", P, text(AWAY, "ok")),
    links("LNK002", "dead", F, text(AWAY, "not_found"), at=[ITEM]),
    links("LNK002", "a host that refuses", C, text(AWAY, "forbidden")),
    links("LNK002", "hosts that do not answer are one doubt", C,
          text(AWAY, "timeout"), text(SHOP, "unreachable"), link(STATE, outcome="blocked")),
    links("LNK002", "dead on six pages", F,
          *(text(AWAY, "not_found", f"{HOME}i/{n}.html") for n in range(6)),
          at=[f"{HOME}i/{n}.html" for n in range(5)]),
    links("LNK002", "nobody asked", C, text(AWAY)),
    links("LNK002", "beside the text of inner pages", N, link(AWAY, ITEM, "aside", "not_found")),
    links("LNK002", "the site's own is LNK001's", N, text("/a.html", "not_found")),
]  # fmt: skip


def hidden(how: str, to: str = AWAY, **changes: Any) -> LinkView:
    return link(to, ITEM, "hidden", how=how, **changes)


def aside(words: str, to: str = AWAY) -> LinkView:
    return link(to, ITEM, "aside", text=words)


VEILED = [
    links("LNK003", "off the screen", F, hidden("off-screen"), at=[ITEM]),
    links("LNK003", "of no size", F, hidden("no-size"), at=[ITEM]),
    links("LNK003", "transparent", F, hidden("transparent"), at=[ITEM]),
    links("LNK003", "to a public body", N, hidden("off-screen", STATE)),
    links("LNK003", "a counter", N, hidden("no-size", "http://s9.cnzz.com/stat.php")),
    links("LNK003", "a host that only ends alike", F, hidden("no-size", "http://mycnzz.com/"),
          at=[ITEM]),
    links("LNK003", "a menu that may unfold", C, hidden("not-displayed")),
    links("LNK003", "several are one doubt", C, hidden("not-displayed"),
          hidden("not-displayed", SHOP)),
    links("LNK003", "spam not displayed", F, hidden("not-displayed", text="澳门娱乐城"), at=[ITEM]),
    links("LNK003", "spam for all to see", F, aside("在线 投注平台"), at=[ITEM]),
    links("LNK003", "spam on the home page, told of once", F, link(AWAY, text="六合彩开奖"),
          link(AWAY, place="aside", text="六合彩开奖")),
    links("LNK003", "spam in a text", F, text(AWAY, text="代开发票"), at=[ITEM]),
    links("LNK003", "a report of gambling", P, aside("我县严厉打击跨境赌博违法犯罪")),
    links("LNK003", "lottery for welfare", P, aside("中国福利彩票发行管理中心")),
    links("LNK003", "a page of the site about it", N, link("/a.html", text="打击网络投注平台")),
    links("LNK003", "a public body's page about it", N, link(STATE, text="打击网络投注平台")),
    links("LNK003", "a bare number hides as well", F, hidden("off-screen", "http://10.0.0.9/"),
          at=[ITEM]),
    links("LNK003", "no links away", N, link("/a.html")),
]  # fmt: skip


def leaving(how: str, to: str = AWAY) -> LinkView:
    return link(to, how=how)


ADVERTISED = [
    links("LNK004", "told", P, leaving("warned")),
    links("LNK004", "not told", F, leaving("plain")),
    links("LNK004", "a script may tell", C, leaving("")),
    links("LNK004", "public bodies need no notice", N, leaving("plain", STATE)),
    links("LNK004", "a bare number is not judged", N, leaving("plain", "http://10.0.0.9/")),
    links("LNK004", "an advertising network", F, leaving("warned", "http://pos.baidu.com/s?x=1")),
    links("LNK004", "a host that only ends alike", P, leaving("warned", "http://mytanx.com/")),
    links("LNK004", "words of an advertisement", F, aside("广告位 招租"), at=[ITEM]),
    links("LNK004", "a page of the site about it", N, link("/a.html", text="广告位招租公告")),
]
CASES = [*INTERNAL, *EXTERNAL, *VEILED, *ADVERTISED]
