"""Texts of the single pages: disclosure guide, organisation, leaders, requests, hotline."""

from __future__ import annotations

from crawler.simulator.model import Organ


def guide_text(organ: Organ) -> tuple[str, ...]:
    """The disclosure guide with what article 12 of the Regulations asks of it."""
    return (
        f"为便于公民、法人和其他组织获取{organ.government}政府信息，根据《中华人民共和国政府信息"
        "公开条例》编制本指南。本指南随工作变化及时更新。",
        "一、信息的分类。主动公开的政府信息分为机构职能、政策文件、规划计划、人事信息、财政信息。",
        "二、编排体系。每条政府信息按照索引号、信息名称、内容概述、生成日期、发布机构的顺序编排。",
        "三、获取方式。公众可以在本网站政府信息公开专栏检索、查阅、下载，也可以到档案馆、"
        "图书馆的政府信息查阅点查阅。",
        f"四、政府信息公开工作机构。机构名称：{organ.office}；办公地址：{_address(organ)}；"
        f"办公时间：工作日 8:00—12:00，14:30—17:30；联系电话：{organ.phone}；"
        f"传真号码：{organ.phone[:-1]}9；电子邮箱：xxgk@{organ.key}.example；邮政编码：249900。",
        f"五、监督方式。公众认为{organ.government}未依法履行政府信息公开义务的，可以向上一级"
        "行政机关投诉、举报，也可以依法申请行政复议或者提起行政诉讼。",
    )


def organisation_text(organ: Organ) -> tuple[str, ...]:
    """The organisation page: duties, bodies, address, hours, contact, head."""
    return (
        f"机构名称：{organ.government}",
        "机构职能：执行上级国家行政机关的决定和命令，规定行政措施，管理本行政区域内的经济、"
        "教育、科学、文化、卫生事业和财政、民政、公安、司法行政工作。",
        f"内设机构：{organ.office}、{'、'.join(organ.departments)}。",
        f"办公地址：{_address(organ)}",
        "办公时间：工作日 8:00—12:00，14:30—17:30",
        f"联系方式：{organ.phone}",
        f"负责人：{organ.head}",
    )


def leaders_text(organ: Organ) -> tuple[str, ...]:
    """The leaders page: name, duties, short record."""
    post = f"{organ.area[-1]}长"
    return (
        f"{organ.head}　{organ.area}委副书记、{post}",
        f"工作分工：领导{organ.government}全面工作，分管财政、审计方面工作。",
        "个人简历：汉族，1972年6月出生，大学学历，曾在乡镇、交通运输和发展改革部门工作。",
        f"王立新　{organ.area}委常委、副{post}",
        f"工作分工：负责{organ.government}常务工作，分管发展改革、交通运输、应急管理方面工作。",
        "个人简历：汉族，1975年3月出生，研究生学历，曾在工业和信息化、招商部门工作。",
    )


def on_request_text(organ: Organ) -> tuple[str, ...]:
    """How to ask for information that is not published, with the catalogue of such items."""
    return (
        f"公民、法人或者其他组织可以向{organ.government}申请获取主动公开以外的政府信息。",
        "申请方式：当面申请、信函申请、在线申请。申请人应当提供姓名或者名称、身份证明、"
        "联系方式，所申请信息的名称、文号或者便于查询的其他特征性描述，以及获取信息的方式。",
        f"受理机构：{organ.office}；受理地址：{_address(organ)}；联系电话：{organ.phone}。",
        "答复期限：能够当场答复的当场答复，不能当场答复的自收到申请之日起20个工作日内答复。",
        "依申请公开目录：房屋征收补偿档案、历史规划图纸、行政许可卷宗、会议签到材料。",
    )


def hotline_text(organ: Organ) -> tuple[str, ...]:
    """The hotline page of the interaction part."""
    return (
        "政务服务便民热线：12345，受理咨询、求助、投诉、举报和意见建议，全天接听。",
        f"{organ.office}值班电话：{organ.phone}，工作日接听。",
        f"政府网站找错和信息公开咨询电话：{organ.phone[:-1]}5。",
    )


def participation_text(organ: Organ) -> tuple[str, ...]:
    """The page on how the public takes part in major decisions."""
    return (
        f"{organ.government}重大行政决策公众参与的范围：经济社会发展规划、重大公共建设项目、"
        "公共服务和市场监管的重大政策措施。",
        "公众参与的程序：公布决策草案和依据，征求意见，听证座谈，咨询协商，列席会议，"
        "媒体吹风，反馈意见采纳情况。",
        f"参与方式：在民意征集栏目提交意见，或者致电{organ.phone}。",
    )


def open_data_text() -> tuple[str, ...]:
    """The catalogue of open data of a city."""
    return (
        "本目录列明可以公开下载的数据集名称、提供单位、更新周期和格式，由数据管理部门定期维护。",
        "已开放的数据集：公共停车场名录、公交线路和站点、行政村名录、医疗机构名录、文化场馆名录。",
        "使用数据应当注明来源，并遵守保护个人信息和商业秘密的规定。",
    )


def _address(organ: Organ) -> str:
    return f"{organ.area}文昌路1号行政中心"
