"""What the statistical recogniser sees of each token.

Most features depend on one token alone, so they are made once for each distinct token and window
place and kept; only the noun compound, the dictionary of names and the brackets change with the
sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
_CACHE_LIMIT = 30_000


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


class FeatureMaker:
    """Makes the features of sentences."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._affixes: dict[str, str] = {}
        for word, kind in rows("rules/entities_affixes.tsv"):
            self._affixes[word] = self._affixes.get(word, "") + kind[0]
        self._titles = {row[0] for row in rows("rules/titles.tsv")}
        self._flag_cache: dict[tuple[str, int], list[str]] = {}
        self._cache: dict[tuple[str, str, str, str], tuple[tuple[str, ...], ...]] = {}

    def affix(self, surface: str) -> str:
        """Return the classes of a last word, or of its last characters; empty for none."""
        return (
            self._affixes.get(surface)
            or self._affixes.get(surface[-2:])
            or self._affixes.get(surface[-1:], "")
        )

    def _static(self, token: Token) -> tuple[tuple[str, ...], ...]:
        """Return the token's features at the window places -2 to 2."""
        key = (token.surface, token.pos1, token.pos2, token.pos3)
        made = self._cache.get(key)
        if made is not None:
            return made
        word = token.surface
        if word.isdigit():
            word = "9" * len(word)
        pos = f"{token.pos1}{token.pos2}{token.pos3}"
        kind = shape(token.surface)
        affix = self._affixes.get(word, "")
        title = "y" if word in self._titles else ""
        sense = self._names.flags(token.surface) >> SENSE_SHIFT if token.pos1 == "名詞" else 0
        near = [f"w{word}", f"p{pos}", f"s{kind}", f"x{affix}{title}|{sense}"]
        here = [*near, f"n{min(len(word), 6)}{kind}"]
        if token.lemma != token.surface:
            here.append(f"l{token.lemma}")
        if affix:
            here.append(f"X{affix}")
        if sense:
            here.append(f"g{sense}")
        here += [f"a{word[:k]}" for k in (1, 2) if len(word) > k]
        here += [f"z{word[-k:]}" for k in (1, 2, 3) if len(word) > k]
        far = [*near[:2], near[3]]
        made = (
            tuple(f"-2{f}" for f in far),
            tuple(f"-1{f}" for f in [*near, f"z{word[-1]}"]),
            tuple(here),
            tuple(f"+1{f}" for f in [*near, f"a{word[0]}"]),
            tuple(f"+2{f}" for f in far),
            (word, pos, kind, f"{affix}{title}|{sense}"),
        )
        if len(self._cache) > _CACHE_LIMIT:
            self._cache.clear()
        self._cache[key] = made
        return made

    def features(self, tokens: Sequence[Token], numeric: Mapping[int, str]) -> list[list[str]]:
        """Return a list of features for each token of a sentence.

        Args:
            tokens: The sentence.
            numeric: What ``numeric_marks`` says of its tokens.
        """
        count = len(tokens)
        static = [self._static(token) for token in tokens]
        dictionary = self._dictionary(tokens)
        compounds = self._compounds(tokens, static)
        brackets = _brackets(tokens)
        out = []
        for i in range(count):
            s = static[i]
            items = ["b", *s[2], *dictionary[i], *compounds[i], brackets[i]]
            word, pos, kind, _ = s[5]
            mark = numeric.get(tokens[i].start)
            if mark:
                items.append(mark)
            if i + 1 < count and (mark := numeric.get(tokens[i + 1].start)):
                items.append(f"+{mark}")
            if i:
                before = static[i - 1]
                items += before[1]
                items.append(f"-w{before[5][0]}|{word}")
                items.append(f"-p{before[5][1]}|{pos}")
                items.append(f"-s{before[5][2]}|{kind}")
                if tokens[i].space_before:
                    items.append("sp")
            else:
                items.append("-1^")
            if i > 1:
                items += static[i - 2][0]
            if i + 1 < count:
                after = static[i + 1]
                items += after[3]
                items.append(f"+w{word}|{after[5][0]}")
                items.append(f"+p{pos}|{after[5][1]}")
                items.append(f"+s{kind}|{after[5][2]}")
                if i:
                    items.append(f"0p{static[i - 1][5][1]}|{pos}|{after[5][1]}")
                if tokens[i + 1].space_before:
                    items.append("+sp")
            else:
                items.append("+1$")
            if i + 2 < count:
                items += static[i + 2][4]
            out.append(items)
        return out

    def _dictionary(self, tokens: Sequence[Token]) -> list[list[str]]:
        """Return what the names' dictionary says: each flag's longest stretch over each token."""
        count = len(tokens)
        seen = [0] * count
        found: list[list[str]] = [[] for _ in range(count)]
        marks = [""] * count
        matches = self._names.matches(tokens)
        matches.sort(key=_longest_first)
        for first, after, known in matches:
            flags = known & _ALL_FLAGS
            last = after - 1
            for index in range(first, after):
                new = flags & ~seen[index]
                if not new:
                    continue
                if first == last:
                    place = "S"
                elif index == first:
                    place = "B"
                else:
                    place = "E" if index == last else "I"
                made = self._flag_cache.get((place, new))
                if made is None:
                    letters = [letter for bit, letter in FLAG_LETTERS if new & bit]
                    made = [f"d{letter}{place}" for letter in letters]
                    self._flag_cache[place, new] = made
                found[index] += made
                if not seen[index]:
                    mark = f"{place}{new}"
                    found[index].append(f"D{min(after - first, 4)}{mark}")
                    marks[index] = mark
                seen[index] |= new
        for i in range(count):
            if i and marks[i - 1]:
                found[i].append("c" + marks[i - 1])
            if i + 1 < count and marks[i + 1]:
                found[i].append("e" + marks[i + 1])
        return found

    def _compounds(
        self, tokens: Sequence[Token], static: Sequence[tuple[tuple[str, ...], ...]]
    ) -> list[list[str]]:
        """Return features of the noun compound around each token: head, edges, neighbours."""
        count = len(tokens)
        found: list[list[str]] = [[] for _ in range(count)]
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
            head = static[after - 1][5]
            before = static[first - 1][5][0] if first else "^"
            following = static[after][5][0] if after < count else "$"
            following2 = static[after + 1][5][0] if after + 1 < count else "$"
            shared = [
                f"h{head[0]}",
                f"H{self.affix(head[0])}|{head[3]}",
                f"U{static[after][5][3] if after < count else ''}",
                f"T{static[first - 1][5][3] if first else ''}",
                f"f{static[first][5][0]}",
                f"t{before}",
                f"u{following}",
                f"v{following}|{following2}",
                f"L{min(after - first, 5)}",
            ]
            for index in range(first, after):
                place = f"P{min(index - first, 3)}{min(after - 1 - index, 3)}"
                found[index] = [
                    *shared,
                    place,
                    f"{place}{self.affix(head[0])}",
                    f"{place}u{following}",
                ]
            first = after
        return found


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


def _brackets(tokens: Sequence[Token]) -> list[str]:
    """Return for each token which bracket it stands in and whether at an edge of it."""
    found = []
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
        found.append(f"k{stack[-1] if stack else ''}{edge}")
        if surface in _OPENERS:
            stack.append(surface)
        elif surface in _CLOSERS and stack:
            stack.pop()
        previous = surface
    return found
