"""Closed lists: countries, news media, titles."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from reader.entities.names import COMMON, FULL_NAME, GIVEN, SURNAME, UNCLASSED, Names
from reader.entities.tokens import Countries, Token
from resources import rows

_CUT_UP = re.compile(r"連邦|共和国|王国|諸島|D\.?C|・|民国")


class Gazetteer:
    """Answers what the tables know."""

    def __init__(self, names: Names, pairs: Countries) -> None:
        self._names = names
        self._pairs = pairs
        self._countries: dict[str, str] = {}
        self.country_english: dict[str, str] = {}
        for name, others, english in rows("rules/countries.tsv"):
            self.country_english[name] = english
            for form in (name, *filter(None, others.split("|"))):
                self._countries[form] = name
        long = sorted((n for n in self._countries if _CUT_UP.search(n)), key=len, reverse=True)
        self._long = re.compile("|".join(map(re.escape, long)))
        self._outlets: dict[str, tuple[str, str]] = {}
        self.outlet_english: dict[str, str] = {}
        for name, others, english, kind in rows("rules/media.tsv"):
            self.outlet_english[name] = english
            for form in (name, *filter(None, others.split("|"))):
                self._outlets[form] = (name, kind)
        self._outlets_from: dict[str, list[str]] = {}
        for form in sorted(self._outlets, key=len, reverse=True):
            if len(form) > 1:
                self._outlets_from.setdefault(form[:2], []).append(form)
        self._same = {
            form: name
            for name, others in rows("rules/entities_same.tsv")
            for form in others.split("|")
        }
        self._titles = {row[0]: row[1] for row in rows("rules/titles.tsv")}
        self._title_ends = {title[-1] for title in self._titles}

    def country(self, name: str) -> str:
        """Return the canonical name of a country or great region, or an empty text."""
        return self._countries.get(name, "")

    def long_countries_in(self, text: str, offset: int) -> Iterator[tuple[int, int]]:
        """Yield (start, end) of country names that the tagger cuts up (アラブ首長国連邦)."""
        for match in self._long.finditer(text):
            yield match.start() + offset, match.end() + offset

    def outlet(self, name: str) -> str:
        """Return ``sure`` or ``source`` for a news outlet, or an empty text."""
        kind = self._outlets.get(name, ("", ""))[1]
        # 朝日, 読売 and 共同 are also other words; their full names are not.
        return "source" if kind and len(name) == 2 and "一" <= name[0] <= "鿿" else kind

    def outlet_name(self, name: str) -> str:
        """Return the canonical name of a news outlet, or an empty text."""
        return self._outlets.get(name, ("", ""))[0]

    def same_organisation(self, name: str) -> str:
        """Return the full name of an organisation's short name, or the name itself."""
        return self._same.get(name, name)

    def outlets_in(
        self, text: str, tokens: Sequence[Token], ends: Collection[int], offset: int
    ) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, name) of the outlets in a block, longest first, at token borders."""
        done = 0
        for token in tokens:
            at = token.start - offset
            names = self._outlets_from.get(text[at : at + 2])
            if names is None or token.start < done:
                continue
            for name in names:
                end = token.start + len(name)
                if end in ends and text.startswith(name, at):
                    done = end
                    yield token.start, end, name
                    break

    def is_title(self, word: str) -> bool:
        """Tell whether a word is a title, an occupation or an honorific."""
        return word in self._titles

    def title_class(self, word: str) -> str:
        """Return office, rank, job, role, honorific or an empty text."""
        return self._titles.get(word, "")

    def is_office(self, compound: str) -> bool:
        """Tell whether a noun compound ends in a title (国務長官, 国家安全保障問題担当補佐官)."""
        if not compound or compound[-1] not in self._title_ends:
            return False
        return any(compound[i:] in self._titles for i in range(len(compound) - 1))

    def is_pair(self, word: str) -> bool:
        """Tell whether a word is nothing but country characters (中朝, 日米韓)."""
        return self._pairs.is_group(word)

    def is_surname(self, word: str) -> bool:
        """Tell whether JMnedict knows a word as a surname."""
        return bool(self._names.flags(word) & SURNAME)

    def is_given(self, word: str) -> bool:
        """Tell whether JMnedict knows a word as a given name, and JMdict as no common word."""
        flags = self._names.flags(word)
        return bool(flags & GIVEN) and not flags & COMMON

    def is_known_person(self, word: str) -> bool:
        """Tell whether JMnedict lists a word as one particular person."""
        return bool(self._names.flags(word) & FULL_NAME)

    def is_full_name(self, word: str) -> bool:
        """Tell whether a kanji word is a person's surname and given name together."""
        if self._names.flags(word) & FULL_NAME:
            return True
        return (
            any(
                self._names.flags(word[:cut]) & SURNAME and self._names.flags(word[cut:]) & GIVEN
                for cut in range(1, len(word))
            )
            and not self._names.flags(word) & SURNAME
        )

    def is_only_a_person(self, word: str) -> bool:
        """Tell whether a kanji word can be a full name and the dictionaries know nothing else."""
        known = self._names.flags(word)
        return self.is_full_name(word) and not known & ~(FULL_NAME | UNCLASSED)

    def is_common(self, word: str) -> bool:
        """Tell whether JMdict knows the word as a common word."""
        return bool(self._names.flags(word) & COMMON)
