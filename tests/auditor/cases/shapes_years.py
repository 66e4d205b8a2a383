"""DAT004: the year in which a text orders work, and years that are told for other reasons."""

from __future__ import annotations

from auditor.rule import Outcome
from tests.auditor.case import Case
from tests.auditor.portal import Portal, policy
from tests.auditor.sound import Sound

TITLE = "关于贯彻落实全面推进政务公开工作实施细则的意见"
BODY = "各县区交通运输局：\n为推进政务公开，{}，请认真贯彻执行。\n一、加强领导。各单位要高度重视。"
LATE = (
    "2017年，各单位要建立公开制度，2017年底前完成目录编制",
    "结合实际，在2017年建立列席有关会议的制度",
    "2017年12月31日前完成",
    "力争2017年底全部完成",
    "到2017年底，全面完成目录编制工作",
    "各单位应于2017年6月底前报送方案",
)
SOUND = (
    "2017年以来，我县深入推进",
    "根据2017年国务院令第711号",
    "依据《条例》（2017年修订），现通知如下",
    "2017年全县完成公开信息100条",
    "截至2017年底，全县公路里程达到1200公里",
    "2017年底前已完成目录编制",
    "到2017年底，全县基本实现了公开",
    "到2020年底，基本实现公开全覆盖",
    "2019年12月底前完成",
    "自2017年起，每年发布要点",
    "按照2017年政务公开工作要点要求，2019年要继续推进",
    "贯彻落实皖政办〔2017〕18号，2017年底前完成；2018年继续巩固",
    "在2017年度考核中应予体现",
)


def page(said: str, title: str = TITLE, kind: str = "policy", day: str = "2019-12-11") -> Portal:
    return Portal(
        [policy("/p.html", title, kind, body=BODY.format(said), written_on=None, published_at=day)]
    )


def late(about: str, portal: Portal) -> Case:
    return Case("DAT004", about, portal, Outcome.FAILED, [portal.all_items[0].url])


ORDER = LATE[2]
CASES = [
    *(late(said, page(said)) for said in LATE),
    *(Sound("DAT004", said, page(said)) for said in SOUND),
    late("a plan of its year", page("现将要点印发", "临溪县2017年政务公开工作要点")),
    Sound("DAT004", "a report on a year", page("现将情况公布", "2017年政务公开工作总结和计划执行情况")),
    Sound("DAT004", "a year behind its end", page(ORDER, day="2018-12-31")),
    late("a day more", page(ORDER, day="2019-01-01")),
    Sound("DAT004", "forwarded", page(ORDER, "转发关于推进政务公开工作的意见的通知")),
    Sound("DAT004", "news", page(ORDER, kind="news")),
    late(
        "formed, as it says, when it was published",
        Portal([policy("/p.html", TITLE, body=BODY.format(ORDER), written_on="2019-12-11",
                       published_at="2019-12-11")]),
    ),
]  # fmt: skip
