"""Policies and interpretations as pairing sees them: little of each, never the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.computed.identifiers import Number
from auditor.computed.pieces import Pieces, empty
from auditor.computed.titles import Name
from crawler.fields.span import Span
from crawler.index.views import Seen


@dataclass(slots=True, eq=False)
class Interpretation:
    """An interpretation, or a list row that leads to one.

    ``quoted`` are the names of every title in 《》 in its title, ``plain`` what is left of a
    title without them, ``numbers`` the document numbers in its text. ``is_own`` is False for a
    row that leads to another site or to a file; ``was_read`` for a page of the site that is not
    in the index. ``links`` are the addresses that it links to, with their relation and text,
    ``interpreter`` and ``drafter`` the bodies that its text names as such.
    """

    url: str
    title: str
    published: Span | None
    quoted: tuple[tuple[Name, ...], ...]
    plain: tuple[Name, ...]
    key: str | None = None
    numbers: tuple[Number, ...] = ()
    links: tuple[tuple[str, str, str], ...] = ()
    pieces: Pieces[int] = field(default_factory=empty)
    is_own: bool = True
    was_read: bool = True
    seen: Seen | None = None
    interpreter: str = ""
    drafter: str = ""

    def linked(self, relation: str) -> tuple[str, ...]:
        """The addresses of one relation, each once."""
        return tuple(dict.fromkeys(url for url, own, _ in self.links if own == relation))


@dataclass(slots=True, eq=False)
class Page:
    """One page of a policy. ``attached`` names a file that is an interpretation, if any."""

    key: str
    url: str
    title: str
    published: Span | None
    formed: Span | None
    number: Number | None
    names: tuple[Name, ...]
    links: tuple[tuple[str, str], ...]
    attached: str
    seen: Seen
    issuer: str = ""
    drafter: str = ""
    pieces: Pieces[int] = field(default_factory=empty)

    def linked(self, relation: str) -> tuple[str, ...]:
        """The addresses of one relation, each once."""
        return tuple(dict.fromkeys(url for url, own in self.links if own == relation))


@dataclass(slots=True, eq=False)
class Pair:
    """A policy's interpretation, what tells that they belong together, and their links.

    ``evidence`` is in descending strength; ``score`` says from 0 to 1 how sure it is.
    """

    interpretation: Interpretation
    evidence: tuple[str, ...]
    score: float
    policy_links: bool = False
    interpretation_links: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A link to an interpretation outside the index. ``is_listed`` tells a page of the site."""

    url: str
    is_listed: bool


@dataclass(slots=True, eq=False)
class Work:
    """One policy document, on however many pages it stands; judged once.

    ``doubtful`` are interpretations that may be of this policy or of a namesake; ``elsewhere``
    are links to interpretations that are none of the index.
    """

    pages: list[Page]
    pairs: list[Pair] = field(default_factory=list)
    doubtful: list[Interpretation] = field(default_factory=list)
    elsewhere: list[Elsewhere] = field(default_factory=list)

    @property
    def page(self) -> Page:
        """The page that stands for the work: the earliest, ties by address."""
        return min(self.pages, key=_rank)


def _rank(page: Page) -> tuple[bool, str, str]:
    text = page.published.earliest.isoformat() if page.published else ""
    return not page.published, text, page.url
