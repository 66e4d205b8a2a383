"""DOC005, SRC003."""

from __future__ import annotations

from dataclasses import replace

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case, of
from tests.auditor.portal import HOME, Portal, claim, policy

OFFICE, GOVERNMENT, FINANCE = "临溪县人民政府办公室", "临溪县人民政府", "临溪县财政局"


def issued(
    titled: str | None, signed: str | None, number: str | None = None, field: str | None = OFFICE,
    kind: str = "policy",
) -> ItemView:  # fmt: skip
    title = f"{titled or ''}关于加强公路管理的通知"
    body = "各乡镇：请认真执行。\n" * 3 + (f"{signed}\n2026年6月1日\n附件：目录" if signed else "")
    more = [replace(claim("signed_on", "2026-06-01", "body"), raw="2026年6月1日")]
    return policy(
        "/doc.html", title, kind, body=body, more=more, document_number=number, issuing_body=field
    )


def judged(about: str, outcome: str, *names: str | None) -> Case:
    return of("DOC005", about, outcome, issued(*names))


def sourced(title: str, source: str | None, kind: str = "notice") -> ItemView:
    claims = [claim("source", source, "header")] if source else []
    return policy("/s.html", title, kind, more=claims)


PROVINCIAL = "安江省交通运输厅关于加强公路管理的意见"


def source(about: str, outcome: str, title: str, name: str | None, kind: str = "notice") -> Case:
    at = HOME if outcome == "cantTell" else None
    return of("SRC003", about, outcome, sourced(title, name, kind), at=at)


CASES = [
    judged("one organ everywhere", "passed", OFFICE, OFFICE, "临政办〔2026〕1号"),
    judged("a short signature", "passed", OFFICE, "县政府办公室"),
    judged("no region in the title", "passed", "县财政局", FINANCE, None, FINANCE),
    judged("another organ signs", "failed", OFFICE, FINANCE),
    judged("the government signs for its office", "failed", OFFICE, GOVERNMENT),
    judged(
        "the party's office under another name",
        "failed",
        "中共临溪县委办公室",
        "临溪县委员会办公室",
    ),
    judged("one sign wrong", "failed", "临溪县人民政府办公室", "临溪县人民政府办公厅"),
    judged(
        "an office's number on a bureau's document", "failed", FINANCE, None, "临政办〔2026〕1号"
    ),
    judged(
        "an office's number on the government's", "failed", GOVERNMENT, None, "临政办〔2026〕1号"
    ),
    judged(
        "a government's number on a bureau's",
        "failed",
        FINANCE,
        FINANCE,
        "临政〔2026〕1号",
        FINANCE,
    ),
    judged("a government's number from its office", "passed", OFFICE, OFFICE, "临政〔2026〕1号"),
    judged(
        "civil affairs are no government",
        "passed",
        "临溪县民政局",
        None,
        "临民政〔2026〕1号",
        "县民政局",
    ),
    judged("a bureau's own sign", "passed", FINANCE, FINANCE, "临财〔2026〕1号", FINANCE),
    judged("several organs", "inapplicable", "临溪县财政局 临溪县教育局", None),
    judged("several organs sign", "passed", OFFICE, f"{FINANCE}\n临溪县教育局"),
    judged("filed under another organ", "failed", OFFICE, OFFICE, None, FINANCE),
    judged("the office files for its government", "passed", GOVERNMENT, GOVERNMENT, None, OFFICE),
    judged(
        "a related body files",
        "cantTell",
        "临溪县公积金管理处",
        "临溪县公积金管理处",
        None,
        "临溪县公积金中心",
    ),
    judged(
        "a bureau for a group",
        "passed",
        "临溪县防汛指挥部",
        "临溪县防汛指挥部",
        None,
        "临溪县水利局",
    ),
    judged("no organ in the field", "passed", OFFICE, OFFICE, None, "部门联合发文"),
    judged("filed under another organ, unsigned", "passed", OFFICE, None, None, FINANCE),
    judged("nothing to compare", "inapplicable", None, None),
    of("DOC005", "a notice", "inapplicable", issued(OFFICE, FINANCE, kind="notice")),
    source("the source is the issuer", "passed", PROVINCIAL, "安江省交通运输厅"),
    source("the source is a newspaper", "passed", PROVINCIAL, "安江日报"),
    source("the site itself", "failed", PROVINCIAL, "临溪县人民政府"),
    source("a bureau of the county", "failed", PROVINCIAL, "临溪县交通运输局"),
    source("this site", "failed", PROVINCIAL, "本站"),
    source("an organ of the State", "failed", "国务院办公厅关于公路的意见", "临溪县人民政府"),
    source("its own document", "inapplicable", "临溪县财政局关于公路的意见", "临溪县财政局"),
    source("forwarded", "inapplicable", "安江省交通运输厅转发关于公路的通知", "临溪县人民政府"),
    source("a neighbour's document", "inapplicable", "白石县财政局关于公路的意见", "临溪县财政局"),
    source(
        "filed as superior",
        "failed",
        "白石县财政局关于公路的意见",
        "临溪县财政局",
        "upstream_document",
    ),
    source("no source", "inapplicable", PROVINCIAL, None),
    source("no issuer", "inapplicable", "关于公路的意见", "临溪县财政局"),
    source(
        "no issuer among superior documents",
        "cantTell",
        "关于公路的意见",
        "临溪县财政局",
        "upstream_document",
    ),
    Case("SRC003", "nothing", Portal([]), Outcome.INAPPLICABLE),
]
