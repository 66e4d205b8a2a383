"""Which interpretation belongs to which policy, on what evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from auditor.computed.addresses import Addresses
from auditor.computed.context import Context, Table
from auditor.computed.identifiers import Number, cited_numbers, own_number
from auditor.computed.matching import Matcher
from auditor.computed.pieces import pieces
from auditor.computed.roles import Role
from auditor.computed.titles import fold, is_cut
from auditor.computed.works import Interpretation, Page, Work
from crawler.index.views import ItemView, RowView
from crawler.items import Attachment, ColumnKind


class Pairs(Table):
    """Every policy of the site with its interpretations.

    Evidence, strongest first: a link that either page presents as such; the policy's name in
    《》 in the interpretation's title; its document number in the text; its name as the rest of
    the title. An interpretation belongs to the policies of its strongest evidence only, so that
    a document that it merely cites gains nothing. Names that several policies share, and
    generic ones, tell nothing alone.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._kinds = {column.id: column.kind for column in context.columns}
        self._addresses = Addresses()
        self._pages: list[Page] = []
        self._interpretations: list[Interpretation] = []
        self._listed: dict[str, RowView] = {}

    def add_row(self, row: RowView) -> None:
        """Rows tell aliases of items, and interpretations that are not in the index."""
        if row.item_key is not None:
            self._addresses.learn(row.url, row.item_key)
        listed = self._kinds.get(row.column_id) is ColumnKind.INTERPRETATION
        if not listed and not self.context.titles.is_interpretation(row.title):
            return
        if row.item_key is not None:
            self._listed.setdefault(row.item_key, row)
        else:
            self._interpretations.append(self._of_row(row, is_own=False))

    def add_item(self, item: ItemView) -> None:
        """Keep what pairing needs of a policy or an interpretation."""
        self._listed.pop(item.key, None)
        role = self.context.role(item)
        if role is Role.POLICY:
            self._pages.append(self._page(item))
        elif role is Role.INTERPRETATION:
            self._interpretations.append(self._interpretation(item))
        else:
            return
        self._addresses.learn_item(item.url, item.key)

    def _interpretation(self, item: ItemView) -> Interpretation:
        titles = self.context.titles
        return Interpretation(
            url=item.url,
            title=item.title,
            published=item.published_at,
            quoted=titles.quoted(item.title),
            plain=titles.interpreted(item.title)[1],
            key=item.key,
            numbers=cited_numbers(f"{item.title}\n{item.body}"),
            links=tuple((link.url, link.relation, link.text) for link in item.links),
            pieces=pieces(item.body),
            seen=item.seen,
        )

    def _of_row(self, row: RowView, *, is_own: bool) -> Interpretation:
        titles, is_whole = self.context.titles, not is_cut(row.title)
        return Interpretation(
            url=row.url,
            title=row.title,
            published=row.date,
            quoted=titles.quoted(row.title) if is_whole else (),
            plain=titles.interpreted(row.title)[1] if is_whole else (),
            is_own=is_own,
            was_read=not is_own,
        )

    def _page(self, item: ItemView) -> Page:
        titles = self.context.titles
        return Page(
            key=item.key,
            url=item.url,
            title=item.title,
            published=item.published_at,
            formed=item.written_on or item.signed_on,
            number=own_number(item.document_number),
            names=titles.names(item.title),
            links=tuple((link.url, link.relation) for link in item.links),
            attached=next(
                (file.name for file in item.attachments if titles.is_interpretation(_stem(file))),
                "",
            ),
            seen=item.seen,
            issuer=item.issuing_body or "",
            pieces=pieces(item.body),
        )

    @cached_property
    def unread(self) -> list[Interpretation]:
        """Listed interpretations of the site that are not in the index."""
        return [self._of_row(row, is_own=True) for row in self._listed.values()]

    @cached_property
    def works(self) -> list[Work]:
        """Every policy once, with its interpretations."""
        works = _group(self._pages)
        interpretations = [*self._interpretations, *self.unread]
        Matcher(works, interpretations, self._addresses, self.context.titles).match()
        return works


def _stem(file: Attachment) -> str:
    return file.name.removesuffix(f".{file.type}")


def _group(pages: Iterable[Page]) -> list[Work]:
    """Pages of one document together: one number and a name in common, or one title and day."""
    by_number: dict[Number, list[Work]] = defaultdict(list)
    by_title: dict[tuple[str, str], Work] = {}
    works: list[Work] = []
    for page in sorted(pages, key=lambda page: (page.number is None, page.url)):
        day = page.published.text()[:10] if page.published else page.url
        title = (fold(page.title), day)
        twins = by_number[page.number] if page.number else [*filter(None, [by_title.get(title)])]
        work = next((twin for twin in twins if _is_same(twin.pages[0], page)), None)
        if work is None:
            work = Work([])
            works.append(work)
            by_title.setdefault(title, work)
            if page.number:
                by_number[page.number].append(work)
        work.pages.append(page)
    return works


def _is_same(one: Page, other: Page) -> bool:
    return fold(one.title) == fold(other.title) or bool({*one.names} & {*other.names})
