"""Templates and what they may ask: one context object, so that every page is made alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from crawler.items import ColumnKind, Field, PageClass
from crawler.simulator.model import SimColumn, SimItem, SimSite
from crawler.simulator.texts import han_date

if TYPE_CHECKING:
    from crawler.simulator.listing import Entry
    from crawler.simulator.portal import Portal

Metas = tuple[tuple[str, str], ...]

_RELATED = {
    PageClass.INTERPRETATION: "相关解读",
    PageClass.FEEDBACK: "结果反馈",
    PageClass.CONSULTATION: "征集公告",
}
_BLOCKS = (
    ColumnKind.NEWS,
    ColumnKind.NOTICE,
    ColumnKind.POLICY,
    ColumnKind.INTERPRETATION,
    ColumnKind.CONSULTATION,
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page in the making: its portal, its own address, title and meta tags.

    ``code`` is the identification code in its foot.
    """

    portal: Portal
    path: str
    title: str
    metas: Metas
    code: str

    @property
    def site(self) -> SimSite:
        """The site that the page belongs to."""
        return self.portal.site

    def link(self, target: str) -> str:
        """The href for a target as this page writes it."""
        target = target.replace("{upstream}", self.portal.upstream)
        return target if "://" in target else self.portal.link(self.path, target)

    def column(self, column: SimColumn) -> str:
        """The href of a column."""
        return self.link(self.portal.column_path(column))

    def item(self, item: SimItem) -> str:
        """The href of an item."""
        return self.link(self.portal.item_paths(item)[0])

    def blocks(self) -> tuple[SimColumn, ...]:
        """The lists that the home page shows."""
        return tuple(column for column in self.site.lists() if column.kind in _BLOCKS)

    def newest(self, column: SimColumn, count: int) -> list[Entry]:
        """The rows of a block; those of the home page may have stood still."""
        until = self.site.front_until if self.path == "/" else None
        entries = self.portal.entries(column)
        return [each for each in entries if until is None or each.on <= until][:count]

    def siblings(self, column: SimColumn) -> tuple[SimColumn, ...]:
        """The columns beside a column, for the side menu."""
        return self.site.children(column.parent)

    def related(self, item: SimItem) -> list[tuple[str, SimItem]]:
        """Related items with the heading that they stand under."""
        targets = [self.site.item(each) for each in item.related]
        return [(_RELATED.get(each.page_class, "相关政策"), each) for each in targets]

    def neighbours(self, item: SimItem) -> list[tuple[str, SimItem]]:
        """The items before and after in the item's own column."""
        listed = self.site.listed(item.columns[0])
        at = listed.index(item)
        found = [("上一篇", listed[at - 1])] if at else []
        return found + [("下一篇", each) for each in listed[at + 1 : at + 2]]

    def files(self, item: SimItem) -> list[tuple[str, str]]:
        """Name and href of each attachment."""
        paths = ((each.name, self.portal.file_path(item, each)) for each in item.attachments)
        return [(name, self.link(path)) for name, path in paths]

    def is_signature(self, item: SimItem, text: str) -> bool:
        """Whether a paragraph is the signature or its date."""
        return item.signed_on is not None and text in (item.issuing_body, han_date(item.signed_on))

    def source(self, item: SimItem) -> str:
        """What stands after 来源."""
        return item.text_of(Field.SOURCE) or ""

    def views(self, item: SimItem) -> int:
        """A number of readers."""
        return item.id * 31 % 1900 + 12


@lru_cache(maxsize=1)
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(
        loader=loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment


def render(template: str, page: Page, facts: dict[str, Any]) -> str:
    """The text of a page; a template that asks for something unknown raises UndefinedError."""
    return _environment().get_template(template).render(page=page, site=page.site, **facts)


def site_metas(site: SimSite, host: str, code: str) -> Metas:
    """The meta tags that every page carries."""
    return (("SiteName", site.name), ("SiteDomain", host), ("SiteIDCode", code))


def column_metas(column: SimColumn) -> Metas:
    """The meta tags of a column's pages."""
    return (
        ("ColumnName", column.name),
        ("ColumnDescription", f"{column.name}栏目发布有关信息"),
        ("ColumnKeywords", column.name),
        ("ColumnType", column.name),
    )


def article_metas(item: SimItem, url: str) -> Metas:
    """The meta tags of an item's page."""
    return (
        ("ArticleTitle", item.title),
        ("PubDate", f"{item.published_at:%Y-%m-%d %H:%M}"),
        ("ContentSource", item.text_of(Field.SOURCE) or ""),
        ("Keywords", item.category or item.title),
        ("Author", item.issuing_body or item.source or ""),
        ("Description", item.summary or item.title),
        ("Url", url),
    )
