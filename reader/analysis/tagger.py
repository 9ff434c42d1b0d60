"""The morphological tagger: the only module that knows fugashi and UniDic.

The tagger answers with a text, a row for each morpheme, which is half the cost of asking each of
fugashi's nodes for its fields; and a node silently returns another text's features after the next
parse on the same tagger.
"""

from __future__ import annotations

import csv
import functools
import logging
import re
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

import resources
from reader.analysis.kana import READ_ALOUD, hiragana
from reader.analysis.model import Morpheme
from reader.analysis.plain_text import variants
from reader.errors import AnalysisError

logger = logging.getLogger(__name__)

# 1:1, so that offsets stay valid: full-width ASCII to half-width, the ideographic space to a space.
# UniDic knows words with Latin letters and digits in their half-width form.
FOLD_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

# What the tagger cannot be given, and the signs of our own that divide its answer.
_END, _MARK = "\x1e", "\x1f"
_REPLACED = dict.fromkeys((*range(0xD800, 0xE000), ord(_END), ord(_MARK)), 0xFFFD)
_BREAKS = "\n\r\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

_CACHE_SIZE = 20_000
_REMEMBERED = 600_000
"""Code points of the lines whose words are remembered: a book's, in 4 MB."""

# A row of the answer: whether the word is unknown, white space before, surface, features.
_FORMAT = rf"%s%pS{_MARK}%m\t%H{_END}"
# Places of UniDic's 26 features.
_CONJ_TYPE, _CONJ_FORM, _LEMMA_READING, _LEMMA, _ORTH_BASE = 4, 5, 6, 7, 10
_KANA, _KANA_BASE, _ACCENT = 17, 18, 23
_POS = (0, 1, 2, 3)
_OTHERS = (_CONJ_TYPE, _CONJ_FORM, _LEMMA, _ORTH_BASE, _KANA, _KANA_BASE, _LEMMA_READING, _ACCENT)
_pos, _others = itemgetter(*_POS), itemgetter(*_OTHERS)

_MADV_DONTNEED = 4
"""Source: madvise(2); a read-only mapping of a file loses nothing by it."""


@dataclass(slots=True)
class Lexeme:
    """A word of UniDic as written, shared by all its occurrences; the fields are ``Morpheme``'s.

    Never changed once made. It is not frozen, for that would treble the cost of making it, and a
    new text makes one for each word that it has.
    """

    pos: tuple[str, str, str, str]
    conj_type: str
    conj_form: str
    lemma: str
    orth_base: str
    reading: str
    reading_base: str
    lemma_reading: str
    accent: str
    is_unknown: bool
    kana: str
    """``reading`` in hiragana."""
    is_own: bool = False
    """True for a row of our dictionary of corrections, which has no lemma."""
    aloud: bool = False
    """True where the surface holds a kanji or a digit."""


Token = tuple[int, int, str, Lexeme, bool]
"""Start, end, surface, lexeme, white space before."""

_Row = tuple[str, int, int, Lexeme | None]
"""Surface, white space before it, its length, lexeme (None of white space)."""

_T = TypeVar("_T")


@functools.cache
def _folding() -> tuple[re.Pattern[str], dict[int, int]]:
    """What the tagger is not given as it stands, and what it is given instead."""
    kanji = {ord(form): ord(known) for form, known in variants().items()}
    strange = f"[\uff01-\uff5e\u3000\ud800-\udfff\x1e\x1f{''.join(variants())}]"
    return re.compile(strange), FOLD_WIDTH | kanji | _REPLACED


def fold(text: str) -> str:
    """Return a text as the tagger takes it, of one length.

    Half-width, with the forms of kanji that it knows, without lone surrogates.
    """
    strange, instead = _folding()
    return text.translate(instead) if strange.search(text) else text


class _Rows(dict[str, _Row]):
    """Rows of the tagger's answers, made when they are first asked for."""

    def __missing__(self, written: str) -> _Row:
        if len(self) >= _CACHE_SIZE:
            self.clear()
        row = self[written] = _row(written)
        return row


class Tagger:
    """Cuts text into morphemes. Threads may share one: each line is cut by one of them at a time.

    Args:
        user_dictionary: A compiled MeCab dictionary of corrections, or None.

    Raises:
        AnalysisError: If the tagger or its dictionary cannot be opened.
    """

    def __init__(self, user_dictionary: Path | None = None) -> None:
        self._tagger = _opened(user_dictionary)
        self._plain: Any = None
        # Splitting a feature line is what costs most; texts repeat their words.
        self._rows = _Rows()
        # The entities and the look-ups cut the lines that the furigana has cut.
        self._lines: dict[str, list[_Row]] = {}
        self._remembered = 0
        self._lock = threading.Lock()

    def morphemes(self, text: str, offset: int = 0) -> tuple[Morpheme, ...]:
        """Return the morphemes of a text as UniDic alone cuts it, with offsets in code points.

        White space belongs to no morpheme. A line end always ends one.

        Args:
            text: Any text; lone surrogates and NUL are harmless.
            offset: Added to every offset.
        """
        return tuple(self._iterate(text, offset))

    def _iterate(self, text: str, offset: int) -> Iterator[Morpheme]:
        start = 0
        length = len(text)
        while start < length:
            end = start
            while end < length and text[end] not in _BREAKS:
                end += 1
            if end > start:
                yield from self._line(text[start:end], offset + start)
            start = end + 1

    def tokens(self, line: str, offset: int = 0) -> list[Token]:
        """Return the morphemes of one line as start, end, surface, lexeme, space before.

        What ``morphemes`` gives, without the cost of a value for each occurrence.

        Args:
            line: A text without a line end.
            offset: Added to every offset.
        """
        with self._lock:
            found = self._cut(self._tagger, line, offset, _token)
            if any(token[3].is_own for token in found):
                # A best path that takes no correction is the best without them too, so that only
                # this line needs a tagger that lacks them, which maps 260 MB for itself.
                self._plain = self._plain or _opened(None)
                found = self._cut(self._plain, line, offset, _token)
        return found

    def corrected(
        self, line: str, offset: int, make: Callable[[int, int, str, Lexeme, bool], _T]
    ) -> list[_T]:
        """Return what is made of each morpheme of a line, words of the corrections among them.

        Args:
            line: A text without a line end.
            offset: Added to every offset.
            make: Takes start, end, surface, lexeme, and whether white space stands before.
        """
        with self._lock:
            return self._cut(self._tagger, line, offset, make)

    def _cut(
        self,
        tagger: Any,
        line: str,
        offset: int,
        make: Callable[[int, int, str, Lexeme, bool], _T],
    ) -> list[_T]:
        folded = fold(line)
        same = folded is line
        found: list[_T] = []
        add = found.append
        start = offset
        for written, space, size, lexeme in self._rows_of(tagger, folded):
            start += space
            end = start + size
            if lexeme is not None:
                surface = written if same else line[start - offset : end - offset]
                add(make(start, end, surface, lexeme, space > 0))
            start = end
        return found

    def _rows_of(self, tagger: Any, folded: str) -> list[_Row]:
        if tagger is not self._tagger:
            return self._parse(tagger, folded)
        cut = self._lines.get(folded)
        if cut is None:
            cut = self._parse(tagger, folded)
            self._remembered += len(folded)
            if self._remembered > _REMEMBERED:
                self._lines.clear()
                self._remembered = len(folded)
            self._lines[folded] = cut
        return cut

    def _parse(self, tagger: Any, folded: str) -> list[_Row]:
        # fugashi takes what looks like white space from the end, and so the last sign of an end.
        answer = tagger.parse(folded)
        return list(map(self._rows.__getitem__, answer.split(_END))) if answer else []

    def _line(self, line: str, offset: int) -> Iterator[Morpheme]:
        for start, end, surface, lexeme, space in self.tokens(line, offset):
            yield Morpheme(
                start,
                end,
                surface,
                lexeme.pos,
                lexeme.conj_type,
                lexeme.conj_form,
                lexeme.lemma or surface,
                lexeme.orth_base or surface,
                lexeme.reading,
                lexeme.reading_base,
                lexeme.lemma_reading,
                lexeme.accent,
                lexeme.is_unknown,
                space,
            )


class SharedTagger:
    """The program's one tagger, opened when first asked for by whichever thread.

    What a tagger has touched of UniDic's 260 MB counts as memory of the program for each tagger
    anew, so readings, entities and look-ups use the same.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tagger: Tagger | None = None

    def get(self) -> Tagger:
        """Return the tagger, with the dictionary of corrections where that can be opened.

        Raises:
            AnalysisError: If it cannot be opened.
        """
        with self._lock:
            if self._tagger is None:
                self._tagger = _with_corrections()
            return self._tagger


def give_memory_back() -> None:
    """Give the pages of the dictionaries that taggers have touched back to the system, on Linux.

    They are unchanged parts of files: the next line reads them again from the system's cache. A
    tagger cannot be closed instead, because fugashi 1.5 never frees its mapping.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    import unidic_lite

    advise = ctypes.CDLL(None).madvise
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    for line in Path("/proc/self/maps").read_text("utf-8", "replace").splitlines():
        if unidic_lite.DICDIR in line:
            start, end = (int(place, 16) for place in line.split(" ", 1)[0].split("-"))
            advise(start, end - start, _MADV_DONTNEED)


def _with_corrections() -> Tagger:
    try:
        return Tagger(resources.path("readings/corrections.dic"))
    except (FileNotFoundError, AnalysisError):
        logger.warning("The dictionary of corrections could not be opened", exc_info=True)
        return Tagger()


def _opened(user_dictionary: Path | None) -> Any:
    try:
        import fugashi
        import unidic_lite

        arguments = f'-r "{Path(unidic_lite.DICDIR) / "mecabrc"}" -d "{unidic_lite.DICDIR}"'
        if user_dictionary is not None:
            arguments += f' -u "{user_dictionary}"'
        arguments += f' -O "" -F "{_FORMAT}" -U "{_FORMAT}" -B "" -E ""'
        return fugashi.GenericTagger(arguments)
    except (ImportError, RuntimeError) as exc:
        raise AnalysisError(f"The Japanese tagger could not be started: {exc}") from exc


def _token(start: int, end: int, surface: str, lexeme: Lexeme, space: bool) -> Token:
    return start, end, surface, lexeme, space


def _row(written: str) -> _Row:
    """Read a row of the tagger's answer."""
    head, _, features = written.rpartition("\t")
    before, _, surface = head.partition(_MARK)
    lexeme = None if surface.isspace() else _lexeme(surface, features, unknown=before[0] == "1")
    return surface, len(before) - 1, len(surface), lexeme


def _lexeme(surface: str, features: str, *, unknown: bool) -> Lexeme:
    fields = next(csv.reader([features])) if '"' in features else features.split(",")
    if len(fields) <= _ACCENT:
        fields += ["*"] * (_ACCENT + 1 - len(fields))
    pos = _pos(fields)
    others = ["" if field == "*" else field for field in _others(fields)]
    conj_type, conj_form, lemma, orth_base, reading, base, lemma_reading, accent = others
    if base and surface == orth_base and pos[0] == "形容詞":
        # UniDic has 丸い as まりい and 深い as ぶかい too, which nobody writes in kanji.
        reading = base
    return Lexeme(
        _without_stars(pos),
        conj_type,
        conj_form,
        lemma,
        orth_base,
        reading,
        base,
        lemma_reading,
        accent,
        unknown,
        hiragana(reading),
        bool(reading) and not unknown and not lemma,
        READ_ALOUD.search(surface) is not None,
    )


@functools.cache
def _without_stars(pos: tuple[str, str, str, str]) -> tuple[str, str, str, str]:
    one, two, three, four = ["" if part == "*" else part for part in pos]
    return one, two, three, four
