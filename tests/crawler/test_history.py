"""What the index still knows of earlier runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crawler.index.snapshot import Snapshot
from crawler.items import PageClass, Reading, ReadItem
from tests.crawler.conftest import AT, HOME, Desk, item, listing


def test_one_run_has_no_past(desk: Desk) -> None:
    desk.run().close()
    with Snapshot.open(desk.folder) as snapshot:
        assert snapshot.past_runs() == ()
        assert list(snapshot.earlier()) == []


def test_versions_that_changed_and_items_that_went(desk: Desk) -> None:
    desk.run().close()
    del desk.readings[f"{HOME}zcwj/2.html"]
    desk.readings[f"{HOME}zcwj/1.html"] = item(1, "2026-03-02")
    desk.run(AT + timedelta(days=9)).close()
    with Snapshot.open(desk.folder) as snapshot:
        known = [(one.url[-6:], one.run, one.is_there) for one in snapshot.earlier()]
        assert known == [("1.html", 1, True), ("2.html", 1, False), ("3.html", 1, True)]
        [past] = snapshot.past_runs()
        assert (past.id, past.is_complete, past.finished) == (1, True, AT)
        assert past.lists == {column.id for column in snapshot.columns() if column.is_list}


def test_a_version_is_named_with_the_last_run_that_saw_it(desk: Desk) -> None:
    for days in range(3):
        desk.run(AT + timedelta(days=days)).close()
    with Snapshot.open(desk.folder) as snapshot:
        assert {one.run for one in snapshot.earlier()} == {2}
        assert len(list(snapshot.earlier())) == 3


def test_a_text_in_the_place_of_a_list_is_no_item(desk: Desk) -> None:
    url = f"{HOME}zcwj/"
    text = ReadItem(url, url, PageClass.DETAIL, (), "依申请公开目录：卷宗。")
    desk.readings[url] = Reading(PageClass.DETAIL, item=text, column=listing().column)
    desk.run().close()
    with Snapshot.open(desk.folder) as snapshot:
        assert [one.body for one in snapshot.texts()] == ["依申请公开目录：卷宗。"]
        assert url not in {one.url for one in snapshot.items()}


def test_listed_items_are_no_texts(desk: Desk) -> None:
    desk.readings[f"{HOME}zcwj/1.html"] = replace(item(1), page_class=PageClass.DETAIL)
    desk.run().close()
    with Snapshot.open(desk.folder) as snapshot:
        assert list(snapshot.texts()) == []
        assert all(one.modified is None for one in snapshot.items())
