"""Which interpretation belongs to which policy, on what evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from auditor.computed.addresses import Addresses
from auditor.computed.context import Context, Table
from auditor.computed.identifiers import Number, cited_numbers, own_number
from auditor.computed.interpreters import drafter, interpreter
from auditor.computed.matching import Matcher
from auditor.computed.pieces import pieces, share_in
from auditor.computed.relation import Relation, Value
from auditor.computed.roles import Role
from auditor.computed.titles import fold, is_cut
from auditor.computed.works import Interpretation, Page, Pair, Work
from auditor.deadlines import Limit, Unit, judge
from auditor.rule import Text
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
            interpreter=interpreter(item.body),
            drafter=drafter(item.body),
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
            drafter=drafter(item.body),
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

    def relation(self) -> Relation | None:
        """Every policy with each of its interpretations, or none."""
        return Relation(
            "policy_interpretation",
            Text("政策文件与解读，一行一对", "policies with each of their interpretations"),
            _COLUMNS,
            (line for work in self.works for line in _lines(work)),
            ("policy_url", "interpretation_url", "document_number"),
        )


_COLUMNS = {
    "policy_url": Text("文件网址", "address of the policy"),
    "policy_title": Text("文件标题", "title of the policy"),
    "document_number": Text("文号", "document number"),
    "policy_published": Text("文件发布时间", "when the policy was published"),
    "pages": Text("文件所在页面数", "how many pages show the policy"),
    "interpretation_url": Text("解读网址", "address of the interpretation"),
    "interpretation_title": Text("解读标题", "title of the interpretation"),
    "interpretation_published": Text("解读发布时间", "when the interpretation was published"),
    "workdays_least": Text("间隔工作日下限", "working days between the two, at least"),
    "workdays_most": Text("间隔工作日上限", "working days between the two, at most"),
    "evidence": Text("匹配依据，由强到弱", "what tells that they belong together, strongest first"),
    "score": Text("把握（0 至 1）", "how sure the pair is, 0 to 1"),
    "policy_links": Text("文件是否链接到解读", "whether the policy links to it"),
    "interpretation_links": Text("解读是否链接到文件", "whether it links to the policy"),
    "copied": Text("解读文字与文件相同的比例", "share of it that is the policy's text"),
    "was_read": Text("解读页面是否读到", "whether the interpretation was read"),
}


def _lines(work: Work) -> Iterator[list[Value]]:
    page = work.page
    start = page.published
    number = next((one.number.text for one in work.pages if one.number), None)
    head: list[Value] = [page.url, page.title, number, start.text() if start else None]
    head.append(len(work.pages))
    if not work.pairs:
        yield [*head, *[None] * (len(_COLUMNS) - len(head))]
    for pair in sorted(work.pairs, key=lambda each: each.interpretation.url):
        one = pair.interpretation
        end, spent = one.published, None
        if start and end:
            spent = judge(start, end, Limit(0, Unit.WORKDAYS))
        yield [
            *head,
            one.url,
            one.title,
            end.text() if end else None,
            spent.least if spent else None,
            spent.most if spent else None,
            "\n".join(pair.evidence),
            pair.score,
            pair.policy_links,
            pair.interpretation_links,
            round(copied(work, pair), 3),
            one.was_read,
        ]


def copied(work: Work, pair: Pair) -> float:
    """The share of an interpretation's text that stands in the policy too."""
    return max(share_in(pair.interpretation.pieces, page.pieces) for page in work.pages)


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
