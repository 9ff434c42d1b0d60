"""Dates, times, amounts, money, rates, ages, ranks and scores, found by their form.

Numbers have a grammar, so rules read them better than statistics do. What a stretch is worth is
told in ``values``; here it is only found. Offsets are code points of the folded text that is given.

Source: grammar written for this project from the style of Japanese newspapers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from reader.analysis.model import EntityType
from reader.entities.spans import DATE, QUANTITY, TIME, Span, SpanSet
from reader.entities.wordlists import words as word_list
from resources import rows

_KANJI = "〇一二三四五六七八九十百千"
_ARABIC = r"\d++(?:,\d{3})*+(?:[.・]\d++)?"
_SCALE = "十百千万億兆京"
_PLAIN = rf"(?:(?<!\d){_ARABIC}|(?<![{_KANJI}])[{_KANJI}]++)"
# Possessive throughout: a line of nothing but numerals is read once.
NUMBER = (
    rf"(?:[数何](?=[{_SCALE}])[{_SCALE}]++|数(?=\D)"
    rf"|(?:(?<!\d){_ARABIC}|(?<![{_KANJI}])[{_KANJI}])(?:{_ARABIC}|[{_KANJI}万億兆京])*+"
    rf"(?:余(?=[{_SCALE}])[{_SCALE}]++|数(?=[人年日回枚件点個本社カか万億]))?(?:余(?!り|る|っ|分))?)"
)
_DAY_NUMBER = rf"(?:\d{{1,2}}|[{_KANJI}廿]{{1,3}})"
_RANGE = r"[〜~～\-−–—―ー、・]"
_TO = r"[〜~～\-−–—―ー]"
_WEEKDAY = r"(?:\s?[(（][月火水木金土日](?:曜日?)?(?:[・、]?祝日?)?[)）]|[月火水木金土日]曜日?)"
_PART = (
    r"(?:上旬|中旬|下旬|初旬|初頭|初め|はじめ|半ば|なかば|前半|後半|上半期|下半期|末期|末頃|"
    r"末(?!尾|端|席|弟|裔|っ)"
    r"|初期|前期|中期|後期|終盤|中盤|序盤)"
)
_SEASON = (
    r"(?:の暮れ|の?(?:早春|初夏|初秋|晩秋|晩夏|初冬|真夏|真冬|[春夏秋冬])(?!休|季|場所|樹|枝|"
    r"日|高|子|美|山|川|原|田|吉|巻|物|期講))"
)
_DAYPART = (
    r"(?:午前|午後|正午|未明|明け方|早朝|朝(?!鮮|日|食|刊|礼|廷|倉|霞|露|敵|市|顔)|昼前|"
    r"昼過ぎ|昼すぎ|昼(?!食|寝|休|間)"
    r"|夕方|夕刻|夕(?!刊|食|日|張|立|焼|暮)|深夜|夜遅く|夜半|夜中|夜(?!明|景|間|行|勤|学|叉|道|空))"
)
_TIME_UNIT = r"(?:世紀|年間?|[カか箇ヶヵケ]月間?|週間?|日間?|時間|分間?|秒間?)"
_PERIODS = (
    "縄文|弥生|古墳|飛鳥|奈良|平安|鎌倉|南北朝|室町|戦国|安土桃山|江戸|明治|大正|昭和|平成|令和"
)
_AGO = (
    r"(?:前(?!後|半|期|代|回|払|線|者|例|提|述|年|日|夜|月|週)|後(?!半|期|見|続|継|輩|方|"
    r"者|退|任|援|悔|遺|世)|のち)"
)


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter or unit: its canonical unit and what it measures."""

    unit: str
    kind: str


class NumberFinder:
    """Finds everything that is a number with a meaning."""

    def __init__(self) -> None:
        self.counters = {
            row[0]: Counter(row[1], row[2]) for row in rows("rules/entities_counters.tsv")
        }
        eras = "|".join(row[0] for row in rows("rules/entities_eras.tsv"))
        words = sorted((row[0] for row in rows("rules/entities_dates.tsv")), key=len, reverse=True)
        self._tails = {row[0]: row[1] for row in rows("rules/entities_unit_tails.tsv")}
        self._tail_patterns: dict[str, re.Pattern[str]] = {}
        self._compile(eras, "|".join(words))
        firsts = {word[0] for word in (*words, *eras.split("|"), *_PERIODS.split("|"))}
        self._date_first = re.compile(rf"[\d{_KANJI}廿紀前'’`MTSHR{''.join(sorted(firsts))}]")

    def _compile(self, eras: str, words: str) -> None:
        units = "|".join(re.escape(u) for u in sorted(self.counters, key=len, reverse=True))
        year_number = rf"(?:\d{{1,4}}|元|[{_KANJI}]{{1,5}})"
        era_year = rf"(?:(?:{eras}|(?<![A-Za-z])[MTSHR])\s?{year_number}年度?)"
        plain_year = (
            rf"(?:(?:紀元前|紀元後|紀元|['’`])?(?:\d{{4}}|[〇一二三四五六七八九]{{4}}|"
            rf"千[{_KANJI}]{{2,6}})年度?|[1-9]\d{{2}}年(?=\d{{1,2}}月\d)"
            rf"|(?:紀元前|紀元後|['’])(?:約)?[\d,]+年|(?<=西暦)\d{{1,4}}年"
            rf"|(?<![^\s、:：(（〜~\-–—])前\d{{1,4}}年)"
        )
        short_year = (
            rf"(?:\d{{2}}年度|\d{{2}}年(?=\d{{1,2}}(?:{_RANGE}\d{{1,2}})?月|"
            rf"[春夏秋冬](?!季)|末|度|半ば|夏季|初め))"
        )
        year_range = r"(?:\d{4}[〜~～\-−–—]\d{2,4}年度?)"
        month = (
            rf"(?:\d{{1,2}}(?:{_RANGE}\d{{1,2}})?|"
            rf"[一二三四五六七八九十]{{1,2}})月期?(?!\s?間|曜|謝|給|刊|面|例|末日)"
        )
        day = (
            rf"{_DAY_NUMBER}(?:日?{_TO}|[、・]){_DAY_NUMBER}日(?!間|目|分|前|後|あまり|余|連続|"
            rf"以上|ぶり|以内)"
            rf"|{_DAY_NUMBER}日(?!間|目|分|ぶり|連続|余|以上|以内|未満|ほど|あたり|当たり|本|"
            rf"元|立|向|産|前|後|々|に[一1]回)"
        )
        far_day = rf"{_DAY_NUMBER}日"
        years = (
            rf"(?:{era_year}(?:[(（]\d{{4}}年?[)）](?=\d{{1,2}}月))?|{year_range}|"
            rf"{plain_year}(?:[(（〈](?:{eras}){year_number}年?度?"
            rf"(?:[/／](?:{eras}){year_number}年)?[)）〉](?=\d{{1,2}}月))?|{short_year})"
        )
        tail = rf"(?:{_PART}|{_SEASON}|内(?=に|の))"
        word = rf"(?:{words})(?!比|並み|同月比|同期比|差|号|子|香|版|的|以来の?比|葉|風)"
        date_parts = [
            rf"(?:\d{{3,4}}|\d{{2}}|(?:明治|大正|昭和)\d{{2}})年代{tail}?",
            # a year, with whatever follows it
            rf"{years}(?:の?{month})?(?:の?(?:{far_day}))?(?:{_WEEKDAY})?{tail}?",
            rf"\d{{4}}[/.\-]\d{{1,2}}[/.\-]\d{{1,2}}(?:{_WEEKDAY})?",
            (
                rf"(?:紀元前|前(?=\d))?(?:\d{{1,2}}|"
                rf"[一二三四五六七八九十]{{1,3}})世紀(?:{_PART})?(?!ぶり|以上|間|にわたる|も)"
            ),
            (rf"(?:{_PERIODS})(?:時代(?:{_PART}|中頃)?|{_PART}|年間)"),
            # a month, with a day
            rf"(?:{word}の?)?{month}(?:の?(?:{_DAY_NUMBER}[、・])?(?:{far_day})(?!間))(?:{_TO}{_DAY_NUMBER}日)?(?:{_WEEKDAY})?",
            rf"(?:{word}の?)?{month}(?:{_PART}|の?第?[\d一二三四]週)?",
            rf"(?:{word}の?)(?:{_DAY_NUMBER}日(?!間|目))(?:{_WEEKDAY})?",
            (
                rf"(?:{word})(?:の?(?:{_PART}|暮れ|[春夏秋冬](?!季|場所|休|祭))|"
                rf"の?[月火水木金土日]曜日?)?(?:{_WEEKDAY})?"
            ),
            rf"(?:{day})(?:{_WEEKDAY})?",
            rf"(?<!\d)(?<!\d/)\d{{1,2}}/\d{{1,2}}{_WEEKDAY}",
            r"\d{1,2}[〜~～\-−–—]\d{1,2}月期?",
        ]
        self._date = re.compile("|".join(f"(?:{part})" for part in date_parts))
        self._relative = re.compile(rf"(?:(?:半年|半日|半世紀|{NUMBER}{_TIME_UNIT}半?){_AGO})")
        # 約1週間後 is one point in time, 約 and all; elsewhere 約 stands outside.
        self._later = re.compile(
            rf"約{NUMBER}(?:週間|日間?|[カか箇ヶヵケ]月|時間|分)半?後(?!半|期)"
        )
        self._half = re.compile(r"半年間?|半日|四半世紀|半世紀|半月(?!板)|丸[一1]日|一昼夜|一晩")
        self._time = re.compile(
            rf"(?:(?:{_DAYPART}の?)?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})時(?!間|代|点|"
            rf"期|計|折|給|速|空|刻|限|価)"
            rf"(?:半|{_DAY_NUMBER}分(?:{_DAY_NUMBER}秒)?)?"
            rf"|"
            rf"(?:{_DAYPART})?(?<![\d:])\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:])(?:[AaPp]\.?[Mm]\.?)?"
            rf"|正午)"
        )
        self._daypart = re.compile(_DAYPART)
        self._amount = re.compile(
            rf"(?P<sign>(?:マイナス|プラス|氷点下|零下|(?<![\d\w])[−-](?=\d)|[+±]))?"
            rf"(?P<number>{NUMBER})(?P<upto>(?:{_TO}|から|(?<=\d)\s{_TO}\s(?=\d)|"
            rf"(?<=[\d一二三四五六七八九])、(?=[\d一二三四五六七八九](?!\d)))(?:{NUMBER}))?(?P<space>\s?)(?P<unit>{units})"
        )
        self._more = re.compile(rf"(?P<number>{NUMBER})(?P<unit>{units})")
        self._money_sign = re.compile(
            r"(?:US|NT|HK|A)?[$¥￥€£]\s?\d[\d,]*(?:\.\d+)?(?:[万億兆]+(?:\d[\d,]*[万億]?)?)?"
        )
        self._fraction = re.compile(rf"{_PLAIN}分の{_PLAIN}")
        self._ordinal = re.compile(rf"第\s?{_PLAIN}(?:\s?(?:{units}))?目?")
        self._score = re.compile(
            r"(?<![A-Za-z\d.,/:\-−–—第])\d{1,3}(?:\s?[\-−–—―ー対]\s?)\d{1,3}(?![A-Za-z\d.,/:\-−–—年月日分秒時人円%個回]|"
            r"\s?[〜~])"
        )
        self._prefixed = re.compile(
            r"(?:マグニチュード|(?<![A-Za-z])M|震度|偏差値|視聴率|打率|防御率|北緯|南緯|"
            r"東経|西経)[(（]?[A-Z]?[)）]?(\d+(?:[.・]\d+)?(?:度(?:\d+分)?|[強弱%])?|"
            r"\.\d{3})"
        )
        self._bare = re.compile(rf"{_ARABIC}[万億兆](?:{_ARABIC}?[万億]?)*")

    def find(
        self, text: str, offset: int, numerals: Collection[int], ends: Collection[int]
    ) -> list[Span]:
        """Return the numeric spans of one block, in order, without overlaps.

        Args:
            text: The block's folded text.
            offset: Where the block begins in the document; added to every offset.
            numerals: Offsets in the document at which a numeral morpheme begins: a kanji numeral
                elsewhere is part of a word (四国, 一部).
            ends: Offsets in the document at which a morpheme ends.
        """
        taken = SpanSet()
        for span in self._candidates(text):
            start, end = span.start + offset, span.end + offset
            first = text[span.start]
            if first in _KANJI and start not in numerals:
                continue
            if "ぁ" <= first <= "ん" and not _stands_alone(text, span):
                continue
            if not text[span.end - 1].isdigit() and end not in ends and span.subtype != "MONEY":
                continue
            taken.add(span.moved(start, end))
        return list(taken)

    def _candidates(self, text: str) -> Iterator[Span]:
        """Yield candidates, the surest first."""
        if not _HAS_NUMBER.search(text):
            # Most sentences hold no figure: only words like きのう may say when.
            yield from self._dates(text)
            return
        yield from self._spans(self._later, text, DATE, None, "relative")
        for match in _scan(self._relative, _NUMBER_FIRST, text):
            if not self._inside_code(text, match.start()):
                yield Span(match.start(), match.end(), DATE, None, 0.9, "relative")
        yield from self._ordinals(text)
        yield from self._dates(text)
        yield from self._spans(self._money_sign, text, QUANTITY, "MONEY", "money")
        yield from self._spans(self._fraction, text, QUANTITY, "PERCENT", "fraction")
        yield from self._spans(self._half, text, DATE, "DURATION", "half")
        yield from self._amounts(text)
        for match in self._prefixed.finditer(text):
            yield Span(match.start(1), match.end(1), QUANTITY, None, 0.8, "measure")
        yield from self._spans(self._score, text, QUANTITY, None, "score")
        yield from self._spans(self._bare, text, QUANTITY, None, "amount")

    def _dates(self, text: str) -> Iterator[Span]:
        dates = []
        for match in _SHORT_YEAR.finditer(text):
            yield Span(match.start(), match.end(), DATE, None, 0.6, "short year")
        for match in _OLD_YEAR.finditer(text):
            yield Span(match.start(), match.end(), DATE, None, 0.6, "short year")
        for match in _scan(self._date, self._date_first, text):
            if self._inside_code(text, match.start()) or not _is_date(match.group(), text, match):
                continue
            dates.append(match.end())
            yield Span(match.start(), match.end(), DATE, None, 0.95, "date")
        for match in _scan(self._time, _TIME_FIRST, text):
            if not self._inside_code(text, match.start()):
                yield Span(match.start(), match.end(), TIME, None, 0.9, "time")
        for end in dates:
            part = self._daypart.match(text, end)
            if part and not text.startswith("中", part.end()):
                yield Span(part.start(), part.end(), TIME, None, 0.8, "daypart")

    def _spans(
        self, pattern: re.Pattern[str], text: str, kind: EntityType, subtype: str | None, rule: str
    ) -> Iterator[Span]:
        for match in pattern.finditer(text):
            if not self._inside_code(text, match.start()):
                yield Span(match.start(), match.end(), kind, subtype, 0.9, rule)

    def _ordinals(self, text: str) -> Iterator[Span]:
        for match in self._ordinal.finditer(text):
            if _ORDINAL_WORD.match(text, match.start()):
                continue
            if match.group().endswith("四半期") or "四半" in text[match.start() : match.end() + 2]:
                end = text.find("四半期", match.start()) + 3
                yield Span(match.start(), end, DATE, None, 0.8, "quarter")
            else:
                yield Span(match.start(), match.end(), QUANTITY, "ORDINAL", 0.9, "ordinal")

    def _amounts(self, text: str) -> Iterator[Span]:
        at = 0
        while True:
            match = next(_scan(self._amount, _AMOUNT_FIRST, text, at), None)
            if match is None:
                return
            at = match.end("number")
            unit = match["unit"]
            counter = self.counters[unit]
            end = match.end()
            if unit == "位" and text[match.start() - 1 : match.start()] in ("従", "正"):
                continue
            if self._inside_code(text, match.start("number")) or self._runs_on(text, unit, end):
                continue
            if match["space"] and not unit.isascii():
                continue
            if text[match.start("number") - 1 : match.start("number")] == "第":
                continue  # 第三者, which is no ordinal
            if match["number"] in ("一", "1") and unit == "人" and text.startswith("で", end):
                at = end
                continue  # 一人で: alone
            if match["number"] == "一" and unit in _NOT_ONE:
                at = end
                continue
            kind = counter.kind
            start = match.start("sign") if match["sign"] else match.start("number")
            end = self._compound(text, end, unit)
            before = text[max(0, match.start() - 3) : match.start()]
            if unit == "年" and before.endswith(("高校", "中学", "小学", "大学", "同大")):
                kind = "ordinal"  # 高校3年: a school year
            if (
                kind == "duration"
                and text.startswith("半", end)
                and text[end + 1 : end + 2] not in tuple("分数径額ば身期")
            ):
                end += 1
            subtype = {
                "money": "MONEY",
                "percent": "PERCENT",
                "duration": "DURATION",
                "ordinal": "ORDINAL",
            }.get(kind)
            if text.startswith("目", end):
                subtype, end = "ORDINAL", end + 1
            at = end
            yield Span(
                start, end, DATE if subtype == "DURATION" else QUANTITY, subtype, 0.9, "amount"
            )

    def _compound(self, text: str, end: int, unit: str) -> int:
        """Return where 2時間30分, 9秒98, 150円25銭, 6打数6安打 or 3勝2敗 ends."""
        while True:
            more = self._more.match(text, end)
            if (
                more
                and (unit, more["unit"]) in _COMPOUNDS
                and not self._runs_on(text, more["unit"], more.end())
            ):
                end, unit = more.end(), more["unit"]
                continue
            if unit in ("秒", "メートル", "キロ") and (rest := _DECIMALS.match(text, end)):
                end = rest.end()
            return end

    def _runs_on(self, text: str, unit: str, end: int) -> bool:
        """Tell whether a unit is only the beginning of another word (3分析)."""
        if end >= len(text):
            return False
        if unit[-1].isascii() and unit[-1].isalpha():
            return bool(_LATIN.match(text, end))
        written = self._tails.get(unit)
        if written is None:
            return False
        tail = self._tail_patterns.get(unit)
        if tail is None:
            tail = self._tail_patterns[unit] = re.compile(written)
        return bool(tail.match(text, end))

    @staticmethod
    def _inside_code(text: str, start: int) -> bool:
        """Tell whether a number belongs to a code (Su-35, iPhone 15) or to a longer number."""
        if start == 0:
            return False
        before = text[start - 1]
        if before.isascii() and (before.isalnum() or before in "._/"):
            return text[start].isdigit()
        return (
            before in "-−–"
            and start > 1
            and text[start].isdigit()
            and text[start - 2].isascii()
            and text[start - 2].isalpha()
        )


_NUMBER_FIRST = re.compile(rf"[\d数何半{_KANJI}]")
_AMOUNT_FIRST = re.compile(rf"[\d数何マプ氷零−\-+±{_KANJI}]")
_TIME_FIRST = re.compile(r"[\d一二三四五六七八九十午正未明早朝昼夕深夜]")
_HAS_NUMBER = re.compile(r"[\d〇一二三四五六七八九十百千万億兆数半何元]")
_DECIMALS = re.compile(r"\d{1,3}(?![\d万億兆円人%])")

# With 一 these make words of their own: 一発 (a blow), 一声 (a call), 一番 (the best).
_NOT_ONE = word_list("not counted with 一")
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
# 21年に起訴された: two digits and a particle that a duration seldom has.
_SHORT_YEAR = re.compile(
    r"(?<![\d.,・約後計全和成正治第])\d{2}年(?=(?:に(?!及|わた|[1一]|満|なる|なり|なっ|相当|"
    r"渡|も|して)|から|までに|以降|当時|時点|公開|発表|発足|創業|設立|生まれ|入社|入団|卒))"
)
# 670年に全焼した: three digits that no duration would have there.
_OLD_YEAR = re.compile(
    r"(?<![\d.,・約後前計満第])[1-9]\d{2}年(?=に(?!わた|及|[1一]|渡|も|して|なる|なり|なっ|達)|、|[)）]|から|頃|ごろ|\s?[-〜~])"
)
# Words that begin as an ordinal does: a third party, the front line, an expert.
_ORDINAL_WORD = re.compile(
    r"第[一二三六](?:者|人者|線(?!分)|次(?![世産大])|義|国(?!会)|子分|感|歩|印象|声|報|波|党|"
    r"セクター|位相)"
)
_LATIN = re.compile(r"[A-Za-z]")


def _scan(
    pattern: re.Pattern[str], first: re.Pattern[str], text: str, at: int = 0
) -> Iterator[re.Match[str]]:
    """Yield a pattern's matches, tried only where one of its first characters stands."""
    while start := first.search(text, at):
        match = pattern.match(text, start.start())
        if match is None:
            at = start.end()
        else:
            yield match
            at = match.end()


def _stands_alone(text: str, span: Span) -> bool:
    """Tell a word in hiragana (きょう) from a part of a reading (ききょうめい)."""
    before = text[span.start - 1 : span.start]
    after = text[span.end : span.end + 1]
    if before and "ぁ" <= before <= "ん" and before not in "のはがをにでとも":
        return False
    return before not in ("(", "（") and not (
        "ぁ" <= after <= "ん" and after not in "のはがにもかまでとよや"
    )


def _is_date(surface: str, text: str, match: re.Match[str]) -> bool:
    """Tell a date from what only looks like one (13月, 2018年間, 一日中)."""
    end = match.end()
    following = text[end : end + 2] or "\n"
    if surface[-1] == "年" and (
        following[:1] in "間余超来" or following in ("ぶり", "連続", "以上", "もの")
    ):
        year = re.match(r"\d+", surface)
        return bool(year and len(year.group()) == 4 and following[:1] in "来以")
    if surface[-1] == "日" and following[:1] in "間目分" and following not in ("分の", "間の"):
        return False
    if surface in ("一日", "1日") and not text[: match.start()].endswith(
        ("月", "月の", "、", "〜", "(")
    ):
        # 一日: a whole day, unless a month or another date stands before it
        return surface == "1日" and following[:1] not in "中も半前後で券乗あ当"
    if surface in ("一日", "1日") and following in ("あた", "当た"):
        return False
    if text[match.start() - 1 : match.start()] == "泊":
        return False
    if surface == "一月" and following[:1] in "半前後":
        return False
    if re.match(r"\d{4}[/.\-]", surface):
        parts = [int(n) for n in re.findall(r"\d+", surface)[:3]]
        if not (1000 <= parts[0] <= 2199 and 1 <= parts[1] <= 12 and 1 <= parts[2] <= 31):
            return False
        if following[:1].isdigit() or following[:1] == "-":
            return False
    for number in re.findall(r"(\d+)月", surface):
        if not 1 <= int(number) <= 12:
            return False
    return all(1 <= int(number) <= 31 for number in re.findall(r"(\d+)日", surface))
