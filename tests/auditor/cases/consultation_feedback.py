"""CON004, CON005: what became of the opinions, and how to take part."""

from __future__ import annotations

from typing import Any

from auditor.rule import Outcome
from crawler.outcomes import FetchOutcome
from tests.auditor.case import Case
from tests.auditor.cases.consultations import FK, TELL, TITLE, ask, tell
from tests.auditor.portal import HOME, Portal, column, file, item, url

P, F, C, N = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE
ALL = "范围：规划和重大项目。程序：公布草案、听取意见、反馈采纳情况。"
HEAD, ASKS = "序号 意见内容 采纳情况 未采纳理由", "序号 意见内容 是否采纳 理由说明"
DETAILS = "采纳情况表.docx"
PLAIN = column("other", name="公众参与", id=702, is_list=False, row_count=0)
FULL = column("notice", id=703)
CUT = column("notice", id=704, complete=False)


def told(about: str, outcome: Outcome, body: str, **more: Any) -> Case:
    portal = Portal([tell(body=body, **more)], [FK])
    return Case("CON004", about, portal, outcome, [url(TELL)], profile="tongliao-2017")


def in_file(about: str, outcome: Outcome, text: str) -> Case:
    page = tell(body="采纳3条，未采纳1条。", files=(DETAILS,))
    portal = Portal([page], [FK], all_files=[file(DETAILS, text=text)])
    return Case("CON004", about, portal, outcome, [url(TELL)], profile="tongliao-2017")


def explained(about: str, outcome: Outcome, *texts: Any, at: str = HOME, **more: Any) -> Case:
    portal = Portal(all_columns=more.pop("columns", [FULL]), all_texts=texts, **more)
    return Case("CON005", about, portal, outcome, [at])


def text(body: str, title: str = "公众参与") -> Any:
    return item("/column/702/", title, body=body, url=PLAIN.url)


CASES = [
    told("with its reason", P, "未采纳情况：关于补助的建议，未予采纳，理由是标准由上级规定。"),
    told("because of something", P, "第2条建议不予采纳，因与上位法不一致。"),
    told("no reason at all", F, "第1条予以采纳。\n第2条建议不予采纳。"),
    told("one of two without", F, "第1条未采纳，理由：不符合规定。第2条未采纳。"),
    told("a reason for each", P, "第1条未采纳，理由：不符合规定。第2条未采纳，因超出权限。"),
    told("details in a file", C, "第2条未采纳。", files=("采纳情况表.docx",)),
    told("the draft alone in a file", F, "第2条未采纳。", files=("停车办法（征求意见稿）.docx",)),
    in_file("details in a file that was read", P, "第1条未采纳，因超出权限。"),
    in_file("no reason in the file either", F, "第1条采纳。\n第2条未采纳。"),
    told("words that may explain", C, "第2条未采纳，下一步结合预算统筹安排解决。"),
    told("a courtesy explains nothing", F, "第2条未采纳，衷心感谢您对我们工作的关心支持。"),
    told("who signed explains nothing", F, "第2条未采纳。\n临溪县人民政府\n2026年5月9日"),
    told("nor does a day", F, "第2条未采纳。\n（2026年12月10日）"),
    told("words before the signature", C, "第2条未采纳。\n结合预算统筹安排\n县政府\n2026年5月9日"),
    told("words before no day", C, "第2条未采纳。\n结合年度预算统筹安排\n临溪县政府"),
    told("what follows from something", P, "补助标准由省定，故第2条不予采纳。"),
    told("the reason on the next line", P, "第2条未采纳。\n理由：超出权限。"),
    told("a reason of the next opinion", F, "第2条未采纳。\n第3条因重复未采纳。"),
    told("counted, then told", P, "采纳3条，未采纳1条。\n关于补助的建议未采纳，因超出权限。"),
    told("counted, then told without", F, "采纳3条，2条未采纳。\n关于补助的建议未采纳。"),
    told("a column of reasons", P, f"{HEAD}\n1 建议补助 采纳\n2 建议免税 未采纳 权限在上级机关"),
    told("an empty column", F, f"{HEAD}\n1 建议补助 未采纳\n2 建议免税 未采纳 权限在上级机关"),
    told("the head of the table alone", N, f"{HEAD}\n1 建议补助 采纳\n2 建议增加站台 采纳"),
    told("whether adopted", F, f"{ASKS}\n1 建议补助 是\n2 建议免税 否"),
    told("whether adopted, explained", P, f"{ASKS}\n1 建议补助 是\n2 建议免税 否 权限在上级机关"),
    told("seven letters explain nothing", F, "第2条未采纳。甲乙丙丁戊己庚"),
    told("eight letters may", C, "第2条未采纳。甲乙丙丁戊己庚辛"),
    told("three letters in the column", F, f"{HEAD}\n2 免税 未采纳 甲乙丙"),
    told("four letters in it", P, f"{HEAD}\n2 免税 未采纳 甲乙丙丁"),
    told("two names are no head", F, "意见 未采纳理由\n2 免税 未采纳 甲乙丙丁"),
    told("three names are one", P, "序号 意见 未采纳理由\n2 免税 未采纳 甲乙丙丁"),
    told("a numbered line is another opinion", F, "2.免税，未采纳。\n3.理顺关系，因此上报。"),
    told("a numbered reason is none", P, "2.免税，未采纳。\n3.理由：权限在上级。"),
    told("reasons under their heading", P, "未采纳意见及理由\n甲乙丙丁戊己庚辛壬癸子丑寅卯辰"),
    told("too little under it", F, "未采纳意见及理由\n甲乙丙丁戊己庚辛壬癸子丑寅卯"),
    told("as much without reasons", F, "未采纳意见\n甲乙丙丁戊己庚辛壬癸子丑寅卯辰"),
    told("a heading, then one by one", P, "未采纳意见及理由\n2.免税未采纳，因超出权限。"),
    told("what was adopted ends a section", F, "未采纳意见\n1.减免契税\n采纳意见\n1.因故增站台"),
    told("a heading", P, "一、采纳的意见\n1.增加站台。\n二、未采纳的意见\n1.免税，因权限在上级。"),
    told(
        "a heading with nothing under it", N, "一、采纳的意见\n1.增加站台。\n二、未采纳的意见\n无"
    ),
    told("a heading, no reason", F, "一、采纳的意见\n1.增加站台。\n二、未采纳的意见\n1.减免契税。"),
    told("a label and its reason", P, "未采纳意见：减免契税。未采纳理由：权限在上级机关。"),
    told("a label without", F, "采纳意见：增加站台。未采纳意见：减免契税。"),
    told("all adopted", N, "共收到意见3条，全部采纳。"),
    told("none turned down", N, "采纳3条，无未采纳意见。"),
    told("counted as none", N, "采纳3条，未采纳0条。"),
    told("one that was", F, "采纳3条，未采纳1条。"),
    Case(
        "CON004",
        "no feedback",
        Portal([ask("未采纳的意见不予答复。", title=TITLE)]),
        N,
        profile="tongliao-2017",
    ),
    explained("range and procedure", P, text(ALL), columns=[FULL, PLAIN]),
    explained("a procedure alone", F, text(ALL[10:]), columns=[FULL, PLAIN], at=PLAIN.url),
    explained("no such page", F),
    explained("nothing to take part in", N, text("", "2026年无重大行政决策公众参与事项")),
    explained("lists cut off", C, columns=[CUT]),
    explained("a menu of the name", C, columns=[FULL, PLAIN], at=PLAIN.url),
    explained("an unread list", C, columns=[column("notice", outcome=FetchOutcome.TIMEOUT)]),
]
