"""DOC, SRC: who issued a document, as the several places of a page name it."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.identifiers import own_number
from auditor.computed.issuers import (
    first_issuer,
    is_office,
    is_organ,
    may_be_same,
    sign_fits,
    signer,
    title_issuer,
)
from auditor.computed.roles import Role
from auditor.computed.scope import Settings
from auditor.computed.sources import OwnSources, SuperiorOrgans
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView


class IssuerNames(Settings):
    """``groups`` end the names of bodies that another organ publishes for (联席会议);
    ``aliases`` are sets of names of one organ."""

    groups: tuple[str, ...]
    aliases: tuple[tuple[str, ...], ...] = ()

    def agree(self, one: str, other: str) -> bool:
        """Whether two names may be of one organ."""
        return may_be_same(one, other) or any({one, other} <= {*names} for names in self.aliases)


@item_rule("DOC005", name="issuers-differ", severity=Severity.MEDIUM, params=IssuerNames)
def issuers_differ(item: ItemView, params: IssuerNames, context: Context) -> Answers:
    """The places of a document name different issuers.

    What: The organ in the title, the signature under the text, the sign in the 文号 and the
    发布机构 of the catalogue are not one and the same.
    Why: Nobody can tell who answers for the document, and it is filed under the wrong body.
    Basis: 党政机关公文处理工作条例 article 9: the issuing organ, its signature and its sign in the
    发文字号 belong to one organ.
    How measured: Asked of policies and superior documents with at least two such places. A
    shortened name, or one without its region, is the same organ; a government and its office
    are two. Documents of several organs are not looked at. The sign is judged where it is
    plainly a government's or its office's. 发布机构 is compared on own policies whose title and
    signature agree; the office may stand for its government, a lead department for a group. A
    related body (a committee and its centre) is cantTell.
    Fix: Correct the place that is wrong; publish under the organ that signed.
    """
    if not context.is_document(item) or context.titles.is_forwarded(item.title):
        return INAPPLICABLE
    titled, signed = title_issuer(item.title), signer(item)
    number = own_number(item.document_number)
    own = titled or signed
    if own is None or (number is None and not (titled and signed) and not item.issuing_body):
        return INAPPLICABLE
    if titled and signed and not params.agree(titled, signed):
        words = Text(
            f"标题中的发文机关是“{titled}”，落款是“{signed}”",
            f"the title names {titled}, the signature {signed}",
        )
        return failed(item, words, {"title": titled, "signature": signed})
    if number is not None and number.year and not sign_fits(number.organ, own):
        words = Text(
            f"发文机关是“{own}”，文号却用“{number.organ}”的代字",
            f"issued by {own}, but numbered as {number.organ}",
        )
        evidence = {"issuer": own, "document_number": item.document_number}
        return failed(item, words, evidence, distinguish="number")
    if titled and signed and context.role(item) is Role.POLICY:
        return _against_field(item, titled, params)
    return PASSED


def _against_field(item: ItemView, own: str, params: IssuerNames) -> Answer:
    """The issuing body that the catalogue states against the one of title and signature."""
    stated = (item.issuing_body or "").strip()
    if not stated or own.endswith(params.groups) or params.agree(stated, own):
        return PASSED
    if not is_organ(stated) or not _stem(stated):
        return PASSED  # no name of one organ
    if is_office(stated) != is_office(own) and _stem(stated) & _stem(own) == _stem(own):
        return PASSED  # the office of the government that issued it
    words = Text(
        f"标题和落款是“{own}”，发布机构却写“{stated}”",
        f"title and signature name {own}, the catalogue {stated}",
    )
    evidence = {"issuer": own, "issuing_body": stated}
    if _stem(stated) & _stem(own):
        return cannot_tell(item, Reason.CLASS, words, evidence, distinguish="field")
    return failed(item, words, evidence, distinguish="field")


_COMMON = ("人民政府", "政府", "办公室", "办公厅", "委员会", "管理", "中心", "局", "厅")


def _stem(organ: str) -> frozenset[str]:
    """Pairs of characters that tell what an organ is for; of a government, its kind."""
    bare = organ.rpartition("省")[2].rpartition("市")[2].rpartition("县")[2].rpartition("区")[2]
    if "政府" in organ:
        return frozenset({"政府"})
    for word in _COMMON:
        bare = bare.replace(word, " ")
    return frozenset(bare[n : n + 2] for n in range(len(bare) - 1) if " " not in bare[n : n + 2])


@item_rule(
    "SRC003",
    name="repost-claims-own-source",
    severity=Severity.MEDIUM,
    params=SuperiorOrgans,
    needs=(OwnSources,),
)
def own_source(item: ItemView, params: SuperiorOrgans, context: Context) -> Answers:
    """A repost names the site itself as its source.

    What: A document of a superior organ stands on the site with the site's own body as 来源.
    Why: Readers take the text for the site's own, and nobody can check it against the original.
    Basis: 政府网站发展指引: a repost names the source that it was taken from.
    How measured: The issuer is read from the title (…关于…), the first of several. A document is
    a superior's where its issuer is an organ of the State or of another area than the site's.
    The source is the site's own where it is the site's name or a body of the site's area, also as
    people of the area call it (县政府办). Documents of columns of
    superior documents with the site's own source and no issuer in their title are one cantTell
    for the site. Documents that forward another one are the site's own.
    Fix: Name the portal of the issuing organ as the source, and link to the original.
    """
    if context.role(item) in (Role.LETTER, Role.INTERPRETATION):
        return INAPPLICABLE
    if not item.source or context.titles.is_forwarded(item.title):
        return INAPPLICABLE
    issuer, own = first_issuer(item.title), context.table(OwnSources)
    is_upstream = context.role(item) is Role.UPSTREAM
    if issuer is None:
        if is_upstream and own.is_own(item.source, params):
            own.note_doubt(item)
        return INAPPLICABLE
    if not own.is_superior(issuer, params, is_upstream=is_upstream):
        return INAPPLICABLE
    if not own.is_own(item.source, params):
        return PASSED
    words = Text(
        f"“{issuer}”的文件，来源却写本地的“{item.source}”",
        f"a document of {issuer}, but its source reads {item.source}",
    )
    return failed(item, words, {"issuer": issuer, "source": item.source})


@own_source.also_site
def _doubtful(_: SuperiorOrgans, context: Context) -> Iterator[Result]:
    pages, urls = context.table(OwnSources).doubtful()
    if pages:
        words = Text(
            f"上级文件栏目中有 {pages} 条标题未写发文机关、来源为本单位，请核对是否转载",
            f"{pages} page(s) of superior documents name no issuer and this site as their source: "
            "look whether they are reposts",
        )
        yield cannot_tell(
            context.site_subject(), Reason.CLASS, words, {"pages": pages, "urls": list(urls)}
        )
