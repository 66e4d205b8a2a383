"""Lines under a title as portals write them: (markup, published_at, source)."""

from __future__ import annotations

MINUTE, DAY, SOURCE = "2021-03-12T16:07", "2021-03-12", "临溪县交通运输局"

HEADERS: dict[str, tuple[str, str | None, str | None]] = {
    "labels": ("<p>发布时间：2021-03-12 16:07 来源：临溪县交通运输局</p>", MINUTE, SOURCE),
    "labels reversed": (
        "<p>来源：临溪县交通运输局 发布时间：2021-03-12 16:07:33</p>",
        MINUTE,
        SOURCE,
    ),
    "spans": (
        '<div class="info"><span>发布日期：2021-03-12</span><span>信息来源：临溪县交通运输局</span>'
        '<span>浏览次数：<i id="hits"></i></span></div>',
        DAY,
        SOURCE,
    ),
    "list items": (
        "<ul><li>发布时间：2021/3/12 16:07</li><li>来源：临溪县交通运输局</li><li>阅读：12</li></ul>",
        MINUTE,
        SOURCE,
    ),
    "bracketed buttons": (
        "<p>日期：2021-03-12 来源：临溪县交通运输局 【字体：<a>大</a> <a>中</a> <a>小</a>】"
        " <a>打印</a></p>",
        DAY,
        SOURCE,
    ),
    "weak labels": ("<p>时间：2021-03-12 16:07　作者：　点击：</p>", MINUTE, None),
    "inner spaces": ("<div>发布时间： 2021- 03- 12 16: 07 浏览次数：</div>", MINUTE, None),
    "em dashes": ("<div>发布时间：2021—03—12　来源：临溪县交通运输局</div>", DAY, SOURCE),
    "dots": ("<div>发布日期：2021.03.12</div>", DAY, None),
    "year month day": ("<div>发布时间：2021年3月12日 16时07分</div>", MINUTE, None),
    "midnight": ("<div>发布时间：2021-03-12 00:00:00</div>", DAY, None),
    "full width": ("<div>发布时间：２０２１－０３－１２</div>", DAY, None),
    "no colon": ("<div>发布时间 2021-03-12 16:07　来源 </div>", MINUTE, None),
    "lenticular brackets": (
        "<div>【发布时间】2021-03-12【来源】临溪县交通运输局</div>",
        DAY,
        SOURCE,
    ),
    "bare date": ('<div class="time">2021-03-12</div>', DAY, None),
    "bare date in brackets": ("<p>(2021-03-12)</p>", DAY, None),
    "bare date and named source": (
        '<div class="info">2021-03-12 16:07 <span>|</span> <span class="source">临溪县交通运输局</span>'
        "</div>",
        MINUTE,
        SOURCE,
    ),
    "site, date, source": (
        "<div>临溪县人民政府网 2021-03-12 16:07:33 来源： 临溪县交通运输局</div>",
        MINUTE,
        SOURCE,
    ),
    "source, bare date": (
        "<div>来源：临溪县交通运输局 2021-03-12 16:07:00 【字体：大 中 小】</div>",
        MINUTE,
        SOURCE,
    ),
    "link as source": (
        '<p>来源：<a href="/x/">临溪县交通运输局</a> 发布日期：2021-03-12</p>',
        DAY,
        SOURCE,
    ),
    "table header": (
        "<table><tr><td>发布时间：</td><td>2021-03-12 16:07</td><td>来源：</td>"
        "<td>临溪县交通运输局</td></tr></table>",
        MINUTE,
        SOURCE,
    ),
    "two values in one": ("<p>发布时间：2021-03-12 16:072021-03-13 09:00</p>", MINUTE, None),
    "script": (
        "<p><script>var d='2021-03-12 16:07'; if(d!=''){document.write('发布时间：'+d+'&nbsp;')}"
        "</script><script>var s=''; if(s==''){s='临溪县交通运输局'} "
        "document.write('来源：'+s);</script></p>",
        MINUTE,
        SOURCE,
    ),
    "hidden input": (
        '<p>发布时间：<span id="t"></span></p><input type="hidden" id="pubdate" value="2021-03-12 16:07">',
        MINUTE,
        None,
    ),
    "no source named": ("<p>发布时间：2021-03-12 来源：暂无来源</p>", DAY, None),
    "placeholders": ("<p>发布时间：2021-03-12 来源：null 作者：-</p>", DAY, None),
    "template key": ("<p>发布时间：2021-03-12 来源：${item.source}</p>", DAY, None),
    "promulgation is no publication": (
        "<p>（2020年12月8日临溪县第十六届人民代表大会第五次会议通过）</p>",
        None,
        None,
    ),
    "no year": ("<p>发布时间：03-12</p>", None, None),
    "unknown script": (
        "<p>发布时间：<script>document.write(getTime('a'))</script></p>",
        None,
        None,
    ),
    "update time alone": ("<p>更新时间：2021-03-12</p>", DAY, None),
    "update time beside": ("<p>更新时间：2023-01-01 发布时间：2021-03-12</p>", DAY, None),
    "date provided": (
        "<p>来源：临溪县交通运输局　信息提供日期：2021-03-12</p>",
        DAY,
        SOURCE,
    ),
    "another label behind the source": (
        "<p>来源：临溪县交通运输局 通讯员：张三 时间：2021-03-12 16:07</p>",
        MINUTE,
        SOURCE,
    ),
    "source glued to a bare date": (
        "<p><span>2021-03-12 16:07</span><span>来源：临溪县交通运输局</span></p>",
        MINUTE,
        SOURCE,
    ),
    "a label qualified": (
        "<p>发布日期/时间：2021-03-12 来源（作者）：临溪县交通运输局</p>",
        DAY,
        SOURCE,
    ),
    "the gate's own time": ("<p>门户发布时间：2021-03-12 16:07</p>", MINUTE, None),
    "date of printing": ("<p>印发日期：2021-03-12</p>", None, None),
    "date of some other event": ("<p>演练时间：2021-03-12</p>", None, None),
    "another date in a table": (
        "<table><tr><td>登记日期</td><td>2021-03-12</td></tr></table>",
        None,
        None,
    ),
    "weekday before the time": (
        "<p>2021年3月12日 星期五 16:07 来源：临溪县交通运输局</p>",
        MINUTE,
        SOURCE,
    ),
    "colon before the time": ("<p>发布时间：2021-03-12:16:07</p>", MINUTE, None),
    "labels in elements without colons": (
        "<p><span>来源</span> <span>临溪县交通运输局</span> <span>发布时间</span>"
        " <span>2021-03-12</span></p>",
        DAY,
        SOURCE,
    ),
    "reporter behind the source": (
        "<p>发布时间：2021-03-12 来源：临溪县交通运输局 记者 张三</p>",
        DAY,
        SOURCE,
    ),
    "buttons glued to the source": (
        "<p>发布日期：2021-03-12 来源：临溪县交通运输局<span>分享</span><span>打印</span></p>",
        DAY,
        SOURCE,
    ),
    "weak label glued to the source": (
        "<p><span>来源：临溪县交通运输局</span><span>时间：2021-03-12</span><span>[关闭]</span></p>",
        DAY,
        SOURCE,
    ),
    "no source but buttons": ("<p>2021-03-12 来源： 打印 [关闭]</p>", DAY, None),
    "below a catalogue without values": (
        "<dl><dt>索引号：</dt><dd>1-2-3</dd><dt>公开方式：</dt><dd>主动公开</dd><dt>主题词：</dt><dd></dd>"
        "<dt>有效性：</dt><dd>有效</dd><dt>发文机关：</dt><dd></dd></dl><p>2021-03-12 16:07　[关闭]</p>",
        MINUTE,
        None,
    ),
    "no source, the text behind": (
        "<div>时间：2021-03-12&nbsp;来源：</div><p>近日，县交通运输局部署道路养护工作。</p>",
        DAY,
        None,
    ),
    "dots between": ("<p>2021-03-12·来源：临溪县交通运输局·阅读 3</p>", DAY, SOURCE),
    "sizes of letters": ("<p>2021-03-12 来源：临溪县交通运输局 A- A A+</p>", DAY, SOURCE),
    "who wrote it": (
        "<p>2021-03-12 16:07 供稿单位：临溪县交通运输局 作者：张三 编辑：李四</p>",
        MINUTE,
        SOURCE,
    ),
    "where it was found": ("<p>2021-03-12 转自：安徽日报 点击：22</p>", DAY, "安徽日报"),
    "who wrote it before the source": (
        "<p>供稿单位：县公路中心 来源：临溪县交通运输局 2021-03-12</p>",
        DAY,
        SOURCE,
    ),
    "nobody who wrote it": ("<p>2021-03-12 来源：临溪县交通运输局 供稿单位：</p>", DAY, SOURCE),
    "organ between date and count": (
        "<p><span>2021-03-12 16:07</span> <span>临溪县融媒体中心</span> <span>阅读 12</span></p>",
        MINUTE,
        "临溪县融媒体中心",
    ),
    "organ between bars": (
        "<p><i>2021-03-12</i> | <i>临溪县交通运输局</i> | <i>浏览次数：<b>12</b></i></p>",
        DAY,
        SOURCE,
    ),
    "column between date and count": (
        "<p><span>2021-03-12</span> <span>新闻中心</span> <span>阅读 12</span></p>",
        DAY,
        None,
    ),
    "name between date and count": (
        "<p><span>2021-03-12</span> <span>张三</span> <span>阅读 12</span></p>",
        DAY,
        None,
    ),
    "organ without a count": (
        "<p><span>2021-03-12</span> <span>临溪县交通运输局</span></p>",
        DAY,
        None,
    ),
    "count glued to the source": (
        "<p>2021-03-12　来源：临溪县交通运输局　已浏览：3次　打印本页　关闭窗口</p>",
        DAY,
        SOURCE,
    ),
}
