"""The sites file: which portals to look at, as data. One TOML table per site."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictInt,
    ValidationError,
)

from crawler.fields.urls import BadUrl, canonical
from crawler.items import ColumnKind
from crawler.problems import Bad, Problem, suggestion
from crawler.sites_explain import conflicts, explain

_KEY = re.compile(r"[\w-][\w.-]{0,79}")
_ORGAN_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")


class SitesError(Exception):
    """A sites file or a target that cannot be used; holds every problem found, one line each."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = tuple(problems)
        super().__init__(self.in_("en"))

    def in_(self, lang: str) -> str:
        """All problems in ``zh`` or ``en``, one a line."""
        return "\n".join(problem.in_(lang) for problem in self.problems)


def _url(text: str) -> str:
    try:
        return canonical(text)
    except BadUrl:
        raise Bad(
            f"不是 http(s) 网址：{text!r}；请写完整，例如 https://www.example.gov.cn/",
            f"not an http(s) address: {text!r}; write it in full, "
            "for example https://www.example.gov.cn/",
        ) from None


def _key(text: str) -> str:
    if _KEY.fullmatch(text):
        return text
    raise Bad(
        f"键 {text!r} 不能作文件夹名；只用文字、数字、. _ -，不以 . 开头，至多 80 个字符",
        f"key {text!r} cannot name a folder; use letters, digits, . _ - only, "
        "no dot at the start, at most 80 characters",
    )


def _organ_code(text: str) -> str:
    if _ORGAN_CODE.fullmatch(text):
        return text
    raise Bad(
        f"{text!r} 不是 18 位统一社会信用代码",
        f"{text!r} is no 18-character unified social credit code (GB 32100)",
    )


def _band(band: tuple[int, int]) -> tuple[int, int]:
    if 0 <= band[0] <= band[1]:
        return band
    raise Bad(
        "须为 [最少, 最多]，且 0 ≤ 最少 ≤ 最多", "must be [lowest, highest], 0 <= lowest <= highest"
    )


Url = Annotated[str, AfterValidator(_url)]


class SiteColumn(BaseModel):
    """A column that the sites file names, and what it is for, whatever its page says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: Url
    kind: ColumnKind


class Site(BaseModel):
    """One portal: a table of the sites file, or a bare home address.

    ``home`` and column addresses are canonical. ``upstream`` names the portals whose documents
    must be reposted: keys of the same file or home addresses. ``platform`` None is detected,
    ``profile`` None is the caller's default. ``expected_items`` is the band (lowest, highest)
    outside which a crawl is suspect.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Annotated[str, AfterValidator(_key)]
    name: str = ""
    home: Url
    organ_code: Annotated[str, AfterValidator(_organ_code)] | None = None
    platform: str | None = None
    profile: str | None = None
    upstream: tuple[str, ...] = ()
    columns: tuple[SiteColumn, ...] = ()
    expected_items: Annotated[tuple[StrictInt, StrictInt], AfterValidator(_band)] | None = None

    @classmethod
    def of_home(cls, url: str) -> Site:
        """A site known by its home only; the key is made from host and port.

        Raises SitesError for a bad address.
        """
        try:
            home = canonical(url)
        except BadUrl:
            raise SitesError([_no_address(url)]) from None
        return cls(key=key_of(home), home=home)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    site: list[Site] = Field(min_length=1)


_KNOWN = {
    "file": tuple(_File.model_fields),
    "site": tuple(Site.model_fields),
    "columns": tuple(SiteColumn.model_fields),
}


def key_of(home: str) -> str:
    """A folder name from the host and port of a home address: ``127.0.0.1_8000``."""
    netloc = urlsplit(home).netloc.rpartition("@")[2]
    return re.sub(r"[^\w.-]+", "_", netloc).strip("._")[:80] or "site"


def load_sites(
    path: Path, platforms: Collection[str] = (), profiles: Collection[str] = ()
) -> dict[str, Site]:
    """The sites of a file by key, in file order; never touches the network.

    Where ``platforms`` or ``profiles`` are given, other names are mistakes (a profile may
    also be the path of a TOML file, relative to the sites file). Raises SitesError with all
    problems at once.
    """
    raw = _parse(path)
    problems: list[Problem] = []
    sites: list[Site] = []
    try:
        sites = _File.model_validate(raw).site
    except ValidationError as error:
        problems += explain(error, raw, path, _KNOWN)
    known = {"platform": set(platforms), "profile": set(profiles)}
    problems += conflicts(raw, path, known)
    if problems:
        raise SitesError(problems)
    return {site.key: _with_profile_path(site, path) for site in sites}


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        why = error.strerror or type(error).__name__
        problem = Problem(f"读不了：{why}", f"cannot be read: {why}", str(path))
    except UnicodeDecodeError as error:
        at = error.start
        problem = Problem(f"不是 UTF-8（第 {at} 字节）", f"is not UTF-8 (byte {at})", str(path))
    except (ValueError, RecursionError) as error:
        problem = Problem(f"TOML 写法有误：{error}", f"is not valid TOML: {error}", str(path))
    raise SitesError([problem])


def site_of(target: str, sites: Mapping[str, Site]) -> Site:
    """The site that a TARGET means: a key of ``sites``, or a home address.

    An address that is some listed site's home is that site. Raises SitesError.
    """
    if target in sites:
        return sites[target]
    if "://" not in target:
        raise SitesError([_no_target(target, sites)])
    site = Site.of_home(target)
    return next((known for known in sites.values() if known.home == site.home), site)


def _no_address(url: str) -> Problem:
    return Problem(
        f"网址有误：{url!r}；请写完整的 http(s) 首页地址，例如 https://www.example.gov.cn/",
        f"bad address: {url!r}; give the full http(s) address of a home page, "
        "for example https://www.example.gov.cn/",
    )


def _no_target(target: str, sites: Mapping[str, Site]) -> Problem:
    if "." in target:
        return _no_address(target)
    if not sites:
        return Problem(
            f"{target!r} 不是网址；若是站点清单里的键，请用 --sites 给出清单，"
            "若是已抓取的站点，请用 --workspace 给出其文件夹（mingcha sites 列出站点）",
            f"{target!r} is no address; if it is a key of a sites file, name the file by --sites, "
            "if it was crawled, its --workspace (mingcha sites lists them)",
        )
    zh, en = suggestion(target, sites)
    return Problem(f"站点清单里没有 {target!r}{zh}", f"no site {target!r} in the sites file{en}")


def _with_profile_path(site: Site, path: Path) -> Site:
    if site.profile and site.profile.endswith(".toml"):
        return site.model_copy(update={"profile": str(path.parent / site.profile)})
    return site
