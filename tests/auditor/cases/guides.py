"""GUI001-006: service guides."""

from __future__ import annotations

from typing import Any

from auditor.rule import Outcome
from crawler.fields.links import LinkPlace
from crawler.fields.urls import frontier_key
from crawler.index.views import ItemView, LinkView
from crawler.outcomes import FetchOutcome
from tests.auditor.case import Case
from tests.auditor.portal import SEEN, Portal, column, file, item, probe, unread, url

P, F, C, N = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE
ONE = "/bszn/1.html"
BS = column("guide", name="办事指南", id=740)
DOWN = column("guide", name="下载中心", id=741)
TITLE = "食品经营许可办理指南"
ELEMENTS = {
    "设定依据": "《食品安全法》第三十五条",
    "申请条件": "有相应的场所和设备",
    "办理材料": "1.申请书 2.身份证明",
    "办理地点": "县政务服务中心一楼",
    "办理时间": "工作日 8:30—17:30",
    "联系电话": "0563-1234567",
    "办理流程": "受理、审查、决定",
}
PERMIT = {
    "许可依据": "《食品安全法》",
    "许可条件": "有场所",
    "许可程序": "受理、审查、决定",
    "期限": "20 个工作日",
    "收费标准": "每证 10 元",
    "收费依据": "县发改委文件",
    "审批结果": "行政许可证",
}
SERVICE = {
    "实施主体": "县市场监管局",
    "办理依据": "《食品安全法》",
    "办理流程": "行政许可按照受理、审查、决定进行",
    "承诺时限": "5 个工作日",
    "是否收费": "否",
    "申请材料": "申请书",
    "监督电话": "12345",
}


def text(*without: str, of: dict[str, str] = ELEMENTS, **changed: str) -> str:
    lines = {**of, **changed}
    return "\n".join(f"{name}：{said}" for name, said in lines.items() if name not in without)


def guide(body: str, *, title: str = TITLE, **more: Any) -> ItemView:
    kind = more.pop("kind", BS)
    sort = more.pop("page_class", "guide")
    return item(more.pop("path", ONE), title, kind, body=body, page_class=sort, **more)


def case(rule: str, about: str, outcome: Outcome, *items: ItemView, **more: Any) -> Case:
    profile = more.pop("profile", "national-2019")
    at = more.pop("at", url(ONE))
    portal = Portal(items, more.pop("columns", [BS]), **more)
    return Case(rule, about, portal, outcome, [at], profile=profile)


def whole(about: str, outcome: Outcome, body: str, **more: Any) -> Case:
    known = {n: more.pop(n) for n in ("title", "files", "kind", "page_class") if n in more}
    return case("GUI001", about, outcome, guide(body, **known), **more)


def permit(about: str, outcome: Outcome, body: str, **more: Any) -> Case:
    item = guide(body, **more)
    return case("GUI002", about, outcome, item, profile="department-plans")


def papers(about: str, outcome: Outcome, said: str, **more: Any) -> Case:
    return case("GUI004", about, outcome, guide(text(办理材料=said), **more))


def form(about: str, outcome: Outcome, name: str, *probes: Any, **more: Any) -> Case:
    at = more.pop("at", url(f"/files/{name}"))
    return case("GUI005", about, outcome, guide(text(), files=(name,)), all_probes=probes, at=at)


def entry(about: str, outcome: Outcome, end: str | None, **more: Any) -> Case:
    to = "http://zwfw.ah.gov.cn/item/1"
    link = LinkView(
        page=url(ONE),
        page_title=TITLE,
        url=to,
        key=frontier_key(to),
        place=more.pop("place", LinkPlace.TEXT),
        text=more.pop("text", "在线办理"),
        how="",
        outcome=FetchOutcome(end) if end else None,
        status=None,
        location=None,
        seen=SEEN,
    )
    return case("GUI006", about, outcome, guide(text()), all_links=[link])


ROWS = "\n".join(f"{name} {said}" for name, said in ELEMENTS.items())
PAIRED = "设定依据 《法》 申请条件 有场所\n办理材料 申请书 办理地点 大厅\n联系电话 办理时间 工作日\n办理流程 受理"
HEADED = "\n".join(
    f"{n}、{name}\n{said}"
    for n, (name, said) in zip("一二三四五六七", ELEMENTS.items(), strict=True)
)
OTHER_NAMES = "法律依据：《法》\n受理条件：有场所\n所需材料：申请书\n办理地址：大厅\n办公时间：工作日\n咨询电话：12345\n办事流程：受理"
HALF = ("设定依据", "申请条件", "办理材料", "办理地点")
TONGLIAO = "办事依据：《法》\n受理单位：局\n基本流程：受理\n申请材料：申请书\n收费标准：无\n办理时限：3日\n咨询电话：12345"

CASES = [
    whole("all eight, the name in the title", P, text()),
    whole("the rows of a table", P, ROWS),
    whole("headings", P, HEADED),
    whole("in other words", P, OTHER_NAMES),
    *(whole(f"no {name}", F, text(name)) for name in ELEMENTS),
    whole("a label without a value", F, text(联系电话="")),
    whole("a placeholder", F, text(设定依据="无")),
    whole("a cell left empty between two labels", F, PAIRED),
    whole("the word in the text is no label", F, text("联系电话", 办理材料="请留下联系电话")),
    whole("a title that names nothing", F, text(), title="办事指南"),
    whole("with its name given", P, text(事项名称="食品经营许可"), title="办事指南"),
    whole("a procedure that may be a picture", C, text(办理流程="")),
    whole("the whole guide in a file", C, "详见附件", files=("办理指南.doc",)),
    whole("a form is no guide", F, text("办理地点"), files=("申请表.doc",)),
    whole("its chart in a file", C, text("办理流程"), files=("办理流程图.jpg",)),
    whole(
        "a file that was read",
        P,
        "详见附件",
        files=("办理指南.doc",),
        all_files=[file("办理指南.doc", text=text())],
    ),
    whole("a form to download", N, "请下载", title="食品经营许可申请表", kind=DOWN),
    whole("a notice in the column", N, "请注意", title="关于窗口调整的通知"),
    whole("a guide in a column of downloads", F, text("联系电话"), kind=DOWN),
    whole("no guide", N, text("联系电话"), kind="news", page_class="detail"),
    whole("another profile's set", P, TONGLIAO, profile="tongliao-2017"),
    whole("which is not this one's", F, TONGLIAO),
    whole("nor this one that one's", F, text(), profile="tongliao-2017"),
    case("GUI001", "not read", C, all_unread=[unread(ONE, TITLE, "script_only", "guide")]),
    case("GUI001", "another page not read", N, all_unread=[unread(ONE, TITLE)]),
    permit("the set of permits", P, text(of=PERMIT), title="食品经营行政许可"),
    permit("the set of services", P, text(of=SERVICE)),
    permit("neither", F, text("期限", of=PERMIT)),
    permit("free of charge", P, text("收费依据", of=PERMIT | {"收费标准": "不收费"})),
    permit("a charge without its basis", F, text("收费依据", of=PERMIT)),
    permit("in a file", C, "行政许可详见附件", files=("办理指南.doc",)),
    permit("no permit", N, text(), title="社保卡办理指南"),
    case("GUI003", "four missing", F, guide(text(*HALF))),
    case("GUI003", "three missing", P, guide(text(*HALF[:3]))),
    case("GUI003", "four, one perhaps a picture", C, guide(text(*HALF[:3], 办理流程=""))),
    case("GUI003", "no guide", N, item("/n.html", "新闻", "news")),
    papers("all named", P, "1.申请书 2.身份证复印件"),
    papers("and so on", F, "身份证、户口簿等"),
    papers("and so on, as papers", F, "身份证、户口簿等材料"),
    papers("counted", P, "身份证、户口簿等2种材料"),
    papers("a grade", P, "等级证书、平等协议"),
    papers("other papers", F, "申请书、法律法规规定的其他材料"),
    papers("related papers", F, "申请书、相关证明材料"),
    papers("the following related papers", P, "应提交下列相关材料：申请书"),
    papers("other persons' papers", P, "其他人员的身份证"),
    papers("quoted", P, "“其他材料”一栏填写学历证书编号"),
    case("GUI004", "elsewhere in the guide", P, guide(text(申请条件="符合相关材料要求的企业等"))),
    case("GUI004", "no list of papers", N, guide(text("办理材料"))),
    case("GUI004", "in a file", C, guide("详见附件", files=("办理指南.doc",))),
    form("there", P, "申请表.doc", probe("申请表.doc", "ok")),
    form("gone", F, "申请表.doc", probe("申请表.doc")),
    form("a sample that is gone", F, "范本.doc", probe("范本.doc", "soft_404")),
    form("no answer", C, "申请表.doc", probe("申请表.doc", "timeout")),
    case("GUI005", "no guide", N, item("/n.html", "新闻", "news", files=("申请表.doc",))),
    form("another file", N, "政策.doc", probe("政策.doc")),
    entry("there", P, "ok"),
    entry("made by script", P, "script_only"),
    entry("gone", F, "not_found"),
    entry("beside the text", F, "soft_404", place=LinkPlace.ASIDE),
    entry("no answer", C, "timeout"),
    entry("another link", N, "not_found", text="县人民政府"),
    entry("in the menu", N, "not_found", place=LinkPlace.MENU),
]
