"""The foot of the site below an article: who runs it, licences, when the site was updated."""

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
