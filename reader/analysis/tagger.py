"""The morphological tagger: the only module that knows fugashi and UniDic.

fugashi's features are lazy: after a second parse on the same tagger a node silently returns the
*other* text's features. So everything is copied into frozen ``Morpheme`` values before the next call,
and no node ever leaves this module.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.analysis.model import Morpheme
from reader.errors import AnalysisError

# 1:1, so that offsets stay valid: full-width ASCII to half-width, the ideographic space to a space.
# UniDic knows words with Latin letters and digits in their half-width form.
FOLD_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

_SURROGATES = {code: 0xFFFD for code in range(0xD800, 0xE000)}
_BREAKS = "\n\r\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


class Tagger:
    """Cuts text into morphemes. Not thread-safe: one tagger a thread.

    Args:
        user_dictionary: A compiled MeCab user dictionary, or None.

    Raises:
        AnalysisError: If the tagger or its dictionary cannot be opened.
    """

    def __init__(self, user_dictionary: Path | None = None) -> None:
        try:
            import fugashi
            import unidic_lite

            arguments = f'-r "{Path(unidic_lite.DICDIR) / "mecabrc"}" -d "{unidic_lite.DICDIR}"'
            if user_dictionary is not None:
                arguments += f' -u "{user_dictionary}"'
            self._tagger = fugashi.Tagger(arguments)
        except (ImportError, RuntimeError) as exc:
            raise AnalysisError(f"The Japanese tagger could not be started: {exc}") from exc

    def morphemes(self, text: str, offset: int = 0) -> tuple[Morpheme, ...]:
        """Return the morphemes of a text, with offsets in code points.

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

    def _line(self, line: str, offset: int) -> Iterator[Morpheme]:
        folded = line.translate(FOLD_WIDTH).translate(_SURROGATES)
        at = 0
        for node in self._tagger(folded):
            surface: str = node.surface
            space = len(node.white_space)
            at += space
            # MeCab skips only what it calls space; other white space stands in a node of its own.
            if folded[at : at + len(surface)] != surface:
                at = folded.index(surface, at)
            end = at + len(surface)
            if not surface.isspace():
                yield _copy(node, line[at:end], offset + at, offset + end, space=space > 0 and at > 0)
            at = end


def _copy(node: Any, surface: str, start: int, end: int, *, space: bool) -> Morpheme:
    feature = node.feature
    return Morpheme(
        start=start,
        end=end,
        surface=surface,
        pos=(
            _known(feature.pos1),
            _known(feature.pos2),
            _known(feature.pos3),
            _known(feature.pos4),
        ),
        conj_type=_known(feature.cType),
        conj_form=_known(feature.cForm),
        lemma=_known(feature.lemma) or surface,
        orth_base=_known(feature.orthBase) or surface,
        reading=_known(feature.kana),
        reading_base=_known(feature.kanaBase),
        lemma_reading=_known(feature.lForm),
        accent=_known(feature.aType),
        is_unknown=bool(node.is_unk),
        space_before=space,
    )


def _known(value: str | None) -> str:
    """UniDic writes ``*`` where a field does not apply, fugashi None where it is missing."""
    return "" if value is None or value == "*" else value
