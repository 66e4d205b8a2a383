"""The commands about sites: which are known, is a sites file right, which platform is this."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from auditor.campaign.console import Console
from auditor.campaign.plan import known_sites, stored_site
from auditor.campaign.probe import load_page
from auditor.campaign.tables import table
from auditor.campaign.terminal import Exit
from auditor.rule import Text
from crawler.options import CrawlError
from crawler.spiders import detect


def show(sites: Path | None, workspace: Path, console: Console) -> Exit:
    """Print key, home and name of every site of a sites file and of the workspace."""
    known = known_sites(sites)
    for folder in sorted((workspace / "sites").glob("*")):
        site = stored_site(folder)
        if site is not None:
            known.setdefault(site.key, site)
    if known:
        console.result(table([], [(s.key, s.home, s.name) for s in known.values()]))
    else:
        console.note(
            f"{workspace} 里还没有站点；先运行 mingcha crawl URL，或写一份站点清单",
            f"{workspace} has no sites yet; run mingcha crawl URL, or write a sites file",
        )
    return Exit.DONE


def check(file: Path, console: Console) -> Exit:
    """Validate a sites file without the network. Raises SitesError with every mistake."""
    count = len(known_sites(file))
    answer = Text(f"{file}：{count} 个站点，没有错误", f"{file}: {count} sites, no mistakes")
    console.result(answer.in_(console.lang))
    return Exit.DONE


def detect_platform(url: str, as_json: bool, now: datetime, console: Console) -> Exit:
    """Print the platform of a portal and what gave it away.

    Exit INSUFFICIENT where no page could be read.
    """
    try:
        page = load_page(url, None, now)
    except CrawlError as error:
        console.complain(error.in_(console.lang))
        return Exit.INSUFFICIENT
    if page.status >= 400:
        console.complain(
            f"{url}：HTTP {page.status}，没有可供识别的网页"
            if console.lang == "zh"
            else f"{url}: HTTP {page.status}, no page to recognise a platform by"
        )
        return Exit.INSUFFICIENT
    found = detect([page])
    evidence = [one.what for one in found.evidence]
    if as_json:
        said = {"url": url, "platform": found.platform, "evidence": evidence}
        console.result(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        console.result("\n".join([found.platform, *(f"  {what}" for what in evidence)]))
    return Exit.DONE
