"""The level of government that an organ's name, or that of a column of documents, speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

STATE, PROVINCE, CITY, COUNTY = 4, 3, 2, 1
"""Levels, the superior one greater. A city may be one of a county's rank: nobody can tell."""

_LONGEST = 40
_STATE = re.compile(r"(?:中共中央|中央|国务院|国家|全国|中华人民共和国)")
_UNIT = r"(?:自治区|自治州|自治县|自治旗|省|(?<![城都超夜])市|县|(?<![小社园景矿辖发])区|旗|盟|州)"
_REGIONS = re.compile(
    rf"(?:中共)?(?:[\u4e00-\u9fff]{{2,8}}?({_UNIT}))(?:[\u4e00-\u9fff]{{2,7}}?({_UNIT}))?"
)
_ORGAN = re.compile(r"(?:政府|公署|党委|[厅局委会室部署院办处])$")
_LEVELS = {"省": PROVINCE, "自治区": PROVINCE, "市": CITY, "自治州": CITY, "州": CITY, "盟": CITY}
_NAMED = {"国务院": STATE, "国家": STATE, "中央": STATE, "部委": STATE, **_LEVELS}
_COLUMN = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}(?=省|自治区|(?<!城)市|州|盟))?"
    r"(?P<levels>(?:国务院|国家|中央|部委|自治区|省|市|州|盟)"
    r"(?:(?:委|政府|级|[、和及与])*(?:国务院|国家|中央|部委|自治区|省|市|州|盟))*)"
    r"(?:人民政府|政府|政办|办公[厅室]|府|委|级|直|办|厅|局|有关|主管|部门|单位)*的?"
    r"(?:规范性|行政|重要|最新|涉企|惠企|惠民|政策|法规|规章|公文|文件|发文|令|及|和)*(?:转载|转发|选登|汇编|库)?"
)
_WORD = re.compile("国务院|国家|中央|部委|自治区|省|市|州|盟")


@lru_cache(maxsize=4096)
def level_of(organ: str) -> int:
    """The level of a body by its name: of two regions the lower one counts; 0 if none is told."""
    name = "".join(organ[:_LONGEST].split())
    if not _ORGAN.search(name):
        return 0
    if _STATE.match(name):
        return STATE
    found = _REGIONS.match(name)
    unit = (found[2] or found[1]) if found else None
    return _LEVELS.get(unit, COUNTY) if unit else 0


@lru_cache(maxsize=4096)
def is_of_superiors(column: str, site: str) -> bool:
    """Whether a column of documents holds, by its name, those of levels above the site's only."""
    found = _COLUMN.fullmatch("".join(column[:_LONGEST].split()))
    level = level_of(site)
    if found is None or not level:
        return False
    return min(_NAMED[word] for word in _WORD.findall(found["levels"])) > level
