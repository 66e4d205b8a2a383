"""TRS WCM / 海云: static pages, ``tYYYYMMDD_<id>.html`` beside ``index_<k>.html``."""

from __future__ import annotations

import re
from typing import ClassVar

from crawler.fields.traces import Trace
from crawler.portal import PortalSpider

_TRACES = (
    Trace("…/YYYYMM/tYYYYMMDD_id.html", re.compile(r"\d{6}/t\d{8}_\d+\.s?html?$"), 2, True),
    Trace(
        'createPageHTML(N, 0, "index", "html")',
        re.compile(r"""\(\s*\d+\s*,\s*\d+\s*,\s*["']\w+["']\s*,\s*["']s?html?["']\s*\)"""),
        4,
    ),
    Trace("TRS_Editor", re.compile(r"TRS_(?:UE)?(?:Editor|DITOR)|trs_editor_view|CurrChnlCls"), 3),
)


class TrsSpider(PortalSpider):
    """Reads portals made with TRS; its lists, pagers and ids are all in the general reading."""

    platform: ClassVar[str] = "trs"
    traces = _TRACES
