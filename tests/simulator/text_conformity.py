"""A second reading of the rules on words and numbers, for the sentences of simulated texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

HAN = {"三": 3, "四": 4, "三十": 30, "四十": 40, "四十八": 48, "五十": 50}
PARTS = re.compile(r"(\d+)篇，其中上级解读(\d+)篇，本级解读(\d+)篇")
RATE = re.compile(r"受理咨询(\w+)件，办结(\w+)件，办结率100%")
WHOLE = re.compile(r"(?:发放资料|收到建议)(\w+)[份条]，其中(?:宣传手册|有关出行的建议)(\w+)[份条]")
POINTS = re.compile(r"([三四])个(?:到位|重点)：([^\n]*)")


def of_text(text: str) -> Iterator[str]:
    """The rules that a text breaks."""
    if re.search(r"[，、；：][，。；、：]|。[，；、：]", text):
        yield "TXT003"
    if re.search("先已|网名", text):
        yield "TXT004"
    sums = [int(whole) == int(one) + int(other) for whole, one, other in PARTS.findall(text)]
    sums += [done == received for received, done in RATE.findall(text)]
    if not all(sums):
        yield "STA001"
    if any(_number(part) > _number(whole) for whole, part in WHOLE.findall(text)):
        yield "STA002"
    for count, points in POINTS.findall(text):
        given = points.count("是") or points.count("、") + 1
        if given != HAN[count]:
            yield "STA004"


def _number(text: str) -> int:
    return int(text) if text.isdigit() else HAN[text]
