"""Labels in a line: every spelling, and no word that only ends like one."""

from __future__ import annotations

import pytest

from crawler.fields.labels import FIELDS, find_labels, is_weak, label_of
from crawler.items import Field

LINES: dict[str, list[tuple[str, str]]] = {
    "索引号：1": [("索引号", "1")],
    "索 引 号：1": [("索引号", "1")],
    "索\u3000引\u3000号 ：1": [("索引号", "1")],
    "索|引|号:1": [("索引号", "1")],
    "【索引号】1": [("索引号", "1")],
    "[发布时间]：1": [("发布时间", "：1")],
    "备注/文号：1": [("文号", "1")],
    "公文生成日期：1": [("公文生成日期", "1")],
    "信息来源：甲 发布时间：乙 分享到：丙": [
        ("信息来源", "甲"),
        ("发布时间", "乙"),
        ("分享到", "丙"),
    ],
    "文 号：甲〔2020〕6号发布日期： 2020": [("文号", "甲〔2020〕6号"), ("发布日期", " 2020")],
    "发布时间 2019-02-02": [("发布时间", "2019-02-02")],
    "文号/编号：1": [("文号", "1")],
    "发布日期（网站）：1": [("发布日期", "1")],
    "2020-01-02来源：甲": [("来源", "甲")],
    "3月2日来源：甲": [("来源", "甲")],
    "演练时间：1": [],
    "有关单位：请按时间安排": [],
    "关于印发的通知发布日期：1": [],
}


@pytest.mark.parametrize("line", LINES)
def test_labels_of_a_line(line: str) -> None:
    found = find_labels(line)
    ends = [*(label.start for label in found[1:]), len(line)]
    got = [(label.name, line[label.end : end]) for label, end in zip(found, ends, strict=False)]
    assert [(name, value.strip()) for name, value in got] == [
        (name, value.strip()) for name, value in LINES[line]
    ]


@pytest.mark.parametrize("joint", ["", "\u3000", "|"])
def test_every_label_is_found_in_every_spelling(joint: str) -> None:
    for name in FIELDS:
        spelling = joint.join(name)
        whole = label_of(f" {spelling}：")
        assert whole is not None and (whole.name, whole.colon) == (name, True)
        (found,) = find_labels(f"{spelling}：某")
        assert found.field == FIELDS[name]


def test_what_labels_mean() -> None:
    assert FIELDS["文件编号"] is Field.DOCUMENT_NUMBER
    assert FIELDS["统一编号"] is None
    assert FIELDS["公开责任部门"] is None
    assert FIELDS["发文日期"] is Field.WRITTEN_ON
    assert is_weak("日期") and not is_weak("发布日期")


@pytest.mark.parametrize("text", ["", "首页", "索引号1", "政务公开"])
def test_other_texts_are_no_labels(text: str) -> None:
    assert label_of(text) is None
