"""MIR: copies of pages by others than their publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.identities import Identities
from auditor.computed.phrases import SHOWN, Phrases
from auditor.computed.scope import Settings
from auditor.computed.scripts import Scripts, traditional_share
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import item_rule, site_rule
from crawler.index.views import ItemView

_SYLLABLE = r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,4}(?:ng?|r)?"
_ZHUYIN = r"[\u3105-\u312f]{1,3}[ˊˇˋ˙]?"
_GLOSS = re.compile(
    rf"[(（\[［【](?<=[\u3400-\u9fffA-Z].)(?:(?:{_SYLLABLE}){{1,4}}|{_ZHUYIN})[)）\]］】]"
)
_BARE = re.compile(
    r"[\u3400-\u9fff][a-zü]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,3}(?=[\u3400-\u9fff，。；、])"
)
_TONES = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
_RESTARTS = 3
_RESTART = re.compile(r"^[ \t\u3000]*一、", re.M)
_PAPER = re.compile(r"^[^\n，。；：]{6,40}(?:方案|计划|要点|总结|报告|规定|办法)$", re.M)


class Glosses(Settings):
    """So many glossed characters make a page suspect; so do characters that only traditional
    texts have (``traditional``), where they are at least ``share`` of a text."""

    fewest: int
    share: float
    traditional: str = ""

    @cached_property
    def signs(self) -> re.Pattern[str]:
        """Any character of traditional texts; never matches where the profile names none."""
        return re.compile(f"[{re.escape(self.traditional)}]" if self.traditional else r"(?!)")


@item_rule(
    "MIR001", name="injected-glosses", severity=Severity.INFO, params=Glosses, needs=(Scripts,)
)
def injected_glosses(item: ItemView, params: Glosses, context: Context) -> Answers:
    """Pinyin glosses were injected into the text, or it was turned into traditional characters.

    What: Many characters are followed by their pronunciation, or a page among simplified ones is
    written in traditional characters.
    Why: Copying sites garble pages in this way; a portal that shows such a page shows a copy.
    Basis: 政府网站发展指引: content comes from its publisher unaltered.
    How measured: Characters followed by pinyin or zhuyin, in brackets or bare with its tone, are
    counted, in simplified and traditional texts alike; a few belong to ordinary texts. A page is
    traditional where the profile's share of its characters is; a site or version in traditional
    characters is left alone.
    Fix: Restore the text from the original, and look how the copy came in.
    """
    if not item.body:
        return INAPPLICABLE
    found = _glosses(item.body)
    if found < params.fewest:
        count, share = traditional_share(item.body, params.signs)
        is_traditional = count >= params.fewest and share >= params.share
        context.table(Scripts).note(item, count, is_traditional=is_traditional)
        return () if is_traditional else PASSED
    words = Text(f"正文中有 {found} 处拼音注音", f"{found} pinyin glosses in the text")
    return failed(item, words, {"glosses": found})


def _glosses(text: str) -> int:
    """How many characters are followed by how they sound."""
    has_brackets = any(sign in text for sign in "(（[［【")
    found = len(_GLOSS.findall(text)) if has_brackets else 0
    return max(found, len(_BARE.findall(text)) if _TONES.search(text) else 0)


@injected_glosses.also_site
def _traditional(_: Glosses, context: Context) -> Iterator[Answer]:
    for subject, seen, count in context.table(Scripts).odd():
        words = Text(
            f"正文为繁体字（{count} 处），而本站为简体：疑为转换软件所致",
            f"the text is in traditional characters ({count}) on a simplified site",
        )
        yield failed(subject, words, {"count": count}, seen=seen)


class OwnShare(Settings):
    """From ``fewest`` pages on, the code or domain of ``share`` of them is the site's own."""

    fewest: int
    share: float


@site_rule(
    "MIR002",
    name="foreign-identity",
    severity=Severity.HIGH,
    params=OwnShare,
    needs=(Identities,),
)
def foreign_identity(params: OwnShare, context: Context) -> Iterator[Answer]:
    """A page says that it belongs to another site.

    What: The meta SiteDomain names a domain that is not the page's, or the 网站标识码 in the foot
    is of another city or province than that of the site's other pages.
    Why: Such a page is a copy of another site's, or its template was taken over unchanged;
    visitors are told the wrong sponsor and the wrong telephone numbers.
    Basis: 政府网站发展指引: every page shows the site's own sponsor, code and filing numbers.
    How measured: Domains are compared as registered (jtj.fy.gov.cn and fy.gov.cn are one); hosts
    that are bare addresses have none. Of the codes, the first four characters; the site's own
    are those of the profile's share of its pages. Where no code prevails, cantTell. A domain on
    most pages is one finding of the site.
    Fix: Correct meta and foot, or take the copied page down.
    """
    table = context.table(Identities)
    if not table.regions and not table.domains:
        yield INAPPLICABLE
        return
    found = [*_domains(table, params, context), *_codes(table, params, context)]
    yield from found
    if not found:
        yield PASSED


def _domains(table: Identities, params: OwnShare, context: Context) -> Iterator[Result]:
    for domain, count in sorted(table.domains.items()):
        words = Text(
            f"页面元数据 SiteDomain 为 {domain}，不是本站域名",
            f"the meta SiteDomain is {domain}, not the site's own",
        )
        evidence = {"value": domain, "pages": count}
        if count >= params.fewest and count >= params.share * table.pages:
            yield failed(context.site_subject(), words, evidence, distinguish=domain)
            continue
        for one in table.of(domain):
            page = one.page
            yield failed(page.subject, words, evidence, distinguish=domain, seen=page.seen)


def _codes(table: Identities, params: OwnShare, context: Context) -> Iterator[Result]:
    if len(table.regions) < 2:
        return
    own, most = min(table.regions.items(), key=lambda one: (-one[1], one[0]))
    total = table.regions.total()
    if total < params.fewest or most < params.share * total:
        codes = sorted(table.regions)
        words = Text(
            f"各页页脚的网站标识码分属 {'、'.join(codes)} 开头的地区，不能确定哪个是本站的",
            f"codes in the feet begin with {', '.join(codes)}; which is the site's is not clear",
        )
        yield cannot_tell(context.site_subject(), Reason.CLASS, words, {"codes": codes})
        return
    for region in sorted(table.regions.keys() - {own}):
        for one in table.of(region):
            code, page = one.value, one.page
            words = Text(
                f"页脚的网站标识码 {code} 不是本站地区（{own}）的",
                f"the code {code} in the foot is not of the site's region ({own})",
            )
            yield failed(page.subject, words, {"value": code}, distinguish=region, seen=page.seen)


@item_rule("MIR003", name="sample-text", severity=Severity.INFO, params=Phrases)
def sample_text(item: ItemView, params: Phrases, _: Context) -> Answers:
    """The page is a sample from a content farm.

    What: Marks of collections of sample texts (范文网, 篇一：, 通用5篇), or several papers of
    different bodies in one page.
    Why: What a body publishes as its own plan was copied from elsewhere and applies to nobody.
    Basis: 政府网站发展指引: content is the publisher's own or names its source.
    How measured: Title and text are searched for the profile's patterns; quoted ones pass. Where
    several papers with titles and a chapter 一、 each stand in one page, cantTell: whether it
    was copied only a comparison with other sites can show.
    Fix: Publish the body's own text, one document a page.
    """
    if not item.body:
        return INAPPLICABLE
    found = list({**params.find(item.title), **params.find(item.body)})
    if found:
        shown = " ".join(found[:SHOWN])
        words = Text(f"文中有范文网站的痕迹：{shown}", f"marks of a sample text: {shown}")
        return failed(item, words, {"found": found})
    if item.body.count("一、") < _RESTARTS or len(_RESTART.findall(item.body)) < _RESTARTS:
        return PASSED
    titles = list(dict.fromkeys(_PAPER.findall(item.body)))
    if len(titles) < _RESTARTS:
        return PASSED
    words = Text(
        f"一页之中有 {len(titles)} 份文稿，是否抄自他处须人工核对",
        f"{len(titles)} papers in one page; whether they were copied a person must tell",
    )
    return cannot_tell(item, Reason.NO_REFERENCE, words, {"found": titles[:SHOWN]})
