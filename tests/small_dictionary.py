"""A small dictionary of our own, in the shape of jamdict's data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dictionary.records import (
    KanaForm,
    KanjiRecord,
    NameRecord,
    SenseRecord,
    WordRecord,
    WrittenForm,
)

# number, written forms, readings, class, glosses; the first written form is common.
_WORDS = [
    (1, "食べる", "たべる", "v1 vt", "to eat"),
    (2, "行く", "いく", "v5k-s vi", "to go"),
    (3, "行う", "おこなう", "v5u vt", "to perform"),
    (4, "辛い", "からい", "adj-i", "spicy"),
    (5, "辛い", "つらい", "adj-i", "painful"),
    (6, "足を洗う", "あしをあらう", "exp v5u", "to turn over a new leaf"),
    (7, "足", "あし", "n", "foot"),
    (8, "洗う", "あらう", "v5u vt", "to wash"),
    (9, "図書館", "としょかん", "n", "library"),
    (10, "図書", "としょ", "n", "books"),
    (11, "館", "かん", "n-suf", "hall"),
    (12, "勉強", "べんきょう", "n vs", "study"),
    (13, "", "は", "prt", "topic marker"),
    (14, "今日", "きょう", "n", "today"),
    (15, "今日は", "こんにちは", "int", "good day"),
    (16, "", "すごい", "adj-i", "amazing"),
    (17, "学校", "がっこう", "n", "school"),
    (18, "", "メニュー", "n", "menu"),
    (19, "人々", "ひとびと", "n", "people"),
    (20, "拒否", "きょひ", "n vs", "refusal"),
    (21, "無い", "ない", "adj-i", "nonexistent"),
    (22, "鳴く", "なく", "v5k vi", "to sing (bird)"),
    (23, "急ぐ", "いそぐ", "v5g vi", "to hurry"),
    (24, "受け入れ", "うけいれ", "n", "acceptance"),
    (25, "受け入れる", "うけいれる", "v1 vt", "to accept"),
    (26, "目もくれない", "めもくれない", "exp adj-i", "indifferent"),
    (27, "泣く", "なく", "v5k vi", "to cry"),
    (28, "泣き出す", "なきだす", "v5s vi", "to burst into tears"),
    (29, "重ねる", "かさねる", "v1 vt", "to pile up"),
    (30, "重ねて", "かさねて", "adv", "once more"),
    (31, "待つ", "まつ", "v5t vt vi", "to wait"),
    (32, "致す", "いたす", "v5s vt", "to do (humble)"),
    (33, "堪忍袋の緒が切れる", "かんにんぶくろのおがきれる", "exp v1", "to lose one's patience"),
    (34, "切れる", "きれる", "v1 vi", "to break"),
    (35, "ずに居られない", "ずにいられない", "exp adj-i uk", "cannot help doing"),
    (36, "いつの間にか", "いつのまにか", "adv", "before one knows"),
    (37, "間", "あいだ", "n", "interval"),
    (38, "", "に", "prt", "in; at"),
    (39, "お通し", "おとおし", "n", "appetizer"),
    (40, "通す", "とおす", "v5s vt", "to show in"),
    (41, "身に覚えのない", "みにおぼえのない", "exp adj-i", "knowing nothing of"),
    (42, "覚え", "おぼえ", "n", "memory"),
    (43, "対抗", "たいこう", "n vs", "opposition"),
    (44, "家族", "かぞく", "n", "family"),
    (45, "族", "ぞく", "n n-suf", "tribe"),
    (46, "追い込む", "おいこむ", "v5m vt", "to drive into"),
    (47, "飼う", "かう", "v5u vt", "to keep (an animal)"),
    (48, "", "か", "prt", "question"),
    (49, "選りに選って", "よりによって", "exp adv uk", "of all things"),
    (50, "に因って", "によって", "exp uk", "according to"),
    (51, "叱る", "しかる", "v5r vt", "to scold"),
    (52, "久しい", "ひさしい", "adj-i", "long (time)"),
    (53, "クレジットカード", "クレジットカード", "n", "credit card"),
    (54, "カード", "カード", "n", "card"),
    (55, "食わず嫌い", "くわずぎらい", "n", "disliking without having tried"),
    (56, "嫌い", "きらい", "adj-na n", "disliked"),
    (57, "勝ち", "かち", "n", "victory"),
    (58, "開く", "ひらく", "v5k vt vi", "to open"),
    (59, "開ける", "あける", "v1 vt", "to open"),
    (60, "", "ので", "prt", "because"),
    (61, "", "で", "prt", "at"),
    (62, "長野", "ながの", "n", "Nagano (city)"),
    (63, "耐える", "たえる", "v1 vi", "to bear"),
    (64, "予て", "かねて", "adv uk", "already"),
    (65, "ぷいと", "ぷいと", "adv uk", "in a huff"),
    (66, "", "と", "prt", "with"),
    (67, "溶ける", "とける", "v1 vi", "to melt"),
    (68, "有り難み", "ありがたみ", "n uk", "value"),
    (69, "有る", "ある", "v5r-i vi uk", "to be"),
    (70, "歩く", "あるく", "v5k vi", "to walk"),
    (71, "", "やった", "int", "hooray"),
    (72, "遣る", "やる", "v5r vt uk", "to do"),
    (73, "と言って", "といって", "conj", "having said that"),
    (74, "言う", "いう", "v5u vt", "to say"),
    (75, "やむを得ず", "やむをえず", "exp adv", "unavoidably"),
    (76, "やむを得ない", "やむをえない", "exp adj-i", "unavoidable"),
    (77, "十分", "じゅうぶん", "adj-na adv n", "enough"),
    (78, "一日千秋", "いちじつせんしゅう", "n yoji", "many a weary day"),
    (79, "一日", "いちにち", "n", "one day"),
    (80, "連れて行く", "つれていく", "v5k-s vt", "to take along"),
]


class SmallDictionary:
    """Stands for jamdict's data."""

    fingerprint = "small"
    dates: dict[str, str] = {"jmdict": "2021"}  # noqa: RUF012
    path = Path()

    def counts(self) -> dict[str, int]:
        return {"kanji": 1, "words": len(_WORDS), "names": 3}

    def kanji(self) -> Iterator[KanjiRecord]:
        yield KanjiRecord("食", ("ショク",), ("た.べる",), meanings=("eat",), radical=184)

    def words(self) -> Iterator[WordRecord]:
        for number, written, kana, codes, gloss in _WORDS:
            yield WordRecord(
                number,
                (WrittenForm(written, ("ichi1",)),) if written else (),
                (KanaForm(kana, ("ichi1",)),),
                (SenseRecord(((gloss, ""),), tuple(codes.split())),),
            )

    def names(self) -> Iterator[NameRecord]:
        yield NameRecord(101, ("佐藤",), ("さとう",), ((("surname",), ("Satou",)),))
        yield NameRecord(102, ("佐藤",), ("さどう",), ((("place",), ("Sadou",)),))
        yield NameRecord(103, ("長野",), ("ながの",), ((("surname",), ("Nagano",)),))
