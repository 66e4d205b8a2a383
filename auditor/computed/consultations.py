"""Consultations (意见征集) with their periods and parts, and the pages of feedback on them."""

from __future__ import annotations

import re
from functools import cached_property

from auditor.computed.addresses import Addresses
from auditor.computed.asked import COLUMNS, Consultation, Feedback, Sort, rows_of
from auditor.computed.consultation_matching import match, with_extensions
from auditor.computed.consultation_parts import PERIOD, find_parts, told_results
from auditor.computed.context import Context, Table
from auditor.computed.participation import any_of
from auditor.computed.periods import read_period
from auditor.computed.relation import Relation
from auditor.computed.titles import Name, is_cut, plain
from auditor.rule import Text
from crawler.fields.urls import frontier_key
from crawler.index.views import FileView, ItemView, RowView
from crawler.items import ColumnKind, PageClass
from crawler.outcomes import FileOutcome

_QUOTED = re.compile(r"《([^《》]{2,120})》")
_MARKED = re.compile(r"《[^《》]*》")
_EDITION = re.compile(r"[(（\[【][^()（）\[\]【】]{1,12}[)）\]】]")
_SHORTEST = 4
_CITING = 4_000  # characters of feedback in which consultations are cited
_FILE_TEXT = 20_000
_OTHERS = frozenset({PageClass.MESSAGE, PageClass.ANNUAL_REPORT, PageClass.INTERPRETATION})


class Consultations(Table):
    """Every consultation of the site with its feedback, many to many where the pages are so.

    Evidence: a link of either page to the other; the name of the draft, in 《》 or as the rest of
    the title without the words of asking and telling; the name cited in the text of the feedback.
    A name tells only feedback that came after the consultation opened: that of the last round,
    and of rounds shortly before it.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._words = context.scope.consultations
        self._opens = any_of(self._words.opens)
        self._feedback_words = any_of(self._words.feedback)
        self._kinds = {column.id: column.kind for column in context.columns}
        self._addresses = Addresses()
        self._texts: dict[str, str] = {}
        self._found: list[Consultation] = []
        self._feedback: list[Feedback] = []
        self._listed: dict[str, RowView] = {}
        self._linked: set[str] = set()

    def add_row(self, row: RowView) -> None:
        """Rows tell aliases, and feedback that is not in the index."""
        if row.item_key is not None:
            self._addresses.learn(row.url, row.item_key)
        of_feedback = self._kinds.get(row.column_id) is ColumnKind.FEEDBACK
        if not of_feedback and not self._is_feedback_title(row.title):
            return
        if row.item_key is not None:
            self._listed.setdefault(row.item_key, row)
        else:
            self._feedback.append(self._of_row(row))

    def add_file(self, file: FileView) -> None:
        """Keep the beginning of what a file says."""
        if file.outcome is FileOutcome.OK and self._opens.pattern != "(?!)":
            self._texts[file.key] = file.text[:_FILE_TEXT]

    def add_item(self, item: ItemView) -> None:
        """Keep a consultation or its feedback."""
        self._listed.pop(item.key, None)
        if item.page_class in _OTHERS:
            return
        if self.is_feedback(item):
            self._keep_feedback(item)
        elif self.is_consultation(item):
            self._keep(item)

    def details(self, item: ItemView) -> tuple[list[str], bool]:
        """The texts of a feedback's files, and whether one that may tell more is not known."""
        texts, is_open = [], False
        for file in item.attachments:
            name = plain(file.name)
            if any(word in name for word in self._words.drafts):
                continue
            text = self._texts.get(frontier_key(file.url))
            texts += [text] if text is not None else []
            is_open |= text is None
        return texts, is_open

    def is_feedback(self, item: ItemView) -> bool:
        """Whether an item tells what became of opinions."""
        if item.page_class is PageClass.FEEDBACK:
            return True
        if ColumnKind.FEEDBACK in item.kinds:
            return ColumnKind.CONSULTATION not in item.kinds
        return self._is_feedback_title(item.title)

    def tells_result(self, item: ItemView) -> bool:
        """Whether an item is feedback, or a consultation whose own page tells what came in."""
        if self.is_feedback(item):
            return True
        return self.is_consultation(item) and bool(told_results(item.body, self._words))

    def _is_feedback_title(self, title: str) -> bool:
        text = _EDITION.sub("", plain(title))
        return bool(self._opens.search(text) and self._feedback_words.search(text))

    def is_consultation(self, item: ItemView) -> bool:
        """Whether an item asks the public for something."""
        by_column = ColumnKind.CONSULTATION in item.kinds
        if not by_column and item.page_class is not PageClass.CONSULTATION:
            if not self._opens.search(item.title) or item.page_class is not PageClass.DETAIL:
                return False
            if not item.kinds & {ColumnKind.NOTICE, ColumnKind.POLICY}:
                return False
        outside = _MARKED.sub("", plain(item.title))
        aside = (*self._words.but, *self._words.notes)
        return not any(word in outside for word in aside)

    def sort_of(self, title: str) -> Sort:
        """What a title asks for."""
        text, words = plain(title), self._words
        outside = _MARKED.sub("", text)
        asks = any(word in outside for word in words.opinions)
        if any(word in outside for word in words.hearing) and "征求" not in outside:
            return Sort.HEARING
        core = _EDITION.sub("", words.wraps.sub("", outside))
        if any(word in text for word in words.drafts) or (asks and "《" in text):
            return Sort.DRAFT
        if asks and any(word in core for word in words.documents):
            return Sort.DRAFT
        return Sort.OPINIONS if asks else Sort.OTHER

    def _keep(self, item: ItemView) -> None:
        words, sort = self._words, self.sort_of(item.title)
        texts = {
            file.url: text
            for file in item.attachments
            if (text := self._texts.get(frontier_key(file.url))) is not None
        }
        parts = find_parts(item, words, texts, has_draft=sort is Sort.DRAFT)
        period = read_period(item.body, item.published_at)
        if period is not None:
            parts.where[PERIOD] = "body"
        self._found.append(
            Consultation(
                url=item.url,
                key=item.key,
                title=item.title,
                sort=sort,
                published=item.published_at,
                period=period,
                parts=parts,
                names=self._names(item.title),
                links=tuple((link.url, link.relation) for link in item.links),
                told=told_results(item.body, words),
                text=item.body[:6_000],
                seen=item.seen,
            )
        )
        self._linked.update(link.url for link in item.links)
        self._addresses.learn_item(item.url, item.key)

    def _keep_feedback(self, item: ItemView) -> None:
        cited = _QUOTED.findall(item.body[:_CITING]) if "《" in item.body else ()
        self._feedback.append(
            Feedback(
                url=item.url,
                title=item.title,
                published=item.published_at,
                names=self._names(item.title),
                cited=frozenset(n for one in cited[:50] for n in self._named(one)),
                links=tuple(link.url for link in item.links),
                key=item.key,
            )
        )
        self._addresses.learn_item(item.url, item.key)

    def _of_row(self, row: RowView, *, was_read: bool = True) -> Feedback:
        names = frozenset() if is_cut(row.title) else self._names(row.title)
        return Feedback(row.url, row.title, row.date, names, was_read=was_read)

    def _names(self, title: str) -> frozenset[Name]:
        """The names in 《》, and the title without the words around the name of its matter."""
        text = plain(title)
        found = {name for one in _QUOTED.findall(text) for name in self._named(one)}
        about = text[max(0, text.find("关于")) :]
        bare = _EDITION.sub("", about).replace("《", "").replace("》", "")
        core = Name.of(self._words.wraps.sub("", bare))
        if len(core.base) >= _SHORTEST:
            found.add(Name(core.region, f"~{core.base}"))
        return frozenset(found)

    def _named(self, text: str) -> tuple[Name, ...]:
        name = Name.of(_EDITION.sub("", plain(text)))
        return (name,) if len(name.base) >= _SHORTEST else ()

    @cached_property
    def all(self) -> list[Consultation]:
        """Every consultation by address, with its feedback."""
        found = with_extensions(one for one in self._found if not self._is_draft_of_another(one))
        found.sort(key=lambda one: one.url)
        unread = [self._of_row(row, was_read=False) for row in self._listed.values()]
        match(found, [*self._feedback, *unread], self._addresses)
        return found

    def _is_draft_of_another(self, one: Consultation) -> bool:
        """Whether a page is only the draft that an announcement links to."""
        is_bare = plain(one.title).rstrip(")）").endswith(self._words.drafts)
        return is_bare and one.period is None and one.url in self._linked

    def relation(self) -> Relation:
        """A row for each consultation and page of feedback; one without feedback has one row."""
        return Relation(
            "consultations",
            Text("意见征集与反馈", "consultations and their feedback"),
            COLUMNS,
            [row for one in self.all for row in rows_of(one)],
            ("url", "feedback_url"),
        )
