"""DOC: the forms in which a document can be had."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.answers import INAPPLICABLE, PASSED, Answers, failed
from auditor.computed.context import Context
from auditor.computed.scope import Settings
from auditor.computed.titles import plain
from auditor.rule import Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView
from crawler.items import PageClass


class Forms(Settings):
    """``files`` are the forms of download by name with their extensions, ``columns`` words in the
    names of the columns whose documents owe them. A text shorter than ``shortest`` characters is
    none."""

    columns: tuple[str, ...]
    files: Mapping[str, tuple[str, ...]]
    shortest: int


@item_rule("DOC011", name="document-not-downloadable", severity=Severity.MEDIUM, params=Forms)
def not_downloadable(item: ItemView, params: Forms, context: Context) -> Answers:
    """A normative document is not there as text and as file.

    What: The page shows no text, or offers no file in one of the forms that the profile asks for.
    Why: A text can be searched and read aloud; a file can be kept, cited and printed as issued.
    Basis: 政府信息公开条例 article 24: the platform can be searched, read and downloaded.
    How measured: Documents in columns whose name holds one of the profile's words. The text must
    stand on the page; files are told by their extension. Interpretations are not looked at.
    Fix: Show the text on the page, and offer the forms that are missing.
    """
    if item.page_class is not PageClass.DETAIL or not context.is_document(item):
        return INAPPLICABLE
    if not any(word in plain(column.name) for column in item.columns for word in params.columns):
        return INAPPLICABLE
    types = {file.type for file in item.attachments}
    lacking = [name for name, own in params.files.items() if types.isdisjoint(own)]
    has_text = len(item.body) >= params.shortest
    if has_text and not lacking:
        return PASSED
    zh = [*([] if has_text else ["网页正文"]), *(f"{name}下载" for name in lacking)]
    en = [*([] if has_text else ["a text"]), *(f"a {name} file" for name in lacking)]
    words = Text(f"缺少{'、'.join(zh)}", f"there is no {', no '.join(en)}")
    return failed(item, words, {"missing": zh, "types": sorted(types)})
