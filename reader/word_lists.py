"""Lists of words that a reader knows already: a pasted or exported list, and words by level."""

from __future__ import annotations

import enum
import functools
import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import resources
from reader.analysis.kana import ALL_KANA, HAS_KANJI, hiragana

WordKey = tuple[str, str]
"""A dictionary form and its reading in hiragana; the reading is empty where none is given."""

_LONGEST = 20
"""Code points; a longer cell is a sentence."""
_BETWEEN = re.compile(r"[\s,;、，；]+")
_TAG = re.compile(r"<[^>]{0,500}>")
_FURIGANA = re.compile(r" ?([^\[\] ]+)\[([^\]]*)\]")
_BRACKETS = re.compile(r"(?P<word>.+?)[【（(](?P<reading>[^】）)]+)[】）)]")
_JAPANESE = re.compile(
    "[\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々]"
)
_SENTENCE = re.compile("[。！？!?「」]")
_DO = "する"
_SCHOOL_WORDS = 20_000
"""Of so many words, the commonest, those are taken that a school year's kanji write."""


class LevelKind(enum.Enum):
    """What words are graded by."""

    JLPT = "jlpt"
    """5 (easiest) to 1; unofficial lists."""
    FREQUENCY = "frequency"
    """How many of the commonest words."""
    SCHOOL = "school"
    """Words whose kanji are taught up to a school year: 1 to 6, 8 for secondary school."""


@dataclass(frozen=True, slots=True)
class Level:
    """Everything up to a level counts as known."""

    kind: LevelKind
    value: int


def read_list(text: str) -> tuple[WordKey, ...]:
    """Return the words of a pasted list or of a file of one, each once, in order.

    Words stand on lines of their own or between commas; a table gives its first Japanese column.
    ``食べる[たべる]``, ``食べる【たべる】`` and a column of kana behind the word are readings.
    Lines that begin with ``#`` and sentences are left out.
    """
    found: dict[WordKey, None] = {}
    for line in text.removeprefix("\ufeff").splitlines():
        if line.startswith("#"):
            continue
        table = "\t" in line
        cells = [word_of(cell) for cell in (line.split("\t") if table else _BETWEEN.split(line))]
        words = [word for word in cells if word is not None]
        if len(words) > 1 and _reads(words[0], words[1][0]) and (table or len(words) == 2):
            words = [(words[0][0], words[0][1] or hiragana(words[1][0]))]
        found.update(dict.fromkeys(words[:1] if table else words))
    return tuple(found)


def word_of(cell: str) -> WordKey | None:
    """Return the word that a cell of a table or a field of a card holds; None if it holds none.

    HTML goes; furigana in Anki's notation and a reading in brackets become the reading.
    """
    plain = html.unescape(_TAG.sub("", cell)).strip().strip('"').strip()
    if not plain or not _JAPANESE.search(plain):
        return None
    word = _FURIGANA.sub(r"\1", plain)
    reading = _FURIGANA.sub(r"\2", plain) if word != plain else ""
    parts = _BRACKETS.fullmatch(word)
    if parts is not None:
        word, reading = parts["word"], reading or parts["reading"]
    word = word.strip()
    if len(word) > _LONGEST or _SENTENCE.search(word) or not _JAPANESE.search(word):
        return None
    return word, hiragana(reading) if ALL_KANA.fullmatch(reading) else ""


@dataclass(frozen=True, slots=True)
class Grade:
    """How early a word is learnt, and how common it is; None where no list has it."""

    level: int | None = None
    """JLPT level, 5 (easiest) to 1, by unofficial lists."""
    rank: int | None = None
    """Rank by frequency, 1 the commonest."""


def grades(words: Iterable[WordKey]) -> dict[WordKey, Grade]:
    """Return the grades of a text's words; a verb with する has its noun's where it has none.

    Slow the first time (a second), when the lists are read: not for a GUI.
    """
    levels, ranks = _lists()
    found: dict[WordKey, Grade] = {}
    for word in words:
        written, reading = word
        noun = written.removesuffix(_DO) or written
        level = levels.get(word) or levels.get((noun, reading.removesuffix(_DO)))
        found[word] = Grade(level, ranks.get(written) or ranks.get(noun))
    return found


@functools.cache
def _lists() -> tuple[dict[WordKey, int], Mapping[str, int]]:
    """Return the level of each word that has one, and the rank of each form."""
    from dictionary.index.extras import load_extras

    extras = load_extras()
    levels: dict[WordKey, int] = {}
    for (word, kana), (level, _) in extras.jlpt.items():
        key = (word, hiragana(kana))
        levels[key] = max(level, levels.get(key, 0))
    return levels, extras.frequency


def words_up_to(level: Level) -> tuple[WordKey, ...]:
    """Return the words up to a level, each once; slow the first time (a second): not for a GUI.

    Source: as ``resources/licences/frequency-and-levels.txt`` and ``rules/kanji_grades.tsv`` say.
    """
    levels, ranks = _lists()
    if level.kind is LevelKind.JLPT:
        graded = (key for key, grade in levels.items() if grade >= level.value)
        return tuple(dict.fromkeys(_spellings(graded, ranks)))
    common = sorted(ranks, key=ranks.__getitem__)
    if level.kind is LevelKind.FREQUENCY:
        return tuple((word, "") for word in common[: level.value])
    taught = {
        kanji
        for grade, row in resources.rows("rules/kanji_grades.tsv")
        if int(grade) <= level.value
        for kanji in row
    }
    return tuple((word, "") for word in common[:_SCHOOL_WORDS] if _is_written_with(word, taught))


def _reads(word: WordKey, other: str) -> bool:
    return bool(HAS_KANJI.search(word[0]) and ALL_KANA.fullmatch(other))


def _spellings(words: Iterable[WordKey], ranks: Mapping[str, int]) -> Iterator[WordKey]:
    """Yield words, and in kana too those that are written so more often (出来る, できる)."""
    last = 1 << 30
    for word, reading in words:
        yield word, reading
        if reading != word and ranks.get(reading, last) < ranks.get(word, last):
            yield reading, reading


def _is_written_with(word: str, kanji: set[str]) -> bool:
    used = HAS_KANJI.findall(word)
    return bool(used) and all(one in kanji for one in used)
