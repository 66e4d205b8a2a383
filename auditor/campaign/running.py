"""The commands crawl, check, audit and export over one site or several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import click

from auditor.campaign.checking import Judge
from auditor.campaign.console import Console
from auditor.campaign.crawling import Source
from auditor.campaign.plan import Job, jobs, known_sites, plan
from auditor.campaign.request import Request
from auditor.campaign.tables import table
from auditor.campaign.terminal import Exit
from auditor.campaign.trouble import EXPECTED, said
from auditor.campaign.verdict import is_insufficient, tell_changes, told_as_suspect, worst
from auditor.reports import summary
from auditor.rule import Text
from crawler.export import json_lines, write_items
from crawler.index.snapshot import Snapshot
from crawler.index.views import ItemView
from crawler.problems import Trouble
from crawler.sites import site_of


def audit(request: Request, console: Console) -> Exit:
    """Crawl each site, judge it, and write its report."""
    source, wanted = _source(request, console)
    judge = Judge(request, wanted, console)

    def one(job: Job) -> Exit:
        source.read(job)
        return _judge(judge, job, console)

    code = each(wanted, one, request, console)
    _overview(judge, console)
    return code


def crawl(request: Request, console: Console) -> Exit:
    """Crawl each site into its folder."""
    source, wanted = _source(request, console)

    def one(job: Job) -> Exit:
        run = source.read(job)
        with Snapshot.open(job.folder, run) as snapshot:
            view, unprobed = snapshot.run, snapshot.unprobed()
        outcomes = ", ".join(f"{name} {count}" for name, count in view.outcomes.items())
        zh = (
            f"{job.site.key}：访问 {view.pages} 页（{outcomes}），{view.items} 条信息，{job.folder}"
        )
        en = f"{job.site.key}: {view.pages} pages ({outcomes}), {view.items} items, {job.folder}"
        console.result(Text(zh, en).in_(console.lang))
        if unprobed:
            console.note(
                f"{job.site.key}：另有 {unprobed} 个附件或链接没有探测",
                f"{job.site.key}: {unprobed} more attachments or links were not probed",
            )
        tell_changes(job.site, view, console)
        thin = is_insufficient(view) or told_as_suspect(job.site, view, console)
        return Exit.INSUFFICIENT if thin else Exit.DONE

    return each(wanted, one, request, console)


def check(request: Request, console: Console) -> Exit:
    """Judge what was crawled before and write the reports; never touches the network."""
    wanted = plan(request)
    judge = Judge(request, wanted, console)
    code = each(wanted, lambda job: _judge(judge, job, console), request, console)
    _overview(judge, console)
    return code


def _overview(judge: Judge, console: Console) -> None:
    """After several sites, one line for each."""
    if len(judge.judged) < 2:
        return
    heads = ("网站", "得分", "等级", "覆盖率", "问题", "无法判定", "退出码")
    english = ("site", "score", "grade", "coverage", "problems", "cannot tell", "exit code")
    rows = []
    for judged in judge.judged:
        report, code = judged.report, judged.code
        failed = sum(line.counts["failed"] for line in report.rules)
        unclear = sum(line.counts["cantTell"] for line in report.rules)
        value = "—" if report.score.value is None else f"{report.score.value:g}"
        grade = report.score.grade or "—"
        counts = (f"{report.coverage:.0%}", str(failed), str(unclear), str(int(code)))
        rows.append((report.site.key, value, grade, *counts))
    console.result("")
    console.result(table(heads if console.lang == "zh" else english, rows))


def export(request: Request, console: Console) -> Exit:
    """The items of each site as JSON Lines, to ``request.export`` or standard output."""
    wanted = plan(request)
    if request.export is not None:
        return each(wanted, lambda job: Exit.DONE, request, console)
    for line in json_lines(_items(wanted)):
        click.echo(line.encode("utf-8", "replace"), nl=False)  # UTF-8 whatever the locale
    return Exit.DONE


def _source(request: Request, console: Console) -> tuple[Source, list[Job]]:
    """Where the pages come from and which sites are meant; without a target, all of an archive."""
    source = Source(request, console)
    if request.targets:
        return source, plan(request)
    if source.archive is None:
        raise Trouble(
            "请给出 TARGET：首页地址，或站点清单中的键",
            "give a TARGET: the address of a home page, or a key of the sites file",
        )
    from crawler.replay import archive_sites

    known = known_sites(request.sites)
    found = [site_of(site.home, known) for site in archive_sites(source.archive)]
    return source, jobs(request, found, known)


def each(
    wanted: Sequence[Job], one: Callable[[Job], Exit], request: Request, console: Console
) -> Exit:
    """Do one thing for each site; what stops one site does not stop the others."""
    codes = []
    done = []
    for job in wanted:
        try:
            codes.append(one(job))
            done.append(job)
        except EXPECTED as error:
            if len(wanted) == 1:
                raise
            console.complain(f"{job.site.key}: {said(error, request.lang)}")
            codes.append(Exit.USAGE)
    if request.export is not None:
        count = write_items(_items(done), request.export)
        console.note(f"{count} 条信息写入 {request.export}", f"{count} items in {request.export}")
    return worst(codes)


def _items(wanted: Sequence[Job]) -> Iterator[ItemView]:
    for job in wanted:
        with Snapshot.open(job.folder) as snapshot:
            yield from snapshot.items()


def _judge(judge: Judge, job: Job, console: Console) -> Exit:
    judged = judge.judge(job)
    console.result(summary(judged.report))
    for path in judged.files:
        console.result(str(path))
    return judged.code
