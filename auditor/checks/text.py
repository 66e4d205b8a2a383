"""TXT: the wording and the typesetting of a text."""

from __future__ import annotations

from auditor.answers import INAPPLICABLE, PASSED, Answers, failed
from auditor.computed.context import Context
from auditor.computed.phrases import SHOWN, Phrases
from auditor.rule import Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView
from crawler.items import ColumnKind, Place

_SHOWN = frozenset({Place.TABLE, Place.HEADER})


@item_rule("TXT001", name="typesetting-residue", severity=Severity.MEDIUM, params=Phrases)
def residue(item: ItemView, params: Phrases, _: Context) -> Answers:
    """The text holds residue of typesetting or of the publishing system.

    What: Codes meant for a machine stand in the text: 〖HTH〗, &nbsp;, {{title}}, ${date},
    [!--newstext--] and the like.
    Why: The text was pasted or rendered without anybody looking at the result; words may be
    missing where the code stands.
    Basis: 政府网站发展指引: content is checked before publication; 政府网站与政务新媒体检查指标 on
    errors of content.
    How measured: Title, text, catalogue block and header line are searched for the profile's
    patterns. A code in quotation marks is spoken of, not left behind, and passes; so do 〖〗
    around Chinese words.
    Fix: Remove the code, restore what it replaced, and look at the page.
    """
    rows = "\n".join(claim.raw for claim in item.claims if claim.place in _SHOWN)
    return _search(item, params, Text("文中有排版或系统残留代码", "residue in the text"), rows)


class Drafts(Phrases):
    """``exempt_kinds``: columns in which blanks to be filled in belong to the text;
    ``exempt_titles``: words in the titles of samples and forms."""

    exempt_kinds: tuple[ColumnKind, ...]
    exempt_titles: tuple[str, ...] = ()


@item_rule("TXT002", name="placeholder-in-text", severity=Severity.HIGH, params=Drafts)
def placeholder_in_text(item: ItemView, params: Drafts, _: Context) -> Answers:
    """The text holds placeholders of a template.

    What: A year, a place or a body is left as XX, 20XX or 某某.
    Why: The text was copied from a sample and published without being filled in.
    Basis: 政府信息公开条例 article 6: information is published accurately.
    How measured: Title and text are searched for the profile's patterns; masked names of persons
    and numbers are none of them, quotations and sample forms of service guides are left alone.
    Fix: Fill in what the placeholder stands for.
    """
    if item.kinds & {*params.exempt_kinds} or any(w in item.title for w in params.exempt_titles):
        return INAPPLICABLE
    return _search(item, params, Text("文中有未填写的占位内容", "placeholders in the text"))


@item_rule("TXT003", name="punctuation-clash", severity=Severity.LOW, params=Phrases)
def punctuation_clash(item: ItemView, params: Phrases, _: Context) -> Answers:
    """Punctuation marks clash.

    What: Two marks stand together that exclude each other, such as ，。 or 。。.
    Why: It shows that nobody read the text before it was published.
    Basis: GB/T 15834-2011 (标点符号用法).
    How measured: Title and text are searched for the profile's pairs of marks. Ellipses of three
    and more points pass.
    Fix: Remove the superfluous mark.
    """
    return _search(item, params, Text("标点符号连用错误", "clashing punctuation"))


def _search(item: ItemView, params: Phrases, said: Text, rows: str = "") -> Answers:
    """The phrases in title and text, and in the ``rows`` that the page shows besides."""
    if not item.title and not item.body:
        return INAPPLICABLE
    found = {**params.find(item.title), **params.find(item.body), **params.find(rows)}
    if not found:
        return PASSED
    shown = " ".join(list(found)[:SHOWN])
    return failed(
        item,
        Text(f"{said.zh}：{shown}", f"{said.en}: {shown}"),
        {"found": list(found), "sorts": sorted(set(found.values()))},
    )
