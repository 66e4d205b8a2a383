"""What a consultation's page shows of its draft, basis, channel and drafting note, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.computed.participation import ConsultationWords
from crawler.fields.counted import sentences
from crawler.index.views import ItemView

DRAFT, BASIS, PERIOD, CHANNEL, NOTE = "draft", "basis", "period", "channel", "note"
_ARTICLES = re.compile(r"^\s*第[一1]\s?[章条]", re.M)
_GIVEN = re.compile(r"(?:全文|内容|公布|刊登|刊发|原文)如下\s*[:：]")
_LISTED = re.compile(r"^\s*(?:附\s*件|附[:：]|[\d一二三四五六七八九十]{1,3}\s*[.．、)）])")
_NO_BASIS = re.compile(
    r"(?:按照|根据|依照|依据|落实)(?=以下|下列|上述|如下|本|要求|格式|附件|附表|自身|自己|实际|职责|各自|分工|责任|工作"
    r"|到位|规定的?(?:程序|权限|格式|时间|职责))|(?:法律|法规)(?=[科处股室司]|事务|顾问|服务|援助|责任)"
)
_RESTS = re.compile(
    r"(?:依据|根据|依照|按照|遵照|贯彻|落实|执行)[^。；\n]{0,30}?(?:《|〔|法律|法规|条例|精神|部署|决策|要求|规划|纲要|意见)"
)
_FIRST_ARTICLES = 600  # characters of a draft in which it says what it rests on
_LONG_TEXT = 800  # characters that no announcement alone has
_BEHIND = 100  # characters behind a heading that make a draft
_LABELLED = 10
_LONGEST_HEADING = 80
_CLOSING = " \u3000)）】]》"
_SHORT = 80  # characters of a page whose announcement is a file
_AHEAD = re.compile(r"将|届时|请|欢迎|拟|应当|可以|如果")
_COUNTED = re.compile(r"[\d一二三四五六七八九十两百]\s?余?[条件个份次]")


@dataclass(slots=True)
class Parts:
    """Where each part stands (body, attachment, link); ``open`` are those that may stand in a
    file whose text is not known."""

    where: dict[str, str] = field(default_factory=dict)
    open: frozenset[str] = frozenset()


def find_parts(
    item: ItemView, words: ConsultationWords, texts: Mapping[str, str], *, has_draft: bool
) -> Parts:
    """The parts of a consultation's page but its period, which is read apart.

    ``texts`` are the files of the page that could be read, by address. ``has_draft`` says that
    the title names a draft, so that a long text is one.
    """
    where: dict[str, str] = {}
    draft = _draft(item, words, has_draft=has_draft)
    found = {
        DRAFT: draft,
        BASIS: _basis(item.body, words.basis, texts),
        CHANNEL: _said(item.body, words.channels, texts),
        NOTE: _note(item, words),
    }
    where = {name: place for name, place in found.items() if place}
    unknown = [one for one in item.attachments if one.url not in texts]
    is_open = {BASIS} if unknown else set()
    if unknown and len(item.body) < _SHORT:
        is_open |= {CHANNEL, PERIOD}
    return Parts(where, frozenset(is_open - where.keys()))


def _said(body: str, words: tuple[str, ...], texts: Mapping[str, str]) -> str:
    if any(word in body for word in words):
        return "body"
    return "attachment" if any(word in text for text in texts.values() for word in words) else ""


def _basis(body: str, words: tuple[str, ...], texts: Mapping[str, str]) -> str:
    """Where the basis is told: by any word of one in the announcement, by what the first articles
    of the draft rest on, or in a file."""
    articles = _ARTICLES.search(body)
    at = articles.start() if articles else len(body)
    if any(word in _NO_BASIS.sub("", body[:at]) for word in words):
        return "body"
    if _RESTS.search(body, at, at + _FIRST_ARTICLES):
        return "body"
    return _said("", words, texts)


def _draft(item: ItemView, words: ConsultationWords, *, has_draft: bool) -> str:
    aside = (*words.forms, *words.notes)
    if any(not any(word in file.name for word in aside) for file in item.attachments):
        return "attachment"
    if any(link.text.rstrip(_CLOSING).endswith(words.drafts) for link in item.links):
        return "link"
    return "body" if _holds_draft(item.body, words, has_draft=has_draft) else ""


def _holds_draft(body: str, words: ConsultationWords, *, has_draft: bool) -> bool:
    if _ARTICLES.search(body) or (has_draft and len(body) >= _LONG_TEXT):
        return True
    given = _GIVEN.search(body)
    if given and len(body) - given.end() >= _BEHIND:
        return True
    at = 0
    for line in body.split("\n"):
        at += len(line) + 1
        if not any(word in line for word in words.drafts):
            continue
        label = re.search(rf"(?:{'|'.join(words.drafts)})\s*[:：]\s*(.*)", line)
        if label and len(label[1]) >= _LABELLED:
            return True
        is_heading = len(line) <= _LONGEST_HEADING and not _LISTED.match(line)
        ends_so = line.rstrip(_CLOSING).endswith(words.drafts)
        if is_heading and ends_so and len(body) - at >= _BEHIND:
            return True
    return False


def _note(item: ItemView, words: ConsultationWords) -> str:
    if any(word in file.name for file in item.attachments for word in words.notes):
        return "attachment"
    if any(word in link.text for link in item.links for word in words.notes):
        return "link"
    return "body" if any(word in item.body for word in words.notes) else ""


def told_results(body: str, words: ConsultationWords) -> str:
    """The sentence of a consultation's own page that tells what came in, "" where none does."""
    for sentence in sentences(body):
        if _AHEAD.search(sentence):
            continue
        if any(word in sentence for word in words.nothing):
            return sentence
        if _COUNTED.search(sentence) and any(word in sentence for word in words.results):
            return sentence
    return ""
