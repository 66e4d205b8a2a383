"""Read-only records that the auditor sees: what the index knows, with where it knows it from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.fields.links import LinkPlace
from crawler.fields.span import Span
from crawler.items import Attachment, Claim, ColumnKind, Field, Mark, PageClass, RelatedLink
from crawler.outcomes import FetchOutcome, FileOutcome

_FEW = 5  # items; of fewer, a share says nothing
_MUCH = 0.7  # of the items of the last run; a site does not lose more by itself


@dataclass(frozen=True, slots=True)
class Seen:
    """The fetch behind a fact. ``at`` is aware (Asia/Shanghai); ``warc`` is ``file#offset``."""

    at: datetime
    sha256: str
    warc: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """The site of an index."""

    key: str
    name: str
    home: str
    platform: str


@dataclass(frozen=True, slots=True)
class RunView:
    """One crawl. ``status`` is complete, budget (stopped at --max-pages) or interrupted.

    ``outcomes`` counts requests by fetch outcome; ``source`` is network or archive.
    ``platform_was`` is what the run before recognised, where that was another platform than
    this run's, and ``platform_evidence`` what gave the new one away. ``items_before`` counts
    the items of the last complete run of the same source, None where there is none. ``home`` is
    how the request for the home page ended, None where there was none.
    """

    id: int
    started: datetime
    finished: datetime | None
    status: str
    source: str
    pages: int
    items: int
    outcomes: dict[str, int]
    platform: str | None = None
    platform_was: str | None = None
    platform_evidence: tuple[str, ...] = ()
    items_before: int | None = None
    home: FetchOutcome | None = None

    @property
    def is_far_below(self) -> bool:
        """Whether a run that was not stopped early found far fewer items than the last."""
        before = self.items_before or 0
        return self.status == "complete" and before >= _FEW and self.items < _MUCH * before


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column as the latest run saw it.

    ``outcome`` is how the column's first page ended, None where it was never asked for;
    ``complete`` says whether every page of the list was read; ``is_list`` whether the page
    was read as a list (a single page with text is none); ``row_count`` counts rows,
    ``page_count`` pages of the list that were read. ``is_windowed`` says that the list was left
    where its rows became older than the run's ``--since``. ``is_unfinished`` says that its page
    says no more than that it is being built or mended (建设中).
    """

    id: int
    url: str
    name: str
    path: tuple[str, ...]
    kind: ColumnKind
    outcome: FetchOutcome | None
    complete: bool
    is_list: bool
    row_count: int
    declared_total: int | None
    seen: Seen | None
    declared_pages: int | None = None
    page_count: int = 0
    is_windowed: bool = False
    is_unfinished: bool = False


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a column's list. ``item_key`` is None for external rows.

    ``claims`` are what a list of letters states beside title and date (see LETTER_FIELDS); they
    are there too where the letter has no page or it could not be read. ``outcome`` is how the
    request for its page ended, None where it was not asked for as a page.
    """

    column_id: int
    url: str
    item_key: str | None
    title: str
    date: Span | None
    date_text: str
    external: bool
    claims: tuple[Claim, ...] = ()
    outcome: FetchOutcome | None = None


@dataclass(frozen=True, slots=True)
class ItemView:
    """One own item with its resolved facts and all claims behind them.

    Values are None where the page says nothing. ``claims`` hold every statement, also empty
    cells; ``won`` names for each resolved field the claim that it came from. ``columns`` are
    the columns that list the item; where none does, ``kinds`` comes from the breadcrumb.
    ``first_run`` is the id of the run that saw the item first, ``modified`` what the server
    said of the page's last change. What a letter's own page does
    not say of when it was asked and answered, its list row may (see LETTER_FIELDS). ``marks``
    stand for personal data, which is masked in all texts.
    """

    id: int
    key: str
    url: str
    page_class: PageClass
    title: str
    index_number: str | None
    document_number: str | None
    category: str | None
    subject: str | None
    issuing_body: str | None
    source: str | None
    validity: str | None
    written_on: Span | None
    signed_on: Span | None
    published_at: Span | None
    body: str
    breadcrumb: tuple[str, ...]
    columns: tuple[ColumnView, ...]
    kinds: frozenset[ColumnKind]
    claims: tuple[Claim, ...]
    won: dict[Field, Claim]
    attachments: tuple[Attachment, ...]
    links: tuple[RelatedLink, ...]
    first_run: int
    seen: Seen
    asked_at: Span | None = None
    answered_at: Span | None = None
    message_type: str | None = None
    answered_by: str | None = None
    message_status: str | None = None
    question: str | None = None
    answer: str | None = None
    modified: datetime | None = None
    marks: tuple[Mark, ...] = ()

    def claims_of(self, field: Field) -> tuple[Claim, ...]:
        """All claims about one fact, in page order."""
        return tuple(claim for claim in self.claims if claim.field == field)


@dataclass(frozen=True, slots=True)
class UnreadView:
    """A listed own page that was asked for and could not be read."""

    url: str
    title: str
    outcome: FetchOutcome
    at: datetime
    kinds: frozenset[ColumnKind]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ProbeView:
    """What became of one file or link. ``key`` is equal for all spellings of its address.

    ``kind`` is ``attachment`` or ``link``. ``location`` is where redirects led in the end,
    ``length`` the bytes of the whole thing where they are told, ``found_on`` the page that
    named it first. ``asked`` is False where the crawl read it as a page of its own anyway.
    ``answer`` is what the evidence keeps of the answer, under the request ``fetch_id``: a page,
    a file that was read, or the portal's own word that something is not there; else None.
    """

    url: str
    key: str
    kind: str
    outcome: FetchOutcome
    status: int | None
    content_type: str
    length: int | None
    last_modified: str | None
    location: str | None
    at: datetime
    found_on: str
    asked: bool = True
    detail: str = ""
    etag: str | None = None
    fetch_id: int | None = None
    answer: Seen | None = None


@dataclass(frozen=True, slots=True)
class EarlierView:
    """A version of an item as an earlier run saw it; ``run`` is the last one that did.

    ``is_there`` says whether the run of the snapshot saw the item too, ``is_current`` whether it
    read the very same of it.
    """

    run: int
    at: datetime
    sha256: str
    key: str
    url: str
    title: str
    index_number: str | None
    document_number: str | None
    is_there: bool
    is_current: bool = False
    published_at: Span | None = None


@dataclass(frozen=True, slots=True)
class PastRun:
    """A finished run before that of the snapshot.

    ``lists`` are the columns that it read, ``unfinished`` those whose pages said no more than
    that they were being built or mended.
    """

    id: int
    finished: datetime
    is_complete: bool
    lists: frozenset[int]
    unfinished: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FileView:
    """A file that was fetched and looked into. ``text`` is masked; ``marks`` tell what was found.

    ``key`` is equal for all spellings of its address, ``found_on`` the page that named it first,
    ``type`` what its bytes are, whatever its name says.
    """

    url: str
    key: str
    found_on: str
    type: str
    outcome: FileOutcome
    pages: int | None
    text: str
    marks: tuple[Mark, ...]
    seen: Seen


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link of a page that is no row of a list, and what became of it.

    ``page`` is the address of the page, ``page_title`` what it is called ("" of a home page),
    ``key`` equal for all spellings of the link's address. ``outcome`` is None where nobody asked
    for it; ``location`` is where redirects led in the end; ``how`` see ``fields.links``. ``seen``
    is the page, ``answer`` what the evidence keeps of the answer to the link (see ProbeView).
    """

    page: str
    page_title: str
    url: str
    key: str
    place: LinkPlace
    text: str
    how: str
    outcome: FetchOutcome | None
    status: int | None
    location: str | None
    seen: Seen
    answer: Seen | None = None
