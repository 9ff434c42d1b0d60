"""Text made safe between tags."""

from __future__ import annotations

import html
import re

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 does not allow. Source: XML 1.0, production 2 (Char)."""

_SPECIAL = re.compile("[&<>\"'\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """Return text without the characters that no XML document may hold."""
    return _NOT_XML.sub("\ufffd", text) if _NOT_XML.search(text) else text


def escape(text: str) -> str:
    """Return text safe between tags and in quoted attributes."""
    return html.escape(clean(text)) if _SPECIAL.search(text) else text
