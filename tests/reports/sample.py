"""A small made-up county, audited: rich enough to show every part of a report."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from auditor.reports.lines import ColumnLine, UnreadLine
from auditor.reports.model import Look, Report, build_report
from auditor.rule import (
    Audit,
    Basis,
    Finding,
    Outcome,
    Reason,
    Result,
    Subject,
    SubjectKind,
    Tally,
    Text,
)
from auditor.weighing import Scoring
from crawler.fields.span import SHANGHAI
from crawler.index.views import RunView, Seen, SiteView
from tests.reports.sample_rules import BASIS, RULES, SCORING

HOME = "https://www.linxi.example/"
AT = datetime(2026, 6, 29, 9, 12, 33, tzinfo=SHANGHAI)


def seen(url: str) -> Seen:
    """The fetch of an address, its digest made from the address."""
    return Seen(
        AT + timedelta(seconds=len(url)),
        sha256(url.encode()).hexdigest(),
        f"run-0001.warc.gz#{len(url) * 1009}",
    )


def finding(
    rule_id: str,
    path: str,
    title: str,
    message: Text,
    outcome: Outcome = Outcome.FAILED,
    kind: SubjectKind = SubjectKind.ITEM,
    **extra: object,
) -> Finding:
    """A finding about a page of the made-up county; ``extra`` is evidence, and ``reason``."""
    url = HOME + path
    reason = extra.pop("reason", None)
    severity = next(r.severity for r in RULES if r.id == rule_id)
    digest = sha256(f"{rule_id} {url}".encode()).hexdigest()[:16]
    result = Result(outcome, Subject(kind, url, title), message, extra, reason, "", seen(url))  # type: ignore[arg-type]
    basis = BASIS.get(rule_id, Basis("示例考核细则", "第 2 项"))
    return Finding(f"{rule_id}-{digest}", rule_id, severity, result, basis)


def late(days: int) -> Text:
    """The message of a late repost."""
    day = 4 + days
    return Text(
        f"上级 6 月 3 日 09:00 发布，本站最早于 6 月 {day} 日转载，超过时限 {days} 个工作日。",
        f"Published upstream on 3 June 09:00, reposted on {day} June at the earliest: "
        f"{days} working days over the limit.",
    )


FINDINGS = (
    finding(
        "CAT001",
        "content/article/1001",
        "关于印发《临溪县公路养护办法》的通知",
        Text("“文号”一栏为空。", "The field 文号 is empty."),
        fields=["document_number"],
    ),
    finding(
        "CAT001",
        "content/article/1002",
        "临溪县交通运输局行政规范性文件清理结果",
        Text("缺少“内容概述”“生成日期”两项。", "内容概述 and 生成日期 are missing."),
        fields=["summary", "written_on"],
    ),
    finding(
        "COL001",
        "zwgk/jyta/",
        "政务公开 / 建议提案办理",
        Text("栏目列表没有一条信息。", "The list of this column has no row."),
        kind=SubjectKind.COLUMN,
        rows=0,
    ),
    finding(
        "INT002",
        "content/article/1010",
        "《临溪县公路养护办法》解读",
        Text(
            "文件只标注到日，解读时限恰在当日之内。",
            "The policy states the day only, and the limit falls inside it.",
        ),
        Outcome.CANT_TELL,
        reason=Reason.PRECISION,
        bounds=["2026-06-01T00:00", "2026-06-01T23:59"],
    ),
    finding(
        "LNK001",
        "content/article/1020",
        "办事指南：道路运输经营许可",
        Text(
            "链接“申请表下载”指向的页面不存在。",
            "The link to the form leads to a page that does not exist.",
        ),
        kind=SubjectKind.PAGE,
        target=HOME + "files/form.doc",
        status=404,
        clicks={"depth": 2, "on_home": False},
    ),
    finding(
        "LNK001",
        "content/article/1021",
        "",
        Text(
            "链接目标无法连接，不能断定失效。",
            "The target could not be reached, so it may be alive.",
        ),
        Outcome.CANT_TELL,
        kind=SubjectKind.PAGE,
        reason=Reason.UNREACHABLE,
        target="https://files.linxi.example/a.pdf",
    ),
    finding(
        "PRV001",
        "content/article/1030",
        "会议纪要（附件）",
        Text(
            "附件首页出现“内部资料”字样，请人工确认。",
            "The first page says 内部资料; a person must confirm.",
        ),
        kind=SubjectKind.ATTACHMENT,
        page=1,
    ),
    finding(
        "REP001",
        "content/article/1040",
        "转发国务院办公厅关于优化营商环境的意见",
        late(1),
        upstream_url="https://www.province.example/2026/0603/1.html",
        upstream_published="2026-06-03T09:00",
        published="2026-06-05",
        workdays_late=1,
    ),
    finding(
        "REP001",
        "content/article/1041",
        "转发省政府关于做好防汛工作的通知",
        late(3),
        upstream_url="https://www.province.example/2026/0603/2.html",
        upstream_published="2026-06-03T09:00",
        published="2026-06-07",
        workdays_late=3,
    ),
    finding(
        "REP001",
        "content/article/1042",
        "省政府常务会议公报",
        Text(
            "页面被安全验证拦截，未能读取。",
            "The page was blocked by a challenge and could not be read.",
        ),
        Outcome.CANT_TELL,
        kind=SubjectKind.PAGE,
        reason=Reason.UNREACHABLE,
    ),
    finding(
        "TXT003",
        "content/article/1050",
        "年度工作总结",
        Text("正文有“，。”连用 2 处。", "The text has “，。” twice."),
        marks=["，。", "，。"],
    ),
)
TALLIES = {
    "CAT001": Tally(passed=38, failed=2),
    "COL001": Tally(passed=20, failed=1),
    "EVT001": Tally(inapplicable=1),
    "IDX003": Tally(passed=6),
    "INT002": Tally(passed=9, cantTell=1, inapplicable=28),
    "LNK001": Tally(passed=211, failed=1, cantTell=1),
    "PRV001": Tally(passed=40, failed=1),
    "REP001": Tally(passed=11, failed=2, cantTell=1),
    "TIM001": Tally(error=1),
    "TXT003": Tally(passed=39, failed=1),
}
AUDIT = Audit(
    as_of=datetime(2026, 6, 30, tzinfo=SHANGHAI),
    profile_id="example-2026",
    profile_digest="sha256:" + "1" * 64,
    rules_digest="sha256:" + "2" * 64,
    rules=RULES,
    tallies=TALLIES,
    findings=FINDINGS,
)
SITE = SiteView("linxi", "临溪县人民政府", HOME, "openness")
RUN = RunView(
    1,
    AT,
    AT + timedelta(minutes=21),
    "complete",
    "network",
    97,
    41,
    {"not_found": 1, "ok": 93, "blocked": 2, "timeout": 1},
)
LOOK = Look(
    columns=(
        ColumnLine(
            "政务公开 / 建议提案办理", HOME + "zwgk/jyta/", "other", "ok", True, True, 0, None
        ),
        ColumnLine("政务公开 / 政策文件", HOME + "zwgk/zcwj/", "policy", "ok", True, True, 22, 24),
        ColumnLine(
            "政务公开 / 政策解读", HOME + "zwgk/zcjd/", "interpretation", "ok", False, True, 10, 31
        ),
        ColumnLine(
            "政务公开 / 公开指南", HOME + "zwgk/zn/", "disclosure_guide", "ok", True, False, 0, None
        ),
        ColumnLine(
            "互动交流 / 意见征集",
            HOME + "hdjl/yjzj/",
            "consultation",
            "timeout",
            False,
            False,
            0,
            None,
        ),
        ColumnLine(
            "互动交流 / 咨询投诉", HOME + "hdjl/zxts/", "messages", "", False, False, 0, None
        ),
    ),
    unread=(
        UnreadLine(
            HOME + "content/article/1042",
            "省政府常务会议公报",
            "blocked",
            "2026-06-29T09:20:01+08:00",
        ),
        UnreadLine(HOME + "content/article/1043", "", "blocked", "2026-06-29T09:20:05+08:00"),
    ),
    kinds={"policy": 22, "interpretation": 10, "other": 9},
    unasked=3,
)


def report(
    lang: str = "zh",
    audit: Audit = AUDIT,
    look: Look = LOOK,
    run: RunView = RUN,
    scoring: Scoring = SCORING,
) -> Report:
    """The sample as a report."""
    return build_report(audit, SITE, run, scoring, lang, look=look, tool_version="0.1.0")
