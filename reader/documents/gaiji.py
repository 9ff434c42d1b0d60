"""Characters that old encodings lack: men-ku-ten numbers and code points to characters."""

from __future__ import annotations

import re

_PLANE = re.compile(r"第[34３４]水準\s*([12１２])[-－‐‑](\d{1,2})[-－‐‑](\d{1,2})")
_MEN_KU_TEN = re.compile(r"(?<![\d-])([12])-(\d{1,2})-(\d{1,2})(?![\d-])")
_UNICODE = re.compile(r"(?:U\+|unicode\s*)([0-9A-Fa-f]{4,6})", re.IGNORECASE)
_WIDTH = str.maketrans("０１２３４５６７８９－", "0123456789-")


def character_of(description: str) -> str:
    """Return the character that a gaiji note names, or ``""``.

    Args:
        description: For example ``「てへん＋劣」、第3水準1-84-77`` or ``「口＋七」、U+20B9F``.

    Source: JIS X 0213:2004 through the EUC-JIS-2004 mapping; Aozora Bunko's annotation manual.
    """
    text = description.translate(_WIDTH)
    found = _UNICODE.search(text)
    if found:
        code = int(found.group(1), 16)
        if code < 0x110000 and not 0xD800 <= code <= 0xDFFF and chr(code).isprintable():
            return chr(code)
    found = _PLANE.search(text) or _MEN_KU_TEN.search(text)
    if not found:
        return ""
    return jis_character(*(int(part) for part in found.groups()))


def jis_character(plane: int, row: int, cell: int) -> str:
    """Return the character at a place of JIS X 0213 (men, ku, ten), or ``""``."""
    if plane not in {1, 2} or not (1 <= row <= 94 and 1 <= cell <= 94):
        return ""
    data = bytes((row + 0xA0, cell + 0xA0))
    if plane == 2:
        data = b"\x8f" + data
    try:
        return data.decode("euc_jis_2004")
    except UnicodeDecodeError:
        return ""
