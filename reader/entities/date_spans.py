"""Dates, times of day and points in time before or after another, found by their form.

Where a date may stand is told by its first character; what may stand there is then tried in one
order: the year of an era, what is written in figures, a period of history, a word (来月の3日).

Source: grammar written for this project from the style of Japanese newspapers.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from reader.entities.number_forms import KANJI, NUMBER, TO, is_inside_code, scan
from reader.entities.patterns import Wanted, lazy
from reader.entities.spans import DATE, TIME, Span
from resources import rows

_DAY_NUMBER = rf"(?:\d{{1,2}}|[{KANJI}廿]{{1,3}})"
_RANGE = r"[〜~～\-−–—―ー、・]"
_WEEKDAY = r"(?:\s?[(（][月火水木金土日](?:曜日?)?(?:[・、]?祝日?)?[)）]|[月火水木金土日]曜日?)"
_PART = (
    r"(?:上旬|中旬|下旬|初旬|初頭|初め|はじめ|半ば|なかば|前半|後半|上半期|下半期|上期|下期|末期|末頃|"
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
_YEAR_NUMBER = rf"(?:\d{{1,4}}|元|[{KANJI}]{{1,5}})"
_PLAIN_YEAR = (
    rf"(?:(?:紀元前|紀元後|紀元|['’`])?(?:\d{{4}}|[〇一二三四五六七八九]{{4}}|"
    rf"千[{KANJI}]{{2,6}})年度?|[1-9]\d{{2}}年(?=\d{{1,2}}月\d)"
    rf"|(?:紀元前|紀元後|['’])(?:約)?[\d,]+年|(?<=西暦)\d{{1,4}}年"
    rf"|(?<![^\s、:：(（〜~\-–—])前\d{{1,4}}年)"
)
_SHORT = (
    rf"(?:\d{{2}}年度|\d{{2}}年(?=\d{{1,2}}(?:{_RANGE}\d{{1,2}})?月|"
    rf"[春夏秋冬](?!季)|末|度|半ば|夏季|初め))"
)
_YEAR_RANGE = r"(?:\d{4}[〜~～\-−–—]\d{2,4}年度?)"
_MONTH = (
    rf"(?:\d{{1,2}}(?:{_RANGE}\d{{1,2}})?|"
    rf"[一二三四五六七八九十]{{1,2}})月期?(?!\s?間|曜|謝|給|刊|面|例|末日)"
)
_DAY = (
    rf"{_DAY_NUMBER}(?:日?{TO}|[、・]){_DAY_NUMBER}日(?!間|目|分|前|後|あまり|余|連続|"
    rf"以上|ぶり|以内)"
    rf"|{_DAY_NUMBER}日(?!間|目|分|ぶり|連続|余|以上|以内|未満|ほど|あたり|当たり|本|"
    rf"元|立|向|産|前|後|々|に[一1]回)"
)
_TAIL = rf"(?:{_PART}|{_SEASON}|内(?=に|の))"
# What follows a year: its month, day, weekday and part.
_OF_YEAR = rf"(?:の?{_MONTH})?(?:の?{_DAY_NUMBER}日)?(?:{_WEEKDAY})?{_TAIL}?"
# What follows a month: its days, or its part.
_OF_MONTH = (
    rf"(?:の?(?:{_DAY_NUMBER}[、・])?{_DAY_NUMBER}日(?!間)(?:{TO}{_DAY_NUMBER}日)?(?:{_WEEKDAY})?"
    rf"|(?:{_PART}|の?第?[\d一二三四]週)?)"
)
# The year of an era, in brackets after the year that it is: 2024(令和6)年 and 2024年(令和6年).
_ERA_GLOSS = rf"[^\d()（）〈〉\s]{{2,4}}{_YEAR_NUMBER}"
_IN_FIGURES = lazy(
    "|".join(
        f"(?:{part})"
        for part in (
            rf"\d{{2,4}}年代{_TAIL}?",
            (
                rf"(?:{_YEAR_RANGE}|{_PLAIN_YEAR}(?:[(（〈]{_ERA_GLOSS}年?度?(?:[/／]{_ERA_GLOSS}年)?"
                rf"[)）〉](?=\d{{1,2}}月))?|{_SHORT}){_OF_YEAR}"
            ),
            rf"\d{{4}}[/.\-]\d{{1,2}}[/.\-]\d{{1,2}}(?:{_WEEKDAY})?",
            (
                rf"(?:紀元前|前(?=\d))?(?:\d{{1,2}}|"
                rf"[一二三四五六七八九十]{{1,3}})世紀(?:{_PART})?(?!ぶり|以上|間|にわたる|も)"
            ),
            rf"{_MONTH}{_OF_MONTH}",
            rf"(?:{_DAY})(?:{_WEEKDAY})?",
            rf"(?<!\d)(?<!\d/)\d{{1,2}}/\d{{1,2}}{_WEEKDAY}",
            r"\d{1,2}[〜~～\-−–—]\d{1,2}月期?",
        )
    )
)
_OF_ERA = lazy(rf"\s?{_YEAR_NUMBER}年度?(?:[(（]\d{{4}}年?[)）](?=\d{{1,2}}月))?{_OF_YEAR}")
_DECADE = lazy(rf"\d{{2}}年代{_TAIL}?")
_OF_PERIOD = lazy(rf"時代(?:{_PART}|中頃)?|{_PART}|年間")
_OF_WORD = lazy(
    r"(?!比|並み|同月比|同期比|差|号|子|香|版|的|以来の?比|葉|風)(?:"
    rf"の?{_MONTH}{_OF_MONTH}|の?{_DAY_NUMBER}日(?!間|目)(?:{_WEEKDAY})?"
    rf"|(?:の?(?:{_PART}|暮れ|[春夏秋冬](?!季|場所|休|祭))|の?[月火水木金土日]曜日?)?"
    rf"(?:{_WEEKDAY})?)"
)
_FIGURES = re.compile(rf"[\d{KANJI}廿紀前'’`]")
_HAS_DATE = re.compile(r"[年月日世/.\-〜~～−–—]")
_ERA_LETTERS = frozenset("MTSHR")
_WITH_DECADES = frozenset(("明治", "大正", "昭和"))

_NUMBER_FIRST = re.compile(rf"[\d数何半{KANJI}]")
_RELATIVE = lazy(rf"(?:(?:半年|半日|半世紀|{NUMBER}{_TIME_UNIT}半?){_AGO})")
_IS_RELATIVE = re.compile("[前後]|のち")
# 約1週間後 is one point in time, 約 and all; elsewhere 約 stands outside.
_LATER = Wanted(rf"約{NUMBER}(?:週間|日間?|[カか箇ヶヵケ]月|時間|分)半?後(?!半|期)", "約")
_HALF = Wanted(
    r"半年間?|半日|四半世紀|半世紀|半月(?!板)|丸[一1]日|一昼夜|一晩", "半", "丸", "一昼夜", "一晩"
)
_TIME_FIRST = re.compile(r"[\d一二三四五六七八九十午正未明早朝昼夕深夜]")
_HAS_TIME = re.compile("[時:]|正午")
_TIME = lazy(
    rf"(?:(?:{_DAYPART}の?)?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})時(?!間|代|点|"
    rf"期|計|折|給|速|空|刻|限|価)"
    rf"(?:半|{_DAY_NUMBER}分(?:{_DAY_NUMBER}秒)?)?"
    rf"|"
    rf"(?:{_DAYPART})?(?<![\d:])\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:])(?:[AaPp]\.?[Mm]\.?)?"
    rf"|正午)"
)
_OF_DAY = lazy(_DAYPART)
# 21年に起訴された: two digits and a particle that a duration seldom has.
_SHORT_YEAR = lazy(
    r"(?<![\d.,・約後計全和成正治第])\d{2}年(?=(?:に(?!及|わた|[1一]|満|なる|なり|なっ|相当|"
    r"渡|も|して)|から|までに|以降|当時|時点|公開|発表|発足|創業|設立|生まれ|入社|入団|卒|の[「『]))"
)
# 670年に全焼した: three digits that no duration would have there.
_OLD_YEAR = lazy(
    r"(?<![\d.,・約後前計満第])[1-9]\d{2}年(?=に(?!わた|及|[1一]|渡|も|して|なる|なり|なっ|達)|、|[)）]|から|頃|ごろ|\s?[-〜~])"
)


# 3日以内, 2日連続, 1日延期する: how many days, not which.
_DAYS = lazy(
    rf"(?<![月\d{KANJI}])(?:\d{{1,3}}|[{KANJI}]{{1,3}})日(?="
    r"以内|以上|未満|ぶり|連続|連敗|連勝|ほど(?!近)|程度|余り|あまり|がかり|足らず|たらず|"
    r"延期|遅れ|遅く|早く|早め|前倒し|おき|ごと|続け|続い|続く|かけ|かか|休[んみむ]|待[ったちつ]|"
    r"[あ当]たり|に?[1-9一二三四五六七八九]{1,2}[回度食錠杯本枚](?!目))"
)


# 2025 年 7 月 17 日, as machines write it.
_SPACED_DATE = lazy(
    r"(?<![\d.])(?:(?:19|20)\d\d ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?|"
    r"(?:19|20)\d\d 年|\d{1,2} ?月 ?\d{1,2} ?日)(?! ?間)"
)


class DateSpans:
    """Finds dates and times."""

    def __init__(self) -> None:
        self._eras = _by_beginning(row[0] for row in rows("rules/entities_eras.tsv"))
        self._words = _by_beginning(row[0] for row in rows("rules/entities_dates.tsv"))
        self._periods = _by_beginning(_PERIODS.split("|"))
        tables = (self._eras, self._words, self._periods)
        words = {word for table in tables for several in table.values() for word in several}
        # A word in hiragana is sought as a whole: its first character begins too many others.
        kana = "|".join(sorted(word for word in words if "ぁ" <= word[0] <= "ん"))
        signs = "".join(sorted({word[0] for word in words if not "ぁ" <= word[0] <= "ん"}))
        self._spoken = re.compile(rf"[{signs}]|{kana}")
        self._first = re.compile(rf"[{signs}MTSHR\d{KANJI}廿紀前'’`]|{kana}")

    def relative(self, text: str) -> Iterator[Span]:
        """Yield points in time told from another: 三年前, 約1週間後."""
        if not _IS_RELATIVE.search(text):
            return
        for match in _LATER.finditer(text):
            if not is_inside_code(text, match.start()):
                yield Span(match.start(), match.end(), DATE, None, 0.9, "relative")
        for match in scan(_RELATIVE, _NUMBER_FIRST, text):
            if not is_inside_code(text, match.start()):
                yield Span(match.start(), match.end(), DATE, None, 0.9, "relative")

    def halves(self, text: str) -> Iterator[Span]:
        """Yield durations that no counter of durations shows: 半年, 一晩, 3日以内."""
        found = [_HALF.finditer(text)]
        if "日" in text:
            found.append(_DAYS.finditer(text))
        for match in itertools.chain(*found):
            if not is_inside_code(text, match.start()):
                yield Span(match.start(), match.end(), DATE, "DURATION", 0.9, "time passed")

    def dates(self, text: str, *, figures: bool) -> Iterator[Span]:
        """Yield dates and times.

        Args:
            text: A block's folded text.
            figures: False for a text without a numeral, where only words may say when.
        """
        for match in _SPACED_DATE.finditer(text) if figures and " " in text else ():
            if " " in match.group():
                yield Span(match.start(), match.end(), DATE, None, 0.9, "spaced date")
        if figures and "年" in text:
            for pattern in (_SHORT_YEAR, _OLD_YEAR):
                for match in pattern.finditer(text):
                    yield Span(match.start(), match.end(), DATE, None, 0.6, "short year")
        ends = []
        for start, end in self._dates(text, figures=figures and bool(_HAS_DATE.search(text))):
            if text[end - 1] == "日" and _DAYS.match(text, start):
                continue
            if not is_inside_code(text, start) and _is_date(text, start, end):
                ends.append(end)
                yield Span(start, end, DATE, None, 0.95, "date")
        if _HAS_TIME.search(text):
            for match in scan(_TIME, _TIME_FIRST, text):
                if not is_inside_code(text, match.start()):
                    yield Span(match.start(), match.end(), TIME, None, 0.9, "time")
        for end in ends:
            part = _OF_DAY.match(text, end)
            if part and not text.startswith("中", part.end()):
                yield Span(part.start(), part.end(), TIME, None, 0.8, "daypart")

    def _dates(self, text: str, *, figures: bool) -> Iterator[tuple[int, int]]:
        first = self._first if figures else self._spoken
        at = 0
        while start := first.search(text, at):
            end = self._end(text, start.start(), figures=figures)
            if end < 0:
                at = start.start() + 1
            else:
                yield start.start(), end
                at = end

    def _end(self, text: str, at: int, *, figures: bool) -> int:
        """Return where the date ends that begins at an offset; -1 if none does."""
        two = text[at : at + 2]
        match: re.Match[str] | None = None
        if figures:
            for era in self._eras.get(two, ()):
                if text.startswith(era, at):
                    after = at + len(era)
                    match = _DECADE.match(text, after) if era in _WITH_DECADES else None
                    if match := match or _OF_ERA.match(text, after):
                        return match.end()
            sign = two[0]
            if sign in _ERA_LETTERS:
                alone = not at or not (text[at - 1].isascii() and text[at - 1].isalpha())
                match = _OF_ERA.match(text, at + 1) if alone else None
                return match.end() if match else -1
            if _FIGURES.match(sign) and (match := _IN_FIGURES.match(text, at)):
                return match.end()
        for words, tail in ((self._periods, _OF_PERIOD), (self._words, _OF_WORD)):
            for word in words.get(two, ()):
                if text.startswith(word, at) and (match := tail.match(text, at + len(word))):
                    return match.end()
        return -1


def _by_beginning(words: Iterable[str]) -> dict[str, list[str]]:
    """Return words by their first two characters, long ones first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[:2], []).append(word)
    return found


def _is_date(text: str, start: int, end: int) -> bool:
    """Tell a date from what only looks like one (13月, 2018年間, 一日中)."""
    surface = text[start:end]
    following = text[end : end + 2] or "\n"
    if surface[-1] == "年" and (
        following[:1] in "間余超来" or following in ("ぶり", "連続", "以上", "もの")
    ):
        year = re.match(r"\d+", surface)
        return bool(year and len(year.group()) == 4 and following[:1] in "来以")
    if surface[-1] == "日" and following[:1] in "間目分" and following not in ("分の", "間の"):
        return False
    if surface in ("一日", "1日") and not text[:start].endswith(("月", "月の", "、", "〜", "(")):
        # 一日: a whole day, unless a month or another date stands before it
        return surface == "1日" and following[:1] not in "中も半前後で券乗あ当"
    if surface in ("一日", "1日") and following in ("あた", "当た"):
        return False
    if text[start - 1 : start] == "泊":
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
