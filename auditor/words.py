"""Names of facts, in both languages, for messages."""

from __future__ import annotations

from auditor.rule import Text
from crawler.items import Field, Place

FIELDS = {
    Field.TITLE: Text("名称", "title"),
    Field.INDEX_NUMBER: Text("索引号", "index number"),
    Field.DOCUMENT_NUMBER: Text("文号", "document number"),
    Field.CATEGORY: Text("信息分类", "category"),
    Field.SUBJECT: Text("主题分类", "subject"),
    Field.ISSUING_BODY: Text("发布机构", "issuing body"),
    Field.WRITTEN_ON: Text("成文日期", "date of formation"),
    Field.SIGNED_ON: Text("落款日期", "date of signature"),
    Field.PUBLISHED_AT: Text("发布日期", "date of publication"),
    Field.SOURCE: Text("来源", "source"),
    Field.VALIDITY: Text("有效性", "validity"),
    Field.EFFECTIVE_ON: Text("施行日期", "effective date"),
    Field.ABOLISHED_ON: Text("废止日期", "date of abolition"),
    Field.SUMMARY: Text("内容概述", "abstract"),
    Field.KEYWORDS: Text("关键词", "keywords"),
    Field.DISCLOSURE: Text("公开属性", "disclosure attribute"),
}

PLACES = {
    Place.META: Text("页面元数据", "meta tag"),
    Place.TABLE: Text("索引块", "catalogue block"),
    Place.HEADER: Text("标题下方", "header line"),
    Place.ROW: Text("列表", "list"),
    Place.SCRIPT: Text("页面脚本", "script"),
    Place.API: Text("数据接口", "API"),
}


def joined(names: list[Text], zh: str = "、", en: str = ", ") -> Text:
    """Several names as one text."""
    return Text(zh.join(name.zh for name in names), en.join(name.en for name in names))


def quoted(title: str) -> str:
    """A title in 《》, inner marks one step down, as GB/T 15834 has it."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"
