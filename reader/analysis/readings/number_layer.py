"""The number layer: numbers, counters, dates, times, money, fractions and ranges in running text.

A number and its counter become one unit. Phone numbers and long codes are left without a reading.
A kanji numeral is read only where the tagger sees a numeral and no longer dictionary word begins
there (一般, 三重県, 一石二鳥 stay words).
"""

from __future__ import annotations

import re

import resources
from reader.analysis.kana import HAS_KANJI, hiragana
from reader.analysis.model import ReadingSource
from reader.analysis.readings.counters import Counter, CounterTable
from reader.analysis.readings.lexicon import ReadingLexicon
from reader.analysis.readings.number_signs import PHONE, PLAIN, FoundNumber, SignedNumbers
from reader.analysis.readings.numerals import (
    KANJI_NUMERALS,
    NumberKana,
    read_digits,
    read_integer,
    read_mixed,
    read_rough,
)
from reader.analysis.readings.units import Line, Unit

_NUMBER = re.compile(rf"{PLAIN}(?:\.\d+)?(?:[十百千]*[万億兆京]?(?:{PLAIN}(?:\.\d+)?)?)*")
_SIMPLE = re.compile(rf"{PLAIN}(?:\.\d+)?")
_KANJI_NUMBER = re.compile(rf"[数何幾]?[{KANJI_NUMERALS}○]+数?|[数何幾]")
# 二、三日 and 4、5人 are one rough number.
_ROUGH = re.compile(
    r"([1-9一二三四五六七八九])[、,・]([1-9一二三四五六七八九])([十百千万億]*)(?![\d.十百千万億])"
)
_LATIN_BEFORE = re.compile(r"[A-Za-z]+-?$")
_WORD_AFTER = re.compile("[A-Za-z]+|[ァ-ヺー]+")
_FIRST_OF_MONTH_BEFORE = re.compile(r"(?:月|[日同]と|\d日[、・~〜～-]|\d日から|毎月|[^一-龠]の)$")
_FIRST_OF_MONTH_AFTER = re.compile(
    r"(?:から(?!\d+日間)|\(|夜|朝|午前|午後|未明|早朝|深夜|付|現在|夕|昼|正午|[、,](?!\d(?!\d*[月年]))|発売|生まれ|[~〜～]\d)"
)
_A_WHOLE_DAY_AFTER = re.compile(r"(?:\d+回|目|中|間|当|あたり|平均|[一二三四五六七八九]回|分|限)")
_SENTENCE_BEFORE = re.compile(r"(?:懲役|禁[錮固]|拘禁刑|不定期刑)(?:\d+年)?$")
_BEGINNING = re.compile(rf"[0-9数何幾○{KANJI_NUMERALS}]")
_REST_OF_CODE = re.compile(r"[\d.,-]+")
_PADDED = ("月", "日", "時", "分", "秒")
_LENGTHS = ("年前", "年後", "年間", "年ぶり", "年来", "時間")
_TOO_LONG = 13


class NumberLayer:
    """Reads the numbers of a line.

    Args:
        lexicon: JMdict, for words that begin with a kanji numeral.
        table: The counters.
    """

    def __init__(self, lexicon: ReadingLexicon, table: CounterTable) -> None:
        self._lexicon = lexicon
        self._table = table
        self._signs = SignedNumbers(table)
        self._latin = {
            (before, number, after): kana
            for before, number, after, kana in resources.rows("rules/readings_latin_numbers.tsv")
        }

    def apply(self, line: Line) -> None:
        """Read the numbers of a line, merging each with its counter."""
        text = line.text
        begin = _BEGINNING.search(text)
        if begin is None:
            return
        units, offset = line.units, line.offset
        starts = {unit.start - offset: index for index, unit in enumerate(units)}
        ends = {unit.end - offset: index for index, unit in enumerate(units)}
        found: list[FoundNumber] = []
        while begin is not None:
            at = begin.start()
            character = text[at]
            hit = self._rough(text, at, starts, ends)
            if hit is None and "0" <= character <= "9":
                hit = self._digits(text, at, starts, ends, units)
                if hit is None:
                    rest = PHONE.match(text, at) or _REST_OF_CODE.match(text, at)
                    begin = _BEGINNING.search(text, rest.end() if rest else at + 1)
                    continue
            elif hit is None:
                hit = self._kanji(text, at, starts, ends, units)
            if hit is not None and hit.kana:
                found.append(hit)
            begin = _BEGINNING.search(text, max(hit.end, at + 1) if hit else at + 1)
        for hit in reversed(found):
            first, last = starts.get(hit.start), ends.get(hit.end)
            if first is None or last is None or any(u.settled for u in units[first : last + 1]):
                continue
            kana, start = hit.kana, first
            if first and units[first - 1].surface == "第" and not units[first - 1].settled:
                start, kana = first - 1, "だい" + kana
            unit = line.merge(start, last + 1, kana, ReadingSource.NUMBER, hit.rule, "number")
            unit.doubtful = hit.doubtful

    # ---------------------------------------------------------------- digits

    def _digits(
        self, text: str, at: int, starts: dict[int, int], ends: dict[int, int], units: list[Unit]
    ) -> FoundNumber | None:
        if at not in starts:
            return None
        special = self._signs.read(text, at)
        if special is not None:
            return special if special.kana and special.end in ends else None
        match = _NUMBER.match(text, at)
        number = None
        if match is not None:
            end = match.end()
            number = self._value(match.group(), text, end)
        if match is None or number is None:
            match = _SIMPLE.match(text, at)
            if match is None:
                return None
            end = match.end()
            number = self._value(match.group(), text, end)
        if number is None:
            return None
        while end not in ends and end > at + 1:
            # A unit reaches over the number's end (3丁目 as a place): read what can be cut off.
            end -= 1
            number = read_mixed(text[at:end]) if end in ends else number
        if end not in ends or number is None:
            return None
        if text[at - 1 : at] == "秒" and text[at:end].isdigit() and text[at - 2 : at - 1].isdigit():
            # 9秒58 are hundredths, said one by one.
            return FoundNumber(at, end, read_digits(text[at:end]), "hundredths")
        before = _LATIN_BEFORE.search(text, max(0, at - 8), at)
        latin = self._latin_number(text, at, end, before.group() if before else "")
        if latin:
            return FoundNumber(at, end, latin, "number in a name")
        if text[end : end + 1] in ("数", "余") and end in starts:
            counted = self._counter(text, end + 1, starts, ends)
            if counted:
                kana = number.kana + {"数": "すう", "余": "よ"}[text[end]]
                more = NumberKana(kana, "", "")
                return FoundNumber(at, counted[1], self._table.join(more, counted[0]), "about")
        counted = self._counter(text, end, starts, ends)
        if counted is not None and not (before and counted[0].sign):
            return self._counted(text, at, end, number, *counted)
        unknown = self._unknown_counter(end, starts, units, number)
        if unknown is not None and not before:
            return FoundNumber(at, unknown[1], unknown[0], "counter by its sound")
        return FoundNumber(at, end, number.kana, "number", doubtful=before is not None)

    @staticmethod
    def _value(written: str, text: str, end: int) -> NumberKana | None:
        if len(written) > 1 and written[0] == "0" and written.isdigit():
            if text[end : end + 1] in _PADDED and int(written):
                return read_integer(int(written))
            kana = read_digits(written)
            return NumberKana(kana[: -len(read_digits(written[-1]))], "", read_digits(written[-1]))
        if written.isdigit() and len(written) > _TOO_LONG:
            return None
        return read_mixed(written)

    def _latin_number(self, text: str, at: int, end: int, before: str) -> str:
        written = text[at:end]
        after = _WORD_AFTER.match(text, end)
        behind = after.group() if after else ""
        for key in (
            (before, written, behind),
            (before, written, "-"),
            (before.rstrip("-"), written, "-"),
            ("-", written, behind),
        ):
            kana = self._latin.get(key)
            if kana and key[:1] != ("",) and key[2] != "":
                return kana
        return ""

    def _rough(
        self, text: str, at: int, starts: dict[int, int], ends: dict[int, int]
    ) -> FoundNumber | None:
        match = _ROUGH.match(text, at) if text[at : at + 1] not in ("", "、") else None
        if match is None or at not in starts or text[at - 1 : at].isdigit():
            return None
        first, second = (_DIGIT_VALUES[match[group]] for group in (1, 2))
        counted = self._counter(text, match.end(), starts, ends)
        before = text[at - 1] if at else " "
        if second != first + 1 or counted is None or before in KANJI_NUMERALS:
            return None
        # 四、五月 and 5、6番 are two of a list; 四、五年前 and 二、三時間 are a guess.
        listed = counted[0].written[0] in "月年時番号位世章条"
        if listed and not counted[0].written.startswith(_LENGTHS):
            return None
        if match[1].isdigit() != match[2].isdigit():
            return None
        rest = read_mixed(match[2] + match[3]) if match[3] else read_rough(second)
        if rest is None:
            return None
        head = read_rough(first).kana
        number = NumberKana(head + rest.head, rest.part, rest.last)
        return FoundNumber(at, counted[1], self._table.join(number, counted[0]), "rough number")

    # ---------------------------------------------------------------- counters

    def _counter(
        self, text: str, at: int, starts: dict[int, int], ends: dict[int, int]
    ) -> tuple[Counter, int] | None:
        """Find the longest counter at a place that ends where a unit ends."""
        begin = at
        if text[at : at + 1] == " ":
            begin = at + 1
            if begin < len(text) and (HAS_KANJI.match(text[begin]) or "ぁ" <= text[begin] <= "ゖ"):
                return None
        if begin not in starts:
            return None
        for end in range(min(len(text), begin + self._table.longest), begin, -1):
            if end not in ends:
                continue
            counter = self._table.find(text[begin:end])
            if counter is None:
                continue
            if counter.sign and counter.written[-1].isalpha() and counter.written.isascii():
                following = text[end : end + 1]
                if following.isascii() and following.isalnum():
                    continue
            following = text[end : end + 1]
            if counter.written == "対" and not (
                following.isdigit() or (following and following in KANJI_NUMERALS)
            ):
                counter = Counter("対", "つい", "t", {}, {})
            return counter, end
        return None

    def _counted(
        self, text: str, at: int, end: int, number: NumberKana, counter: Counter, counter_end: int
    ) -> FoundNumber:
        kana = self._table.join(number, counter)
        written = counter.written
        if number.value == 1 and written.startswith("日") and kana.startswith("いちにち"):
            if self._first_of_month(text, at, end + 1):
                kana = "ついたち" + kana.removeprefix("いちにち")
        elif written == "月" and _SENTENCE_BEFORE.search(text, max(0, at - 8), at):
            kana = number.kana + "げつ"
        elif written == "日中" and number.value != 1:
            kana = kana.removesuffix("じゅう") + "ちゅう"
        elif written == "分" and text[max(0, at - 1) : at] == "割":
            kana = number.kana + "ぶ"
        elif written == "組" and text[max(0, at - 1) : at] == "年":
            kana = number.kana + "くみ"
        return FoundNumber(at, counter_end, kana, f"counter {written}")

    @staticmethod
    def _first_of_month(text: str, at: int, end: int) -> bool:
        """Tell 1日 ついたち, the date, from いちにち, the time."""
        if _A_WHOLE_DAY_AFTER.match(text, end):
            return False
        if _FIRST_OF_MONTH_BEFORE.search(text, max(0, at - 4), at):
            return text[at - 1 : at] != "の" or text[end : end + 1] not in ("に", "を", "は", "が")
        return _FIRST_OF_MONTH_AFTER.match(text, end) is not None

    def _unknown_counter(
        self, at: int, starts: dict[int, int], units: list[Unit], number: NumberKana
    ) -> tuple[str, int] | None:
        """Join a single-kanji counter that the table lacks; return the kana and its end."""
        index = starts.get(at)
        if index is None:
            return None
        unit = units[index]
        pos = unit.lexeme.pos
        counts = pos[2] == "助数詞可能" or (pos[0] == "接尾辞" and pos[2] == "助数詞")
        if not counts or not unit.kana or len(unit.surface) != 1:
            return None
        return self._table.join_unknown(number, hiragana(unit.kana)), at + 1

    # ---------------------------------------------------------------- kanji numerals

    def _kanji(
        self, text: str, at: int, starts: dict[int, int], ends: dict[int, int], units: list[Unit]
    ) -> FoundNumber | None:
        first = starts.get(at)
        match = _KANJI_NUMBER.match(text, at)
        if first is None or match is None:
            return None
        fraction = self._signs.fraction(text, at)
        if fraction is not None and fraction.end in ends:
            return fraction
        end = match.end()
        while end > at and end not in ends:
            end -= 1
        if end == at:
            return None
        last = ends[end]
        if not all(_is_numeral(unit) for unit in units[first : last + 1]):
            return None
        written = text[at:end]
        number = self._kanji_value(written.replace("○", "〇"))
        if number is None:
            return None
        counted = self._counter(text, end, starts, ends)
        if counted is not None:
            counter, counter_end = counted
            lone = (
                len(written) == 1
                and text[at - 1 : at] != "第"
                and not _counts(units, starts, end, counter_end)
            )
            no_month = counter.written.startswith("月") and (number.value or 1) > 12
            # 一方 and 三味 are words; 三分後 and 五敗 are none.
            other_word = (
                lone
                and not counter.lone_digit
                and (written in "何幾" or bool(self._lexicon.words(text[at:counter_end])))
            )
            if not counter.after_kanji or other_word or no_month:
                counted = None
            elif written in "何幾" and counter.written in _NOT_AFTER_WHAT:
                return None
        span_end = counted[1] if counted else end
        word = self._longer_word(text, at, span_end, ends)
        if self._lexicon.is_own(text[at:span_end]):
            word = text[at:span_end]
        if word:
            # A word of our own is read as a whole: no number begins inside 五分五分.
            return FoundNumber(at, at + len(word), "", "") if self._lexicon.is_own(word) else None
        if counted is None:
            if len(written) == 1 or written[0] in "何幾":
                return None
            if not any(c in "十百千万億兆〇" for c in written) and len(written) < 3:
                return None
            return FoundNumber(at, end, number.kana, "kanji numeral")
        found = self._counted(text, at, end, number, *counted)
        if written == "数" and found.kana.startswith("すうにち"):
            return FoundNumber(at, found.end, "すうじつ" + found.kana[4:], found.rule)
        known = self._lexicon.words(text[at : found.end])
        if known and known[0].rank <= 1 and found.kana not in {entry.kana for entry in known}:
            return FoundNumber(at, found.end, known[0].kana, "counted word")
        return found

    @staticmethod
    def _kanji_value(written: str) -> NumberKana | None:
        if len(written) > 1 and written.endswith("数"):
            number = read_mixed(written[:-1])
            return NumberKana(number.kana + "すう", "数", "") if number else None
        return read_mixed(written)

    def _longer_word(self, text: str, at: int, end: int, ends: dict[int, int]) -> str:
        for word in self._lexicon.word_prefixes(text[at : at + 12]):
            if len(word) > end - at and at + len(word) in ends and HAS_KANJI.search(word[1:]):
                if word[-1] in "はがをにでとのも":
                    continue
                return word
        return ""


_DIGIT_VALUES = {kanji: value for value, kanji in enumerate("〇一二三四五六七八九")} | {
    str(value): value for value in range(10)
}
_NOT_AFTER_WHAT = frozenset(
    {"者", "色", "方", "様", "語", "分", "所", "処", "物", "事", "気", "組", "人"}
)


def _counts(units: list[Unit], starts: dict[int, int], start: int, end: int) -> bool:
    """The tagger sees a counter here, not another word."""
    unit = units[starts[start]] if start in starts else None
    if unit is None or len(unit.surface) != end - start:
        return False
    return unit.lexeme.pos[2] in ("助数詞", "助数詞可能")


def _is_numeral(unit: Unit) -> bool:
    pos = unit.lexeme.pos
    return pos[1] == "数詞" or unit.surface in ("数", "何", "幾", "〇", "○", "零")
