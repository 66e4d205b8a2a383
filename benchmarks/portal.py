"""A large synthetic portal on disk, for nginx to serve: detail pages of 15 to 30 KB."""

from __future__ import annotations

import random
from pathlib import Path

_WORDS = (
    "关于印发进一步加强交通运输安全生产管理工作实施方案的通知各县市区人民政府有关单位现将贯彻落实"
)
_NAV = "".join(
    f'<li><a href="/zwgk/c{n}/index.html" title="栏目{n}">专题栏目第{n}组</a></li>'
    for n in range(24)
)
_CHROME = "".join(f'<div class="deco d{n}"><span></span><i></i></div>\n' for n in range(60))
_HEAD = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-临溪县人民政府</title>
<meta name="SiteName" content="临溪县人民政府"><meta name="SiteIDCode" content="3418250001">
<meta name="ColumnName" content="{column}"><meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="{date} {time}"><meta name="ContentSource" content="临溪县交通运输局">
</head><body>
<div class="header"><ul class="nav">{nav}</ul></div>
<div class="crumb">当前位置：<a href="/index.html">首页</a> &gt;
<a href="{column_url}">{column}</a></div>
"""
_FOOT = """<div class="footer"><p>主办单位：临溪县人民政府办公室 网站标识码：3418250001</p>
<p>皖ICP备19012406号-1 皖公网安备34182502000001号</p></div></body></html>"""


def build(folder: Path, details: int, per_list: int = 20, seed: int = 7) -> None:
    """Write home page, columns of up to 40 list pages, and ``details`` detail pages."""
    random.seed(seed)
    lists = -(-details // per_list)
    columns = max(1, lists // 10)
    by_column: list[list[int]] = [list(range(c, details, columns)) for c in range(columns)]
    (folder / "zwgk").mkdir(parents=True)
    names = [f"政策文件第{c}类" for c in range(columns)]
    for column, numbers in enumerate(by_column):
        _write_column(folder, column, columns, names[column], numbers, per_list)
    links = "".join(
        f'<li><a href="/zwgk/c{c}/index.html">{name}</a></li>' for c, name in enumerate(names)
    )
    head = _HEAD.format(
        title="首页", column="首页", date="", time="", nav=links, column_url="/index.html"
    )
    (folder / "index.html").write_text(head + _CHROME + _FOOT, "utf-8")


def _write_column(
    folder: Path, column: int, columns: int, name: str, numbers: list[int], per_list: int
) -> None:
    home = folder / "zwgk" / f"c{column}"
    home.mkdir()
    pages = -(-len(numbers) // per_list)
    for page in range(pages):
        rows = "".join(
            f'<li><a href="/zwgk/c{column}/{_file(n)}" '
            f'title="{_title(n)}">{_title(n)[:20]}...</a><span>{_date(n)}</span></li>\n'
            for n in numbers[page * per_list : (page + 1) * per_list]
        )
        pager = f"共{pages}页 " + "".join(
            f'<a href="{_list_file(k)}">{k + 1}</a>' for k in range(pages)
        )
        head = _HEAD.format(
            title=name, column=name, date="", time="", nav=_nav(columns), column_url="index.html"
        )
        text = f'{head}<div class="list"><ul>{rows}</ul></div><div class="page">{pager}</div>'
        (home / _list_file(page)).write_text(text + _CHROME + _FOOT, "utf-8")
    for n in numbers:
        (home / _file(n)).write_text(_detail(n, name, columns), "utf-8")


def _title(n: int) -> str:
    return f"临溪县交通运输局关于印发《农村公路养护第{n}号管理办法》的通知"


def _list_file(page: int) -> str:
    return "index.html" if page == 0 else f"index_{page}.html"


def _file(n: int) -> str:
    return f"t{_date(n).replace('-', '')}_{100000 + n}.html"


def _nav(columns: int) -> str:
    return "".join(
        f'<li><a href="/zwgk/c{n}/index.html">专题栏目第{n}组</a></li>'
        for n in range(min(24, columns))
    )


def _date(n: int) -> str:
    return f"20{16 + n % 10}-{1 + n % 12:02d}-{1 + n % 28:02d}"


def _detail(n: int, column: str, columns: int) -> str:
    head = _HEAD.format(
        title=_title(n),
        column=column,
        date=_date(n),
        time="09:30",
        nav=_nav(columns),
        column_url="index.html",
    )
    cells = {
        "索引号": f"11341700003245054D/{_date(n)[:7].replace('-', '')}-{n % 99999:05d}",
        "组配分类": "部门文件",
        "发布机构": "临溪县交通运输局",
        "主题分类": "工业、交通 / 通知",
        "名称": _title(n),
        "文号": f"临交〔{_date(n)[:4]}〕{1 + n % 300}号",
        "成文日期": _date(n),
        "发布日期": _date(n),
    }
    table = "".join(f"<tr><th>{k}：</th><td>{v}</td></tr>" for k, v in cells.items())
    paragraphs = "".join(
        "<p style='text-indent:2em'>" + "".join(random.choices(_WORDS, k=180)) + "。</p>\n"
        for _ in range(random.randint(8, 26))
    )
    related = "".join(
        f'<li><a href="/zwgk/c0/{_file(k)}">{_title(k)}</a></li>'
        for k in range(0, 25 * columns, columns)
    )
    return (
        f"{head}<table class='xxgk'><tbody>{table}</tbody></table><h1>{_title(n)}</h1>"
        f"<p class='info'>发布时间：{_date(n)} 09:30 来源：临溪县交通运输局 浏览次数：</p>"
        f"<div id='zoom'>{paragraphs}<p>临溪县交通运输局</p><p>{_date(n)}</p></div>"
        f"<div class='side'><ul>{related}</ul></div>{_CHROME}{_FOOT}"
    )
