"""How a request of the crawl is made: over HTTP, or by the browser where it is marked so."""

from __future__ import annotations

from collections.abc import Callable

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response

from crawler.middlewares.egress import GuardedHandler
from crawler.middlewares.rendering import RENDERED, Renderer


class PortalHandler(GuardedHandler):
    """Asks over HTTP; what has ``render`` in its meta (what it may ask for) is rendered."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._renderer: Renderer | None = None

    async def download_request(self, request: Request) -> Response:
        """The answer to a request. Raises RenderError where a page cannot be rendered."""
        may_ask = request.meta.get("render")
        if may_ask is None:
            return await super().download_request(request)
        rendered = await self._browser(may_ask).render(request.url)
        headers = {"Content-Type": "text/html; charset=utf-8", RENDERED: rendered.browser}
        return HtmlResponse(
            request.url, rendered.status, headers, rendered.body, encoding="utf-8", request=request
        )

    def _browser(self, may_ask: Callable[[str], bool]) -> Renderer:
        if self._renderer is None:
            settings = self.crawler.settings
            private = settings.getbool("MINGCHA_ALLOW_PRIVATE")
            self._renderer = Renderer(may_ask, private, settings["USER_AGENT"])
        return self._renderer

    async def close(self) -> None:
        """End the browser and the connections."""
        if self._renderer is not None:
            await self._renderer.close()
        await super().close()
