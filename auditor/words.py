"""Names of facts, places, kinds of pages and outcomes, in both languages, for messages."""

from __future__ import annotations

from datetime import date

from auditor.rule import Text
from crawler.items import Field, PageClass, Place
from crawler.outcomes import FetchOutcome, FileOutcome

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
    Field.ASKED_AT: Text("来信时间", "time of the question"),
    Field.ANSWERED_AT: Text("回复时间", "time of the answer"),
    Field.MESSAGE_TYPE: Text("信件类型", "type of message"),
    Field.ANSWERED_BY: Text("回复单位", "answering body"),
    Field.STATUS: Text("办理状态", "status"),
    Field.QUESTION: Text("来信内容", "question"),
    Field.ANSWER: Text("回复内容", "answer"),
    Field.FURNITURE: Text("页面标签", "page label"),
    Field.IDENTITY: Text("网站身份", "identity of the site"),
}

PLACES = {
    Place.META: Text("页面元数据", "meta tag"),
    Place.TABLE: Text("索引块", "catalogue block"),
    Place.HEADER: Text("标题下方", "header line"),
    Place.ROW: Text("列表", "list"),
    Place.SCRIPT: Text("页面脚本", "script"),
    Place.HIDDEN: Text("隐藏字段", "hidden input"),
    Place.COMMENT: Text("页面注释", "comment"),
    Place.HEADING: Text("正文标题", "heading"),
    Place.TITLE_TAG: Text("网页标题", "title tag"),
    Place.BODY: Text("正文", "body"),
    Place.FOOT: Text("页脚", "foot"),
    Place.URL: Text("网址", "address"),
    Place.API: Text("数据接口", "API"),
}

PAGE_CLASSES = {
    PageClass.HOME: Text("首页", "home page"),
    PageClass.LIST: Text("列表", "list"),
    PageClass.DETAIL: Text("信息页", "item"),
    PageClass.INTERPRETATION: Text("政策解读", "interpretation"),
    PageClass.CONSULTATION: Text("意见征集", "consultation"),
    PageClass.FEEDBACK: Text("征集反馈", "feedback"),
    PageClass.GUIDE: Text("办事指南", "guide"),
    PageClass.MESSAGE: Text("信件", "message"),
    PageClass.ANNUAL_REPORT: Text("年度报告", "annual report"),
    PageClass.ORGANISATION: Text("机构信息", "organisation"),
    PageClass.SOFT_404: Text("“不存在”提示页", "soft 404"),
    PageClass.MAINTENANCE: Text("建设维护中的栏目", "column under construction"),
    PageClass.SCRIPT_SHELL: Text("脚本空壳", "script shell"),
    PageClass.REDIRECT: Text("跳转页", "redirect"),
    PageClass.CHALLENGE: Text("安全验证页", "challenge page"),
    PageClass.FILE: Text("文件", "file"),
    PageClass.OTHER: Text("其他", "other"),
}


FETCHES = {
    FetchOutcome.OK: Text("正常取得", "read"),
    FetchOutcome.UNCHANGED: Text("与上次相同", "as last time"),
    FetchOutcome.REDIRECT: Text("跳转", "redirected"),
    FetchOutcome.NOT_FOUND: Text("不存在（404）", "not found (404)"),
    FetchOutcome.SOFT_404: Text("提示“不存在”的页面", 'a page that says "not found"'),
    FetchOutcome.FORBIDDEN: Text("拒绝访问", "forbidden"),
    FetchOutcome.BLOCKED: Text("被安全验证拦截", "blocked by a challenge page"),
    FetchOutcome.RATE_LIMITED: Text("被限速", "rate limited"),
    FetchOutcome.SERVER_ERROR: Text("服务器出错", "server error"),
    FetchOutcome.TIMEOUT: Text("超时", "timed out"),
    FetchOutcome.UNREACHABLE: Text("无法连接", "unreachable"),
    FetchOutcome.TLS_ERROR: Text("证书或加密错误", "TLS error"),
    FetchOutcome.TOO_LARGE: Text("超过大小上限", "too large"),
    FetchOutcome.SCRIPT_ONLY: Text("须运行脚本", "needs scripts"),
    FetchOutcome.NOT_HTML: Text("不是网页", "not a web page"),
    FetchOutcome.ROBOTS_DENIED: Text("robots.txt 不允许", "denied by robots.txt"),
    FetchOutcome.REFUSED: Text("本工具拒绝访问（安全限制）", "refused by our own guard"),
    FetchOutcome.UNREADABLE: Text("无法解析", "unreadable"),
}
"""How a request ended."""

FILES = {
    FileOutcome.OK: Text("正常取得", "read"),
    FileOutcome.NO_TEXT: Text("没有可读文字", "no text to read"),
    FileOutcome.TOO_LARGE: Text("超过大小上限", "too large"),
    FileOutcome.BROKEN: Text("文件损坏", "broken"),
    FileOutcome.ENCRYPTED: Text("文件加密", "encrypted"),
    FileOutcome.NO_READER: Text("不支持此类文件", "no reader for it"),
}
"""What became of the text of a file."""


def ended(outcome: FetchOutcome | None) -> Text:
    """How a request ended; None where nobody asked."""
    return Text("未访问", "not asked for") if outcome is None else FETCHES[outcome]


def joined(names: list[Text], zh: str = "、", en: str = ", ") -> Text:
    """Several names as one text."""
    return Text(zh.join(name.zh for name in names), en.join(name.en for name in names))


def quoted(title: str) -> str:
    """A title in 《》, inner marks one step down, as GB/T 15834 has it."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def unseen_since(day: date) -> Text:
    """That nothing is known of a site behind the day of its crawl."""
    return Text(
        f"网站只看到 {day}，此后有无发布不得而知，请重新抓取",
        f"the site was seen until {day}; what came later is not known: crawl again",
    )


def seen_until(day: date, today: date) -> Text:
    """To which day a site was seen, behind a statement of how it is today; "" for today."""
    if day == today:
        return Text("", "")
    return Text(f"（网站只看到 {day}）", f" (the site was seen until {day})")
