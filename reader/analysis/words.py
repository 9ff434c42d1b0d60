"""Words: the unit that a reader clicks, a dictionary word with its inflection joined to it.

監視されていた is one word, 監視する with the labels passive, continuous, past. Particles stand
alone; punctuation is no word. Which endings join, and what they are called, is a table
(``rules/words_endings.tsv``).
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Sequence

import resources
from reader.analysis.kana import hiragana
from reader.analysis.model import Word
from reader.analysis.readings.units import Lexeme, Unit

_UD_POS = {
    "代名詞": "pron",
    "動詞": "verb",
    "形容詞": "adj",
    "形状詞": "adj:na",
    "副詞": "adv",
    "連体詞": "det",
    "接続詞": "cconj",
    "感動詞": "intj",
    "助動詞": "aux",
    "接頭辞": "noun:prefix",
    "接尾辞": "noun:suffix",
    "記号": "sym",
}
_SIMPLE = frozenset(
    {"助詞", "代名詞", "副詞", "連体詞", "接続詞", "感動詞", "接頭辞", "接尾辞", "形状詞", "記号"}
)
_SURU_NOUNS = frozenset({"サ変可能", "サ変形状詞可能"})
_AFFIXES = frozenset({"noun:prefix", "noun:suffix"})
_NO_WORD = frozenset({"補助記号", "空白"})
_INFLECTED = frozenset({"動詞", "形容詞", "助動詞"})
_NO_HEAD = frozenset({"adp", "part", "sconj", "aux", "noun:suffix", "noun:prefix", "sym"})
"""What a word is not called after when it has something else in it."""
_VOLITIONAL = "意志推量形"
_OF_POTENTIAL = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる", strict=True))
"""The last kana of a verb's potential stem (買え), and the verb's own (買う)."""


_CACHE_SIZE = 20_000

_Made = tuple[str, str, str, tuple[str, ...], str]
"""Lemma, reading, part of speech, inflection and the lemma's reading."""


class WordJoiner:
    """Joins units to words. Cheap to make; safe to share between threads."""

    def __init__(self) -> None:
        self._endings = {
            (pos, lemma): ("" if label == "-" else label, after)
            for pos, lemma, label, after in resources.rows("rules/words_endings.tsv")
        }
        # Texts repeat their inflected words. The rows kept beside keep their ids their own.
        self._made: dict[object, tuple[_Made, list[Lexeme]]] = {}

    def words(
        self, units: Sequence[Unit], fixed: Sequence[tuple[int, int]] = ()
    ) -> tuple[Word, ...]:
        """Return the words of a paragraph in order.

        Args:
            units: The paragraph's units, already read.
            fixed: Start and end of words whose borders the reader fixed, in order; units do not
                reach over their borders.
        """
        if not fixed:
            return tuple(self._words(units, 0, len(units)))
        found: list[Word] = []
        at = 0
        for start, end in fixed:
            first = bisect_left(units, start, key=_start_of)
            last = bisect_left(units, end, key=_start_of)
            found += self._words(units, at, first)
            inside = self._words(units, first, last)
            surface, reading = _as_it_stands(units[first:last])
            if inside:
                found.append(_one_word(units[first:last], inside))
            elif any(map(str.isalnum, surface)):
                # The tagger takes a lone っ for a mark.
                found.append(Word(start, end, surface, reading, "x", (), reading))
            at = last
        return (*found, *self._words(units, at, len(units)))

    def _words(self, units: Sequence[Unit], at: int, stop: int) -> list[Word]:
        found: list[Word] = []
        add, made = found.append, tuple.__new__
        while at < stop:
            unit = units[at]
            surface, kind = unit.surface, unit.kind
            simple, pos = _as_word(unit.lexeme.pos, kind)
            at += 1
            if not simple:
                last = self._end(units, at - 1, stop)
                add(self._word(units[at - 1 : last]))
                at = last
            elif surface == "の" and _is_conjunction(units, at - 1, stop):
                both = "の" + units[at].surface
                add(Word(unit.start, units[at].end, both, both, "sconj", (), both))
                at += 1
            elif pos:
                # Most units are words as they stand; made without the cost of Word's own call.
                kana = unit.kana or hiragana(surface)
                if kind == "name":
                    kana = hiragana(kana)
                if unit.parts:
                    pos = _kind_of(unit)
                add(made(Word, (unit.start, unit.end, surface, kana, pos, (), kana)))
        return found

    def _end(self, units: Sequence[Unit], at: int, stop: int) -> int:
        """Index behind the last unit that belongs to the word at an index."""
        head = units[at]
        end = at + 1
        if _is_suru_noun(head) and end < stop and _touch(head, units[end]):
            verb = units[end].lexeme
            if verb.pos[0] == "動詞" and verb.lemma in ("為る", "出来る", "為さる", "致す"):
                end += 1
            else:
                return end
        elif head.lexeme.pos[0] not in ("動詞", "形容詞"):
            return end
        while end < stop and _touch(units[end - 1], units[end]):
            if not self._joins(units[end - 1], units[end]):
                break
            end += 1
        return end

    def _joins(self, before: Unit, unit: Unit) -> bool:
        lexeme = unit.lexeme
        ending = self._endings.get((lexeme.pos[0], lexeme.lemma))
        if ending is None:
            return False
        after = ending[1]
        last = before.lexeme
        if after == "te":
            return last.pos[0] == "助詞" and last.lemma == "て"
        if after == "ren":
            return last.pos[0] in _INFLECTED and last.conj_form.startswith(("連用形", "語幹"))
        if after == "ku":
            return last.pos[0] == "形容詞" and last.conj_form.startswith("連用形")
        if lexeme.pos[0] == "助詞":
            return last.pos[0] in _INFLECTED and lexeme.pos[1] in ("接続助詞", "副助詞")
        if lexeme.lemma == "です":
            return last.pos[0] == "形容詞" or last.lemma in ("ない", "たい", "ず", "た")
        return last.pos[0] in _INFLECTED

    def _word(self, units: Sequence[Unit]) -> Word:
        key = tuple([(unit.surface, unit.kana, unit.kind, id(unit.lexeme)) for unit in units])
        made = self._made.get(key)
        if made is None:
            if len(self._made) >= _CACHE_SIZE:
                self._made.clear()
            made = self._made[key] = (self._made_of(units), [unit.lexeme for unit in units])
        return tuple.__new__(Word, (units[0].start, units[-1].end, *made[0]))

    def _made_of(self, units: Sequence[Unit]) -> _Made:
        """What ``Word`` says of some units beside their place."""
        head = units[0]
        surface, reading = _as_it_stands(units)
        if len(units) > 1 and _is_suru_noun(head):
            verb = units[1].lexeme
            form = "する"
            labels = ["potential"] if verb.lemma == "出来る" else []
            lemma = head.surface + form
            lemma_reading = hiragana(head.kana or head.surface) + form
            rest = units[1:]
            pos = "verb:suru"
        else:
            lemma, lemma_reading, labels = _dictionary_form(head)
            rest = units
            pos = _kind_of(head)
        labels += self._labels(rest)
        if (
            not labels
            and len(units) == 1
            and not head.kind
            and head.lexeme.pos[0] not in _INFLECTED
        ):
            lemma, lemma_reading = surface, reading
        return lemma, reading, pos, tuple(labels), lemma_reading

    def _labels(self, units: Sequence[Unit]) -> list[str]:
        labels: list[str] = []
        for index, unit in enumerate(units):
            lexeme = unit.lexeme
            if index:
                label = self._endings[lexeme.pos[0], lexeme.lemma][0]
                if lexeme.lemma == "た" and lexeme.conj_form.startswith("仮定形"):
                    label = "conditional (tara)"
                if label:
                    labels += label.split("+")
            if lexeme.conj_form.startswith(_VOLITIONAL):
                labels.append("presumably" if lexeme.pos[0] == "形容詞" else "volitional")
            elif lexeme.conj_form.startswith("命令形") and lexeme.lemma != "為さる":
                labels.append("imperative")
            # The label of て goes when a verb of aspect follows: 食べている is continuous.
            if index > 1 and labels and lexeme.pos[0] == "動詞" and "te form" in labels[-2:-1]:
                del labels[-2]
        return labels


def _one_word(units: Sequence[Unit], inside: Sequence[Word]) -> Word:
    """One word of units that are words by themselves: the last of them inflects it."""
    start, end = units[0].start, units[-1].end
    final = inside[-1]
    if (final.start, final.end) == (start, end):
        return final
    if final.end < end or final.pos in _NO_HEAD:
        surface, reading = _as_it_stands(units)
        pos = next((one.pos for one in inside if one.pos not in _NO_HEAD), final.pos)
        return Word(start, end, surface, reading, pos, (), reading)
    head, kana = _as_it_stands([unit for unit in units if unit.end <= final.start])
    return Word(
        start,
        end,
        head + final.lemma,
        kana + final.reading,
        final.pos,
        final.inflection,
        kana + final.lemma_reading,
    )


def _as_it_stands(units: Sequence[Unit]) -> tuple[str, str]:
    """The surface of some units, and how it is read."""
    surface = "".join(unit.surface for unit in units)
    return surface, "".join(hiragana(unit.kana or unit.surface) for unit in units)


def _is_conjunction(units: Sequence[Unit], at: int, stop: int) -> bool:
    """UniDic cuts ので and のに; after a verb or adjective they are one word."""
    if not 0 < at < stop - 1 or units[at + 1].surface not in ("で", "に"):
        return False
    before, after = units[at - 1], units[at + 1]
    joined = before.end == units[at].start and units[at].end == after.start
    inflected = before.lexeme.pos[0] in _INFLECTED and units[at].lexeme.pos[1] == "準体助詞"
    return joined and inflected and after.lexeme.pos[0] in ("助詞", "助動詞")


def _start_of(unit: Unit) -> int:
    return unit.start


def _touch(before: Unit, unit: Unit) -> bool:
    return before.end == unit.start


def _is_suru_noun(unit: Unit) -> bool:
    pos = unit.lexeme.pos
    return pos[0] == "名詞" and pos[2] in _SURU_NOUNS


def _dictionary_form(unit: Unit) -> tuple[str, str, list[str]]:
    """Return a unit's dictionary form, its kana, and the inflection that this form leaves out.

    UniDic writes 買える and names 買う as what it belongs to; readers know one word of the two.
    """
    base, kana = _written_form(unit)
    verb = unit.lexeme.lemma_reading if unit.lexeme.pos[0] == "動詞" else ""
    if verb and base[-1:] == kana[-1:] == "る" and base[-2:-1] == kana[-2:-1]:
        ending = _OF_POTENTIAL.get(kana[-2:-1], "")
        if ending and hiragana(verb) == kana[:-2] + ending:
            return base[:-2] + ending, kana[:-2] + ending, ["potential"]
    return base, kana, []


def _written_form(unit: Unit) -> tuple[str, str]:
    lexeme = unit.lexeme
    if lexeme.pos[0] in _INFLECTED:
        base, kana = lexeme.orth_base or unit.surface, hiragana(lexeme.reading_base)
        if unit.parts:
            stem = "".join(surface for surface, _ in unit.parts[:-1])
            ending = unit.parts[-1][1].kana
            kana_stem = hiragana(unit.kana).removesuffix(ending)
            return stem + base, kana_stem + kana
        if unit.kana and unit.kana != lexeme.kana and kana:
            return base, _changed_base(unit.kana, lexeme.kana, kana)
        return base, kana
    return unit.surface, hiragana(unit.kana or unit.surface)


def _changed_base(kana: str, was: str, base: str) -> str:
    """The dictionary form's kana after a layer changed the stem: いっ, いく to おこなう."""
    tail = 0
    while tail < min(len(was), len(base)) and was[tail] == base[tail]:
        tail += 1
    ending_was, ending_base = was[tail:], base[tail:]
    if ending_was and kana.endswith(ending_was):
        return kana[: len(kana) - len(ending_was)] + ending_base
    return kana + ending_base if not ending_was else kana


def _kind_of(unit: Unit) -> str:
    pos = _part_of_speech(unit.lexeme.pos, unit.kind)
    # The last of several morphemes says nothing of the whole: 図書館 is no suffix.
    return "noun" if unit.parts and pos in _AFFIXES else pos


@functools.cache
def _as_word(pos: tuple[str, str, str, str], kind: str) -> tuple[bool, str]:
    """Tell whether a unit is a word as it stands, and its part of speech; none is no word."""
    if pos[0] in _NO_WORD:
        return True, ""
    simple = pos[0] in _SIMPLE or (pos[0] == "名詞" and pos[2] not in _SURU_NOUNS)
    return simple, _part_of_speech(pos, kind)


def _part_of_speech(pos: tuple[str, str, str, str], kind: str) -> str:
    if kind in ("number", "name"):
        return "num" if kind == "number" else "propn"
    if pos[0] == "名詞":
        return "propn" if pos[1] == "固有名詞" else "num" if pos[1] == "数詞" else "noun"
    if pos[0] == "助詞":
        if pos[1] == "接続助詞":
            return "sconj"
        return "part" if pos[1] in ("終助詞", "準体助詞") else "adp"
    return _UD_POS.get(pos[0], "x")
