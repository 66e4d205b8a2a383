"""What interpretations are like over a whole site: their forms, and which a head gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from auditor.computed.context import Context, Table
from crawler.fields.span import Span
from crawler.index.views import ItemView

UNKNOWN, TEXT = "不明", "文字"  # besides the forms that a profile names
"""An interpretation with hardly any text and no word for its form, and one of words alone."""


class Forms(Table):
    """How many interpretations there are of each form. INT005 fills it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.counts: Counter[str] = Counter()

    def note(self, forms: Mapping[str, tuple[str, ...]], item: ItemView, shortest: int) -> None:
        """Count an interpretation under the first form whose words its title or a file has."""
        said = "\n".join((item.title, *(f"{file.name}.{file.type}" for file in item.attachments)))
        found = (form for form, words in forms.items() if any(word in said for word in words))
        self.counts[next(found, UNKNOWN if len(item.body) < shortest else TEXT)] += 1


class Heads(Table):
    """When a head interpreted, and when one may have. INT007 fills it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.sure: list[tuple[Span, str]] = []
        self.doubtful: list[tuple[Span, str]] = []
        self.interpretations: Counter[int] = Counter()

    def note(self, item: ItemView, *, is_sure: bool) -> None:
        """Keep the page's day and address."""
        if item.published_at is not None:
            kept = self.sure if is_sure else self.doubtful
            kept.append((item.published_at, item.url))

    def count(self, item: ItemView) -> None:
        """Count an interpretation in its year."""
        if item.published_at is not None:
            self.interpretations[item.published_at.earliest.year] += 1
