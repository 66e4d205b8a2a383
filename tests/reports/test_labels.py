"""Every word is there in both languages, for every value that a report may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from string import Formatter

import pytest

import auditor.reports
from auditor.reports.labels import Labels, catalogue, glossary
from auditor.rule import Outcome, Reason, Severity, SubjectKind
from crawler.items import ColumnKind, Field
from crawler.outcomes import FetchOutcome

HOUSE = Path(auditor.reports.__file__).parent
WORDS = [(table, name) for table, names in catalogue().items() for name in names]
VOCABULARIES: dict[str, Iterable[str]] = {
    "severity": Severity,
    "outcome": Outcome,
    "reason": [*Reason, "none"],
    "explained": [*Reason, "none"],
    "subject": SubjectKind,
    "kind": ColumnKind,
    "fetch": [*FetchOutcome, "none"],
    "status": ["complete", "budget", "interrupted"],
    "source": ["network", "archive"],
    "value": ["true", "false", "null"],
    "state": ["empty", "absent", "placeholder", "customary"],
}


@pytest.mark.parametrize("table", VOCABULARIES)
def test_a_vocabulary_has_a_word_for_each_value_and_no_other(table: str) -> None:
    assert set(catalogue()[table]) == {str(value) for value in VOCABULARIES[table]}


def test_every_field_of_an_item_has_a_name() -> None:
    assert {str(field) for field in Field} <= set(catalogue()["evidence"])


@pytest.mark.parametrize(("table", "name"), WORDS)
def test_both_languages_say_something_and_fill_in_the_same(table: str, name: str) -> None:
    words = catalogue()[table][name]
    assert set(words) == {"zh", "en"}
    assert all(text == text.strip() != "" for text in words.values())
    slots = [{slot for _, slot, _, _ in Formatter().parse(text) if slot} for text in words.values()]
    assert slots[0] == slots[1]
    assert not re.search("[一-鿿，。：；（）]", words["en"])


def test_the_glossary_explains_the_same_terms_in_both_languages() -> None:
    assert len(glossary("zh")) == len(glossary("en")) > 0
    assert all(name and meaning for lang in ("zh", "en") for name, meaning in glossary(lang))


def test_no_word_is_asked_for_that_is_not_there_and_none_is_idle() -> None:
    sources = [*HOUSE.rglob("*.py"), *HOUSE.rglob("*.html")]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    asked = set(re.findall(r"""say\(\s*["'](\w+)["'],\s*["'](\w+)["']""", text))
    assert asked <= set(WORDS)
    fixed = set(VOCABULARIES) | {"evidence", "file", "parameter", "phrase", "term"}
    idle = {
        (table, name)
        for table, name in WORDS
        if table not in fixed and not re.search(rf"""["']{name}["']""", text)
    }
    assert not idle


def test_another_language_is_an_error() -> None:
    with pytest.raises(KeyError):
        Labels("fr")


def test_an_open_vocabulary_falls_back_to_the_value() -> None:
    assert Labels("zh").word("evidence", "published") == "发布时间"
    assert Labels("zh").word("evidence", "never_heard_of") == "never_heard_of"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("published", "2026-06-03T09:00", "2026-06-03 09:00"),
        ("at", "2026-06-03T09:00:07+08:00", "2026-06-03 09:00:07"),
        ("fields", "document_number", "文号"),
        ("outcome", "blocked", "被安全验证拦截"),
        ("value", "document_number", "document_number"),
        ("published", "2026-06-03", "2026-06-03"),
        ("value", "2026-06-03T09:00", "2026-06-03T09:00"),
        ("sorts", "template tag", "模板标签"),
        ("outcome", "encrypted", "文件加密"),
        ("matched_by", "title_quotation", "书名号内的标题"),
    ],
)
def test_evidence_in_plain_words(name: str, text: str, said: str) -> None:
    assert Labels("zh").value(name, text) == said
