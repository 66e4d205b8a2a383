"""Regions at the head of names: 临溪县, 库勒蒙古族自治旗, 沧澜市云栖区."""

from __future__ import annotations

import re
from sys import intern

_NO_TOWN = "(?<![城超夜股门都])市"
_NO_DISTRICT = "(?<![小社园景城矿辖灾库林牧片街校厂山老郊地发战专点])区"
"""小区 and 超市 are no regions."""
_UNIT = rf"(?:自治区|自治州|自治县|自治旗|省|{_NO_TOWN}|县|{_NO_DISTRICT}|旗|盟|州)"
_LETTER = "[\u4e00-\u9fff](?<![委厅局办于印发的和及])"
_REGION = re.compile(rf"(?:中共)?((?:{_LETTER}){{2,7}}?{_UNIT})(?=.{{4}})")
_BELOW = re.compile(
    rf"((?:{_LETTER}){{2,3}}?(?:自治县|自治旗|{_NO_TOWN}|县|{_NO_DISTRICT}|旗))(?=.{{4}})"
)
_ABOVE = ("省", "市", "州", "盟", "自治区")
_SELF_RULED = re.compile(r"(?:[\u4e00-\u9fff]{1,3}族)*自治(?=[区州县旗]$)")


def leading_region(folded: str) -> tuple[str, int]:
    """The region that a folded name begins with, and its length; ("", 0) where there is none.

    Of two levels the lower one counts. 自治 and the names of peoples are left out of the region.
    """
    found = _REGION.match(folded)
    if found is None:
        return "", 0
    region, end = found[1], found.end()
    below = _BELOW.match(folded, end) if region.endswith(_ABOVE) else None
    if below is not None:
        region, end = below[1], below.end()
    return intern(_SELF_RULED.sub("", region) if "自治" in region else region), end
