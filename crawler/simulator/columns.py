"""The column trees of a county portal and of a provincial one."""

from __future__ import annotations

from crawler.items import ColumnKind as Kind
from crawler.simulator.model import Organ, SimColumn
from crawler.simulator.standing import (
    guide_text,
    hotline_text,
    leaders_text,
    on_request_text,
    open_data_text,
    organisation_text,
    participation_text,
)

OPEN_DATA = SimColumn("sjkf", "数据开放目录", parent="zwgk", text=open_data_text())
"""Cities have a catalogue of open data."""


def county_columns(organ: Organ) -> tuple[SimColumn, ...]:
    """Parents and leaves of the portal of a county or a city, in the order of its navigation."""
    is_city = organ.government.endswith("市人民政府")
    return (
        SimColumn("xwzx", "新闻中心", catalogue=False),
        SimColumn("yw", f"{organ.area[:-1]}要闻", Kind.NEWS, "xwzx", catalogue=False),
        SimColumn("bmdt", "部门动态", Kind.NEWS, "xwzx", catalogue=False),
        SimColumn("xzdt", "乡镇动态", Kind.NEWS, "xwzx", catalogue=False),
        SimColumn("tzgg", "通知公告", Kind.NOTICE, "xwzx", catalogue=False),
        *_disclosure(organ),
        *((OPEN_DATA,) if is_city else ()),
        SimColumn("bsfw", "办事服务", catalogue=False),
        SimColumn("bszn", "办事指南", Kind.GUIDE, "bsfw", catalogue=False),
        SimColumn("hdjl", "互动交流", catalogue=False),
        SimColumn("ldxx", "领导信箱", Kind.MESSAGES, "hdjl", catalogue=False),
        SimColumn("wmly", "网民留言办理", Kind.MESSAGES, "hdjl", catalogue=False),
        SimColumn("rxdh", "热线电话", parent="hdjl", text=hotline_text(organ), catalogue=False),
        SimColumn("myzj", "民意征集", Kind.CONSULTATION, "hdjl", catalogue=False),
        SimColumn("zjfk", "征集结果反馈", Kind.FEEDBACK, "hdjl", catalogue=False),
        SimColumn(
            "gzcy", "公众参与", parent="hdjl", text=participation_text(organ), catalogue=False
        ),
        SimColumn("ztzl", "专题专栏"),
        SimColumn("jczwgk", "基层政务公开", Kind.TOPIC, "ztzl"),
        SimColumn("xczx", "乡村振兴专题", Kind.TOPIC, "ztzl"),
    )


def province_columns(organ: Organ) -> tuple[SimColumn, ...]:
    """Parents and leaves of a provincial portal: fewer, and without upstream documents."""
    left_out = {"xzdt", "sjwj", "wmly", "rxdh", "gzcy", "ztzl", "jczwgk", "xczx", "ldxx"}
    return tuple(column for column in county_columns(organ) if column.slug not in left_out)


def _disclosure(organ: Organ) -> tuple[SimColumn, ...]:
    return (
        SimColumn("zwgk", "政府信息公开"),
        SimColumn(
            "zfxxgkzn",
            "政府信息公开指南",
            Kind.DISCLOSURE_GUIDE,
            "zwgk",
            guide_text(organ),
        ),
        SimColumn("zfxxgkzd", "政府信息公开制度", Kind.DISCLOSURE_SYSTEM, "zwgk"),
        SimColumn("fdzdgknr", "法定主动公开内容", parent="zwgk"),
        SimColumn("zcwj", "政策文件", Kind.POLICY, "fdzdgknr"),
        SimColumn("gfxwj", "规范性文件", Kind.POLICY, "fdzdgknr"),
        SimColumn("sjwj", "上级文件", Kind.UPSTREAM_DOCUMENT, "fdzdgknr"),
        SimColumn("zcjd", "政策解读", Kind.INTERPRETATION, "fdzdgknr"),
        SimColumn("ghjh", "规划计划", Kind.PLANS, "fdzdgknr"),
        SimColumn("rsxx", "人事信息", Kind.PERSONNEL, "fdzdgknr"),
        SimColumn("czzj", "财政预决算", Kind.BUDGET, "fdzdgknr"),
        SimColumn("qzqd", "权责清单", Kind.LISTS, "fdzdgknr"),
        SimColumn("zfgb", "政府公报", Kind.GAZETTE, "fdzdgknr"),
        SimColumn("jgsz", "机构设置", Kind.ORGANISATION, "fdzdgknr", organisation_text(organ)),
        SimColumn("ldzc", "领导之窗", Kind.LEADERS, "fdzdgknr", leaders_text(organ)),
        SimColumn("gknb", "政府信息公开年报", Kind.ANNUAL_REPORT, "zwgk"),
        SimColumn("ysqgk", "依申请公开", Kind.ON_REQUEST, "zwgk", on_request_text(organ)),
    )
