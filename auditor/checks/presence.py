"""CAT, DOC, ATT: pages and columns that a site must have; one judgement, the rest is data."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.answers import Answer, Answers
from auditor.computed.context import Context
from auditor.computed.presence import PageWanted, Shown
from auditor.computed.scope import Settings
from auditor.computed.wanted import judge_pages
from auditor.rule import Severity
from auditor.rulebook import item_rule
from crawler.index.views import ItemView


class PagesWanted(Settings):
    """The pages or columns that the rule asks for, each judged by itself."""

    pages: tuple[PageWanted, ...]


@item_rule(
    "CAT006",
    name="missing-basic-catalogue",
    severity=Severity.HIGH,
    params=PagesWanted,
    needs=(Shown,),
)
def basic_catalogue(item: ItemView, params: PagesWanted, context: Context) -> Answers:
    """The basic catalogue of active disclosure is missing or incomplete.

    What: The site publishes no 主动公开基本目录, or one that does not say who publishes what,
    within which time and how.
    Why: The catalogue is the promise by which active disclosure can be measured.
    Basis: The opinions of the profile ask every organ for a basic catalogue with 主体, 内容, 时限
    and 方式 of each field.
    How measured: Titles of columns, list rows and pages are compared with the profile's names;
    the elements are looked for in the text with their customary synonyms. Content that stands in
    a file is cantTell. Absence is told only where every list of the site (news and letters apart)
    was read to its end. Before the profile's due day the rule does not apply.
    Fix: Publish the catalogue with all four elements, and keep it current.
    """
    return _note(item, params, context)


@item_rule(
    "DOC007",
    name="normative-documents-not-collected",
    severity=Severity.HIGH,
    params=PagesWanted,
    needs=(Shown,),
)
def normative_documents(item: ItemView, params: PagesWanted, context: Context) -> Answers:
    """Normative documents have no column of their own, or there is no gazette.

    What: The portal has no column of 规范性文件, or the government no gazette (政府公报).
    Why: Rules that bind people must be found in one place, and in the official edition.
    Basis: 通辽市实施意见 （六）: normative documents are published on the portal and in the
    gazette.
    How measured: Titles of columns, rows and pages, as CAT006. A gazette is asked of governments
    only. Whether each single document stands in both is not looked at: gazettes are files.
    Fix: Open the column; publish the gazette on the portal.
    """
    return _note(item, params, context)


@item_rule(
    "DOC008",
    name="no-clean-up-result",
    severity=Severity.MEDIUM,
    params=PagesWanted,
    needs=(Shown,),
)
def clean_up_result(item: ItemView, params: PagesWanted, context: Context) -> Answers:
    """The result of cleaning up normative documents is not published.

    What: No page gives the result of a clean-up of normative documents within the profile's cycle.
    Why: Without it nobody knows which rules still hold.
    Basis: 通辽市实施意见 （六）: normative documents are cleaned up regularly and the results are
    published.
    How measured: Titles as CAT006; the newest must be no older than the profile's years. A page
    that declares that there was nothing to clean up excuses. A result without a date is cantTell.
    Fix: Publish the lists of documents that hold, were changed, or were abolished.
    """
    return _note(item, params, context)


@item_rule(
    "DOC009",
    name="incomplete-gazette-archive",
    severity=Severity.LOW,
    params=PagesWanted,
    needs=(Shown,),
)
def gazette_archive(item: ItemView, params: PagesWanted, context: Context) -> Answers:
    """The archive of the government gazette is incomplete.

    What: There is no gazette on the site, or issues are missing between the first and the last.
    Why: The gazette is the standard text that courts and citizens refer to.
    Basis: 通辽市实施意见 （二十三）: all issues since the first stand in a database within three
    years.
    How measured: The numbers of issues in the titles under the gazette's column, year by year:
    from 1 to the highest, and no year left out. Titles without such numbers are cantTell. Asked
    of governments, from the profile's day on.
    Fix: Publish the missing issues.
    """
    return _note(item, params, context)


@item_rule(
    "ATT003",
    name="missing-on-request-catalogue",
    severity=Severity.MEDIUM,
    params=PagesWanted,
    needs=(Shown,),
)
def on_request_catalogue(item: ItemView, params: PagesWanted, context: Context) -> Answers:
    """There is no catalogue of information that is given on request.

    What: The site shows no 依申请公开目录.
    Why: Who does not know that a document exists cannot ask for it.
    Basis: The opinion of the profile: documents that are given on request are entered in the
    catalogue of such documents.
    How measured: Titles as CAT006; a part of the page on requests that has the name counts.
    Fix: Publish the catalogue on the page that tells how to ask.
    """
    return _note(item, params, context)


@basic_catalogue.also_site
@normative_documents.also_site
@clean_up_result.also_site
@gazette_archive.also_site
@on_request_catalogue.also_site
def _judged(params: PagesWanted, context: Context) -> Iterator[Answer]:
    return judge_pages(params.pages, context)


def _note(item: ItemView, params: PagesWanted, context: Context) -> Answers:
    shown = context.table(Shown)
    for wanted in params.pages:
        shown.note(wanted, item)
    return ()
