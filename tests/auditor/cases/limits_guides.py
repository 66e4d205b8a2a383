"""At the limits of GUI: how many labels make a guide, how short a name may be, two guides."""

from __future__ import annotations

from dataclasses import replace

from tests.auditor.cases.guides import (
    DOWN,
    ELEMENTS,
    C,
    F,
    N,
    P,
    case,
    guide,
    text,
    whole,
)
from tests.auditor.portal import file, url

NAMES = list(ELEMENTS)
THREE, TWO = text(*NAMES[3:]), text(*NAMES[2:])
SERVICES = replace(DOWN, name="办事服务", id=742)
OTHER = {"title": "食品经营许可", "kind": DOWN}
FILE = "说明.pdf"
LINES = "\n".join(f"{name}：{said}" for name, said in ELEMENTS.items() if name != "联系电话")

CASES = [
    whole("three labels make a guide", F, THREE, **OTHER),
    whole("two make none", N, TWO, **OTHER),
    whole("two and its column's name", F, TWO, title="食品经营许可", kind=SERVICES),
    whole("two and its own name", F, TWO, kind=DOWN),
    whole("a guide in another column", F, THREE, title="食品经营许可", kind="other"),
    whole("a page in a column of guides", F, THREE, page_class="detail"),
    whole("three labels and a file of another name", F, THREE, files=(FILE,)),
    whole("two and such a file", C, TWO, files=(FILE,)),
    whole("a file called a guide", C, text("联系电话"), files=("须知.pdf",)),
    whole(
        "a file with three labels",
        F,
        "见附件",
        files=(FILE,),
        all_files=[file(FILE, text=THREE)],
        **OTHER,
    ),
    whole(
        "a file with two",
        N,
        "见附件",
        files=(FILE,),
        all_files=[file(FILE, text=TWO)],
        **OTHER,
    ),
    whole("four letters name a service", P, text(), title="经营许可须知"),
    whole("three do not", F, text(), title="许可证须知"),
    whole("a short label at the start", P, f"电话 0563-1234567\n{LINES}"),
    whole("a short label on its own line", P, f"{LINES}\n电话 0563-1234567"),
    whole("a short name within a line", F, f"{LINES}\n请记下 电话 0563-1234567"),
    whole("a short name within a line, with its colon", P, f"{LINES}\n窗口 电话：0563-1234567"),
    whole("a longer one within a line", P, f"{text('办理流程')}\n附 流程图 见下"),
    case(
        "GUI001",
        "two guides, the second lacks something",
        F,
        guide(text()),
        guide(text("联系电话"), path="/bszn/2.html"),
        at=url("/bszn/2.html"),
    ),
]
