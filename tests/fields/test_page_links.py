"""Links to other hosts, hidden ones among them, links of home pages and of texts."""

from __future__ import annotations

import pytest

from crawler.fields.links import LinkPlace
from crawler.fields.markup import parse
from crawler.fields.outline import Outline
from crawler.fields.page_class import says_unfinished
from crawler.fields.page_links import MOST, foreign_links, home_links
from tests.fields.test_detail_files import article, read

URL = "http://www.linxi.gov.cn/"
LINK = '<a href="http://x.example/">某某</a>'


@pytest.mark.parametrize(
    ("markup", "how"),
    [
        (f"<div>{LINK}</div>", ""),
        (f'<div style="position:absolute; left:-9999px">{LINK}</div>', "off-screen"),
        (f'<div style="text-indent:-9999em"><p>{LINK}</p></div>', "off-screen"),
        (f'<div style="margin-left:-2px">{LINK}</div>', ""),
        (f'<font style="font-size:0px">{LINK}</font>', "no-size"),
        (f'<font style="font-size: 1px;">{LINK}</font>', "no-size"),
        (f'<font style="font-size:10px">{LINK}</font>', ""),
        (f'<div style="height:0;overflow:hidden">{LINK}</div>', "no-size"),
        (f'<div style="height:0">{LINK}</div>', ""),
        (f'<div style="line-height:1;overflow:hidden">{LINK}</div>', ""),
        (f'<div style="opacity:0">{LINK}</div>', "transparent"),
        (f'<div style="opacity:0.9">{LINK}</div>', ""),
        (f'<ul style="display: none"><li>{LINK}</li></ul>', "not-displayed"),
        (f"<div hidden>{LINK}</div>", "not-displayed"),
        (f'<marquee height="1" width="4">{LINK}</marquee>', "no-size"),
        (f'<marquee height="100">{LINK}</marquee>', ""),
    ],
)
def test_how_a_link_is_hidden(markup: str, how: str) -> None:
    (found,) = foreign_links(parse(f"<body>{markup}</body>"), URL)
    assert (found.url, found.text, found.how) == ("http://x.example/", "某某", how)
    assert found.place is (LinkPlace.HIDDEN if how else LinkPlace.ASIDE)


def test_only_links_to_other_hosts_and_not_without_end() -> None:
    own = '<a href="/a.html">甲</a><a href="https://www.linxi.gov.cn/b">乙</a><a href="http://[">丙</a>'
    many = "".join(f'<a href="//x{number}.example/">丁</a>' for number in range(MOST + 9))
    assert foreign_links(parse(own), URL) == ()
    assert len(foreign_links(parse(own + many), URL)) == MOST


@pytest.mark.parametrize(
    ("script", "how"),
    [
        ("", "plain"),
        ("<script src='/a.js'></script>", ""),
        ("<script>confirm('您即将离开本网站')</script>", "warned"),
    ],
)
def test_whether_a_home_page_warns(script: str, how: str) -> None:
    text = f"<body>{LINK}{script}</body>"
    (found,) = home_links(Outline(parse(text), URL), text)
    assert (found.place, found.how) == (LinkPlace.HOME, how)


def test_links_in_a_text_are_no_files_and_none_beside_it() -> None:
    found = read(
        article(
            '详见<a href="/other/9.html">有关规定的全文</a>，见<a href="/f/a.pdf">附件</a>。',
            after='<a href="/next/1.html">下一篇</a>',
        )
    ).text_links
    assert [link.text for link in found] == ["有关规定的全文"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("栏目建设中，敬请期待！", True),
        ("本栏目正在维护", True),
        ("暂无信息", False),
        ("城市建设中心", False),
        ("正在建设的重点项目进展情况" + "，各项目按计划推进" * 20, False),
    ],
)
def test_a_page_that_is_being_built(said: str, *, expected: bool) -> None:
    assert says_unfinished([said]) is expected
