"""Documents to words, readings and furigana."""

from __future__ import annotations
