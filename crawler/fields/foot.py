"""What stands below an article and is not of it: lists of others, comments, the site's foot."""

from __future__ import annotations

import re

from crawler.fields.sheet import Sheet

# Plain beginnings, and no flag to ignore case, which costs ten times as much.
_SURE = re.compile(
    r"ICP\s*备|icp\s*备|Icp\s*备|公网?安备|网站标识码|版权所有|Copyright|copyright|COPYRIGHT|CopyRight"
    r"|©|技术支持\s*[:：]"
)
_LIKELY = re.compile(
    r"主\s?办|承\s?办|协\s?办|版权|地\s*址|邮\s*编|邮箱|传真|电话|维护|网站地图|联系我们|关于我们|站点地图"
    r"|法律声明|隐私|标识码|备案|访问量|访客|您是第|浏览器|分辨率|更新"
)
_OTHERS = re.compile(
    r"\W*(?:相关|关联|延伸|推荐|热点|热门|最新|近期|更多)(?:链接|信息|新闻|文档|文章|稿件|阅读|资讯|内容|动态|推荐|公告)\W*"
    r"|\W*(?:猜你喜欢|为您推荐|(?:网友|最新|全部|用户)?评论\W{0,3}(?:列表|区)?|网友留言|信息列表)\W*"
)
_HEADING = 12  # characters of the heading of such a list
_FAR = 30  # lines behind the text that are looked at
_ABOVE = 6  # lines of the foot that may stand above the one that gives it away


def foot_of(sheet: Sheet, after: int) -> int:
    """The first line of the site's foot behind line ``after``; the number of lines if none.

    Nothing in it is said of the article: not its dates, not the organ that runs the site.
    """
    lines = sheet.lines
    text = "\n".join([line.text for line in lines[after:]])
    sure = _SURE.search(text)
    if sure is None:
        return len(lines)
    place = after + text.count("\n", 0, sure.start())
    above = range(place - 1, max(place - _ABOVE, after) - 1, -1)
    other = (line for line in above if not _LIKELY.search(lines[line].text))
    return next(other, above.stop) + 1


def others_of(sheet: Sheet, after: int) -> int:
    """The first line behind ``after`` that heads a list of other articles, or comments."""
    for place in range(after, min(after + _FAR, len(sheet.lines))):
        if heads_others(sheet.lines[place].text):
            return place
    return len(sheet.lines)


def heads_others(text: str) -> bool:
    """Whether a line is the heading of a list of other articles, or of comments."""
    return len(text) <= _HEADING and _OTHERS.fullmatch(text) is not None
