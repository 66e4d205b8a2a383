"""Files of an article that no ordinary link leads to, and links beside it that are not its own."""

from __future__ import annotations

import pytest

from tests.fields.detail_pages import BODY
from tests.fields.test_detail_parts import HERE, SITE, article, read

PDF, DOCX = f"{SITE}/f/a.pdf", f"{SITE}/f/a.docx"
FILES = {
    "click on a span": (
        "<p><span onclick=\"down('/f/a.pdf','表.pdf')\">表.pdf</span></p>",
        "",
        [PDF],
    ),
    "click on a division": (
        "<div onclick=\"window.open('/f/a.docx')\">附件：表.docx</div>",
        "",
        [DOCX],
    ),
    "click on a button": (
        "",
        "<button onclick=\"location.href='/f/a.docx'\">下载附件</button>",
        [DOCX],
    ),
    "click on a list item": (
        "",
        '<ul class="fj"><li onclick="down(\'/f/a.docx\')">表.docx</li></ul>',
        [DOCX],
    ),
    "data of a link": ('<p><a href="javascript:;" data-url="/f/a.docx">表</a></p>', "", [DOCX]),
    "data of a link with a click": (
        '<p><a href="#" onclick="down(this)" data-file="/f/a.docx">表</a></p>',
        "",
        [DOCX],
    ),
    "data of a span": ('<p><span data-href="/f/a.docx">表.docx</span></p>', "", [DOCX]),
    "data of an empty division": ("", '<div data-src="/f/a.pdf"></div>', [PDF]),
    "data that names a picture": ('<p><img data-src="/f/a.jpg"></p>', "", []),
    "embedded below the text": ("", '<embed src="/f/a.pdf">', [PDF]),
    "framed below the text": ("", '<iframe src="/viewer.html?file=%2Ff%2Fa.pdf"></iframe>', [PDF]),
    "called like a file": ('<p><a href="/f/123">表.xls</a></p>', "", [f"{SITE}/f/123"]),
    "a page called like a file": ('<p><a href="/f/123.html">表.xls</a></p>', "", []),
    "variable of a script": (
        "",
        '<script>var fileUrl="/f/a.pdf",fileName="表.pdf";</script>',
        [PDF],
    ),
    "markup in a script": (
        "",
        """<script>$("#fj").html('<a href="/f/a.pdf">表</a>')</script>""",
        [PDF],
    ),
    "one file over two schemes": (
        f'<p><a href="{PDF.replace("https", "http")}">表</a> <a href="/f/a.pdf">表</a></p>',
        "",
        [PDF.replace("https", "http")],
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_files(name: str) -> None:
    text, after, wanted = FILES[name]
    assert [file.url for file in read(article(BODY + text, after=after)).attachments] == wanted


WHOLE = "临溪县道路养护任务分解表.docx"
NAMED = {
    "size in brackets": (
        '<div>附件： <a href="/dl?id=1">附件1.xlsx（12KB）</a></div>',
        ["附件1.xlsx"],
    ),
    "size in square brackets": (
        '<div><a href="/f/1.pdf">任务表.pdf [1.2 MB]</a></div>',
        ["任务表.pdf"],
    ),
    "short unit": ('<div>附件：<a href="/f/1.doc">任务表.doc(35K)</a></div>', ["任务表.doc"]),
    "no size": ('<div>附件：<a href="/f/1.doc">移动通信任务(5G)</a></div>', ["移动通信任务(5G)"]),
    "size of the second": (
        '<div>附件：<a href="/dl?id=1">表1.xlsx</a> <a href="/dl?id=2">表2.xlsx (12KB)</a></div>',
        ["表1.xlsx", "表2.xlsx"],
    ),
    "second without a type": (
        '<div>文件下载<a href="/dl?id=1">任务表.xlsx</a><a href="/dl?id=2">任务书</a></div>',
        ["任务表.xlsx", "任务书"],
    ),
    "to be saved": ('<div>附件： <a download href="/get/1">任务书</a></div>', ["任务书"]),
    "saved without a label": ('<div><a href="/get/1" download>任务书</a></div>', ["任务书"]),
    "kept among attachments": ('<div><a href="/attachment/1/a.docx">任务书</a></div>', ["任务书"]),
    "cut short": (f'<div><a href="/f/a.docx" alt="{WHOLE}">临溪县道路…</a></div>', [WHOLE]),
    "cut short by dots": (
        f'<p>附件：<a href="/f/a.docx" title="{WHOLE}">临溪县...</a></p>',
        [WHOLE],
    ),
    "numbered and cut short": (
        f'<p>附件：<a href="/f/a.docx" alt="{WHOLE}">附件1：临溪县道路…</a></p>',
        [WHOLE],
    ),
    "cut short, named by the address": (
        f'<p>附件：<a href="/downfile.jsp?showname={WHOLE}&filename=0.docx">临溪县道路……</a></p>',
        [WHOLE],
    ),
    "cut short, another title": (
        '<p>附件：<a href="/f/a.docx" title="点击下载">临溪县道路…</a></p>',
        ["临溪县道路…"],
    ),
    "a page in the line of files": ('<p>附件：<a href="/dl/1.html">任务书</a></p>', []),
    "the way to all files": ('<p><a href="/download/">文件下载</a></p>', []),
    "a picture to be saved": ('<p><a download href="/i/code.png">下载二维码</a></p>', []),
    "export of the page": ('<p><a href="/export?fid=1">下载本页</a></p>', []),
}


@pytest.mark.parametrize("name", NAMED)
def test_names_of_files_below_the_text(name: str) -> None:
    after, wanted = NAMED[name]
    assert [file.name for file in read(article(after=after)).attachments] == wanted


LINK = '<a href="t2.html">《临溪县道路养护管理办法》政策解读</a>'
RELATED = {
    "label before a short name": (
        '<p>解读链接：<a href="t2.html">一图读懂</a></p>',
        [("interpretation", HERE + "t2.html")],
    ),
    "related reading": (
        f"<div><h3>相关阅读</h3><ul><li>{LINK}</li></ul></div>",
        [("related", HERE + "t2.html")],
    ),
    "related interpretations": (
        f"<div><h3>相关解读</h3><ul><li>{LINK}</li></ul></div>",
        [("interpretation", HERE + "t2.html")],
    ),
    "hot articles": (f"<div><h3>热点文章</h3><ul><li>{LINK}</li></ul></div>", []),
    "the next article": (f"<p>下一篇：{LINK}</p>", []),
}


@pytest.mark.parametrize("name", RELATED)
def test_related(name: str) -> None:
    after, wanted = RELATED[name]
    found = read(article(after=after)).links
    assert [(link.relation, link.url) for link in found] == wanted


def test_the_file_of_a_page_without_a_text() -> None:
    html = (
        "<html><body><div><h1>临溪县交通运输局关于公布名单的公告</h1><p>发布时间：2021-03-12</p></div>"
        '<div><p><a href="/f/a.pdf">临交运〔2021〕12号</a></p></div></body></html>'
    )
    assert [file.url for file in read(html).attachments] == [PDF]
