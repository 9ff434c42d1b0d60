"""Which encoding a text stands in, down to a word of two characters."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.encoding import declared_encoding, decode, plausibility
from reader.errors import EncodingError, UnsupportedFormatError

SENTENCES = (
    "港に着いた船から、荷が次々に下ろされた。",
    "「まだ早いよ」と姉が笑う。",
    "テレビの音が聞こえる",
    "経済",
    "駅前",
    "はい",
    "コーヒー、二つ。",
    "2024年4月12日（金）午前9時",
    "価格は①１２，８００円です♪",
)
ENCODINGS = {
    "utf-8": "utf-8",
    "cp932": "shift_jis",
    "euc_jp": "euc-jp",
    "iso2022_jp": "iso-2022-jp",
}


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("codec", ENCODINGS)
def test_short_texts_are_told_apart(sentence: str, codec: str):
    try:
        data = sentence.encode(codec)
    except UnicodeEncodeError:
        pytest.skip("this encoding lacks a character of the sentence")
    found = decode(data)
    assert (found.text, found.encoding) == (sentence, ENCODINGS[codec])


@pytest.mark.parametrize("sentence", SENTENCES[:3] + SENTENCES[7:])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(sentence: str, codec: str):
    found = decode(sentence.encode(codec))
    assert (found.text, found.encoding) == (sentence, codec)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_mark_decides_and_is_dropped(mark: bytes, codec: str):
    found = decode(mark + "雨が上がった。".encode(codec))
    assert (found.text, found.encoding) == ("雨が上がった。", codec)


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(
            "あいうえおかきくけこさしすせそのをにはがでと東京都会社員時間空気、。"
        ),
        min_size=6,
        max_size=60,
    ),
    st.sampled_from(sorted(ENCODINGS)),
)
def test_japanese_comes_back_unchanged(text: str, codec: str):
    assert decode(text.encode(codec)).text == text


def test_characters_beyond_the_first_tables():
    assert decode("髙橋㈱の①".encode("cp932")).text == "髙橋㈱の①"
    assert decode("俱楽部の挘".encode("euc_jis_2004")).text == "俱楽部の挘"
    assert decode("今日は𠮟られた。".encode("shift_jis_2004")).text == "今日は𠮟られた。"


def test_plain_ascii_is_utf8():
    assert decode(b"No kanji here.\n").encoding == "utf-8"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<meta charset="Shift_JIS">', "shift_jis"),
        (b"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=EUC-JP'>", "euc-jp"),
        (b'<?xml version="1.0" encoding="iso-2022-jp"?>', "iso-2022-jp"),
        (b"<p>nothing</p>", ""),
    ],
)
def test_declared_encoding(head: bytes, expected: str):
    assert declared_encoding(head) == expected


def test_a_wrong_declaration_does_not_win():
    page = '<meta charset="euc-jp"><p>本当はシフトJISで書いてある。</p>'.encode("cp932")
    assert decode(page, markup=True).encoding == "shift_jis"


def test_a_page_with_a_broken_byte_is_forgiven():
    page = ("<p>" + "花が咲いた。" * 60 + "</p>").encode() + b"\xff"
    assert decode(page, markup=True).text.count("咲いた") == 60


@pytest.mark.parametrize(
    "data",
    [
        "花が咲いた。".encode() + b"\xe3\x81",
        "花が".encode() + b"\xff\xfe\xfd" + "咲いた。".encode(),
        "花が咲いた。".encode("cp932")[:-1],
        ("값이 비싸다 그리고 멀다 " * 9).encode("euc-kr"),
        codecs.BOM_UTF16_LE + b"\x00\xd8\x41",
        ("\ufffd" * 30 + "花").encode(),
    ],
)
def test_damaged_text_is_refused(data: bytes):
    with pytest.raises((EncodingError, UnsupportedFormatError)) as info:
        decode(data, name="x.txt")
    assert str(info.value).endswith(".")


BOOK = "名前はまだ無い。どこで生れたか頓と見当がつかぬ。\n" * 40


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (BOOK.encode()[:-2], "utf-8"),
        (BOOK.encode() + "終".encode()[:1], "utf-8"),
        (codecs.BOM_UTF8 + BOOK.encode() + b"\xff", "utf-8"),
        (BOOK.encode("cp932") + "終".encode("cp932")[:1], "shift_jis"),
        (BOOK.encode("euc_jp") + "終".encode("euc_jp")[:1], "euc-jp"),
        (codecs.BOM_UTF16_LE + BOOK.encode("utf-16-le") + b"\x00", "utf-16-le"),
    ],
)
def test_a_book_outlives_a_lost_byte(data: bytes, encoding: str):
    decoded = decode(data, name="x.txt")
    assert decoded.encoding == encoding
    assert decoded.text.count("生れた") == 40
    assert decoded.text.count("\ufffd") <= 1


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"%PDF-1.7\n1 0 obj",
        b"\x7fELF\x02\x01\x01" + b"\x00" * 64,
        b"GIF89a" + b"\x00" * 40,
        bytes(range(256)) * 8,
        b"\x00\x01\x02\x03" * 100,
    ],
)
def test_what_is_no_text_is_refused(data: bytes):
    with pytest.raises((UnsupportedFormatError, EncodingError)):
        decode(data, name="x")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_one_of_our_errors(data: bytes):
    with contextlib.suppress(EncodingError, UnsupportedFormatError):
        decode(data)


def test_plausibility_prefers_japanese():
    sentence = "学校の帰りに本を買った。"
    wrong = sentence.encode("euc_jp").decode("cp932", "replace")
    assert plausibility(sentence) > 1.5 > plausibility(wrong)
