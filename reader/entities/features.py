"""What the statistical recogniser sees of each token.

A word says something of itself (a stem: ``w東京``, ``p名詞``) to every token around it, and each
of them sees it from its own place (a view: itself, the next one, the head of the compound). A
feature is a view's number and a stem. What one word, or one pair of words, says to all its views
is a bundle: it is made and filed once, so that the features of a token are a handful of bundle
numbers. Training files the texts themselves; the recogniser files the sums of their weights.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar, cast

from reader.entities.names import (
    FLAG_LETTERS,
    LONGEST,
    SENSE_SHIFT,
    Names,
    begins_names,
    is_sign,
)
from reader.entities.spans import Span
from reader.entities.tokens import Token
from resources import rows

BRACKETS = {
    "「": "」",
    "『": "』",
    "(": ")",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "【": "】",
}
_CLOSERS = frozenset(BRACKETS.values())
ALL_FLAGS = (1 << SENSE_SHIFT) - 1
_PLACES = "SBIE"
WORD_BITS = 24
"""A pair of words is one number: the first's above the second's."""
POS_BITS = 20
"""And so is a run of three parts of speech."""
PLACE_BITS = 6
"""A place within a compound, below what it is filed with."""

BEGIN, END = 0, 1
"""The numbers of what stands for the word before the first and after the last."""
(
    BUNDLE,
    NOMINAL,
    LATIN_FIRST,
    LATIN_LAST,
    FLAGS,
    KNOWN,
    KNOWN_AS_LEFT,
    KNOWN_AS_RIGHT,
    POS,
    AFFIX,
    BRACKET,
) = range(11)
"""What is kept of each word, in this order: see ``Words``."""
WORD_COLUMNS = 11
PAIR_COLUMNS = 3

HERE, LEFT, LEFT2, RIGHT, RIGHT2, HEAD, FIRST, BEFORE, AFTER = range(9)
WORD_VIEWS = ("bwpqsxnlXgAaZz", "wpqsxZ", "wpx", "wpqsxA", "wpx", "wH", "w", "wx", "wx")
"""Which stems each view of a word sees, by their first letters.

LEFT is the word as the token after it sees it (it stands to that token's left), HEAD as the tokens
of a compound see their last word, BEFORE and AFTER as they see the words around the compound.
"""
PAIR_VIEWS = ("2", "2", "2")
"""A pair of words as its second sees it, as its first sees it, as the compound before it does."""
CLASS_VIEWS = ("345", "345")
ONE_VIEW = ("",)


_Key = TypeVar("_Key", int, tuple[str, ...])


class Filer(Protocol):
    """Keeps bundles."""

    def file(
        self, views: Sequence[str], stems: Sequence[str], classes: tuple[str, ...] = ()
    ) -> int:
        """Keep a bundle; return the number of its first view, the others follow. 0: none is known.

        Args:
            views: The first letters of the stems that each view sees; empty for all.
            stems: What is rarely said again.
            classes: What many other bundles say too, together.
        """


def _class_of(character: str) -> str:
    if "一" <= character <= "鿿" or character in "々〆":
        return "K"
    if "ァ" <= character <= "ヿ":
        return "T"
    if "ぁ" <= character <= "ゟ":
        return "H"
    if character.isdigit():
        return "9"
    if character.isascii() and character.isalpha():
        return "A" if character.isupper() else "a"
    return "."


def shape(surface: str) -> str:
    """Return the classes of the characters, runs as one (``Su`` is ``Aa``)."""
    out = ""
    for character in surface:
        kind = _class_of(character)
        if not out or out[-1] != kind:
            out += kind
    return out


class _Word:
    """A distinct word, as far as its neighbours must know it to make their features."""

    __slots__ = ("begins_names", "classes", "fine", "is_sign", "pos", "shape", "surface", "word")

    def __init__(
        self, surface: str, word: str, pos: str, fine: str, shape: str, classes: int
    ) -> None:
        self.surface = surface
        self.word = word
        self.pos = pos
        self.fine = fine
        self.shape = shape
        self.classes = classes
        self.begins_names = False
        self.is_sign = True


class Words:
    """Numbers what sentences are made of, and files each thing's bundle when it is first met.

    Of each word ``table`` holds a row: its bundle; whether it can stand in a compound; whether its
    first and its last character are ASCII; what the names' dictionary knows of it and the bundles
    that say so to itself, to the token after it and to the one before; the numbers of its part of
    speech and of its affix class; 1 for an opening bracket, 2 for a closing one. Of each pair of
    words ``pair_table`` holds its bundle, that of the pair's classes, and whether a name begins
    with both.

    Args:
        names: The dictionary of names.
        filer: Files each new bundle.
    """

    def __init__(self, names: Names, filer: Filer) -> None:
        self._names = names
        self._file = filer.file
        self._affixes: dict[str, str] = {}
        for word, kind in rows("rules/entities_affixes.tsv"):
            self._affixes[word] = self._affixes.get(word, "") + kind[0]
        self._titles = {row[0] for row in rows("rules/titles.tsv")}
        self.clear()

    def clear(self) -> None:
        """Forget every bundle, as the filer must too: numbers given before mean nothing now."""
        self.table = array("q")
        self.pair_table = array("q")
        self._words: list[_Word] = []
        self._numbers: dict[tuple[str, ...], int] = {}
        self._single: dict[str, int] = {}
        self._classes: dict[tuple[str, str, str], int] = {}
        self._class_pairs: dict[int, int] = {}
        self._pairs: dict[int, int] = {}
        self._triples: dict[int, int] = {}
        self._heads: dict[int, int] = {}
        self._places: dict[int, int] = {}
        self._known: dict[tuple[int, int, int], int] = {}
        self._pos: dict[str, int] = {}
        self._affix_numbers: dict[str, int] = {}
        for sign in "^$":
            self._words.append(_Word(sign, sign, "", "", "", 0))
            row = [0] * WORD_COLUMNS
            row[BUNDLE] = self._file(WORD_VIEWS, (f"w{sign}",))
            self.table.extend(row)

    def affix(self, surface: str) -> str:
        """Return the classes of a last word, or of its last characters; empty for none."""
        return (
            self._affixes.get(surface)
            or self._affixes.get(surface[-2:])
            or self._affixes.get(surface[-1:], "")
        )

    def numbers(self, tokens: Sequence[Token]) -> list[int]:
        """Return the number of each token's word."""
        keys = [(t.surface, t.lemma, t.pos1, t.pos2, t.pos3, t.pos4) for t in tokens]
        return _numbered(self._numbers, keys, lambda index, _: self._word(tokens[index]))

    def pairs(self, keys: Sequence[int]) -> list[int]:
        """Return the number of each pair of words; a key is the first above the second."""
        return _numbered(self._pairs, keys, lambda _, key: self._pair(key))

    def triples(self, keys: Sequence[int]) -> list[int]:
        """Return the bundle of each run of three parts of speech."""
        return _numbered(self._triples, keys, lambda _, key: self._triple(key))

    def heads(self, keys: Sequence[int]) -> list[int]:
        """Return the bundle of each place in a compound with the affix class of its head."""
        return _numbered(self._heads, keys, lambda _, key: self._head(key))

    def places(self, keys: Sequence[int]) -> list[int]:
        """Return the bundle of each place in a compound with the word after the compound."""
        return _numbered(self._places, keys, lambda _, key: self._place(key))

    def single(self, stem: str) -> int:
        """Return the bundle of one stem, which only the token itself sees."""
        number = self._single.get(stem)
        if number is None:
            number = self._single[stem] = self._file(ONE_VIEW, (stem,))
        return number

    def known(self, place: int, flags: int, length: int) -> int:
        """Return the bundle of what the names' dictionary says: see ``flag_stems``."""
        key = (place, flags, length)
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = self._file(ONE_VIEW, flag_stems(*key))
        return number

    def known_beside(self, place: int, flags: int) -> tuple[int, int]:
        """Return the bundles that tell the token after and the one before what is known here."""
        mark = f"{_PLACES[place]}{flags}"
        return self.single(f"c{mark}"), self.single(f"e{mark}")

    def _word(self, token: Token) -> int:
        surface = token.surface
        text = "9" * len(surface) if surface.isdigit() else surface
        kind = shape(surface)
        own = self._affixes.get(text, "")
        title = "y" if text in self._titles else ""
        flags = self._names.flags(surface)
        sense = flags >> SENSE_SHIFT if token.pos1 == "名詞" else 0
        pos = token.pos1 + token.pos2 + token.pos3
        fine = token.pos3 + token.pos4 + ("?" if token.unknown else "")
        marks = f"{own}{title}|{sense}"
        affix = self.affix(text)
        stems = [f"w{text}", f"A{text[0]}", f"Z{text[-1]}"]
        if token.lemma != surface:
            stems.append(f"l{token.lemma}")
        if len(text) > 1:
            stems += (f"a{text[0]}", f"z{text[-1]}")
        if len(text) > 2:
            stems += (f"a{text[:2]}", f"z{text[-2:]}")
        if len(text) > 3:
            stems.append(f"z{text[-3:]}")
        classes = ["b", f"p{pos}", f"q{fine}", f"s{kind}", f"x{marks}", f"H{affix}|{marks}"]
        classes.append(f"n{min(len(text), 6)}{kind}")
        if own:
            classes.append(f"X{own}")
        if sense:
            classes.append(f"g{sense}")
        class_number = self._classes.setdefault((pos, fine, kind), len(self._classes))
        word = _Word(surface, text, pos, fine, kind, class_number)
        word.is_sign = is_sign(token)
        word.begins_names = begins_names(token)
        flags = flags & ALL_FLAGS if word.begins_names and len(surface) <= LONGEST else 0
        row = [0] * WORD_COLUMNS
        row[BUNDLE] = self._file(WORD_VIEWS, stems, tuple(classes))
        row[NOMINAL] = token.is_noun or surface == "・"
        row[LATIN_FIRST] = surface[0].isascii()
        row[LATIN_LAST] = surface[-1].isascii()
        row[POS] = self._pos.setdefault(pos, len(self._pos))
        row[AFFIX] = self._affix_numbers.setdefault(affix, len(self._affix_numbers))
        row[BRACKET] = 1 if surface in BRACKETS else 2 if surface in _CLOSERS else 0
        if flags:
            row[FLAGS] = flags
            row[KNOWN] = self.known(0, flags, 1)
            row[KNOWN_AS_LEFT], row[KNOWN_AS_RIGHT] = self.known_beside(0, flags)
        number = len(self._words)
        self._words.append(word)
        self.table.extend(row)
        return number

    def _pair(self, key: int) -> int:
        """File what two neighbours say together, and what their classes do."""
        one, other = self._words[key >> WORD_BITS], self._words[key & (1 << WORD_BITS) - 1]
        classes = longer = 0
        if one.pos and other.pos:
            pair = one.classes << WORD_BITS | other.classes
            known = self._class_pairs.get(pair)
            if known is None:
                stems = (
                    f"3{one.pos}|{other.pos}",
                    f"4{one.shape}|{other.shape}",
                    f"5{one.fine}|{other.fine}",
                )
                known = self._class_pairs[pair] = self._file(CLASS_VIEWS, stems)
            classes = known
            longer = (
                one.begins_names
                and not other.is_sign
                and self._names.begins(one.surface + other.surface)
            )
        number = len(self.pair_table) // PAIR_COLUMNS
        bundle = self._file(PAIR_VIEWS, (f"2{one.word}|{other.word}",))
        self.pair_table.extend((bundle, classes, longer))
        return number

    def _triple(self, key: int) -> int:
        pos = list(self._pos)
        mask = (1 << POS_BITS) - 1
        three = (pos[key >> 2 * POS_BITS], pos[key >> POS_BITS & mask], pos[key & mask])
        return self._file(ONE_VIEW, ("6" + "|".join(three),))

    def _head(self, key: int) -> int:
        place, affix = key & _PLACE_MASK, list(self._affix_numbers)[key >> PLACE_BITS]
        stems = (f"P{place:02}", *((f"P{place:02}:{affix}",) if affix else ()))
        return self._file(ONE_VIEW, stems)

    def _place(self, key: int) -> int:
        following = self._words[key >> PLACE_BITS]
        return self._file(ONE_VIEW, (f"P{key & _PLACE_MASK:02}{following.word}",))


_PLACE_MASK = (1 << PLACE_BITS) - 1


def _numbered(
    table: dict[_Key, int], keys: Sequence[_Key], make: Callable[[int, _Key], int]
) -> list[int]:
    """Look up every key at once, then make what is not there yet.

    Args:
        table: What is known; what is made is put there.
        keys: The keys, which may repeat.
        make: Takes a key's index and the key; returns its value.
    """
    found = list(map(table.get, keys))
    if None in found:
        for index, value in enumerate(found):
            if value is None:
                key = keys[index]
                number = table.get(key)
                if number is None:
                    number = table[key] = make(index, key)
                found[index] = number
    return cast("list[int]", found)


def flag_stems(place: int, flags: int, length: int) -> list[str]:
    """Return the stems of flags seen over a token; a length means that they are the first."""
    sign = _PLACES[place]
    made = [f"d{letter}{sign}" for bit, letter in FLAG_LETTERS if flags & bit]
    if length:
        made.append(f"D{length}{sign}{flags}")
    return made


def numeric_marks(tokens: Iterable[Token], spans: Sequence[Span]) -> dict[int, str]:
    """Return, by token start, what the grammar of numbers says of the tokens it claims."""
    marks = {}
    index = 0
    for token in tokens:
        while index < len(spans) and spans[index].end <= token.start:
            index += 1
        if index == len(spans):
            break
        span = spans[index]
        if span.start < token.end and token.start < span.end:
            place = "B" if span.start >= token.start else "I"
            marks[token.start] = f"N{place}{span.type.value}{span.subtype or ''}{span.rule}"
    return marks
