"""Content defects by the rule that they break, and planting any of them in any order.

A defect breaks exactly its rule. What follows from it of necessity (a page without 索引号, or
a policy without 文号, also lacks a required catalogue field) is in its records too; nothing
else becomes wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from crawler.simulator import catalogue_defects as of_items
from crawler.simulator import relation_defects as of_relations
from crawler.simulator.interpretation_defects import INTERPRETATION_DEFECTS
from crawler.simulator.model import SimSite
from crawler.simulator.planting import Choice, Defect, Planted, Planting
from crawler.simulator.privacy_defects import PRIVACY_DEFECTS
from crawler.simulator.repost_defects import REPOST_DEFECTS
from crawler.simulator.text_defects import TEXT_DEFECTS

DEFECTS: dict[str, Defect] = {
    "CAT001": of_items.empty_field,
    "CAT002": of_items.placeholder,
    "IDX001": of_items.no_index_number,
    "IDX002": of_items.wrong_check_digit,
    "IDX004": of_items.duplicate_index_number,
    "IDX006": of_items.foreign_month,
    "DOC001": of_items.no_document_number,
    "DOC002": of_items.square_brackets,
    "DAT002": of_items.future_date,
    "DAT003": of_items.published_before_formation,
    "DAT005": of_items.dates_disagree,
    "SRC001": of_items.no_source,
    "TXT001": of_items.residue,
    "COL001": of_relations.blank_column,
    "UPD002": of_relations.idle_news,
    **PRIVACY_DEFECTS,
    **REPOST_DEFECTS,
    **INTERPRETATION_DEFECTS,
    **TEXT_DEFECTS,
}
"""The defects by the rule that they break."""


def plant(site: SimSite, defects: Iterable[str], seed: int) -> Planting:
    """The site with the named defects, on distinct items, and the records of all of them.

    A rule may be named more than once. KeyError for an unknown rule, NoSubject where the
    site is too small. The same arguments give the same result.
    """
    used: set[int] = set()
    records: list[Planted] = []
    for number, rule in enumerate(defects):
        choice = Choice(Random(f"{seed}/{rule}/{number}"), used)
        site, planted = DEFECTS[rule](site, choice)
        records.extend(planted)
    return site, tuple(records)
