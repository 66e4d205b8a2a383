"""CAT005: further ways in which list and page disagree, and in which they only seem to."""

from __future__ import annotations

from auditor.rule import Outcome
from tests.auditor.case import Case
from tests.auditor.portal import Portal, claim, column, policy, row
from tests.auditor.sound import Sound

LISTED = column("policy")
NOTICE = "临溪县人民政府办公室关于做好公路养护工作的通知"
OTHER = {
    "a year": ("临溪县2026年政务公开工作要点", "临溪县2025年政务公开工作要点"),
    "an ordinal": ("临溪县人民政府第12次常务会议", "临溪县人民政府第13次常务会议"),
    "appointed or removed": ("关于张三同志任职的通知", "关于张三同志免职的通知"),
    "a person": ("关于公布张三等同志任职的通知", "关于公布李四等同志任职的通知"),
    "an organ": (
        "临溪县财政局关于做好预算公开工作的通知",
        "临溪县教育局关于做好预算公开工作的通知",
    ),
    "a town": ("城关镇2026年6月低保公示", "王村镇2026年6月低保公示"),
}
SAME = {
    "cut": (NOTICE, "临溪县人民政府办公室关于做好公路养..."),
    "cut in the middle": (NOTICE, "临溪县人民政府办公室…公路养护工作的通知"),
    "a column before it": (NOTICE, f"【政策文件】{NOTICE}"),
    "a day behind it": (NOTICE, f"{NOTICE} 2026-06-02"),
    "its number behind it": (NOTICE, f"{NOTICE}（临政办〔2026〕12号）"),
    "a short issuer": (NOTICE, "县政府办关于做好公路养护工作的通知"),
    "no year": ("临溪县2026年政务公开工作要点", "临溪县政务公开工作要点"),
    "other marks": ('关于(2026)公路"养护"的通知', "关于（2026）公路“养护”的通知"),
    "a variant word": ("关于加强安全工作布署的通知", "关于加强安全工作部署的通知"),
    "a short name in its place": ("临溪县住房和城乡建设局公告", "临溪县住建局公告"),
}
FACTS = {
    "document_number": ("临政办〔2026〕12号", "临政办〔2026〕13号", "临政办[2026]12号"),
    "index_number": ("003257952/202606-00401", "003257952/202606-00402", "003257952/202606-00401 "),
    "issuing_body": ("临溪县人民政府办公室", "临溪县财政局", "县政府办公室"),
}


def titled(about: str, title: str, listed: str, *, is_same: bool) -> Case:
    page = policy("/p.html", title, LISTED)
    return case(about, Portal([page], [LISTED], [row(LISTED, "/p.html", listed)]), is_same)


def told(field: str, own: str, listed: str, *, is_same: bool) -> Case:
    page = policy("/p.html", NOTICE, LISTED, more=[claim(field, listed, "row")], **{field: own})
    rows = [row(LISTED, "/p.html", NOTICE)]
    return case(f"{field} {listed}", Portal([page], [LISTED], rows), is_same)


def case(about: str, portal: Portal, is_same: bool) -> Case:
    if is_same:
        return Sound("CAT005", about, portal)
    return Case("CAT005", about, portal, Outcome.FAILED, [portal.all_items[0].url])


CASES = [
    *(titled(about, *titles, is_same=False) for about, titles in OTHER.items()),
    *(titled(about, *titles, is_same=True) for about, titles in SAME.items()),
    *(told(field, own, other, is_same=False) for field, (own, other, _) in FACTS.items()),
    *(told(field, own, same, is_same=True) for field, (own, _, same) in FACTS.items()),
]
