"""CAT006, DOC007-009, ATT003, ATT004: pages and columns that a site must have."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.index.views import ColumnView, ItemView
from tests.auditor.case import Case
from tests.auditor.portal import HOME, Portal, claim, column, item, row

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE

SYSTEMS = column("disclosure_system", name="公开制度")
WHOLE = "公开主体：各科室；公开内容：文件；公开时限：20个工作日；公开方式：网站。"
TITLE = "临溪县主动公开基本目录"


def catalogue(body: str = WHOLE, title: str = TITLE, **changes: Any) -> ItemView:
    return item("/ml.html", title, SYSTEMS, body=body, **changes)


def site(
    rule: str, about: str, outcome: Outcome, *items: ItemView, at: str = HOME, **changes: Any
) -> Case:
    profile = changes.pop("profile", "tongliao-2017")
    as_of = changes.pop("as_of", datetime(2026, 6, 30, tzinfo=SHANGHAI))
    columns = changes.pop("all_columns", [SYSTEMS])
    portal = Portal(items, columns, **changes)
    where = [at] if outcome in (F, C) else []
    return Case(rule, about, portal, outcome, where, profile=profile, as_of=as_of)


def anhui(rule: str, about: str, outcome: Outcome, *items: ItemView, **changes: Any) -> Case:
    return site(rule, about, outcome, *items, profile="anhui-transport-2017", **changes)


def cleaned(day: str, title: str = "临溪县行政规范性文件清理结果公告") -> ItemView:
    return item("/ql.html", title, "notice", claims=[claim("published_at", day, "header")])


def named(name: str, kind: str = "other", **changes: Any) -> ColumnView:
    return column(kind, name=name, path=(name,), **changes)


GAZETTE, NORMATIVE = named("政府公报", "gazette"), named("行政规范性文件", "policy")
BLANK = named("依申请公开目录", "on_request", row_count=0)
ON_REQUEST = named("依申请公开", "on_request", id=90_003, is_list=False, row_count=0)


def issue(text: str, of: ColumnView = GAZETTE) -> ItemView:
    return item(f"/gb/{text}.html", text, of)


def archive(about: str, outcome: Outcome, *titles: str, **changes: Any) -> Case:
    return site("DOC009", about, outcome, *map(issue, titles), all_columns=[GAZETTE], **changes)


def both(about: str, outcome: Outcome, columns: list[ColumnView], **changes: Any) -> Case:
    return site("DOC007", about, outcome, all_columns=[SYSTEMS, *columns], **changes)


CASES = [
    anhui("CAT006", "all four elements", P, catalogue()),
    anhui("CAT006", "in other words", P, catalogue("责任科室、公开事项、更新周期、公开渠道。")),
    anhui(
        "CAT006",
        "no time limit",
        F,
        catalogue(WHOLE.replace("公开时限", "公开日")),
        at=f"{HOME}ml.html",
    ),
    anhui("CAT006", "none", F, item("/x.html", "临溪县公开制度", SYSTEMS)),
    anhui(
        "CAT006",
        "the on-request catalogue is another one",
        F,
        catalogue(title="依申请公开主动公开目录"),
    ),
    anhui(
        "CAT006",
        "only in a file",
        C,
        catalogue("见附件。", files=["目录.xls"]),
        at=f"{HOME}ml.html",
    ),
    anhui(
        "CAT006",
        "listed, but the page was not read",
        C,
        at=f"{HOME}ml.html",
        all_rows=[row(SYSTEMS, "/ml.html", TITLE)],
    ),
    anhui("CAT006", "the crawl stopped", C, status="budget"),
    anhui(
        "CAT006",
        "a list that was not read to its end",
        C,
        all_columns=[replace(SYSTEMS, complete=False)],
    ),
    anhui(
        "CAT006",
        "a list that was left at --since",
        C,
        all_columns=[replace(SYSTEMS, is_windowed=True)],
    ),
    anhui(
        "CAT006",
        "news that were not read to their end",
        F,
        all_columns=[SYSTEMS, column("news", complete=False)],
    ),
    anhui("CAT006", "no lists at all", C, all_columns=[]),
    anhui(
        "CAT006",
        "a column with pages of its own",
        P,
        item("/a.html", "教育领域", named("主动公开基本目录", id=90_001), body=WHOLE),
        all_columns=[SYSTEMS],
    ),
    anhui(
        "CAT006",
        "a single page of a column",
        P,
        all_texts=[item("/column/90002/", "目录", body=WHOLE)],
        all_columns=[SYSTEMS, named("主动公开基本目录", id=90_002, is_list=False, row_count=0)],
    ),
    anhui(
        "CAT006",
        "a column whose text is not known",
        C,
        at=f"{HOME}column/90004/",
        all_columns=[SYSTEMS, named("主动公开基本目录", id=90_004, is_list=False, row_count=0)],
    ),
    site("CAT006", "due on the day", F, as_of=datetime(2019, 1, 1, tzinfo=SHANGHAI)),
    site("CAT006", "the day before it is due", N, as_of=datetime(2018, 12, 31, tzinfo=SHANGHAI)),
    both("both", P, [NORMATIVE, GAZETTE]),
    both("no gazette", F, [NORMATIVE]),
    both("no column of normative documents", F, [GAZETTE]),
    both("a bureau has no gazette", P, [NORMATIVE], name="临溪县交通运输局"),
    both("a column of drafts is none", F, [GAZETTE, named("规范性文件征求意见")]),
    both("not read", C, [NORMATIVE], status="budget"),
    site(
        "DOC007",
        "declared",
        N,
        item("/s.html", "我局未制定规范性文件的说明", SYSTEMS),
        all_columns=[GAZETTE],
    ),
    site("DOC007", "a blank column", F, all_columns=[GAZETTE, replace(NORMATIVE, row_count=0)]),
    site("DOC008", "this year", P, cleaned("2026-01-09")),
    site("DOC008", "two years ago to the day", P, cleaned("2024-06-30")),
    site("DOC008", "a day more than two years ago", F, cleaned("2024-06-29")),
    site("DOC008", "in the future", C, cleaned("2026-07-30")),
    site("DOC008", "none", F),
    site("DOC008", "only the plan of one", F, cleaned("2026-01-09", "开展规范性文件清理的通知")),
    site("DOC008", "only old, not all was read", C, cleaned("2020-01-09"), status="budget"),
    site("DOC008", "a year that may be recent enough", C, cleaned("2024")),
    site("DOC008", "no date", C, replace(cleaned("2026-01-09"), published_at=None)),
    site("DOC008", "declared", N, cleaned("2020-01-09", "规范性文件清理：本年度无需清理的说明")),
    archive("all issues", P, "2025年第1期", "2025年第2期", "2026年第1期"),
    archive("an issue missing", F, "2025年第1期", "2025年第3期", "2026年第1期"),
    archive("the first missing", F, "2026年第2期"),
    archive("a year missing", F, "2024年第1期", "2026年第1期"),
    archive("titles without numbers", C, "关于印发农村公路办法的通知"),
    archive("a gap, not all was read", C, "2026年第2期", status="budget"),
    archive("a bureau", N, name="临溪县交通运输局"),
    archive("not due", N, as_of=datetime(2020, 1, 3, tzinfo=SHANGHAI)),
    archive("due", F, "2019年第2期", as_of=datetime(2020, 1, 4, tzinfo=SHANGHAI)),
    site("DOC009", "no gazette", F),
    anhui("ATT003", "a page", P, item("/ysq.html", "临溪县依申请公开目录", SYSTEMS)),
    anhui("ATT003", "none", F),
    anhui("ATT003", "a blank column", F, all_columns=[SYSTEMS, BLANK]),
    anhui("ATT003", "a column", P, all_columns=[SYSTEMS, replace(BLANK, row_count=2)]),
    anhui(
        "ATT003",
        "a part of the page on requests",
        P,
        all_texts=[
            item("/column/90003/", "依申请公开", body="申请方式：当面。\n依申请公开目录：卷宗。")
        ],
        all_columns=[SYSTEMS, ON_REQUEST],
    ),
    anhui(
        "ATT003",
        "only how to ask",
        F,
        all_texts=[item("/column/90003/", "依申请公开", body="申请方式：当面申请。")],
        all_columns=[SYSTEMS, ON_REQUEST],
    ),
    anhui(
        "ATT003",
        "a page on requests whose text is not known",
        C,
        all_columns=[SYSTEMS, ON_REQUEST],
    ),
    anhui("ATT003", "the crawl stopped", C, status="budget"),
    anhui("ATT003", "declared", N, item("/s.html", "没有依申请公开目录的说明", SYSTEMS)),
    anhui("ATT004", "never to be seen", C, all_columns=[NORMATIVE]),
    anhui("ATT004", "a site without policies", N),
    anhui(
        "ATT004",
        "a system is published",
        C,
        item("/y.html", "公开属性源头认定制度", SYSTEMS),
        all_columns=[NORMATIVE],
    ),
]
