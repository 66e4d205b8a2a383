"""INT001."""

from __future__ import annotations

from tests.auditor.case import Case
from tests.auditor.cases.pairs import (
    JD,
    JD_LOST,
    JD_PART,
    MUTUAL,
    NAMESAKE,
    UPSTREAM,
    A,
    B,
    C,
    F,
    N,
    P,
    found,
    jd,
    paper,
)
from tests.auditor.portal import Portal, column, row, url

BY_TITLE = {
    "quoted with region and edition": "《临溪县农村公路管理办法（试行）》解读",
    "quoted without edition": "《临溪县农村公路管理办法》政策解读",
    "quoted without region": "一图读懂《农村公路管理办法》",
    "quoted as a whole": "解读《关于印发〈临溪县农村公路管理办法（试行）〉的通知》",
    "whole title with inner marks": "《关于印发《临溪县农村公路管理办法（试行）》的通知》文字解读",
    "not quoted": "临溪县农村公路管理办法政策解读",
    "not quoted, prefixed": "【图解】临溪县农村公路管理办法",
    "second part": "《临溪县农村公路管理办法》解读（之二）",
    "its notice": "关于印发《临溪县农村公路管理办法》的通知解读",
    "the drafting note": "《临溪县农村公路管理办法（试行）》起草说明",
}
NOT_BY_TITLE = {
    "another document": "《临溪县城市道路管理办法》政策解读",
    "another county's": "《南溪县农村公路管理办法》政策解读",
    "nothing but the form": "一图读懂",
    "a generic name": "《实施方案》政策解读",
    "its implementing rules": "《临溪县农村公路管理办法》实施细则解读",
    "its amendment": "关于修改《临溪县农村公路管理办法》的决定解读",
    "its draft": "《临溪县农村公路管理办法（征求意见稿）》解读",
    "the province's": "《安徽省农村公路管理办法》解读",
    "a longer name": "《临溪县农村公路管理办法实施细则》政策解读",
}

CASES = [
    *(found(about, P, paper(), jd(title)) for about, title in BY_TITLE.items()),
    *(found(about, F, paper(), jd(title)) for about, title in NOT_BY_TITLE.items()),
    found("none", F, paper()),
    *(
        found(about, outcome, paper(title=title, issuing_body=organ))
        for about, outcome, title, organ in (
            (
                "the province's",
                N,
                "安徽省人民政府关于印发公路养护办法的通知",
                "临溪县人民政府办公室",
            ),
            ("the State Council's", N, "国务院办公厅关于印发公路养护办法的通知", ""),
            ("the province's by its field", N, "公路养护实施办法", "安徽省交通运输厅"),
            ("the county's on its province", F, "临溪县人民政府关于落实安徽省公路办法的通知", ""),
            ("a market is no city", F, "农村客运市场管理办法", "临溪县人民政府办公室"),
            ("a neighbour's", F, "南溪县人民政府关于印发公路养护办法的通知", ""),
        )
    ),
    found("a link from the policy", P, paper(links=MUTUAL[0]), jd("一图读懂")),
    found("a link from the interpretation", P, paper(), jd("一图读懂", links=MUTUAL[1])),
    found(
        "a link to an alias in a list",
        P,
        paper(links=[(url("/jczwgk/201.html?x=1"), "interpretation")]),
        jd("一图读懂"),
        rows=[row(JD, "/jczwgk/201.html?x=1", "一图读懂", key=url(B))],
    ),
    found(
        "a link under another route",
        P,
        paper(links=[(url("/other/201.html"), "interpretation")]),
        jd("一图读懂"),
    ),
    found(
        "a link that is only related reading",
        F,
        paper(links=[(url(B), "related")]),
        jd("一图读懂春耕生产"),
    ),
    found(
        "a link to another site",
        P,
        paper(links=[("https://mp.weixin.qq.com/s/x", "interpretation")]),
    ),
    found(
        "a link to a page that nobody listed",
        C,
        paper(links=[(url("/gone.html"), "interpretation")]),
    ),
    found(
        "a link to a listed page of another kind",
        P,
        paper(links=[(url("/news/9.html"), "interpretation")]),
        rows=[row(column("news"), "/news/9.html", "答疑")],
    ),
    found(
        "its number in the text", P, paper(), jd("公路新规来了", body="依据临政办〔2026〕7号文件，")
    ),
    found(
        "another organ's number in the text",
        F,
        paper(),
        jd("公路新规来了", body="依据南政办〔2026〕7号文件，"),
    ),
    found(
        "another number in the text",
        F,
        paper(),
        jd("公路新规来了", body="依据临政办〔2026〕17号文件，"),
    ),
    found(
        "an interpretation in the policy column",
        P,
        paper(),
        jd("《临溪县农村公路管理办法》解读", kind="policy"),
    ),
    found(
        "read as an interpretation by its page",
        P,
        paper(),
        jd("临溪县农村公路管理办法（试行）", kind="other", page_class="interpretation"),
    ),
    found("a file on the page", P, paper(files=["政策解读.pdf"])),
    found("another file on the page", F, paper(files=["附件1.pdf"])),
    found(
        "a row that leads elsewhere",
        P,
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
    found(
        "a listed interpretation that was not read",
        C,
        paper(),
        rows=[row(JD, B, "《临溪县农村公路管理办法》解读", "2026-06-02")],
    ),
    found(
        "a listed interpretation without a name of its own that was not read",
        C,
        paper(),
        rows=[row(JD, B, "一图读懂", "2026-06-02")],
    ),
    found(
        "the same from long before the policy",
        F,
        paper(),
        rows=[row(JD, B, "一图读懂", "2024-06-02")],
    ),
    found(
        "a listed title cut short that was not read",
        C,
        paper(),
        rows=[row(JD, B, "《临溪县城市道路…", "2026-06-02")],
    ),
    found(
        "another document's that was not read",
        F,
        paper(),
        rows=[row(JD, B, "《临溪县城市道路管理办法》解读", "2026-06-02")],
    ),
    found("the column was blocked", C, paper(), columns=[JD_LOST]),
    found("the list was not read to its end", C, paper(), columns=[JD_PART]),
    found(
        "the list was read back to before the policy",
        F,
        paper(),
        columns=[JD_PART],
        rows=[row(JD_PART, "/x.html", "《甲办法》解读", "2026-01-01")],
    ),
    found("no list was read at all", C, paper(), columns=()),
    found("the crawl stopped at its budget", C, paper(), status="budget"),
    found(
        "a yearly namesake of last year",
        F,
        paper("关于做好农村公路春运工作的通知", published_at="2026-01-05", written_on="2026-01-05"),
        jd("《关于做好农村公路春运工作的通知》解读", "2024-01-05"),
    ),
    Case(
        "INT001",
        "two documents of one name",
        Portal(
            [
                paper(NAMESAKE),
                paper(
                    NAMESAKE,
                    path="/policy/102.html",
                    number="临政办〔2026〕8号",
                    published_at="2026-06-03",
                ),
                jd(f"《{NAMESAKE}》解读", "2026-06-05"),
            ],
            [JD],
        ),
        C,
        [url(A), url("/policy/102.html")],
    ),
    found("one document on two pages is judged once", F, paper(), paper(path="/policy/102.html")),
    found(
        "an interpretation of either page is enough",
        P,
        paper(),
        paper(path="/policy/102.html"),
        jd("一图读懂", links=[(url("/policy/102.html"), "policy")]),
    ),
    found(
        "one number by mistake on two documents",
        F,
        paper(),
        paper("临溪县殡葬管理办法", path="/policy/102.html"),
        jd("《临溪县殡葬管理办法》解读"),
    ),
    *(
        found(about, N, paper(title))
        for about, title in {
            "a reply": "临溪县人民政府关于同意设立工业园区的批复",
            "appointments": "临溪县人民政府关于张三等同志职务任免的通知",
            "forwarded": "转发省交通运输厅关于农村公路养护办法的通知",
            "forwarded by an office": "临溪县交通运输局转发省厅农村公路养护办法的通知",
            "a leading group": "关于调整县安全生产领导小组成员的通知",
            "holidays": "临溪县人民政府办公室关于2026年端午节放假的通知",
            "no genre": "2026年临溪县政府工作报告",
        }.items()
    ),
    found("of the State Council", N, paper(number="国办发〔2026〕7号")),
    found(
        "a superior portal's document in the policy column",
        N,
        paper(number="皖政办〔2026〕7号"),
        upstream=[UPSTREAM],
    ),
    found("in a column of superior documents too", N, paper(kind="policy upstream_document")),
    found(
        "of a time before the profile", N, paper(written_on="2016-06-01", published_at="2022-06-01")
    ),
    found(
        "of the profile's first day", F, paper(written_on="2017-02-23", published_at="2017-02-23")
    ),
    found("of an unknown time", C, paper(written_on="", published_at="")),
    found("published today", N, paper(published_at="2026-06-30")),
    found("published yesterday", F, paper(published_at="2026-06-29")),
    found(
        "three working days are not over",
        N,
        paper(published_at="2026-06-25"),
        profile="tongliao-2017",
    ),
    found(
        "three working days are over", F, paper(published_at="2026-06-24"), profile="tongliao-2017"
    ),
    found("a letter in the policy column", N, paper(page_class="message")),
    found("a draft in the policy column", N, paper(page_class="consultation")),
    found(
        "a nameless one of the same season that was not read",
        C,
        paper(),
        rows=[row(JD, B, "一图读懂", "2026-05-03")],
    ),
    found(
        "a nameless one of the season before",
        F,
        paper(),
        rows=[row(JD, B, "一图读懂", "2026-05-02")],
    ),
    found("a nameless one without a date", C, paper(), rows=[row(JD, B, "一图读懂")]),
    found(
        "an interpretation that links to a namesake which was not read",
        C,
        paper(),
        jd("《临溪县农村公路管理办法》解读", links=[(url("/policy/99.html"), "policy")]),
    ),
]
