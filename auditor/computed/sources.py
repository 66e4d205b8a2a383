"""Whether a source is the site's own, and whether an organ is none of the site's area."""

from __future__ import annotations

import re

from auditor.computed.context import Context, Table
from auditor.computed.scope import Settings
from auditor.computed.titles import fold
from crawler.index.views import ItemView

_AREA = re.compile(r"[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|自治县|省|市|县|区|旗|盟|州)")
_ENDING = re.compile(r"(?:人民政府)?(?:门户)?(?:网站|官网|网)?$")
_SHORT = re.compile(
    r"[县市区旗](?!场|域|块|民|级|际)[\u4e00-\u9fff]{1,12}(?:府|办|局|委|室|厅|中心|站|院|会|处)$"
)
"""An organ of the area as people of the area call it: 县政府办."""
_SHOWN = 20


def _rank(area: str) -> int:
    """The level of an area: 3 a province, 2 a city, 1 a county or district."""
    if area.endswith(("省", "自治区")):
        return 3
    return 2 if area.endswith(("市", "州", "盟")) else 1


class SuperiorOrgans(Settings):
    """``state`` begin the names of organs of the State, which name no area (国务院);
    ``own`` are whole sources that mean the site itself (本站)."""

    state: tuple[str, ...]
    own: tuple[str, ...]


class OwnSources(Table):
    """The site's own name and area; counts the pages of which nothing sure can be said."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._name = _ENDING.sub("", fold(context.site.name))
        areas = _AREA.findall(self._name)
        self._area = areas[-1] if areas else ""
        self._urls: list[str] = []

    def is_own(self, source: str, params: SuperiorOrgans) -> bool:
        """Whether a source is the site itself, or a body of its area."""
        text = fold(source)
        if text in params.own:
            return True
        if not self._area:
            return bool(self._name) and text.startswith(self._name)
        is_short = text[:1] == self._area[-1] and bool(_SHORT.match(text))
        return self._area in text or is_short

    def is_superior(self, organ: str, params: SuperiorOrgans, *, is_upstream: bool) -> bool:
        """Whether an organ is one of the State, or of a larger area than the site's.

        In a column of superior documents (``is_upstream``) one of an area of the same rank is
        superior too: a county may be called a city.
        """
        if organ.startswith(params.state):
            return True
        areas = _AREA.findall(organ)
        if not areas or not self._area or self._area in organ:
            return False
        above = _rank(areas[-1]) - _rank(self._area)
        return above > 0 or (is_upstream and above == 0)

    def note_doubt(self, item: ItemView) -> None:
        """Count a page whose issuer is not known."""
        self._urls.append(item.url)

    def doubtful(self) -> tuple[int, tuple[str, ...]]:
        """How many such pages there are, and the first addresses."""
        return len(self._urls), tuple(sorted(self._urls)[:_SHOWN])
