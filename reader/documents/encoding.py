"""Bytes to text: which encoding Japanese text stands in.

Every encoding that decodes the bytes without an error is a candidate, and the most plausible
Japanese wins. That holds on a word of two characters as well as on a book: what a wrong encoding
yields is half-width katakana, rare kanji and stray symbols, which text seldom has.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from reader.errors import EncodingError, UnsupportedFormatError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ALIASES = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms_kanji": "cp932",
    "euc-jp": "euc_jp",
    "x-euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "utf8": "utf-8",
    "utf-16": "utf-16-le",
    "unicode": "utf-16-le",
}
"""Labels that pages write. Source: WHATWG Encoding, section 4.2 (Names and labels)."""

_FALLBACKS = {
    "cp932": ("cp932", "shift_jis_2004"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "iso2022_jp": ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2004"),
}
"""The wider character sets of the same encoding: NEC's, IBM's, half-width katakana, JIS X 0213."""

_NAMES = {"cp932": "shift_jis", "euc_jp": "euc-jp", "iso2022_jp": "iso-2022-jp"}
_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\$\([A-Q]|\([BJI])")
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-:]{2,40})", re.IGNORECASE
)
_XML = re.compile(
    rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_\-]{2,40})", re.IGNORECASE
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_HIRAGANA_OR_KATAKANA = re.compile("[ぁ-ゖァ-ヺｦ-ﾝ]")
_LONG_WITHOUT_KANA = 40
_SURE = 200
"""Code points after which UTF-8 that reads as Japanese can be nothing else."""
_SAMPLE = 20_000
_PLAUSIBLE = 0.35
"""The least mean score of a text that is not plain ASCII. Measured: sentences score above 1, other
encodings' bytes below 0."""

_SURELY_JAPANESE = 1.0
_SOUND_FOR_ONE_BROKEN = 200
"""Code points that have to be sound for one that may be broken: enough that what is read is what
was written, and few enough that a chapter may lose its last character."""
_PLAUSIBLE_UTF16 = 0.9
_CANDIDATES = (
    ("utf-8", 1.5),
    ("cp932", 0.0),
    ("euc_jp", 0.0),
    ("utf-16-le", 2.0),
    ("utf-16-be", 2.0),
)
"""Encodings with what they are ahead by: bytes seldom are UTF-8 by chance. UTF-16 without a mark
has to convince by itself, because two ASCII letters always make some character in it."""

_MAGIC = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", ""),
    (b"%PDF-", "a PDF"),
    (b"\x7fELF", "a program"),
    (b"MZ", ""),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!\x1a\x07", "a compressed file"),
    (b"BZh", ""),
    (b"\xfd7zXZ", "a compressed file"),
    (b"ID3", ""),
    (b"OggS", "a sound"),
    (b"fLaC", "a sound"),
)
"""First bytes of what is no text; an empty name: only together with control characters."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text out of bytes.

    ``encoding`` is a name as the web writes it; the byte-order mark is dropped and line ends are as
    they were.
    """

    text: str
    encoding: str


def decode(data: bytes, *, declared: str = "", markup: bool = False, name: str = "") -> Decoded:
    """Return the text of bytes in an encoding that Japanese text is found in.

    Characters that are damaged stand as U+FFFD where they are few; a text full of them is refused.

    Args:
        data: UTF-8, UTF-16 or UTF-32 with or without a mark, Shift_JIS (CP932), EUC-JP or
            ISO-2022-JP.
        declared: An encoding that somebody names; it wins a tie, never over better evidence.
        markup: HTML or XML: look for a declaration in the bytes, and forgive a few broken ones, as
            a browser does.
        name: The file's name, for the message.

    Raises:
        UnsupportedFormatError: If the bytes are no text at all.
        EncodingError: If they are text in none of these encodings.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    _refuse_binary(data, name)
    if markup and not declared:
        declared = declared_encoding(data)
    declared = _canonical(declared)
    best = _best(data, declared)
    if best is not None:
        return best
    forgiven = _forgiving_page(data, declared) if markup else _forgiving_text(data)
    if forgiven is not None:
        return forgiven
    if _control_share(data) > 0.02:
        raise UnsupportedFormatError(f"{_quoted(name)} is not a text document.")
    raise EncodingError(
        f"{_quoted(name)} is not text in UTF-8, UTF-16, Shift_JIS, EUC-JP or ISO-2022-JP, "
        "or its characters are damaged."
    )


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a page's ``<meta>`` or XML declaration names, or ``""``."""
    head = data[:4096]
    found = _XML.search(head) or _META.search(head)
    return found.group(1).decode("ascii").lower() if found else ""


def plausibility(text: str) -> float:
    """Return how much a text looks like Japanese: the mean over its characters beyond ASCII.

    About 2 for sentences; below 0 for bytes read in the wrong encoding; 0 for plain ASCII.
    """
    total = 0.0
    count = 0
    halfwidth = 0
    for char, times in Counter(text[:_SAMPLE]).items():
        code = ord(char)
        if code < 0x80:
            continue
        count += times
        if 0xFF61 <= code <= 0xFF9F:
            halfwidth += times
        total += times * _score(code)
    if not count:
        return 0.0
    # Half-width katakana comes in words, and then it is not mixed into everything else.
    if halfwidth and halfwidth < count:
        total -= 1.5 * min(halfwidth, count - halfwidth)
    return total / count


def _score(code: int) -> float:
    score = -2.0
    if 0x3041 <= code <= 0x3096:
        score = 3.0
    elif 0x30A1 <= code <= 0x30FE or 0x3001 <= code <= 0x3002 or 0x300C <= code <= 0x300F:
        score = 2.5
    elif 0x4E00 <= code <= 0x9FFF:
        score = 1.5 if _first_level(code) else -1.0
    elif 0x3000 <= code <= 0x303F or 0xFF01 <= code <= 0xFF5E:
        score = 1.5
    elif 0xFF61 <= code <= 0xFF9F:
        score = 0.2
    elif 0x2010 <= code <= 0x2027 or 0x2030 <= code <= 0x203B or 0x2190 <= code <= 0x27BF:
        score = 0.8
    elif 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2FFFF or 0xF900 <= code <= 0xFAFF:
        score = -0.5
    elif 0x1F000 <= code <= 0x1FAFF or 0xFE00 <= code <= 0xFE0F:
        score = 0.8
    elif 0xC0 <= code <= 0x17F or 0x370 <= code <= 0x45F or 0xAC00 <= code <= 0xD7A3:
        score = 0.4
    elif 0xA0 <= code <= 0xBF:
        score = 0.0
    elif code == 0xFFFD or 0xE000 <= code <= 0xF8FF or code < 0xA0:
        score = -6.0
    return score


def _first_level(code: int) -> bool:
    """Whether a kanji is of JIS X 0208's first level: the 2,965 that text mostly needs."""
    try:
        encoded = chr(code).encode("euc_jp")
    except UnicodeEncodeError:
        return False
    return len(encoded) == 2 and 0xB0 <= encoded[0] <= 0xCF


def _best(data: bytes, declared: str) -> Decoded | None:
    if _ESCAPE.search(data) and not any(byte > 0x7F for byte in data[:_SAMPLE]):
        text = _try(data, "iso2022_jp")
        if text is not None:
            return Decoded(text, "iso-2022-jp")
    ranked: list[tuple[float, Decoded]] = []
    doubtful: list[tuple[float, Decoded]] = []
    for encoding, prior in _CANDIDATES:
        text = _try(data, encoding)
        if text is None or _CONTROL.search(text):
            continue
        if encoding == declared == "utf-8":
            return None if _damaged(text) else Decoded(text, encoding)
        score = plausibility(text)
        if encoding in _NAMES and _is_foreign(text):
            continue
        found = Decoded(text, _NAMES.get(encoding, encoding))
        bonus = prior + (0.5 if encoding == declared else 0.0)
        if encoding.startswith("utf-16") and not _convincing_utf16(text, score):
            if score >= _PLAUSIBLE_UTF16:
                doubtful.append((score, found))
            continue
        if encoding == "utf-8" and score >= 1.0 and len(text) > _SURE:
            return None if _damaged(text) else found
        if text.isascii():
            score = _PLAUSIBLE
        if encoding == "utf-8" or score >= _PLAUSIBLE:
            ranked.append((score + bonus, found))
    ranked = ranked or doubtful
    if not ranked:
        return None
    best = max(ranked, key=lambda item: item[0])[1]
    return None if _damaged(best.text) else best


def _is_foreign(text: str) -> bool:
    """Chinese and Korean bytes decode as Japanese kanji, but then no kana is among them."""
    wide = sum(char > "\x7f" for char in text[:_SAMPLE])
    return wide >= _LONG_WITHOUT_KANA and not _HIRAGANA_OR_KATAKANA.search(text, 0, _SAMPLE)


def _convincing_utf16(text: str, score: float) -> bool:
    kana = sum(0x3041 <= ord(char) <= 0x30FE or char in "、。\n" for char in text[:_SAMPLE])
    ascii_share = sum(char < "\x80" for char in text[:_SAMPLE]) / max(1, min(len(text), _SAMPLE))
    if ascii_share > 0.5 or (score >= 1.0 and ascii_share > 0.02):
        return True
    return score >= 1.5 and kana * 4 >= min(len(text), _SAMPLE)


def _try(data: bytes, encoding: str) -> str | None:
    for codec in _FALLBACKS.get(encoding, (encoding,)):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return None


def _strict(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as exc:
        text = data.decode(encoding, "replace")
        if not _hardly_damaged(text):
            raise EncodingError(
                f"{_quoted(name)} says that it is {encoding.upper()}, but its characters are"
                " damaged."
            ) from exc
    if "\x00" in text:
        raise UnsupportedFormatError(f"{_quoted(name)} is not a text document.")
    return Decoded(text, encoding)


def _forgiving_page(data: bytes, declared: str) -> Decoded | None:
    """Read a page with a few broken bytes, as a browser would."""
    for encoding in dict.fromkeys((declared or "utf-8", "utf-8", "cp932", "euc_jp")):
        try:
            text = data.decode(encoding, "replace")
        except LookupError:
            continue
        broken = text.count("\ufffd")
        if broken * 100 <= len(text) and not _CONTROL.search(text):
            return Decoded(text, _NAMES.get(encoding, encoding))
    return None


def _forgiving_text(data: bytes) -> Decoded | None:
    """Read Japanese of which a download or a disk lost very little, as U+FFFD in its place."""
    for encoding in ("utf-8", "cp932", "euc_jp"):
        text = data.decode(encoding, "replace")
        sound = _hardly_damaged(text) and not _CONTROL.search(text) and not _is_foreign(text)
        if sound and plausibility(text) >= _SURELY_JAPANESE:
            return Decoded(text, _NAMES.get(encoding, encoding))
    return None


def _hardly_damaged(text: str) -> bool:
    return text.count("\ufffd") * _SOUND_FOR_ONE_BROKEN <= len(text)


def _damaged(text: str) -> bool:
    """A text full of replacement characters was broken before it was saved."""
    return text.count("\ufffd") * 10 > len(text)


def _refuse_binary(data: bytes, name: str) -> None:
    noisy = _control_share(data) > 0.01
    for magic, what in _MAGIC:
        if data.startswith(magic) and (what or noisy):
            kind = what or "not a text document"
            raise UnsupportedFormatError(f"{_quoted(name)} is {kind}, which cannot be read here.")


def _control_share(data: bytes) -> float:
    """The share of control bytes; UTF-16's zero bytes count, so this decides nothing alone."""
    sample = data[:8192]
    bad = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 or byte == 127 for byte in sample)
    return bad / max(1, len(sample))


def _canonical(label: str) -> str:
    label = label.strip().lower()
    label = _ALIASES.get(label, label)
    try:
        codecs.lookup(label)
    except LookupError:
        return ""
    return label


def _quoted(name: str) -> str:
    return f"“{name}”" if name else "The text"
