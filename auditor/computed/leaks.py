"""How personal data that was found is told: by kind and number, masked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from auditor.answers import PASSED, Answer, failed
from auditor.computed.context import Context
from auditor.computed.files import Files, KnownFile
from auditor.rule import Subject, Text
from auditor.words import joined
from crawler.fields.personal_words import Kind
from crawler.index.views import ItemView, Seen
from crawler.items import Mark

NAMES = {
    Kind.ID_NUMBER: Text("居民身份证号", "resident ID number"),
    Kind.MOBILE: Text("个人手机号", "private mobile number"),
    Kind.BANK_CARD: Text("银行卡号", "bank card number"),
    Kind.ADDRESS: Text("家庭住址", "home address"),
    Kind.ILLNESS: Text("患病情况名单", "list of illnesses"),
    Kind.WELFARE: Text("救助对象名单", "list of recipients"),
    Kind.MINOR: Text("未成年人信息", "data of minors"),
    Kind.SECRET_MARK: Text("涉密标记", "mark of secrecy"),
}
"""What each kind is called."""

SHOWN = 5
"""So many finds are shown of a page or file."""


def leak(
    about: ItemView | Subject, marks: Sequence[Mark], evidence: dict[str, Any], seen: Seen
) -> Answer:
    """What is in clear, masked, and of which kinds; nothing passes."""
    if not marks:
        return PASSED
    counts = Counter(mark.kind for mark in marks)
    named = [Text(f"{NAMES[k].zh} {n} 处", f"{n} × {NAMES[k].en}") for k, n in counts.items()]
    shown = list(dict.fromkeys(mark.masked for mark in marks))[:SHOWN]
    told = joined(named)
    is_hidden = "places" in evidence
    where = (
        Text("文件隐藏部分有", "hidden in the file: ")
        if is_hidden
        else Text("公开了", "in clear: ")
    )
    return failed(
        about,
        Text(f"{where.zh}{told.zh}：{shown[0]}", f"{where.en}{told.en}: {shown[0]}"),
        {**evidence, "found": shown, "counts": {kind.value: n for kind, n in counts.items()}},
        seen=seen,
    )


def each_file(context: Context) -> Iterator[tuple[KnownFile, Subject, dict[str, Any]]]:
    """The files that were looked into, each as a subject, with its item for the evidence."""
    files = context.table(Files)
    for file in files.known():
        yield file, files.subject(file), dict(files.item_of(file))
