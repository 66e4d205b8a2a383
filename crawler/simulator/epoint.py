"""Epoint 新点: static news lists, disclosure lists by ``getgovinfolist``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar
from uuid import UUID, uuid5

from crawler.items import Field
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.listing import LABELS, Entry
from crawler.simulator.model import SimColumn, SimItem, SimSite
from crawler.simulator.portal import Portal

_SPACE = UUID("6b1d4f0a-52c7-4c1e-9f6a-0d3b7e21c845")
_PROJECT = "/EWB-FRONT"
_ACTION = "/rest/lightfrontaction/getgovinfolist"
_SETTINGS = "/js/webBuilderCommon.js"
_JSON = "application/json;charset=UTF-8"


@dataclass(frozen=True, slots=True)
class EpointQuirks:
    """What may differ between portals of the make.

    ``first`` is the number that the first page has for the interface; ``told`` says whether the
    page's script states it (the interface takes 0 for the first page too). ``rows_in_page`` puts
    the first page of a disclosure list into the page itself. ``total`` False leaves the total out,
    ``excess`` adds to it. ``wrapped`` wants the parameters in ``{"token", "params"}``.
    ``settings`` leaves the site's number to a script beside the page. ``steps`` is how static
    pagers lead on: ``href``, or ``script`` by calls alone.
    """

    first: int = 0
    told: bool = True
    rows_in_page: bool = False
    total: bool = True
    excess: int = 0
    wrapped: bool = False
    settings: bool = False
    steps: str = "href"


class EpointPortal(Portal):
    """A portal of the make; see EpointQuirks."""

    platform = "epoint"
    variants: ClassVar[Mapping[str, Any]] = {
        "": None,
        "first page in the page": EpointQuirks(
            first=1, rows_in_page=True, wrapped=True, steps="script"
        ),
        "number in a script": EpointQuirks(settings=True, excess=40),
        "without total": EpointQuirks(first=1, told=False, total=False),
    }
    skin = "ewb-"
    page_size = 4
    labels = LABELS | {
        Field.INDEX_NUMBER: "索 引 号",
        Field.CATEGORY: "信息分类",
        Field.TITLE: "信息名称",
        Field.DOCUMENT_NUMBER: "文　　号",
    }

    def __init__(
        self, site: SimSite, *, upstream: str = "", quirks: EpointQuirks | None = None
    ) -> None:
        self.quirks = quirks or EpointQuirks()
        self.site_guid = str(uuid5(_SPACE, site.name))
        super().__init__(site, upstream=upstream)
        self.add(_SETTINGS, self._settings)
        for column in site.lists():
            if not self.is_asked(column):
                self.add(self._static(column, 1), partial(self.list_page, column, 1))

    # Addresses -------------------------------------------------------------------------

    def is_asked(self, column: SimColumn) -> bool:
        """Whether script asks the interface for the column's list."""
        return column.catalogue and column in self.site.lists()

    def category(self, column: SimColumn) -> str:
        """Three digits for each step from the top."""
        path = self.site.path(column)
        return "".join(f"{self.site.children(c.parent).index(c) + 1:03d}" for c in path)

    def column_path(self, column: SimColumn, number: int = 1) -> str:
        """A static page of its folder, or the shell of a disclosure list."""
        if self.is_asked(column):
            page = "" if number == 1 else f"&page={number}"
            return f"/dynamic/zwgk/govInfoPub.html?categorynum={self.category(column)}{page}"
        if number > 1:
            return self._static(column, number)
        is_list = column in self.site.lists()
        return f"{self._folder(column)}{'moreinfo' if is_list else 'subpage'}.html"

    def _static(self, column: SimColumn, number: int) -> str:
        return f"{self._folder(column)}{number}.html"

    def _folder(self, column: SimColumn) -> str:
        return f"/{self.site.path(column)[0].slug}/{self.category(column)}/"

    def item_paths(self, item: SimItem) -> tuple[str, ...]:
        """One address for each column that lists the item, and the dynamic one."""
        columns = [self.site.column(slug) for slug in item.columns]
        guid = uuid5(_SPACE, str(item.id))
        paths = [f"{self._folder(c)}{item.published_at:%Y%m%d}/{guid}.html" for c in columns]
        category = self.category(columns[0])
        dynamic = f"/dynamic/zwgk/govInfoDetail.html?infoid={guid}&categorynum={category}"
        return (*paths, dynamic)

    def row_path(self, item: SimItem, column: SimColumn) -> str:
        """The address in the folder of the column."""
        return self.item_paths(item)[item.columns.index(column.slug)]

    # Pages -----------------------------------------------------------------------------

    def list_page(self, column: SimColumn, number: int) -> Answer:
        """A static page, or a shell that asks for the rows."""
        template = "epoint_shell.html" if self.is_asked(column) else "epoint_list.html"
        return self.listing(
            template,
            column,
            number,
            quirks=self.quirks,
            category=self.category(column),
            guid="" if self.quirks.settings else self.site_guid,
            action=_ACTION,
            project=_PROJECT,
        )

    def item_page(self, item: SimItem, path: str) -> Answer:
        """An article."""
        return self.detail("epoint_detail.html", item, path)

    def _settings(self) -> Answer:
        held = {"siteGuid": self.site_guid, "projectName": _PROJECT, "siteName": self.site.name}
        text = f"var siteInfo = {json.dumps(held, ensure_ascii=False)};\n"
        return Answer(text.encode(), content_type="application/javascript")

    def missing(self, request: Request) -> Answer:
        """The interface answers posted JSON only; scripts do not mind a query."""
        if request.path == _SETTINGS:
            return self._settings()
        if request.path == _PROJECT + _ACTION and request.method == "POST":
            return self._listed(request.text)
        return super().missing(request)

    def _listed(self, text: str) -> Answer:
        asked = _object(text)
        if self.quirks.wrapped:
            asked = _object(asked.get("params"))
        category, size = asked.get("categorynum"), _number(asked.get("pageSize"))
        index = _number(asked.get("pageIndex")) - self.quirks.first
        column = next((c for c in self.site.lists() if self.category(c) == category), None)
        known = column is not None and asked.get("siteGuid") == self.site_guid
        entries = self.entries(column) if column is not None and known else []
        shown = entries[max(index, 0) * size : (max(index, 0) + 1) * size]
        custom: dict[str, Any] = {"data": [self._record(each, column) for each in shown]}
        if self.quirks.total:
            custom["total"] = len(entries) + (self.quirks.excess if entries else 0)
        answer = {"custom": custom, "status": {"code": 1, "text": "", "url": ""}}
        return Answer(json.dumps(answer, ensure_ascii=False).encode(), content_type=_JSON)

    def _record(self, entry: Entry, column: SimColumn | None) -> dict[str, Any]:
        cut = entry.title if len(entry.title) < 30 else f"{entry.title[:28]}..."
        return {
            "infoid": str(uuid5(_SPACE, str(entry.item.id))) if entry.item else None,
            "title": f"<font color=''>{cut}</font>",
            "realtitle": entry.title,
            "infourl": entry.target,
            "infodate": f"{entry.on} 00:00:00",
            "categorynum": self.category(column) if column else "",
            "indexnum": entry.item.index_number if entry.item else "null",
            "zhaiyao": None,
        }


def _object(value: object) -> Mapping[str, Any]:
    try:
        found = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _number(value: object) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() else 0
