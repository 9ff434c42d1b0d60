"""Files, pages and pasted text to documents."""

from __future__ import annotations
