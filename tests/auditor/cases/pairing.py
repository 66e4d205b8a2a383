"""INT001 again: which interpretation is whose, at the edges."""

from __future__ import annotations

from crawler.index.views import ItemView
from tests.auditor.case import Case
from tests.auditor.cases.pairs import JD, A, B, C, F, N, P, case, found, jd, paper
from tests.auditor.portal import Portal, column, row, url

NAME = "《临溪县农村公路管理办法》解读"
NEWS = column("news", id=820)


def namesakes(count: int) -> list[ItemView]:
    return [
        paper(
            "临溪县城区公共自行车租赁办法",
            path=f"/policy/{300 + n}.html",
            number=f"临政办〔2026〕{n}号",
        )
        for n in range(1, count + 1)
    ]


def sidebar(relation: str, *paths: str) -> list[tuple[str, str]]:
    return [(url(path), relation) for path in (*paths, *(f"/new/{n}.html" for n in range(9)))]


def crowd(about: str, outcome: str, count: int) -> Case:
    papers = namesakes(count)
    portal = Portal([*papers, jd("《临溪县城区公共自行车租赁办法》解读")], [JD])
    return Case("INT001", about, portal, {"C": C, "F": F}[outcome], [p.url for p in papers])


CASES = [
    found("thirty days early", P, paper(), jd(NAME, "2026-05-03")),
    found("a day more", F, paper(), jd(NAME, "2026-05-02")),
    found("a year late", P, paper(published_at="2025-06-01"), jd(NAME, "2026-06-01")),
    found(
        "a day more than a year late", F, paper(published_at="2025-06-01"), jd(NAME, "2026-06-02")
    ),
    found(
        "long after, but linked",
        P,
        paper(published_at="2024-06-01"),
        jd(NAME, "2026-06-02", links=[(url(A), "policy")]),
    ),
    found("no date on it", P, paper(), jd(NAME, "")),
    found(
        "only related reading for the interpretation too",
        F,
        paper(),
        jd("一图读懂春耕", links=[(url(A), "related")]),
    ),
    found(
        "the exact region first",
        F,
        paper("农村公路管理办法"),
        paper("临溪县农村公路管理办法", path="/policy/102.html", number="临政办〔2026〕8号"),
        jd(NAME),
    ),
    crowd("twenty namesakes", "C", 20),
    crowd("so many that the name is nobody's", "F", 21),
    found(
        "named in the list of another column",
        P,
        paper(),
        rows=[row(NEWS, "https://mp.weixin.qq.com/s/1", NAME, "2026-06-02", key=None)],
    ),
    found(
        "news elsewhere are no interpretation",
        F,
        paper(),
        rows=[
            row(
                NEWS,
                "https://mp.weixin.qq.com/s/1",
                "临溪县农村公路管理办法",
                "2026-06-02",
                key=None,
            )
        ],
    ),
    found(
        "a row of the column without the usual words",
        P,
        paper(),
        rows=[
            row(
                JD, "https://mp.weixin.qq.com/s/1", "临溪县农村公路管理办法", "2026-06-02", key=None
            )
        ],
    ),
    case(
        "INT008",
        "linked under an alias",
        P,
        paper(links=[(url("/m/201.html"), "interpretation")]),
        jd(NAME, links=[(url("/m/101.html"), "policy")]),
        rows=[row(JD, "/m/201.html", NAME, "2026-06-02", key=url(B))],
    ),
    case(
        "INT008",
        "linked to something else",
        F,
        paper(links=[(url("/jd/999.html"), "interpretation")]),
        jd(NAME, links=[(url(A), "policy")]),
    ),
    case(
        "INT008",
        "nothing on the site",
        N,
        paper(),
        rows=[row(JD, "https://mp.weixin.qq.com/s/1", NAME, "2026-06-02", key=None)],
    ),
    found(
        "one of many on an interpretation's page",
        F,
        paper(),
        jd("一图读懂", links=sidebar("policy", A)),
    ),
    found("one of many, but the title names it", P, paper(), jd(NAME, links=sidebar("policy", A))),
    found(
        "one of many on the policy's page",
        F,
        paper(links=sidebar("interpretation", B)),
        jd("一图读懂"),
    ),
    found(
        "one of many on both pages",
        P,
        paper(links=sidebar("interpretation", B)),
        jd("一图读懂", links=sidebar("policy", A)),
    ),
    found("many links to pages that nobody listed", F, paper(links=sidebar("interpretation"))),
    found(
        "the title names another document",
        F,
        paper(),
        paper("临溪县养犬管理办法", path="/policy/102.html", number="临政办〔2026〕8号"),
        jd("《临溪县养犬管理办法》解读", links=[(url(A), "policy")]),
    ),
]
