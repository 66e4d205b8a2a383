"""What findings say: messages, evidence, reasons, subjects."""

from __future__ import annotations

import json
from typing import Any

import pytest

from auditor.rule import Finding
from tests.auditor.case import Case
from tests.auditor.cases import (
    histories,
    interpretations,
    numbers,
    pairs,
    publication,
    reposts,
    series,
)
from tests.auditor.portal import HOME, Portal, claim, column, item, policy, row, url
from tests.auditor.test_cases import CASES


def finding(rule: str, portal: Portal, *upstream: Portal, **more: Any) -> Finding:
    """The one finding of a rule."""
    found = [
        one for one in _case(rule, portal, *upstream, **more).run().findings if one.rule == rule
    ]
    assert len(found) == 1
    return found[0]


def _case(rule: str, portal: Portal, *upstream: Portal, **more: Any) -> Case:
    return Case(rule, "", portal, CASES[0].outcome, (), upstream, **more)


def test_messages_and_evidence_can_be_printed_in_both_languages() -> None:
    for case in CASES:
        for one in case.run().findings:
            message = one.result.message
            assert message is not None
            assert message.zh and message.en and message.zh != message.en
            assert json.loads(json.dumps(dict(one.result.evidence))) is not None
            assert (one.result.reason is not None) == (one.result.outcome == "cantTell")


def test_a_late_repost_names_both_moments_and_the_working_days() -> None:
    found = finding("REP001", Portal([reposts.repost("2026-06-09")]), reposts.ah())
    assert found.result.evidence == {
        "upstream_url": "http://www.ah.gov.cn/1.html",
        "upstream_title": reposts.TITLE,
        "upstream_published": "2026-06-05",
        "published": "2026-06-09",
        "matched_by": "document_number",
        "match_score": 0.98,
        "target_1h": "failed",
        "workdays_late": 1,
        "workdays_least": 2,
        "workdays_most": 2,
        "workdays_limit": 1,
    }
    assert found.result.subject.url == reposts.MINE
    assert found.result.seen is not None
    assert "2 个工作日" in found.result.message.zh if found.result.message else False


def test_a_missing_repost_has_the_site_as_subject_and_the_original_in_evidence() -> None:
    found = finding("REP002", Portal((), [reposts.UP]), reposts.ah())
    assert (found.result.subject.kind, found.result.subject.url) == ("site", HOME)
    assert found.result.evidence["upstream_url"] == "http://www.ah.gov.cn/1.html"
    assert found.basis.document.startswith("安徽省交通运输厅")


@pytest.mark.parametrize(
    ("policy_links", "interpretation_links", "said"),
    [
        (False, True, "文件页面没有链接到解读"),
        (True, False, "解读页面没有链接到文件"),
        (False, False, "文件页面没有链接到解读，解读页面没有链接到文件"),
    ],
)
def test_which_link_is_missing(policy_links: bool, interpretation_links: bool, said: str) -> None:
    there, back = pairs.MUTUAL
    portal = Portal(
        [
            pairs.paper(links=there if policy_links else ()),
            pairs.jd("《临溪县农村公路管理办法》解读", links=back if interpretation_links else ()),
        ]
    )
    found = finding("INT008", portal)
    assert found.result.message is not None
    assert found.result.message.zh.startswith(said + "：")
    assert found.result.evidence["policy_links"] is policy_links
    assert found.result.evidence["interpretation_links"] is interpretation_links
    assert found.result.evidence["interpretation_url"] == url(pairs.B)


def test_the_evidence_of_a_pair_names_its_grounds_strongest_first() -> None:
    there, _ = pairs.MUTUAL
    portal = Portal(
        [
            pairs.paper(links=there),
            pairs.jd("《临溪县农村公路管理办法》解读", body="依据临政办〔2026〕7号，"),
        ]
    )
    grounds = finding("INT008", portal).result.evidence["matched_by"]
    assert grounds == ["link", "title_quotation", "document_number"]


def test_a_malformed_number_comes_with_its_repair() -> None:
    found = finding("DOC002", Portal([policy(document_number="皖政办[2017]第018号")]))
    assert found.result.evidence == {
        "document_number": "皖政办[2017]第018号",
        "defects": ["leading zero", "ordinal", "square brackets"],
        "repaired": "皖政办〔2017〕18号",
    }
    beyond = finding("DOC002", Portal([policy(document_number="黄政办〔20XX〕4号")]))
    assert beyond.result.evidence["repaired"] is None
    lost = finding("DOC002", Portal([policy(body="根据皖政办〔201718号精神")]))
    assert str(lost.result.reason) == "Q"
    assert lost.result.evidence["repaired"] == "皖政办〔2017〕18号"


def test_duplicates_name_each_other() -> None:
    found = finding("IDX004", Portal([numbers.FIRST, numbers.SECOND]))
    assert found.result.evidence["other_url"] == numbers.FIRST.url
    assert found.result.subject.url == numbers.SECOND.url


def test_contradicting_days_are_named_by_place() -> None:
    page = item(
        "/a.html",
        "甲",
        "notice",
        claims=[
            claim("published_at", "2026-06-02", "header"),
            claim("published_at", "2026-06-03T08:00", "meta"),
        ],
    )
    assert finding("DAT005", Portal([page])).result.evidence == {
        "meta": ["2026-06-03"],
        "header": ["2026-06-02"],
    }


def test_an_idle_column_says_since_when() -> None:
    news = column("news", name="要闻")
    portal = Portal((), [news], [row(news, "/1.html", "甲", "2026-06-01")])
    found = finding("UPD002", portal)
    assert found.result.evidence == {
        "newest": "2026-06-01",
        "undated": 0,
        "as_of": "2026-06-30",
        "limit": "2026-06-16",
        "days_idle": 29,
    }
    assert (found.result.subject.kind, found.result.subject.title) == ("column", "要闻")


def test_content_without_dates_is_counted() -> None:
    news = column("news")
    pages = [item(f"/{n}.html", "要闻", news) for n in range(3)]
    rows = [row(news, f"/{n}.html", "要闻") for n in range(3)]
    assert finding("UPD002", Portal(pages, [news], rows)).result.evidence["undated"] == 3


def test_a_missing_number_is_spelt_out() -> None:
    found = finding("IDX003", Portal(series.run(series.HOLE)))
    numbers = [f"{series.MINE}/202606-0000{n}" for n in (6, 7, 8)]
    urls = [f"{HOME}{series.MINE}/{n}.html" for n in (6, 8)]
    assert found.result.evidence == {
        "missing": numbers[1],
        "scope": "机构＋月份",
        "before": {"index_number": numbers[0], "url": urls[0]},
        "after": {"index_number": numbers[2], "url": urls[1]},
        "withdrawn": None,
        "renumbered": None,
    }


def test_what_an_earlier_crawl_saw_of_a_missing_number() -> None:
    gone = histories.earlier(f"{series.MINE}/202606-00007")
    pages = histories.numbered(histories.without(7))
    found = finding("IDX003", Portal(pages, all_earlier=[gone], past=histories.PAST))
    assert found.result.evidence["withdrawn"] == {
        "run": 1,
        "at": "2026-03-01",
        "url": gone.url,
        "title": gone.title,
    }


def test_the_scope_of_a_series_is_told() -> None:
    scopes = {
        "机构＋年份": histories.SKIPPED,
        "机构＋栏目＋年份": histories.COLUMNS,
        "全站＋月份": histories.SHARED,
        "机构＋月份": histories.RESTARTING,
    }
    for scope, pages in scopes.items():
        assert finding("IDX003", Portal(pages)).result.evidence["scope"] == scope


def test_a_gap_of_document_numbers_names_both_sides() -> None:
    pages = histories.documents(histories.without(7, 12))
    [missing] = finding("DOC003", Portal(pages)).result.evidence["missing"]
    assert missing == {"missing": 7, "before": pages[5].url, "after": pages[6].url}


def test_hints_of_back_dating_name_the_other_explanation() -> None:
    found = finding("DAT006", Portal([*publication.grown(), publication.at(1175, "2026-03-02")]))
    assert found.result.message and "迁移" in found.result.message.zh
    assert found.result.evidence["trace"] == "order"


def test_inner_marks_step_down() -> None:
    case = next(one for one in interpretations.CASES if one.about == "none")
    message = case.run().findings
    said = [one.result.message.zh for one in message if one.rule == "INT001" and one.result.message]
    assert said == [f"未找到《{pairs.TITLE.replace('《', '〈').replace('》', '〉')}》的政策解读"]
