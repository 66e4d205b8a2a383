"""Every word of the vocabularies has its names."""

from __future__ import annotations

from auditor.words import FIELDS, PAGE_CLASSES, PLACES
from crawler.items import Field, PageClass, Place


def test_every_word_has_a_name_of_its_own_in_both_languages() -> None:
    for names, words in ((FIELDS, Field), (PLACES, Place), (PAGE_CLASSES, PageClass)):
        assert set(names) == set(words)
        assert len({text.zh for text in names.values()}) == len(names)
        assert len({text.en for text in names.values()}) == len(names)
