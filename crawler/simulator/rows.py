"""Rows that are no items: links to other hosts and rows that lead straight to a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crawler.simulator.model import SimAttachment, SimRow, SimSite


def with_foreign_rows(
    site: SimSite, *, article: str = "https://mp.weixin.qq.com/s/simulated-article"
) -> SimSite:
    """The site with one row to another host and one row that is a file in its news and notices.

    ``article`` is the address of the foreign page; ``{upstream}`` in it stands for the origin
    of the upstream portal.
    """
    notice, news = site.column("tzgg"), site.column("bmdt")
    rows = (
        SimRow(news.slug, "一图读懂便民服务清单", site.as_of - timedelta(days=5), url=article),
        SimRow(
            notice.slug,
            "便民服务网点一览表",
            site.as_of - timedelta(days=6),
            file=SimAttachment("便民服务网点一览表.pdf", "pdf"),
        ),
    )
    return replace(site, rows=site.rows + rows)
