"""The engine: one pass, stable answers, and no crash."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import engine
from auditor.answers import PASSED
from auditor.computed.context import Context, Table
from auditor.computed.scope import Settings
from auditor.engine import audit, finding_id, rules_digest
from auditor.profiles import Profile, RuleSetting, load_profile
from auditor.rule import Audit, Basis, Outcome, Result, Severity, Subject, SubjectKind
from auditor.rulebook import NoParams, Rule
from crawler.index.views import ItemView
from tests.auditor.cases import interpretations, numbers, pairs, reposts
from tests.auditor.portal import AS_OF, Portal, column, item, policy, row, unread, url

NATIONAL = load_profile("national-2019")


def run(portal: Portal, profile: Profile = NATIONAL, upstream: tuple[Portal, ...] = ()) -> Audit:
    return audit(portal.snapshot(), profile, AS_OF, [one.snapshot() for one in upstream])


def with_rules(monkeypatch: pytest.MonkeyPatch, *rules: Rule[Any]) -> Profile:
    monkeypatch.setattr(engine, "all_rules", lambda: {rule.id: rule for rule in rules})
    for rule in rules:
        rule.__dict__["info"] = replace(_INFO, id=rule.id)
    basis = Basis("某文件", "第一条")
    standing = {rule.id: RuleSetting(NoParams(), Severity.LOW, basis) for rule in rules}
    return replace(NATIONAL, rules=standing)


_INFO = engine.all_rules()["CAT001"].info


def rule(rule_id: str, check: Any, *needs: type[Table], scope: str = "item") -> Rule[Any]:
    made: Rule[Any] = Rule(rule_id, "a-defect", Severity.LOW, NoParams, needs, check)
    setattr(made, scope, check)
    return made


def explode(*_: object) -> Outcome:
    raise RuntimeError("boom")


def explode_late(*_: object) -> Iterator[Outcome]:
    yield PASSED
    raise RuntimeError("boom")


ITEMS = (policy("/p/1.html"), policy("/p/2.html", "甲办法"))


@pytest.mark.parametrize("check", [explode, explode_late])
@pytest.mark.parametrize("scope", ["item", "site"])
def test_a_raising_rule_is_one_error_and_the_others_go_on(
    check: Any, scope: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = rule("AAA001", check, scope=scope)
    sound = rule("BBB001", lambda *_: PASSED)
    with caplog.at_level(logging.CRITICAL):
        result = run(Portal(ITEMS), with_rules(monkeypatch, broken, sound))
    assert result.tallies["AAA001"].error == 1
    assert result.tallies["AAA001"].passed == 0
    assert result.tallies["BBB001"].passed == len(ITEMS)


def test_a_rule_that_raises_at_one_item_answers_for_the_others(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def check(one: ItemView, *_: object) -> Outcome:
        return explode() if one.url == ITEMS[0].url else PASSED

    result = run(Portal(ITEMS), with_rules(monkeypatch, rule("AAA001", check)))
    assert (result.tallies["AAA001"].error, result.tallies["AAA001"].passed) == (1, 1)
    assert [record.args for record in caplog.records] == [("AAA001", ITEMS[0].url)]


class Broken(Table):
    """A table that trips over its second item."""

    def add_item(self, one: ItemView) -> None:
        assert one.url == ITEMS[0].url


def test_a_raising_table_is_an_error_of_the_rules_that_need_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def needing(_: Settings, context: Context) -> Outcome:
        context.table(Broken)
        return PASSED

    profile = with_rules(
        monkeypatch,
        rule("AAA001", needing, Broken, scope="site"),
        rule("BBB001", lambda *_: PASSED),
    )
    result = run(Portal(ITEMS), profile)
    assert result.tallies["AAA001"].error == 1
    assert result.tallies["BBB001"].passed == len(ITEMS)


def test_a_rule_with_nothing_to_judge_is_inapplicable() -> None:
    result = run(Portal())
    assert result.tallies["IDX004"].inapplicable == 1
    assert set(result.tallies) == {info.id for info in result.rules} == set(NATIONAL.rules)


def test_an_unread_page_has_one_finding_and_never_a_failed_one() -> None:
    pages = [unread("/a.html", "甲", "timeout"), unread("/b.html", "乙", "script_only")]
    result = run(Portal(all_unread=pages))
    addresses = {page.url for page in pages}
    found = [one for one in result.findings if one.result.subject.url in addresses]
    assert {one.result.subject.kind for one in found} == {SubjectKind.PAGE}
    assert [(one.rule, one.result.outcome, one.result.subject.url) for one in found] == [
        ("CAT001", Outcome.CANT_TELL, url("/a.html")),
        ("CAT001", Outcome.CANT_TELL, url("/b.html")),
    ]
    assert [str(one.result.reason) for one in found] == ["U", "J"]
    assert [one.result.subject.title for one in found] == ["甲", "乙"]


def test_ids_are_stable_and_tell_results_apart() -> None:
    subject = Subject(SubjectKind.ITEM, url("/a.html"), "甲")
    one = Result(Outcome.FAILED, subject, distinguish="x")
    assert finding_id("CAT001", one) == "CAT001-f7964c78d2bfa5e9"
    assert finding_id("CAT001", replace(one, outcome=Outcome.CANT_TELL)) == finding_id(
        "CAT001", one
    )
    page = replace(subject, kind=SubjectKind.PAGE)
    others = [replace(one, distinguish="y"), replace(one, subject=page)]
    ids = {finding_id("CAT001", other) for other in (one, *others)} | {finding_id("CAT002", one)}
    assert len(ids) == 4
    assert finding_id("CAT001", replace(one, subject=replace(subject, title="乙"))) in ids


def test_enough_failures_make_a_veto() -> None:
    blanks = [column("policy", row_count=0, name=f"栏目{n}", path=(f"栏目{n}",)) for n in range(5)]
    four, five = run(Portal(all_columns=blanks[:4])), run(Portal(all_columns=blanks))
    assert {one.severity for one in four.findings if one.rule == "COL001"} == {Severity.HIGH}
    assert {one.severity for one in five.findings if one.rule == "COL001"} == {Severity.VETO}
    assert [info.severity for info in five.rules if info.id == "COL001"] == [Severity.VETO]


def test_the_moment_must_be_aware() -> None:
    with pytest.raises(ValueError, match="aware"):
        audit(Portal().snapshot(), NATIONAL, datetime(2026, 6, 30))


def test_the_digest_of_the_rules_is_a_digest() -> None:
    assert rules_digest() == rules_digest()
    assert len(rules_digest()) == len("sha256:") + 64


CASES = (*numbers.CASES[:40], *interpretations.CASES[:60])
MANY = [
    replace(one, id=10_000 + n, url=url(f"/many/{n}.html"), key=f"many-{n}")
    for n, one in enumerate(one for case in CASES for one in case.portal.all_items)
]
TWO_YEARS = (
    reposts.original(),
    reposts.original("2026-01-05", reposts.YEARLY, None),
    reposts.original("2025-01-05", reposts.YEARLY, None, path="/2.html"),
)
OWN = [
    reposts.repost("2026-01-06", reposts.YEARLY, None),
    reposts.repost("2026-06-20", path="/up/2.html"),
    reposts.repost("2026-06-09", path="/up/3.html"),
    reposts.repost("2025-06-09", reposts.YEARLY, None, path="/up/4.html"),
]
CORPUS: list[tuple[Portal, tuple[Portal, ...]]] = [
    (Portal(MANY, [pairs.JD]), ()),
    (Portal(OWN), (reposts.ah(*TWO_YEARS),)),
]


@pytest.mark.parametrize(("portal", "upstream"), CORPUS)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=15, deadline=None)
def test_the_order_of_items_never_matters(
    portal: Portal, upstream: tuple[Portal, ...], seed: int
) -> None:
    shuffled = list(portal.all_items)
    random.Random(seed).shuffle(shuffled)
    first, second = (
        run(portal, upstream=upstream),
        run(replace(portal, all_items=shuffled), upstream=upstream),
    )
    assert first.findings == second.findings
    assert first.tallies == second.tallies


TEXTS = st.text(max_size=60)


@given(
    title=TEXTS,
    body=TEXTS,
    index=TEXTS,
    number=TEXTS,
    kind=st.sampled_from(["policy", "news", "interpretation", "upstream_document"]),
)
@settings(max_examples=150, deadline=None)
def test_no_text_makes_a_rule_raise(
    title: str, body: str, index: str, number: str, kind: str
) -> None:
    listed = column(kind)
    odd = policy("/x.html", title, listed, body=body, index_number=index, document_number=number)
    portal = Portal(
        [odd, item("/y.html", title, "interpretation")], all_rows=[row(listed, "/x.html", title)]
    )
    result = run(portal, upstream=(reposts.ah(policy("/z.html", title, document_number=number)),))
    assert {tally.error for tally in result.tallies.values()} == {0}
