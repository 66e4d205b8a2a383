"""Every rule's table."""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module
from pkgutil import iter_modules

import pytest

from auditor.profiles import load_profile, profile_ids
from auditor.rule import Outcome
from auditor.rulebook import all_rules
from tests.auditor import cases
from tests.auditor.case import Case

CASES: list[Case] = [
    case
    for module in sorted(iter_modules(cases.__path__), key=lambda module: module.name)
    for case in getattr(import_module(f"{cases.__name__}.{module.name}"), "CASES", ())
]
REACHABLE = {Outcome.PASSED, Outcome.FAILED, Outcome.INAPPLICABLE, Outcome.CANT_TELL}
NEVER_IN_DOUBT = {
    *("CAT002", "CAT003", "CAT005", "DAT005", "DOC004", "IDX001", "IDX004", "IDX005", "INT008"),
    *("ATT002", "CAT007", "DOC011", "PRV003", "PRV004"),
    *(
        "MIR001",
        "SRC001",
        "SRC002",
        "STA001",
        "STA002",
        "STA004",
        "TXT006",
        "TXT001",
        "TXT002",
        "TXT003",
    ),
}
"""What these ask is written on a page that was read, or it is not."""

INTERNAL = {"ATT004", "DAT006", "PRV006", "RES009", "UPD007", "REP004", "INT006"}
"""What these ask of need not be public: where it is not found, a person has to ask."""

NEVER_PROVEN = {"ATT004", "UPD007", "INT006"}
"""What these ask of cannot be seen from outside at all."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.about}")
def test_a_case(case: Case) -> None:
    case.check()


@pytest.mark.parametrize("rule", all_rules())
def test_every_rule_has_a_case_for_each_outcome(rule: str) -> None:
    shown = defaultdict(set)
    for case in CASES:
        shown[case.rule].add(case.outcome)
    wanted = REACHABLE - ({Outcome.CANT_TELL} if rule in NEVER_IN_DOUBT else set())
    wanted -= {Outcome.FAILED} if rule in INTERNAL else set()
    wanted -= {Outcome.PASSED} if rule in NEVER_PROVEN else set()
    assert wanted <= shown[rule]


def test_every_case_is_of_a_rule() -> None:
    assert {case.rule for case in CASES} <= set(all_rules())


@pytest.mark.parametrize("rule", all_rules())
def test_every_rule_says_what_it_means_in_both_languages(rule: str) -> None:
    info = all_rules()[rule].info
    texts = [
        info.title,
        *(getattr(info.doc, part) for part in ("what", "why", "basis", "measured", "fix")),
    ]
    for text in texts:
        assert text.zh and text.en
        assert any("\u4e00" <= char <= "\u9fff" for char in text.zh)
        assert any(char.isascii() and char.isalpha() for char in text.en)
    assert info.name == info.name.lower() and " " not in info.name


@pytest.mark.parametrize("rule", all_rules())
def test_every_rule_stands_in_a_profile_on_a_clause(rule: str) -> None:
    settings = [load_profile(name).rules.get(rule) for name in profile_ids()]
    bases = [setting.basis for setting in settings if setting]
    assert bases
    assert all(basis.document and basis.clause for basis in bases)


def test_every_family_is_weighed() -> None:
    for name in profile_ids():
        weighed = {
            family for group in load_profile(name).scoring.groups for family in group.families
        }
        assert {rule[:3] for rule in all_rules()} <= weighed
