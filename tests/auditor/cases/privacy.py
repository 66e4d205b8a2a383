"""PRV, ATT005."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crawler.fields.personal import find_personal
from crawler.fields.personal_words import Kind
from crawler.index.views import FileView, ItemView, ProbeView
from crawler.items import Mark, RelatedLink
from crawler.privacy import marks_of
from tests.auditor.case import FOUND, Case, of
from tests.auditor.case import Outcome as Result
from tests.auditor.portal import HOME, Portal, claim, file, item, probe, url

ID, PHONE, CARD = "341702199001010018", "13912345671", "6222021310001234568"
BOOK = url("/files/a.xlsx")


def page(text: str, title: str = "公告", files: tuple[str, ...] = (), **more: Any) -> ItemView:
    """A page as the index keeps it: with the marks of what its text held."""
    made = item("/a.html", title, "notice", body=text, files=files, **more)
    return replace(made, marks=tuple(marks_of(find_personal(text), "body")))


def in_file(text: str, place: str = "text") -> tuple[Mark, ...]:
    return tuple(marks_of(find_personal(text), place))


def files(
    rule: str,
    about: str,
    outcome: str,
    *known: FileView | ProbeView,
    text: str = "请查收。",
    at: str = BOOK,
    names: tuple[str, ...] = ("a.xlsx",),
) -> Case:
    """A case of a page with files; a finding is expected at the first file, or ``at``."""
    looked = tuple(one for one in known if isinstance(one, FileView))
    probes = tuple(one for one in known if isinstance(one, ProbeView))
    portal = Portal([page(text, files=names)], all_files=looked, all_probes=probes)
    result = Result(outcome)
    return Case(rule, about, portal, result, (at,) if result in FOUND else ())


LEAK = f"申请人张三，身份证号{ID}。"
WELFARE = "临溪县低保对象公示\n姓名 村居 金额\n张三 城关村 300\n李四 王村 300\n公示期7天"
OFFICE = "一、机构设置\n姓名 职务 办公电话\n张三 局长 0563-3012345\n李四 主任 13912345671"

CASES = [
    of("PRV001", "a mark with a star", "failed", page("机密★10年\n关于公路的通知")),
    of("PRV001", "a level at the top", "failed", page("【绝密】\n关于公路的通知")),
    of("PRV001", "an internal paper", "cantTell", page("内部资料 注意保存\n关于公路")),
    of("PRV001", "secrets are spoken of", "passed", page("严守国家秘密，机密文件不得上网。")),
    of("PRV001", "a sample in quotation marks", "passed", page("应标注“机密★10年”字样。")),
    of("PRV001", "a level deep in the text", "passed", page("正文" * 300 + "\n机密\n正文")),
    of("PRV001", "nothing to read", "inapplicable", page("")),
    files("PRV001", "a mark in a file", "failed", file("a.xlsx", *in_file("秘密★\n表"))),
    of("PRV002", "a valid number", "failed", page(LEAK)),
    of("PRV002", "a wrong check digit", "passed", page(LEAK.replace("0018", "0019"))),
    of("PRV002", "masked", "passed", page("张三，身份证号3417**********0018。")),
    of("PRV002", "a credit code", "passed", page("统一社会信用代码113417000032450703")),
    of("PRV002", "nothing to read", "inapplicable", page("")),
    of(
        "PRV002",
        "in a title",
        "failed",
        replace(page("正文"), marks=(Mark(Kind.ID_NUMBER, "3417**********0018", "title", ""),)),
    ),
    files("PRV002", "in a cell", "failed", file("a.xlsx", *in_file(LEAK, "table"))),
    files("PRV002", "a scan", "cantTell", file("a.xlsx", outcome="no_text")),
    files("PRV002", "a locked file", "cantTell", file("a.xlsx", outcome="encrypted")),
    files("PRV002", "no reader", "cantTell", file("a.xlsx", outcome="no_reader"), at=HOME),
    files("PRV002", "a clean file", "passed", file("a.xlsx")),
    files("PRV002", "in a hidden sheet", "passed", file("a.xlsx", *in_file(LEAK, "hidden_sheet"))),
    of("PRV003", "a private telephone", "failed", page(f"来信人张三，手机{PHONE}。")),
    of("PRV003", "a bank card", "failed", page(f"银行卡号：{CARD}")),
    of("PRV003", "a home", "failed", page("当事人：张三，男，住址：临溪县城关镇王村12号。")),
    of("PRV003", "illnesses", "failed", page("姓名 病种 金额\n张三 白血病 500")),
    of("PRV003", "duty contacts", "passed", page(OFFICE)),
    of("PRV003", "a hotline", "passed", page(f"咨询电话：{PHONE}，监督电话：0563-3012345")),
    of("PRV003", "masked", "passed", page("来信人张三，手机139****5671。")),
    of("PRV003", "an organ's seat", "passed", page("公司住所：临溪县城关镇王村12号。")),
    of("PRV003", "nothing to read", "inapplicable", page("")),
    files("PRV003", "in a file", "failed", file("a.xlsx", *in_file(f"户主张三 {PHONE}"))),
    files("PRV003", "clean", "passed", file("a.xlsx")),
    of(
        "PRV004",
        "two columns masked differently",
        "failed",
        page("姓名 证件 证件\n张三 341702********0018 3417**19900101****"),
    ),
    of(
        "PRV004",
        "the birth date beside it",
        "failed",
        page("姓名 身份证号 出生日期\n张三 341702********0018 1990-01-01"),
    ),
    of("PRV004", "one mask", "passed", page("张三 341702********0018\n李四 341702********0028")),
    of(
        "PRV004",
        "two persons of one name",
        "passed",
        page("张三 341702********0018 1990-01-01\n张三 341702********0028 1985-03-12"),
    ),
    of("PRV004", "no files, no masks", "inapplicable", page("正文")),
    files("PRV004", "in a hidden sheet", "failed", file("a.xlsx", *in_file(LEAK, "hidden_sheet"))),
    files("PRV004", "under a box", "failed", file("a.xlsx", *in_file(LEAK, "covered_text"))),
    files("PRV004", "in a seen cell", "passed", file("a.xlsx", *in_file(LEAK, "table"))),
    files(
        "PRV004",
        "page and file masked differently",
        "failed",
        file("a.xlsx", *in_file("张三 3417021990********", "table")),
        text="张三 **********01010018",
    ),
    of(
        "PRV005",
        "too much of recipients",
        "failed",
        page(f"低保对象\n姓名 身份证号 残疾等级\n张三 {ID} 一级"),
    ),
    of(
        "PRV005",
        "birth dates of pupils",
        "failed",
        page("新生名单\n学生姓名 出生日期 班级\n张三 2015-01-01 一班"),
    ),
    *(
        of(
            "PRV005",
            f"a notice of {day}",
            outcome,
            page(WELFARE, "低保对象公示", claims=[claim("published_at", day, "header")]),
        )
        for day, outcome in {
            "2026-05-23": "failed",  # 7 days and 30 of grace: the last is 29 June
            "2026-05-24": "passed",
            "2026-06-28": "passed",
        }.items()
    ),
    of("PRV005", "a notice without a day", "cantTell", page(WELFARE, "低保对象公示")),
    of(
        "PRV005",
        "a notice without a term",
        "cantTell",
        page(WELFARE.replace("公示期7天", ""), "低保对象公示"),
    ),
    of(
        "PRV005",
        "a standing list",
        "passed",
        page(WELFARE.replace("公示期7天", "").replace("公示", "名单"), "低保对象名单"),
    ),
    of("PRV005", "no list", "inapplicable", page("低保标准提高到每月300元。")),
    files(
        "PRV005",
        "in a file",
        "failed",
        file("a.xlsx", *in_file(f"低保对象\n姓名 身份证号 残疾等级\n张三 {ID} 一级")),
    ),
    Case("PRV006", "no such paper", Portal([page("正文")]), Result.CANT_TELL, (HOME,)),
    Case(
        "PRV006",
        "a paper",
        Portal([page("正文", "临溪县政府信息公开保密审查制度")]),
        Result.PASSED,
    ),
    Case("PRV006", "nothing was read", Portal(), Result.INAPPLICABLE),
    files("ATT005", "the file is gone", "failed", probe("a.xlsx")),
    files("ATT005", "a page instead of the file", "failed", probe("a.xlsx", "soft_404")),
    files("ATT005", "no answer", "cantTell", probe("a.xlsx", "timeout")),
    files("ATT005", "refused", "cantTell", probe("a.xlsx", "forbidden")),
    files("ATT005", "there", "passed", probe("a.xlsx", "ok")),
    files("ATT005", "fetched", "passed", file("a.xlsx")),
    files("ATT005", "of no bytes", "failed", replace(probe("a.xlsx", "ok"), length=0)),
    files("ATT005", "of one byte", "passed", replace(probe("a.xlsx", "ok"), length=1)),
    files(
        "ATT005", "an error of no bytes", "cantTell", replace(probe("a.xlsx", "timeout"), length=0)
    ),
    of("ATT005", "named and absent", "failed", page("请执行。\n附件：1.责任清单.docx\n临溪县")),
    of("ATT005", "referred to and absent", "failed", page("责任清单见附件，请执行。")),
    of("ATT005", "in the text itself", "passed", page("请执行。\n附件：责任清单\n附件\n责任清单")),
    of(
        "ATT005",
        "named and linked",
        "passed",
        replace(
            page("请执行。\n附件：责任清单"),
            links=(RelatedLink(url("/c.html"), "责任清单", "related"),),
        ),
    ),
    of("ATT005", "kept back", "passed", page("请执行。\n附件：责任清单（略）")),
    of("ATT005", "none named", "inapplicable", page("请执行。")),
    of("ATT005", "a letter", "inapplicable", page("见附件", page_class="message")),
]
