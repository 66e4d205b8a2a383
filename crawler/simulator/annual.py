"""The annual disclosure report in the form of 国办公开办函〔2021〕30号, with sums that hold."""

from __future__ import annotations

from crawler.simulator.model import Organ, Table

_APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_TOTAL = "总计"
_OUTCOMES: tuple[tuple[str, ...], ...] = (
    ("（一）予以公开", ""),
    ("（二）部分公开", ""),
    ("（三）不予公开", "1.属于国家秘密"),
    ("", "2.其他法律行政法规禁止公开"),
    ("", "3.危及“三安全一稳定”"),
    ("", "4.保护第三方合法权益"),
    ("", "5.属于三类内部事务信息"),
    ("", "6.属于四类过程性信息"),
    ("", "7.属于行政执法案卷"),
    ("", "8.属于行政查询事项"),
    ("（四）无法提供", "1.本机关不掌握相关政府信息"),
    ("", "2.没有现成信息需要另行制作"),
    ("", "3.补正后申请内容仍不明确"),
    ("（五）不予处理", "1.信访举报投诉类申请"),
    ("", "2.重复申请"),
    ("", "3.要求提供公开出版物"),
    ("", "4.无正当理由大量反复申请"),
    ("", "5.要求行政机关确认或重新出具已获取信息"),
    ("（六）其他处理", "1.申请人无正当理由逾期不补正"),
    ("", "2.申请人逾期未按收费通知要求缴纳费用"),
    ("", "3.其他"),
)


def annual_report_body(organ: Organ, year: int) -> tuple[str, ...]:
    """The six sections in their fixed order; the tables follow the text."""
    return (
        f"根据《中华人民共和国政府信息公开条例》，编制{organ.government}{year}年度报告。",
        "一、总体情况",
        "本年度围绕中心工作推进主动公开，规范办理依申请公开，加强平台建设和监督保障。",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "解读形式还不够丰富。下一年度将增加图解和视频解读。",
        "六、其他需要报告的事项",
        "本年度没有收取信息处理费。",
    )


def annual_report_tables(year: int) -> tuple[Table, ...]:
    """Tables 2, 3 and 4 of the form; nothing is carried over from year to year."""
    return (_disclosed(), _requests(year), _reviews())


def _disclosed() -> Table:
    return (
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "0", "0", "0"),
        ("行政规范性文件", "0", "0", "12"),
        ("信息内容", "本年处理决定数量"),
        ("行政许可", "860"),
        ("行政处罚", "142"),
        ("行政强制", "18"),
        ("信息内容", "本年收费金额（单位：万元）"),
        ("行政事业性收费", "320"),
    )


def _requests(year: int) -> Table:
    """New and carried-over requests equal results and what is carried on."""
    granted, refused = 6 + year % 5, 2
    rows = [
        ("申请情况", "", *_APPLICANTS),
        _line("一、本年新收政府信息公开申请数量", granted + refused),
    ]
    rows.append(_line("二、上年结转政府信息公开申请数量", 0))
    for n, (group, name) in enumerate(_OUTCOMES):
        rows.append(_line(group, {0: granted, 10: refused}.get(n, 0), name))
    rows.append(_line("（七）总计", granted + refused))
    rows.append(_line("四、结转下年度继续办理", 0))
    return tuple(rows)


def _line(group: str, count: int, name: str = "") -> tuple[str, ...]:
    """A row of table 3 in which every applicant is a natural person."""
    return (group, name, str(count), *("0",) * 5, str(count))


def _reviews() -> Table:
    group = ("结果维持", "结果纠正", "其他结果", "尚未审结", _TOTAL)
    return (
        ("行政复议", "行政诉讼未经复议直接起诉", "行政诉讼复议后起诉"),
        group * 3,
        ("0",) * 15,
    )
