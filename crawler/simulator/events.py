"""The items that a calendar asks for: yearly reports, quarterly conferences, systems, gazettes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from crawler.items import PageClass
from crawler.simulator.annual import annual_report_body, annual_report_tables
from crawler.simulator.drafting import SPAN, Draft
from crawler.simulator.model import SimItem
from crawler.simulator.texts import signed

_SYSTEMS = (
    (
        date(2017, 6, 20),
        "利益相关方和公众代表列席政府有关会议制度",
        "涉及公众利益的会议议题，邀请利益相关方、公众代表、专家、媒体、法律顾问列席。",
    ),
    (
        date(2017, 9, 12),
        "政府信息公开属性源头认定制度",
        "拟制公文时明确主动公开、依申请公开、不予公开属性，不予公开的说明理由。",
    ),
    (
        date(2018, 3, 15),
        "政府信息公开保密审查制度",
        "公开政府信息以前，由承办单位和政务公开工作机构进行保密审查。",
    ),
    (
        date(2019, 5, 22),
        "主动公开基本目录",
        "公开主体：承办单位；公开内容：政策文件、规划计划、财政信息；"
        "公开时限：自形成之日起20个工作日内；公开方式：政府网站、政府公报。",
    ),
    (
        date(2020, 4, 16),
        "政务公开工作考核办法",
        "政务公开工作纳入年度绩效考核，考核分值权重为4%。",
    ),
)


def systems(draft: Draft) -> Iterator[SimItem]:
    """The standing systems and this year's disclosure plan."""
    year = draft.as_of.year
    plan = (
        date(year, 3, 18) if draft.as_of > date(year, 3, 25) else date(year - 1, 3, 18),
        "{year}年政务公开工作要点",
        "年度重点：围绕重点领域深化公开，加强政策解读，回应社会关切，扩大公众参与。",
    )
    for on, name, text in (*_SYSTEMS, plan):
        at = draft.stamp(on)
        yield draft.item(
            "zfxxgkzd",
            draft.organ.area + name.format(year=on.year),
            at,
            (text, *signed(draft.organ.office, on)),
            signed_on=on,
        )


def annual_reports(draft: Draft) -> Iterator[SimItem]:
    """The disclosure reports of the last three years, each out by 31 January."""
    for year in range(draft.as_of.year - 3, draft.as_of.year):
        on = date(year + 1, 1, 15 + year % 7)
        if on < draft.as_of:
            yield draft.item(
                "gknb",
                f"{draft.organ.government}{year}年政府信息公开工作年度报告",
                draft.stamp(on),
                annual_report_body(draft.organ, year),
                page_class=PageClass.ANNUAL_REPORT,
                issuing_body=draft.organ.government,
                written_on=on - timedelta(days=2),
                tables=annual_report_tables(year),
            )


def gazettes(draft: Draft) -> Iterator[SimItem]:
    """The quarterly issues of the government gazette, from the beginning of last year on."""
    for year in (draft.as_of.year - 1, draft.as_of.year):
        for number in (1, 2, 3, 4):
            on = date(year, 3 * number, 25)
            if on < draft.as_of:
                yield draft.item(
                    "zfgb",
                    f"{draft.organ.government}公报{year}年第{number}期",
                    draft.stamp(on),
                    ("本期公报刊登政府文件、部门文件和人事任免。",),
                    issuing_body=draft.organ.government,
                )


def clean_up(draft: Draft) -> SimItem:
    """The notice with the result of the last clean-up of normative documents."""
    on = draft.as_of - timedelta(days=170)
    office, written = draft.organ.office, on - timedelta(days=1)
    at = draft.stamp(on)
    return draft.item(
        "tzgg",
        f"关于公布{draft.organ.area}行政规范性文件清理结果的公告",
        at,
        (
            "经清理，现行有效的行政规范性文件继续执行，目录见本网站规范性文件栏目。",
            *signed(office, written),
        ),
        written_on=written,
        signed_on=written,
    )


def occasions(draft: Draft) -> Iterator[SimItem]:
    """News of the events that Anhui counts: conferences, open day, training, self-check."""
    area, head = draft.organ.area, draft.organ.head
    first = draft.as_of - timedelta(days=SPAN)
    for year in range(first.year, draft.as_of.year + 1):
        for month, title, text in (
            (1, f"{area}人代会期间举办{year}年政府开放日活动", "市民代表参观政务服务大厅并座谈。"),
            *((q * 3 - 1, *_conference(area, head, year, q)) for q in (1, 2, 3, 4)),
            (5, f"{area}举办{year}年度政务公开业务培训班", "培训讲解了公开制度和平台操作。"),
            (11, f"{area}开展{year}年度政务公开全面自查", "自查不予公开和依申请公开的信息。"),
        ):
            on = date(year, month, 9 + month)
            if first <= on < draft.as_of:
                yield draft.item("yw", title, draft.stamp(on), (text,))


def _conference(area: str, head: str, year: int, quarter: int) -> tuple[str, str]:
    name = "一二三四"[quarter - 1]
    return (
        f"{area}召开{year}年第{name}季度新闻发布会",
        f"{area}人民政府召开新闻发布会，主要负责人{head}出席，介绍民生实事进展并答记者问，"
        "发布会通过网络直播。",
    )
