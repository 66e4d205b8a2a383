"""The yardstick: a bare Scrapy CrawlSpider with Scrapy's defaults that parses nothing."""

from __future__ import annotations

import sys

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.linkextractors import LinkExtractor
from scrapy.spiders import CrawlSpider, Rule


class Bare(CrawlSpider):
    """Follows every link of the host."""

    name = "bare"
    rules = (Rule(LinkExtractor(), callback="see", follow=True),)

    def see(self, response: Response) -> None:
        """Parse nothing."""


def main(home: str) -> None:
    """Crawl everything below ``home``."""
    process = AsyncCrawlerProcess({"LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False})
    process.crawl(Bare, start_urls=[home], allowed_domains=["127.0.0.1"])
    process.start()


if __name__ == "__main__":
    main(sys.argv[1])
