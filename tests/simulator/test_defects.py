"""Planting: exactly the named rules break, in any subset and order, on distinct items."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.simulator.defects import DEFECTS, plant
from crawler.simulator.generate import make_site
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.organs import PROVINCE
from crawler.simulator.planting import NoSubject, Planted
from crawler.simulator.text_defects import TEXT_DEFECTS
from tests.simulator.conformity import READ, breaches, key
from tests.simulator.conftest import AS_OF, city, county, province
from tests.simulator.fitting import plant_what_fits

OWN = sorted(set(DEFECTS) - {"REP001", "REP002", "SRC003", "STA005"})
CATALOGUE = {"CAT001", "CAT002"}
FOLLOWING = {
    **dict.fromkeys(("DOC001", "DOC006", "IDX001"), CATALOGUE),
    "COL009": {"COL001", "LNK001"},
    "GUI003": {"GUI001"},
    "GUI005": {"ATT005"},
    "GUI006": {"LNK001"},
    "RES001": {"RES003"},
}
"""What a defect breaks besides its own rule: the catalogue, or the rule that is less strict."""
OF_CITIES = {"COL007"}


def found_is_planted(site: SimSite, upstream: SimSite, planted: tuple[Planted, ...]) -> None:
    assert breaches(site, upstream) == {key(each) for each in planted if each.rule in READ}


@pytest.mark.parametrize("rule", DEFECTS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_defect_breaks_its_rule_alone(rule: str, seed: int) -> None:
    site, planted = plant(city() if rule in OF_CITIES else county(), [rule], seed)
    found_is_planted(site, province(), planted)
    assert planted[0].rule == rule
    follows = {each.rule for each in planted[1:]}
    assert follows <= FOLLOWING.get(rule, set())


@pytest.mark.parametrize("seed", range(8))
def test_all_defects_together(seed: int) -> None:
    upstream = make_site(seed + 30, 140, as_of=AS_OF, organ=PROVINCE)
    large = make_site(seed, 500, as_of=AS_OF, upstream=upstream)
    site, planted = plant_what_fits(large, [*DEFECTS, "DAT003", "INT002", "TXT001"], seed)
    assert len(DEFECTS.keys() - OF_CITIES - {each.rule for each in planted}) <= 2
    found_is_planted(site, upstream, planted)


@settings(max_examples=60, deadline=None)
@given(st.permutations(sorted(DEFECTS)), st.integers(1, 20), st.integers(0, 10**6))
def test_any_subset_in_any_order(order: list[str], count: int, seed: int) -> None:
    site, planted = plant_what_fits(county(), order[:count], seed)
    found_is_planted(site, province(), planted)
    again = plant_what_fits(county(), order[:count], seed)
    assert again == (site, planted)


@settings(max_examples=15, deadline=None)
@given(st.permutations(OWN), st.integers(0, 10**6))
def test_on_a_province_without_upstream(order: list[str], seed: int) -> None:
    large = make_site(1, 120, as_of=AS_OF, organ=PROVINCE)
    site, planted = plant_what_fits(large, order[:9], seed)
    assert breaches(site) == {key(each) for each in planted if each.rule in READ}


@pytest.mark.parametrize("as_of", [date(2025, 12, 31), date(2024, 2, 29), date(2030, 7, 1)])
def test_at_other_times(as_of: date) -> None:
    upstream = make_site(4, 60, as_of=as_of, organ=PROVINCE)
    site = make_site(5, 500, as_of=as_of, upstream=upstream)
    changed, planted = plant_what_fits(site, DEFECTS, 9)
    found_is_planted(changed, upstream, planted)


TOUCHES = {
    "CAT001": {"issuing_body", "printed"},
    "CAT002": {"subject", "printed"},
    "CAT003": {"summary"},
    "CAT004": {"subject"},
    "CAT005": {"listed_as"},
    "CAT007": {"blocks"},
    "IDX001": {"index_number", "printed"},
    "IDX002": {"index_number"},
    "IDX004": {"index_number"},
    "IDX006": {"index_number"},
    "DOC001": {"document_number", "printed"},
    "DOC002": {"document_number"},
    "DOC004": {"document_number"},
    "DOC005": {"body", "document_number", "issuing_body"},
    "DOC006": {"written_on", "signed_on", "body", "printed"},
    "DOC010": {"abolished_on"},
    "DOC011": {"attachments"},
    "DAT001": {"time_form"},
    "DAT002": {"id", "published_at"},
    "DAT005": {"table_date"},
    **{rule: {"written_on", "signed_on", "body"} for rule in ("DAT003", "DAT004", "TIM001")},
    **{rule: {"source", "printed"} for rule in ("SRC001", "SRC002", "SRC003")},
    "COL001": set(),
    "UPD002": {"columns", "category"},
    "REP001": {"id", "published_at"},
    "REP002": set(),
    "INT001": {"related"},
    "INT002": {"id", "published_at"},
    "INT008": {"related"},
    "STA001": {"body", "tables"},
    "STA005": {"written_on"},
    "MIR002": {"site_code"},
    **{rule: {"body"} for rule in (*TEXT_DEFECTS, "TIM002", "ATT002", "MIR001")},
    "ATT001": {"body", "attachments"},
    "TXT005": {"body", "left"},
    **{rule: {"body", "attachments"} for rule in ("PRV001", "PRV003", "PRV004", "ATT005")},
    **{rule: {"body", "attachments", "tables"} for rule in ("PRV002", "PRV005")},
}
RENUMBERS = {"IDX001", "IDX002", "IDX004", "IDX006", "REP002", "INT001"}
"""Defects after which the later index numbers of a month close up."""


@pytest.mark.parametrize("rule", TOUCHES)
def test_a_defect_touches_what_it_says(rule: str) -> None:
    before = county()
    after, planted = plant(before, [rule], 11)
    old = {item.title: item for item in before.items}
    new = {item.title: item for item in after.items}
    gone = {"REP002": 1, "INT001": 1}.get(rule, 0)
    assert len(old.keys() - new.keys()) == gone
    assert not new.keys() - old.keys()
    changed = {title: _changes(old[title], new[title]) for title in new}
    subjects = {after.item(p.subject).title for p in planted if isinstance(p.subject, int)}
    for title, names in changed.items():
        if title in subjects or rule == "UPD002":
            assert names <= TOUCHES[rule], title
        else:
            related = {"related"} if rule == "INT002" else set()
            assert names <= ({"index_number"} if rule in RENUMBERS else related), title
    assert (before.columns != after.columns) is (rule == "COL001")
    assert after.rows == before.rows


def _changes(one: SimItem, other: SimItem) -> set[str]:
    return {f.name for f in fields(one) if getattr(one, f.name) != getattr(other, f.name)}


def test_subjects_are_distinct() -> None:
    _, planted = plant_what_fits(county(500), DEFECTS, 3)
    items = {(each.subject, each.note): each for each in planted if each.kind == "item"}.values()
    ends = [end for each in items for end in (each.subject, each.other) if end is not None]
    assert len(set(ends)) == len(ends)


def test_a_late_repost_at_a_holiday_is_taken_first() -> None:
    moment = datetime.fromisoformat("2026-05-08T16:30")
    upstream = make_site(1, 60, as_of=AS_OF, organ=PROVINCE, pinned=(moment,))
    site = make_site(2, 210, as_of=AS_OF, upstream=upstream)
    _, planted = plant(site, ["REP001"], 1)
    assert "调休" in planted[0].note


def test_no_subject_is_said() -> None:
    with pytest.raises(NoSubject):
        plant(make_site(1, 60, as_of=AS_OF), ["REP001"], 1)
    with pytest.raises(NoSubject):
        plant(county(), ["COL001"] * 4, 1)
    with pytest.raises(NoSubject):
        plant(county(), ["UPD002"] * 3, 1)
    with pytest.raises(KeyError):
        plant(county(), ["XYZ001"], 1)
