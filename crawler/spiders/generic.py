"""Any portal: what its pages show is enough."""

from __future__ import annotations

from typing import ClassVar

from crawler.portal import PortalSpider


class GenericSpider(PortalSpider):
    """Reads any portal by what its pages show; no trace speaks for it."""

    platform: ClassVar[str] = "generic"
