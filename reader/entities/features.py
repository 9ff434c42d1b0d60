"""What the statistical recogniser sees of each token.

A word says something of itself (a stem: ``w東京``, ``p名詞``) to every token around it, and each
of them sees it from its own place (a view: itself, the next one, the head of the compound). A
feature is a view's number and a stem. What one word, or one pair of words, says to all its views
is a bundle: it is made and filed once, so that the features of a token are a handful of bundle
numbers. Training files the texts themselves; the recogniser files the sums of their weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from reader.entities.names import FLAG_LETTERS, SENSE_SHIFT, Names
from reader.entities.spans import Span
from reader.entities.tokens import Token
from resources import rows

_OPENERS = {
    "「": "」",
    "『": "』",
    "(": ")",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "【": "】",
}
_CLOSERS = frozenset(_OPENERS.values())
_ALL_FLAGS = (1 << SENSE_SHIFT) - 1
_PLACES = "SBIE"
_WORD_BITS = 24
"""A pair of words is one number: the first's above the second's."""

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
    """A distinct word and the number of its bundle."""

    __slots__ = ("affix", "bundle", "classes", "fine", "number", "pos", "shape", "word")

    def __init__(
        self,
        number: int,
        word: str,
        pos: str,
        fine: str,
        shape: str,
        affix: str,
        classes: int,
        bundle: int,
    ) -> None:
        self.number = number
        self.word = word
        self.pos = pos
        self.fine = fine
        self.shape = shape
        self.affix = affix
        self.classes = classes
        self.bundle = bundle


class FeatureMaker:
    """Makes the features of sentences.

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
        self._words: dict[tuple[str, ...], _Word] = {}
        self._single: dict[str, int] = {}
        self._classes: dict[tuple[str, str, str], int] = {}
        self._class_pairs: dict[int, int] = {}
        self._pairs: dict[int, tuple[int, int]] = {}
        self._triples: dict[tuple[str, str, str], int] = {}
        self._heads: dict[tuple[int, str], int] = {}
        self._places: dict[tuple[int, int], int] = {}
        self._known: dict[tuple[int, int, int], int] = {}
        self._begin = self._edge("^", 1)
        self._end = self._edge("$", 2)

    def affix(self, surface: str) -> str:
        """Return the classes of a last word, or of its last characters; empty for none."""
        return (
            self._affixes.get(surface)
            or self._affixes.get(surface[-2:])
            or self._affixes.get(surface[-1:], "")
        )

    def bundles(self, tokens: Sequence[Token], numeric: Mapping[int, str]) -> list[list[int]]:
        """Return the bundles of each token of a sentence, by number.

        Args:
            tokens: The sentence.
            numeric: What ``numeric_marks`` says of its tokens.
        """
        words = [self._word(token) for token in tokens]
        found = [[word.bundle] for word in words]
        last = len(words) - 1
        for i in range(last):
            one, other = words[i], words[i + 1]
            key = one.number << _WORD_BITS | other.number
            pair, classes = self._pairs.get(key) or self._pair(key, one, other)
            mine, next_one = found[i], found[i + 1]
            mine += (other.bundle + RIGHT, classes + 1)
            next_one += (one.bundle + LEFT, classes)
            if pair:
                mine.append(pair + 1)
                next_one.append(pair)
            if i:
                earlier = words[i - 1]
                three = (earlier.pos, one.pos, other.pos)
                triple = self._triples.get(three)
                if triple is None:
                    triple = self._file(ONE_VIEW, ("6" + "|".join(three),))
                    self._triples[three] = triple
                mine.append(triple)
                found[i - 1].append(other.bundle + RIGHT2)
                next_one.append(earlier.bundle + LEFT2)
            if tokens[i + 1].space_before:
                mine.append(self._one("+sp"))
                next_one.append(self._one("sp"))
        if words:
            found[0].append(self._one("^"))
            found[last].append(self._one("$"))
        if numeric:
            for i, token in enumerate(tokens):
                mark = numeric.get(token.start)
                if mark:
                    found[i].append(self._one(mark))
                    if i:
                        found[i - 1].append(self._one(f"+{mark}"))
        self._dictionary(tokens, found)
        self._compounds(tokens, words, found)
        self._brackets(tokens, found)
        return found

    def _one(self, stem: str) -> int:
        number = self._single.get(stem)
        if number is None:
            number = self._single[stem] = self._file(ONE_VIEW, (stem,))
        return number

    def _edge(self, sign: str, number: int) -> _Word:
        """Return what stands for the word before the first or after the last."""
        bundle = self._file(WORD_VIEWS, (f"w{sign}",))
        return _Word((1 << _WORD_BITS) - number, sign, "", "", "", "", 0, bundle)

    def _word(self, token: Token) -> _Word:
        key = (token.surface, token.lemma, token.pos1, token.pos2, token.pos3, token.pos4)
        made = self._words.get(key)
        if made is not None:
            return made
        surface = token.surface
        text = "9" * len(surface) if surface.isdigit() else surface
        kind = shape(surface)
        own = self._affixes.get(text, "")
        title = "y" if text in self._titles else ""
        sense = self._names.flags(surface) >> SENSE_SHIFT if token.pos1 == "名詞" else 0
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
        word = _Word(
            len(self._words),
            text,
            pos,
            fine,
            kind,
            affix,
            self._classes.setdefault((pos, fine, kind), len(self._classes)),
            self._file(WORD_VIEWS, stems, tuple(classes)),
        )
        self._words[key] = word
        return word

    def _pair(self, key: int, one: _Word, other: _Word) -> tuple[int, int]:
        """File what two neighbours say together, and what their classes do."""
        pair = one.classes << _WORD_BITS | other.classes
        classes = self._class_pairs.get(pair)
        if classes is None:
            stems = (
                f"3{one.pos}|{other.pos}",
                f"4{one.shape}|{other.shape}",
                f"5{one.fine}|{other.fine}",
            )
            classes = self._class_pairs[pair] = self._file(CLASS_VIEWS, stems)
        made = (self._file(PAIR_VIEWS, (f"2{one.word}|{other.word}",)), classes)
        self._pairs[key] = made
        return made

    def _dictionary(self, tokens: Sequence[Token], found: list[list[int]]) -> None:
        """Add what the names' dictionary says: each flag's longest stretch over each token."""
        count = len(tokens)
        seen = [0] * count
        marks = [""] * count
        matches = self._names.matches(tokens)
        matches.sort(key=_longest_first)
        known_bundles = self._known
        for first, after, known in matches:
            flags = known & _ALL_FLAGS
            length = min(after - first, 4)
            for index in range(first, after):
                new = flags & ~seen[index]
                if not new:
                    continue
                if after - first == 1:
                    place = 0
                elif index == first:
                    place = 1
                else:
                    place = 3 if index == after - 1 else 2
                key = (place, new, 0 if seen[index] else length)
                number = known_bundles.get(key)
                if number is None:
                    number = known_bundles[key] = self._file(ONE_VIEW, _flag_stems(*key))
                found[index].append(number)
                if not seen[index]:
                    marks[index] = f"{_PLACES[place]}{new}"
                seen[index] |= new
        for i, mark in enumerate(marks):
            if mark:
                if i + 1 < count:
                    found[i + 1].append(self._one(f"c{mark}"))
                if i:
                    found[i - 1].append(self._one(f"e{mark}"))

    def _compounds(
        self, tokens: Sequence[Token], words: Sequence[_Word], found: list[list[int]]
    ) -> None:
        """Add features of the noun compound around each token: head, edges, neighbours."""
        count = len(tokens)
        first = 0
        while first < count:
            if not tokens[first].is_noun and tokens[first].surface != "・":
                first += 1
                continue
            after = first + 1
            while (
                after < count
                and (tokens[after].is_noun or tokens[after].surface == "・")
                and (
                    not tokens[after].space_before
                    or (
                        tokens[after].surface[0].isascii()
                        and tokens[after - 1].surface[-1].isascii()
                    )
                )
            ):
                after += 1
            head = words[after - 1]
            following = words[after] if after < count else self._end
            shared = (
                head.bundle + HEAD,
                words[first].bundle + FIRST,
                (words[first - 1] if first else self._begin).bundle + BEFORE,
                following.bundle + AFTER,
                self._next_two(following, words[after + 1] if after + 1 < count else self._end),
                self._one(f"L{min(after - first, 5)}"),
            )
            for index in range(first, after):
                place = min(index - first, 3) * 10 + min(after - 1 - index, 3)
                found[index] += shared
                headed = (place, head.affix)
                number = self._heads.get(headed)
                if number is None:
                    stems = (
                        f"P{place:02}",
                        *((f"P{place:02}:{head.affix}",) if head.affix else ()),
                    )
                    number = self._file(ONE_VIEW, stems)
                    self._heads[headed] = number
                found[index].append(number)
                followed = (place, following.number)
                number = self._places.get(followed)
                if number is None:
                    number = self._file(ONE_VIEW, (f"P{place:02}{following.word}",))
                    self._places[followed] = number
                found[index].append(number)
            first = after

    def _next_two(self, one: _Word, other: _Word) -> int:
        """Return what a compound sees of the two words after it."""
        key = one.number << _WORD_BITS | other.number
        pair, _ = self._pairs.get(key) or self._pair(key, one, other)
        return pair + 2 if pair else 0

    def _brackets(self, tokens: Sequence[Token], found: list[list[int]]) -> None:
        """Add which bracket each token stands in and whether at an edge of it."""
        stack: list[str] = []
        previous = ""
        count = len(tokens)
        for index, token in enumerate(tokens):
            surface = token.surface
            edge = ""
            if previous in _OPENERS:
                edge += "<"
            if index + 1 < count and tokens[index + 1].surface in _CLOSERS:
                edge += ">"
            found[index].append(self._one(f"k{stack[-1] if stack else ''}{edge}"))
            if surface in _OPENERS:
                stack.append(surface)
            elif surface in _CLOSERS and stack:
                stack.pop()
            previous = surface


def _flag_stems(place: int, flags: int, length: int) -> list[str]:
    """Return the stems of flags seen over a token; a length means that they are the first."""
    sign = _PLACES[place]
    made = [f"d{letter}{sign}" for bit, letter in FLAG_LETTERS if flags & bit]
    if length:
        made.append(f"D{length}{sign}{flags}")
    return made


def _longest_first(match: tuple[int, int, int]) -> int:
    return match[0] - match[1]


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
