"""Bytes to text: what the bytes prove comes before what is declared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fields.charset import decode

TEXT = "<html><p>临溪县交通运输局关于印发道路养护管理办法的通知，请认真贯彻执行。</p></html>" * 9
TRADITIONAL = "<html><p>關於印發臨溪縣道路運輸管理辦法的通知，請認真貫徹執行</p></html>" * 9
JAPANESE = "<html><p>日本語のページです。これはテストです。</p></html>" * 9


@pytest.mark.parametrize("declared", ["", "utf-8", "gbk", "gb2312", "iso-8859-1", "no-such-codec"])
@pytest.mark.parametrize("real", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_false_declaration_does_no_harm(real: str, declared: str) -> None:
    header = f"text/html; charset={declared}" if declared else ""
    assert decode(TEXT.encode(real), header).text.strip("\ufeff") == TEXT


def test_declaration_in_the_page() -> None:
    page = '<meta charset="gb2312">' + TEXT
    decoded = decode(page.encode("utf-8"))
    assert (decoded.text, decoded.encoding, decoded.declared) == (page, "utf-8", "gb18030")


def test_four_byte_gb18030() -> None:
    assert decode((TEXT + "㐀𠮷").encode("gb18030")).text.endswith("㐀𠮷")


@pytest.mark.parametrize("header", ["", "text/html; charset=big5", "text/html; charset=utf-8"])
def test_traditional_big5(header: str) -> None:
    assert decode(TRADITIONAL.encode("big5"), header).text == TRADITIONAL


def test_other_east_asian_pages() -> None:
    assert decode(JAPANESE.encode("shift_jis")).text == JAPANESE
    assert decode(JAPANESE.encode("euc_jp"), "text/html; charset=euc-jp").text == JAPANESE


def test_a_cut_last_character_is_no_error() -> None:
    decoded = decode(TEXT.encode("utf-8")[:40])
    assert (decoded.encoding, decoded.evidence) == ("utf-8", "valid")
    assert "\ufffd" not in decoded.text


def test_a_few_broken_bytes_in_utf8() -> None:
    decoded = decode(TEXT.encode("utf-8") + b"\xd6\xd0" + TEXT.encode("utf-8"))
    assert (decoded.encoding, decoded.evidence) == ("utf-8", "damaged")
    assert decoded.text.count("临溪县") == TEXT.count("临溪县") * 2


def test_a_few_gbk_characters_that_are_valid_utf8() -> None:
    two = "联通".encode("gbk")
    assert decode(two, "text/html; charset=gbk").text == "联通"


def test_utf16_without_a_mark() -> None:
    assert decode(TEXT.encode("utf-16-le")).text == TEXT
    assert decode(TEXT.encode("utf-16-be")).text == TEXT


@given(
    st.binary(max_size=400), st.sampled_from(["", "text/html; charset=gbk", "x; charset=", "\x00"])
)
def test_no_bytes_break_it(body: bytes, header: str) -> None:
    decoded = decode(body, header)
    assert decoded.text.encode("utf-8", "surrogatepass").decode("utf-8") == decoded.text
    assert b"".decode(decoded.encoding) == ""


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=20))
def test_round_trip(text: str) -> None:
    assert decode(text.encode("utf-8")).text == text
    assert decode(text.encode("gb18030"), "text/html; charset=gb2312").text == text
