"""Pages of a portal's usual frame that only send on, or only say that there is no such page."""

from __future__ import annotations

import pytest

from crawler.fields.page_class import redirect_href, says_no_page, technical_class
from crawler.items import PageClass

MENU = "".join(f'<a href="/c{n}/">栏目{n}</a>' for n in range(12))
TO = "https://zwfw.example.gov.cn/sgs/"


@pytest.mark.parametrize(
    ("script", "leaves"),
    [
        (f'<script>window.location.href="{TO}";</script>', True),
        (f"<script type='text/javascript'>\nlocation = '{TO}'\n</script>", True),
        (f'<script>function go() {{ location.href="{TO}"; }}</script>', False),
        (f'<script>if (isPhone()) location.href="{TO}";</script>', False),
        (f'<script>location.href="{TO}" + id;</script>', False),
        ("<p>location</p>", False),
    ],
)
def test_a_script_that_only_leaves(script: str, leaves: bool) -> None:
    text = f"<html><body>{MENU}<p>正在跳转……</p>{script}</body></html>"
    found = technical_class(text, text.encode(), 200, "text/html")
    assert found is (PageClass.REDIRECT if leaves else None)
    assert not leaves or redirect_href(text) == TO


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("抱歉，您访问的页面不存在或已被删除！", True),
        ("404 页面找不到", True),
        ("该栏目已下线", True),
        ("没有找到相关信息", False),
        ("暂无内容", False),
    ],
)
def test_no_such_page_is_no_empty_list(text: str, gone: bool) -> None:
    assert says_no_page(["临溪县人民政府", text]) is gone
