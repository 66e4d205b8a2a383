"""Defects of single items: catalogue fields, numbers, dates, source, text.

Each takes a site and a choice of subjects and gives the broken site with its records.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crawler.items import ColumnKind, Field
from crawler.simulator.identifiers import (
    closed_up,
    closes_series,
    index_number,
    month_of,
    next_serial,
    with_wrong_check_digit,
)
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import (
    Choice,
    Planted,
    Planting,
    newer_than,
    news,
    notices,
    older_than,
    redated,
    rewritten,
)

_RESIDUES = ("〖HTH〗各单位要抓好落实。〖HT〗", "{{article.summary}}", "&nbsp;&nbsp;特此说明。")


def empty_field(site: SimSite, choice: Choice) -> Planting:
    """CAT001: the cell of 发布机构 is empty, on an old notice of one column like many others."""
    plain = [item for item in notices(site) if len(item.columns) == 1]
    item = choice.item(older_than(site, 60, plain)).without(Field.ISSUING_BODY, "")
    return _on_item(site, item, "CAT001", "发布机构一栏为空")


def placeholder(site: SimSite, choice: Choice) -> Planting:
    """CAT002: the whole value of 主题分类 is 无."""
    item = choice.item(notices(site)).without(Field.SUBJECT, "无")
    return _on_item(site, item, "CAT002", "主题分类一栏写“无”")


def no_index_number(site: SimSite, choice: Choice) -> Planting:
    """IDX001, and with it CAT001: the number was never given; the month's later ones moved up.

    The index number is the first of the fields that article 12 of the Regulations requires.
    """
    item = choice.item(news(site))
    changed = site.with_item(item.without(Field.INDEX_NUMBER, ""))
    return closed_up(changed, item.index_number or ""), _both("IDX001", item, "没有索引号")


def wrong_check_digit(site: SimSite, choice: Choice) -> Planting:
    """IDX002: the organ code in the number fails GB 32100."""
    item = choice.item(news(site))
    number = item.index_number or ""
    wrong = number.replace(site.organ_code, with_wrong_check_digit(site.organ_code))
    broken = replace(item, index_number=wrong)
    changed, planted = _on_item(site, broken, "IDX002", "统一社会信用代码的校验位不对")
    return closed_up(changed, number), planted


def duplicate_index_number(site: SimSite, choice: Choice) -> Planting:
    """IDX004: an item carries the number of another one of the same month."""
    free = [item for item in news(site) if choice.is_free(item.id)]
    months = [month_of(item.index_number or "") for item in free]
    item = choice.item(i for i, month in zip(free, months, strict=True) if months.count(month) > 1)
    own = item.index_number or ""
    first = choice.item(i for i in free if month_of(i.index_number or "") == month_of(own))
    changed = site.with_item(replace(item, index_number=first.index_number))
    planted = Planted("IDX004", "item", item.id, first.id, "两条信息同一索引号")
    return closed_up(changed, own), (planted,)


def foreign_month(site: SimSite, choice: Choice) -> Planting:
    """IDX006: the number belongs to a month well before formation and publication."""
    item = choice.item(news(site))
    month = f"{item.published_at.date().replace(day=1) - timedelta(days=40):%Y%m}"
    number = index_number(site.organ_code, month, next_serial(site, month))
    broken = replace(item, index_number=number)
    changed, planted = _on_item(site, broken, "IDX006", f"索引号的月份是{month}")
    return closed_up(changed, item.index_number or ""), planted


def no_document_number(site: SimSite, choice: Choice) -> Planting:
    """DOC001, and with it CAT001: a policy document whose cell of 文号 is empty."""
    item = choice.item(_closing_policies(site)).without(Field.DOCUMENT_NUMBER, "")
    return site.with_item(item), _both("DOC001", item, "政策文件没有文号")


def square_brackets(site: SimSite, choice: Choice) -> Planting:
    """DOC002: square brackets in 文号 instead of 〔〕."""
    item = choice.item(_closing_policies(site))
    number = (item.document_number or "").replace("〔", "[").replace("〕", "]")
    return _on_item(site, replace(item, document_number=number), "DOC002", "文号用了方括号")


def _closing_policies(site: SimSite) -> list[SimItem]:
    return [item for item in site.of_kind(ColumnKind.POLICY) if closes_series(site, item)]


def future_date(site: SimSite, choice: Choice) -> Planting:
    """DAT002: published after ``as_of``."""
    item = choice.item(newer_than(site, 200, notices(site)))
    days = (site.as_of - item.published_at.date()).days + choice.rng.randrange(10, 40)
    site, moved = redated(site, item, item.published_at + timedelta(days=days))
    planted = Planted("DAT002", "item", choice.take(moved).id, note="发布日期在将来")
    return site, (planted,)


def published_before_formation(site: SimSite, choice: Choice) -> Planting:
    """DAT003: formed, and signed, some days after publication."""
    item = choice.item(older_than(site, 10, notices(site)))
    on = item.published_at.date() + timedelta(days=choice.rng.randrange(2, 6))
    return _on_item(site, rewritten(item, on), "DAT003", "生成日期晚于发布日期")


def dates_disagree(site: SimSite, choice: Choice) -> Planting:
    """DAT005: the catalogue names a later day of publication than everything else."""
    item = choice.item(older_than(site, 10, notices(site)))
    on = item.published_at.date() + timedelta(days=choice.rng.randrange(2, 6))
    return _on_item(site, replace(item, table_date=on), "DAT005", "目录与页面的发布日期不同")


def no_source(site: SimSite, choice: Choice) -> Planting:
    """SRC001: 暂无来源 stands for the source."""
    item = choice.item(news(site)).without(Field.SOURCE, "暂无来源")
    return _on_item(site, item, "SRC001", "来源写“暂无来源”")


def residue(site: SimSite, choice: Choice) -> Planting:
    """TXT001: typesetting codes, a template key or an entity left in the text."""
    item = choice.item(news(site))
    left = choice.rng.choice(_RESIDUES)
    body = (*item.body[:2], left, *item.body[2:])
    return _on_item(site, replace(item, body=body), "TXT001", f"正文残留{left}")


def _both(rule: str, item: SimItem, note: str) -> tuple[Planted, ...]:
    """The records of a required field that is gone: its own rule, and CAT001."""
    return tuple(Planted(each, "item", item.id, note=note) for each in (rule, "CAT001"))


def _on_item(site: SimSite, item: SimItem, rule: str, note: str) -> Planting:
    return site.with_item(item), (Planted(rule, "item", item.id, note=note),)
