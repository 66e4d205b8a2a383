"""The generator: same arguments, same site; and every site conforms to the rules."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from itertools import combinations

import pytest
from rapidfuzz.fuzz import ratio

from crawler.items import ColumnKind, PageClass
from crawler.simulator.annual import annual_report_tables
from crawler.simulator.generate import make_site
from crawler.simulator.identifiers import credit_code, organisation_code
from crawler.simulator.model import SimSite
from crawler.simulator.organs import PROVINCE
from tests.simulator.conformity import breaches, credit_code_holds
from tests.simulator.conftest import AS_OF, county, province


@pytest.mark.parametrize("size", [0, 40, 150])
def test_sites_without_upstream_conform(size: int) -> None:
    assert breaches(make_site(size, size, as_of=AS_OF)) == set()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("as_of", [date(2026, 6, 30), date(2026, 1, 4), date(2024, 2, 29)])
def test_sites_conform(seed: int, as_of: date) -> None:
    upstream = make_site(seed, 60, as_of=as_of, organ=PROVINCE)
    own = make_site(seed + 40, 60 + seed * 50, as_of=as_of, upstream=upstream)
    assert breaches(upstream) == set()
    assert breaches(own, upstream) == set()


def test_a_large_site_conforms() -> None:
    large = make_site(7, 3000, as_of=AS_OF, upstream=province())
    assert 2700 < len(large.items) < 3300
    assert breaches(large, province()) == set()


def test_same_arguments_same_site() -> None:
    assert make_site(5, 120, as_of=AS_OF) == make_site(5, 120, as_of=AS_OF)
    assert make_site(5, 120, as_of=AS_OF) != make_site(6, 120, as_of=AS_OF)


def test_hash_seed_and_time_zone_do_not_matter() -> None:
    script = (
        "from datetime import date; from hashlib import sha256;"
        "from crawler.simulator.generate import make_site;"
        "print(sha256(repr(make_site(3, 80, as_of=date(2026, 6, 30))).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("7", "America/New_York"))
    }
    assert len(digests) == 1


def test_size_is_met_roughly() -> None:
    assert 190 <= len(county(210).items) <= 225
    assert 55 <= len(province().items) <= 75


def test_nothing_is_published_on_or_after_as_of() -> None:
    for site in (county(), province()):
        assert all(item.published_at.date() < AS_OF for item in site.items)


def test_titles_of_documents_are_told_apart() -> None:
    kinds = (ColumnKind.POLICY, ColumnKind.UPSTREAM_DOCUMENT)
    titles = {item.title for kind in kinds for item in county().of_kind(kind)}
    assert len(titles) > 20
    assert max(ratio(a, b) for a, b in combinations(titles, 2)) < 85


def test_every_column_of_a_list_has_items_and_singles_have_text() -> None:
    site = county()
    for column in site.columns:
        below = site.children(column.slug)
        assert bool(below) + bool(column.text) + bool(site.listed(column.slug)) == 1, column


def test_reposts_follow_within_the_hour_and_word_for_word() -> None:
    documents = {item.id: item for item in province().of_kind(ColumnKind.POLICY)}
    reposts = county().of_kind(ColumnKind.UPSTREAM_DOCUMENT)
    assert {item.upstream_id for item in reposts} == set(documents)
    for item in reposts:
        original = documents[item.upstream_id or 0]
        assert (item.title, item.body) == (original.title, original.body)
        assert item.source == original.issuing_body
        assert 0 < (item.published_at - original.published_at).total_seconds() <= 3600


def test_interpretations_name_every_element_and_come_the_same_day() -> None:
    site = county()
    for item in site.of_kind(ColumnKind.INTERPRETATION):
        policy = site.item(item.related[0])
        assert policy.related == (item.id,)
        assert policy.published_at < item.published_at
        assert policy.published_at.date() == item.published_at.date()
        assert all(word in "".join(item.body) for word in ("背景依据", "新旧政策差异"))


def test_consultations_that_are_over_have_feedback() -> None:
    site = county()
    answered = {link for item in site.of_kind(ColumnKind.FEEDBACK) for link in item.related}
    for item in site.of_kind(ColumnKind.CONSULTATION):
        over = (AS_OF - item.published_at.date()).days > 31 + 9
        assert (item.id in answered) is over
        assert bool(item.related) is over


def test_letters_have_no_catalogue_and_an_answer_in_time() -> None:
    letters = county().of_kind(ColumnKind.MESSAGES)
    assert letters
    for item in letters:
        assert item.page_class is PageClass.MESSAGE
        assert item.index_number is None
        assert item.asked_at and item.question and item.answered_by and item.message_type
        assert (item.message_status == "已回复") is bool(item.answered_at) is bool(item.answer)
        waited = (item.answered_at or datetime.combine(AS_OF, time())) - item.asked_at
        assert timedelta() < waited < timedelta(days=3)
    assert {bool(item.answer) for item in letters} == {True, False}


def test_pinned_documents_come_out_at_their_moment() -> None:
    moment = county().items[-1].published_at.replace(month=3, day=4, hour=15, minute=7)
    site = make_site(1, 60, as_of=AS_OF, pinned=(moment,))
    assert moment in {item.published_at for item in site.of_kind(ColumnKind.POLICY)}
    assert breaches(site) == set()


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_annual_report_tables_balance(year: int) -> None:
    grid = [[int(cell) for cell in row[2:]] for row in annual_report_tables(year)[1][1:]]
    for row in grid:
        assert sum(row[:6]) == row[6]
    new, carried, *results, total, onward = grid
    for column in range(7):
        assert sum(row[column] for row in results) == total[column]
        assert new[column] + carried[column] == total[column] + onward[column]


def test_annual_report_tables_have_the_form_s_size() -> None:
    reviews = annual_report_tables(2025)[2]
    assert len(reviews[1]) == len(reviews[2]) == 15
    assert len(annual_report_tables(2025)[1]) == 1 + 2 + 21 + 1 + 1


def test_codes_pass_both_checks() -> None:
    assert organisation_code("00324505")[:8] == "00324505"
    # A real code of the same shape, from a published index number.
    assert credit_code("341700", "00324505") == "11341700003245054D"
    for site in (county(), province()):
        assert credit_code_holds(site.organ_code)


def _links(site: SimSite) -> set[int]:
    return {link for item in site.items for link in item.related}


def test_links_lead_to_items() -> None:
    for site in (county(), province()):
        assert _links(site) <= {item.id for item in site.items}
