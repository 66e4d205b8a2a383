"""Content defects by the rule that they break, and planting any of them in any order.

A defect breaks exactly its rule. What follows from it of necessity (a page without 索引号, or
a policy without 文号, also lacks a required catalogue field) is in its records too; nothing
else becomes wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random

from crawler.simulator.catalogue_defects import CATALOGUE_DEFECTS
from crawler.simulator.column_defects import COLUMN_DEFECTS
from crawler.simulator.column_wanted_defects import COLUMN_WANTED_DEFECTS
from crawler.simulator.consultation_defects import CONSULTATION_DEFECTS
from crawler.simulator.date_defects import DATE_DEFECTS
from crawler.simulator.decision_defects import DECISION_DEFECTS
from crawler.simulator.document_defects import DOCUMENT_DEFECTS
from crawler.simulator.guide_defects import GUIDE_DEFECTS
from crawler.simulator.incident_defects import INCIDENT_DEFECTS
from crawler.simulator.index_defects import INDEX_DEFECTS
from crawler.simulator.interpretation_defects import INTERPRETATION_DEFECTS
from crawler.simulator.link_defects import LINK_DEFECTS
from crawler.simulator.model import SimSite
from crawler.simulator.planting import Choice, Defect, Planted, Planting
from crawler.simulator.presence_defects import PRESENCE_DEFECTS
from crawler.simulator.privacy_defects import PRIVACY_DEFECTS
from crawler.simulator.repost_defects import REPOST_DEFECTS
from crawler.simulator.response_defects import RESPONSE_DEFECTS
from crawler.simulator.source_defects import SOURCE_DEFECTS
from crawler.simulator.statistic_defects import STATISTIC_DEFECTS
from crawler.simulator.text_defects import TEXT_DEFECTS
from crawler.simulator.update_defects import UPDATE_DEFECTS

DEFECTS: dict[str, Defect] = {
    **CATALOGUE_DEFECTS,
    **COLUMN_DEFECTS,
    **COLUMN_WANTED_DEFECTS,
    **CONSULTATION_DEFECTS,
    **DECISION_DEFECTS,
    **GUIDE_DEFECTS,
    **RESPONSE_DEFECTS,
    **DATE_DEFECTS,
    **DOCUMENT_DEFECTS,
    **INCIDENT_DEFECTS,
    **INDEX_DEFECTS,
    **LINK_DEFECTS,
    **PRESENCE_DEFECTS,
    **PRIVACY_DEFECTS,
    **REPOST_DEFECTS,
    **INTERPRETATION_DEFECTS,
    **SOURCE_DEFECTS,
    **STATISTIC_DEFECTS,
    **TEXT_DEFECTS,
    **UPDATE_DEFECTS,
}
"""The defects by the rule that they break."""


def plant(
    site: SimSite, defects: Iterable[str], seed: int, known: Mapping[str, Defect] = DEFECTS
) -> Planting:
    """The site with the named defects, on distinct items, and the records of all of them.

    A rule may be named more than once; ``known`` are the defects that a name may mean. KeyError
    for an unknown rule, NoSubject where the site is too small. The same arguments give the same
    result.
    """
    used: set[int] = set()
    records: list[Planted] = []
    for number, rule in enumerate(defects):
        choice = Choice(Random(f"{seed}/{rule}/{number}"), used)
        site, planted = known[rule](site, choice)
        records.extend(planted)
    return site, tuple(records)
