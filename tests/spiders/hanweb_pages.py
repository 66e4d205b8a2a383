"""Pieces of Hanweb pages that its tests put together."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from crawler.fields.posted import split_posted
from crawler.items import Reading, Role, Target
from crawler.spiders.hanweb import HanwebSpider
from tests.spiders.crawling import page_of

HOME = "https://www.qingxi.gov.cn/"
COLUMN = f"{HOME}col/col7/index.html"
PROXY = f"{HOME}module/jpage/dataproxy.jsp"
SEARCH = f"{HOME}module/xxgk/search.jsp"
UNIT = f"{HOME}api-gateway/jpaas-publish-server/front/page/build/unit"
MESSAGES = f"{HOME}TrueCMS/messageController/getMessage.do"


def read(url: str, html: str, role: Role = Role.COLUMN) -> Reading:
    page = page_of(url, html)
    return HanwebSpider(HOME).read(page, Target(page.url, role, page.url))


def row(day: int, column: int = 7) -> str:
    href = f"/art/2025/3/{day}/art_{column}_{500 + day}.html"
    return f"<li><a target=_blank href='{href}'>关于开展第{day}批安全检查工作的通知</a><b>2025-03-{day:02}</b></li>"


def store(days: range, column: int = 7, extra: str = "") -> str:
    records = "".join(f"<record><![CDATA[{row(day, column)}]]></record>" for day in days)
    return f"<datastore>{extra}<recordset>{records}</recordset></datastore>"


def call(target: str = "u", column: int = 7, **settings_: object) -> str:
    known = {"totalRecord": 30, "perPage": 3, "groupSize": 2, **settings_}
    measures = ",".join(f"{name}:{value}" for name, value in known.items())
    ajax = f"ajaxParam:{{columnid:{column},unitid:9}}"
    proxy = "proxyUrl:'/module/jpage/dataproxy.jsp'"
    return f"<script>jQuery('#{target}').jpage({{ {measures},{proxy},{ajax} }});</script>"


def shell(body: str) -> str:
    return (
        "<html><head><title>公示公告</title><meta name=ColumnName content=公示公告></head><body>"
        f"<p><a href='/col/col8/index.html'>政策解读</a></p>{body}<div class=foot>版权所有</div></body></html>"
    )


def asked(address: str) -> dict[str, str]:
    """What a request sends, query and form."""
    url, body = split_posted(address)
    return dict(parse_qsl(urlsplit(url).query)) | dict(parse_qsl(body or ""))


QUERY = {
    "parseType": "bulidstatic",
    "webId": "8d8",
    "pageType": "column",
    "tagId": "右侧内容",
    "editType": "null",
    "pageId": "50b",
}


def unit(query: dict[str, str], quote: str = "'") -> str:
    pairs = ",".join(f"{quote}{k}{quote}:{quote}{v}{quote}" for k, v in query.items())
    data = "{" + pairs.replace('"', "&quot;") + "}"
    return f'<script url="/api-gateway/jpaas-publish-server/front/page/build/unit" queryData="{data}"></script>'
