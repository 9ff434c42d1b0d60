"""Furigana: which part of a reading stands over which part of the written word.

A dynamic programme lays the kana over the written form. Kana match themselves; a kanji takes one
of its KANJIDIC2 readings with the sound changes of compounds (rendaku, gemination, renjō, vowel
change) and the forms of a verb or adjective; words whose reading does not divide (今日) are groups
from a table; what is left is read by elimination.

Source: readings from KANJIDIC2; 付表 of the 常用漢字表 (2010) for the groups; sound changes as in
any grammar of Japanese.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple, Protocol

import resources
from dictionary.folding import HALF_VOICED, VOICED
from reader.analysis.kana import ALL_KANJI, HAS_KANJI, hiragana, is_kanji
from reader.analysis.model import FuriganaPiece
from reader.analysis.readings.lexicon import KanjiReadings


class KanjiSource(Protocol):
    """Gives a kanji's readings."""

    def kanji(self, character: str) -> KanjiReadings:
        """Return the readings of a kanji, all empty where it is not known."""
        ...


class Alignment(NamedTuple):
    """A reading laid over a written form.

    ``pieces`` cover the kanji and digits, offsets in the written form. ``known`` is True when every
    piece is a known reading of its kanji or a known group, so nothing was read by elimination.
    """

    pieces: tuple[FuriganaPiece, ...]
    known: bool
    cost: int


_KATA_KE = "ヶヵケカゖゕ"
_ENDS_IN_SOKUON = "くきつち"
_TO_I = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_RENJO = dict(zip("あいうえお", "なにぬねの", strict=True)) | {
    "や": "にゃ",
    "ゆ": "にゅ",
    "よ": "にょ",
}
_VOWEL_SHIFT = dict(zip("えけげせぜてでねべめれき", "わかがさざただなばまらこ", strict=True))
_DIGITS = "0123456789０１２３４５６７８９.．,，・"
_SIGNS = "%％‰℃°:：/／kmcgtlLhaWVzHMGBKΩμµ²³2㎞㎡㎢㎝㎜㎏㎎"
_OTHER_SOUND = {"は": "わ", "へ": "え", "を": "お", "づ": "ず", "ぢ": "じ", "ず": "づ", "じ": "ぢ"}

_LITERAL = {
    character: own
    for character in map(chr, range(0x3041, 0x30FB))
    if "ぁ" <= (own := hiragana(character)) <= "ん" and character not in _KATA_KE
}
"""Kana that are read as nothing but themselves, as hiragana."""

# Costs: what is likelier is cheaper; anything from _ELIMINATED up is not "known".
_PLAIN, _CHANGED, _NAME, _FAR = 1, 2, 3, 4
_GROUP = 1
_ELIMINATED = 1000
_MAX_KANA = 24
_MAX_READING = 200
_SILENT = re.compile("[・＝ 　]")
_NO_BEGINNING = "んっーゃゅょぁぃぅぇぉ"
_LONGEST_READING = 9


_Cuts = tuple[tuple[int, int, int, int], ...]
"""Start and end in the written form, start and end in the kana, of each piece."""


class FuriganaAligner:
    """Lays readings over written words; results are cached. Safe to share between threads.

    Args:
        kanji: Where kanji readings come from.
    """

    def __init__(self, kanji: KanjiSource) -> None:
        self._kanji = kanji
        self.align = functools.lru_cache(maxsize=20_000)(self._align)
        self.readings_of = functools.lru_cache(maxsize=4_000)(self._kanji_readings)

    @functools.cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        table: dict[str, tuple[str, ...]] = {}
        for name in ("rules/readings_jukujikun.tsv", "readings/groups.tsv"):
            for row in resources.rows(name):
                table[row[0]] = (*table.get(row[0], ()), *row[1].split())
        return table

    @functools.cached_property
    def _group_beginnings(self) -> frozenset[str]:
        return frozenset(written[:2] for written in self._groups)

    @functools.cached_property
    def _longest_group(self) -> int:
        return max(map(len, self._groups), default=0)

    @functools.cached_property
    def _learned(self) -> dict[str, tuple[str, ...]]:
        rows = resources.rows("rules/readings_kanji.tsv") + resources.rows("readings/learned.tsv")
        table: dict[str, tuple[str, ...]] = {}
        for row in rows:
            table[row[0]] = (*table.get(row[0], ()), *row[1].split())
        return table

    def pieces(self, start: int, surface: str, reading: str) -> tuple[FuriganaPiece, ...]:
        """Return the pieces of ruby for a word of a text.

        Args:
            start: Offset of the word, code points.
            surface: The written word.
            reading: Its reading in kana.
        """
        return tuple(
            [
                FuriganaPiece(start + low, start + high, ruby)
                for low, high, ruby in self.align(surface, reading).pieces
            ]
        )

    def divides(self, surface: str, reading: str) -> bool:
        """Tell whether a reading can be laid over a word with known readings of its kanji only."""
        kana = _laid(reading)
        path = self._path(surface, kana, guess=False) if kana else None
        return path is not None and path[0] < _ELIMINATED

    def _align(self, surface: str, reading: str) -> Alignment:
        kana = _laid(reading)
        if not kana:
            return Alignment((), known=False, cost=_ELIMINATED)
        path = self._path(surface, kana)
        if path is None:
            return Alignment(_whole(surface, reading), known=False, cost=_ELIMINATED * 2)
        cost, cuts = path
        as_given = reading if len(reading) == len(kana) else kana
        pieces = tuple(
            [
                tuple.__new__(FuriganaPiece, (start, end, as_given[low:high]))
                for start, end, low, high in cuts
            ]
        )
        return Alignment(pieces, known=cost < _ELIMINATED, cost=cost)

    def _path(self, surface: str, kana: str, *, guess: bool = True) -> tuple[int, _Cuts] | None:
        """Lay kana over a written form; kana at both ends leave no choice, so they go first."""
        first, last = 0, len(surface)
        low, high = 0, len(kana)
        spelled = 0
        while first < last and low < high and (own := _LITERAL.get(surface[last - 1])) is not None:
            last -= 1
            high -= 1
            if own != kana[high]:
                if _OTHER_SOUND.get(own) != kana[high]:
                    return None
                spelled += 1
        while first < last and low < high and (own := _LITERAL.get(surface[first])) is not None:
            if own != kana[low]:
                if _OTHER_SOUND.get(own) != kana[low]:
                    return None
                spelled += 1
            first += 1
            low += 1
        path = self._core(surface[first:last], kana[low:high], guess=guess)
        if path is None or not (spelled or first):
            return path
        cost, cuts = path
        return cost + spelled, tuple(
            [(start + first, end + first, at + low, to + low) for start, end, at, to in cuts]
        )

    def _core(self, surface: str, kana: str, *, guess: bool) -> tuple[int, _Cuts] | None:
        # Elimination opens many more paths, so it comes only where the known readings fail.
        if ALL_KANJI.fullmatch(surface):
            known = self._over_kanji(surface, kana)
        else:
            known = _Path(self, surface, kana).best()
        return known or (_Path(self, surface, kana, guess=True).best() if guess else None)

    def _over_kanji(self, surface: str, kana: str) -> tuple[int, _Cuts] | None:
        """Lay kana over kanji by known readings alone, from the last kanji to the first.

        What ``_Path`` finds, in a quarter of the time; most words are of kanji alone.
        """
        length, last = len(kana), len(surface) - 1
        get = self.readings_of(_repeated(surface, last)).get
        # For each kanji, where in the kana it may begin, with the best way from there.
        behind: dict[int, tuple[int, _Cuts]] = {}
        for low in range(max(min(last, 1), length - _LONGEST_READING), length if last else 1):
            cost = get(kana[low:])
            if cost is not None:
                behind[low] = (cost, ((last, last + 1, low, length),))
        ways: list[dict[int, tuple[int, _Cuts]]] = [{length: (0, ())}, behind]
        for at in range(last - 1, -1, -1):
            get = self.readings_of(_repeated(surface, at)).get
            groups = self.groups_at(surface, at)
            here: dict[int, tuple[int, _Cuts]] = {}
            for low in range(1 if at else 0, length if at else 1):
                best = None
                for high, (cost_behind, cuts) in behind.items():
                    if low < high <= low + _LONGEST_READING:
                        cost = get(kana[low:high])
                        if cost is not None and (best is None or cost + cost_behind < best[0]):
                            best = (cost + cost_behind, ((at, at + 1, low, high), *cuts))
                for end, group_readings in groups:
                    for reading in group_readings:
                        if kana.startswith(reading, low):
                            high = low + len(reading)
                            after = ways[len(surface) - end].get(high)
                            if after and (best is None or _GROUP + after[0] < best[0]):
                                best = (_GROUP + after[0], ((at, end, low, high), *after[1]))
                if best is not None:
                    here[low] = best
            ways.append(here)
            behind = here
        return behind.get(0)

    def _kanji_readings(self, character: str) -> dict[str, int]:
        """Return a kanji's readings inside words with their cost, 1 for the plain ones."""
        source = self._kanji.kanji(character)
        ways = [(on, _PLAIN) for on in source.on]
        for kun in source.kun:
            stem, _, okurigana = kun.partition(".")
            ways.append((stem, _PLAIN))
            if okurigana:
                ways += [(stem + okurigana[:size], _CHANGED) for size in range(1, len(okurigana))]
                ways.append((stem + okurigana, _NAME))
                if okurigana[-1] in _TO_I:
                    ways.append((stem + okurigana[:-1] + _TO_I[okurigana[-1]], _CHANGED))
            elif len(stem) > 1 and stem[-1] in _TO_I:
                ways.append((stem[:-1] + _TO_I[stem[-1]], _FAR))
        ways += [(name.replace(".", ""), _NAME) for name in source.nanori]
        ways += [(learned, _FAR) for learned in self._learned.get(character, ())]
        found = _cheapest(ways, {})
        ways = []
        for kana, cost in found.items():
            if len(kana) > 1 and kana[-1] in _ENDS_IN_SOKUON:
                ways.append((kana[:-1] + "っ", cost + 1))
            if kana[-1] in _VOWEL_SHIFT:
                ways.append((kana[:-1] + _VOWEL_SHIFT[kana[-1]], cost + _FAR))
            if kana[0] in _RENJO:
                ways.append((_RENJO[kana[0]] + kana[1:], cost + _FAR))
        found = _cheapest(ways, found)
        ways = []
        for kana, cost in found.items():
            if kana[0] in VOICED:
                ways.append((VOICED[kana[0]] + kana[1:], cost + 1))
            if kana[0] in HALF_VOICED:
                ways.append((HALF_VOICED[kana[0]] + kana[1:], cost + 1))
        return _cheapest(ways, found)

    def groups_at(self, surface: str, start: int) -> list[tuple[int, tuple[str, ...]]]:
        """Return the groups that begin at a place: their ends and readings."""
        if surface[start : start + 2] not in self._group_beginnings:
            return []
        found = []
        for end in range(start + 2, min(len(surface), start + self._longest_group) + 1):
            readings = self._groups.get(surface[start:end])
            if readings:
                found.append((end, readings))
        return found


def _laid(reading: str) -> str:
    """Return the kana of a reading that are laid over a word; empty where they are too many."""
    kana = hiragana(reading)
    if _SILENT.search(kana) is not None:
        kana = _SILENT.sub("", kana)
    return kana if len(kana) <= _MAX_READING else ""


def _cheapest(ways: Iterable[tuple[str, int]], found: dict[str, int]) -> dict[str, int]:
    """Add readings with their costs to those that were found; the cheaper of two stays."""
    for kana, cost in ways:
        if kana and cost < found.get(kana, _ELIMINATED):
            found[kana] = cost
    return found


class _Path:
    """The cheapest way to lay one reading over one written form."""

    def __init__(
        self, aligner: FuriganaAligner, surface: str, kana: str, *, guess: bool = False
    ) -> None:
        self._guess = guess
        self._aligner = aligner
        self._surface = surface
        self._kana = kana
        self._memo: dict[int, tuple[int, _Cuts] | None] = {}

    def best(self) -> tuple[int, _Cuts] | None:
        return self._from(0, 0)

    def _from(self, at: int, kana_at: int) -> tuple[int, _Cuts] | None:
        surface, kana = self._surface, self._kana
        spelled = 0
        size, length = len(surface), len(kana)
        while at < size and (own := _LITERAL.get(surface[at])) is not None:
            if kana_at == length:
                return None
            if own != kana[kana_at]:
                if _OTHER_SOUND.get(own) != kana[kana_at]:
                    return None
                spelled += 1
            at += 1
            kana_at += 1
        if at == size:
            return (spelled, ()) if kana_at == length else None
        key = at * (_MAX_READING + 1) + kana_at
        if key in self._memo:
            found = self._memo[key]
        else:
            found = self._memo[key] = self._step(at, kana_at)
        return (found[0] + spelled, found[1]) if spelled and found is not None else found

    def _step(self, at: int, kana_at: int) -> tuple[int, _Cuts] | None:
        """Return the cheapest way from a place with a choice; the first of equal ones."""
        character = self._surface[at]
        options: list[tuple[int, int, int, bool]] = []  # cost, end in surface, end in kana, ruby
        if is_kanji(character):
            self._kanji_options(at, kana_at, options)
        elif character in _DIGITS:
            self._digit_options(at, kana_at, options)
        else:
            self._kana_options(character, at, kana_at, options)
        best: tuple[int, _Cuts] | None = None
        for cost, end, kana_end, ruby in options:
            if best is not None and cost >= best[0]:
                continue
            rest = self._from(end, kana_end)
            if rest is None or (best is not None and cost + rest[0] >= best[0]):
                continue
            cut: _Cuts = ((at, end, kana_at, kana_end),) if ruby else ()
            best = (cost + rest[0], cut + rest[1])
        return best

    def _kanji_options(
        self, at: int, kana_at: int, options: list[tuple[int, int, int, bool]]
    ) -> None:
        surface, kana = self._surface, self._kana
        readings = self._aligner.readings_of(_repeated(surface, at))
        last = len(kana)
        if at + 1 == len(surface):
            # The last kanji takes what is left.
            if kana_at < last <= kana_at + _LONGEST_READING:
                cost = readings.get(kana[kana_at:])
                if cost is not None:
                    options.append((cost, at + 1, last, True))
        else:
            for kana_end in range(kana_at + 1, min(last, kana_at + _LONGEST_READING) + 1):
                cost = readings.get(kana[kana_at:kana_end])
                if cost is not None:
                    options.append((cost, at + 1, kana_end, True))
            for end, group_readings in self._aligner.groups_at(surface, at):
                options += [
                    (_GROUP, end, kana_at + len(reading), True)
                    for reading in group_readings
                    if kana.startswith(reading, kana_at)
                ]
        if not self._guess:
            return
        run = at
        while run < len(surface) and is_kanji(surface[run]):
            run += 1
            size = run - at
            for kana_end in range(kana_at + 1, min(len(kana), kana_at + _MAX_KANA) + 1):
                used = kana_end - kana_at
                # One kanji is rarely read with more than three kana; one kana rarely spans two
                # kanji.
                odd = 2 * max(0, used - 3 * size) + 3 * max(0, size - used)
                if kana[kana_at] in _NO_BEGINNING:
                    odd += 10
                options.append((_ELIMINATED + 3 * size + odd, run, kana_end, True))
                if size > 3 and used > 4 * size:
                    break

    def _digit_options(
        self, at: int, kana_at: int, options: list[tuple[int, int, int, bool]]
    ) -> None:
        end = at
        while end < len(self._surface) and (
            self._surface[end] in _DIGITS or self._surface[end] in _SIGNS
        ):
            end += 1
        options.extend(
            (1, end, kana_end, True) for kana_end in range(kana_at + 1, len(self._kana) + 1)
        )

    def _kana_options(
        self, character: str, at: int, kana_at: int, options: list[tuple[int, int, int, bool]]
    ) -> None:
        kana = self._kana
        own = hiragana(character)
        if kana_at < len(kana):
            here = kana[kana_at]
            if here == own:
                options.append((0, at + 1, kana_at + 1, False))
            elif _OTHER_SOUND.get(own) == here:
                options.append((1, at + 1, kana_at + 1, False))
            if character in _KATA_KE:
                options.extend(
                    (1, at + 1, kana_at + len(sound), True)
                    for sound in ("が", "か", "こ", "っか")
                    if kana.startswith(sound, kana_at) and here != own
                )
            if character == "ー" and here in "あいうえおー":
                options.append((1, at + 1, kana_at + 1, False))
        if not ("ぁ" <= own <= "ゖ" or character == "ー"):
            # Signs and Latin letters: silent, or read aloud with whatever stands there.
            aloud = character.isalnum() or character in "%％℃$＄¥￥€£+＋-−~〜～/／"
            options.append((_ELIMINATED + 5 if aloud else 1, at + 1, kana_at, False))
            if aloud and self._guess:
                options.extend(
                    (_ELIMINATED, at + 1, kana_end, True)
                    for kana_end in range(kana_at + 1, min(len(kana), kana_at + 12) + 1)
                )


def _repeated(surface: str, at: int) -> str:
    """The kanji at a place; of 々 the one that it repeats."""
    character = surface[at]
    if character in "々〻" and at:
        character = surface[at - 1]
        if character == "々" and at > 1:
            character = surface[at - 2]
    return character


def _whole(surface: str, reading: str) -> tuple[FuriganaPiece, ...]:
    """Group ruby over the whole word, only where no kana of the text would be covered."""
    if HAS_KANJI.search(surface) is None or any("ぁ" <= hiragana(c) <= "ゖ" for c in surface):
        return ()
    return (FuriganaPiece(0, len(surface), reading),)
