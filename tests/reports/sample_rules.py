"""The rule book of the sample: a handful of rules, their clauses, and how they are weighed."""

from __future__ import annotations

from auditor.rule import Basis, RuleDoc, RuleInfo, Severity, Text
from auditor.weighing import Grade, Group, Scoring

GRADES = (
    Grade(Text("不合格", "unqualified"), 0),
    Grade(Text("合格", "qualified"), 60),
    Grade(Text("良好", "good"), 80, above=True),
)
POINTS = {
    Severity.VETO: 10.0,
    Severity.HIGH: 10.0,
    Severity.MEDIUM: 4.0,
    Severity.LOW: 1.0,
    Severity.INFO: 0.0,
}
SCORING = Scoring(
    groups=(
        Group(Text("时效与转载", "timeliness"), frozenset({"TIM", "REP", "DAT"}), 16),
        Group(Text("目录与文件", "catalogue"), frozenset({"CAT", "IDX", "DOC", "ATT"}), 16),
        Group(Text("政策解读", "interpretation"), frozenset({"INT"}), 12),
        Group(Text("栏目与链接", "columns"), frozenset({"UPD", "COL", "LNK"}), 14),
        Group(Text("安全与文字", "privacy and wording"), frozenset({"PRV", "TXT"}), 4),
        Group(Text("活动", "events"), frozenset({"EVT"}), 2),
    ),
    cap=20,
    severity_points=POINTS,
    coverage_floor=0.6,
    grades=GRADES,
    needs_person=frozenset({"PRV001", "DAT006"}),
)


def rule(id_: str, name: str, zh: str, en: str, severity: Severity) -> RuleInfo:
    """A rule whose doc says little but says it in both languages."""
    doc = RuleDoc(
        what=Text(f"{zh}。", f"{en}."),
        why=Text(
            f"{zh}，群众就难以及时、完整地查到信息。",
            f"{en}: people cannot find what is due to them.",
        ),
        basis=Text("示例办法第三条", "Example Measures, article 3"),
        measured=Text(
            "以页面所载日期的区间与时限比较。\n参数：时限 1 个工作日。",
            "Compares the span of the stated date with the limit.\nParameter: 1 working day.",
        ),
        fix=Text(
            "请核对原文，补齐或更正后重新发布。",
            "Check the original, then complete or correct it and publish again.",
        ),
    )
    return RuleInfo(id_, name, Text(zh, en), severity, doc)


RULES = (
    rule(
        "CAT001",
        "missing-catalogue-field",
        "目录必填项缺失",
        "A required catalogue field is missing",
        Severity.HIGH,
    ),
    rule("COL001", "blank-column", "栏目空白", "A column is blank", Severity.HIGH),
    rule(
        "EVT001",
        "no-press-conference",
        "季度新闻发布会缺失",
        "No press conference in the quarter",
        Severity.MEDIUM,
    ),
    rule("IDX003", "serial-gap", "索引号断号", "Index numbers skip", Severity.MEDIUM),
    rule(
        "INT002", "late-interpretation", "解读发布过晚", "Interpretation came late", Severity.HIGH
    ),
    rule(
        "LNK001", "broken-link", "站内链接失效", "A link inside the site is broken", Severity.MEDIUM
    ),
    rule("PRV001", "secret-mark", "疑似涉密标记", "A mark of secrecy", Severity.VETO),
    rule("REP001", "late-repost", "转载超时", "Repost came late", Severity.HIGH),
    rule("TIM001", "late-disclosure", "主动公开超期", "Disclosure came late", Severity.HIGH),
    rule("TXT003", "punctuation-clash", "标点重叠", "Punctuation marks clash", Severity.LOW),
)
BASIS = {
    "REP001": Basis("示例省贯彻落实意见", "三（二）", "2017-02-23"),
    "CAT001": Basis("示例信息公开条例", "第十二条", "2019-05-15"),
    "INT002": Basis("示例解读办法", "第六条", "2017-01-01", "2025-12-31", verified=False),
}
