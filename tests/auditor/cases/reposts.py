"""REP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.index.views import ItemView, RowView
from crawler.outcomes import FetchOutcome
from tests.auditor.case import Case
from tests.auditor.portal import HOME, Portal, column, policy, row, url

P, F, C, N, U = (
    Outcome.PASSED,
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.INAPPLICABLE,
    Outcome.UNTESTED,
)
TITLE = "安徽省人民政府办公厅关于印发《安徽省农村公路条例实施办法》的通知"
NUMBER = "皖政办〔2026〕18号"
AH = "http://www.ah.gov.cn/"
UP = column("upstream_document", id=700)
UP_LOST = column("upstream_document", id=701, outcome=FetchOutcome.TIMEOUT, complete=False)
POLICY = column("policy", id=710)
MINE = url("/up/1.html")


def original(
    day: str = "2026-06-05",
    title: str = TITLE,
    number: str | None = NUMBER,
    path: str = "/1.html",
    **more: Any,
) -> ItemView:
    made = policy(path, title, POLICY, document_number=number, published_at=day, **more)
    return replace(made, url=AH + path[1:], key=AH + path[1:])


def ah(*items: ItemView, **more: Any) -> Portal:
    return Portal(
        items or (original(),),
        more.pop("columns", [POLICY]),
        key="ah",
        name="安徽省人民政府",
        home=AH,
        **more,
    )


def repost(
    day: str = "2026-06-05", title: str = TITLE, number: str | None = NUMBER, **more: Any
) -> ItemView:
    rows = {"document_number": number, "published_at": day, "written_on": None}
    return policy(more.pop("path", "/up/1.html"), title, more.pop("kind", UP), **{**rows, **more})


def late(
    about: str, outcome: Outcome, first: str, then: str, *, at: str = MINE, **more: Any
) -> Case:
    return Case(
        "REP001", about, Portal([repost(then)]), outcome, [at], [ah(original(first))], **more
    )


def missing(
    about: str,
    outcome: Outcome,
    *items: ItemView,
    of: Sequence[ItemView] = (),
    rows: Sequence[RowView] = (),
    columns: Sequence[Any] = (UP,),
    status: str = "complete",
    count: int = 1,
    upstream: Sequence[Portal] | None = None,
    **more: Any,
) -> Case:
    portal = Portal(items, columns, rows, (), status)
    portals = [ah(*of)] if upstream is None else upstream
    return Case("REP002", about, portal, outcome, [HOME] * count, portals, **more)


HOURS = {"profile": "national-2019"}
LATE = [
    late("the same day", P, "2026-06-05", "2026-06-05"),
    late("a Friday's on Monday", P, "2026-06-05", "2026-06-08"),
    late("a Friday's at the end of Monday", P, "2026-06-05T09:00", "2026-06-08T23:59"),
    late("a Friday's on Tuesday", F, "2026-06-05", "2026-06-09"),
    late("a Friday's on Saturday", P, "2026-06-05", "2026-06-06"),
    late("a Thursday's on Friday", P, "2026-06-04", "2026-06-05"),
    late("a Thursday's on Saturday", F, "2026-06-04", "2026-06-06", says="休息日"),
    late("in the Spring Festival, after a Saturday that works", F, "2026-02-13", "2026-02-16"),
    late("a Thursday's on a day between Friday and Sunday", C, "2026-06-04", "2026-06"),
    late("a Saturday's on Monday", P, "2026-06-06", "2026-06-08"),
    late("a Friday's after a Saturday that works", F, "2026-05-08", "2026-05-11"),
    late("in the Spring Festival", P, "2026-02-14", "2026-02-20"),
    late("across the Spring Festival", P, "2026-02-14", "2026-02-24"),
    late("a day after the Spring Festival", F, "2026-02-14", "2026-02-25"),
    late("earlier than the original", P, "2026-06-05", "2026-06-04"),
    late("a vague date", C, "2026-06-05", "2026-06"),
    late(
        "a year without a calendar",
        C,
        "2027-03-01",
        "2027-03-05",
        as_of=datetime(2027, 6, 1, tzinfo=SHANGHAI),
    ),
    late(
        "a year without a calendar, the next day",
        P,
        "2027-03-01",
        "2027-03-02",
        as_of=datetime(2027, 6, 1, tzinfo=SHANGHAI),
    ),
    late("exactly 24 hours", P, "2026-06-05T10:00", "2026-06-06T10:00", **HOURS),
    late("a minute more", F, "2026-06-05T10:00", "2026-06-06T10:01", **HOURS),
    late("hours, only days known", C, "2026-06-05", "2026-06-06", **HOURS),
    late("hours, the same day", P, "2026-06-05", "2026-06-05", **HOURS),
    late("hours, two days later", F, "2026-06-05", "2026-06-07", **HOURS),
    late("before the period", N, "2017-02-22", "2017-03-22"),
    late("on its first day", F, "2017-02-23", "2017-03-22"),
    Case("REP001", "no date on the repost", Portal([repost("")]), C, [MINE], [ah()]),
    Case(
        "REP001",
        "the earliest repost counts",
        Portal([repost("2026-06-20"), repost("2026-06-05", path="/up/2.html")]),
        P,
        (),
        [ah()],
    ),
    Case("REP001", "no repost", Portal([], [UP]), N, (), [ah()]),
    Case("REP001", "no upstream", Portal([repost()]), U),
    Case(
        "REP001",
        "a late link in a list",
        Portal([], [UP], [row(UP, AH + "1.html", "省新规", "2026-06-20", key=None)]),
        F,
        [AH + "1.html"],
        [ah()],
    ),
    Case(
        "REP001",
        "the first of two portals counts",
        Portal([repost("2026-06-08")]),
        F,
        [MINE],
        [ah(original("2026-06-05")), ah(original("2026-06-03", path="/2.html"))],
    ),
]

SAME = {
    "width and marks": "安徽省人民政府办公厅关于印发“安徽省农村公路条例实施办法”的通知",
    "marked": "【转发】" + TITLE,
    "marked with a colon": "转载：" + TITLE,
    "forwarded": f"转发{TITLE}",
    "forwarded with a second notice": f"临溪县人民政府办公室转发{TITLE}的通知",
    "without its issuer": "关于印发《安徽省农村公路条例实施办法》的通知",
    "the bare name": "安徽省农村公路条例实施办法",
}
OTHER = {
    "one character differs": TITLE.replace("条例", "管理"),
    "a notice about it": f"{TITLE}补充说明的公告",
    "an interpretation of it": f"《{TITLE}》解读",
    "the county's own": "临溪县人民政府办公室关于印发《临溪县农村公路条例实施办法》的通知",
}
YEARLY = "安徽省交通运输厅关于做好春运工作的通知"
MISSING = [
    missing("by number", P, repost(title="省政府办公厅文件")),
    *(missing(about, P, repost(title=title, number=None)) for about, title in SAME.items()),
    *(missing(about, F, repost(title=title, number=None)) for about, title in OTHER.items()),
    missing(
        "a forwarding notice has its own number",
        P,
        repost(title=f"转发{TITLE}", number="临政办〔2026〕9号"),
    ),
    missing("the title with another number", F, repost(number="皖政办〔2026〕19号")),
    missing("a number that lost a bracket", P, repost(number="皖政办〔202618号", title="省文件")),
    missing(
        "without its issuer, in the county's policy column",
        P,
        repost(title=SAME["without its issuer"], number=None, kind="policy"),
    ),
    missing(
        "the bare name in the county's policy column",
        F,
        repost(title="农村公路条例实施办法", number=None, kind="policy"),
    ),
    missing("among the news", P, repost(number=None, kind="news")),
    missing("a link to it", P, rows=[row(UP, AH + "1.html", "省新规", "2026-06-05", key=None)]),
    missing(
        "a link to another copy of it",
        P,
        rows=[row(UP, "http://www.gov.cn/9.html", TITLE, "2026-06-05", key=None)],
    ),
    missing(
        "a file of that name",
        P,
        rows=[row(UP, "/files/a.pdf", TITLE, "2026-06-05", key=None, external=False)],
    ),
    missing(
        "titled so in the list only",
        P,
        repost(title="正文", number=None),
        rows=[row(UP, "/up/1.html", TITLE, "2026-06-05")],
    ),
    missing("listed, but not read", C, rows=[row(UP, "/up/1.html", TITLE, "2026-06-05")]),
    missing(
        "listed with a title cut short, but not read",
        C,
        rows=[row(UP, "/up/1.html", TITLE[:20] + "...", "2026-06-05")],
    ),
    missing(
        "another title cut short",
        F,
        rows=[row(UP, "/up/1.html", "安徽省人民政府办公厅关于加强…", "2026-06-05")],
    ),
    missing("too little of a title", F, rows=[row(UP, "/up/1.html", "安徽省人民…", "2026-06-05")]),
    missing("nowhere", F),
    missing("the column could not be read", C, columns=[UP_LOST]),
    missing("the crawl stopped", C, status="interrupted"),
    missing("nothing could be read", C, columns=()),
    missing(
        "the list was read back far enough",
        F,
        columns=[column("news", id=702, complete=False)],
        rows=[row(column("news", id=702), "/n/1.html", "甲", "2026-01-01")],
    ),
    missing("due today", N, of=[original("2026-06-29")]),
    missing("due yesterday", F, of=[original("2026-06-26")]),
    missing(
        "not due within 24 hours", N, of=[original("2026-06-29T10:00")], profile="national-2019"
    ),
    missing("due after 24 hours", F, of=[original("2026-06-28T23:00")], profile="national-2019"),
    missing("existence only", F, of=[original("2026-06-29")], profile="tongliao-2017"),
    missing("published today", N, of=[original("2026-06-30")], profile="tongliao-2017"),
    missing("not published yet", N, of=[original("2026-07-02")]),
    missing("before the period", N, of=[original("2017-02-22")]),
    missing(
        "a reply to one addressee",
        N,
        of=[original(title="安徽省人民政府关于同意临江市总体规划的批复")],
    ),
    missing("appointments", N, of=[original(title="安徽省人民政府关于李四等职务任免的通知")]),
    missing(
        "an interpretation upstream is no policy",
        N,
        of=[original(title="《安徽省农村公路条例》解读")],
    ),
    missing(
        "two years' of one name, one reposted",
        F,
        repost("2026-01-06", YEARLY, None),
        of=[
            original("2026-01-05", YEARLY, None),
            original("2025-01-05", YEARLY, None, path="/2.html"),
        ],
    ),
    missing(
        "two years' of one name, both reposted",
        P,
        repost("2026-01-06", YEARLY, None),
        repost("2025-01-06", YEARLY, None, path="/up/2.html"),
        of=[
            original("2026-01-05", YEARLY, None),
            original("2025-01-05", YEARLY, None, path="/2.html"),
        ],
    ),
    missing(
        "last year's is not this year's",
        F,
        repost("2025-01-06", YEARLY, None),
        of=[original("2026-01-05", YEARLY, None)],
    ),
    missing("one document on two portals", F, upstream=[ah(), ah(original(path="/2.html"))]),
    missing("no upstream at all", C, upstream=[]),
    missing(
        "upstream not read to its end",
        C,
        upstream=[Portal((), [column("policy", complete=False)], key="ah", home=AH)],
    ),
    missing("upstream without policies", C, upstream=[Portal(key="ah", home=AH)]),
]

CASES = [*LATE, *MISSING]
