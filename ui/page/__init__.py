"""The page engine: Japanese text with ruby, painted by our own layout."""

from __future__ import annotations
