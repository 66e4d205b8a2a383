"""The files of items: what probes and readers learnt of them, and what of persons is in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.computed.context import Context, Table
from auditor.rule import Subject, SubjectKind
from crawler.fields.personal_words import Kind
from crawler.fields.urls import frontier_key
from crawler.index.views import FileView, ItemView, ProbeView, Seen
from crawler.items import Mark
from crawler.outcomes import FileOutcome

HIDDEN = frozenset(
    {
        "hidden_sheet",
        "hidden_column",
        "hidden_row",
        "hidden_text",
        "comment",
        "property",
        "covered_text",
        "white_text",
    }
)
"""Places in a file that nobody sees who opens it."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What is known of a file by its bytes; its text is not kept."""

    url: str
    found_on: str
    type: str
    outcome: FileOutcome
    marks: tuple[Mark, ...]
    seen: Seen

    def found(self, *kinds: Kind, hidden: bool = False) -> list[Mark]:
        """The marks of some kinds, in what one sees of the file or in what is ``hidden``."""
        return [m for m in self.marks if m.kind in kinds and (m.place in HIDDEN) is hidden]


class Files(Table):
    """Files and probes by the key of their address, and the items that name the files."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.files: dict[str, KnownFile] = {}
        self.probes: dict[str, ProbeView] = {}
        self.partial: dict[str, list[tuple[Subject, list[Mark], Seen]]] = defaultdict(list)
        self._named: dict[str, tuple[str, str, str]] = {}

    def add_probe(self, probe: ProbeView) -> None:
        """Take in what became of one file or link."""
        self.probes[probe.key] = probe

    def add_file(self, file: FileView) -> None:
        """Take in what is known of a file, without its text."""
        self.files[file.key] = KnownFile(
            file.url, file.found_on, file.type, file.outcome, file.marks, file.seen
        )

    def add_item(self, item: ItemView) -> None:
        """Take in who names which file, and ID numbers that are masked in part."""
        self._keep_partial(item.url, Subject(SubjectKind.ITEM, item.url, item.title), item)
        for attachment in item.attachments:
            key = frontier_key(attachment.url)
            file = self.files.get(key)
            if file is not None:
                self._named.setdefault(key, (attachment.name, item.url, item.title))
                subject = Subject(SubjectKind.ATTACHMENT, attachment.url, attachment.name)
                self._keep_partial(item.url, subject, file)

    def _keep_partial(self, page: str, subject: Subject, held: ItemView | KnownFile) -> None:
        marks = [mark for mark in held.marks if mark.kind is Kind.PARTIAL_ID]
        if marks:
            self.partial[page].append((subject, marks, held.seen))

    def known(self) -> Iterator[KnownFile]:
        """The files that were looked into, by key."""
        yield from self.files.values()

    def subject(self, file: KnownFile) -> Subject:
        """A file as the subject of a result, under the name that its item gives it."""
        name, _, _ = self._named.get(frontier_key(file.url), ("", "", ""))
        return Subject(SubjectKind.ATTACHMENT, file.url, name or file.url.rpartition("/")[2])

    def item_of(self, file: KnownFile) -> dict[str, str]:
        """The item of a file for the evidence; the page that names it where there is none."""
        _, url, title = self._named.get(frontier_key(file.url), ("", file.found_on, ""))
        return {"item_url": url, "item_title": title}
