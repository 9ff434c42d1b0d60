"""The item models: clean for Qt's own tester, and right in what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDateTime, Qt, QTimeZone

from reader.analysis.model import (
    Entity,
    EntityMap,
    EntityType,
    Mention,
    ParagraphAnalysis,
    Quotation,
    Role,
    Sentence,
    Word,
)
from reader.documents.model import Block, BlockKind, Document
from reader.sessions.hits import HitKind, SearchHit
from reader.sessions.model import (
    Annotation,
    AnnotationId,
    AnnotationTarget,
    DocumentId,
    DocumentRecord,
    HighlightColour,
    LibrarySort,
    SessionId,
    SessionRecord,
    WordStatus,
)
from reader.word_lists import Grade
from ui.models.annotations import AnnotationModel
from ui.models.contents import LEVEL_ROLE, ContentsModel, headings
from ui.models.entities import (
    COUNT_ROLE,
    ENTITY_ROLE,
    STRIP_BINS,
    STRIP_ROLE,
    TYPE_ROLE,
    EntityModel,
    EntityOrder,
    QuotationModel,
    TimelineModel,
    wrapped,
)
from ui.models.entity_index import EntityIndex, titles_of
from ui.models.entity_values import readable
from ui.models.library import (
    PROGRESS_ROLE,
    DocumentModel,
    SearchModel,
    SessionModel,
    shown_duration,
    sort_key,
)
from ui.models.lists import LABEL_ROLE, SPAN_ROLE, counted, fold, shown_time
from ui.models.words import Column, WordFilter, WordModel, WordRow, word_rows
from ui.theme import LIGHT

pytestmark = pytest.mark.gui

TEXT = (
    "金正恩総書記は9月17日にロシアを訪れた。"
    "プーチン大統領は「歓迎する」と述べた。\n"
    "金氏は2022年3月にも訪れたという。"
)


def at(words: str, number: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def mention(words: str, kind: EntityType, entity: int, **more) -> Mention:
    return Mention(*at(words), kind, entity, **more)


KIM = Entity(
    1, EntityType.PERSON, "金正恩", "キムジョンウン", ("金正恩", "金氏"),
    (Role("総書記"),), "Kim Jong-un", None, 2,
)  # fmt: skip
PUTIN = Entity(2, EntityType.PERSON, "プーチン", "プーチン", (), (Role("大統領"),), "", None, 1)
RUSSIA = Entity(3, EntityType.PLACE, "ロシア", "ろしあ", (), (), "Russia", None, 1)
LATER = Entity(4, EntityType.DATE, "9月17日", "", (), (), "", "2023-09-17", 1)
EARLIER = Entity(5, EntityType.DATE, "2022年3月", "", (), (), "", None, 1)
MAP = EntityMap(
    mentions=(
        mention("金正恩", EntityType.PERSON, 1),
        mention("9月17日", EntityType.DATE, 4, inferred=True),
        mention("ロシア", EntityType.PLACE, 3),
        mention("プーチン", EntityType.PERSON, 2),
        mention("金氏", EntityType.PERSON, 1),
        mention("2022年3月", EntityType.DATE, 5, value="2022-03"),
    ),
    entities=(KIM, PUTIN, RUSSIA, LATER, EARLIER),
    quotations=(Quotation(*at("「歓迎する」"), 2, "述べた"), Quotation(0, 3, None)),
)


@pytest.fixture
def index() -> EntityIndex:
    return EntityIndex(MAP, TEXT)


# Entities


def test_index_finds_sentences_without_being_told(index: EntityIndex):
    assert index.sentence(0) == "金正恩総書記は9月17日にロシアを訪れた。"
    assert index.first_sentence(2) == "プーチン大統領は「歓迎する」と述べた。"
    assert index.sentence(at("金氏")[0]) == "金氏は2022年3月にも訪れたという。"


def test_index_takes_the_sentences_it_is_given():
    given_sentences = EntityIndex(MAP, TEXT, [(0, 5), (5, len(TEXT))])
    assert given_sentences.sentence(2) == TEXT[:5]


def test_index_finds_mentions_by_place(index: EntityIndex):
    found = index.mention_at(at("金正恩")[0] + 2)
    assert found is not None
    assert found.entity == 1
    assert index.mention_at(at("総書記")[0]) is None
    assert index.mention_at(len(TEXT) + 5) is None


@given(bins=st.integers(1, 60))
def test_strip_counts_every_mention_once(bins: int):
    strip = EntityIndex(MAP, TEXT).strip(1, bins)
    assert len(strip) == bins
    assert sum(strip) == 2


def test_companions_share_a_sentence():
    spans = [(0, at("\n")[0]), (at("\n")[1], len(TEXT))]
    index = EntityIndex(MAP, TEXT, spans)
    assert [entity.name for entity, _ in index.companions(1)] == ["プーチン"]
    assert EntityIndex(MAP, TEXT).companions(3)[0][0].name == "金正恩"


def test_entity_model_is_clean_for_qt(qtmodeltester, index: EntityIndex):
    model = EntityModel()
    model.set_entities(index)
    qtmodeltester.check(model)


def test_entities_stand_under_their_kinds(index: EntityIndex):
    model = EntityModel()
    model.set_entities(index)
    kinds = [model.index(row, 0).data(TYPE_ROLE) for row in range(model.rowCount())]
    assert kinds == [EntityType.PERSON, EntityType.PLACE, EntityType.DATE]
    people = model.index(0, 0)
    assert people.data() == "People"
    assert people.data(COUNT_ROLE) == 2
    assert people.data(ENTITY_ROLE) is None
    first = model.index(0, 0, people)
    assert first.data() == "金正恩"
    assert len(first.data(STRIP_ROLE)) == STRIP_BINS
    tip = first.data(Qt.ItemDataRole.ToolTipRole)
    assert "総書記" in tip
    assert "金氏" in tip
    assert "訪れた。" in tip
    assert model.find(3).data() == "ロシア"
    assert not model.find(99).isValid()


def test_entities_are_sorted_by_weight_or_appearance(index: EntityIndex):
    model = EntityModel()
    model.set_entities(index)
    dates = model.index(2, 0)
    model.set_order(EntityOrder.APPEARANCE)
    names = [model.index(row, 0, dates).data() for row in range(2)]
    assert names == ["9月17日", "2022年3月"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("きむ", ["金正恩"]),
        ("キム", ["金正恩"]),
        ("KIM", ["金正恩"]),
        ("金氏", ["金正恩"]),
        ("大統領", ["プーチン"]),
        ("russia", ["ロシア"]),
        ("2023", ["9月17日"]),
        ("zzz", []),
    ],
)
def test_filter_finds_by_name_reading_alias_title_and_value(
    index: EntityIndex, words: str, names: list[str]
):
    model = EntityModel()
    model.set_entities(index)
    model.set_filter(words)
    shown = [
        model.index(row, 0, model.index(group, 0)).data()
        for group in range(model.rowCount())
        for row in range(model.rowCount(model.index(group, 0)))
    ]
    assert shown == names
    assert model.entity_count() == len(names)


def test_what_only_labels_is_not_listed():
    eldest = Entity(1, EntityType.QUANTITY, "長男", "", (), (), "", None, 1, "ORDINAL")
    third = Entity(2, EntityType.QUANTITY, "第3条", "", (), (), "", "3", 1, "ORDINAL")
    mentions = (Mention(0, 2, EntityType.QUANTITY, 1), Mention(2, 5, EntityType.QUANTITY, 2))
    model = EntityModel()
    model.set_entities(EntityIndex(EntityMap(mentions, (eldest, third)), "長男第3条"))
    assert model.entity_count() == 1


def test_timeline_is_in_order_of_time(qtmodeltester, index: EntityIndex):
    model = TimelineModel()
    model.set_entities(index)
    qtmodeltester.check(model)
    labels = [model.index(row).data(LABEL_ROLE) for row in range(model.rowCount())]
    assert labels == ["2022年3月", "about 2023-09-17 · 9月17日"]
    assert model.index(0).data() == "金氏は2022年3月にも訪れたという。"
    assert model.index(0).data(SPAN_ROLE) == at("2022年3月")


def test_timeline_puts_known_years_before_open_days_before_distances():
    text = "三年前、9月17日、2019年、紀元前50年、19世紀に"
    values = [("三年前", "-P3Y"), ("9月17日", "--09-17"), ("2019年", "2019")]
    values += [("紀元前50年", "-0049"), ("19世紀", "18XX")]
    mentions = tuple(
        Mention(text.index(w), text.index(w) + len(w), EntityType.DATE, n, value=v, inferred=n == 0)
        for n, (w, v) in enumerate(values)
    )
    entities = tuple(
        Entity(n, EntityType.DATE, w, "", (), (), "", v, 1) for n, (w, v) in enumerate(values)
    )
    model = TimelineModel()
    model.set_entities(EntityIndex(EntityMap(mentions, entities), text))
    labels = [model.index(row).data(LABEL_ROLE) for row in range(model.rowCount())]
    assert labels == [
        "50 BC · 紀元前50年",
        "century 19 · 19世紀",
        "2019年",
        "9月17日",
        "三年前",
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", ""),
        ("--09-17", ""),
        ("+P1W", ""),
        ("2022-03", "2022-03"),
        ("0786-10-03", "0786-10-03"),
        ("-0170", "171 BC"),
        ("199X", "1990s"),
        ("2024-21", "spring 2024"),
        ("2023-10/2023-12", "2023-10 – 2023-12"),
        ("T15:30", "15:30"),
        ("PT2H30M", "2 h 30 min"),
        ("P1.5Y", "1.5 y"),
        ("86000000000 USD", "86,000,000,000 USD"),
        ("5/10 %", "5 – 10 %"),
        ("-5 °C", "-5 °C"),
        ("20-4", "20-4"),
        ("something else", "something else"),
    ],
)
def test_values_are_written_as_a_person_does(value: str, words: str):
    assert readable(value) == words


def test_a_title_that_ends_a_longer_one_is_not_told_twice():
    roles = (Role("委員長", "朝鮮労働党"), Role("委員長"), Role("総書記"))
    person = Entity(1, EntityType.PERSON, "金正恩", "", (), roles, "", None, 2)
    assert titles_of(person) == ("朝鮮労働党委員長", "総書記")


def test_tool_tips_are_cut_into_lines():
    assert wrapped(["あ" * 40, "い"]) == "あ" * 36 + "\n" + "あ" * 4 + "\nい"


def test_quotations_name_their_speaker(qtmodeltester, index: EntityIndex):
    model = QuotationModel()
    model.set_entities(index)
    qtmodeltester.check(model)
    assert model.index(0).data(LABEL_ROLE) == "プーチン · 述べた"
    assert model.index(0).data() == "「歓迎する」"
    assert model.index(1).data(LABEL_ROLE) == "Speaker not named"


# Lists


def annotation(number: int, start: int, exact: str, **more) -> Annotation:
    values = {
        "id": AnnotationId(number), "document_id": DocumentId(1), "start": start,
        "end": start + len(exact), "exact": exact, "prefix": "", "suffix": "",
        "colour": HighlightColour.GREEN, "note": "", "target": AnnotationTarget.PASSAGE,
        "target_key": "", "tags": (), "created_at": "", "updated_at": "",
    }  # fmt: skip
    return Annotation(**(values | more))


def test_annotations_in_text_order_and_orphans_apart(qtmodeltester):
    items = (
        annotation(1, 40, "後", note="second", tags=("later",)),
        annotation(2, 3, "前"),
        annotation(3, 9, "失", orphaned=True),
    )
    placed, lost = AnnotationModel(), AnnotationModel(orphaned=True)
    placed.set_colours(LIGHT.washes)
    for model in (placed, lost):
        model.set_items(items)
        qtmodeltester.check(model)
    assert [placed.index(row).data() for row in range(placed.rowCount())] == ["前", "second"]
    assert [lost.index(row).data() for row in range(lost.rowCount())] == ["失"]
    assert placed.index(1).data(LABEL_ROLE) == "「後」 · #later"
    assert placed.index(0).data(SPAN_ROLE) == (3, 4)
    wash = placed.index(0).data(Qt.ItemDataRole.DecorationRole)
    assert wash == LIGHT.washes[HighlightColour.GREEN]
    placed.set_filter("later")
    assert placed.rowCount() == 1


def test_contents_are_the_headings(qtmodeltester):
    document = Document(
        "題", "題\n本文\n節",
        (
            Block(0, 1, BlockKind.HEADING, 1),
            Block(2, 4),
            Block(5, 6, BlockKind.HEADING, 2),
            Block(6, 6, BlockKind.HEADING, 2),
        ),
    )  # fmt: skip
    model = ContentsModel()
    model.set_items(headings(document))
    qtmodeltester.check(model)
    rows = [(model.index(r).data(), model.index(r).data(LEVEL_ROLE)) for r in range(2)]
    assert rows == [("題", 1), ("節", 2)]
    assert model.rowCount() == 2


RECORD = DocumentRecord(
    DocumentId(1), "坊っちゃん", "/texts/botchan.txt", "txt", "h", 2000, "2026-11-01T00:00:00.000Z",
    "2026-11-20T00:00:00.000Z", 500, annotations=1, words=400, known_words=100, author="夏目漱石",
)  # fmt: skip


def test_documents_say_how_far_they_are_read(qtmodeltester):
    model = DocumentModel()
    other = replace(RECORD, id=DocumentId(2), title="こころ", finished=True, annotations=3)
    model.set_items((RECORD, other))
    qtmodeltester.check(model)
    label = model.index(0).data(LABEL_ROLE)
    assert label.startswith("25%")
    assert "25% known" in label
    assert "1 note" in label
    assert "3 notes" in model.index(1).data(LABEL_ROLE)
    assert model.index(1).data(PROGRESS_ROLE) == 1.0
    model.set_filter("漱石 ッチャン")
    assert model.rowCount() == 1


def test_documents_are_sorted():
    old = replace(RECORD, id=DocumentId(2), title="あ", opened_at="2026-01-01T00:00:00.000Z",
                  characters=9000, words=0)  # fmt: skip
    model = DocumentModel()
    model.set_items((old, RECORD))
    orders = {
        LibrarySort.OPENED: [1, 2],
        LibrarySort.TITLE: [2, 1],
        LibrarySort.LENGTH: [2, 1],
        LibrarySort.PROGRESS: [1, 2],
        LibrarySort.COVERAGE: [1, 2],
    }
    for order, ids in orders.items():
        model.set_key(sort_key(order))
        shown = [model.item(model.index(row)) for row in range(2)]
        assert [record.id for record in shown if record is not None] == ids


def test_sessions_can_be_named(qtbot, qtmodeltester):
    session = SessionRecord(
        SessionId(7), DocumentId(1), "坊っちゃん", "", "2026-11-20T10:00:00.000Z", "", 3_660_000,
        1200, 40, lookups=1, annotations=2, open=True,
    )  # fmt: skip
    model = SessionModel()
    model.set_items((session,))
    qtmodeltester.check(model)
    label = model.index(0).data(LABEL_ROLE)
    assert "1 h 1 min" in label
    assert "1 look-up" in label
    assert "2 notes" in label
    assert "open" in label
    with qtbot.waitSignal(model.renamed) as renamed:
        assert model.setData(model.index(0), " 第一章 ")
    assert renamed.args == [7, "第一章"]
    with qtbot.assertNotEmitted(model.renamed):
        model.setData(model.index(0), "")


def test_search_hits_show_their_context(qtmodeltester):
    hit = SearchHit(HitKind.INFLECTION, DocumentId(1), "題", 5, 8, "昨日", "食べた", "よ。")
    model = SearchModel()
    model.set_items((hit,))
    qtmodeltester.check(model)
    assert model.index(0).data() == "昨日食べたよ。"
    assert model.index(0).data(LABEL_ROLE) == "題 · another form"


def test_times_are_the_readers_own():
    noon = QDateTime.fromString("2026-11-20T12:00:00.000Z", Qt.DateFormat.ISODateWithMs)
    now = noon.toTimeZone(QTimeZone.systemTimeZone())
    assert ":" in shown_time("2026-11-20T11:59:00.000Z", now)
    assert "2025" in shown_time("2025-02-20T11:59:00.000Z", now)
    assert shown_time("") == ""
    assert shown_duration(59_000) == "under a minute"
    assert shown_duration(7_200_000) == "2 h"
    assert counted(1, "one", "{count} of them") == "one"
    assert fold("ｱｲｳ ＡＢ") == "あいう ab"


# Words


def word(start: int, surface: str, lemma: str, reading: str, pos: str) -> Word:
    return Word(start, start + len(surface), lemma, reading, pos, (), reading)


PARAGRAPH = ParagraphAnalysis(
    0, 0, 12, (),
    (
        word(0, "犬", "犬", "いぬ", "noun"),
        word(1, "が", "が", "が", "adp"),
        word(2, "走る", "走る", "はしる", "verb"),
        word(4, "。", "。", "", "punct"),
        word(5, "犬", "犬", "いぬ", "noun"),
    ),
    (), (),
)  # fmt: skip


def test_words_without_a_level_come_last_and_names_are_no_words():
    model = WordModel(LIGHT)
    model.set_rows(
        (WordRow("港", "みなと", ((0, 1),)), WordRow("犬", "いぬ", ((2, 3),)),
         WordRow("市", "し", ((4, 5),)))
    )  # fmt: skip
    model.add_grades({("犬", "いぬ"): Grade(5), ("市", "し"): Grade(1)})
    assert model.unknown_to() == (("港", "みなと"),)
    model.sort(int(Column.LEVEL), Qt.SortOrder.AscendingOrder)
    assert [row.lemma for row in model.shown] == ["犬", "市", "港"]
    paragraph = replace(PARAGRAPH, sentences=(Sentence(0, 5), Sentence(5, 6)))
    dog = EntityMap((Mention(0, 1, EntityType.PERSON, 1),))
    rows = word_rows((paragraph,), {}, {}, "犬が走る。犬", dog)
    assert [(row.lemma, row.function, row.sentence) for row in rows] == [
        ("犬", False, "犬が走る。"), ("が", True, "犬が走る。"), ("走る", False, "犬が走る。"),
    ]  # fmt: skip
    both = EntityMap((*dog.mentions, Mention(5, 6, EntityType.PERSON, 1)))
    assert word_rows((paragraph,), {}, {}, "犬が走る。犬", both)[0].function


def test_words_are_counted_by_lemma():
    rows = word_rows((PARAGRAPH,), {("走る", "はしる"): WordStatus.KNOWN}, {"犬": 2})
    assert [(row.lemma, row.count, row.lookups) for row in rows] == [
        ("犬", 2, 2), ("が", 1, 0), ("走る", 1, 0),
    ]  # fmt: skip
    assert rows[2].status is WordStatus.KNOWN
    assert rows[1].function
    assert rows[0].places == ((0, 1), (5, 6))


@pytest.mark.parametrize(
    ("wanted", "lemmas"),
    [
        (WordFilter.CONTENT, ["犬", "走る"]),
        (WordFilter.UNKNOWN, ["犬"]),
        (WordFilter.KNOWN, ["走る"]),
        (WordFilter.LEARNING, []),
        (WordFilter.LOOKED_UP, ["犬"]),
        (WordFilter.ALL, ["犬", "が", "走る"]),
    ],
)
def test_words_are_filtered(qtmodeltester, wanted: WordFilter, lemmas: list[str]):
    model = WordModel(LIGHT)
    model.set_rows(word_rows((PARAGRAPH,), {("走る", "はしる"): WordStatus.KNOWN}, {"犬": 2}))
    model.set_filter(wanted, "")
    qtmodeltester.check(model)
    assert [row.lemma for row in model.shown] == lemmas


@pytest.mark.parametrize("column", list(Column))
def test_words_are_sorted_by_any_column(column: Column):
    model = WordModel(LIGHT)
    rows = (
        WordRow("走る", "はしる", ((2, 4),), WordStatus.KNOWN, 0),
        WordRow("犬", "いぬ", ((0, 1), (5, 6)), WordStatus.NEW, 3),
    )
    model.set_rows(rows)
    model.add_grades({("犬", "いぬ"): Grade(5, 700), ("走る", "はしる"): Grade(4, 900)})
    model.set_filter(WordFilter.ALL, "")
    model.sort(int(column), Qt.SortOrder.AscendingOrder)
    first = [row.lemma for row in model.shown]
    model.sort(int(column), Qt.SortOrder.DescendingOrder)
    assert [row.lemma for row in model.shown] == first[::-1]
    assert model.headerData(int(column), Qt.Orientation.Horizontal)


@pytest.mark.parametrize(
    ("wanted", "column", "lemmas", "anew"),
    [
        (WordFilter.CONTENT, Column.COUNT, ["犬", "走る", "港"], False),
        (WordFilter.UNKNOWN, Column.COUNT, ["港"], True),
        (WordFilter.LEARNING, Column.COUNT, ["犬"], True),
        (WordFilter.CONTENT, Column.STATUS, ["走る", "犬", "港"], True),
    ],
)
def test_statuses_change_in_a_list_that_stays(
    qtmodeltester, wanted: WordFilter, column: Column, lemmas: list[str], anew: bool
):
    known = {("走る", "はしる"): WordStatus.KNOWN}
    model = WordModel(LIGHT)
    model.set_rows(
        (
            WordRow("犬", "いぬ", ((0, 1), (5, 6), (8, 9))),
            WordRow("走る", "はしる", ((2, 4), (10, 12)), WordStatus.KNOWN),
            WordRow("港", "みなと", ((6, 7),)),
        )
    )
    model.set_filter(wanted, "")
    model.sort(int(column), Qt.SortOrder.DescendingOrder)
    assert not model.set_statuses(known)
    assert model.set_statuses({**known, ("犬", "いぬ"): WordStatus.LEARNING_1}) is anew
    qtmodeltester.check(model)
    assert [row.lemma for row in model.shown] == lemmas
    model.set_filter(WordFilter.ALL, "")
    assert {row.lemma: row.status for row in model.shown} == {
        "犬": WordStatus.LEARNING_1, "走る": WordStatus.KNOWN, "港": WordStatus.NEW,
    }  # fmt: skip


def test_word_cells():
    model = WordModel(LIGHT)
    model.set_rows((WordRow("犬", "いぬ", ((0, 1),), WordStatus.LEARNING_2, 1),))
    model.add_grades({("犬", "いぬ"): Grade(5, 1700)})
    cells = [model.index(0, column).data() for column in range(len(Column))]
    assert cells == ["犬", "いぬ", "1", "Learning 2", "N5", "1,700", "", "1"]
    assert model.unknown_to() == ()
    assert (
        model.index(0, 3).data(Qt.ItemDataRole.BackgroundRole)
        == LIGHT.status[WordStatus.LEARNING_2]
    )
