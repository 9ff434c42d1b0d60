"""Looked-up words as cards, for a deck file and for Anki itself.

Source of the notations: Anki's manual (furigana: `` 漢字[かんじ]``, a space before each base but
the first); the note type Lapis as its own project describes it.
"""

from __future__ import annotations

import bisect
import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.analysis.model import FuriganaPiece
from reader.export.escaping import clean
from reader.export.model import AnkiPreset, Material
from reader.export.runs import block_ruby, joined
from reader.export.tables import Sentences, lookups_once
from reader.sessions.model import LookupRecord

_KANA = re.compile("[ぁ-ゖァ-ヺー]+")
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_BRACKETS = str.maketrans({"[": "［", "]": "］"})


@dataclass(frozen=True, slots=True)
class Card:
    """A looked-up word with its sentence. Texts are plain; ``key`` is the same for the same card.

    ``sentence_start`` and ``sentence_end`` are where the word stands in ``sentence``.
    """

    key: tuple[str, str, str]
    expression: str
    reading: str
    furigana: str
    meaning: str
    sentence: str
    sentence_start: int
    sentence_end: int
    sentence_furigana: str
    """HTML: Anki's furigana with the word in ``<b>``."""
    source: str
    link: str
    times: int
    frequency: int | None = None
    """Rank, 1 the commonest."""
    accents: tuple[int, ...] = ()

    @property
    def sentence_html(self) -> str:
        """The sentence as HTML, the word in ``<b>``."""
        before, word, after = self._parts()
        return f"{_html(before)}<b>{_html(word)}</b>{_html(after)}" if word else _html(before)

    @property
    def cloze(self) -> str:
        """The sentence as HTML with the word hidden; empty where it is not in the sentence."""
        before, word, after = self._parts()
        return f'{_html(before)}<span class="gap">［…］</span>{_html(after)}' if word else ""

    def _parts(self) -> tuple[str, str, str]:
        start, end = self.sentence_start, self.sentence_end
        return self.sentence[:start], self.sentence[start:end], self.sentence[end:]


def cards(material: Material) -> list[Card]:
    """Return a card for each word that was looked up, in order of the first look-up."""
    sentences = Sentences(material)
    pieces = _Pieces(material)
    identity = material.document.content_hash
    return [
        _card(material, row, times, sentences, pieces, identity)
        for row, times in lookups_once(material.lookups)
    ]


def _card(
    material: Material,
    row: LookupRecord,
    times: int,
    sentences: Sentences,
    pieces: _Pieces,
    identity: str,
) -> Card:
    document = material.document
    text = document.text
    placed = text[row.start : row.end] == row.surface and row.surface != ""
    if placed:
        low, high = sentences.around(row.start, row.end)
        sentence = text[low:high]
        start, end = row.start - low, row.end - low
        furigana = marked_furigana(text, low, high, row.start, row.end, pieces.within(low, high))
    else:
        sentence = row.sentence
        start = sentence.find(row.surface) if row.surface else -1
        end = start + len(row.surface) if start >= 0 else 0
        start = max(start, 0)
        furigana = _html(sentence)
    return Card(
        key=(row.headword, row.reading, identity),
        expression=row.headword,
        reading=row.reading,
        furigana=word_furigana(row.headword, row.reading),
        meaning=row.gloss,
        sentence=sentence,
        sentence_start=start,
        sentence_end=end,
        sentence_furigana=furigana,
        source=document.title,
        link=document.source.url,
        times=times,
        frequency=material.frequencies.get((row.headword, row.reading)),
        accents=material.accents.get((row.headword, row.reading), ()),
    )


class _Pieces:
    """The furigana of the document, found by place."""

    def __init__(self, material: Material) -> None:
        self._analysed = {paragraph.index: paragraph for paragraph in material.paragraphs}
        self._blocks = material.document.blocks
        self._starts = [block.start for block in self._blocks]
        self._made: dict[int, list[FuriganaPiece]] = {}

    def within(self, start: int, end: int) -> list[FuriganaPiece]:
        """Return the ruby of a range that lies in one block."""
        index = bisect.bisect_right(self._starts, start) - 1
        if index < 0 or end > self._blocks[index].end:
            return []
        if index not in self._made:
            paragraph = self._analysed.get(index)
            ruby = block_ruby(self._blocks[index], paragraph)
            self._made[index] = joined(ruby, paragraph)
        return [p for p in self._made[index] if start <= p.start and p.end <= end]


def anki_furigana(
    text: str, start: int, end: int, pieces: Sequence[FuriganaPiece], escape: Callable[[str], str]
) -> str:
    """Return a range of a text in Anki's notation: `` 漢字[かんじ]``, no space at the beginning.

    Args:
        text: The whole text.
        start: Code point where the range begins.
        end: Where it ends.
        pieces: Ruby within the range, in order.
        escape: Applied to every stretch of text.
    """
    parts: list[str] = []
    at = start
    for piece in pieces:
        if piece.start < at or piece.end > end:
            continue
        parts.append(escape(text[at : piece.start].translate(_BRACKETS)))
        space = " " if piece.start > start else ""
        parts.append(f"{space}{escape(text[piece.start : piece.end])}[{escape(piece.ruby)}]")
        at = piece.end
    parts.append(escape(text[at:end].translate(_BRACKETS)))
    return "".join(parts)


def marked_furigana(
    text: str, low: int, high: int, start: int, end: int, pieces: Sequence[FuriganaPiece]
) -> str:
    """Return a sentence in Anki's notation as HTML with one word of it in ``<b>``."""
    # A base that the word cuts belongs to the word: ruby is never divided.
    for piece in pieces:
        if piece.start < start < piece.end:
            start = piece.start
        if piece.start < end < piece.end:
            end = piece.end

    def part(first: int, last: int) -> str:
        inside = [p for p in pieces if first <= p.start and p.end <= last]
        made = anki_furigana(text, first, last, inside, _html)
        # Only the field's own beginning goes without a space before a base.
        begins = bool(inside) and inside[0].start == first
        return f" {made}" if begins and first > low else made

    return f"{part(low, start)}<b>{part(start, end)}</b>{part(end, high)}"


def word_furigana(word: str, reading: str) -> str:
    """Return a dictionary form in Anki's notation: ``取[と]り 扱[あつか]う``.

    Its kana must be found in the reading; where that fails, the whole word has the whole reading.
    """
    if not reading or word == reading or _KANA.fullmatch(word):
        return word
    runs = re.findall("[ぁ-ゖァ-ヺー]+|[^ぁ-ゖァ-ヺー]+", word)
    pattern = "".join(
        f"({re.escape(_hiragana(run))})" if _KANA.fullmatch(run) else "(.+?)" for run in runs
    )
    found = re.fullmatch(pattern, _hiragana(reading))
    if not found:
        return f"{word}[{reading}]"
    parts: list[str] = []
    for index, run in enumerate(runs, 1):
        if _KANA.fullmatch(run):
            parts.append(run)
        else:
            ruby = reading[found.start(index) : found.end(index)]
            parts.append(f"{' ' if parts else ''}{run}[{ruby}]")
    return "".join(parts)


def card_fields(card: Card, preset: AnkiPreset) -> dict[str, str]:
    """Return a card's fields by name, as HTML, in the note type's order."""
    if preset is AnkiPreset.BASIC:
        return {
            "Front": f"{_html(card.expression)}<br><br>{card.sentence_html}",
            "Back": f"{_html(card.reading)}<br>{_html(card.meaning)}<br><br>{_source(card)}",
        }
    if preset is AnkiPreset.LAPIS:
        fields = dict.fromkeys(LAPIS_FIELDS, "")
        fields.update(
            Expression=_html(card.expression),
            ExpressionFurigana=_html(card.furigana),
            ExpressionReading=_html(card.reading),
            MainDefinition=_html(card.meaning),
            Sentence=card.sentence_html,
            SentenceFurigana=card.sentence_furigana,
            Glossary=_html(card.meaning),
            IsWordAndSentenceCard="x",
            PitchPosition=", ".join(f"[{accent}]" for accent in card.accents),
            Frequency="" if card.frequency is None else str(card.frequency),
            FreqSort="" if card.frequency is None else str(card.frequency),
            MiscInfo=_source(card),
        )
        return fields
    return {
        "Expression": _html(card.expression),
        "Reading": _html(card.reading),
        "Furigana": _html(card.furigana),
        "Meaning": _html(card.meaning),
        "Sentence": card.sentence_html,
        "SentenceFurigana": card.sentence_furigana,
        "Cloze": card.cloze,
        "Source": _html(card.source),
        "Link": _html(card.link),
    }


LAPIS_FIELDS = (
    "Expression", "ExpressionFurigana", "ExpressionReading", "ExpressionAudio", "SelectionText",
    "MainDefinition", "DefinitionPicture", "Sentence", "SentenceFurigana", "SentenceAudio",
    "Picture", "Glossary", "Hint", "IsWordAndSentenceCard", "IsClickCard", "IsSentenceCard",
    "IsAudioCard", "PitchPosition", "PitchCategories", "Frequency", "FreqSort", "MiscInfo",
)  # fmt: skip
"""Source: the note type Lapis (github.com/donkuri/lapis), its fields in their order."""

YOMITE_FIELDS = (
    "Expression", "Reading", "Furigana", "Meaning", "Sentence", "SentenceFurigana", "Cloze",
    "Source", "Link",
)  # fmt: skip

MODEL_NAMES = {AnkiPreset.YOMITE: "Yomite", AnkiPreset.LAPIS: "Lapis", AnkiPreset.BASIC: "Basic"}


def _source(card: Card) -> str:
    if not card.link.startswith(("http://", "https://")):
        return _html(card.source)
    return f'<a href="{_html(card.link)}">{_html(card.source)}</a>'


def _html(text: str) -> str:
    return html.escape(clean(text), quote=True).replace("\n", "<br>")


def _hiragana(text: str) -> str:
    return text.translate(_TO_HIRAGANA)
