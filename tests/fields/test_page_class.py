"""What kind of answer a page is, from its bytes and its status."""

from __future__ import annotations

import pytest

from crawler.fields.letters import Letter, read_letter
from crawler.fields.markup import parse
from crawler.fields.page_class import is_challenge, item_class, redirect_href, technical_class
from crawler.items import PageClass

TEXT = "<p>" + "为进一步做好有关工作，现将有关事项通知如下，请认真贯彻落实。" * 20 + "</p>"
LINKS = "".join(f'<a href="/show/{k}.html">关于有关工作的通知{k}</a>' for k in range(12))


def page(inner: str, title: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{inner}</body></html>"


def technical(text: str, status: int = 200, kind: str = "text/html") -> PageClass | None:
    return technical_class(text, text.encode(), status, kind)


CHALLENGES = [
    (page("<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1234;</script>"), 200),
    (page("<script r='m'>$_ts.cd=\"qXbf\";</script>"), 412),
    (page(TEXT), 521),
    ("<script>document.cookie=('_')+('_')+('j');location.href=location.pathname</script>", 200),
    (page("<script>var x='__jsl_clearance_s';</script>"), 200),
    (
        '<html shield="Virtual Container Shield"><head></head><body><script src="/a.js"></script></body></html>',
        200,
    ),
    (page("<script>document.cookie='x='+f();location.reload();</script>"), 200),
    (page("<div>访问验证</div><p>请输入验证码后继续访问</p><input name=captcha>"), 200),
    (page("<h1>您的请求疑似攻击行为，访问被拦截</h1><p>Web应用防火墙</p>"), 405),
    (
        page(
            "<p>Checking your browser before accessing</p><script src='/cdn-cgi/challenge-platform/x.js'></script>"
        ),
        503,
    ),
    (page("<script>var arg1='8A3B';document.cookie='acw_sc__v2='+arg1;</script>"), 200),
]


@pytest.mark.parametrize(("text", "status"), CHALLENGES)
def test_challenges(text, status):
    assert is_challenge(text, text.encode(), status)
    assert technical(text, status) is PageClass.CHALLENGE


NO_CHALLENGES = [
    page(TEXT),
    page(f"<script>$_ts=window['$_ts'];</script>{TEXT}{LINKS}"),  # a shielded portal, let in
    page(f"{TEXT}<form>评论：<input name=captcha>请输入验证码</form>"),
    page(f"{TEXT}<p>本站设有应用防火墙，如访问被拦截请联系我们</p>{LINKS}"),
    page(f"<h1>关于网站安全验证升级的公告</h1>{TEXT}"),
]


@pytest.mark.parametrize("text", NO_CHALLENGES)
def test_a_page_with_something_to_read_is_no_challenge(text):
    assert technical(text) is None


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ('<script>var h="";h="./lxbltj/";document.location.href=h;</script>', "./lxbltj/"),
        ('<script>window.location.href="/portal/index.html";</script>', "/portal/index.html"),
        ("<script>location.replace('index.aspx')</script>", "index.aspx"),
        ('<script>top.location="http://else.gov.cn/"</script>', "http://else.gov.cn/"),
        ('<meta http-equiv="refresh" content="0;url=/zwgk/">', "/zwgk/"),
        ("<META HTTP-EQUIV=Refresh CONTENT='3; URL=main.htm'><p>正在跳转，请稍候</p>", "main.htm"),
    ],
)
def test_redirects_by_script_and_meta(text, href):
    assert redirect_href(text) == href
    assert technical(text) is PageClass.REDIRECT


def test_a_page_with_text_that_may_send_some_readers_on_is_no_redirect():
    code = "<script>if(mobile()){location.href='/wap/'}</script>"
    assert technical(page(code + TEXT)) is None


@pytest.mark.parametrize(
    "text",
    [
        page("<p>抱歉，此内容不存在或已被删除！</p>"),
        page("您访问的页面不存在", "提示信息"),
        page("<h1>404</h1><p>Not Found</p>"),
        "<html><body>没有找到您要的文章，可能已经被移除</body></html>",
        '<html><head><title></title></head><body bgcolor="#FFFFFF"><table><tr><td></td></tr></table></body></html>',
    ],
)
def test_pages_that_are_not_there(text):
    assert technical(text) is PageClass.SOFT_404


@pytest.mark.parametrize(
    "text",
    [
        '<html><head><title>服务</title></head><body><div id="app"></div><script src="/a.js"></script></body></html>',
        "<html><body><script>$.ajax({url:'/p/'+id+'.json',success:function(d){location.href=d.u}});</script></body></html>",
        page('<div id="root">{{ item.title }}</div><script src="/static/js/main.js"></script>'),
        "<body><div id=app></div><script>app.innerHTML='<ul><li><a href=/1.html>甲</a></ul>'</script>",
    ],
)
def test_shells_that_only_a_browser_fills(text):
    assert technical(text) is PageClass.SCRIPT_SHELL


def test_an_empty_answer_says_nothing():
    assert technical("") is PageClass.OTHER


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7 ...", "text/html"),
        (b"PK\x03\x04", ""),
        (b"x", "application/pdf"),
        (b"\xff\xd8\xff\xe0", ""),
    ],
)
def test_files_by_their_first_bytes_or_their_type(body, kind):
    assert technical_class(body.decode("latin-1"), body, 200, kind) is PageClass.FILE


ITEMS = [
    ("《临河县公益林补偿办法》政策解读", [], PageClass.INTERPRETATION),
    ("一图读懂2024年县政府工作报告", [], PageClass.INTERPRETATION),
    ("县发展改革委负责人就价格改革答记者问", [], PageClass.INTERPRETATION),
    ("关于加强政策解读工作的通知", ["通知公告"], PageClass.DETAIL),
    ("关于加强政策解读工作的通知", ["政策解读"], PageClass.INTERPRETATION),
    ("关于公开征求《停车办法（征求意见稿）》意见的公告", [], PageClass.CONSULTATION),
    ("【征集结果】关于公开征求《停车办法》意见的情况反馈", ["意见征集"], PageClass.FEEDBACK),
    ("关于《停车办法》征集意见采纳情况的说明", [], PageClass.FEEDBACK),
    ("临河县2023年政府信息公开工作年度报告", [], PageClass.ANNUAL_REPORT),
    ("临河县教育局2023年年度报告", ["政府信息公开", "政府信息公开年报"], PageClass.ANNUAL_REPORT),
    ("新生儿落户办事指南", [], PageClass.GUIDE),
    ("临河县人民政府关于印发停车办法的通知", ["政策文件"], PageClass.DETAIL),
    ("县长主持召开常务会议", ["动态要闻"], PageClass.DETAIL),
]


@pytest.mark.parametrize(("title", "names", "expected"), ITEMS)
def test_classes_of_items(title, names, expected):
    assert item_class(title, names, Letter()) is expected


def test_a_letter_is_told_by_its_column_and_its_labels():
    whole = read_letter(
        parse("<p>来信时间：2024-03-01</p><p>答复单位：县住建局</p><p>答复内容：您好</p>")
    )
    half = read_letter(parse("<p>问：路灯不亮</p><p>答：已经修好</p>"))
    notice = read_letter(parse("<p>请实名来信，我们将在五个工作日内答复。</p>"))
    assert item_class("路灯不亮", ["领导信箱"], whole) is PageClass.MESSAGE
    assert item_class("路灯不亮", [], whole) is PageClass.MESSAGE
    assert item_class("路灯不亮", ["政策文件"], whole) is PageClass.DETAIL
    assert item_class("路灯不亮", ["领导信箱"], half) is PageClass.MESSAGE
    assert item_class("路灯不亮", [], half) is PageClass.DETAIL
    assert item_class("领导信箱使用说明", ["领导信箱"], notice) is PageClass.DETAIL


def test_hostile_pages_are_classed_in_bounded_time():
    for text in (
        "<script>" * 200_000,
        "document.cookie=" * 200_000,
        "$_ts=" + "<a" * 1_000_000,
        "\x00" * 1000,
    ):
        assert technical(text) in (None, *PageClass)
