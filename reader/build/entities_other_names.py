"""The training texts again with other names in place of theirs.

A model that has seen 10,000 sentences knows their names by heart; the next article's it has never
met. So a text is also read with its people, places and organisations renamed, the same name always
by the same other one: what is left to tell them by is the words around and how names are built.

The other names are of the same make: a surname for a surname, as many katakana parts as there
were, a place or an organisation with the same ending (市, 大学, 銀行). They come from JMnedict and
from the texts themselves, and some are made up of the halves of two, which no dictionary lists.
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from random import Random

from reader.entities.features import shape
from reader.entities.names import COMMON, GIVEN, SURNAME, Names
from resources import rows

Mark = tuple[int, int, str]

_RENAMED = 0.75
"""Share of a text's names that are renamed."""
_MADE_UP = 0.3
"""Share of the katakana and given names that are made up."""
_COMMON_KEPT = 0.15
"""Share of the surnames that are common words too and are taken all the same."""
_ENOUGH = 12
"""An ending is kept if so many names have it."""
_SPACED = 0.06
"""Share of the renamed texts that get white space as well."""
_SPACE_AT_NAME = 0.7
_SPACE_AT_SIGN = 0.5
_SIGN = re.compile(r"[、。「」()（）]")
_PART = re.compile(r"[・=＝\s　]+")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_HIRAGANA = re.compile(r"[ぁ-ゖー]{2,}")
_KANJI_NAME = re.compile(r"[一-鿿々ヶノぁ-ゖ]{1,6}")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}

# A form with kanji, or a kana form of an entry that has none (else it is a reading).
_FORMS = """
    SELECT k.text, t.text FROM (
        SELECT idseq, text FROM NEKanji
        UNION ALL
        SELECT idseq, text FROM NEKana WHERE idseq NOT IN (SELECT idseq FROM NEKanji)
    ) k
    JOIN NETranslation r ON r.idseq = k.idseq
    JOIN NETransType t ON t.tid = r.ID
    ORDER BY k.idseq, k.text, t.text
"""
_READINGS = """
    SELECT k.text, t.text FROM NEKana k
    JOIN NETranslation r ON r.idseq = k.idseq
    JOIN NETransType t ON t.tid = r.ID
    WHERE t.text IN ('surname', 'fem', 'masc') AND k.idseq IN (SELECT idseq FROM NEKanji)
    ORDER BY k.idseq, k.text, t.text
"""


class OtherNames:
    """Renames what the marks of a text cover.

    Args:
        database: jamdict's, for JMnedict.
        names: The dictionary of names, to tell surnames from given names.
    """

    def __init__(self, database: Path, names: Names) -> None:
        self._names = names
        self._countries = {
            form
            for name, others, _ in rows("rules/countries.tsv")
            for form in (name, *others.split("|"))
            if len(form) > 1
        }
        self._country_list = sorted(c for c in self._countries if not c.isascii())
        self._surnames: list[str] = []
        self._given: list[str] = []
        self._foreign: list[str] = []
        self._readings: dict[str, list[str]] = {"surname": [], "given": []}
        self._by_ending: dict[str, dict[str, list[str]]] = {
            kind: defaultdict(list) for kind in ("PLACE", "ORG")
        }
        self._seen: set[tuple[str, str]] = set()
        with closing(sqlite3.connect(database)) as connection:
            for form, kind in connection.execute(_FORMS):
                self._file(form, kind)
            for form, kind in connection.execute(_READINGS):
                which = "surname" if kind == "surname" else "given"
                self._readings[which].append(form.translate(_TO_HIRAGANA))

    def learn(self, texts: Iterable[tuple[str, Sequence[Mark]]]) -> None:
        """Take in the names of the texts too."""
        for text, marks in texts:
            for start, end, kind in marks:
                surface = text[start:end]
                if kind in self._by_ending:
                    self._add(kind, surface)
                elif kind == "PERSON":
                    self._foreign += [p for p in _PART.split(surface) if _KATAKANA.fullmatch(p)]

    def renamed(
        self, text: str, marks: Sequence[Mark], random: Random
    ) -> tuple[str, list[Mark]] | None:
        """Return the text with other names and the marks where they are now; None if none is.

        Args:
            text: The text.
            marks: Its marks, in any order, none of which overlap.
            random: Draws the names.
        """
        chosen: dict[tuple[str, str], str] = {}
        out, new, at = "", [], 0
        changed = False
        for start, end, kind in sorted(marks):
            surface = text[start:end]
            other = self._other(kind, surface, chosen, random)
            changed |= other != surface
            out += text[at:start]
            new.append((len(out), len(out) + len(other), kind))
            out += other
            at = end
        if not changed:
            return None
        renamed = out + text[at:]
        return self.spaced(renamed, new, random) if random.random() < _SPACED else (renamed, new)

    @staticmethod
    def spaced(text: str, marks: Sequence[Mark], random: Random) -> tuple[str, list[Mark]]:
        """Return the text with white space around names and signs, as translated pages have it."""
        spots: set[int] = set()
        inside = {at for start, end, _ in marks for at in range(start + 1, end)}
        for start, end, _ in marks:
            if random.random() < _SPACE_AT_NAME:
                spots |= {start, end}
        for match in _SIGN.finditer(text):
            if random.random() < _SPACE_AT_SIGN:
                spots |= {match.start(), match.end()}
        spots -= inside | {0, len(text)}
        real = sorted(at for at in spots if not (text[at - 1] + text[at]).split("\n")[1:])
        out = "".join(
            text[first:after] + " " * (after < len(text))
            for first, after in pairwise((0, *real, len(text)))
        )
        moved = [
            (start + bisect_right(real, start), end + bisect_left(real, end), kind)
            for start, end, kind in marks
        ]
        return out, moved

    def _file(self, form: str, kind: str) -> None:
        if kind == "surname" and _KANJI_NAME.fullmatch(form):
            self._surnames.append(form)
        elif kind in ("fem", "masc", "given") and _KANJI_NAME.fullmatch(form):
            self._given.append(form)
        elif kind in ("place", "station"):
            self._add("PLACE", form)
        elif kind in ("company", "organization"):
            self._add("ORG", form)
        if kind in ("surname", "fem", "masc", "given", "person", "unclass"):
            self._foreign += [p for p in _PART.split(form) if _KATAKANA.fullmatch(p)]

    def _add(self, kind: str, form: str) -> None:
        if len(form) < 2 or (kind, form) in self._seen or form in self._countries:
            return
        self._seen.add((kind, form))
        for key in _keys(form):
            self._by_ending[kind][key].append(form)

    def _other(
        self, kind: str, surface: str, chosen: dict[tuple[str, str], str], random: Random
    ) -> str:
        if kind == "PERSON":
            return "".join(
                part if _PART.fullmatch(part) else self._other_person(part, chosen, random)
                for part in re.split(f"({_PART.pattern})", surface)
                if part
            )
        # 米, 中: nothing else is written so.
        if kind not in self._by_ending or len(surface) < 2:
            return surface
        if surface not in self._countries:
            other = self._alike(kind, surface, random)
        elif kind == "PLACE":
            other = random.choice(self._country_list)
        else:
            return surface
        return _once((kind, surface), other, chosen, random)

    def _other_person(self, part: str, chosen: dict[tuple[str, str], str], random: Random) -> str:
        key = ("PERSON", part)
        cut = self._cut(part)
        if cut is None:
            return _once(key, self._person(part, random), chosen, random)
        if key not in chosen:  # 森下健介 and 森下 by itself are renamed together
            surname = _once(("PERSON", cut[0]), self._surname(random), chosen, random)
            given = cut[1]
            if surname != cut[0]:
                given = chosen.setdefault(("PERSON", cut[1]), self._given_name(random))
            chosen[key] = surname + given
        return chosen[key]

    def _alike(self, kind: str, surface: str, random: Random) -> str:
        table = self._by_ending[kind]
        for key in _keys(surface):
            if len(table[key]) >= _ENOUGH:
                other = random.choice(table[key])
                if key == "T" and random.random() < _MADE_UP:
                    return self._blend(other, random.choice(table[key]))
                return other
        return surface

    def _person(self, part: str, random: Random) -> str:
        if _KATAKANA.fullmatch(part):
            other = random.choice(self._foreign)
            if random.random() < _MADE_UP:
                other = self._blend(other, random.choice(self._foreign))
            return other
        if _HIRAGANA.fullmatch(part):
            return random.choice(self._readings["given" if len(part) < 4 else "surname"])
        if not _KANJI_NAME.fullmatch(part):
            return part
        flags = self._names.flags(part)
        if flags & SURNAME and len(part) < 4:
            return self._surname(random)
        if flags & GIVEN:
            return self._given_name(random)
        return part if len(part) < 4 else self._surname(random) + self._given_name(random)

    def _surname(self, random: Random) -> str:
        while True:
            other = random.choice(self._surnames)
            weight = (0.05, 0.15, 1.0, 0.4)[len(other)] if len(other) < 4 else 0.02
            if self._names.flags(other) & COMMON:
                weight *= _COMMON_KEPT
            if random.random() < weight:
                return other

    def _given_name(self, random: Random) -> str:
        other = random.choice(self._given)
        if len(other) == 2 and random.random() < _MADE_UP:
            other = other[0] + random.choice(self._given)[-1]
        return other

    def _cut(self, name: str) -> tuple[str, str] | None:
        """Return surname and given name of a full name, the most even cut."""
        if len(name) < 3 or not _KANJI_NAME.fullmatch(name):
            return None
        flags = self._names.flags
        cuts = [
            cut
            for cut in range(1, len(name))
            if flags(name[:cut]) & SURNAME and flags(name[cut:]) & GIVEN
        ]
        if not cuts:
            return None
        best = min(cuts, key=lambda cut: (abs(2 * cut - len(name)), -cut))
        return name[:best], name[best:]

    @staticmethod
    def _blend(one: str, other: str) -> str:
        """Return the beginning of one katakana name and the end of another."""
        first = one[: max(1, len(one) // 2)]
        last = other[len(other) // 2 :]
        return first + (last.lstrip("ーッンァィゥェォャュョ") or other)


def _once(
    key: tuple[str, str], other: str, chosen: dict[tuple[str, str], str], random: Random
) -> str:
    """Return what a name was renamed to before, else the other name or, sometimes, its own."""
    if key not in chosen:
        chosen[key] = other if random.random() < _RENAMED else key[1]
    return chosen[key]


def _keys(form: str) -> list[str]:
    """Return what another name must have in common with it, the closest first."""
    kind = shape(form)
    return [f"2{form[-2:]}", f"1{form[-1]}", kind] if kind != "T" else ["T"]
