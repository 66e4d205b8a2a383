"""Pages that are made to hold a reader up are read in time, by the whole of a spider."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from crawler.items import Role, Target
from crawler.spiders import platforms
from tests.spiders.crawling import page_of

HOME = "https://www.linhe.gov.cn/"
SECONDS = 20  # each takes well under one; the machine may be busy
BOMBS = {
    "signs in a path": '<a href="/content/a/' + "-1" * 15000 + '!">甲</a>',
    "words in a path": '<a href="/' + "doc" * 10000 + '">甲</a>',
    "folders in a path": '<a href="' + "/details/a" * 3000 + '">甲</a>',
    "numbers in a path": '<a href="/' + "t111" * 7500 + '">甲</a>',
    "lines in a path": '<a href="/' + "_" * 30000 + '">甲</a>',
    "many long paths": "".join(f'<a href="/{"a_1" * 1000}{k}">甲{k}</a>' for k in range(300)),
    "a long query": '<a href="/x?' + "a=1&" * 9000 + '">甲</a>',
    "a heading": "<h1>" + "关于" * 300000 + "知</h1>",
    "a title of lines": "<title>" + "-" * 20000 + "</title>",
    "a title of shouts": "<title>" + "!" * 300000 + "</title>",
    "attributes": "<div " + " ".join(f"a{k}=1" for k in range(100000)) + ">甲</div>",
    "cells": f"<table><tr><td>{'关于' * 99999}知</td><td>{'索引号' * 30000}</td></tr></table>",
}


@contextmanager
def within(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise AssertionError("the page holds the reader up")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
@pytest.mark.parametrize("role", [Role.HOME, Role.COLUMN, Role.DETAIL])
def test_a_bomb_is_read_in_time(bomb: str, role: Role) -> None:
    url = HOME if role is Role.HOME else f"{HOME}zwgk/content.html"
    page = page_of(url, f"<html><body>{bomb}</body></html>")
    with within(SECONDS):
        for name in ("generic", "lonsun", "hanweb"):
            platforms()[name](HOME).read(page, Target(url, role, url))
