"""Links of pages in the index: which page names what, and what became of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime

from crawler.fields.links import LinkPlace, PageLink
from crawler.fields.urls import frontier_key
from crawler.index.probes import answer_seen
from crawler.index.views import LinkView, Seen
from crawler.outcomes import FetchOutcome

_STORE = "INSERT OR IGNORE INTO page_links VALUES (?,?,?,?,?,?,?,?)"
_ONCE = """
INSERT OR IGNORE INTO page_links SELECT ?,?,?,?,?,?,?,?
WHERE NOT EXISTS (SELECT 1 FROM page_links WHERE run=? AND key=? AND place=?)
"""
_SAME_EVERYWHERE = frozenset({LinkPlace.ASIDE, LinkPlace.HIDDEN})
"""Places in a template: such a link is kept of the first page that shows it."""

_LINKS = """
SELECT l.page, coalesce(v.title, c.name, ''), l.url, l.key, l.place, l.text, l.how,
  p.outcome, p.status, p.location, f.at, f.sha256, f.warc, f.offset,
  a.at, a.sha256, a.warc, a.offset
FROM page_links l JOIN fetches f ON f.id=l.fetch_id
  LEFT JOIN probes p ON p.run=l.run AND p.key=l.key
  LEFT JOIN fetches a ON a.id=p.fetch_id
  LEFT JOIN sightings s ON s.run=l.run AND s.fetch_id=l.fetch_id
  LEFT JOIN versions v ON v.id=s.version_id
  LEFT JOIN columns c ON c.url=l.page
WHERE l.run=:run ORDER BY l.place, l.page, l.key
"""
_MENUS = """
SELECT t.found_on, coalesce(o.name, ''), t.url, t.key, 'menu', coalesce(c.name, ''), '',
  t.outcome, f.status, f.location, m.at, m.sha256, m.warc, m.offset,
  f.at, f.sha256, f.warc, f.offset
FROM frontier t JOIN fetches m ON m.id=(
    SELECT max(id) FROM fetches WHERE run=t.run AND url=t.found_on AND sha256 IS NOT NULL)
  LEFT JOIN fetches f ON f.id=t.fetch_id
  LEFT JOIN columns c ON c.url=t.url LEFT JOIN columns o ON o.url=t.found_on
WHERE t.run=:run AND t.role='column' AND t.state='done'
  AND NOT EXISTS (SELECT 1 FROM page_links l WHERE l.run=t.run AND l.key=t.key AND l.place='home')
ORDER BY t.key
"""


def store_page_links(
    db: sqlite3.Connection, run: int, page: str, fetch_id: int, links: Iterable[PageLink]
) -> None:
    """Keep what a page links to."""
    for link in links:
        key = frontier_key(link.url)
        row = (run, page, key, link.place, link.url, link.text, link.how, fetch_id)
        if link.place in _SAME_EVERYWHERE:
            db.execute(_ONCE, (*row, run, key, link.place))
        else:
            db.execute(_STORE, row)


def read_page_links(db: sqlite3.Connection, run: int) -> Iterator[LinkView]:
    """The links of a run by place, page and address, then the columns that menus lead to."""
    for query in (_LINKS, _MENUS):
        for page, title, url, key, place, text, how, outcome, status, to, *seen in db.execute(
            query, {"run": run}
        ):
            at, sha256, warc, offset, *answer = seen
            yield LinkView(
                page=page,
                page_title=title,
                url=url,
                key=key,
                place=LinkPlace(place),
                text=text,
                how=how,
                outcome=FetchOutcome(outcome) if outcome else None,
                status=status,
                location=to,
                seen=Seen(datetime.fromisoformat(at), sha256 or "", f"{warc}#{offset}"),
                answer=answer_seen(*answer),
            )
