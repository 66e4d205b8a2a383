"""MIR002, MIR003: pages of other sites."""

from __future__ import annotations

from typing import Any

from auditor.rule import Outcome
from tests.auditor.case import Case, of
from tests.auditor.portal import HOME, Portal, claim, item, url


def page(number: int, code: str = "", domain: str = "") -> Any:
    claims = [claim("identity", code, "foot", "网站标识码")] if code else []
    claims += [claim("identity", domain, "meta", "SiteDomain")] if domain else []
    return item(f"/{number}.html", f"信息{number}", "news", claims=claims)


def pages(*codes: str) -> list[Any]:
    return [page(number, code) for number, code in enumerate(codes)]


def sites(about: str, outcome: str, items: list[Any], *at: str) -> Case:
    return Case("MIR002", about, Portal(items), Outcome(outcome), at)


OWN, OTHER = "3411810001", "3412000012"
PAPERS = "\n".join(f"{name}政务公开工作方案\n一、指导思想" for name in ("甲局", "乙局", "丙局"))
CASES = [
    sites("one code", "passed", pages(*[OWN] * 9)),
    sites("another organ of the city", "passed", pages(*[OWN] * 9, "3411000002")),
    sites("another city's code", "failed", pages(*[OWN] * 9, OTHER), url("/9.html")),
    sites("a central body's code", "failed", pages(*[OWN] * 9, "bm12340001"), url("/9.html")),
    sites("just enough pages", "failed", pages(*[OWN] * 4, OTHER), url("/4.html")),
    sites("too few pages", "cantTell", pages(*[OWN] * 3, OTHER), HOME),
    sites("no code prevails", "cantTell", pages(*[OWN] * 7, OTHER, OTHER), HOME),
    sites(
        "another domain",
        "failed",
        [page(n, domain="fy.gov.cn" * (n < 2)) for n in range(9)],
        url("/0.html"),
        url("/1.html"),
    ),
    sites(
        "another domain everywhere", "failed", [page(n, domain="fy.gov.cn") for n in range(5)], HOME
    ),
    sites("nothing said", "inapplicable", pages("", "")),
    *(
        of("MIR003", words, "failed", item("/a.html", "甲", "other", body=words))
        for words in (
            "更多政务公开范文请点击",
            "来源：第一范文网",
            "篇一：局政务公开实施方案",
            "政务公开工作总结（精选5篇）",
            "120XX局政务公开实施方案",
            "520XX年市政务公开工作要点",
        )
    ),
    of(
        "MIR003",
        "several papers in one page",
        "cantTell",
        item("/a.html", "甲", "other", body=PAPERS),
    ),
    *(
        of("MIR003", about, "passed", item("/a.html", "甲", "other", body=words))
        for about, words in {
            "plain words": "现将工作要点印发给你们。",
            "spoken of": "不得抄用“第一范文网”的文稿。",
            "two papers": PAPERS.rpartition("丙局")[0],
            "one paper of three parts": "工作方案\n一、甲\n一、乙\n一、丙",
        }.items()
    ),
    of("MIR003", "nothing to read", "inapplicable", item("/a.html", "甲", "other", body="")),
]
