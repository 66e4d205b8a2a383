"""What kind of answer a page is: challenge, redirect, stub, shell, file, or something to read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import etree
from lxml.html import HtmlElement

from crawler.fields.columns import kind_of_name
from crawler.fields.letters import Letter
from crawler.fields.markup import SILENT, squeeze
from crawler.items import ColumnKind, PageClass

_HEAD = 8192  # characters that a challenge page shows itself in
_SMALL = 4000  # characters up to which a page is looked at as a whole
_STUB = 1500
_MANY_LINKS = 8  # with more of them a page has something to show
_BARE = 60  # shown characters up to which a page says nothing

_MAGIC = (
    *(b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf"),
    *(b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"\x00\x00\x00\x18ftyp"),
)
_FILE_TYPE = re.compile(
    r"application/(?:pdf|msword|vnd\.|zip|x-(?:rar|zip|7z|gzip)|octet-stream|rtf)"
    r"|image/|audio/|video/"
)
_CHALLENGE_CODE = (
    *(b"$_ts=", b"$_ts =", b"$_ts.cd", b"$_ts['cd']", b"['$_ts']", b'["$_ts"]'),  # 瑞数
    *(b"__jsl_clearance", b"cookie=('_')+", b"cookie = ('_') +"),  # 加速乐
    *(b"acw_sc__v2", b"acw_sc__v3", b"wzws_", b"wzwschallenge", b"wzws-waf", b"yunsuo_session"),
    *(b"virtual container shield", b"/_guard/", b"safeline", b"waf_captcha", b"waf_text"),
    *(b"cf-chl", b"cf_chl_opt", b"challenge-platform", b"geetest", b"tcaptcha", b"nc_token"),
)
_CHALLENGE_TEXT = re.compile(
    r"(?:安全|访问|人机|滑动|滑块|身份)(?:验证|校验)|请(?:输入|完成|拖动|点击).{0,8}验证"
    r"|验证码.{0,12}(?:继续|访问)|浏览器安全检查|应用防火墙"
    r"|(?:访问|请求).{0,6}(?:被拦截|被阻断|存在风险|疑似攻击|过于频繁)"
    r"|just a moment|checking your browser|attention required|access denied"
)
_CHALLENGE_STATUS = frozenset({412, 521})
_SET_COOKIE_AND_RELOAD = re.compile(
    r"document\.cookie\s*=.{0,4000}?location\s*(?:\.reload|\.href\s*=\s*location)", re.S
)
_THINGS = "页面|内容|信息|文章|网页|文件|资源|记录"
_GONE_TEXT = re.compile(
    rf"(?:{_THINGS}|栏目|链接|地址|网址|数据).{{0,12}}(?:不存在|删除|找不到|未找到|下线|丢失|移除)"
    rf"|(?:找不到|无法找到|未找到|没有找到).{{0,12}}(?:{_THINGS})|抱歉.{{0,20}}(?:不存在|删除)"
    r"|^\W*(?:http\s*(?:status\s*)?)?(?:error\s*)?404\b|page (?:was )?not found"
    r"|\b404\b.{0,20}(?:not found|页面|错误|找不到)",
    re.I | re.S,
)
_NO_PAGE = re.compile(
    r"(?:页面|网页|栏目|网址|链接).{0,12}(?:不存在|已?(?:被)?删除|找不到|未找到|下线|丢失|移除)"
    r"|(?:找不到|无法找到|未找到|没有找到).{0,12}(?:页面|网页|栏目|网址)|\b404\b",
    re.I,
)
_BLANK_TEXT = re.compile(
    r"(?:暂无|没有|暂没有|无)(?:任何|相关|该|符合条件的?)*(?:信息|数据|内容|记录|文章|文件|资料|结果)"
    r"|正在(?:更新|建设|完善|维护)中|(?:栏目|内容)(?:建设|维护|更新)中"
)
_UNFINISHED_TEXT = re.compile(
    r"(?:正在|尚在|处于)(?:紧张)?(?:建设|维护|完善|升级|改版|调整|筹建)|(?:建设|维护|升级|改版|筹建|完善)中(?![心介标])|敬请期待"
)
_SCRIPTED = re.compile(r"<script[\s>]", re.I)
_SILENCE = re.compile(
    r"<(script|style|noscript|head|template)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>", re.I | re.S
)
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_SHELL = (
    *(b'id="app"', b"id='app'", b"id=app", b'id="root"', b"id='root'", b'id="__nuxt"', b"{{"),
    *(b"v-for=", b"v-html=", b"v-text=", b"ng-app", b"ng-repeat"),
)
_FOOTER_TEXT = re.compile(r"版权所有|主办|承办|ICP备|网安备|标识码|技术支持|copyright|浏览器", re.I)
_QUIET = SILENT | {"a", "option", "button", "label", "footer", "nav", "iframe"}


def technical_class(text: str, body: bytes, status: int, content_type: str) -> PageClass | None:
    """FILE, CHALLENGE, REDIRECT, SCRIPT_SHELL or SOFT_404 for what is no page to read.

    None for everything else. A short answer without any text is SOFT_404 if it has no script
    either; an empty one is OTHER, since it says nothing at all.
    """
    if body.startswith(_MAGIC) or _FILE_TYPE.match(content_type.lower()):
        return PageClass.FILE
    if status not in _CHALLENGE_STATUS and body.count(b"<a ") > _MANY_LINKS:
        return PageClass.REDIRECT if "location" in text and _LEAVES.search(text) else None
    if is_challenge(text, body, status):
        return PageClass.CHALLENGE
    if len(text) <= _SMALL:
        return _small(text, body)
    if _any_in(_SHELL, body) and len(shown(text)) <= _BARE:
        return PageClass.SCRIPT_SHELL
    return None


def is_challenge(text: str, body: bytes, status: int) -> bool:
    """Whether an answer asks for proof of a human or a browser instead of showing a page.

    Told from its HTTP status and the first 8 KB; a page that shows text besides is none,
    whatever its scripts contain.
    """
    if status in _CHALLENGE_STATUS:
        return True
    if _any_in(_CHALLENGE_CODE, body[:_HEAD].lower()):
        return len(text) > 20 * _HEAD or len(shown(text)) <= 4 * _BARE
    if len(text) > 2 * _SMALL:
        return False
    head = text[:_HEAD].lower()
    if _CHALLENGE_TEXT.search(head):
        return len(shown(text)) <= 5 * _BARE
    return _SET_COOKIE_AND_RELOAD.search(head) is not None and len(shown(text)) <= _BARE


def _any_in(words: Iterable[bytes], body: bytes) -> bool:
    return any(word in body for word in words)


def _small(text: str, body: bytes) -> PageClass | None:
    said = shown(text)
    if not text.strip():
        return PageClass.OTHER
    if len(said) <= 2 * _BARE and redirect_href(text):
        return PageClass.REDIRECT
    if len(said) <= 6 * _BARE and _GONE_TEXT.search(said):
        return PageClass.SOFT_404
    markup = _HIDDEN.sub("", text)
    if len(said) > 10 or re.search(r"<(?:i?frame|img|embed|object|a)\b|^\s*[\[{]", markup, re.I):
        return PageClass.SCRIPT_SHELL if len(said) <= _BARE and _any_in(_SHELL, body) else None
    if _SCRIPTED.search(text):
        return PageClass.SCRIPT_SHELL
    return PageClass.SOFT_404 if len(text) <= _STUB else None


def shown(text: str) -> str:
    """The text of a page's source without scripts, styles, comments and tags; for short pages."""
    return squeeze(_SILENCE.sub(" ", text))


_REFRESH = re.compile(
    r"""<meta[^>]+http-equiv\s*=\s*["']?refresh["']?[^>]*content\s*=\s*["']?\s*(\d{1,3})\s*[;,]\s*url\s*=\s*['"]?([^'">\s]+)""",
    re.I,
)
_LOCATION = re.compile(
    r"""\b(?:location(?:\.href)?\s*=(?!=)\s*|location\.(?:replace|assign)\s*\(\s*)(?:(["'])(?P<url>[^"'\n]+)\1\s*(?![\s+]*\+)|(?P<name>[A-Za-z_$][\w$]*)\s*[;)\n])"""
)

_LEAVES = re.compile(  # a script that does nothing but leave
    r"""<script[^>]{0,100}>\s*(?:(?:window|self|top|document)\.)?location(?:\.href)?\s*=\s*(["'])(?P<url>[^"'\n]+)\1\s*;?\s*</script""",
    re.I,
)


def redirect_href(text: str) -> str | None:
    """Where a page sends its reader by meta refresh or script, as written; None if it does not."""
    if match := _REFRESH.search(text):
        return match[2]
    if match := _LEAVES.search(text):
        return match["url"]
    match = _LOCATION.search(text)
    if match is None:
        return None
    if match["url"]:
        return match["url"]
    name = re.escape(match["name"])
    values = re.findall(rf"""\b{name}\s*=\s*["']([^"'\n]+)["']""", text)
    return values[-1] if values else None


def says_gone(texts: Sequence[str]) -> bool:
    """Whether the texts of a page (see ``prose``) say only that its content is gone."""
    said = " ".join(texts)
    return len(said) <= 6 * _BARE and bool(_GONE_TEXT.search(said))


def says_no_page(texts: Sequence[str]) -> bool:
    """As ``says_gone``, for the page of a list: no entries found are no missing page."""
    return says_gone(texts) and bool(_NO_PAGE.search(" ".join(texts)))


def says_blank(texts: Sequence[str]) -> bool:
    """Whether one of a page's short texts is that there is nothing to show yet."""
    return any(len(text) <= _BARE and _BLANK_TEXT.search(text) for text in texts)


def says_unfinished(texts: Sequence[str]) -> bool:
    """Whether the texts of a page say only that it is being built or mended."""
    said = " ".join(texts)
    return len(said) <= 2 * _BARE and bool(_UNFINISHED_TEXT.search(said))


def says_footer(text: str) -> bool:
    """Whether a text is one of those in the footer of a site."""
    return _FOOTER_TEXT.search(text) is not None


def prose(tree: HtmlElement) -> list[str]:
    """The texts of a page that are no link, form, menu or footer, in page order."""
    body = tree.find("body")
    texts = []
    walk = etree.iterwalk(tree if body is None else body, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if node.tag in _QUIET or "foot" in (node.get("class") or "").lower():
                walk.skip_subtree()
            elif node.text:
                texts.append(node.text)
        elif node.tail:
            texts.append(node.tail)
    kept = (squeeze(text) for text in texts)
    return [text for text in kept if text and not _FOOTER_TEXT.search(text)]


# -- classes of items -------------------------------------------------------------------------

_INTERPRETS = re.compile(r"图解|一图(?:读|看)懂|图说|答记者问|政策问答|吹风会|解读\W*$")
_MENTIONS = re.compile(r"解读|(?:问|解)答$")
_FORMAL = re.compile(
    r"(?:通知|办法|方案|意见|规定|细则|决定|公告|通告|函|报告|总结|制度|批复)(?:[（(].{1,12}[)）])?$"
)
_FEEDBACK = re.compile(
    r"(?:征求|征集|听证|调查|意见|建议|草案).{0,40}(?:反馈|采纳|(?:征集|处理|办理|汇总)?(?:结果|情况)(?:的?(?:公告|公示|说明|通报))?$)"
    r"|【(?:征集)?结果】|【征集结果】|意见采纳"
)
_CONSULTS = re.compile(
    r"征求.{0,80}(?:意见|建议)|征集.{0,60}(?:意见|建议|线索|项目)|意见征集|征求意见|听证会?公告"
)
_ANNUAL = re.compile(
    r"(?:政府|政务)?信息公开.{0,8}(?:工作)?(?:年度报告|年报|年度工作报告)|信息公开工作报告"
)
_GUIDES = re.compile(r"(?:办事|服务|办理|申请|申报|操作)(?:指南|须知)|一次性告知")


def item_class(title: str, names: Sequence[str], letter: Letter) -> PageClass:
    """The class of an item by its title, the names of the columns above it, and its letter.

    ``names`` run from the top; the nearest with a meaning of its own counts. A page of no
    message box is a letter only if it shows both question and answer as such.
    """
    kinds = (kind_of_name(name) for name in reversed(names))
    kind = next((kind for kind in kinds if kind is not None), None)
    explains = _INTERPRETS.search(title) or (_MENTIONS.search(title) and not _FORMAL.search(title))
    is_letter = letter.is_whole and kind in (None, ColumnKind.OTHER)
    if kind is ColumnKind.MESSAGES:
        is_letter = letter.is_likely
    yearly = kind is ColumnKind.ANNUAL_REPORT and "年" in title
    tests = (
        (PageClass.ANNUAL_REPORT, yearly or _ANNUAL.search(title)),
        (PageClass.MESSAGE, is_letter),
        (PageClass.FEEDBACK, kind is ColumnKind.FEEDBACK or _FEEDBACK.search(title)),
        (PageClass.INTERPRETATION, kind is ColumnKind.INTERPRETATION or explains),
        (PageClass.CONSULTATION, kind is ColumnKind.CONSULTATION or _CONSULTS.search(title)),
        (PageClass.GUIDE, kind is ColumnKind.GUIDE or _GUIDES.search(title)),
    )
    return next((page_class for page_class, holds in tests if holds), PageClass.DETAIL)
