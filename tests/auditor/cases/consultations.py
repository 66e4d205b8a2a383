"""CON001-003: consultations, their periods and their feedback."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.fields.urls import frontier_key
from crawler.index.views import FileView, ItemView, Seen
from crawler.items import RelatedLink
from crawler.outcomes import FetchOutcome, FileOutcome
from tests.auditor.case import Case
from tests.auditor.portal import SEEN, Portal, claim, column, item, row, unread, url

P, F, C, N = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE
ASK, TELL = "/yjzj/1.html", "/zjfk/2.html"
ZJ = column("consultation", id=700)
FK = column("feedback", id=701)
NAME = "《临溪县农村公路管理办法（征求意见稿）》"
TITLE = f"关于{NAME}公开征求意见的公告"
ANSWER = f"关于{NAME}征求意见采纳情况的反馈"
TEXT = (
    "根据《公路法》，我局起草了征求意见稿，现向社会公开征求意见。\n"
    "一、征求意见时间：2026年4月1日至2026年4月30日。\n"
    "二、反馈方式：电子邮箱 jtj@linxi.example，联系电话 0563-1234567。\n"
    "临溪县交通运输局\n2026年4月1日"
)
DRAFT = "临溪县农村公路管理办法（征求意见稿）.pdf"


def ask(
    text: str = TEXT,
    *,
    title: str = TITLE,
    day: str = "2026-04-01",
    files: tuple[str, ...] = (DRAFT,),
    path: str = ASK,
    **more: Any,
) -> ItemView:
    claims = [claim("published_at", day, "header")] if day else []
    kind = more.pop("kind", ZJ)
    sort = more.pop("page_class", "consultation")
    return item(path, title, kind, claims=claims, body=text, files=files, page_class=sort, **more)


def tell(
    day: str = "2026-05-20", *, title: str = ANSWER, path: str = TELL, **more: Any
) -> ItemView:
    claims = [claim("published_at", day, "header")] if day else []
    kind = more.pop("kind", FK)
    body = more.pop("body", "共收到意见3条，均予采纳。")
    return item(path, title, kind, claims=claims, page_class="feedback", body=body, **more)


def case(rule: str, about: str, outcome: Outcome, *items: ItemView, **more: Any) -> Case:
    columns = more.pop("columns", [ZJ, FK])
    profile = more.pop("profile", "national-2019")
    as_of = more.pop("as_of", datetime(2026, 6, 30, tzinfo=SHANGHAI))
    at = more.pop("at", ASK)
    portal = Portal(items, columns, **more)
    return Case(rule, about, portal, outcome, [url(at)], profile=profile, as_of=as_of)


def parts(about: str, outcome: Outcome, text: str = TEXT, **more: Any) -> Case:
    return case("CON001", about, outcome, ask(text, **more))


def long(about: str, outcome: Outcome, period: str, **more: Any) -> Case:
    text = TEXT.replace("征求意见时间：2026年4月1日至2026年4月30日", period)
    return case("CON002", about, outcome, ask(text, **more))


def answered(about: str, outcome: Outcome, *items: ItemView, **more: Any) -> Case:
    return case("CON003", about, outcome, *items, **more)


def of_file(name: str, text: str) -> FileView:
    address = url(f"/files/{name}")
    seen: Seen = SEEN
    return FileView(
        address, frontier_key(address), url(ASK), "pdf", FileOutcome.OK, 1, text, (), seen
    )


NO_BASIS = TEXT.replace("根据《公路法》，", "")
NO_PERIOD = TEXT.replace("一、征求意见时间：2026年4月1日至2026年4月30日。\n", "")
NO_CHANNEL = TEXT.replace("二、反馈方式：电子邮箱 jtj@linxi.example，联系电话 0563-1234567。\n", "")
INLINE = TEXT.replace("临溪县交通运输局\n", "第一条 为了加强农村公路管理，制定本办法。\n")
NO_BASE = INLINE.replace("根据《公路法》，", "")
LABELLED = TEXT.replace("临溪县交通运输局\n", "三、征求意见稿：明确部门职责，规范办理流程。\n")
BROKEN_OFF = replace(FK, complete=False)
AFTER = datetime(2026, 5, 31, 0, 1, tzinfo=SHANGHAI)
IN_TIME = datetime(2026, 5, 30, 12, tzinfo=SHANGHAI)
SHARED_NAME = "关于2026年公路类文件征求意见采纳情况的反馈"
LINKED = [(url(TELL), "feedback")]

DRAFT_LINK = (RelatedLink(url("/cg.html"), NAME, "related"),)
ANSWER_LINK = (RelatedLink(url(TELL), ANSWER, "feedback"),)

CASES = [
    case("CON001", "the draft behind a link", P, replace(ask(files=()), links=DRAFT_LINK)),
    case("CON001", "the feedback is no draft", F, replace(ask(files=()), links=ANSWER_LINK)),
    parts("all four", P),
    parts("the draft as text", P, INLINE, files=()),
    parts("the draft under its label", P, LABELLED, files=()),
    parts("no draft", F, files=()),
    parts("only a form to answer with", F, files=("意见反馈表.doc",)),
    parts("only a drafting note", F, files=("起草说明.doc",)),
    parts("no basis, no file", F, INLINE.replace("根据《公路法》，", ""), files=()),
    parts("no basis, a file unread", C, NO_BASIS),
    parts("duties are no basis", F, f"{NO_BASE}第二条 各单位按照职责落实工作责任。", files=()),
    parts("a way to answer is no basis", F, f"请按照以下方式反馈。\n{NO_BASE}", files=()),
    parts("an office of law is no basis", F, f"联系人：法规科。\n{NO_BASE}", files=()),
    parts("the first article says it", P, f"{NO_BASE}根据《公路法》，制定本办法。", files=()),
    parts("a plan in the announcement", P, f"按照年度立法计划安排，\n{NO_BASE}", files=()),
    parts("no period", F, NO_PERIOD),
    parts("no channel", F, NO_CHANNEL),
    parts("a date that is no period", F, NO_PERIOD.replace("现向", "2026年4月1日现向")),
    parts("all in a file", C, "详见附件。"),
    parts("a call without a draft", P, title="关于公开征集2026年民生实事建议的公告", files=()),
    parts("such a call without a period", F, NO_PERIOD, title="关于征集建议的公告", files=()),
    parts("a hearing", N, "听证会定于4月30日召开。", title="关于召开水价听证会的公告", files=()),
    parts("a survey", N, "请填写问卷。", title="2026年营商环境问卷调查", files=()),
    parts("before the profile", N, "无", day="2019-05-14"),
    parts("on its first day", F, "正文", day="2019-05-15", files=()),
    case(
        "CON001",
        "the basis in a file that was read",
        P,
        ask(NO_BASIS),
        all_files=[of_file(DRAFT, "第一条 根据《公路法》制定本办法。")],
    ),
    case(
        "CON001",
        "a file that was read without it",
        F,
        ask(NO_BASIS),
        all_files=[of_file(DRAFT, "总则")],
    ),
    case(
        "CON001",
        "not read",
        C,
        all_unread=[unread(ASK, TITLE, kind="consultation")],
    ),
    case("CON001", "a meeting on it", N, ask("开会", title="县交通局召开征求意见座谈会", files=())),
    case("CON001", "in a column of notices", F, ask("正文", files=(), kind="notice")),
    long("thirty days, both counted", P, "征求意见时间：2026年4月1日至2026年4月30日"),
    long("twenty-nine", F, "征求意见时间：2026年4月1日至2026年4月29日"),
    long("with the year once", F, "征求意见时间：2026年4月1日至4月29日"),
    long("over the turn of the year", P, "征求意见时间：2026年12月10日至1月9日"),
    long("up to a day, over the limit", P, "意见反馈截止日期为2026年5月1日"),
    long("up to a day, on the limit", C, "意见反馈截止日期为2026年4月30日"),
    long("up to a day, under the limit", F, "意见反馈截止日期为2026年4月29日"),
    long("a deadline without a year", F, "请于4月20日前反馈意见"),
    long("a deadline that may be of any year", C, "请于4月20日前反馈意见", day=""),
    long("thirty days from the publication", P, "自公告之日起30日内反馈意见"),
    long("twenty-nine days", F, "征求意见期限为29天"),
    long("in Chinese numerals", P, "征求意见期限为三十日"),
    long("working days over a holiday", P, "自发布之日起20个工作日内反馈意见", day="2026-02-10"),
    long("as many in a plain month", F, "自发布之日起20个工作日内反馈意见", day="2026-03-02"),
    long(
        "working days of an unknown year",
        C,
        "自发布之日起20个工作日内反馈意见",
        day="2031-03-02",
    ),
    long("a month", P, "征求意见期限为一个月"),
    long("a month of February", F, "征求意见期限为一个月", day="2026-02-10"),
    long("with a reason", P, "因情况紧急，征求意见期限缩短为7天"),
    long("a topic is no reason", F, "紧急救援办法征求意见期限为7天"),
    long("the day of effect is no deadline", N, "本办法自2026年5月1日起施行，征求意见"),
    long("before the Regulations", N, "征求意见期限为7天", day="2019-08-31"),
    long("on their first day", F, "征求意见期限为7天", day="2019-09-01"),
    long("around their first day", C, "征求意见期限为7天", day="2019"),
    long("a hearing", N, "报名截止日期为2026年4月5日", title="关于举行水价听证会的公告"),
    case(
        "CON002", "republished", C, ask(day="2026-06-01", text="意见反馈截止日期为2026年4月9日。")
    ),
    answered("answered", P, ask(), tell()),
    answered("on the last day", P, ask(), tell("2026-05-30")),
    answered("a day too late", F, ask(), tell("2026-05-31")),
    answered("in that month", C, ask(), tell("2026-05")),
    answered("undated feedback", C, ask(), tell("")),
    answered("nothing", F, ask()),
    answered("nothing, the day before it is late", N, ask(), as_of=IN_TIME),
    answered("nothing, the day when it is", F, ask(), as_of=AFTER),
    answered("of another draft", F, ask(), tell(title=ANSWER.replace("公路", "水利"))),
    answered("without marks", P, ask(), tell(title="临溪县农村公路管理办法意见采纳情况")),
    answered("by its link alone", P, ask(links=LINKED), tell(title=SHARED_NAME)),
    answered("by the link of the feedback", P, ask(), tell(title="反馈", links=[(url(ASK), "")])),
    answered("cited among others", P, ask(), tell(title=SHARED_NAME, body=f"一、{NAME}：无。")),
    answered("older than the consultation", F, ask(), tell("2026-03-31")),
    answered("on the same page", P, ask(f"{TEXT}\n征集结果：截至4月30日，共收到意见3条。")),
    answered("nothing came in", P, ask(f"{TEXT}\n征求意见期间未收到公众意见。")),
    answered("only promised", F, ask(f"{TEXT}\n我局将及时公布共收到意见的条数和采纳情况。")),
    answered("a note that none came", P, ask(), tell(title=f"关于{NAME}公开征求意见的情况说明")),
    answered("lists cut off", C, ask(), columns=[ZJ, BROKEN_OFF]),
    answered("no closing day", C, ask(NO_PERIOD)),
    answered("no closing day, answered soon", P, ask(NO_PERIOD), tell("2026-05-01")),
    answered("no closing day, answered later", C, ask(NO_PERIOD), tell("2026-05-02")),
    answered(
        "a row that leads to a file",
        P,
        ask(),
        all_rows=[row(FK, "/a.pdf", ANSWER, "2026-05-02", key=None)],
    ),
    answered("a row that was not read", C, ask(), all_rows=[row(FK, TELL, ANSWER, "2026-05-02")]),
    answered("linked, not in the index", C, ask(links=LINKED)),
    answered("linked, on another site", P, ask(links=[("http://ah.gov.cn/1.html", "feedback")])),
    answered(
        "two rounds, one answer",
        P,
        ask(),
        ask(TEXT.replace("4月", "5月"), path="/yjzj/3.html", day="2026-05-01"),
        tell("2026-05-20"),
    ),
    answered(
        "last year's of the name",
        F,
        ask(TEXT.replace("2026年", "2025年"), day="2025-04-01", path="/yjzj/0.html"),
        ask(),
        tell(),
        at="/yjzj/0.html",
    ),
    answered("a survey", N, ask("请填写问卷。", title="2026年问卷调查")),
    answered("a hearing", N, ask("会议", title="关于举行水价听证会的公告")),
    answered(
        "blocked", C, ask(), columns=[ZJ, replace(FK, outcome=FetchOutcome.BLOCKED, complete=False)]
    ),
]
