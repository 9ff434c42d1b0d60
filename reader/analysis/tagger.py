"""The morphological tagger: the only module that knows fugashi and UniDic.

fugashi's features are lazy: after a second parse on the same tagger a node silently returns the
*other* text's features. So everything is copied into frozen values before the next call, under a
lock, and no node ever leaves this module.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import resources
from reader.analysis.kana import hiragana
from reader.analysis.model import Morpheme
from reader.errors import AnalysisError

logger = logging.getLogger(__name__)

# 1:1, so that offsets stay valid: full-width ASCII to half-width, the ideographic space to a space.
# UniDic knows words with Latin letters and digits in their half-width form.
FOLD_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_BREAKS = "\n\r\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

_CACHE_SIZE = 20_000

_MADV_DONTNEED = 4
"""Source: madvise(2); a read-only mapping of a file loses nothing by it."""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A dictionary row of UniDic, shared by all its occurrences; the fields are ``Morpheme``'s."""

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


Token = tuple[int, int, str, Lexeme, bool]
"""Start, end, surface, lexeme, white space before."""


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
        self._cache: dict[str, Lexeme] = {}
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

    def tokens(self, line: str, offset: int = 0, *, corrected: bool = False) -> list[Token]:
        """Return the morphemes of one line as start, end, surface, lexeme, space before.

        What ``morphemes`` gives, without the cost of a value for each occurrence.

        Args:
            line: A text without a line end.
            offset: Added to every offset.
            corrected: Take words of the dictionary of corrections too.
        """
        folded = line.translate(FOLD_WIDTH).translate(_SURROGATES)
        with self._lock:
            found = self._cut(self._tagger, folded, line, offset)
            if not corrected and any(token[3].is_own for token in found):
                # A best path that takes no correction is the best without them too, so that only
                # this line needs a tagger that lacks them, which maps 260 MB for itself.
                self._plain = self._plain or _opened(None)
                found = self._cut(self._plain, folded, line, offset)
        return found

    def _cut(self, tagger: Any, folded: str, line: str, offset: int) -> list[Token]:
        plain = folded == line
        cache = self._cache
        found: list[Token] = []
        at = 0
        for node in tagger(folded):
            surface: str = node.surface
            space = len(node.white_space)
            at += space
            end = at + len(surface)
            if folded[at:end] != surface:
                # MeCab skips only what it calls space; other white space has a node of its own.
                at = folded.index(surface, at)
                end = at + len(surface)
            if not surface.isspace():
                raw: str = node.feature_raw
                lexeme = cache.get(raw)
                if lexeme is None:
                    if len(cache) >= _CACHE_SIZE:
                        cache.clear()
                    lexeme = cache[raw] = _lexeme(node)
                whole = surface if plain else line[at:end]
                found.append((offset + at, offset + end, whole, lexeme, space > 0))
            at = end
        return found

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
        return fugashi.Tagger(arguments)
    except (ImportError, RuntimeError) as exc:
        raise AnalysisError(f"The Japanese tagger could not be started: {exc}") from exc


def _lexeme(node: Any) -> Lexeme:
    feature = node.feature
    reading = _known(feature.kana)
    return Lexeme(
        (_known(feature.pos1), _known(feature.pos2), _known(feature.pos3), _known(feature.pos4)),
        _known(feature.cType),
        _known(feature.cForm),
        _known(feature.lemma),
        _known(feature.orthBase),
        reading,
        _known(feature.kanaBase),
        _known(feature.lForm),
        _known(feature.aType),
        bool(node.is_unk),
        hiragana(reading),
        is_own=bool(reading) and not node.is_unk and not _known(feature.lemma),
    )


def _known(value: str | None) -> str:
    """UniDic writes ``*`` where a field does not apply, fugashi None where it is missing."""
    return "" if value is None or value == "*" else value
