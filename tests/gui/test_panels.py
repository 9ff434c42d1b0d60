"""The panels through real events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QToolButton,
    QWidget,
)

from reader.analysis.model import Entity, EntityMap, EntityType, Mention, Quotation, Role
from reader.documents.model import Block, BlockKind, Document
from reader.sessions.hits import HitKind, SearchHit, SearchResults
from reader.sessions.model import (
    Annotation,
    AnnotationId,
    AnnotationTarget,
    DocumentId,
    DocumentRecord,
    HighlightColour,
    SessionId,
    SessionRecord,
    WordStatus,
)
from ui.models.entity_index import EntityIndex
from ui.models.lists import EMPHASIS_ROLE
from ui.models.words import WordRow
from ui.panels import delegates
from ui.panels.contents import ContentsPanel
from ui.panels.entities import EntitiesPanel
from ui.panels.entity_tree import EntityTree
from ui.panels.library import LibraryPanel
from ui.panels.listing import Listing
from ui.panels.notes import NotesPanel
from ui.panels.sessions import SessionsPanel
from ui.panels.words import WordsPanel
from ui.theme import DARK, LIGHT, SEPIA, Theme, build_palette

pytestmark = pytest.mark.gui

TEXT = "金正恩はロシアへ行った。金氏は「よい」と述べた。9月17日、金正恩は帰った。"


def mention(words: str, number: int, kind: EntityType, entity: int) -> Mention:
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return Mention(start, start + len(words), kind, entity)


KIM = Entity(
    1, EntityType.PERSON, "金正恩", "キムジョンウン", ("金氏",), (Role("総書記"),), "", None, 3
)
RUSSIA = Entity(2, EntityType.PLACE, "ロシア", "ろしあ", (), (), "Russia", None, 1)
DAY = Entity(3, EntityType.DATE, "9月17日", "", (), (), "", "--09-17", 1)
MAP = EntityMap(
    (
        mention("金正恩", 0, EntityType.PERSON, 1),
        mention("ロシア", 0, EntityType.PLACE, 2),
        mention("金氏", 0, EntityType.PERSON, 1),
        mention("9月17日", 0, EntityType.DATE, 3),
        mention("金正恩", 1, EntityType.PERSON, 1),
    ),
    (KIM, RUSSIA, DAY),
    (Quotation(TEXT.index("「"), TEXT.index("」") + 1, 1, "述べた"),),
)


def tool(parent: QWidget, start: str) -> QToolButton:
    tools = parent.findChildren(QToolButton)
    return next(button for button in tools if button.accessibleName().startswith(start))


def trigger(menu: QMenu, text: str) -> None:
    for action in menu.actions():
        if action.menu() is not None:
            found = [inner for inner in action.menu().actions() if inner.text() == text]
            if found:
                found[0].trigger()
                return
        if action.text() == text:
            action.trigger()
            return
    raise AssertionError(text)


def listing(panel: QWidget, name: str) -> Listing:
    return next(view for view in panel.findChildren(Listing) if view.accessibleName() == name)


# Entities


@pytest.fixture
def entities(qtbot) -> EntitiesPanel:
    panel = EntitiesPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(330, 500)
    panel.set_entities(EntityIndex(MAP, TEXT))
    panel.show()
    return panel


def walked(panel: EntitiesPanel) -> list[str]:
    places: list[str] = []
    panel.mention_requested.connect(lambda start, end: places.append(TEXT[start:end]))
    return places


def test_a_novels_entities_are_laid_out_as_they_are_seen(
    qtbot, monkeypatch, entities: EntitiesPanel
):
    measured: list[str] = []

    def second_line(entity: Entity) -> str:
        measured.append(entity.name)
        return ""

    monkeypatch.setattr(delegates, "second_line", second_line)
    people = tuple(
        Entity(n, EntityType.PERSON, f"人物{n}", "", (f"人物{n}",), (), "", None, 1)
        for n in range(2000)
    )
    mentions = tuple(Mention(n, n + 1, EntityType.PERSON, n) for n in range(2000))
    entities.set_entities(EntityIndex(EntityMap(mentions, people), "人" * 2000))
    QApplication.processEvents()
    assert entities.model.entity_count() == 2000
    assert 0 < len(set(measured)) < 100
    entities.tree.scrollToBottom()
    QApplication.processEvents()
    assert entities.tree.indexAt(entities.tree.viewport().rect().center()).row() > 1950


def test_click_walks_the_mentions_of_an_entity(qtbot, entities: EntitiesPanel):
    places = walked(entities)
    chosen: list[int] = []
    entities.entity_selected.connect(chosen.append)
    row = entities.model.find(1)
    for _ in range(4):
        point = entities.tree.visualRect(row).center()
        QTest.mouseClick(entities.tree.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert places == ["金正恩", "金氏", "金正恩", "金正恩"]
    assert chosen == [1]
    texts = [label.text() for label in entities.findChildren(QLabel)]
    assert "金正恩: 1 of 3" in texts


def test_keyboard_alone_filters_chooses_and_walks(qtbot, entities: EntitiesPanel):
    places = walked(entities)
    entities.focus_filter()
    line = entities.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "russia")
    assert entities.model.entity_count() == 1
    entities.tree.setFocus()
    entities.tree.setCurrentIndex(entities.model.find(2))
    QTest.keyClick(entities.tree, Qt.Key.Key_Return)
    line.clear()
    entities.tree.setCurrentIndex(entities.model.find(1))
    QTest.keyClick(entities.tree, Qt.Key.Key_Space)
    QTest.keyClick(entities.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert places == ["ロシア", "金正恩", "金正恩"]


def test_keys_of_the_page_hold_in_the_tree(qtbot, entities: EntitiesPanel):
    walked: list[tuple[int, int]] = []
    entities.mention_requested.connect(lambda start, end: walked.append((start, end)))
    asked: list[tuple[str, str]] = []
    entities.correction_requested.connect(lambda action, e, _: asked.append((action, e.name)))
    first = entities.model.index(0, 0, entities.model.index(0, 0))
    entities.tree.setCurrentIndex(first)
    entities.tree.setFocus()
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier,
                     Qt.KeyboardModifier.ShiftModifier):  # fmt: skip
        QTest.keyClick(entities.tree, Qt.Key.Key_E, modifier)
    assert entities.tree.currentIndex() == first
    assert walked[0] == walked[2] != walked[1]
    QTest.keyClick(entities.tree, Qt.Key.Key_F2)
    assert asked == [("ask", first.data())]


def test_buttons_go_on_and_back(entities: EntitiesPanel):
    places = walked(entities)
    back, on = tool(entities, "Previous mention"), tool(entities, "Next mention")
    assert not on.isEnabled()
    assert entities.choose_mention_at(TEXT.index("金氏") + 1)
    on.click()
    back.click()
    back.click()
    assert places == ["金正恩", "金氏", "金正恩"]
    assert not entities.choose_mention_at(TEXT.index("行"))


def test_entity_stays_chosen_when_the_analysis_comes_anew(entities: EntitiesPanel):
    entities.choose_entity(1)
    moved = replace(MAP, entities=(replace(KIM, id=9), RUSSIA, DAY),
                    mentions=tuple(replace(m, entity=9) if m.entity == 1 else m
                                   for m in MAP.mentions))  # fmt: skip
    entities.set_entities(EntityIndex(moved, TEXT))
    places = walked(entities)
    entities.next_mention()
    assert places == ["金正恩"]
    entities.set_entities(EntityIndex(EntityMap(), "another text"))
    entities.next_mention()
    assert places == ["金正恩"]


def test_closed_group_stays_closed(entities: EntitiesPanel):
    tree, model = entities.tree, entities.model
    assert tree.isExpanded(model.index(0, 0))
    tree.collapse(model.index(0, 0))
    entities.set_entities(EntityIndex(MAP, TEXT))
    assert not tree.isExpanded(model.index(0, 0))
    assert tree.isExpanded(model.index(1, 0))


def test_timeline_and_quotations_lead_to_the_page(qtbot, entities: EntitiesPanel):
    places = walked(entities)
    bar = entities.findChild(QTabBar)
    assert bar is not None
    for number, words in ((1, "9月17日"), (2, "「よい」")):
        bar.setCurrentIndex(number)
        view = (entities._dates, entities._said)[number - 1]
        view.setCurrentIndex(view.model().index(0, 0))
        point = view.visualRect(view.currentIndex()).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert places[-1] == words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Places", ("retype", KIM, "PLACE")),
        ("Change the name…", ("rename", KIM, "")),
        ("Hide: not a name", ("hide", KIM, "")),
        ("Write a note…", ("note", KIM, "")),
    ],
)
def test_readers_hand_is_told(qtbot, entities: EntitiesPanel, text: str, told: tuple):
    with qtbot.waitSignal(entities.correction_requested) as asked:
        trigger(entities.build_menu(KIM), text)
    assert tuple(asked.args) == told


def test_menu_merges_and_splits(qtbot, entities: EntitiesPanel):
    other = Entity(8, EntityType.PERSON, "金与正", "", (), (), "", None, 0)
    entities.set_entities(EntityIndex(replace(MAP, entities=(*MAP.entities, other)), TEXT))
    with qtbot.waitSignal(entities.correction_requested) as asked:
        trigger(entities.build_menu(KIM), "金与正")
    assert asked.args == ["merge", KIM, "金与正"]
    entities.choose_entity(1, at=TEXT.index("金氏"))
    with qtbot.waitSignal(entities.correction_requested) as asked:
        split = "The mention shown is somebody or something else"
        trigger(entities.build_menu(KIM), split)
    start = TEXT.index("金氏")
    assert asked.args == ["split", KIM, f"{start}:{start + 2}"]
    with qtbot.waitSignal(entities.page_requested) as asked:
        trigger(entities.build_menu(KIM), "Everything about it")
    assert [passage.mention for passage in asked.args[0].passages] == ["金正恩", "金氏", "金正恩"]
    with qtbot.waitSignal(entities.look_up_requested) as name:
        trigger(entities.build_menu(KIM), "Look up")
    assert name.args == ["金正恩"]


# Notes

NOTE = Annotation(
    AnnotationId(1), DocumentId(1), 0, 3, "金正恩", "", "", HighlightColour.BLUE, "who",
    AnnotationTarget.PASSAGE, "", ("people",), "", "",
)  # fmt: skip
LOST = replace(NOTE, id=AnnotationId(2), orphaned=True, exact="消えた文", note="")


@pytest.fixture
def notes(qtbot) -> NotesPanel:
    panel = NotesPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(330, 500)
    panel.set_annotations((NOTE, LOST))
    panel.show()
    return panel


def test_click_on_a_note_shows_it(qtbot, notes: NotesPanel):
    view = listing(notes, "Notes in text order")
    with qtbot.waitSignal(notes.annotation_activated) as told:
        point = view.visualRect(view.model().index(0, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [NOTE]
    with qtbot.waitSignal(notes.delete_requested):
        QTest.keyClick(view, Qt.Key.Key_Delete)
    with qtbot.waitSignal(notes.annotation_activated):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_orphans_stand_apart_and_can_be_placed(qtbot, notes: NotesPanel):
    view = listing(notes, "Notes that have lost their place")
    assert view.isVisible()
    with qtbot.waitSignal(notes.place_requested) as told:
        trigger(notes.build_menu(LOST), "Put it on the selected passage")
    assert told.args == [LOST]
    notes.set_annotations((NOTE,))
    assert not view.isVisible()


def test_note_menu(qtbot, notes: NotesPanel):
    with qtbot.waitSignal(notes.colour_requested) as told:
        trigger(notes.build_menu(NOTE), "Pink")
    assert told.args == [NOTE, HighlightColour.PINK]
    with qtbot.waitSignal(notes.edit_requested):
        trigger(notes.build_menu(NOTE), "Edit the note…")
    with qtbot.waitSignal(notes.delete_requested):
        trigger(notes.build_menu(NOTE), "Delete")


def test_note_can_be_shown_by_its_id(notes: NotesPanel):
    notes.select_annotation(1)
    assert listing(notes, "Notes in text order").currentIndex().row() == 0


# Words


@pytest.fixture
def words(qtbot) -> WordsPanel:
    panel = WordsPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(330, 400)
    panel.set_rows(
        (
            WordRow("犬", "いぬ", ((0, 1), (8, 9))),
            WordRow("走る", "はしる", ((3, 5),), WordStatus.KNOWN),
        )
    )
    panel.show()
    return panel


def test_click_on_a_word_walks_its_places(qtbot, words: WordsPanel):
    places: list[tuple[int, int]] = []
    words.occurrence_requested.connect(lambda start, end: places.append((start, end)))
    point = words.table.visualRect(words.model.index(0, 0)).center()
    for _ in range(3):
        QTest.mouseClick(words.table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert places == [(0, 1), (8, 9), (0, 1)]


def test_keys_set_the_status_of_selected_words(qtbot, words: WordsPanel):
    words.table.selectAll()
    with qtbot.waitSignal(words.status_requested) as told:
        QTest.keyClick(words.table, Qt.Key.Key_2)
    rows, status = told.args
    assert {row.lemma for row in rows} == {"犬", "走る"}
    assert status is WordStatus.LEARNING_2
    words.table.selectRow(0)
    with qtbot.waitSignal(words.look_up_requested) as asked:
        QTest.keyClick(words.table, Qt.Key.Key_Return)
    assert asked.args == ["犬", 0]


def test_words_are_filtered_by_kind_and_text(words: WordsPanel):
    kinds = words.findChild(QComboBox)
    assert kinds is not None
    kinds.setCurrentIndex(1)
    assert [row.lemma for row in words.model.shown] == ["犬"]
    kinds.setCurrentIndex(0)
    words.focus_filter()
    line = words.findChild(QLineEdit)
    assert line is not None
    line.setText("ハシル")
    assert [row.lemma for row in words.model.shown] == ["走る"]


def test_word_stays_current_when_the_rows_come_anew(words: WordsPanel):
    words.table.selectRow(1)
    words.set_rows((WordRow("走る", "はしる", ((3, 5), (9, 11))), WordRow("犬", "いぬ", ((0, 1),))))
    assert words.model.row_at(words.table.currentIndex()).lemma == "走る"


def test_next_word_is_current_when_one_leaves_the_list(words: WordsPanel):
    kinds = words.findChild(QComboBox)
    assert kinds is not None
    words.set_rows(tuple(WordRow(lemma, "", ((n, n + 1),)) for n, lemma in enumerate("犬猫魚")))
    kinds.setCurrentIndex(1)
    words.table.selectRow(1)
    statuses = {("猫", ""): WordStatus.KNOWN}
    words.set_statuses(statuses)
    assert [row.lemma for row in words.model.shown] == ["犬", "魚"]
    assert words.model.row_at(words.table.currentIndex()).lemma == "魚"
    words.set_statuses({**statuses, ("魚", ""): WordStatus.IGNORED})
    assert words.model.row_at(words.table.currentIndex()).lemma == "犬"
    words.set_statuses({})
    assert words.model.row_at(words.table.currentIndex()).lemma == "犬"


# Library and sessions

RECORD = DocumentRecord(
    DocumentId(4), "坊っちゃん", "/x.txt", "txt", "h", 2000, "", "2026-11-20T00:00:00.000Z", 500
)


@pytest.fixture
def library(qtbot) -> LibraryPanel:
    panel = LibraryPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(330, 500)
    panel.set_documents((RECORD, replace(RECORD, id=DocumentId(5), title="こころ")))
    panel.show()
    return panel


@pytest.mark.parametrize("width", range(240, 330, 6))
def test_a_row_is_as_high_as_what_is_painted_in_it(
    qtbot, library: LibraryPanel, width: int, monkeypatch
) -> None:
    """A title that just fits must not leave a blank line below it."""
    library.set_documents((replace(RECORD, title="ロシアと北朝鮮の握手は西側諸国を当惑させ"),))
    library.resize(width, 300)
    asked: set[int] = set()
    whole = delegates.PassageDelegate._wrap

    def wrapped(self, text, font, room):
        asked.add(room)
        return whole(self, text, font, room)

    monkeypatch.setattr(delegates.PassageDelegate, "_wrap", wrapped)
    view = next(one for one in library.findChildren(Listing) if one.isVisible())
    view.doItemsLayout()
    asked.clear()
    view.visualRect(view.model().index(0, 0))
    view.doItemsLayout()
    view.viewport().grab()
    assert len(asked) == 1


def test_document_is_opened_by_click_or_enter(qtbot, library: LibraryPanel):
    view = listing(library, "Documents")
    with qtbot.waitSignal(library.open_requested) as told:
        point = view.visualRect(view.model().index(0, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [4]
    with qtbot.waitSignal(library.delete_requested):
        QTest.keyClick(view, Qt.Key.Key_Delete)
    with qtbot.waitSignal(library.finished_requested) as told:
        trigger(library.build_menu(RECORD), "Finished")
    assert told.args == [4, True]
    with qtbot.waitSignal(library.export_requested):
        trigger(library.build_menu(RECORD), "Export…")


def test_search_through_the_library(qtbot, library: LibraryPanel):
    line = library.findChild(QLineEdit)
    assert line is not None
    library.focus_search()
    with qtbot.waitSignal(library.search_requested, timeout=2000) as asked:
        QTest.keyClicks(line, "neko")
    assert asked.args == ["neko"]
    hit = SearchHit(HitKind.SPELLING, DocumentId(5), "こころ", 3, 5, "ある", "猫", "が")
    library.show_results(SearchResults("nek", (hit,), 1))
    view = listing(library, "Places found")
    assert not view.isVisible()
    library.show_results(SearchResults("neko", (hit,), 1))
    assert view.isVisible()
    with qtbot.waitSignal(library.hit_activated) as told:
        point = view.visualRect(view.model().index(0, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [5, 3, 5]
    line.clear()
    assert not view.isVisible()
    assert listing(library, "Documents").model().rowCount() == 2


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_what_a_search_found_stands_out(qtbot, theme: Theme):
    panel = LibraryPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(330, 500)
    panel.show()
    panel.focus_search()
    line = panel.findChild(QLineEdit)
    assert line is not None
    line.setText("猫")
    line.returnPressed.emit()
    long = SearchHit(
        HitKind.SPELLING, DocumentId(5), "こころ", 40, 41,
        "　" + "長い前の文脈です" * 3, "猫", "が\u3000いる",
    )  # fmt: skip
    title = SearchHit(HitKind.TITLE, DocumentId(6), "猫の本", 0, 0, "", "猫の本", "")
    panel.show_results(SearchResults("猫", (long, title), 2))
    view = listing(panel, "Places found")
    index = view.model().index(0, 0)
    start, end = index.data(EMPHASIS_ROLE)
    assert index.data()[start:end] == "猫"
    assert index.data().endswith("が いる")

    def shown() -> bool:
        image, row = view.viewport().grab().toImage(), view.visualRect(index)
        return any(
            image.pixel(x, y) == theme.found.rgb()
            for x in range(row.left(), row.right())
            for y in range(row.top(), row.bottom())
        )

    qtbot.waitUntil(shown, timeout=20000)


def test_last_of_two_thousand_documents_is_reached(qtbot, library: LibraryPanel):
    many = [replace(RECORD, id=DocumentId(n), title=f"第{n}話") for n in range(2000)]
    library.set_documents(many)
    library.select_document(1999)
    view = listing(library, "Documents")
    qtbot.waitUntil(lambda: view.visualRect(view.currentIndex()).isValid())
    view.scrollTo(view.currentIndex())
    with qtbot.waitSignal(library.open_requested) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [1999]


def test_sort_of_the_library(library: LibraryPanel):
    sort = library.findChild(QComboBox)
    assert sort is not None
    sort.setCurrentIndex(2)
    assert listing(library, "Documents").model().index(0, 0).data() == "こころ"


@pytest.fixture
def sessions(qtbot) -> SessionsPanel:
    panel = SessionsPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(330, 400)
    panel.set_sessions(SESSIONS)
    panel.show()
    return panel


SESSIONS = tuple(
    SessionRecord(SessionId(n), DocumentId(1), "坊っちゃん", "", "2026-11-20T10:00:00.000Z", "",
                  600000, 10, 10)
    for n in (3, 2)
)  # fmt: skip


def test_sessions_are_reopened_joined_and_deleted(qtbot, sessions: SessionsPanel):
    view = listing(sessions, "Sessions")
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.waitSignal(sessions.reopen_requested) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [3]
    view.selectAll()
    with qtbot.waitSignal(sessions.merge_requested) as told:
        trigger(sessions.build_menu(SESSIONS[0]), "Join the selected sessions")
    assert told.args == [(3, 2)]
    for text, signal in (
        ("Summary", sessions.summary_requested),
        ("Export…", sessions.export_requested),
        ("Delete", sessions.delete_requested),
    ):
        with qtbot.waitSignal(signal):
            trigger(sessions.build_menu(SESSIONS[1]), text)


def test_session_is_named_in_place(qtbot, sessions: SessionsPanel):
    view = listing(sessions, "Sessions")
    view.setCurrentIndex(view.model().index(1, 0))
    trigger(sessions.build_menu(SESSIONS[1]), "Name…")
    editor = view.viewport().findChild(QLineEdit)
    assert editor is not None
    with qtbot.waitSignal(sessions.rename_requested) as told:
        QTest.keyClicks(editor, "one")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [2, "one"]


# Contents


def test_headings_lead_to_the_page(qtbot):
    text = "題\n本文です\n節"
    blocks = (Block(0, 1, BlockKind.HEADING, 1), Block(2, 6), Block(7, 8, BlockKind.HEADING, 2))
    panel = ContentsPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(300, 300)
    panel.show()
    panel.set_document(Document("題", text, blocks))
    view = listing(panel, "Headings")
    panel.set_position(7)
    assert view.currentIndex().row() == 1
    with qtbot.waitSignal(panel.heading_requested) as told:
        point = view.visualRect(view.model().index(0, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [0, 1]
    panel.set_document(None)
    assert view.model().rowCount() == 0


# All of them


@pytest.mark.parametrize("theme", [LIGHT, SEPIA, DARK], ids=["light", "sepia", "dark"])
def test_panels_draw_in_every_theme_at_a_small_width(
    entities: EntitiesPanel,
    notes: NotesPanel,
    words: WordsPanel,
    library: LibraryPanel,
    sessions: SessionsPanel,
    theme,
):
    for panel in (entities, notes, words, library, sessions):
        panel.setPalette(build_palette(theme))  # the application's, in the real window
        panel.set_theme(theme)
        panel.resize(260, 400)
        assert panel.minimumSizeHint().width() <= 300
        image = panel.grab().toImage()
        ground = image.pixelColor(QPoint(130, 380))
        assert ground.lightness() < 100 if theme.dark else ground.lightness() > 150
        assert panel.accessibleName()


def test_empty_panels_say_what_to_do(qtbot):
    panel = NotesPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(300, 300)
    empty = panel.grab().toImage()
    panel.set_annotations((replace(NOTE, note="x"),))
    assert panel.grab().toImage() != empty


def test_an_empty_panel_says_why(qtbot) -> None:
    panel = EntitiesPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.show()
    tree = panel.findChild(EntityTree)
    assert tree is not None
    panel.clear()
    assert "once the text is read" in tree.empty
    bare = tree.viewport().grab().toImage()
    panel.set_entities(EntityIndex(EntityMap(), "名前のない文。"))
    assert "were found" in tree.empty
    assert tree.viewport().grab().toImage() != bare
    panel.set_entities(EntityIndex(MAP, TEXT))
    assert tree.model().rowCount() > 0
    line = panel.findChild(QLineEdit)
    assert line is not None
    line.setText("ここにない名")
    assert tree.model().rowCount() == 0
    assert "filter" in tree.empty
