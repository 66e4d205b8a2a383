"""The page: what an office reads, in which order, and that it stands alone."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from lxml.html import fromstring

from auditor.reports.contents import IN_FULL
from auditor.reports.html import render
from auditor.reports.model import Report
from auditor.rule import Tally
from auditor.weighing import Scoring
from tests.reports.hostile import empty, large
from tests.reports.sample import AUDIT, FINDINGS, report
from tests.reports.sample_rules import SCORING


def tree_of(whole: Report) -> Any:
    return fromstring(render(whole).decode())


def page(lang: str = "zh") -> Any:
    return tree_of(report(lang))


def text(tree: Any, xpath: str) -> str:
    words = (word for part in tree.xpath(xpath) for word in " ".join(part.itertext()).split())
    return " ".join(words)


def test_sections_come_in_reading_order() -> None:
    sections = page().xpath("//main/section/@id")
    assert sections == ["verdict", "look", "problems", "unclear", "fine", "method", "glossary"]
    assert page().xpath("//nav//a/@href") == [f"#{section}" for section in sections]


def test_only_its_own_style_and_script_may_run() -> None:
    tree = page()
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        body = tree.xpath(f"//{tag}/text()")[0]
        digest = b64encode(sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    style = tree.xpath("//style/text()")[0]
    assert "url(" not in style and "@import" not in style


def test_every_anchor_leads_somewhere_and_every_id_is_one() -> None:
    tree = page()
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_a_finding_says_what_where_why_and_what_to_do() -> None:
    tree = page()
    block = tree.xpath("//article[@id='high-REP001']")[0]
    whole = "".join(block.itertext())
    for part in (
        "转发国务院办公厅关于优化营商环境的意见",
        "超过时限 1 个工作日",
        "示例省贯彻落实意见 三（二）",
        "2017-02-23 起施行",
        "已核对原文",
        "补齐或更正后重新发布",
        "上级发布时间",
        "2026-06-03 09:00",
        "抓取于 2026-06-29 09:13:",
        "run-0001.warc.gz#",
    ):
        assert part in whole
    assert "https://www.linxi.example/content/article/1040" in block.xpath(".//a/@href")
    digest = next(f for f in report("zh").findings if f.rule == "REP001").seen
    assert digest is not None and digest.sha256 in whole


def test_problems_go_from_grave_to_slight() -> None:
    severities = page().xpath("//article[contains(@class,'rule')]/@data-severity")
    assert severities == ["veto", "high", "high", "high", "medium", "low"]


def test_what_needs_a_person_is_grouped_by_reason_with_both_bounds() -> None:
    unclear = text(page(), "//section[@id='unclear']")
    assert "页面未能取得 2 处" in unclear
    assert "这不是网站不合格的证据" in unclear
    assert "2026-06-01 00:00" in unclear and "2026-06-01 23:59" in unclear


def test_the_score_is_accounted_for() -> None:
    verdict = text(page(), "//section[@id='verdict']")
    value = report("zh").score.value
    assert value is not None
    assert f"得分 {value}，评为“良好”。" in verdict
    assert f"合计（= 100 − {value}） {100 - value:.2f}" in verdict
    assert "没有可判定的规则，不计入" in verdict  # the group without a judged rule
    assert "有待人工确认的否决线索：PRV001" in verdict
    assert "TIM001" in text(page(), "//aside")  # the rule that crashed


def test_what_was_not_read_is_told() -> None:
    look = text(page(), "//section[@id='look']")
    for part in ("被安全验证拦截 2", "未能读取的页面（2 个）", "少于自报", "未访问", "尚未访问 3"):
        assert part in look


def built(**changes: object) -> str:
    """The verdict of the sample under other numbers."""
    scoring: Scoring = replace(SCORING, **changes)  # type: ignore[arg-type]
    return text(
        tree_of(report("zh", scoring=scoring)),
        "//p[contains(@class,'verdict')]",
    )


def test_verdict_without_enough_evidence() -> None:
    assert built(coverage_floor=0.995).startswith(
        "证据不足，不予评分：能作出判定的占 88.2%，低于 99.5%"
    )


def test_verdict_of_a_gated_site() -> None:
    said = built(needs_person=frozenset())
    assert said.startswith("触发单项否决（PRV001），评为“不合格”；各项得分 ")


def test_verdict_of_a_clean_site() -> None:
    tallies = {id_: Tally(passed=3) for id_ in AUDIT.tallies}
    clean = report("zh", replace(AUDIT, tallies=tallies, findings=()))
    tree = tree_of(clean)
    assert "得分 100，评为“良好”。已判定的事项未发现问题。" in text(
        tree, "//section[@id='verdict']"
    )
    assert "没有发现问题。" in text(tree, "//section[@id='problems']")


def test_an_unfinished_crawl_of_nothing_is_an_alarm() -> None:
    tree = tree_of(empty("zh"))
    notices = text(tree, "//aside")
    assert "没有取得任何信息条目" in notices and "抓取中途中断" in notices
    assert "证据不足" in text(tree, "//p[contains(@class,'verdict')]")
    assert "至 未结束" in text(tree, "//header")


def test_beyond_the_first_findings_a_short_table_holds_the_rest() -> None:
    whole = large("zh", 1_000)
    tree = tree_of(whole)
    for block in tree.xpath("//article[contains(@class,'rule')]"):
        assert len(block.xpath("./ol/li")) == IN_FULL
        heading = "".join(block.xpath("./h3")[0].itertext())
        declared = int(heading.split()[-2])
        assert len(block.xpath("./details//tbody/tr")) == declared - IN_FULL
    assert len(tree.xpath("//*[@data-finding]")) == 1_000


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_in_one_language(lang: str) -> None:
    tree = page(lang)
    assert tree.get("lang") == {"zh": "zh-CN", "en": "en"}[lang]
    heading = {"zh": "发现的问题", "en": "What is wrong"}[lang]
    assert text(tree, "//section[@id='problems']/h2") == heading
    assert len(FINDINGS) == len(tree.xpath("//*[@data-finding]"))
