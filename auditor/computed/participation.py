"""Words by which consultations, their feedback and letters are told: data of the profile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

Words = tuple[str, ...]


class _Vocabulary(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ConsultationWords(_Vocabulary):
    """Words of consultations and of what became of the opinions.

    ``opens`` stand in the title of a consultation, ``opinions`` say that it asks for opinions,
    ``but`` in the title of a page that only speaks of one, ``hearing`` in that of a hearing.
    ``drafts`` name a draft, ``documents`` end the name of a document. ``forms`` name files that
    are for answering, ``notes`` those that explain the draft. ``basis`` and ``channels`` stand in
    the text. ``feedback`` ends the title of feedback, ``results`` tell what came in, ``nothing``
    that nothing did. ``wrapping`` are the words around the name of the draft in titles.
    """

    opens: Words = ()
    opinions: Words = ()
    but: Words = ()
    hearing: Words = ()
    drafts: Words = ()
    documents: Words = ()
    forms: Words = ()
    notes: Words = ()
    basis: Words = ()
    channels: Words = ()
    feedback: Words = ()
    results: Words = ()
    nothing: Words = ()
    wrapping: Words = ()

    @cached_property
    def wraps(self) -> re.Pattern[str]:
        """Any of the words around a name, the longest first."""
        return any_of(self.wrapping)


class MessageWords(_Vocabulary):
    """Words of letters: sorts of letters with what sites call them, and states.

    ``types`` give each sort its words; ``done`` and ``waiting`` are states of a letter.
    """

    types: Mapping[str, Words] = Field(default_factory=dict)
    done: Words = ()
    waiting: Words = ()

    def sorts(self, text: str) -> frozenset[str]:
        """The sorts that a text names; none where it names none."""
        return frozenset(
            name for name, words in self.types.items() if any(word in text for word in words)
        )


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of the words; of none it never matches."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")


class GuideWords(_Vocabulary):
    """Words of service guides (办事指南).

    ``titles`` stand in the title or the column of a guide, ``but`` end titles of pages that are
    none. ``synonyms`` give each element what
    guides call it. ``titled`` are elements that the title itself gives, ``pictured`` those that
    are often a picture, ``priced`` those for which 无 is an answer. ``entries`` are words of links
    that lead to where one applies, ``forms`` of files that are to be filled in.
    """

    titles: Words = ()
    but: Words = ()
    synonyms: Mapping[str, Words] = Field(default_factory=dict)
    titled: Words = ()
    pictured: Words = ()
    priced: Words = ()
    entries: Words = ()
    forms: Words = ()

    def names(self, element: str) -> Words:
        """What guides call an element, itself included."""
        return (element, *self.synonyms.get(element, ()))

    @cached_property
    def labels(self) -> re.Pattern[str]:
        """Any label of any element, where it stands as one."""
        names = {name for element in self.synonyms for name in self.names(element)}
        ordered = sorted(names, key=lambda name: (-len(name), name))
        one_of = "|".join(map(re.escape, ordered)) or "(?!)"
        return re.compile(
            rf"(?:^|(?<=[\s:：;；|（(【\[、.．,，。）)】\]]))(?P<name>{one_of})"
            rf"(?:[（(][^（）()\n]{{1,12}}[)）])?(?P<mark>\s*[:：】\]]|(?=\s|$))",
            re.M,
        )
