"""PRV and ATT at their limits."""

from __future__ import annotations

from dataclasses import replace

from crawler.fields.personal_words import Kind
from crawler.index.views import FileView, ItemView
from crawler.items import Mark, RelatedLink
from tests.auditor.case import FOUND, Case, Outcome, of
from tests.auditor.cases.privacy import LEAK, WELFARE, files, in_file, page
from tests.auditor.portal import HOME, Portal, claim, file, item, policy, url

LISTED = "请执行。\n附件：责任清单\n"
PHONES = [Mark(Kind.MOBILE, f"139****567{n}", "body", "") for n in range(6)]


def masked(about: str, outcome: str, *patterns: str) -> Case:
    """A page with the masked ID numbers of one person."""
    marks = tuple(Mark(Kind.PARTIAL_ID, pattern, "body", "甲") for pattern in patterns)
    return of("PRV004", about, outcome, replace(page("名单"), marks=marks))


def wordless(rule: str, about: str, outcome: str, *known: FileView, says: str = "") -> Case:
    """A page without text, and a file."""
    case = files(rule, about, outcome, *known, text="")
    return replace(case, says=says)


def notice(about: str, outcome: str, term: str, day: str) -> Case:
    text = WELFARE.replace("公示期7天", f"公示期{term}天")
    dated = page(text, "低保对象公示", claims=[claim("published_at", day, "header")])
    return of("PRV005", f"{about}, published {day}", outcome, dated)


def titled(about: str, outcome: str, title: str) -> Case:
    result = Outcome(outcome)
    where = (HOME,) if result in FOUND else ()
    return Case("PRV006", about, Portal([page("正文", title)]), result, where)


def attached(about: str, outcome: str, body: str, link: str = "") -> Case:
    links = (RelatedLink(url("/c.html"), link, "related"),) if link else ()
    named: ItemView = replace(page(body), links=links)
    return of("ATT005", about, outcome, named)


NAMELESS = file("b.xlsx", *in_file(LEAK, "table"))
CASES = [
    of(
        "PRV001",
        "an internal paper that speaks of keeping secret",
        "cantTell",
        page("内部文件，注意保密\n关于公路"),
    ),
    of("PRV001", "not to be passed on", "cantTell", page("请勿外传\n关于公路")),
    wordless("PRV002", "a scan", "cantTell", file("a.xlsx", outcome="no_text"), says="只有图像"),
    wordless(
        "PRV002",
        "a locked file",
        "cantTell",
        file("a.xlsx", outcome="encrypted"),
        says="读不出文字",
    ),
    wordless("PRV003", "a clean file alone", "passed", file("a.xlsx")),
    wordless(
        "PRV003",
        "a file that could not be read",
        "inapplicable",
        file("a.xlsx", outcome="encrypted"),
    ),
    Case(
        "PRV002",
        "a file that no page names",
        Portal([item("/a.html", "甲")], all_files=[NAMELESS]),
        Outcome.FAILED,
        [NAMELESS.url],
        says="b.xlsx\n",
    ),
    Case(
        "PRV002",
        "under the name that its page gives it",
        Portal(
            [
                replace(
                    item("/a.html", "甲", files=["b.xlsx"]),
                    attachments=(
                        replace(
                            item("/a.html", "甲", files=["b.xlsx"]).attachments[0], name="名单.xlsx"
                        ),
                    ),
                )
            ],
            all_files=[NAMELESS],
        ),
        Outcome.FAILED,
        [NAMELESS.url],
        says="名单.xlsx\n",
    ),
    of(
        "PRV003",
        "five finds are shown",
        "failed",
        replace(page("名单"), marks=tuple(PHONES)),
        says='"139****5674"], "counts"',
    ),
    of("PRV003", "in clear", "failed", replace(page("名单"), marks=tuple(PHONES)), says="公开了"),
    wordless(
        "PRV004",
        "in a hidden sheet",
        "failed",
        file("a.xlsx", *in_file(LEAK, "hidden_sheet")),
        says="文件隐藏部分有",
    ),
    masked("seventeen digits together", "failed", "341702************", "******19900101001*"),
    masked("seventeen digits at once", "failed", "34170219900101001*"),
    masked("sixteen", "passed", "341702************", "******1990010100**"),
    masked("all but the seventeenth", "failed", "341702************", "******1990010100*8"),
    masked(
        "of two persons", "passed", "341702************", "******19900101001*", "35****************"
    ),
    notice("seven", "failed", "七", "2026-05-23"),
    notice("seven", "passed", "七", "2026-05-24"),
    notice("ten", "failed", "十", "2026-05-20"),
    notice("ten", "passed", "十", "2026-05-21"),
    notice("fifteen", "failed", "十五", "2026-05-15"),
    notice("fifteen", "passed", "十五", "2026-05-16"),
    notice("twenty", "failed", "二十", "2026-05-10"),
    notice("twenty", "passed", "二十", "2026-05-11"),
    titled("a review of something else", "cantTell", "关于审查2025年决算的决议"),
    titled("a review by another word", "passed", "临溪县信息发布审核办法"),
    attached("200 characters behind the list", "failed", LISTED + "文" * 199),
    attached("201", "passed", LISTED + "文" * 200),
    attached("nothing is attached", "inapplicable", "学校附近的道路已经修好。"),
    attached("a heading behind the list", "passed", LISTED + "附件1\n一、岗位"),
    attached("two lists", "passed", LISTED + "附件：岗位目录\n一、岗位"),
    attached("its name behind the list", "passed", LISTED + "责任清单\n一、岗位"),
    attached("a link of a longer name", "passed", LISTED, "责任清单（2026年版）"),
    attached("a link of a shorter name", "passed", LISTED, "清单"),
    attached("a link of another name", "failed", LISTED, "政策解读"),
    of(
        "ATT001",
        "a file named by six characters of the title",
        "cantTell",
        policy(files=["农村公路管理.pdf"]),
        says="请查看附件“农村公路管理.pdf”末页",
    ),
    of("ATT001", "by five", "failed", policy(files=["农村公路管.pdf"])),
    of(
        "ATT001",
        "all is in the file",
        "cantTell",
        policy(body="见附件", files=["农村公路管理.pdf"]),
        says="正文在附件中",
    ),
    of("ATT001", "no text and no file", "cantTell", policy(body=""), says="正文在附件中"),
]
