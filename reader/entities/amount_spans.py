"""Amounts, money, rates, durations, ranks and scores, found by their form.

Source: grammar written for this project from the style of Japanese newspapers; counters and units
in ``resources/rules/entities_counters.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.entities.number_forms import ARABIC, KANJI, NUMBER, PLAIN, TO, is_inside_code
from reader.entities.patterns import Wanted, lazy
from reader.entities.spans import DATE, QUANTITY, Span
from reader.entities.wordlists import words as word_list
from resources import rows

_AMOUNT_FIRST = re.compile(rf"[\d数何マプ氷零−\-+±{KANJI}]")
_AMOUNT = lazy(
    rf"(?:マイナス|プラス|氷点下|零下|(?:(?<!\w)|(?<=[ぁ-ん比温約]))[−-](?=\d)|[+±])?(?P<number>{NUMBER})"
    rf"(?P<upto>(?:{TO}|から|(?<=\d)\s{TO}\s(?=\d)|"
    rf"(?<=[\d一二三四五六七八九])、(?=[\d一二三四五六七八九](?!\d)))(?:{NUMBER}))?"
)
_NUMBER = lazy(NUMBER)
_SPACE = re.compile(r"\s")
_MONEY = Wanted(
    r"(?:US|NT|HK|A)?[$¥￥€£]\s?\d[\d,]*(?:\.\d+)?(?:[万億兆]+(?:\d[\d,]*[万億]?)?)?", *"$¥￥€£"
)
_FRACTION = Wanted(rf"{PLAIN}分の{PLAIN}", "分の")
# Amounts of recipes, whose unit stands before the number, or whose number is a fraction.
_SPOONS = ("大さじ", "小さじ", "カップ")
_SPOON = Wanted(
    rf"(?:{'|'.join(_SPOONS)})\s?(?:\d/\d|(?:{NUMBER})(?:と\d/\d|強|弱)?)(?:杯|カップ)?", *_SPOONS
)
_PIECE = lazy(r"[個本枚束株丁玉片缶袋量](?![日当])")
_SMALL_FRACTION = Wanted(r"(?<![\d/])\d/\d(?=[個本枚束株丁玉片缶袋量])", "/")
_ORDINAL = Wanted(rf"第\s?{PLAIN}", "第")
_SCORE = Wanted(
    r"(?<![A-Za-z\d.,/:\-−–—第])\d{1,3}(?:\s?[\-−–—―ー対]\s?)\d{1,3}(?![A-Za-z\d.,/:\-−–—年月日分秒時人円%個回]|"
    r"\s?[〜~])",
    *"-−–—―ー対",
)
_MEASURES = ("マグニチュード", "震度", "偏差値", "視聴率", "打率", "防御率")
_BEARINGS = ("北緯", "南緯", "東経", "西経")
_MEASURE = Wanted(
    rf"(?:(?<![A-Za-z])M|{'|'.join((*_MEASURES, *_BEARINGS))})[(（]?[A-Z]?[)）]?"
    r"(\d+(?:[.・]\d+)?(?:度(?:\d+分?)?|[強弱%])?|\.\d{3})",
    "M",
    *_MEASURES,
    *_BEARINGS,
)
_BARE = Wanted(rf"{ARABIC}[万億兆](?:{ARABIC}?[万億]?)*", *"万億兆")
_DAYS_OF_STAY = re.compile(rf"(?:\d{{1,2}}|[{KANJI}]{{1,3}})日")
_DECIMALS = re.compile(r"\d{1,3}(?![\d万億兆円人%])")
_LATIN = re.compile(r"[A-Za-z]")
# Words that begin as an ordinal does: a third party, the front line, an expert.
_ORDINAL_WORD = lazy(
    r"第[一二三六](?:者|人者|線(?!分)|次(?![世産大])|義|国(?!会)|子分|感|歩|印象|声|報|波|党|"
    r"セクター|位相)"
)
# With 一 these make words of their own: 一発 (a blow), 一声 (a call), 一番 (the best).
_NOT_ONE = word_list("not counted with 一")
# Units that translated text writes apart from their figure: 60 パーセント, 66億 ドル.
_MAY_STAND_APART = frozenset(
    (
        "パーセント",
        "ドル",
        "米ドル",
        "ユーロ",
        "ポンド",
        "円",
        "キロ",
        "キロメートル",
        "メートル",
        "トン",
    )
)
_SCHOOLS = ("高校", "中学", "小学", "大学", "同大")
_NOT_HALF = frozenset("分数径額ば身期")
_SUBTYPES = {
    "money": "MONEY",
    "percent": "PERCENT",
    "duration": "DURATION",
    "ordinal": "ORDINAL",
}
_COMPOUNDS = frozenset(
    [
        ("年", "カ月"),
        ("年", "か月"),
        ("年", "ヶ月"),
        ("年", "ヵ月"),
        ("時間", "分"),
        ("時間", "秒"),
        ("分", "秒"),
        ("円", "銭"),
        ("ドル", "セント"),
        ("割", "分"),
        ("分", "厘"),
        ("日間", "時間"),
        ("打数", "安打"),
        ("勝", "敗"),
        ("敗", "分け"),
        ("敗", "引き分け"),
        ("勝", "分け"),
        ("度", "分"),
        ("メートル", "センチ"),
        ("勝", "引き分け"),
        ("分け", "敗"),
        ("キロ", "メートル"),
        ("度", "厘"),
        ("敗", "休"),
        ("敗", "分"),
        ("丁目", "番"),
        ("カ国", "地域"),
        ("泊", "日"),
        ("フィート", "インチ"),
    ]
)


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter or unit: its canonical unit and what it measures."""

    unit: str
    kind: str


class AmountSpans:
    """Finds amounts."""

    def __init__(self) -> None:
        self.counters = {
            row[0]: Counter(row[1], row[2]) for row in rows("rules/entities_counters.tsv")
        }
        self._units: dict[str, list[str]] = {}
        for unit in sorted(self.counters, key=len, reverse=True):
            self._units.setdefault(unit[0], []).append(unit)
        tails = rows("rules/entities_unit_tails.tsv")
        self._tails = {unit: lazy(written) for unit, written in tails}

    def ordinals(self, text: str) -> Iterator[Span]:
        """Yield what 第 begins: 第3条, 第2四半期."""
        for match in _ORDINAL.finditer(text):
            if is_inside_code(text, match.start()) or _ORDINAL_WORD.match(text, match.start()):
                continue
            end = match.end()
            if unit := self._unit(text, self._past_space(text, end)):
                end = self._past_space(text, end) + len(unit)
            end += text.startswith("目", end)
            if text.startswith("四半期", end - 3) or "四半" in text[match.start() : end + 2]:
                end = text.find("四半期", match.start()) + 3
                yield Span(match.start(), end, DATE, None, 0.8, "quarter")
            else:
                yield Span(match.start(), end, QUANTITY, "ORDINAL", 0.9, "ordinal")

    def signed(self, text: str) -> Iterator[Span]:
        """Yield money with its sign before it, and fractions."""
        for pattern, subtype, rule in (
            (_SPOON, None, "recipe"),
            (_MONEY, "MONEY", "money"),
            (_SMALL_FRACTION, "PERCENT", "fraction"),
            (_FRACTION, "PERCENT", "fraction"),
        ):
            for match in pattern.finditer(text):
                if is_inside_code(text, match.start()):
                    continue
                piece = _PIECE.match(text, match.end()) if rule == "fraction" else None
                if piece:  # ごぼう2分の1本
                    yield Span(match.start(), piece.end(), QUANTITY, None, 0.9, "piece")
                else:
                    yield Span(match.start(), match.end(), QUANTITY, subtype, 0.9, rule)

    def amounts(self, text: str) -> Iterator[Span]:
        """Yield numbers with their unit, then measures, scores and large numbers without one."""
        yield from self._counted(text)
        for match in _MEASURE.finditer(text):
            yield Span(match.start(1), match.end(1), QUANTITY, None, 0.8, "measure")
        for pattern, rule in ((_SCORE, "score"), (_BARE, "amount")):
            for match in pattern.finditer(text):
                if not is_inside_code(text, match.start()):
                    yield Span(match.start(), match.end(), QUANTITY, None, 0.9, rule)

    @staticmethod
    def _past_space(text: str, at: int) -> int:
        return at + 1 if _SPACE.match(text, at) else at

    def _unit(self, text: str, at: int) -> str:
        """Return the longest unit that begins at an offset, or an empty text."""
        for unit in self._units.get(text[at : at + 1], ()):
            if text.startswith(unit, at):
                return unit
        return ""

    def _counted(self, text: str) -> Iterator[Span]:
        at = 0
        while start := _AMOUNT_FIRST.search(text, at):
            match = _AMOUNT.match(text, start.start())
            if match is None:
                at = start.end()
                continue
            number = match.end("number")
            # 3、4人; where no unit stands after both numbers, one may stand after the first.
            for after in dict.fromkeys((match.end(), number)):
                before_unit = self._past_space(text, after)
                unit = self._unit(text, before_unit)
                if unit:
                    break
            else:
                at = start.end()
                continue
            at = number
            end = before_unit + len(unit)
            if unit == "位" and text[match.start() - 1 : match.start()] in ("従", "正"):
                continue
            if is_inside_code(text, match.start("number")) or self._runs_on(text, unit, end):
                continue
            if before_unit > after and not (unit.isascii() or unit in _MAY_STAND_APART):
                continue
            if text[match.start("number") - 1 : match.start("number")] == "第":
                continue  # 第三者, which is no ordinal
            if match["number"] in ("一", "1") and unit == "人" and text.startswith("で", end):
                at = end
                continue  # 一人で: alone
            if match["number"] == "数" and unit in ("字", "値", "式"):
                at = end
                continue  # 数字, which counts nothing
            if match["number"] == "一" and unit in _NOT_ONE:
                at = end
                continue
            kind = self.counters[unit].kind
            end = self._compound(text, end, unit)
            if unit == "年" and text[max(0, match.start() - 3) : match.start()].endswith(_SCHOOLS):
                kind = "ordinal"  # 高校3年: a school year
            if (
                kind == "duration"
                and text.startswith("半", end)
                and text[end + 1 : end + 2] not in _NOT_HALF
            ):
                end += 1
            subtype = _SUBTYPES.get(kind)
            if text.startswith("目", end):
                subtype, end = "ORDINAL", end + 1
            at = end
            type_ = DATE if subtype == "DURATION" else QUANTITY
            yield Span(match.start(), end, type_, subtype, 0.9, "amount")

    def _compound(self, text: str, end: int, unit: str) -> int:
        """Return where 2時間30分, 9秒98, 150円25銭, 6打数6安打 or 3勝2敗 ends."""
        while True:
            more = _NUMBER.match(text, end)
            if more and (next_unit := self._unit(text, more.end())):
                after = more.end() + len(next_unit)
                if (unit, next_unit) in _COMPOUNDS and not self._runs_on(text, next_unit, after):
                    end, unit = after, next_unit
                    continue
            if unit == "泊" and (days := _DAYS_OF_STAY.match(text, end)):
                return days.end()
            if unit in ("秒", "メートル", "キロ") and (rest := _DECIMALS.match(text, end)):
                end = rest.end()
            return end

    def _runs_on(self, text: str, unit: str, end: int) -> bool:
        """Tell whether a unit is only the beginning of another word (3分析)."""
        if end >= len(text):
            return False
        if unit[-1].isascii() and unit[-1].isalpha():
            return bool(_LATIN.match(text, end))
        tail = self._tails.get(unit)
        return tail is not None and bool(tail.match(text, end))
