"""What it means that a column's page has no rows."""

from __future__ import annotations

import pytest

from crawler.fields.column_pages import Emptiness, emptiness
from crawler.fields.markup import parse
from crawler.fields.pager import Pager
from crawler.fields.view import View

HEAD = '<div class="head"><form><input name="q" type="text"><input type="submit"></form></div>'
LETTER = '<h1>我要写信</h1><form><input name="name"><textarea name="text"></textarea></form>'


@pytest.mark.parametrize(
    ("main", "state"),
    [
        ('<h3>公益事业</h3><ul class="list"></ul>', Emptiness.BLANK),
        ("<h3>公益事业</h3><p>暂无内容</p>", Emptiness.BLANK),
        (LETTER, Emptiness.FORM),
        ("<h1>用户登录</h1><form><input><input type=password></form>", Emptiness.FORM),
        ("<h1>办件查询</h1><form><input><input type=tel></form>", Emptiness.FORM),
        ("<h3>来信选登</h3><form><input name=word></form><p></p>", Emptiness.BLANK),
        (f"{LETTER}<p>暂无内容</p>", Emptiness.BLANK),
        ('<form><input><input></form><ul class="list"></ul>', Emptiness.BLANK),
        (f'<table><tr><td><img src="/b.png"></td></tr></table>{LETTER}', Emptiness.FORM),
        (f"<table><tr><td>{LETTER[13:]}</td></tr></table>", Emptiness.FORM),
        ("<form><input type=hidden><input type=submit></form>", Emptiness.BLANK),
    ],
)
def test_why_a_page_has_no_rows(main: str, state: Emptiness) -> None:
    html = f"<html><body>{HEAD}<div class='wrap'>{main}</div></body></html>"
    view = View(parse(html), html, "http://www.linxi.gov.cn/gysy/", None)
    assert emptiness(view, (), Pager()) is state
