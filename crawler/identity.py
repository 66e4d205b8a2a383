"""Whose portal it is and which platform it runs on: configured, remembered, recognised anew."""

from __future__ import annotations

import json
from collections.abc import Sequence

from crawler.fields.urls import origin
from crawler.index.platform import recognised_platform, set_platform
from crawler.items import PageClass, Reading
from crawler.options import CrawlError
from crawler.page import Page
from crawler.pipelines.store import Store
from crawler.portal import PortalSpider
from crawler.sites import Site
from crawler.spiders import detect, platforms

GENERIC = "generic"


class Identity:
    """The portal's name and the spider that reads it.

    A run begins with the platform that the last one saw and looks at the home page anew: a
    redesign may have changed it. Raises CrawlError where the configured platform is unknown.
    """

    def __init__(self, site: Site, store: Store) -> None:
        self._site = site
        self._store = store
        self._kinds = {c.url: c.kind for c in site.columns if c.kind is not None}
        index = store.index
        known = index.site()
        settled = site.platform or (
            recognised_platform(index.connection) if index.unfinished() else None
        )
        self._is_settled = settled is not None
        remembered = known[3] if known and known[3] in platforms() else GENERIC
        self.name = site.name or (known[1] if known else "") or _host(site.home)
        self.spider = self._make_spider(settled or remembered)

    def _make_spider(self, platform: str) -> PortalSpider:
        known = platforms()
        if platform not in known:
            names = ", ".join(sorted(known))
            raise CrawlError(
                f"{self._site.key}：没有平台 {platform!r}，可用：{names}",
                f"{self._site.key}: unknown platform {platform!r}; one of {names}",
            )
        return known[platform](self._site.home, self._kinds)

    def begin(self) -> None:
        """Record whose run this is; call when it has begun."""
        site, platform = self._site, self.spider.platform
        evidence = "configured" if site.platform else ""
        self._store.index.set_site(site.key, self.name, site.home, platform, evidence)

    def recognise(self, pages: Sequence[Page]) -> None:
        """Recognise the platform from pages, unless it is configured or known already."""
        if self._is_settled:
            return
        found = detect(pages)
        if found.platform != GENERIC:
            self._settle(found.platform, [one.what for one in found.evidence])

    def is_mistaken(self, page: Page, reading: Reading) -> bool:
        """Whether a home page that can be read no longer shows the remembered platform.

        It is then to be read again: the spider has changed.
        """
        if self._is_settled or page.status != 200 or reading.page_class is not PageClass.HOME:
            return False
        before = self.spider.platform
        self._settle(GENERIC, [])
        return before != GENERIC

    def _settle(self, platform: str, evidence: Sequence[str]) -> None:
        self._is_settled = True
        if platform != self.spider.platform:
            self.spider = self._make_spider(platform)
            self._store.use_spider(self.spider)
        said = json.dumps(evidence, ensure_ascii=False)
        set_platform(self._store.index.connection, self._store.index.run, platform, said)

    def learn_name(self, reading: Reading) -> None:
        """Take over the name that the home page gives the portal, unless one is configured."""
        if not self._site.name and reading.facts is not None and reading.facts.name:
            self.name = reading.facts.name
            self._store.index.rename_site(self.name)


def _host(home: str) -> str:
    """What to call a site that does not say its name."""
    return origin(home).partition("://")[2]
