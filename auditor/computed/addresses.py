"""Which item an address means: items have aliases, and links use any of them."""

from __future__ import annotations

import re
from sys import intern
from urllib.parse import urlsplit

_TAIL = re.compile(r"(?:[0-9]{3,}|[0-9a-f]{16,})(?=(?:\.[a-z]{2,5})?$)", re.I)


class Addresses:
    """Keys of items by address; http and https are one."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._tails: dict[tuple[str, str], str | None] = {}

    def learn(self, url: str, key: str) -> None:
        """Note that an address means the item with the key."""
        self._keys[_bare(url)] = key

    def learn_item(self, url: str, key: str) -> None:
        """Note an item's own address; its trailing id may stand for it under another route."""
        self.learn(url, key)
        tail = _tail(url)
        if tail is not None:
            self._tails[tail] = key if self._tails.get(tail, key) == key else None

    def key(self, url: str) -> str | None:
        """The key of the item that an address means, None for an unknown one."""
        known = self._keys.get(_bare(url))
        if known is not None:
            return known
        tail = _tail(url)
        return self._tails.get(tail) if tail else None


def _bare(url: str) -> str:
    return url.partition("://")[2]


def _tail(url: str) -> tuple[str, str] | None:
    parts = urlsplit(url)
    found = _TAIL.search(parts.path)
    return (intern(parts.netloc), found.group().lower()) if found else None
