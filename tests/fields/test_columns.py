"""Names of columns to kinds, breadcrumbs, menus and trees to columns."""

from __future__ import annotations

import pytest

from crawler.fields.breadcrumb import read_breadcrumb
from crawler.fields.columns import kind_of
from crawler.fields.markup import parse
from crawler.fields.navigation import read_columns, sitemap_of
from crawler.fields.outline import Outline
from crawler.items import ColumnKind

SITE = "https://www.linhe.gov.cn"

KINDS = {
    ColumnKind.POLICY: "政策文件 规范性文件 县政府文件 政府办文件 部门文件 其他文件 法律法规 部门规章 政策法规 文件及解读 政府令 废止文件 行政规范性文件",
    ColumnKind.UPSTREAM_DOCUMENT: "上级文件 上级政策 国务院文件 国家政策 转发文件",
    ColumnKind.INTERPRETATION: "政策解读 文件解读 图解政策 部门解读 上级政策解读 媒体解读 政策问答 领导解读",
    ColumnKind.NEWS: "工作动态 政务要闻 动态要闻 部门动态 乡镇动态 新闻中心 图片新闻 时政要闻 媒体聚焦 政务动态",
    ColumnKind.NOTICE: "通知公告 公示公告 公告公示 通知 部门公告",
    ColumnKind.CONSULTATION: "意见征集 民意征集 网上调查 征集调查 重大决策预公开 在线调查 征求意见 意见征求 意见征询",
    ColumnKind.FEEDBACK: "结果反馈 征集反馈 意见反馈 征集结果 采纳情况 反馈结果",
    ColumnKind.GUIDE: "办事指南 服务指南 政务服务 办理流程 在线服务",
    ColumnKind.MESSAGES: "领导信箱 县长信箱 咨询投诉 网民留言 来信办理 互动问答 我要写信 12345热线 建言献策 群众诉求",
    ColumnKind.ANNUAL_REPORT: "政府信息公开年报 信息公开年度报告 公开年报 年报 政府信息公开工作年度报告",
    ColumnKind.DISCLOSURE_GUIDE: "公开指南 政府信息公开指南 信息公开指南",
    ColumnKind.DISCLOSURE_SYSTEM: "公开制度 政府信息公开制度 信息公开规定",
    ColumnKind.ON_REQUEST: "依申请公开 申请公开 依申请公开指南",
    ColumnKind.ORGANISATION: "机构设置 机构职能 内设机构 直属单位 组织机构 部门职责 机构概况 机关简介",
    ColumnKind.LEADERS: "领导之窗 领导信息 领导班子 局领导分工 县长 领导介绍",
    ColumnKind.LISTS: "权责清单 权力清单 责任清单 行政事业性收费清单 负面清单 随机抽查事项清单",
    ColumnKind.BUDGET: "财政预决算 部门预算 三公经费 财政资金 专项资金 预算公开 财政信息",
    ColumnKind.PERSONNEL: "人事任免 人事信息 招考录用 公务员招录 事业单位招聘 任前公示",
    ColumnKind.PLANS: "规划计划 发展规划 工作计划 十四五规划 政府工作报告 年度工作要点 工作总结",
    ColumnKind.GAZETTE: "政府公报 县政府公报",
    ColumnKind.TOPIC: "专题专栏 重点领域信息公开 乡村振兴 安全生产 生态环境 社会救助 优化营商环境 公共资源配置",
    ColumnKind.OTHER: "政务公开 首页 信息公开目录 统计公报 回应关切 在线访谈 建议提案 网站工作年度报表 新闻发布会 走进临河",
}


@pytest.mark.parametrize(
    ("name", "kind"), [(n, k) for k, names in KINDS.items() for n in names.split()]
)
def test_a_name_tells_the_kind(name, kind):
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("name", "path", "kind"),
    [
        ("2024年", ("政务公开", "政策文件"), ColumnKind.POLICY),
        ("县教育局", ("政府信息公开年报", "县教育局"), ColumnKind.ANNUAL_REPORT),
        ("通知公告", ("专题专栏", "乡村振兴"), ColumnKind.NOTICE),
        ("意见征集", ("互动交流",), ColumnKind.CONSULTATION),
        ("综合", ("信息公开", "政策解读", "综合"), ColumnKind.INTERPRETATION),
        ("政 策 文 件", (), ColumnKind.POLICY),
        ("【通知公告】>", (), ColumnKind.NOTICE),
        ("", (), ColumnKind.OTHER),
        ("文件" * 5000, (), ColumnKind.OTHER),
    ],
)
def test_where_a_name_says_nothing_its_ancestors_do(name, path, kind):
    assert kind_of(name, path) is kind


def outline(inner: str, path: str = "/zwgk/tzgg/") -> Outline:
    return Outline(parse(f"<html><body>{inner}</body></html>"), SITE + path)


CRUMBS = [
    (
        "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/zwgk/'>政务公开</a> &gt; <a href='/zwgk/tzgg/'>通知公告</a></div>",
        ["政务公开", "通知公告"],
    ),
    (
        "<p><span>您的位置：</span><a href='/'>网站首页</a>»<a href='/zwgk/'>政务公开</a>»通知公告</p>",
        ["政务公开", "通知公告"],
    ),
    (
        "<div>您所在的位置:<a href='/index.html'>首页</a>-&gt;<a href='/zwgk/'>政务公开</a>-&gt;正文</div>",
        ["政务公开"],
    ),
    (
        "<ol class=breadcrumb><li><a href='/'>首页</a></li><li><a href='/zwgk/'>政务公开</a></li><li>通知公告</li></ol>",
        ["政务公开", "通知公告"],
    ),
    (
        "<div><a href='/'>首页</a>/<a href='/zwgk/'>政务公开</a>/<a href='/zwgk/tzgg/'>通知公告</a></div>",
        ["政务公开", "通知公告"],
    ),
    (
        "<ul><li><a href='/'>首页</a></li><li><a href='/zwgk/'>政务公开</a></li><li><a href='/hdjl/'>互动交流</a></li></ul>",
        [],
    ),
    ("<p>项目位置：城关镇人民路</p>", []),
    ("", []),
]


@pytest.mark.parametrize(("inner", "names"), CRUMBS)
def test_breadcrumbs(inner, names):
    assert [crumb.name for crumb in read_breadcrumb(outline(inner))] == names


def columns(inner: str, path: str = "/") -> dict[str, tuple[str, ...]]:
    page = outline(inner, path)
    found = read_columns(page, read_breadcrumb(page), ())
    return {column.url.removeprefix(SITE): column.path for column in found}


NESTED = "<ul><li><a href='/a/'>政务公开</a><ul><li><a href='/a/b/'>政策文件</a><ul><li><a href='/a/b/c/'>规范性文件</a></li></ul></li></ul></li></ul>"
TREES = [
    (
        NESTED,
        {
            "/a/": ("政务公开",),
            "/a/b/": ("政务公开", "政策文件"),
            "/a/b/c/": ("政务公开", "政策文件", "规范性文件"),
        },
    ),
    (
        "<dl><dt><a href='/a/'>政务公开</a></dt><dd><a href='/b/'>政策文件</a></dd><dd><a href='/c/'>通知公告</a></dd></dl>",
        {"/a/": ("政务公开",), "/b/": ("政务公开", "政策文件"), "/c/": ("政务公开", "通知公告")},
    ),
    (
        "<div><h3>互动交流</h3><ul><li><a href='/x/'>领导信箱</a></li><li><a href='/y/'>意见征集</a></li></ul></div>",
        {"/x/": ("互动交流", "领导信箱"), "/y/": ("互动交流", "意见征集")},
    ),
    (
        "<a href='/a/'>政务公开</a><div><p><a href='/b/'>政策文件</a></p><p><a href='/c/'>通知公告</a></p></div>",
        {"/a/": ("政务公开",), "/b/": ("政务公开", "政策文件"), "/c/": ("政务公开", "通知公告")},
    ),
    ("<div><h2>通知公告</h2><a href='/tzgg/'>更多&gt;&gt;</a></div>", {"/tzgg/": ("通知公告",)}),
    (
        "<div><span>通知公告</span><em><a href='/tzgg/'>MORE+</a></em></div>",
        {"/tzgg/": ("通知公告",)},
    ),
    (
        "<p><a href='/zfgb/'><img src='/i/1.jpg' alt='政府公报'></a><a href='/x.pdf'>指南</a></p>",
        {"/zfgb/": ("政府公报",)},
    ),
    ("<map><area href='/zwgk/' alt='政务公开'></map>", {"/zwgk/": ("政务公开",)}),
    (
        "<p><a href='/login.do'>登录</a><a href='/wzdt/'>网站地图</a><a href='/'>首页</a><a href='/en/'>English</a></p>",
        {},
    ),
    (
        "<p><a href='http://www.gov.cn/'>中国政府网</a><a href='mailto:a@b.cn'>政务邮箱联系</a></p>",
        {},
    ),
    ("<footer><a href='/gywm/'>部门动态</a></footer>", {}),
    (
        "<script>var t=[{id:1,pId:0,name:'信息公开'},{id:2,pId:1,name:'规划计划',url:'/gh/'}];</script>",
        {"/gh/": ("信息公开", "规划计划")},
    ),
    (
        "<script>d=new dTree('d');d.add(0,-1,'目录','#');d.add(1,0,'政策文件','/list.jsp?c=1');</script>",
        {"/list.jsp?c=1": ("目录", "政策文件")},
    ),
    (
        '<script>var n=[{"name":"人事信息","id":"7","pId":"0","linkurl":"/rsxx/"}]</script>',
        {"/rsxx/": ("人事信息",)},
    ),
]


@pytest.mark.parametrize(("inner", "expected"), TREES)
def test_columns_of_menus_and_trees(inner, expected):
    assert columns(inner) == expected


def test_a_breadcrumb_continues_the_path_upwards_and_gives_its_own_columns():
    crumb = "<div>位置：<a href='/'>首页</a>&gt;<a href='/zwgk/'>政务公开</a>&gt;<a href='/zwgk/zc/'>政策</a></div>"
    found = columns(
        f"{crumb}<div><h4>政策</h4><ul><li><a href='/zwgk/zc/gfxwj/'>规范性文件</a></li><li><a href='/zwgk/zc/qt/'>其他文件</a></li></ul></div>",
        "/zwgk/zc/",
    )
    assert found["/zwgk/"] == ("政务公开",)
    assert found["/zwgk/zc/gfxwj/"] == ("政务公开", "政策", "规范性文件")


def test_what_stands_beside_a_page_is_not_below_it():
    crumb = "<div>位置：<a href='/'>首页</a>&gt;<a href='/zwdt/tzgg.htm'>通知公告</a></div>"
    links = (
        "<p><a href='/zwdt/tzgg/rsgg.htm'>人事公告</a></p><b><a href='/zwdt/yw.htm'>要闻</a></b>"
    )
    found = columns(crumb + links, "/zwdt/tzgg.htm")
    assert found["/zwdt/tzgg/rsgg.htm"] == ("通知公告", "人事公告")
    assert found["/zwdt/yw.htm"] == ("要闻",)
    assert columns(crumb + links, "/tzgg.htm")["/zwdt/yw.htm"] == ("要闻",)


@pytest.mark.parametrize("step", ["上页", "下页", "下一页", "尾页", "末页", "首页", "2"])
def test_steps_of_a_pager_are_no_columns(step):
    assert columns(f"<p><a href='/zwgk/1.htm'>{step}</a></p>", "/zwgk.htm") == {}


def test_the_site_map_is_followed_rather_than_a_column():
    page = outline("<div class=foot><a href='/wzdt.html'>网站地图</a></div>", "/")
    assert sitemap_of(page) == f"{SITE}/wzdt.html"
    assert read_columns(page, (), ()) == ()
