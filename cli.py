"""The command line. Each command parses, calls and prints; the work is done elsewhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from auditor.campaign import book, demo, probe, relations, running, site_list
from auditor.campaign.console import Console
from auditor.campaign.parameters import options
from auditor.campaign.request import Request
from auditor.campaign.terminal import Option, Root, lang
from auditor.rule import Text
from crawler.fields.span import SHANGHAI

_PLACE = ("sites", "upstream", "workspace")
_ASKING = ("since", "max_pages", "concurrency", "delay", "probes", "attachments", "browser")
_CRAWL = (*_ASKING, "replay")
_REPORT = ("reference", "profile", "out", "format", "as_of", "baseline", "fail_on")
_SPEECH = ("quiet", "no_progress")


def _console(given: dict[str, Any]) -> Console:
    quiet, no_progress = given.pop("quiet", False), given.pop("no_progress", False)
    return Console(lang(), quiet, not no_progress)


def _request(given: dict[str, Any]) -> Request:
    """The one place that asks the clock for the moment to judge as of."""
    return Request(now=_now(), lang=lang(), **given)


def _now() -> datetime:
    return datetime.now(SHANGHAI).replace(microsecond=0)


@click.group(
    cls=Root,
    name="mingcha",
    text=Text(
        "明察：抓取政务公开网站，按有日期、有出处的规则评估。",
        "Crawl disclosure portals and audit them against dated, cited rules.",
    ),
)
@click.version_option(
    package_name="mingcha",
    message="%(prog)s %(version)s",
    cls=Option,
    text=Text("显示版本", "show the version"),
)
@options()
def main() -> None:
    """The program ``mingcha``."""


@main.command(
    "demo",
    text=Text(
        "演示：在本机模拟一县一省，抓取、评估、出报告",
        "simulate a county and its province on this machine, crawl, audit, report",
    ),
)
@options("demo_folder", "platform", *_SPEECH)
def _demo(workspace: Path, platform: str, **given: Any) -> int:
    return demo.run(workspace, platform, _console(given))


@main.command(
    "audit",
    text=Text(
        "抓取、评估并出报告\n\nTARGET 是网站首页地址，或站点清单中的键。"
        "给了 --replay 可不写 TARGET：评估存档里的每个网站。",
        "crawl, judge and report\n\nTARGET is the address of a home page or a key of --sites. "
        "With --replay it may be left out: every site of the archive is audited.",
    ),
)
@click.argument("targets", metavar="TARGET…", nargs=-1)
@options(*_PLACE, *_CRAWL, *_REPORT, "export", *_SPEECH)
def _audit(**given: Any) -> int:
    console = _console(given)
    return running.audit(_request(given), console)


@main.command(
    "crawl",
    text=Text(
        "只抓取：把网站存入索引，连同证据\n\nTARGET 同 audit。中断后再运行一次即继续。",
        "crawl only: a portal into its index, with the evidence\n\n"
        "TARGET as for audit. Run it again to go on after an interruption.",
    ),
)
@click.argument("targets", metavar="TARGET…", nargs=-1)
@options(*_PLACE, *_CRAWL, "export", *_SPEECH)
def _crawl(**given: Any) -> int:
    console = _console(given)
    return running.crawl(_request(given), console)


@main.command(
    "check",
    text=Text(
        "只评估：按已有索引出报告，不访问网络",
        "judge and report only, from what was crawled; never touches the network",
    ),
)
@click.argument("targets", metavar="TARGET…", nargs=-1, required=True)
@options(*_PLACE, *_REPORT, "export", *_SPEECH)
def _check(**given: Any) -> int:
    console = _console(given)
    return running.check(_request(given), console)


@main.command(
    "export",
    text=Text(
        "把已抓取的信息条目写成 JSON Lines；无 --export 时写到标准输出",
        "the crawled items as JSON Lines; to standard output without --export",
    ),
)
@click.argument("targets", metavar="SITE…", nargs=-1, required=True)
@options("sites", "workspace", "export", *_SPEECH)
def _export(**given: Any) -> int:
    console = _console(given)
    return running.export(_request(given), console)


@main.command(
    "tables",
    text=Text(
        "把各规则共用的对照表（解读、转载、征集、留言、栏目、链接）写成 SQLite 文件\n\n"
        "SITE 是已抓取的站点。表与列的含义在表 about 里；可用 datasette、sqlite3 查询。",
        "what the rules share (interpretations, reposts, consultations, messages, columns, links) "
        "as an SQLite file\n\nSITE is a crawled site. The table about explains tables and "
        "columns; query it with datasette or sqlite3.",
    ),
)
@click.argument("targets", metavar="SITE…", nargs=-1, required=True)
@options(*_PLACE, "reference", "profile", "out", "as_of", *_SPEECH)
def _tables(**given: Any) -> int:
    console = _console(given)
    return relations.run(_request(given), console)


@main.command(
    "probe",
    text=Text(
        "看一个页面：平台、页面类型、各处怎么说、采信哪一处",
        "one page: platform, class, what each place claims, and which claim won",
    ),
)
@click.argument("source", metavar="FILE|URL")
@options("url", "browser", "json")
def _probe(source: str, url: str | None, browser: bool, as_json: bool) -> int:
    return probe.run(source, url, browser, as_json, _now(), Console(lang()))


@main.group(
    "sites",
    invoke_without_command=True,
    text=Text("已知的站点；校验站点清单；识别平台", "known sites; check a sites file; detect"),
)
@options("sites", "workspace")
@click.pass_context
def _sites(ctx: click.Context, sites: Path | None, workspace: Path) -> int:
    if ctx.invoked_subcommand is None:
        site_list.show(sites, workspace, Console(lang()))
    return 0


@_sites.command(
    "check",
    text=Text("离线校验站点清单，一次列出全部错误", "check a sites file offline, all at once"),
)
@click.argument("file", type=click.Path(path_type=Path))
@options()
def _sites_check(file: Path) -> int:
    return site_list.check(file, Console(lang()))


@_sites.command(
    "detect", text=Text("识别一个网站所用的发布平台", "which publishing platform a portal runs on")
)
@click.argument("url", metavar="URL")
@options("json")
def _sites_detect(url: str, as_json: bool) -> int:
    return site_list.detect_platform(url, as_json, _now(), Console(lang()))


@main.command("rules", text=Text("列出全部规则", "all rules"))
@options("profile", "json")
def _rules(profile: str | None, as_json: bool) -> int:
    return book.rules(profile, as_json, Console(lang()))


@main.command(
    "rule",
    text=Text(
        "一条规则：查什么、为什么、依据、怎么量、怎么改",
        "one rule: what, why, basis, how it is measured, how to mend it",
    ),
)
@click.argument("rule_id", metavar="ID")
@options("profile")
def _rule(rule_id: str, profile: str | None) -> int:
    return book.rule(rule_id, profile, Console(lang()))


@main.command("profiles", text=Text("列出全部评估标准", "all profiles"))
@options()
def _profiles() -> int:
    return book.profiles(Console(lang()))


@main.command(
    "profile",
    text=Text("一套评估标准：参数、权重、出处", "one profile: parameters, weights, sources"),
)
@click.argument("profile_id", metavar="ID|FILE")
@options()
def _profile(profile_id: str) -> int:
    return book.profile(profile_id, Console(lang()))


if __name__ == "__main__":
    main()
