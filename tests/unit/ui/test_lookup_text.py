"""What the card and the pane say, without a widget."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTranslator

import resources
from dictionary.model import (
    Entry,
    Example,
    Gloss,
    Headword,
    Inflection,
    KanjiEntry,
    LookupResult,
    Match,
    MatchKind,
    NumberReading,
    Sense,
    ToldKanji,
)
from reader.analysis.model import Entity, EntityType, ReadingSource, Role
from reader.sessions.model import EntitySummary
from ui.lookup.blocks import (
    Cell,
    LineKind,
    Picture,
    Run,
    Style,
    WordDetails,
    is_japanese,
    is_kanji,
    plain_text,
)
from ui.lookup.entity_text import EntityPage, entity_lines, names_elsewhere
from ui.lookup.entry_text import result_lines, search_lines
from ui.lookup.entry_writer import table_places
from ui.lookup.inflections import EXPLANATIONS, STEPS, step_explanation, step_name
from ui.lookup.kanji_text import grade_name, kanji_lines, word_list_lines
from ui.lookup.labels import MISC, POS, join, label
from ui.lookup.pitch import contour, split_morae
from ui.lookup.structured import content_lines


def glosses(*texts: str) -> tuple[Gloss, ...]:
    return tuple(Gloss(text) for text in texts)


KAU = Entry(
    1,
    "jmdict",
    (Headword("買う", "かう", common=True, pitch=(0,), frequency=412),),
    (Sense(glosses("to buy", "to purchase"), pos=("v5u", "vt")),),
    jlpt=5,
    examples=(Example("本を買う。", "I buy a book."),),
)
KAU_MATCH = Match(
    0,
    5,
    MatchKind.WORD,
    "買う",
    "かう",
    (Inflection("negative", "not"), Inflection("past", "did")),
    entry=KAU,
)
KAI = KanjiEntry(
    "買", ("バイ",), ("か.う",), (), ("buy",), 2, 12, 520, 3, 4, "貝", ("罒", "貝")
)  # fmt: skip
KAI_MATCH = Match(0, 1, MatchKind.KANJI, "買", "バイ", kanji=KAI)


def text_of(
    result: LookupResult, details: WordDetails | None = None, *, compact: bool = True
) -> str:
    return plain_text(result_lines(result, details, compact=compact))


@pytest.mark.parametrize(
    ("kana", "morae"),
    [
        ("きょう", ("きょ", "う")),
        ("がっこう", ("が", "っ", "こ", "う")),
        ("コーヒー", ("コ", "ー", "ヒ", "ー")),
        ("ヴァイオリン", ("ヴァ", "イ", "オ", "リ", "ン")),
        ("", ()),
    ],
)
def test_morae(kana: str, morae: tuple[str, ...]):
    assert split_morae(kana) == morae
    assert "".join(split_morae(kana)) == kana


@pytest.mark.parametrize(
    ("kana", "position", "high"),
    [
        ("さかな", 0, "LHH"),
        ("いのち", 1, "HLL"),
        ("たまご", 2, "LHL"),
        ("おとこ", 3, "LHH"),
        ("き", 0, "H"),
        ("き", 1, "H"),
        ("とうきょう", 0, "LHHH"),
    ],
)
def test_contour(kana: str, position: int, high: str):
    made = contour(kana, position)
    assert made is not None
    assert "".join("H" if up else "L" for up in made.high) == high
    assert made.falls == (position > 0)


def test_contour_of_a_position_the_word_has_not():
    assert contour("き", 2) is None
    assert contour("", 0) is None


def test_labels_are_plain_words_and_unknown_codes_stay():
    assert join(("v5u", "vt"), POS) == "godan verb, transitive"
    assert join(("v5k", "v5r"), POS) == "godan verb"
    assert label("v2m-s", POS) == "classical nidan verb"
    assert label("somebody's own", MISC) == "somebody's own"


def test_card_says_word_reading_marks_chain_and_meaning():
    text = text_of(LookupResult(0, (KAU_MATCH,), 1))
    head, chain, pos, meaning = text.split("\n")
    assert head.startswith("買う かう [0]")
    assert all(mark in head for mark in ("common", "N5", "#412"))
    assert chain == "« negative « past"
    assert pos == "godan verb, transitive"
    assert meaning == "to buy; to purchase"


def test_pitch_is_drawn_over_the_reading():
    lines = result_lines(LookupResult(0, (KAU_MATCH,), 1), compact=True)
    run = next(run for run in lines[0].runs if run.contour is not None)
    assert run.style is Style.READING
    assert run.contour is not None
    assert "".join(run.contour.morae) == run.text


def test_kana_word_has_its_accent_on_the_headword():
    entry = Entry(5, "jmdict", (Headword("する", "する", pitch=(0,)),), (Sense(glosses("to do")),))
    match = Match(0, 2, MatchKind.WORD, "する", "する", entry=entry)
    head = result_lines(LookupResult(0, (match,), 1), compact=True)[0]
    assert [run.text for run in head.runs if run.style is Style.READING] == []
    assert head.runs[0].contour is not None


def test_shorter_matches_are_below_a_fold():
    result = LookupResult(0, (KAU_MATCH, KAI_MATCH), 1)
    for compact in (True, False):
        kinds = [line.kind for line in result_lines(result, compact=compact)]
        assert kinds.count(LineKind.FOLD) == 1
        assert LineKind.FOLD not in [
            line.kind for line in result_lines(LookupResult(0, (KAU_MATCH,), 1), compact=compact)
        ]


def test_pane_has_examples_and_kanji_links_and_card_has_not():
    result = LookupResult(0, (KAU_MATCH,), 1)
    assert "本を買う。" in text_of(result, compact=False)
    assert "本を買う。" not in text_of(result)
    runs = [run for line in result_lines(result, compact=False) for run in line.runs]
    assert Run("買", Style.HEADWORD, link="kanji:買") in runs


def test_senses_are_numbered_with_their_labels():
    entry = Entry(
        2,
        "jmdict",
        (Headword("手", "て"),),
        (
            Sense(glosses("hand"), pos=("n",), xrefs=("お手・おて・1",)),
            Sense((Gloss("worker", "fig"),), pos=("n",), misc=("col",), notes=("as ～手",)),
            Sense(glosses("hand of cards"), pos=("n-suf",), fields=("cards",), antonyms=("足",)),
        ),
    )
    match = Match(0, 1, MatchKind.WORD, "手", "て", entry=entry)
    lines = result_lines(LookupResult(0, (match,), 1), compact=False)
    text = plain_text(lines)
    assert text.count("noun\n") == 1
    assert "1. hand" in text
    assert "2. colloquial  figuratively: worker (as ～手)" in text
    assert "3. noun used as suffix · card games  hand of cards" in text
    links = {run.link for line in lines for run in line.runs if run.link}
    assert {"word:お手", "word:足"} <= links
    assert "see お手【おて】" in text


def test_restricted_senses_are_left_out_for_another_form():
    entry = Entry(
        3,
        "jmdict",
        (Headword("空く", "あく"), Headword("空く", "すく")),
        (
            Sense(glosses("to open up"), only_reading=("あく",)),
            Sense(glosses("to become hungry"), only_reading=("すく",)),
        ),
    )
    match = Match(0, 2, MatchKind.WORD, "空く", "すく", entry=entry)
    text = text_of(LookupResult(0, (match,), 1))
    assert "hungry" in text
    assert "open up" not in text


def test_long_entry_is_cut_in_the_card_only():
    senses = tuple(Sense(glosses(f"meaning {number}")) for number in range(12))
    entry = Entry(4, "jmdict", (Headword("かける", "かける"),), senses)
    result = LookupResult(0, (Match(0, 3, MatchKind.WORD, "かける", "かける", entry=entry),), 1)
    assert "6 more meanings" in text_of(result)
    assert "meaning 11" in text_of(result, compact=False)


def name(reading: str, kind: str) -> Match:
    entry = Entry(9, "jmnedict", (Headword("金", reading),), (Sense((), misc=(kind,)),))
    return Match(0, 1, MatchKind.NAME, "金", reading, entry=entry)


def test_names_of_one_stretch_are_one_card():
    names = (name("キム", "surname"), name("こん", "surname"), name("キム", "given"))
    text = text_of(LookupResult(0, (*names, KAU_MATCH), 1, more_names=12))
    assert text.count("金") == 1
    assert "キム  surname, given name" in text
    assert text.index("こん") < text.index("買う")
    assert "12 more names" in text


def test_what_the_text_says_of_a_name_comes_first():
    entity = Entity(
        1,
        EntityType.PERSON,
        "金正恩",
        "キムジョンウン",
        ("金氏",),
        (Role("総書記", "朝鮮労働党"),),
        "Kim Jong-un",
        None,
        21,
    )
    details = WordDetails("金", "キム", ReadingSource.AUTHOR, entity=entity)
    text = text_of(LookupResult(0, (name("キム", "surname"),), 1), details)
    first = text.split("\n")[0]
    assert first.startswith("In this text: 金正恩 キムジョンウン")
    assert "朝鮮労働党総書記" in first
    assert "21×" in first
    assert "reading from the author" in text


@pytest.mark.parametrize("source", list(ReadingSource))
def test_pane_says_who_decided_the_reading(source: ReadingSource):
    details = WordDetails("買", "か", source, doubtful=True)
    text = text_of(LookupResult(0, (KAU_MATCH,), 1), details, compact=False)
    assert "Read here: か" in text
    assert "doubtful" in text


def test_numbers_are_converted():
    number = NumberReading("れいわごねん", "2023", "Reiwa 5 = 2023")
    match = Match(0, 4, MatchKind.NUMBER, "令和5年", "れいわごねん", number=number)
    text = text_of(LookupResult(0, (match,), 1))
    assert "令和5年 れいわごねん" in text
    assert "Reiwa 5 = 2023" in text


@pytest.mark.parametrize(
    ("value", "explanation", "shown"),
    [
        ("1989", "昭和64年 = 1989", "昭和64年 = 1989"),
        ("3500000000000 JPY", "3,500,000,000,000 JPY", "= 3,500,000,000,000 JPY"),
        ("6 tatami mats", "6 tatami mats = 9.72 m²", "6 tatami mats = 9.72 m²"),
        ("2023-04-01", "令和5年4月1日 = 2023", "令和5年4月1日 = 2023  ·  2023-04-01"),
    ],
)
def test_a_conversion_says_each_value_once(value: str, explanation: str, shown: str):
    match = Match(
        0, 3, MatchKind.NUMBER, "数量", "すうりょう", number=NumberReading("", value, explanation)
    )
    assert text_of(LookupResult(0, (match,), 1)).splitlines()[1] == shown


def test_a_number_as_a_whole_stands_before_the_words_in_it():
    number = NumberReading("ごかい", "5", "5")
    whole = Match(0, 2, MatchKind.NUMBER, "五買", "ごかい", number=number)
    text = text_of(LookupResult(0, (KAU_MATCH, whole), 2))
    assert text.index("五買") < text.index(KAU_MATCH.headword + " ")


def test_words_inside_a_name_of_the_text_stand_under_its_fold():
    name = Match(0, 3, MatchKind.NAME, "買田屋", "かいだや", entry=KAU_MATCH.entry)
    entity = Entity(1, EntityType.PERSON, "買田屋", "かいだや", ("買田屋",), (), "", None, 1)
    result = LookupResult(0, (name, replace(KAU_MATCH, end=1)), 2)
    details = WordDetails("買田屋", "かいだや", ReadingSource.NAME, entity=entity)

    def kinds(given: WordDetails | None) -> list[LineKind]:
        return [line.kind for line in result_lines(result, given, compact=True)]

    assert kinds(details).count(LineKind.HEAD) == 1
    assert LineKind.FOLD in kinds(details)
    # Where the text does not use it as a name, the word is as likely.
    assert kinds(None).count(LineKind.HEAD) == 2


def test_a_day_without_its_year_shows_no_value_made_for_programs():
    number = NumberReading("くがつじゅうしちにち", "--09-17", "")
    match = Match(0, 5, MatchKind.NUMBER, "9月17日", "くがつじゅうしちにち", number=number)
    entity = Entity(
        1, EntityType.DATE, "9月17日", "くがつじゅうしちにち", ("9月17日",), (), "", "--09-17", 1
    )
    details = WordDetails("9月17日", "くがつじゅうしちにち", ReadingSource.NUMBER, entity=entity)
    text = text_of(LookupResult(0, (match,), 1), details)
    assert "9月17日 くがつじゅうしちにち" in text
    assert "--09" not in text


def test_kanji_says_readings_grade_strokes_and_parts():
    text = plain_text(kanji_lines(KAI, compact=False))
    for words in ("買  buy", "On: バイ", "Kun: か.う", "12 strokes", "year 2", "Parts: 罒 貝"):
        assert words in text
    card = plain_text(kanji_lines(KAI, compact=True))
    assert "12 strokes" in card
    assert "Parts" not in card
    assert grade_name(8) == "taught in secondary school"
    assert grade_name(9) == "for names"
    assert word_list_lines("Words", ()) == []
    assert "買い物 かいもの" in plain_text(word_list_lines("Words", [("買い物", "かいもの")]))


def test_pane_explains_each_step_of_an_inflection():
    result = LookupResult(0, (KAU_MATCH,), 1)
    assert "negative: not\npast: did" in text_of(result, compact=False)
    assert "negative: not" not in text_of(result)


def test_kanji_say_what_imported_dictionaries_say():
    told = ToldKanji(
        "字典", ("バイ",), ("か.う",), ("purchase",), (("freq", "77位"), ("部首", "貝"))
    )
    text = plain_text(kanji_lines(replace(KAI, told=(told,)), compact=False))
    assert "字典  purchase\nバイ、か.う\nfrequency 77位 · 部首 貝" in text


def test_every_step_of_an_inflection_has_words_of_the_interface():
    rows = list(resources.rows("rules/deinflection_labels.tsv"))
    assert {row[0] for row in rows if "+" not in row[0]} == set(STEPS)
    assert {row[1] for row in rows} == set(EXPLANATIONS)
    translator = QTranslator()
    assert translator.load(str(resources.path("i18n/yomite_ja.qm")))
    assert [translator.translate("Inflection", one) for one in ("past", "causative")] == [
        "過去",
        "使役",
    ]
    assert all(translator.translate("Inflection", str(text)) for text in EXPLANATIONS)
    assert step_name("somebody's own") == "somebody's own"
    assert step_explanation("somebody's own") == "somebody's own"


def test_found_words_lead_to_their_entries():
    lines = search_lines("buy", LookupResult(0, (KAU_MATCH, KAI_MATCH), 2))
    links = [run.link for line in lines for run in line.runs if run.link]
    assert links == ["word:買う", "kanji:買"]


def test_search_without_a_hit_says_so():
    assert "“qqq”" in plain_text(search_lines("qqq", LookupResult(0)))


READING = {"tag": "rt", "content": "かん"}
CELLS = [{"tag": "th", "content": "a"}, {"tag": "td", "content": "b"}]


def test_structured_content_is_text_from_a_whitelist():
    content = [
        {
            "type": "structured-content",
            "content": [
                {"tag": "div", "content": ["<script>alert(1)</script>", {"tag": "br"}, "二行目"]},
                {"tag": "ul", "content": [{"tag": "li", "content": "項目"}]},
                {"tag": "img", "path": "../../etc/passwd", "title": "図"},
                {"tag": "a", "href": "https://example.com/", "content": "outside"},
                {"tag": "a", "href": "?query=猫&wildcards=off", "content": "猫"},
                {"tag": "ruby", "content": ["漢", {"tag": "rp", "content": "("}, READING]},
                {"tag": "table", "content": {"tag": "tr", "content": CELLS}},
                {"tag": "unheard-of", "content": "kept"},
                7,
            ],
        },
        "plain gloss",
    ]  # fmt: skip
    lines = content_lines(content)
    text = plain_text(lines)
    assert "<script>alert(1)</script>" in text
    assert "• 項目" in text
    assert "[図]" in text
    assert "passwd" not in text
    assert "漢(かん)" in text
    assert "a\tb" in text
    assert "kept" in text
    assert text.endswith("plain gloss")
    links = {run.text: run.link for line in lines for run in line.runs if run.link}
    assert links == {"猫": "word:猫"}


def test_readings_stand_over_their_own_pieces():
    pieces = [
        "東",
        {"tag": "rt", "content": "とう"},
        "京",
        {"tag": "rt", "content": "きょう"},
        "へ",
    ]
    (line,) = content_lines([["行く先は", {"tag": "ruby", "content": pieces}]])
    assert [(run.text, run.ruby) for run in line.runs] == [
        ("行く先は", ""),
        ("東", "とう"),
        ("京", "きょう"),
        ("へ", ""),
    ]
    assert line.text == "行く先は東(とう)京(きょう)へ"


def test_pictures_know_their_dictionary_and_size():
    node = {
        "tag": "img", "path": "a.png", "alt": "図", "width": 2, "sizeUnits": "em",
        "appearance": "monochrome",
    }  # fmt: skip
    (line,) = content_lines([node], "d1")
    assert line.text == "[図]"
    assert line.runs[0].picture == Picture("d1", "a.png", 2.0, 0.0, in_em=True, mask=True)
    (line,) = content_lines([node])
    assert line.runs[0].picture is None


def test_tables_keep_their_cells():
    head = {"tag": "tr", "content": [{"tag": "th", "content": "形", "colSpan": 2}, "no cell"]}
    first = {"tag": "td", "content": ["上", {"tag": "br"}, "下"], "rowSpan": 2}
    body = [
        {"tag": "tr", "content": [first, {"tag": "td", "content": "b"}]},
        {"tag": "tr", "content": {"tag": "td", "content": "c"}},
    ]
    table = {"tag": "table", "content": [head, {"tag": "tbody", "content": body}]}
    (line,) = content_lines([table])
    assert line.text == "形\n上 下\tb\nc"
    assert line.rows[0][0].head
    assert [(row, column, cell.text) for row, column, cell in table_places(line.rows)] == [
        (0, 0, "形"),
        (1, 0, "上 下"),
        (1, 1, "b"),
        (2, 1, "c"),
    ]


SPANS = st.lists(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=5), max_size=5
)


@given(SPANS)
def test_no_two_cells_of_a_table_share_a_place(spans: list[list[tuple[int, int]]]):
    rows = [[Cell((), columns, rows) for columns, rows in line] for line in spans]
    covered = [
        (row + down, column + on)
        for row, column, cell in table_places(rows)
        for down in range(cell.rows)
        for on in range(cell.columns)
    ]
    assert len(covered) == len(set(covered))


@pytest.mark.parametrize(
    ("node", "shown"),
    [
        ({"tag": "ol"}, "1. a\n2. b"),
        ({"tag": "ul"}, "• a\n• b"),
        ({"tag": "ul", "style": {"listStyleType": "'①'"}}, "①a\n①b"),
        ({"tag": "ol", "style": {"listStyleType": "none"}}, "a\nb"),
        ({"tag": "ul", "style": {"listStyleType": "decimal"}}, "1. a\n2. b"),
    ],
)
def test_lists_are_counted_or_marked_as_they_ask(node: dict[str, object], shown: str):
    items = [{"tag": "li", "content": text} for text in "ab"]
    assert plain_text(content_lines([{**node, "content": items}])) == shown


def test_styles_that_carry_meaning_are_kept():
    looks = (
        {"fontWeight": "bold"},
        {"fontStyle": "italic"},
        {"textDecorationLine": "line-through"},
    )
    spans = [{"tag": "span", "style": look, "content": "x"} for look in looks]
    (line,) = content_lines([spans])
    assert [run.style for run in line.runs] == [Style.STRONG, Style.EMPHASIS, Style.STRUCK]


def test_structured_content_of_any_depth_ends():
    node: object = "deep"
    for _ in range(500):
        node = {"tag": "div", "content": [node]}
    assert content_lines(node) == []
    assert len(content_lines(["x"] * 5000)) == 400


@pytest.mark.parametrize(("character", "kanji", "japanese"), [
    ("漢", True, True), ("𠮟", True, True), ("か", False, True), ("ー", False, True),
    ("々", False, True), ("a", False, False), ("。", False, False), ("(", False, False),
])  # fmt: skip
def test_kinds_of_characters(character: str, kanji: bool, japanese: bool):
    assert is_kanji(character) is kanji
    assert is_japanese(character) is japanese


def test_names_and_readings_of_other_texts_are_told():
    kim = Entity(
        1, EntityType.PERSON, "金正恩", "キムジョンウン", ("金正恩", "金"), (), "", None, 2
    )
    others = [
        EntitySummary("PERSON", "金正恩", "キムジョンウン", ("金正恩", "金総書記")),
        EntitySummary("PERSON", "金", "きん", ("金",)),
        EntitySummary("PLACE", "金", "かね", ("金",)),
        EntitySummary("PERSON", "岡田", "おかだ", ("岡田",)),
    ]
    known = names_elsewhere(kim, others)
    assert known == ("金総書記", "きん")
    assert "In other texts: 金総書記、きん" in plain_text(
        entity_lines(EntityPage(kim, known_as=known))
    )
