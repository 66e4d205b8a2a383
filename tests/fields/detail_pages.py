"""Small detail pages with invented text, one for each shape of stating the same facts.

``SHAPES`` maps a name to (html, expected): what the resolved item must be, null where the page
says nothing. The shapes are those of the platforms, not of any one site.
"""

from __future__ import annotations

TITLE = "临溪县交通运输局关于印发临溪县道路养护管理办法的通知"
BODY = (
    "<p>各乡镇人民政府，县直各单位：</p>"
    "<p>为加强道路养护管理，保障道路完好畅通，根据有关规定，结合我县实际，制定本办法，现印发给你们，"
    "请认真贯彻执行。</p>"
    "<p>一、养护单位应当按照技术规范进行养护，保证道路处于良好的技术状态。</p>"
    '<p style="text-align:right">临溪县交通运输局</p><p style="text-align:right">2021年3月9日</p>'
    "<p>（此件公开发布）</p>"
)
INDEX = "11341825MB0012345X/202103-00017"
NUMBER = "临交运〔2021〕12号"
BUREAU = "临溪县交通运输局"
FULL = {
    "title": TITLE,
    "index_number": INDEX,
    "document_number": NUMBER,
    "category": "部门文件",
    "issuing_body": BUREAU,
    "written_on": "2021-03-09",
    "published_at": "2021-03-12",
    "validity": "有效",
    "signed_on": "2021-03-09",
    "disclosure": "公开发布",
}


def page(inner: str, *, head: str = "", title: str = f"{TITLE}_临溪县人民政府") -> str:
    """A page with menu and foot around ``inner``."""
    menu = "".join(
        f'<li><a href="/{number}/">{name}</a></li>'
        for number, name in enumerate(("首页", "政务公开", "政策解读", "办事服务", "互动交流"))
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<div class="top"><span>今天是2026年1月5日</span></div><ul class="nav">{menu}</ul>'
        f'{inner}<div class="footer"><p>主办：临溪县人民政府办公室 地址：临溪县府前路1号</p>'
        "<p>网站标识码：3418250001 皖ICP备12345678号-1 发布时间仅供参考</p></div></body></html>"
    )


ROWS = (
    ("索引号", INDEX),
    ("组配分类", "部门文件"),
    ("发布机构", BUREAU),
    ("成文日期", "2021年03月09日"),
    ("名称", TITLE),
    ("文号", NUMBER),
    ("发布日期", "2021-03-12"),
    ("有效性", "有效"),
)


def pairs(
    row: str, cell: str, *, per_row: int = 2, rows: tuple[tuple[str, str], ...] = ROWS
) -> str:
    """The rows of a catalogue, ``per_row`` facts in each ``row``; ``cell`` formats one fact."""
    cells = [cell.format(label=label, value=value) for label, value in rows]
    return "".join(
        row.format("".join(cells[start : start + per_row]))
        for start in range(0, len(cells), per_row)
    )


def article(catalogue: str, *, header: str = "", body: str = BODY) -> str:
    """Catalogue, heading, header line and text in the usual order."""
    return f'{catalogue}<div class="main"><h1>{TITLE}</h1>{header}<div id="zoom">{body}</div></div>'


def spaced(label: str) -> str:
    """索 引 号, with a full-width space."""
    return "\u3000".join(label)


CATALOGUES = {
    "table with colons": "<table>"
    + pairs("<tr>{}</tr>", "<td>{label}：</td><td>{value}</td>")
    + "</table>",
    "table without colons": "<table>"
    + pairs("<tr>{}</tr>", "<th>{label}</th><td>{value}</td>")
    + "</table>",
    "table of one column": "<table>"
    + pairs("<tr>{}</tr>", "<td>{label}</td><td>{value}</td>", per_row=1)
    + "</table>",
    "bold labels": "<table><tbody>"
    + pairs("<tr>{}</tr>", "<td><b>{label}：</b></td><td>{value}</td>")
    + "</tbody></table>",
    "spaced labels": "<table>"
    + pairs(
        "<tr>{}</tr>",
        "<td><strong>{label}：</strong></td><td>&nbsp;{value}</td>",
        rows=tuple((spaced(label), value) for label, value in ROWS),
    )
    + "</table>",
    "barred labels": "<table>"
    + pairs(
        "<tr>{}</tr>",
        "<td>{label}:</td><td>{value}</td>",
        rows=tuple(("|".join(label), value) for label, value in ROWS),
    )
    + "</table>",
    "paragraphs in cells": "<table>"
    + pairs(
        "<tr>{}</tr>", '<td class="hui"><p>{label}</p></td><td><!--begin-->{value}<!--end--></td>'
    )
    + "</table>",
    "label and value in a cell": "<table>"
    + pairs("<tr>{}</tr>", "<td><B>{label}:</B> <span>{value}</span></td>")
    + "</table>",
    "cell with a break": "<table>"
    + pairs("<tr>{}</tr>", "<td>{label}：<br>{value}</td>")
    + "</table>",
    "list": '<ul class="xxgk">' + pairs("{}", "<li>{label}：{value}</li>") + "</ul>",
    "list of pairs": '<ul class="gk">'
    + pairs("{}", '<li class="l">{label}:</li><li class="v">{value}</li>')
    + "</ul>",
    "list with inline label": '<ul class="xxgk">'
    + pairs("{}", "<li><em>{label}</em><span>{value}</span></li>")
    + "</ul>",
    "list with colon outside": '<ul class="xxgk">'
    + pairs("{}", "<li><span>{label}</span>：{value}</li>")
    + "</ul>",
    "definitions": "<dl>" + pairs("{}", "<dt>{label}：</dt><dd>{value}</dd>") + "</dl>",
    "definitions one by one": pairs("{}", "<dl><dt>{label}</dt><dd>{value}</dd></dl>"),
    "divisions": '<div class="info">'
    + pairs(
        '<div class="row">{}</div>', '<div class="k">{label}：</div><div class="v">{value}</div>'
    )
    + "</div>",
    "nested divisions": '<div class="info">'
    + pairs(
        "{}",
        '<div class="i"><div class="k"><p>{label}：</p></div><div class="v"><p>{value}</p></div></div>',
    )
    + "</div>",
    "spans in one line": '<div class="info">'
    + pairs("<p>{}</p>", "<span>{label}：</span><span>{value}</span>&nbsp;&nbsp;")
    + "</div>",
    "lines with breaks": '<div class="info"><p>'
    + pairs("{}", "{label}：{value}<br/>")
    + "</p></div>",
    "brackets": '<div class="info">' + pairs("{}", "<p>【{label}】{value}</p>") + "</div>",
    "head row": "<table><tr>"
    + "".join(f"<th>{label}</th>" for label, _ in ROWS)
    + "</tr><tr>"
    + "".join(f"<td>{value}</td>" for _, value in ROWS)
    + "</tr></table>",
    "written by script": "<table>"
    + pairs(
        "<tr>{}</tr>",
        '<td>{label}：</td><td><script>var v="{value}"; if(v!=""){{document.write(v);}}</script></td>',
    )
    + "</table>",
    "twice, for desktop and mobile": 2
    * (
        '<table class="hidden-xs">'
        + pairs("<tr>{}</tr>", "<td>{label}：</td><td>{value}</td>")
        + "</table>"
    ),
    "definition table with empty cells": "<table>"
    + pairs("<tr>{}</tr>", "<td>{label}：</td><td>{value}</td><td></td>")
    + "<tr><td>主题词：</td><td></td><td>废止日期：</td><td>无</td></tr></table>",
}
"""The same catalogue in every layout."""

SHAPES = {name: page(article(catalogue)) for name, catalogue in CATALOGUES.items()} | {
    "heading above the catalogue": page(
        f'<h1 class="title">{TITLE}</h1>{CATALOGUES["table with colons"]}<div class="zw">{BODY}</div>'
    ),
    "catalogue below the text": page(
        f'<h1 class="title">{TITLE}</h1><div class="zw">{BODY}</div>{CATALOGUES["list"]}'
    ),
    "everything in one block": page(
        f'<div id="zoom"><h2>{TITLE}</h2>{CATALOGUES["table without colons"]}{BODY}</div>'
    ),
    "no named block, layout tables": page(
        f'<table><tr><td>{CATALOGUES["table with colons"]}</td></tr><tr><td align="center">{TITLE}</td>'
        f"</tr><tr><td>{BODY}</td></tr></table>"
    ),
    "shown by script later": page(
        f'<div class="all" style="display:none">{article(CATALOGUES["table with colons"])}</div>'
    ),
    "heading over two lines": page(
        article(CATALOGUES["list"]).replace("印发临溪县", "<br/>印发临溪县")
    ),
    "full-width digits": page(
        article(CATALOGUES["list"]).replace("2021-03-12", "２０２１－０３－１２")
    ),
}
