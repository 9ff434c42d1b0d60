"""The name layer: East Asian names as the press reads them, names of JMnedict, and unread words.

A JMnedict name is taken over unit borders only where it says more than the tagger: three kanji or
more with one reading, or a place whose last kanji (町, 山, 島) JMnedict reads in one way. What
nobody reads is read kanji by kanji and marked as doubtful.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

import resources
from reader.analysis.kana import ALL_KANJI, HAS_KANJI, READ_ALOUD, hiragana
from reader.analysis.model import ReadingSource
from reader.analysis.readings.lexicon import NameEntry, ReadingLexicon
from reader.analysis.readings.units import Line, Unit

_KOREA = re.compile("韓国|朝鮮|ソウル|平壌|韓流|高麗|百済|新羅")
_CHINA = re.compile("中国|台湾|香港|北京|上海|清朝|中華|明代|唐代|宋代")
_ENDS_OF_PLACES = frozenset("町村山川島寺城沢谷橋坂岳浜浦崎原野池沼港峠滝岬湖通")
_ENDS_OF_WHOLE_PLACES = frozenset("駅市区町村郡線山川島寺城湖峠滝岬港")
_GA = frozenset("ヶケ")
_PLACE_UNITS = 4
_AFTER_SURNAMES = frozenset({"さん", "氏", "君", "くん", "ちゃん", "様"})
_LONGEST_SURNAME = 3
_NAME_PARTS = frozenset({"名詞", "接尾辞", "接頭辞", "形状詞", "副詞", "動詞"})
_LONGEST = 10
_FREE = str.maketrans("づぢゐゑを", "ずじいえお")


class NameLayer:
    """Reads names.

    Args:
        lexicon: JMnedict, JMdict and KANJIDIC2.
    """

    def __init__(self, lexicon: ReadingLexicon) -> None:
        import marisa_trie

        self._lexicon = lexicon
        self._table = {
            name: (kana, needs, kind == "given")
            for name, kana, kind, needs in resources.rows("rules/readings_names.tsv")
        }
        self._forms: Any = marisa_trie.Trie(list(self._table))
        self._first = re.compile("[" + "".join({name[0] for name in self._table}) + "]")
        self._beginnings = frozenset(name[:2] for name in self._table)
        self._titles = frozenset(row[0] for row in resources.rows("rules/titles.tsv"))
        self._after_names = (self._titles | _AFTER_SURNAMES) - {"将軍", "天皇"}

    @staticmethod
    def context_of(text: str) -> frozenset[str]:
        """Return which countries' names a text may hold: ``k`` Korea, ``c`` China and Taiwan."""
        found = {"-"}
        if _KOREA.search(text):
            found.add("k")
        if _CHINA.search(text):
            found.add("c")
        return frozenset(found)

    def apply_table(self, line: Line, context: frozenset[str]) -> None:
        """Read the names of our own table."""
        text, units = line.text, line.units
        for match in self._first.finditer(text):
            start = match.start()
            if text[start : start + 2] not in self._beginnings:
                continue
            at = bisect_left(units, line.offset + start, key=_start_of)
            if at < len(units) and units[at].start == line.offset + start and not units[at].settled:
                for name in reversed(self._forms.prefixes(text[start : start + _LONGEST])):
                    kana, needs, given = self._table[name]
                    last = _unit_ending_at(line, at, units[at].start + len(name))
                    if last is None or needs not in context:
                        continue
                    rule = "given names" if given else "East Asian names"
                    unit = line.merge(at, last + 1, kana, ReadingSource.NAME, rule, "name")
                    unit.doubtful = given
                    break

    def apply_names(self, line: Line) -> None:
        """Read JMnedict's names over unit borders."""
        at = 0
        while at < len(line.units):
            unit = line.units[at]
            if at and unit.surface in self._after_names:
                at -= self._surname(line, at)
            if unit.settled or not unit.aloud:
                if unit.surface in _GA and at and not unit.settled:
                    at = self._joined_by_ga(line, at)
            elif unit.surface[-1] in _ENDS_OF_WHOLE_PLACES and at and self._whole_place(line, at):
                at = bisect_left(line.units, unit.end, key=_end_of)
            elif unit.lexeme.pos[0] in ("名詞", "接頭辞"):
                if unit.surface in _ENDS_OF_PLACES and at:
                    self._place_end(line, at)
                elif at + 1 < len(line.units) and _may_be_name(unit, line.units[at + 1]):
                    self._over_borders(line, at)
            at += 1

    def _surname(self, line: Line, at: int) -> int:
        """Read a surname before a title that the tagger reads as no bearer of it does.

        Returns:
            How many units fewer the line has.
        """
        units = line.units
        title = units[at]
        for first in range(max(0, at - _LONGEST_SURNAME), at):
            run = units[first:at]
            before = units[first - 1] if first else None
            written = line.between(run[0].start, title.start)
            if not 2 <= len(written) <= _LONGEST_SURNAME or not ALL_KANJI.fullmatch(written):
                continue
            if any(unit.settled or unit.kind for unit in run) or run[-1].end != title.start:
                continue
            if len(run) == 1 and run[0].lexeme.pos[1] == "固有名詞":
                return 0
            if before is not None and before.aloud and before.end == run[0].start:
                continue
            surnames = [entry for entry in self._lexicon.names(written) if "s" in entry.types]
            if not surnames or self._lexicon.words(written):
                return 0
            joined = "".join(unit.kana for unit in run).translate(_FREE)
            if any(hiragana(entry.kana).translate(_FREE) == joined for entry in surnames):
                return 0
            kana = hiragana(surnames[0].kana)
            unit = line.merge(first, at, kana, ReadingSource.NAME, "JMnedict surname", "name")
            unit.doubtful = len(surnames) > 1
            return len(run) - 1
        return 0

    def _joined_by_ga(self, line: Line, at: int) -> int:
        """Read 恋ヶ窪 as one name; return the index of what stands there then."""
        units = line.units
        if at + 1 >= len(units):
            return at
        before, unit, after = units[at - 1 : at + 2]
        touch = before.end == unit.start and unit.end == after.start
        counted = before.kind == "number" or before.lexeme.pos[1] == "数詞"
        if not touch or counted or before.settled or after.settled or not before.kana:
            return at
        if not (ALL_KANJI.fullmatch(before.surface) and ALL_KANJI.fullmatch(after.surface)):
            return at
        entries = self._lexicon.names(before.surface + unit.surface + after.surface)
        known = {hiragana(entry.kana) for entry in entries}
        kana = before.kana + "が" + after.kana
        if known and kana not in known:
            kana = hiragana(entries[0].kana)
        line.merge(at - 1, at + 2, kana, ReadingSource.NAME, "a name with ヶ", "name")
        return at - 1

    def _whole_place(self, line: Line, at: int) -> bool:
        """Read a place, station or line as a whole where JMnedict has one reading for it."""
        units = line.units
        last = units[at]
        for first in range(max(0, at - _PLACE_UNITS + 1), at):
            run = units[first : at + 1]
            written = line.between(run[0].start, last.end)
            if len(written) < 3 or not all(map(_may_be_of_place, run)):
                continue
            entries = self._lexicon.names(written)
            readings = {hiragana(entry.kana) for entry in entries if set(entry.types) & set("ptu")}
            if len(readings) != 1 or self._lexicon.words(written):
                continue
            (kana,) = readings
            joined = "".join(unit.kana or hiragana(unit.surface) for unit in run)
            if kana.translate(_FREE) == joined.translate(_FREE):
                return False
            line.merge(first, at + 1, kana, ReadingSource.NAME, "JMnedict place", "name")
            return True
        return False

    def _place_end(self, line: Line, at: int) -> None:
        before, unit = line.units[at - 1], line.units[at]
        if before.end != unit.start or not before.kana or not HAS_KANJI.search(before.surface):
            return
        said = hiragana(before.kana)
        ends: list[str] = []
        for entry in self._lexicon.names(before.surface + unit.surface):
            kana = hiragana(entry.kana)
            if set(entry.types) & set("pt") and kana.startswith(said) and len(kana) > len(said):
                ends.append(kana[len(said) :])
        if len(set(ends)) == 1:
            unit.read(ends[0], ReadingSource.NAME, "JMnedict place")

    def _over_borders(self, line: Line, at: int) -> None:
        unit = line.units[at]
        start = unit.start - line.offset
        for name in reversed(self._lexicon.name_prefixes(line.text[start : start + _LONGEST])):
            if len(name) <= len(unit.surface):
                return
            last = _unit_ending_at(line, at, unit.start + len(name))
            if last is None or not ALL_KANJI.fullmatch(name):
                continue
            if name[-1] == "大" and HAS_KANJI.match(line.text[start + len(name) :][:1]):
                continue
            run = line.units[at : last + 1]
            if any(
                part.settled or part.lexeme.pos[0] not in ("名詞", "接尾辞", "接頭辞")
                for part in run
            ):
                continue
            unread = any(not part.kana for part in run)
            if len(name) < 3 and not unread:
                continue
            entries = self._lexicon.names(name)
            joined = "".join(part.kana for part in run).translate(_FREE)
            if not unread and any(
                hiragana(entry.kana).translate(_FREE) == joined for entry in entries
            ):
                return
            chosen = self._choose(entries)
            if chosen is None:
                continue
            line.merge(at, last + 1, hiragana(chosen.kana), ReadingSource.NAME, "JMnedict", "name")
            return

    def apply_given_names(self, line: Line) -> None:
        """Read what follows a surname as a given name where the tagger sees no name."""
        if "姓" not in {unit.lexeme.pos[3] for unit in line.units}:
            return
        at = 1
        while at < len(line.units):
            before, unit = line.units[at - 1], line.units[at]
            surname = before.lexeme.pos[2:] == ("人名", "姓") and not before.kind
            if surname and before.end == unit.start and unit.aloud and not unit.settled:
                self._given_name(line, at)
            at += 1

    def _given_name(self, line: Line, at: int) -> None:
        unit = line.units[at]
        pos = unit.lexeme.pos
        one_kanji_name = pos[3] == "名" and len(unit.surface) == 1
        if (pos[2] == "人名" or pos[0] not in _NAME_PARTS) and not one_kanji_name:
            return
        start = unit.start - line.offset
        for name in reversed(self._lexicon.name_prefixes(line.text[start : start + 3])):
            if len(name) < 2 or not ALL_KANJI.fullmatch(name):
                return
            last = _unit_ending_at(line, at, unit.start + len(name))
            if last is None or (last == at and unit.lexeme.pos[1] == "固有名詞"):
                continue
            run = line.units[at : last + 1]
            if any(part.lexeme.pos[0] not in _NAME_PARTS for part in run):
                continue
            after = line.units[last + 1].surface if last + 1 < len(line.units) else ""
            goes_on = HAS_KANJI.match(line.text[start + len(name) :]) and after not in self._titles
            if last == at or _is_title(run[-1]) or goes_on:
                return
            known = self._lexicon.names(name)
            entries = [entry for entry in known if "g" in entry.types] or [
                entry for entry in known if "u" in entry.types
            ]
            if not entries or self._lexicon.words(name):
                continue
            said = "".join(part.kana for part in run)
            chosen = next((e for e in entries if hiragana(e.kana) == said), entries[0])
            merged = line.merge(
                at,
                last + 1,
                hiragana(chosen.kana),
                ReadingSource.NAME,
                "JMnedict given name",
                "name",
            )
            merged.doubtful = len(entries) > 1
            return

    @staticmethod
    def _choose(entries: tuple[NameEntry, ...]) -> NameEntry | None:
        useful = [entry for entry in entries if set(entry.types) & set("pthow")]
        return useful[0] if useful else entries[0] if entries else None

    def read_unread(self, line: Line) -> None:
        """Read what the tagger left unread, from JMdict, JMnedict or kanji by kanji."""
        for index, unit in enumerate(line.units):
            if unit.kana or not unit.aloud:
                continue
            kana, source, rule, doubtful = self._unread(unit, *_neighbours(line.units, index))
            if kana:
                unit.read(kana, source, rule, settled=False)
                unit.doubtful = doubtful

    def _unread(
        self, unit: Unit, before: Unit | None, after: Unit | None
    ) -> tuple[str, ReadingSource, str, bool]:
        surface = unit.surface
        if surface == "々":
            again = before.kana if before is not None and len(before.surface) == 1 else ""
            return again, ReadingSource.DICTIONARY, "repeated", True
        words = self._lexicon.words(surface)
        if words:
            return words[0].kana, ReadingSource.DICTIONARY, "JMdict", False
        names = self._lexicon.names(surface) if len(surface) > 1 else ()
        if names:
            return hiragana(names[0].kana), ReadingSource.NAME, "JMnedict", len(names) > 1
        parts: list[str] = []
        for at, character in enumerate(surface):
            if character == "々" and at:
                parts.append(parts[-1])
                continue
            if not READ_ALOUD.match(character):
                parts.append(hiragana(character))
                continue
            known = self._lexicon.kanji(character)
            # A kun reading without its okurigana is no word (煜 is no かがやく).
            kun = tuple([kana for kana in known.kun if "." not in kana])
            compound = len(surface) > 1 or _is_kanji(before) or _is_kanji(after)
            choices = (known.on + kun if compound else kun + known.on) or known.nanori
            choices = choices or known.kun
            if not choices:
                return "", ReadingSource.TAGGER, "", True
            parts.append(choices[0].partition(".")[0])
        return "".join(parts), ReadingSource.DICTIONARY, "KANJIDIC2", True


def _may_be_of_place(unit: Unit) -> bool:
    pos = unit.lexeme.pos
    if unit.kind == "number" or pos[1] == "数詞" or (unit.settled and unit.kind != "name"):
        return False
    if unit.surface in _GA:
        return True
    stem = unit.lexeme.conj_form.startswith("語幹")
    return unit.aloud and (stem or pos[0] in ("名詞", "接頭辞", "接尾辞", "形状詞"))


def _neighbours(units: list[Unit], index: int) -> tuple[Unit | None, Unit | None]:
    """The units that touch one on both sides."""
    unit = units[index]
    before = units[index - 1] if index and units[index - 1].end == unit.start else None
    last = index + 1 == len(units) or units[index + 1].start != unit.end
    return before, None if last else units[index + 1]


def _is_kanji(unit: Unit | None) -> bool:
    return unit is not None and ALL_KANJI.fullmatch(unit.surface) is not None


def _is_title(unit: Unit) -> bool:
    return unit.surface in "氏様君殿家軍派側宅邸流会店町市村県郡駅線川山"


def _may_be_name(unit: Unit, following: Unit) -> bool:
    """A name over two units shows: one of them is a proper noun or unread."""
    if following.start != unit.end or not following.aloud or following.settled:
        return False
    proper = unit.lexeme.pos[1] == "固有名詞" or following.lexeme.pos[1] == "固有名詞"
    return proper or not unit.kana or not following.kana


def _start_of(unit: Unit) -> int:
    return unit.start


def _end_of(unit: Unit) -> int:
    return unit.end


def _unit_ending_at(line: Line, first: int, end: int) -> int | None:
    for index in range(first, len(line.units)):
        unit = line.units[index]
        if index > first and (unit.settled or unit.start != line.units[index - 1].end):
            return None
        if unit.end >= end:
            return index if unit.end == end else None
    return None
