"""Every simulated platform is recognised, by one page alone."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.simulator.exchange import Request
from crawler.simulator.platforms import simulators
from crawler.simulator.portal import Portal
from crawler.spiders import detect
from tests.simulator.conftest import county
from tests.spiders.crawling import page_of

VARIANTS = [
    pytest.param(kind, quirks, id=" ".join(filter(None, [name, variant])))
    for name, kind in simulators().items()
    for variant, quirks in kind.variants.items()
]


@pytest.mark.parametrize(("kind", "quirks"), VARIANTS)
def test_a_platform_is_recognised_by_any_of_its_pages(kind: type[Portal], quirks: Any) -> None:
    portal = kind(county(), quirks=quirks)
    portal.origin = "https://portal.invalid"
    column = portal.site.lists()[0]
    item = portal.site.listed(column.slug)[0]
    for path in ("/", portal.column_path(column), portal.item_paths(item)[0]):
        answer = portal.answer(Request.of(path))
        found = detect([page_of(portal.origin + path, answer.body)])
        assert found.platform == portal.platform, path
        assert found.evidence or portal.platform == "generic"
