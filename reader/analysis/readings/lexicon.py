"""The compact word, name and kanji tables of the reading engine.

The tries are mapped into memory, not loaded; a value is a small text, ``rank+classes:kana`` for
words and ``types:kana`` for names. ``reader.build.readings_tables`` makes them from JMdict,
JMnedict and KANJIDIC2 (EDRDG, CC BY-SA 4.0).
"""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import resources
from reader.analysis.kana import hiragana


class WordEntry(NamedTuple):
    """A reading of a written form in JMdict.

    ``rank`` is 0 for a common pair and grows to 9 for an archaic or irregular one. ``classes`` are
    the letters of ``readings_tables`` (n noun, s suru-noun, v verb, a adjective, x expression, d
    adverb, f suffix, p prefix, c counter, u number, r prenominal, k usually kana).
    """

    kana: str
    rank: int
    classes: str


class NameEntry(NamedTuple):
    """A reading of a name in JMnedict.

    ``types``: p place, s surname, g given name, h a full name, t station, o organisation or
    company, w work or product, u unclassified.
    """

    kana: str
    types: str


class KanjiReadings(NamedTuple):
    """A kanji's readings in hiragana; kun readings keep the ``.`` before their okurigana."""

    on: tuple[str, ...]
    kun: tuple[str, ...]
    nanori: tuple[str, ...]
    korean: tuple[str, ...]
    """Hangul."""


_NO_KANJI = KanjiReadings((), (), (), ())


class ReadingLexicon:
    """Words, names and kanji with their readings. Cheap to make; safe to share between threads."""

    def __init__(self) -> None:
        import marisa_trie

        self._words: Any = marisa_trie.BytesTrie()
        self._words.mmap(str(resources.path("readings/words.trie")))
        self._names: Any = marisa_trie.BytesTrie()
        self._names.mmap(str(resources.path("readings/names.trie")))
        self._word_keys: Any = marisa_trie.Trie()
        self._word_keys.mmap(str(resources.path("readings/words.keys")))
        self._name_keys: Any = marisa_trie.Trie()
        self._name_keys.mmap(str(resources.path("readings/names.keys")))
        # Our own words stand before JMdict's readings of the same form.
        self._own = {row[0]: row[1] for row in resources.rows("rules/readings_words.tsv")}
        self._own_forms: Any = marisa_trie.Trie(list(self._own))
        self._own_beginnings = {form[:2] for form in self._own}
        self.words = functools.lru_cache(maxsize=20_000)(self._find_words)
        self.names = functools.lru_cache(maxsize=8_000)(self._find_names)
        self.kanji = functools.lru_cache(maxsize=4_000)(self._find_kanji)

    def word_forms(self) -> list[str]:
        """Return every written form of JMdict, for the build scripts."""
        return list(dict.fromkeys(self._words.keys()))

    def name_forms(self) -> list[str]:
        """Return every written name of JMnedict, for the build scripts."""
        return list(dict.fromkeys(self._names.keys()))

    def is_own(self, written: str) -> bool:
        """Tell whether a form is one of our own words."""
        return written in self._own

    def word_prefixes(self, text: str) -> list[str]:
        """Return the JMdict forms of two characters up that a text begins with, short first."""
        found: list[str] = self._word_keys.prefixes(text)
        if text[:2] in self._own_beginnings:
            return sorted({*found, *self._own_forms.prefixes(text)}, key=len)
        # marisa yields prefixes from the shortest to the longest.
        return found

    def name_prefixes(self, text: str) -> list[str]:
        """Return the JMnedict names of two characters or more that a text begins with."""
        found: list[str] = self._name_keys.prefixes(text)
        return found

    def _find_words(self, written: str) -> tuple[WordEntry, ...]:
        found = []
        for value in self._words.get(written, ()):
            head, _, kana = value.decode().partition(":")
            found.append(WordEntry(hiragana(kana), int(head[0]), head[1:]))
        found.sort(key=lambda entry: entry.rank)
        own = self._own.get(written)
        if own is not None:
            classes = found[0].classes if found else "n"
            return (WordEntry(hiragana(own), 0, classes),)
        return tuple(found)

    def _find_names(self, written: str) -> tuple[NameEntry, ...]:
        found = []
        for value in self._names.get(written, ()):
            types, _, kana = value.decode().partition(":")
            found.append(NameEntry(kana, types))
        return tuple(found)

    @functools.cached_property
    def _kanji_lines(self) -> dict[str, str]:
        table = resources.text("readings/kanji.tsv")
        return {line[0]: line for line in table.splitlines() if not line.startswith("#")}

    def _find_kanji(self, character: str) -> KanjiReadings:
        line = self._kanji_lines.get(character)
        if line is None:
            return _NO_KANJI
        on, kun, nanori, korean = (tuple(field.split()) for field in line.split("\t")[1:])
        return KanjiReadings(on, kun, nanori, korean)
