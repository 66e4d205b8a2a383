"""Which sites a request means, where their folders are, and what each is judged by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.campaign.request import DEFAULT_PROFILE, Request
from auditor.profiles import profile_ids
from crawler.index.snapshot import IndexMissing, Snapshot
from crawler.problems import Trouble
from crawler.sites import Site, load_sites, site_of
from crawler.spiders import platforms


@dataclass(frozen=True, slots=True)
class Job:
    """One site of a request: its folder, the portals it must repost from, its profile."""

    site: Site
    folder: Path
    upstream: tuple[Site, ...]
    profile: str


def placed(job: Job, request: Request, *, many: bool) -> Path | None:
    """Where ``--out`` puts the files of a site, of ``many`` or alone; None without ``--out``."""
    if request.out is None:
        return None
    return request.out / job.site.key if many else request.out


def known_sites(file: Path | None) -> dict[str, Site]:
    """The sites of a sites file, with platforms and profiles checked; none without a file."""
    return load_sites(file, platforms(), profile_ids()) if file else {}


def folder_of(workspace: Path, key: str) -> Path:
    """The one folder that holds all of a site."""
    return workspace / "sites" / key


def plan(request: Request) -> list[Job]:
    """The jobs for the targets of a request, in their order, each site once.

    Raises SitesError or Trouble for a target that means no site.
    """
    sites = known_sites(request.sites)
    return jobs(request, [_find(t, sites, request.workspace) for t in request.targets], sites)


def jobs(request: Request, wanted: Iterable[Site], sites: Mapping[str, Site]) -> list[Job]:
    """The jobs for some sites. ``--upstream`` adds to what the sites file names."""
    found: dict[str, Job] = {}
    for site in wanted:
        names = dict.fromkeys((*site.upstream, *request.upstream))
        upstream = [_find(name, sites, request.workspace) for name in names]
        job = Job(
            site=site,
            folder=folder_of(request.workspace, site.key),
            upstream=tuple(up for up in upstream if up.key != site.key),
            profile=request.profile or site.profile or DEFAULT_PROFILE,
        )
        _check_one_home(found, job)
    return list(found.values())


def _check_one_home(found: dict[str, Job], job: Job) -> None:
    first = found.setdefault(job.site.key, job)
    if first.site.home != job.site.home:
        raise Trouble(
            f"{first.site.home} 与 {job.site.home} 同主机，会共用文件夹；请在站点清单中各给一个键",
            f"{first.site.home} and {job.site.home} are on one host and would share a folder; "
            "give each a key in a sites file",
        )


def _find(target: str, sites: Mapping[str, Site], workspace: Path) -> Site:
    """A key may also name a site that the workspace already holds."""
    if "://" not in target and target not in sites and "/" not in target:
        folder = folder_of(workspace, target)
        if (folder / "index.db").exists():
            with Snapshot.open(folder) as snapshot:
                view = snapshot.site
            return Site(key=view.key, name=view.name, home=view.home)
    return site_of(target, sites)


def stored_site(folder: Path) -> Site | None:
    """The site whose index a folder holds, None where it holds none."""
    try:
        with Snapshot.open(folder) as snapshot:
            view = snapshot.site
    except IndexMissing:
        return None
    return Site(key=view.key, name=view.name, home=view.home)


def stored_upstream(snapshot: Snapshot, workspace: Path) -> Sequence[Site]:
    """The portals that a run was crawled together with, as far as the workspace still has them."""
    stored = (stored_site(folder_of(workspace, key)) for key in snapshot.upstream_keys())
    return [site for site in stored if site is not None]
