"""What portals call the parts of their pages: class and id names that many sites share.

The names come from the templates of the publishing platforms (TRS, UCAP, Hanweb, VSB, Lonsun …)
and from common habit; a name is a hint among others, never a rule of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

TITLE, TEXT, FILES, NAVIGATION, SIDE, SHARE, CRUMB, SOURCE = (1 << bit for bit in range(8))
"""Kinds of parts: the article's title, its text, its files; menus, head and foot of the site;
side columns and lists of other articles; share buttons and QR codes; breadcrumb; source."""

_NAMES = {
    TITLE: r"(?:[a-z]+[_-]?)?(?:title|headline|biaoti)s?\d?|tit|bt|h1|ucaptitle",
    TEXT: r"zoom(?:con)?|vsb_content\w*|v_news_content|ucap-?content|trs_u?editor\w*"
    r"|custom_unionstyle|j-fontcontent|pages_content|article[_-]?con(?:tent)?|news_?con(?:tent)?|news_?text"
    r"|detail-?con(?:tent)?|con_?txt|wzcon|wznr|zwnr|nrcon|zhengwen|bt_content|content_?text"
    r"|text_?content|newscontnet|artile_zw|wzzw-article|gk_?content|xxgk_?content|xl-?content"
    r"|content-body|article-?body|post-?content",
    FILES: r"fj\w*|\w*fujian\w*|xgfj\w*|attach\w*|appendix\w*|annex\w*|files?\w*|down\w*",
    NAVIGATION: r"nav\w*|menu\w*|foot\w*|friend\w*|logo|site-?name",
    SIDE: r"side\w*|related\w*|recommend\w*|hot\w*",
    SHARE: r"share\w*|bdshare\w*|bshare\w*|qr\w*|ewm",
    CRUMB: r"[a-z]*crumbs?[a-z]*|b[tz]-position|position|location|dqwz|weizhi|path",
    SOURCE: r"source|ly|laiyuan|xxly|article_source",
}
_PATTERNS = {
    kind: re.compile(rf"(?:^|[ _-])(?:{names})(?=$|[ _-])") for kind, names in _NAMES.items()
}


@lru_cache(maxsize=16384)
def kinds(mark: str) -> int:
    """The kinds of part that an element's id and class (joined by spaces) speak of, as bits."""
    mark = mark.lower()
    return sum(kind for kind, pattern in _PATTERNS.items() if pattern.search(mark))
