"""Words, names and kanji: look-up, deinflection and ranking; knows nothing of documents."""

from __future__ import annotations
