"""Identifiers in the foot of a page: 网站标识码, ICP 备案号 and 公安备案号.

国办发〔2017〕47号 asks for them on every page. 标识码: ten digits, or ``bm`` and eight for a body
of the State Council; its first four to six digits are the region. ICP: 非经营性互联网信息服务备案,
province, 6 to 10 digits, the site's own count behind a dash. 公安: 14 digits, region first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新"
_SITE_ID = re.compile(r"标识(?:编)?码\s{0,4}[:：]?\s{0,4}(bm\d{8}|\d{10})(?!\d)", re.I | re.A)
_SITE_ID_SHAPE = re.compile(r"bm\d{8}|\d{10}", re.A)
_ICP = re.compile(
    rf"([{_PROVINCES}])\s{{0,3}}ICP\s{{0,3}}([备证])\s{{0,3}}(\d{{6,10}})\s{{0,3}}号"
    r"(?:\s{0,3}[-－—–]\s{0,3}(\d{1,4})(?!\d))?",
    re.I,
)
_POLICE = re.compile(rf"([{_PROVINCES}])公网安备\s{{0,3}}(\d{{14}})\s{{0,3}}号")


@dataclass(frozen=True, slots=True)
class SiteIds:
    """What a text states of its site, without white space; None where it states none."""

    site_id_code: str | None = None
    icp: str | None = None
    police: str | None = None


def read_site_ids(text: str) -> SiteIds:
    """The first identifier of each kind in the text of a page or of its foot."""
    site_id, icp, police = _SITE_ID.search(text), _ICP.search(text), _POLICE.search(text)
    number = f"{icp[1]}ICP{icp[2]}{icp[3]}号" + (f"-{icp[4]}" if icp[4] else "") if icp else None
    return SiteIds(
        site_id[1].lower() if site_id else None,
        number,
        f"{police[1]}公网安备{police[2]}号" if police else None,
    )


def is_site_id_code(text: str) -> bool:
    """Whether a text, such as ``meta SiteIDCode``, has the shape of a 网站标识码."""
    return bool(_SITE_ID_SHAPE.fullmatch(text))
