"""The demo: a county with planted defects and its province, crawled over HTTP and audited."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path

from auditor.campaign.checking import Judge, Judged
from auditor.campaign.console import Console
from auditor.campaign.crawling import Source
from auditor.campaign.plan import Job, folder_of
from auditor.campaign.request import Request
from auditor.campaign.terminal import Exit
from auditor.reports import summary
from auditor.rule import Finding, Outcome
from crawler.fields.span import SHANGHAI
from crawler.fields.urls import frontier_key
from crawler.index.snapshot import Snapshot
from crawler.problems import Trouble
from crawler.simulator.demo import PlantedAt, serve_demo
from crawler.simulator.platforms import simulators
from crawler.sites import Site
from crawler.spiders import platforms

AS_OF = date(2026, 6, 30)
PROFILE = "anhui-transport-2017"
CONCURRENCY = 8


def run(workspace: Path, platform: str, console: Console) -> Exit:
    """Crawl and audit the simulated county, print the summary and what was found of the planted.

    Exit FINDINGS where a planted defect was missed or something else was reported. What an
    earlier demo left in ``workspace`` is replaced: its portals had other addresses. Raises
    Trouble where no such platform is simulated.
    """
    if platform not in simulators():
        names = ", ".join(sorted(simulators()))
        raise Trouble(
            f"--platform {platform}：没有这个平台的模拟，可用：{names}",
            f"--platform {platform}: no such platform is simulated; one of {names}",
        )
    as_of = datetime.combine(AS_OF, time(), SHANGHAI)
    request = Request(
        now=as_of,
        as_of=as_of,
        workspace=workspace,
        concurrency=CONCURRENCY,
        lang=console.lang,
    )
    with serve_demo(AS_OF, platform) as demo:
        county = Site(key="demo-county", home=demo.county)
        province = Site(key="demo-province", home=demo.province)
        job = Job(county, folder_of(workspace, county.key), (province,), PROFILE)
        for site in (county, province):
            shutil.rmtree(folder_of(workspace, site.key), ignore_errors=True)
        console.note(
            f"县：{county.home}  省：{province.home}", f"{county.home} and {province.home}"
        )
        Source(request, console).read(job)
    judged = Judge(request, [job], console).judge(job)
    console.result(summary(judged.report))
    return _compare(judged, demo.planted, _item_keys(workspace, (county, province)), console)


def _item_keys(workspace: Path, sites: Sequence[Site]) -> Callable[[str], str]:
    """A function that gives all addresses of one item, on any of the sites, one key."""
    spiders = []
    for site in sites:
        with Snapshot.open(folder_of(workspace, site.key)) as snapshot:
            spiders.append(platforms()[snapshot.site.platform](site.home))

    def key(url: str) -> str:
        keys = (spider.item_key(url) for spider in spiders if spider.on_site(url))
        return next(filter(None, keys), None) or frontier_key(url)

    return key


def _compare(
    judged: Judged, planted: Sequence[PlantedAt], key: Callable[[str], str], console: Console
) -> Exit:
    """Say which planted defects were found, which were missed, and what else was reported."""
    failed = [f for f in judged.audit.findings if f.result.outcome is Outcome.FAILED]
    missed = [p for p in planted if not any(_is_of(f, p, key) for f in failed)]
    others = [f for f in failed if not any(_is_of(f, p, key) for p in planted)]
    console.result("")
    for path in judged.files:
        console.result(str(path))
    found = len(planted) - len(missed)
    console.result(
        f"预埋 {len(planted)} 处缺陷，找到 {found} 处，多报 {len(others)} 处"
        if console.lang == "zh"
        else f"{len(planted)} defects planted, {found} found, {len(others)} others reported"
    )
    for record in missed:
        console.result(f"- {record.rule} {record.url} {record.title} {record.note}".rstrip())
    for finding in others:
        subject = finding.result.subject
        console.result(f"+ {finding.rule} {subject.url} {subject.title} {finding.id}")
    return Exit.FINDINGS if missed or others else Exit.DONE


def _is_of(finding: Finding, planted: PlantedAt, key: Callable[[str], str]) -> bool:
    """Whether a finding reports a planted defect; of a pair it may name either item."""
    if finding.rule != planted.rule:
        return False
    result = finding.result
    if planted.rule == "REP002":
        return key(str(result.evidence["upstream_url"])) == key(planted.other_url)
    if planted.kind == "attachment":
        item = result.evidence.get("item_url")
        return item is not None and key(str(item)) == key(planted.url)
    subjects = {key(url) for url in (planted.url, planted.other_url) if url}
    return key(result.subject.url) in subjects
