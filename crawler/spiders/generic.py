"""Any portal: what its pages show is enough. Knows the traces of makes without a spider."""

from __future__ import annotations

import re
from typing import ClassVar

from crawler.fields.traces import Trace, find_traces
from crawler.page import Page
from crawler.portal import Evidence, PortalSpider

_OTHER_MAKES = (
    Trace("Epoint: lightfrontaction", re.compile(r"lightfrontaction|EWB-FRONT|govInfoPub"), 6),
)


class GenericSpider(PortalSpider):
    """Reads any portal by what its pages show."""

    platform: ClassVar[str] = "generic"

    @classmethod
    def detect(cls, page: Page) -> tuple[Evidence, ...]:
        """The traces of makes that have no spider of their own here."""
        found = find_traces(_OTHER_MAKES, page.tree, page.text, page.url)
        return tuple(Evidence(weight, what) for weight, what in found)
