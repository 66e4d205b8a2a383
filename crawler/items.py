"""What reading one page yields: frozen records, the same for every platform."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crawler.fields.links import PageLink
from crawler.fields.personal_words import Kind
from crawler.fields.span import Span


class Field(StrEnum):
    """The facts about an item, in the vocabulary of the index."""

    TITLE = "title"
    INDEX_NUMBER = "index_number"  # 索引号
    DOCUMENT_NUMBER = "document_number"  # 文号
    CATEGORY = "category"  # 组配分类 / 信息分类
    SUBJECT = "subject"  # 主题分类
    ISSUING_BODY = "issuing_body"  # 发布机构
    WRITTEN_ON = "written_on"  # 成文日期 / 生成日期 / 发文日期, as labelled
    SIGNED_ON = "signed_on"  # 落款日期, in the body
    PUBLISHED_AT = "published_at"  # 发布日期 / 发布时间
    SOURCE = "source"  # 来源
    VALIDITY = "validity"  # 有效性
    EFFECTIVE_ON = "effective_on"  # 生效日期 / 施行日期
    ABOLISHED_ON = "abolished_on"  # 废止日期 / 失效日期
    SUMMARY = "summary"  # 内容概述
    KEYWORDS = "keywords"  # 主题词 / 关键词
    DISCLOSURE = "disclosure"  # 公开属性 mark at the end of the text
    ASKED_AT = "asked_at"  # 来信时间 / 提问时间 / 写信时间
    ANSWERED_AT = "answered_at"  # 回复时间 / 答复时间 / 办结时间
    MESSAGE_TYPE = "message_type"  # 咨询 / 投诉 / 建议 / 求助
    ANSWERED_BY = "answered_by"  # 回复单位 / 答复部门 / 承办单位
    STATUS = "message_status"  # 已回复 / 办理中
    QUESTION = "question"  # 来信内容
    ANSWER = "answer"  # 答复内容
    FURNITURE = "furniture"  # 字体, 浏览次数 and the like, left without a value; never resolved
    IDENTITY = "identity"  # the 网站标识码 in the foot; a SiteDomain that is not the page's


LETTER_FIELDS = (
    Field.ASKED_AT,
    Field.ANSWERED_AT,
    Field.MESSAGE_TYPE,
    Field.ANSWERED_BY,
    Field.STATUS,
    Field.QUESTION,
    Field.ANSWER,
)
"""The facts of a letter to a message box and its answer, besides its title."""


class Place(StrEnum):
    """Where on a page (or elsewhere) a claim was read."""

    META = "meta"  # <meta name=PubDate …>
    TABLE = "table"  # labelled catalogue block: table, dl, li or p rows
    HEADER = "header"  # the line under the title: 发布时间 … 来源 …
    SCRIPT = "script"  # inline script
    HIDDEN = "hidden"  # hidden input
    COMMENT = "comment"  # HTML comment
    HEADING = "heading"  # the article's own heading
    TITLE_TAG = "title_tag"  # <title>
    BODY = "body"
    FOOT = "foot"  # what the site says of itself at the end of every page
    URL = "url"
    ROW = "row"  # the list row that led to the page
    API = "api"  # a platform's JSON


class PageClass(StrEnum):
    """What kind of page this is."""

    HOME = "home"
    LIST = "list"
    DETAIL = "detail"
    INTERPRETATION = "interpretation"  # 政策解读
    CONSULTATION = "consultation"  # 意见征集
    FEEDBACK = "feedback"  # 征集结果反馈
    GUIDE = "guide"  # 办事指南
    MESSAGE = "message"  # 领导信箱, 咨询投诉
    ANNUAL_REPORT = "annual_report"
    ORGANISATION = "organisation"
    SOFT_404 = "soft_404"
    MAINTENANCE = "maintenance"  # a column that says it is being built or mended: 建设中
    SCRIPT_SHELL = "script_shell"
    REDIRECT = "redirect"  # by script or meta refresh
    CHALLENGE = "challenge"
    FILE = "file"
    OTHER = "other"


ITEM_CLASSES = frozenset(
    {
        PageClass.DETAIL,
        PageClass.INTERPRETATION,
        PageClass.CONSULTATION,
        PageClass.FEEDBACK,
        PageClass.GUIDE,
        PageClass.MESSAGE,
        PageClass.ANNUAL_REPORT,
    }
)
"""Page classes that are items of the index."""


class ColumnKind(StrEnum):
    """What a column (栏目) is for; inferred from its name and path, see ``fields.columns``."""

    POLICY = "policy"
    UPSTREAM_DOCUMENT = "upstream_document"
    INTERPRETATION = "interpretation"
    NEWS = "news"
    NOTICE = "notice"
    CONSULTATION = "consultation"
    FEEDBACK = "feedback"
    GUIDE = "guide"
    MESSAGES = "messages"
    ANNUAL_REPORT = "annual_report"
    DISCLOSURE_GUIDE = "disclosure_guide"
    DISCLOSURE_SYSTEM = "disclosure_system"
    ON_REQUEST = "on_request"
    ORGANISATION = "organisation"
    LEADERS = "leaders"
    LISTS = "lists"  # 权责清单 and the like
    BUDGET = "budget"
    PERSONNEL = "personnel"
    PLANS = "plans"
    GAZETTE = "gazette"
    TOPIC = "topic"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one fact, with the place that made it.

    ``value`` is the normalised text (dates: ``Span.text()``), or None where the place is
    there but says nothing: an empty cell or a placeholder such as 无. ``raw`` is the text as
    it stands on the page, ``label`` the page's own name for the fact (文号, 发文字号 …).
    """

    field: Field
    value: str | None
    raw: str
    place: Place
    label: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to an item. ``type`` is the lower-case extension, "" if unknown."""

    url: str
    name: str
    type: str
    place: Place = Place.BODY


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A link from an item to another page that the item presents as related.

    ``relation`` is one of interpretation, policy, consultation, feedback, related.
    """

    url: str
    text: str
    relation: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Personal data that was found, as far as it may be kept: see ``fields.personal``.

    ``place`` is ``body``, the name of a fact, or a part of a file (see ``files.pieces``).
    """

    kind: Kind
    masked: str
    place: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One item as one page states it. ``key`` is the same under every alias of the item.

    ``marks`` stand for the personal data that was masked in the texts.
    """

    url: str
    key: str
    page_class: PageClass
    claims: tuple[Claim, ...]
    body: str
    attachments: tuple[Attachment, ...] = ()
    links: tuple[RelatedLink, ...] = ()
    breadcrumb: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list. ``date_text`` is the text that was read as the row's date, ``claims`` what
    a list of letters states of each beside it, ``item`` a letter without a page of its own.
    """

    url: str
    title: str
    date: Span | None = None
    date_text: str = ""
    external: bool = False  # leads to another host: recorded, not crawled
    is_file: bool = False  # leads straight to a file
    claims: tuple[Claim, ...] = ()
    item: ReadItem | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The main list of a page, with where it goes on and what it declares of itself.

    ``next_urls`` are the further pages of the same list in page order (those that the pager
    shows or computes); ``declared_total`` counts items, ``declared_pages`` pages. An
    ``excerpt`` shows the newest rows of other columns (a home page, a landing page): its rows
    lead to items and belong to no column of their own.
    """

    rows: tuple[Row, ...]
    next_urls: tuple[str, ...] = ()
    page_number: int = 1
    declared_total: int | None = None
    declared_pages: int | None = None
    excerpt: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the portal. ``path`` names its ancestors from the top, itself last."""

    url: str
    name: str
    path: tuple[str, ...] = ()
    kind: ColumnKind = ColumnKind.OTHER
    parent_url: str | None = None


class Role(StrEnum):
    """Why an address is asked for."""

    ROBOTS = "robots"
    HOME = "home"
    COLUMN = "column"  # first page of a list, or a page that leads to columns
    LIST = "list"  # a further page of a list
    DETAIL = "detail"
    UNKNOWN = "unknown"  # from an archive: the page itself must tell
    ATTACHMENT = "attachment"  # a file: only asked whether it is there
    LINK = "link"  # another address: only asked whether it is there


PROBES = frozenset({Role.ATTACHMENT, Role.LINK})
"""Roles of addresses that are not read."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address to be asked for. ``column_url`` names the column that it belongs to."""

    url: str
    role: Role
    column_url: str | None = None
    depth: int = 0
    found_on: str = ""


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What a page says of its site: the name, footer identifiers, template meta names."""

    name: str | None = None
    site_id_code: str | None = None  # 网站标识码
    icp: str | None = None
    police: str | None = None  # 公安备案号


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one page yields. An unreadable page has its class and nothing else."""

    page_class: PageClass
    item: ReadItem | None = None
    listing: Listing | None = None
    column: Column | None = None  # the column that the listing belongs to
    columns: tuple[Column, ...] = ()  # columns that the page leads to
    follow: tuple[Target, ...] = ()  # further addresses (script redirects, sub-pages)
    facts: SiteFacts | None = None
    links: tuple[PageLink, ...] = ()  # of home pages and of texts; to other hosts, of any page
