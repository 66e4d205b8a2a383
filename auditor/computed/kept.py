"""What is read of an item once, however many rules ask for it while the item streams by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from crawler.index.views import ItemView

R = TypeVar("R")


def kept(read: Callable[[ItemView], R]) -> Callable[[ItemView], R]:
    """Decorator: the answer about the last item is kept, and given again for the same item.

    Of items only one is kept; what ``read`` gives is shared and must not be changed.
    """
    last: tuple[ItemView, R] | None = None

    def answer(item: ItemView) -> R:
        nonlocal last
        if last is None or last[0] is not item:
            last = (item, read(item))
        return last[1]

    return answer
