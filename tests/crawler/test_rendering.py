"""Pages that only script can show: told as such, and rendered where the user asks for it.

The tests that start a browser are marked slow: they need Chromium.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.crawl import crawl
from crawler.export import item_object
from crawler.index.snapshot import Snapshot
from crawler.middlewares.rendering import BrowserMissingError, Renderer, RenderError, find_browser
from crawler.options import CrawlOptions
from crawler.outcomes import FetchOutcome
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.generate import make_site
from crawler.simulator.generic import GenericPortal
from crawler.simulator.server import Served, serve
from crawler.sites import Site

SHELL = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>政务公开</title></head>
<body><noscript>请启用脚本</noscript><div id="app"></div><script src="/assets/app.js"></script>
</body></html>"""
SCRIPT = """
fetch('http://192.0.2.7/stolen').catch(() => 0);
fetch('/elsewhere').catch(() => 0);
new Image().src = '/assets/pixel.png';
fetch(location.href, {headers: {'X-Requested-With': 'XMLHttpRequest'}})
  .then(answer => answer.text())
  .then(text => { document.body.innerHTML = new DOMParser()
    .parseFromString(text, 'text/html').body.innerHTML; });
"""


class ScriptedPortal(GenericPortal):
    """Some articles are empty shells; script asks for what they say."""

    script = SCRIPT

    def is_shell(self, path: str) -> bool:
        return re.fullmatch(r"/article/\d*[05].html", path) is not None

    @property
    def shells(self) -> list[str]:
        paths = (self.item_paths(item)[0] for item in self.site.items)
        return [path for path in paths if self.is_shell(path)]

    def answer(self, request: Request) -> Answer:
        by_script = "x-requested-with" in request.headers
        if request.path == "/assets/app.js":
            return Answer(self.script.encode(), content_type="text/javascript")
        if request.path == "/elsewhere":
            return Answer(status=302, headers=(("Location", "http://192.0.2.7/stolen"),))
        if self.is_shell(request.path) and not by_script:
            return Answer(SHELL.encode())
        return super().answer(request)


class EndlessPortal(ScriptedPortal):
    script = "for (;;) {}"


def site_of() -> ScriptedPortal:
    return ScriptedPortal(make_site(4, 12, as_of=date(2026, 6, 30)))


def options(*, browser: bool) -> CrawlOptions:
    return CrawlOptions(concurrency=2, delay=0, browser=browser)


def items_of(folder: Path, served: Served) -> list[dict[str, object]]:
    with Snapshot.open(folder) as snapshot:
        found = [item_object(item) for item in snapshot.items()]
    for item in found:
        del item["claims"]  # what a document.write puts where differs, its values do not
    return sorted(found, key=lambda item: str(item["url"]))


def test_without_a_browser_a_shell_is_told_as_such(tmp_path: Path) -> None:
    portal = site_of()
    with serve(portal) as served:
        crawl(Site(key="linxi", home=served.home), tmp_path, options(browser=False))
    with Snapshot.open(tmp_path) as snapshot:
        unread = {one.outcome for one in snapshot.unread()}
        assert len(list(snapshot.unread())) == len(portal.shells) > 3
        assert len(list(snapshot.items())) == len(portal.site.items) - len(portal.shells)
    assert unread == {FetchOutcome.SCRIPT_ONLY}


@pytest.mark.slow
def test_with_a_browser_the_items_are_those_of_the_plain_portal(tmp_path: Path) -> None:
    portal = site_of()
    plain = GenericPortal(portal.site)
    with serve(portal) as served:
        crawl(Site(key="linxi", home=served.home), tmp_path / "a", options(browser=True))
        rendered = items_of(tmp_path / "a", served)
        asked = [entry.target for entry in served.log]
        served.portal = plain
        crawl(Site(key="linxi", home=served.home), tmp_path / "b", options(browser=False))
        expected = items_of(tmp_path / "b", served)
    assert len(rendered) == len(portal.site.items)
    assert rendered == expected
    assert "/assets/pixel.png" not in asked  # pictures say nothing
    archive = Archive([tmp_path / "a" / "evidence"])
    page = archive.page(served.origin + portal.shells[0])
    assert page is not None
    assert page.headers["x-mingcha-rendered"].startswith("Chromium/")
    assert b"<h1" in page.body


@pytest.mark.slow
def test_a_rendered_page_asks_only_its_own_site(tmp_path: Path) -> None:
    asked: list[str] = []

    def may_ask(url: str) -> bool:
        asked.append(url)
        return "192.0.2.7" not in url

    portal = site_of()
    with serve(portal) as served:
        rendered = asyncio.run(_render(may_ask, served.origin + portal.shells[0]))
    shown = [item.title for item in portal.site.items if item.title in rendered.decode()]
    assert shown
    assert "http://192.0.2.7/stolen" in asked  # wanted, and refused


@pytest.mark.slow
def test_a_page_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.middlewares.rendering._WHOLE", 4.0)
    portal = EndlessPortal(make_site(4, 12, as_of=date(2026, 6, 30)))
    with serve(portal) as served, pytest.raises(RenderError, match="did not come to rest"):
        asyncio.run(_render(lambda _: True, served.origin + portal.shells[0]))


async def _render(may_ask, url: str) -> bytes:
    renderer = Renderer(may_ask, True, "test")
    try:
        return (await renderer.render(url)).body
    finally:
        await renderer.close()


def test_a_missing_browser_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(BrowserMissingError) as error:
        find_browser()
    assert "apt install chromium" in error.value.en


def test_a_missing_part_names_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "playwright.async_api", None)
    with pytest.raises(BrowserMissingError) as error:
        find_browser()
    assert "pip install 'mingcha[browser]'" in error.value.zh
