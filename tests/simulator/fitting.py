"""Planting as much as a site has room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crawler.simulator.defects import DEFECTS, plant
from crawler.simulator.model import SimSite
from crawler.simulator.planting import Defect, NoSubject, Planting


def plant_what_fits(
    site: SimSite, rules: Iterable[str], seed: int, known: Mapping[str, Defect] = DEFECTS
) -> Planting:
    """As ``plant``, without those defects for which the site has nothing left."""
    kept: list[str] = []
    for rule in rules:
        try:
            plant(site, [*kept, rule], seed, known)
        except NoSubject:
            continue
        kept.append(rule)
    return plant(site, kept, seed, known)
