"""Which claim stands, and that the others stay."""

from __future__ import annotations

from crawler.fields.claims import make_claim
from crawler.fields.resolve import resolve
from crawler.items import Claim, Field, Place


def claim(field: Field, raw: str, place: Place, label: str = "") -> Claim:
    """A claim that must be one."""
    made = make_claim(field, raw, place, label)
    assert made is not None
    return made


def published(raw: str, place: Place, label: str = "") -> Claim:
    """A claim about the date of publication."""
    return claim(Field.PUBLISHED_AT, raw, place, label)


def stands(*claims: Claim, field: Field = Field.PUBLISHED_AT) -> str | None:
    """The value that stands."""
    won = resolve(claims).get(field)
    return won.value if won else None


def test_heading_before_meta_before_title_tag() -> None:
    tag = claim(Field.TITLE, "甲_临溪县人民政府", Place.TITLE_TAG)
    meta = claim(Field.TITLE, "甲", Place.META, "articletitle")
    heading = claim(Field.TITLE, "[已废止]甲", Place.HEADING)
    assert stands(tag, meta, heading, field=Field.TITLE) == "[已废止]甲"
    assert stands(tag, meta, field=Field.TITLE) == "甲"


def test_own_label_before_general_label() -> None:
    weak = published("2021-03-10", Place.HEADER, "更新时间")
    own = published("2021-03-12", Place.TABLE, "发布日期")
    assert stands(weak, own) == "2021-03-12"
    assert stands(weak) == "2021-03-10"


def test_the_finer_of_two_shown_dates_of_one_day() -> None:
    day = published("2021-03-12", Place.TABLE, "公开日期")
    minute = published("2021-03-12 16:07", Place.HEADER, "发布日期")
    assert stands(day, minute) == "2021-03-12T16:07"
    other = published("2021-03-13 16:07", Place.HEADER, "时间")
    assert stands(day, other) == "2021-03-12"


def test_a_platform_refines_what_is_shown_and_a_meta_does_not() -> None:
    day = published("2021-03-12", Place.TABLE, "发布日期")
    assert stands(day, published("2021-03-12 16:07", Place.META, "pubdate")) == "2021-03-12"
    assert stands(day, published("2021-03-12 16:07", Place.API, "pubtime")) == "2021-03-12T16:07"


def test_a_meta_stands_alone_for_its_day() -> None:
    won = resolve([published("2021-03-12 16:07", Place.META, "pubdate")])[Field.PUBLISHED_AT]
    assert (won.value, won.place, won.raw) == ("2021-03-12", Place.META, "2021-03-12 16:07")


def test_a_regenerated_meta_does_not_stand() -> None:
    meta = published("2025-10-25 11:32:37", Place.META, "pubdate")
    old = claim(Field.WRITTEN_ON, "2015-10-29", Place.TABLE, "成文日期")
    in_force = claim(Field.EFFECTIVE_ON, "2015-12-01", Place.BODY)
    assert stands(meta, old) is None
    assert stands(meta, in_force) is None
    address = published("2025-10-25", Place.URL)
    assert stands(meta, old, address) == "2025-10-25"


def test_other_metas_and_addresses_never_stand() -> None:
    assert stands(published("2007-08-20", Place.META, "firstpublishedtime")) is None
    assert stands(published("2021-03-12", Place.URL)) is None


def test_list_row_before_meta() -> None:
    row = published("2021-03-12", Place.ROW)
    assert stands(published("2021-03-14", Place.META, "pubdate"), row) == "2021-03-12"


def test_source_never_from_a_meta_or_comment() -> None:
    meta = claim(Field.SOURCE, "本网", Place.META, "contentsource")
    comment = claim(Field.SOURCE, "本网", Place.COMMENT, "来源")
    assert stands(meta, comment, field=Field.SOURCE) is None


def test_an_empty_cell_gives_way_to_the_text() -> None:
    empty = claim(Field.DOCUMENT_NUMBER, "无", Place.TABLE, "文号")
    own = claim(Field.DOCUMENT_NUMBER, "临交运〔2021〕12号", Place.BODY)
    assert empty.value is None and empty.raw == "无"
    assert stands(empty, field=Field.DOCUMENT_NUMBER) is None
    assert stands(empty, own, field=Field.DOCUMENT_NUMBER) == "临交运〔2021〕12号"


def test_contradictory_validity_gives_none() -> None:
    valid = claim(Field.VALIDITY, "有效", Place.TABLE, "有效性")
    void = claim(Field.VALIDITY, "废止", Place.TABLE, "有效性")
    assert stands(valid, valid, field=Field.VALIDITY) == "有效"
    assert stands(valid, void, field=Field.VALIDITY) is None


def test_a_subject_is_the_category_where_no_category_cell_is() -> None:
    subject = claim(Field.SUBJECT, "城乡建设", Place.TABLE, "主题分类")
    assert stands(subject, field=Field.CATEGORY) == "城乡建设"
    category = claim(Field.CATEGORY, "部门文件", Place.TABLE, "信息分类")
    assert stands(subject, category, field=Field.CATEGORY) == "部门文件"
    empty = Claim(Field.CATEGORY, None, "", Place.TABLE, "信息分类")
    assert stands(subject, empty, field=Field.CATEGORY) is None


def test_an_unreadable_date_is_kept_but_does_not_stand() -> None:
    long = claim(Field.ABOLISHED_ON, "长期", Place.TABLE, "废止日期")
    assert (long.value, long.span) == ("长期", None)
    assert stands(long, field=Field.ABOLISHED_ON) is None


def test_placeholders_state_nothing() -> None:
    for raw in (
        "",
        "-",
        "——",
        "无",
        "无。",
        "null",
        "undefined",
        "暂无来源",
        "${x}",
        "{{a.b}}",
        "1970-01-01",
    ):
        field = Field.WRITTEN_ON if raw.startswith("1970") else Field.SOURCE
        assert claim(field, raw, Place.TABLE).value is None, raw


def test_that_nobody_is_named_as_writer_says_nothing_of_the_source() -> None:
    assert make_claim(Field.SOURCE, "无", Place.HEADER, "供稿单位") is None
    empty = make_claim(Field.SOURCE, "", Place.HEADER, "来源")
    assert empty is not None
    assert empty.value is None


def test_values_are_cleaned_and_raw_is_kept() -> None:
    made = claim(Field.SOURCE, " 临溪县交通运输局 2021-03-12 【字体：", Place.HEADER)
    assert (made.value, made.raw) == ("临溪县交通运输局", "临溪县交通运输局")
    shown = claim(Field.PUBLISHED_AT, "2021-03-12 09:15 00", Place.HEADER)
    assert (shown.value, shown.raw) == ("2021-03-12T09:15", "2021-03-12 09:15 00")
    assert claim(Field.INDEX_NUMBER, "1134 1825/2021", Place.TABLE).value == "11341825/2021"
    assert (
        claim(Field.DOCUMENT_NUMBER, "（临交运〔2021〕 12 号）", Place.TABLE).value
        == "临交运〔2021〕12号"
    )
    assert claim(Field.VALIDITY, "有效 有效", Place.TABLE).value == "有效"


def test_a_term_with_a_day_is_when_the_item_ends() -> None:
    made = claim(Field.VALIDITY, "2027-07-31", Place.TABLE, "信息时效期")
    assert (made.field, made.value) == (Field.ABOLISHED_ON, "2027-07-31")


def test_what_a_script_makes_unknowably_is_no_claim() -> None:
    assert make_claim(Field.SOURCE, "\ufffc", Place.SCRIPT) is None


def test_the_day_of_writing_before_that_of_dispatch() -> None:
    sent = claim(Field.WRITTEN_ON, "2021-03-10", Place.TABLE, "发文日期")
    written = claim(Field.WRITTEN_ON, "2021-03-09", Place.TABLE, "成文日期")
    assert stands(sent, written, field=Field.WRITTEN_ON) == "2021-03-09"
    assert stands(sent, field=Field.WRITTEN_ON) == "2021-03-10"
