"""Pagers of many makes: what comes next, and what the list says of its length."""

from __future__ import annotations

import pytest

from crawler.fields.markup import parse
from crawler.fields.outline import Outline
from crawler.fields.pager import Pager, read_pager

SITE = "https://www.linhe.gov.cn"


def pager(html: str, path: str = "/zwgk/tzgg/index.html") -> Pager:
    rows = "".join(
        f'<li><a href="/show/{k}00001.html">关于印发工作方案的通知{k}</a></li>' for k in range(9)
    )
    page = f"<html><body><ul>{rows}</ul>{html}</body></html>"
    return read_pager(Outline(parse(page), SITE + path))


def script(code: str, path: str = "/zwgk/tzgg/index.html") -> Pager:
    return pager(f"<script>{code}</script>", path)


def paths(found: Pager) -> list[str]:
    return [url.removeprefix(SITE) for url in found.next_urls]


LINKS = [
    # what stands in the page, the page's own path, the further pages
    ('<ul><li>1</li><li><a href="2.html">下页 &gt;</a></li></ul>', "/a/more.html", ["/a/2.html"]),
    ('<div><a href="index_1.html">下一页</a></div>', "/a/index.html", ["/a/index_1.html"]),
    ('<div>共 9 条 <a href="/a/">1</a> <a href="/a/?p=2">2</a></div>', "/a/", ["/a/?p=2"]),
    ('<div>共 9 条 <a href="/a/">1</a> <a href="/a/?p=2">2</a></div>', "/a/?p=2", []),
    ('<div><a href="/a/">1</a> <a href="/a/b2.html">2</a></div>', "/a/", ["/a/b2.html"]),
    ('<div><a href="/b/">1</a> <a href="/c/">2</a></div>', "/a/", []),
    (
        '<div><a href="/a/">1</a> <a href="/a/?p=2">2</a> <a href="/a/?p=3">3</a></div>',
        "/a/",
        ["/a/?p=2", "/a/?p=3"],
    ),
    (
        '<div>首页 <b>1</b> <a href="?page=2">2</a> <a href="?page=3">3</a> <a href="?page=2">下一页</a></div>',
        "/a/list.jsp",
        ["/a/list.jsp?page=2", "/a/list.jsp?page=3"],
    ),
    (
        '<p><a href="/a/">1</a><span>2</span><a href="/a/3/">3</a><a href="/a/4/">4</a></p>',
        "/a/2/",
        ["/a/3/", "/a/4/"],
    ),
    (  # gaps are filled by the rule that the shown addresses follow
        '<ul><li>1</li><li><a href="page_2.html">2</a></li><li><a href="page_3.html">3</a></li>'
        '<li>...</li><li><a href="page_6.html">6</a></li></ul>',
        "/a/page_1.html",
        [f"/a/page_{k}.html" for k in (2, 3, 4, 5, 6)],
    ),
    (  # two pages, nothing between the numbers, and no word for the next
        '<div><span>1</span><a href="/a/index_2.html">2</a><span>共30条</span></div>',
        "/a/index.html",
        ["/a/index_2.html"],
    ),
    (  # a lone number that is no page
        '<div><span>今日</span><a href="/a/index_2.html">2</a><span>条</span></div>',
        "/a/index.html",
        [],
    ),
    (  # counting down
        '<div class="p"><span>1</span><a href="tzgg/10.htm">2</a><a href="tzgg/9.htm">3</a>'
        '<span>...</span><a href="tzgg/1.htm">11</a><a href="tzgg/10.htm">下页</a></div>',
        "/a/tzgg.htm",
        [f"/a/tzgg/{k}.htm" for k in range(10, 0, -1)],
    ),
    (  # only next and last
        '<div><a href="index.html">首页</a><a href="index_1.html">下一页</a><a href="index_4.html">尾页</a></div>',
        "/a/index.html",
        [f"/a/index_{k}.html" for k in (1, 2, 3, 4)],
    ),
    (  # the last page: nothing follows
        '<div><a href="index_2.html">上一页</a><a href="index_3.html">3</a><span>4</span><a>下一页</a></div>',
        "/a/index_3.html",
        [],
    ),
    (  # a next link that leads to the page itself
        '<div><a href="page_4.html">上一页</a><a href="page_5.html">下一页</a></div>',
        "/a/page_5.html",
        [],
    ),
    (  # another host is no further page
        '<div><a href="https://else.gov.cn/a/index_1.html">下一页</a></div>',
        "/a/index.html",
        [],
    ),
    (  # years and the like are no pages
        '<div><a href="/a/2021/">2021</a><a href="/a/2022/">2022</a><a href="/a/2023/">2023</a></div>',
        "/a/index.html",
        [],
    ),
    (  # previous and next article
        '<p>上一篇：<a href="/show/1.html">甲</a></p><p>下一篇：<a href="/show/3.html">乙</a></p>',
        "/show/2.html",
        [],
    ),
    (
        '<select onchange="location.href=this.value"><option value="list.html">1</option>'
        '<option value="list_2.html">2</option><option value="list_3.html">第3页</option></select>',
        "/a/list.html",
        ["/a/list_2.html", "/a/list_3.html"],
    ),
    (
        "<select onchange=\"location.href='list.asp?c=4&page='+this.value\"><option value=1>1</option>"
        "<option value=2>2</option><option value=3>3</option></select>",
        "/a/list.asp?c=4",
        ["/a/list.asp?c=4&page=2", "/a/list.asp?c=4&page=3"],
    ),
    (
        '<script>function go(n){ if(n==1) location="index.html"; else location.href="index_"+(n-1)+".html"; }</script>'
        '<div>1 <a href="javascript:go(2)">2</a> <a href="javascript:go(3)">3</a> <a href="#" onclick="go(2)">下一页</a></div>',
        "/a/index.html",
        ["/a/index_1.html", "/a/index_2.html"],
    ),
    (
        '<form action="/a/list.do"><input type=hidden name=cat value=5><input name=pageNo value=1></form>'
        "<script>function to(p){document.forms[0].pageNo.value=p;document.forms[0].submit();}</script>"
        '<div>第1页 共3页 <a href="javascript:to(2)">下一页</a> <a href="javascript:to(3)">尾页</a></div>',
        "/a/list.do?cat=5",
        ["/a/list.do?cat=5&pageNo=2", "/a/list.do?cat=5&pageNo=3"],
    ),
    (  # the address names its own number, the page only the count
        '<div>共 4 页 当前第 2 页 <a href="javascript:;">下一页</a></div>',
        "/a/list_page_2.html",
        ["/a/list_page_3.html", "/a/list_page_4.html"],
    ),
]


@pytest.mark.parametrize(("html", "path", "further"), LINKS)
def test_further_pages(html, path, further):
    assert paths(pager(html, path)) == further


SCRIPTS = [
    ('createPageHTML(4, 0, "index", "html");', "/a/", ["index_1", "index_2", "index_3"], 1, 4),
    ('createPageHTML(4, 2, "index", "html");', "/a/index_2.html", ["index_3"], 3, 4),
    ("<!--\ncreatePageHTML(3, 0, 'index', 'html');\n//-->", "/a/", ["index_1", "index_2"], 1, 3),
    ("showPager(3, 0, 'list', 'html')", "/a/list.html", ["list_1", "list_2"], 1, 3),
    ("createPageHTML('page_div',3, 1,'fg','shtml',52);", "/a/fg.shtml", ["fg_2", "fg_3"], 1, 3),
    ("createPageHTML('page_div',3, 0,'fg','shtml',52);", "/a/fg.shtml", ["fg_1", "fg_2"], 1, 3),
    (
        "var countPage = 3; var currentPage = 0; document.write('<a href=\"index_'+nextPage+'.html\">');",
        "/a/",
        ["index_1", "index_2"],
        1,
        3,
    ),
    (
        "$('#p').pagination({pageCount: 3, current: 1, callback: function(n){location.href='list_'+n+'.html'}})",
        "/a/list_1.html",
        ["list_2", "list_3"],
        1,
        3,
    ),
    (
        "laypage.render({elem:'p', count: 52, limit: 20, curr: 2, jump: function(o){ location.href='?page='+o.curr }})",
        "/a/list.html?page=2",
        ["list.html?page=3"],
        2,
        3,
    ),
    ("// createPageHTML(9, 0, 'index', 'html')", "/a/", [], 1, None),
    ("/* createPageHTML(9, 0, 'index', 'html') */", "/a/", [], 1, None),
    (
        "function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){}",
        "/a/",
        [],
        1,
        None,
    ),
    ("createPageHTML(1, 0, 'index', 'html')", "/a/", [], 1, 1),
]


@pytest.mark.parametrize(("code", "path", "further", "number", "pages"), SCRIPTS)
def test_pagers_in_script(code, path, further, number, pages):
    found = script(code, path)
    shown = [path.rpartition("/")[2] for path in paths(found)]
    assert [name.partition(".")[0] if "?" not in name else name for name in shown] == further
    assert (found.page_number, found.declared_pages) == (number, pages)


def test_a_pager_in_a_comment_is_dead():
    assert pager("<!-- <script>createPageHTML(9, 0, 'index', 'html')</script> -->").next_urls == ()


TOTALS = [
    ("<div>共52条 第1/3页 <a href='index_1.html'>下一页</a></div>", 52, 3),
    ("<div>共 <b>52</b> 条记录，共 <i>3</i> 页 <a href='index_1.html'>下一页</a></div>", 52, 3),
    ("<div>总记录数：52，每页20条，1/3 <a href='index_1.html'>下一页</a></div>", 52, 3),
    ("<div><span>1/11</span> <a href='a/10.htm'>下页</a></div>", None, 11),
    ("<p>共有 7 条信息</p>", 7, None),
    ("<p><!-- 总数 -->共有 7 条信息</p><div><?total ?>共</div>", 7, None),
    (
        "<p>共印发7条措施，分3页刊登，欢迎广大群众提出宝贵意见，我们将认真研究，逐条答复，并予以公开。谢谢大家的支持</p>",
        None,
        None,
    ),
    ("<div>05-20</div>", None, None),
]


@pytest.mark.parametrize(("html", "total", "pages"), TOTALS)
def test_declared_totals(html, total, pages):
    found = pager(html)
    assert (found.declared_total, found.declared_pages) == (total, pages)


def test_a_pager_never_names_more_pages_than_its_bound():
    assert len(script("createPageHTML(999999, 0, 'index', 'html')").next_urls) == 2000
