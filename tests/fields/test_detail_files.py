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
