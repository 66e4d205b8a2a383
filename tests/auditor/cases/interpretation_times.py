"""INT002 and INT008."""

from __future__ import annotations

from tests.auditor.cases.pairs import (
    JD,
    MUTUAL,
    A,
    B,
    C,
    F,
    N,
    P,
    case,
    jd,
    paper,
    timed,
)
from tests.auditor.portal import row, url

INT002 = [
    timed("the same day", P, "2026-06-02"),
    timed("before the policy", P, "2026-05-30"),
    timed("the next working day", F, "2026-06-03"),
    timed("a Friday's on Saturday", P, "2026-06-06", of="2026-06-05"),
    timed("a Friday's on Sunday", P, "2026-06-07", of="2026-06-05"),
    timed("a Friday's on Monday", F, "2026-06-08", of="2026-06-05"),
    timed("a Friday's on a Saturday that works", F, "2026-05-09", of="2026-05-08"),
    timed("within the Spring Festival", P, "2026-02-23", of="2026-02-14"),
    timed("after the Spring Festival", F, "2026-02-24", of="2026-02-14"),
    timed("three working days", P, "2026-06-05", profile="tongliao-2017"),
    timed("four working days", F, "2026-06-08", profile="tongliao-2017"),
    timed(
        "three working days across a festival",
        P,
        "2026-02-26",
        of="2026-02-14",
        profile="tongliao-2017",
    ),
    timed("a vague date", C, "2026-06"),
    timed("a vague date that is surely late", F, "2026-07"),
    timed("no date", C, ""),
    case(
        "INT002",
        "the earliest counts",
        P,
        paper(),
        jd("《临溪县农村公路管理办法》解读", "2026-06-20"),
        jd("图解《临溪县农村公路管理办法》", "2026-06-02", path="/jd/202.html"),
    ),
    case("INT002", "no interpretation", N, paper()),
    case(
        "INT002",
        "a policy from before the period",
        N,
        paper(written_on="2016-01-04", published_at="2016-01-04"),
        jd("《临溪县农村公路管理办法》解读", "2016-01-20"),
    ),
    case(
        "INT002",
        "an interpretation elsewhere",
        F,
        paper(),
        rows=[
            row(
                JD,
                "https://mp.weixin.qq.com/s/1",
                "《临溪县农村公路管理办法》解读",
                "2026-06-20",
                key=None,
            )
        ],
    ),
    case(
        "INT002",
        "an older document that is only cited",
        P,
        paper(),
        jd("《临溪县农村公路管理办法》解读", body="同时废止临政办〔2025〕3号。"),
        paper(
            "临溪县农村公路养护方案",
            path="/policy/103.html",
            number="临政办〔2025〕3号",
            published_at="2025-08-01",
        ),
    ),
]

INT008 = [
    case("INT008", "both ways", P, paper(links=MUTUAL[0]), jd("解读", links=MUTUAL[1])),
    case(
        "INT008",
        "both ways, called related",
        P,
        paper(links=[(url(B), "related")]),
        jd("《临溪县农村公路管理办法》解读", links=[(url(A), "related")]),
    ),
    case("INT008", "only from the policy", F, paper(links=MUTUAL[0]), jd("解读")),
    case("INT008", "only from the interpretation", F, paper(), jd("解读", links=MUTUAL[1])),
    case("INT008", "neither", F, paper(), jd("《临溪县农村公路管理办法》解读")),
    case("INT008", "no interpretation", N, paper()),
    case(
        "INT008",
        "an interpretation elsewhere",
        N,
        paper(),
        rows=[
            row(
                JD,
                "https://mp.weixin.qq.com/s/1",
                "《临溪县农村公路管理办法》解读",
                "2026-06-02",
                key=None,
            )
        ],
    ),
    case(
        "INT008",
        "also links to an older policy",
        P,
        paper(links=MUTUAL[0]),
        jd(
            "《临溪县农村公路管理办法》解读",
            links=[(url(A), "policy"), (url("/policy/104.html"), "policy")],
        ),
        paper(
            "临溪县农村公路养护方案",
            path="/policy/104.html",
            number=None,
            published_at="2025-08-01",
        ),
    ),
    case(
        "INT008",
        "of a namesake that was not read, as it says itself",
        N,
        paper(),
        jd("《临溪县农村公路管理办法》解读", links=[(url("/policy/99.html"), "policy")]),
        rows=[row(JD, "/policy/99.html", "关于印发《临溪县农村公路管理办法》的通知", "2025-12-01")],
    ),
    case(
        "INT008",
        "links to the basis on another site",
        F,
        paper(),
        jd("《临溪县农村公路管理办法》解读", links=[("http://www.gov.cn/1.html", "policy")]),
    ),
]

CASES = [*INT002, *INT008]
