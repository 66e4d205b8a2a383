"""COL: columns of which people expect an answer: proposals and their replies, search, Q&A."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.answers import INAPPLICABLE, PASSED, UNTESTED, Answer, Answers, cannot_tell, failed
from auditor.checks.column import is_under, unread_column
from auditor.checks.column_wanted import absent_columns
from auditor.computed.activity import Activity
from auditor.computed.column_names import ColumnWanted, Menu
from auditor.computed.context import Context
from auditor.computed.proposals import Proposals
from auditor.computed.reach import leads_elsewhere, was_read
from auditor.computed.scope import Settings
from auditor.rule import Reason, Severity, Subject, SubjectKind, Text
from auditor.rulebook import site_rule
from crawler.index.views import ColumnView, LinkView
from crawler.outcomes import GONE, FetchOutcome

_SHOWN = 20
_BESIDE = 4  # characters of an entry's name besides the word that tells it


class Replies(Settings):
    """A sort of proposals: the ``column`` of its replies, and the words of their titles.

    In a column whose name holds ``alone`` without the other sort, every row is of this sort.
    """

    column: ColumnWanted
    words: tuple[str, ...]
    alone: str


class ProposalsWanted(Settings):
    """The sorts of proposals, how many full years must show replies, and words of titles that
    declare that there were none. Where the columns are not ``required``, a site without them
    is not judged.
    """

    sorts: tuple[Replies, ...]
    years: int
    declared: tuple[str, ...]
    required: bool


@site_rule(
    "COL008",
    name="no-replies-to-proposals",
    severity=Severity.MEDIUM,
    params=ProposalsWanted,
    needs=(Proposals, Activity, Menu),
)
def proposals(params: ProposalsWanted, context: Context) -> Iterator[Answer]:
    """Columns on proposals of deputies and members, or a year's replies, are missing.

    What: The site has no column for replies to proposals of the people's congress (建议) or of the
    political consultative conference (提案), or such a column shows no reply of a full year.
    Why: Replies are to be published, so that everybody sees what became of the proposals.
    Basis: 阜阳市交通运输局 (2018): columns 人大建议和政协提案办理答复; 涡阳、宣州考核: yearly.
    How measured: Names of columns with synonyms. The last full years must each show a row of the
    sort, by its date; in a column for both, by its title too. A title that declares that there
    was nothing to answer excuses. A list that was not read to its end, and rows without a date,
    are cantTell.
    Fix: Publish the replies of the year, or a note that there were none.
    """
    if context.table(Proposals).all_with(params.declared):
        yield INAPPLICABLE
        return
    for sort in params.sorts:
        heads = [one for one in context.columns if sort.column.is_called(one.name)]
        heads = [one for one in heads if one.outcome not in GONE]
        asked = [one for one in heads if one.outcome is not None]
        if asked:
            yield _replied(sort, asked[0], params, context)
        elif heads:
            yield UNTESTED
        elif params.required:
            yield from absent_columns([sort.column], context)
        else:
            yield INAPPLICABLE


def _replied(sort: Replies, head: ColumnView, params: ProposalsWanted, context: Context) -> Answer:
    """Whether every full year has replies."""
    members = [one for one in context.columns if sort.column.is_met_by(one)]
    members = [one for one in members if one.outcome is not None and not leads_elsewhere(one)]
    members = [one for one in members if one.id == head.id or is_under(one, head) or one.is_list]
    unread = [one for one in members if not was_read(one) and one.outcome not in GONE]
    last = context.today.year - 1
    others = [one.alone for one in params.sorts if one.alone != sort.alone]
    alone = [
        one.id
        for one in members
        if sort.alone in one.name and not any(word in one.name for word in others)
    ]
    lacking = [
        year
        for year in range(last - params.years + 1, last + 1)
        if not _has(sort, [one.id for one in members], alone, year, context)
    ]
    if not lacking:
        return PASSED
    if unread or not members:
        return unread_column(head, (*unread, head)[0].outcome)
    evidence = {"sort": sort.column.zh, "years": lacking}
    span = Text("、".join(map(str, lacking)), ", ".join(map(str, lacking)))
    ids = [one.id for one in members]
    doubtful = context.table(Proposals).of(ids, None)
    if doubtful or not all(one.complete for one in members):
        words = Text(
            f"“{head.name}”未见 {span.zh} 年的{sort.column.zh}，但列表没有读全或者缺少日期",
            f"{head.name} shows no {sort.column.en} of {span.en}; but not all of it is known",
        )
        return cannot_tell(head, Reason.CLASS, words, evidence, distinguish=sort.column.en)
    words = Text(
        f"“{head.name}”没有 {span.zh} 年的{sort.column.zh}",
        f"{head.name} has no {sort.column.en} of {span.en}",
    )
    return failed(head, words, evidence, distinguish=sort.column.en)


def _has(sort: Replies, members: list[int], alone: list[int], year: int, context: Context) -> bool:
    """Whether columns show a reply of a year: by its title, or any in one for this sort alone."""
    titles = context.table(Proposals).of(members, year)
    if any(word in title for title in titles for word in sort.words):
        return True
    return any(day.year == year for day in context.table(Activity).days(alone).exact())


class ServiceNames(Settings):
    """What columns of questions and answers, and entries of a search, are called."""

    questions: tuple[str, ...]
    search: tuple[str, ...]


@site_rule(
    "COL009",
    name="search-or-answers-give-nothing",
    severity=Severity.MEDIUM,
    params=ServiceNames,
    needs=(Menu,),
)
def search_and_answers(params: ServiceNames, context: Context) -> Answers:
    """Search or the collection of questions and answers gives nothing.

    What: A column of customary questions has no entry, or the entry of the search or of the
    answering machine on the home page leads to nothing.
    Why: Who asks and gets nothing does not come back.
    Basis: 政府网站发展指引: search and questions must work; 天长市: an intelligent collection of
    answers.
    How measured: From what the crawl saw: the rows of the column, and the answers to the entries
    on the home page. Whether a search finds anything cannot be seen without asking it: such an
    entry is one cantTell, for a person to try.
    Fix: Fill the collection, or mend the entry.
    """
    return list(_services(params, context)) or INAPPLICABLE


def _services(params: ServiceNames, context: Context) -> Iterator[Answer]:
    for column in context.columns:
        if any(word in column.name for word in params.questions) and column.outcome is not None:
            yield _answers(column)
    entries = [
        entry
        for entry in context.table(Menu).entries
        if any(_names(word, entry.text) for word in (*params.questions, *params.search))
    ]
    dead = [entry for entry in entries if entry.outcome in GONE]
    for entry in dead:
        yield _dead(entry, context)
    if entries and not dead:
        words = Text(
            f"请用常用词试一试“{entries[0].text}”有没有结果",
            f"try with customary words whether {entries[0].text} gives anything",
        )
        evidence = {"entries": [entry.url for entry in entries][:_SHOWN]}
        home = Subject(SubjectKind.PAGE, context.site.home, context.site.name)
        yield cannot_tell(home, Reason.SCRIPT, words, evidence)


def _names(word: str, text: str) -> bool:
    """Whether an entry is called by a word, and is no title that holds it."""
    return word in text and len(text) <= len(word) + _BESIDE


def _answers(column: ColumnView) -> Answer:
    """Whether a column of questions and answers has any."""
    if not was_read(column):
        return (
            PASSED
            if column.outcome is FetchOutcome.REDIRECT
            else unread_column(column, column.outcome)
        )
    if not column.is_list or column.row_count:
        return PASSED
    words = Text(f"“{column.name}”没有任何问答", f"{column.name} holds no question and no answer")
    return failed(column, words, {"path": list(column.path)})


def _dead(entry: LinkView, context: Context) -> Answer:
    home = Subject(SubjectKind.PAGE, context.site.home, context.site.name)
    words = Text(
        f"首页入口“{entry.text}”打不开：{entry.url}", f"the entry {entry.text} is dead: {entry.url}"
    )
    return failed(home, words, {"target": entry.url}, distinguish=entry.url, seen=entry.seen)
