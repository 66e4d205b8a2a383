"""The options of the command line: one word, one meaning, wherever it applies."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from auditor.campaign.option_types import AsOf, Day, FailOn, Names, Seconds
from auditor.campaign.request import DEFAULT_PROFILE
from auditor.campaign.terminal import Option
from auditor.rule import Text

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _fail_on_default() -> str:
    return "high" if os.environ.get("CI", "").lower() == "true" else "never"


def _option(*names: str, zh: str, en: str, **kwargs: Any) -> _Decorator:
    return click.option(*names, cls=Option, text=Text(zh, en), **kwargs)


_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)

OPTIONS: dict[str, _Decorator] = {
    "profile": _option(
        "--profile",
        metavar="ID|FILE",
        zh=f"评估标准；默认取站点清单所写，否则 {DEFAULT_PROFILE}",
        en=f"the standard to judge by; default: the site's own, else {DEFAULT_PROFILE}",
    ),
    "sites": _option(
        "--sites", type=_FILE, metavar="FILE", zh="站点清单（TOML）", en="the sites file (TOML)"
    ),
    "upstream": _option(
        "--upstream",
        multiple=True,
        metavar="URL|KEY",
        zh="上级门户，其文件应予转载；可写多次",
        en="a portal whose documents must be reposted; repeatable",
    ),
    "reference": _option(
        "--reference",
        type=_FILE,
        multiple=True,
        metavar="FILE",
        zh="应转载或应公开的文件清单（CSV、JSON）；可写多次",
        en="a list of documents that the site must show (CSV or JSON); repeatable",
    ),
    "workspace": _option(
        "--workspace",
        type=_FOLDER,
        metavar="DIR",
        default=Path("mingcha-workspace"),
        zh="存放索引与证据的文件夹；默认 ./mingcha-workspace",
        en="where indexes and evidence are kept; default ./mingcha-workspace",
    ),
    "platform": _option(
        "--platform",
        metavar="NAME",
        default="openness",
        zh="演示县网站所用的平台；默认 openness",
        en="the platform of the demo county's portal; default openness",
    ),
    "demo_folder": _option(
        "--workspace",
        type=_FOLDER,
        metavar="DIR",
        default=Path("mingcha-demo"),
        zh="存放演示的文件夹；默认 ./mingcha-demo",
        en="where the demo is kept; default ./mingcha-demo",
    ),
    "out": _option(
        "--out",
        type=_FOLDER,
        metavar="DIR",
        zh="报告文件夹；默认在站点自己的文件夹里",
        en="where reports go; default: inside the site's folder",
    ),
    "format": _option(
        "--format",
        "formats",
        type=Names(),
        default="html,json",
        zh="报告格式；默认 html,json",
        en="report formats; default html,json",
    ),
    "as_of": _option(
        "--as-of",
        type=AsOf(),
        zh="评估时点（北京时间）；默认现在，存档则为其最后一页的时间",
        en="judge as of this moment (Asia/Shanghai); default now, or an archive's last page",
    ),
    "since": _option(
        "--since",
        type=Day(),
        zh="列表所示日期更早的页面不打开",
        en="do not open pages that their list dates earlier",
    ),
    "max_pages": _option(
        "--max-pages",
        type=click.IntRange(min=1),
        metavar="N",
        zh="每个站点至多读这么多页",
        en="read at most so many pages of each site",
    ),
    "concurrency": _option(
        "--concurrency",
        type=click.IntRange(1, 64),
        metavar="N",
        default=2,
        zh="每台主机同时进行的请求数；默认 2",
        en="requests in flight per host; default 2",
    ),
    "delay": _option(
        "--delay",
        type=Seconds(min=0, max=3600),
        metavar="SECONDS",
        zh="同一主机两次请求的间隔；默认随对方快慢",
        en="pause between requests to a host; default: polite, by how the host answers",
    ),
    "browser": _option(
        "--browser",
        is_flag=True,
        zh="只有脚本才能显示的页面，用无界面 Chromium 渲染（需 mingcha[browser]）",
        en="render pages that only script can show in headless Chromium (mingcha[browser])",
    ),
    "probes": _option(
        "--no-probes",
        "probes",
        is_flag=True,
        flag_value=False,
        default=True,
        zh="不探测附件与链接是否打得开",
        en="do not ask whether attachments and links are there",
    ),
    "attachments": _option(
        "--no-attachments",
        "attachments",
        is_flag=True,
        flag_value=False,
        default=True,
        zh="不下载附件、不读其内容",
        en="do not fetch attachments and look into them",
    ),
    "replay": _option(
        "--replay",
        type=click.Path(path_type=Path, exists=True),
        multiple=True,
        metavar="FILE.warc.gz|DIR",
        zh="从存档读取，不访问网络；可写多次",
        en="read from an archive instead of the network; repeatable",
    ),
    "export": _option(
        "--export",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        zh="信息条目另存为 JSON Lines",
        en="write the items as JSON Lines",
    ),
    "baseline": _option(
        "--baseline",
        type=_FILE,
        metavar="FILE",
        zh="已知问题（report.json 或编号清单）；不计入 --fail-on",
        en="known findings (a report.json or ids); they do not count for --fail-on",
    ),
    "fail_on": _option(
        "--fail-on",
        type=FailOn(),
        metavar=FailOn.name,
        default=_fail_on_default,
        zh="有此级及以上的问题时退出码为 1；默认 never，CI=true 时 high",
        en="exit 1 on findings of this severity and above; default never, high where CI=true",
    ),
    "url": _option(
        "--url",
        metavar="URL",
        zh="文件是从哪个网址存下的",
        en="the address that a file was saved from",
    ),
    "json": _option("--json", "as_json", is_flag=True, zh="输出 JSON", en="print JSON"),
    "quiet": _option("--quiet", is_flag=True, zh="只说错误", en="say nothing but errors"),
    "no_progress": _option("--no-progress", is_flag=True, zh="不显示进度", en="show no progress"),
    "lang": _option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        metavar="zh|en",
        expose_value=False,
        zh="语言；默认随系统，不明时中文",
        en="language; default from the locale, Chinese where unsure",
    ),
    "debug": _option(
        "--debug",
        is_flag=True,
        expose_value=False,
        zh="出错时显示调用栈",
        en="show a traceback on errors",
    ),
}
"""Every option by name. ``lang`` and ``debug`` are read from the raw command line instead."""


def options(*names: str) -> _Decorator:
    """The named options in their order, and after them those that every command has."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed((*names, "lang", "debug")):
            function = OPTIONS[name](function)
        return function

    return decorate
