"""The views of index.db: what is asked of its tables again and again, and tables for people."""

from __future__ import annotations

_OWN_ITEMS = """
SELECT s.run, s.item_id, s.version_id, s.fetch_id
FROM sightings s JOIN fetches f ON f.id=s.fetch_id
WHERE f.role<>'column' OR EXISTS (
  SELECT 1 FROM aliases a JOIN rows r ON r.item_key=a.key AND r.run=s.run
  WHERE a.item_id=s.item_id)
"""
"""Sightings of items; the text that a column has instead of a list (公开指南) is none."""

_OWN_ROWS = """
SELECT r.*, l.page_number FROM rows r JOIN listings l ON l.run=r.run AND l.url=r.list_url
WHERE NOT l.excerpt
"""
"""Rows of columns' own lists, without the excerpts on home and landing pages."""

_PROBED = """
SELECT p.run, p.kind, p.outcome, p.status, p.url, p.location, p.content_type, p.length, p.found_on,
  v.title AS found_on_title
FROM probes p LEFT JOIN items i ON i.url=p.found_on
  LEFT JOIN versions v ON v.id=(SELECT max(id) FROM versions WHERE item_id=i.id AND run<=p.run)
"""
"""For people: every file and link that was asked for, with the page that names it."""

_REACHED = """
SELECT l.run, l.column_id, c.name, c.url,
  (SELECT count(*) FROM own_rows r WHERE r.run=l.run AND r.column_id=l.column_id) AS rows_reached,
  max(l.declared_total) AS rows_declared, count(*) AS pages_reached,
  max(l.declared_pages) AS pages_declared,
  (SELECT min(latest) FROM own_rows r WHERE r.run=l.run AND r.column_id=l.column_id) AS oldest_row
FROM listings l JOIN columns c ON c.id=l.column_id WHERE NOT l.excerpt
GROUP BY l.run, l.column_id
"""
"""What each list declares of itself, and how much of it was reached."""

VIEWS = {
    "own_items": _OWN_ITEMS,
    "own_rows": _OWN_ROWS,
    "probed": _PROBED,
    "reached": _REACHED,
}
"""Every view by name."""
