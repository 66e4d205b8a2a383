"""Files, related pages, breadcrumb, text, numbers and marks of detail pages."""

from __future__ import annotations

import pytest

from crawler.fields.detail import Detail, read_detail
from crawler.fields.markup import parse
from crawler.fields.resolve import resolve
from crawler.items import Field
from tests.fields.detail_pages import BODY, TITLE, page

URL = "https://www.example.gov.cn/zwgk/202103/t20210312_1001.html"
HERE = "https://www.example.gov.cn/zwgk/202103/"
SITE = "https://www.example.gov.cn"


def read(html: str) -> Detail:
    """What a page states."""
    return read_detail(parse(html), html, URL)


def article(text: str = BODY, *, after: str = "", before: str = "", title: str = TITLE) -> str:
    """A page with a text and what stands around it."""
    return page(
        f"{before}<div class='main'><h1>{title}</h1><p>发布时间：2021-03-12 来源：临溪县交通运输局</p>"
        f"<div class='TRS_Editor'>{text}</div>{after}</div>",
        title=title,
    )


FILES = {
    "link in the text": (
        BODY + '<p>附件：<a href="./P020210312.pdf">养护管理办法.pdf</a></p>',
        "",
        [("养护管理办法.pdf", "pdf", HERE + "P020210312.pdf")],
    ),
    "list behind the text": (
        BODY,
        '<div class="fujian">附件下载：<ul><li><a href="/a/1.docx">申请表</a></li>'
        '<li><a href="/a/2.xls">汇总表</a></li></ul></div>',
        [("申请表", "docx", SITE + "/a/1.docx"), ("汇总表", "xls", SITE + "/a/2.xls")],
    ),
    "name in the query": (
        BODY + '<p><a href="/module/download/downfile.jsp?classid=0&showname=%E5%8A%9E%E6%B3%95.pdf'
        '&filename=0123456789abcdef.pdf"><img src="/i.gif"></a></p>',
        "",
        [
            (
                "办法.pdf",
                "pdf",
                SITE + "/module/download/downfile.jsp?classid=0&showname=%E5%8A%9E%E6%B3%95.pdf"
                "&filename=0123456789abcdef.pdf",
            )
        ],
    ),
    "download without a type in the address": (
        BODY,
        '<p>附件【<a href="/system/_content/download.jsp?urltype=news.DownloadAttachUrl&wbfileid=77">'
        "汇总表.xls</a>】已下载<span>3</span>次</p>",
        [
            (
                "汇总表.xls",
                "xls",
                SITE + "/system/_content/download.jsp?urltype=news.DownloadAttachUrl&wbfileid=77",
            )
        ],
    ),
    "download without a type at all": (
        BODY,
        "<ul><li>附件【<a href='/system/_content/download.jsp?urltype=news.DownloadAttachUrl&wbfileid=7F'>"
        "汇总表</a>】已下载<span>3</span>次</li></ul>",
        [
            (
                "汇总表",
                "",
                SITE + "/system/_content/download.jsp?urltype=news.DownloadAttachUrl&wbfileid=7F",
            )
        ],
    ),
    "click handler": (
        BODY
        + "<p><a href=\"javascript:void(0)\" onclick=\"downFile('/f/9.pdf','办法.pdf')\">下载</a></p>",
        "",
        [("办法.pdf", "pdf", SITE + "/f/9.pdf")],
    ),
    "viewer": (
        '<iframe src="/pdfjs/web/viewer.html?file=/f/8.pdf"></iframe>',
        "",
        [("8.pdf", "pdf", SITE + "/f/8.pdf")],
    ),
    "written by script": (
        BODY,
        '<script>if("办法.doc" != ""){document.write(\'附件：<a href="./P9.doc">办法.doc</a>\')}</script>',
        [("办法.doc", "doc", HERE + "P9.doc")],
    ),
    "array in a script": (
        BODY,
        '<script>var apps=[{name:"办法.pdf",url:"./P1.pdf"},{"name":"表.xls","url":"./P2.xls"}];</script>',
        [("办法.pdf", "pdf", HERE + "P1.pdf"), ("表.xls", "xls", HERE + "P2.xls")],
    ),
    "hidden input": (
        BODY,
        '<div class="fj"><input type="hidden" id="path" value="./P1.pdf,./P2.doc"></div>',
        [("P1.pdf", "pdf", HERE + "P1.pdf"), ("P2.doc", "doc", HERE + "P2.doc")],
    ),
    "one file linked twice": (
        BODY + '<p><a href="a.pdf"><img src="i.gif"></a><a href="a.pdf">办法全文</a></p>',
        "",
        [("办法全文", "pdf", HERE + "a.pdf")],
    ),
    "buttons of the site": (
        BODY,
        '<p><a href="/downpage.php?id=9">下载本信息公开文件</a> <a href="">下载文字版</a></p>',
        [],
    ),
    "files of others": (
        BODY,
        '<div class="side"><h3>推荐</h3><ul><li><a href="/x/3.docx">收费一览表</a></li></ul></div>'
        '<div class="footer"><a href="/app.zip">客户端下载</a></div>',
        [],
    ),
    "number, named in the query": (
        BODY + '<p><a href="/servlet/get?path=/u/1&amp;name=名单.xlsx">附件1</a></p>',
        "",
        [("名单.xlsx", "xlsx", SITE + "/servlet/get?path=/u/1&name=%E5%90%8D%E5%8D%95.xlsx")],
    ),
    "numbered, with no better name": (
        BODY + '<p><a href="P020210312.doc">附件2</a></p>',
        "",
        [("附件2", "doc", HERE + "P020210312.doc")],
    ),
    "internal form in page data": (
        BODY,
        '<script>window._CONFIG={"sp":"[{\\"name\\":\\"审批表.docx\\",\\"type\\":\\"doc\\"}]"};</script>',
        [],
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_attachments(name: str) -> None:
    text, after, expected = FILES[name]
    found = read(article(text, after=after)).attachments
    assert [(file.name, file.type, file.url) for file in found] == expected


RELATED = {
    "label in the text": (
        BODY + '<p>政策解读：<a href="./t2.html">《道路养护管理办法》解读</a></p>',
        "",
        [("interpretation", HERE + "t2.html")],
    ),
    "section behind the text": (
        BODY,
        '<div class="xgwz"><h3>相关文件</h3><ul><li><a href="/p/3.html">关于征求道路养护管理办法意见的公告'
        '</a></li><li><a href="/p/4.html">道路养护管理办法征求意见情况反馈</a></li></ul></div>',
        [("consultation", SITE + "/p/3.html"), ("feedback", SITE + "/p/4.html")],
    ),
    "policy of an interpretation": (
        "<p>一、出台背景。为加强道路养护，县政府研究制定了本办法，现解读如下，请参阅执行。</p>",
        '<div><p>相关政策</p><p><a href="/p/5.html">临溪县道路养护管理办法的通知全文</a></p></div>',
        [("policy", SITE + "/p/5.html")],
    ),
    "labels within the links": (
        BODY,
        '<p class="rel"><a href="/jd/1.html">相关解读：《某某管理办法》解读</a></p>'
        '<p class="rel"><a href="/zc/1.html">政策原文：关于印发某某管理办法的通知</a></p>',
        [("interpretation", SITE + "/jd/1.html"), ("policy", SITE + "/zc/1.html")],
    ),
    "labels within the text that are links": (
        BODY.replace("<p>一、", '<p><a href="/jd/1.html">政策解读</a></p><p>一、'),
        "",
        [("interpretation", SITE + "/jd/1.html")],
    ),
    "news behind the text": (
        BODY,
        '<p class="rel"><a href="/xw/1.html">上一篇：《某某管理办法》解读</a></p>',
        [],
    ),
    "menus are not related": (
        BODY,
        '<ul class="nav"><li><a href="/jd/">政策解读</a></li></ul>',
        [],
    ),
}


@pytest.mark.parametrize("name", RELATED)
def test_related_links(name: str) -> None:
    text, after, expected = RELATED[name]
    found = read(article(text, after=after)).links
    assert [(link.relation, link.url) for link in found] == expected


CRUMBS = {
    "links in a line": (
        '<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/z/">政务公开</a> &gt; 政策文件</div>',
        ("首页", "政务公开", "政策文件"),
    ),
    "list items": (
        '<ul class="breadcrumb"><li>您的位置：</li><li><a href="/">首页</a></li><li><a href="/z/">政务公开</a>'
        "</li></ul>",
        ("首页", "政务公开"),
    ),
    "a menu behind": (
        '<div>当前位置：<a href="/">首页</a> &gt; <a href="/z/">政务公开</a></div>'
        '<ul><li><a href="/jd/">政策解读</a></li><li><a href="/tz/">通知公告</a></li></ul>',
        ("首页", "政务公开"),
    ),
    "angle quotes": ("<p>您现在的位置是：首页 » 通知公告</p>", ("首页", "通知公告")),
    "double arrows": ("<td>当前位置：首页>>政务频道>>正文</td>", ("首页", "政务频道")),
    "none": ("<p>欢迎光临</p>", ()),
}


@pytest.mark.parametrize("name", CRUMBS)
def test_breadcrumb(name: str) -> None:
    before, expected = CRUMBS[name]
    assert read(article(before=before)).breadcrumb == expected


def test_text_keeps_paragraphs_and_joins_inline_elements() -> None:
    text = (
        "<style>p{color:red}</style><p>根据皖政办<span>〔</span><b>20</b>17<font>〕</font>18号，"
        "结合我县实际，制定本办法。</p><script>var a=1;</script><p>第一条　养护单位应当定期检查道路，"
        "并做好记录。</p><p>#PAGE_BREAK#</p><table><tr><td>序号</td><td>路段</td></tr></table>"
    )
    assert read(article(text)).body.split("\n") == [
        "根据皖政办〔2017〕18号，结合我县实际，制定本办法。",
        "第一条 养护单位应当定期检查道路，并做好记录。",
        "序号 路段",
    ]


def test_buttons_and_lists_behind_the_text_are_no_text() -> None:
    tail = '<p>【打印本页】【关闭窗口】</p><p>相关链接</p><p><a href="/p/1.html">另一篇文章</a></p>'
    assert read(article(BODY + tail)).body.endswith("（此件公开发布）")


NUMBERS = {
    "alone above the text": ("", "<p>临交运〔2021〕12号</p>" + BODY, "临交运〔2021〕12号"),
    "in brackets": ("", "<p>（临交运〔2021〕12号）</p>" + BODY, "临交运〔2021〕12号"),
    "split over elements": (
        "",
        "<p>临交运<span>〔</span>2021<span>〕</span>12 号</p>" + BODY,
        "临交运〔2021〕12号",
    ),
    "behind a registration code": (
        "",
        "<p>LXDR-2021-00001 临交运〔2021〕12号</p>" + BODY,
        "临交运〔2021〕12号",
    ),
    "at the end of the title": (f"{TITLE}（临交运〔2021〕12号）", BODY, "临交运〔2021〕12号"),
    "order in the title": ("《临溪县道路养护管理办法》 2021年第3号令", BODY, "2021年第3号令"),
    "order before the title": (
        "临溪县人民政府令第3号 临溪县道路养护管理办法",
        BODY,
        "临溪县人民政府令第3号",
    ),
    "of a quoted document": ("关于废止《道路养护办法》（临交运〔2010〕2号）", BODY, None),
    "in a sentence": (
        "",
        "<p>根据临交运〔2019〕5号文件精神，现将有关事项通知如下，请遵照执行。</p>",
        None,
    ),
    "in the name of a file": ("", BODY + '<p><a href="a.pdf">临交运〔2021〕12号.pdf</a></p>', None),
    "of an annex": ("", BODY + "<p>附件</p><p>临交运〔2010〕2号</p>", None),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_own_document_number(name: str) -> None:
    title, text, expected = NUMBERS[name]
    won = resolve(read(article(text, title=title or TITLE)).claims)
    claim = won.get(Field.DOCUMENT_NUMBER)
    assert (claim.value if claim else None) == expected


SIGNATURES = {
    "organ above": ("<p>临溪县交通运输局</p><p>2021年3月9日</p>", "2021-03-09"),
    "on one line": ("<p>临溪县交通运输局 2021年3月9日</p>", "2021-03-09"),
    "Chinese numerals": ("<p>临溪县交通运输局</p><p>二〇二一年三月九日</p>", "2021-03-09"),
    "before the annex": (
        "<p>临溪县交通运输局</p><p>2021年3月9日</p><p>临溪县道路养护管理办法</p>"
        "<p>第一条　为加强道路养护，保障道路完好，制定本办法。</p>",
        "2021-03-09",
    ),
    "print line": ("<p>临溪县交通运输局办公室 2021年3月9日印发</p>", None),
    "adoption": ("<p>（2021年3月9日县政府常务会议通过）</p>", None),
    "date of an event": ("<p>2021年3月9日前</p>", None),
}


@pytest.mark.parametrize("name", SIGNATURES)
def test_signature_date(name: str) -> None:
    ending, expected = SIGNATURES[name]
    opening = "<p>为加强道路养护管理，保障道路完好畅通，根据有关规定，制定本办法。</p>"
    won = resolve(read(article(opening + ending)).claims)
    claim = won.get(Field.SIGNED_ON)
    assert (claim.value if claim else None) == expected


MARKS = {
    "（此件公开发布）": "公开发布",
    "（此件主动公开）": "主动公开",
    "（此件依申请公开）": "依申请公开",
    "（此件删减后公开）": "删减后公开",
    "（此件不予公开）": "不予公开",
    "公开属性：主动公开": "主动公开",
    "信息公开选项：依申请公开": "依申请公开",
    "主动公开": "主动公开",
    "（公开招标）": None,
}


@pytest.mark.parametrize("mark", MARKS)
def test_disclosure_mark(mark: str) -> None:
    text = "<p>为加强道路养护管理，保障道路完好畅通，制定本办法。</p>"
    won = resolve(read(article(f"{text}<p>{mark}</p>")).claims)
    claim = won.get(Field.DISCLOSURE)
    assert (claim.value if claim else None) == MARKS[mark]


@pytest.mark.parametrize("text", ["全年共发布材料51篇。", "详见附件。", "什么是道路养护？"])
def test_a_text_of_one_short_sentence(text: str) -> None:
    frame = f"<div class='main'><h1>{TITLE}</h1><p>发布时间：2021-03-12</p><div><p>{text}</p></div>"
    assert read(page(f"{frame}<p>编辑：某某</p></div>")).body == text


def test_no_sentence_is_no_text() -> None:
    frame = f"<div class='main'><h1>{TITLE}</h1><p>发布时间：2021-03-12</p><p>共 1 页</p></div>"
    assert read(page(frame)).body == ""
