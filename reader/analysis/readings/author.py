"""The author's own readings: ruby, 漢字（かな）, 漢字《かな》 and カナ（漢字） in the text.

What stands in brackets is often no reading (千年紀（ミレニアム）, 出演者（キャスト）). It is
believed only when it can be laid over the kanji with known readings, when the words or names data
has the pair, or when it fits the Korean readings of the kanji. What is believed holds in the whole
document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.analysis.furigana import FuriganaAligner
from reader.analysis.kana import ALL_KATAKANA, HAS_KANJI, KANJI, hiragana
from reader.analysis.readings.korean import fits_korean
from reader.analysis.readings.lexicon import ReadingLexicon
from reader.documents.model import Document, RubyKind

_KANA = "ぁ-ゖァ-ヺーゝゞヽヾ"
_BASE = rf"[{KANJI}{_KANA}ヶ々・＝]"
_BEFORE = re.compile(rf"{_BASE}{{1,20}}(?:[ 　]{_BASE}{{1,8}})?[ 　]?(?=[」』”]?$)")
_IN_BRACKETS = re.compile(
    rf"[（(《〔\[]\s*"
    rf"([{_KANA}・＝ 　]{{1,40}})\s*(?=[）)》〕\]、,，;；:：\-－ー—–/／])"
)
_KANJI_IN_BRACKETS = re.compile(rf"[（(]([{KANJI}]{{2,8}})[）)、,]")
_KANA_BEFORE = re.compile("(?:[ァ-ヺー・＝]{2,30}|[ぁ-ゖ]{2,20})$")
_BARE = re.compile(r"[・＝ 　]")
_MARK = "｜"
_LONGEST_BASE = 16


@dataclass(frozen=True, slots=True)
class GivenReading:
    """A reading that holds for a written form, or for one place of it.

    ``start`` is the offset of the only place it holds, or None where it holds everywhere.
    ``surname`` marks a part of a name, believed only before a title or alone.
    """

    surface: str
    kana: str
    start: int | None = None
    surname: bool = False
    rule: str = ""


class AuthorReadings:
    """Finds the readings that a document's author gives.

    Args:
        lexicon: Words and names, to check pairs.
        aligner: Lays readings over written words.
    """

    def __init__(self, lexicon: ReadingLexicon, aligner: FuriganaAligner) -> None:
        self._lexicon = lexicon
        self._aligner = aligner

    def find(self, document: Document) -> tuple[GivenReading, ...]:
        """Return the readings that the document gives, in text order.

        Where a form is given two readings the first one spreads; each holds at its own place.
        """
        found: list[GivenReading] = []
        spread: set[str] = set()
        for given in (*self._ruby(document), *self._brackets(document.text)):
            if given.start is not None:
                found.append(given)
            everywhere = GivenReading(given.surface, given.kana, None, given.surname, given.rule)
            if given.surface not in spread:
                spread.add(given.surface)
                found.append(everywhere)
        return tuple(found)

    def _ruby(self, document: Document) -> Iterator[GivenReading]:
        for block in document.blocks:
            spans = [span for span in block.ruby if span.kind is RubyKind.READING]
            for index, span in enumerate(spans):
                surface = document.text[span.start : span.end]
                kana = _BARE.sub("", span.text)
                if not re.fullmatch(f"[{_KANA}]+", kana) or not HAS_KANJI.search(surface):
                    continue
                yield GivenReading(surface, kana, span.start, rule="ruby")
                # Ruby set kanji by kanji: the neighbours together are the word.
                whole, reading, end = surface, kana, span.end
                for following in spans[index + 1 :]:
                    if following.start != end or len(whole) > _LONGEST_BASE:
                        break
                    whole += document.text[following.start : following.end]
                    reading += _BARE.sub("", following.text)
                    end = following.end
                if whole != surface and re.fullmatch(f"[{_KANA}]+", reading):
                    yield GivenReading(whole, reading, span.start, rule="ruby")

    def _brackets(self, text: str) -> Iterator[GivenReading]:
        # A name that is glossed at each mention is weighed once.
        weighed: dict[tuple[str, str], tuple[GivenReading, ...]] = {}
        for match in _IN_BRACKETS.finditer(text):
            end = match.start()
            base = _BEFORE.search(text, max(0, end - _LONGEST_BASE - 12), end)
            if base:
                pair = base[0], match[1]
                if pair not in weighed:
                    weighed[pair] = tuple(self._believed(*pair))
                yield from (_at(given, base.start()) for given in weighed[pair])
        for match in _KANJI_IN_BRACKETS.finditer(text):
            before = _KANA_BEFORE.search(text, max(0, match.start() - 30), match.start())
            if not before:
                continue
            kana, written = before[0], match[1]
            plain = _BARE.sub("", kana)
            if (
                self._known_pair(written, plain)
                or self._aligner.divides(written, hiragana(plain))
                or fits_korean(written, kana, self._lexicon)
            ):
                yield from self._with_surname(written, kana, match.start(1), "kana (kanji)")

    def _believed(self, base: str, kana: str) -> Iterator[GivenReading]:
        """Weigh the reading that follows a stretch of text; offsets count from its beginning."""
        kana = kana.strip(" 　・")
        plain = _BARE.sub("", kana)
        base = base.rstrip(" 　")
        first = base.rfind(_MARK) + 1
        for at in range(max(first, len(base) - _LONGEST_BASE), len(base)):
            written = base[at:]
            if not HAS_KANJI.search(written) or not _may_begin(base, at):
                continue
            compact = _BARE.sub("", written)
            if self._aligner.divides(compact, hiragana(plain)) or self._known_pair(compact, plain):
                yield from self._with_surname(written, kana, at, "author")
                return
            # Of several readings (にほん・にっぽん) the first one holds.
            if "・" in kana and self._aligner.divides(compact, hiragana(kana.partition("・")[0])):
                one = kana.partition("・")[0]
                yield GivenReading(written, one, at, rule="author, first of several")
                return
        foreign = re.search(rf"(?<![{KANJI}])[{KANJI}]{{2,4}}$", base)
        if foreign is None or not ALL_KATAKANA.fullmatch(plain):
            return
        written = foreign.group()
        parts = [part for part in re.split("[・＝ 　]", kana) if part]
        short_name = len(parts) == 2 and len(parts[0]) <= 3 and not self._lexicon.words(written)
        if short_name or fits_korean(written, kana, self._lexicon):
            yield from self._with_surname(
                written, kana, len(base) - len(written), "author, foreign name"
            )

    def _known_pair(self, written: str, kana: str) -> bool:
        said = hiragana(kana)
        return any(entry.kana == said for entry in self._lexicon.words(written)) or any(
            hiragana(_BARE.sub("", entry.kana)) == said for entry in self._lexicon.names(written)
        )

    def _with_surname(
        self, written: str, kana: str, start: int, rule: str
    ) -> Iterator[GivenReading]:
        """The whole name, and its surname where the author divides the reading."""
        parts = [part for part in re.split("[・＝ 　]", kana) if part]
        pieces = [piece for piece in re.split("[・＝ 　]", written) if piece]
        yield GivenReading(written, "".join(parts), start, rule=rule)
        if len(parts) != 2 or not 2 <= len(written) <= 8:
            return
        if len(pieces) == 2:
            yield GivenReading("".join(pieces), "".join(parts), None, rule=rule)
            surname = pieces[0]
        elif HAS_KANJI.search(written) and ALL_KATAKANA.fullmatch(parts[0]):
            surname = written[0] if len(written) < 4 else written[:2]
        else:
            surname = next(
                (
                    written[:size]
                    for size in range(1, len(written))
                    if self._aligner.divides(written[:size], hiragana(parts[0]))
                    and self._aligner.divides(written[size:], hiragana(parts[1]))
                ),
                "",
            )
        if surname and HAS_KANJI.search(surname):
            yield GivenReading(surname, parts[0], None, surname=True, rule=f"{rule}, surname")


def _at(given: GivenReading, start: int) -> GivenReading:
    """The reading with its offset counted from the text's beginning."""
    if given.start is None:
        return given
    return GivenReading(given.surface, given.kana, start + given.start, given.surname, given.rule)


def _may_begin(base: str, at: int) -> bool:
    """A reading begins at a kanji or a katakana word; never in the middle of kana."""
    character = base[at]
    if HAS_KANJI.match(character):
        return True
    before = base[at - 1] if at else ""
    if "ァ" <= character <= "ヺ":
        return not ("ァ" <= before <= "ヺ" or before == "ー")
    return character in "おごみ" and not HAS_KANJI.match(before or "x")
