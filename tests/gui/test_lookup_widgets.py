"""The card and the pane through real events."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QEnterEvent, QGuiApplication, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget

from dictionary.model import (
    Entry,
    Gloss,
    Headword,
    KanjiEntry,
    LookupResult,
    Match,
    MatchKind,
    Sense,
)
from reader.analysis.model import Entity, EntityMap, EntityType, Mention, Role
from reader.sessions.model import WordStatus
from ui.lookup.blocks import Cell, Line, LineKind, Picture, Run, Style, WordDetails
from ui.lookup.card import LEAST_WIDTH_PX, MOST_WIDTH_PX, HoverCard
from ui.lookup.entity_text import entity_page
from ui.lookup.entry_view import EntryView
from ui.lookup.history import PinnedKind
from ui.lookup.pane import DefinitionPane
from ui.lookup.pitch import contour
from ui.lookup.placement import Anchor
from ui.models.entity_index import EntityIndex
from ui.theme import DARK, LIGHT, SEPIA

pytestmark = pytest.mark.gui


def result(written: str, reading: str, *glosses: str, senses: int = 1) -> LookupResult:
    entry = Entry(
        len(written), "jmdict", (Headword(written, reading, common=True, pitch=(0,)),),
        tuple(
            Sense(tuple(Gloss(text) for text in glosses), pos=("n",), xrefs=("購買",))
            for _ in range(senses)
        ),
    )  # fmt: skip
    return LookupResult(0, (Match(0, 2, MatchKind.WORD, written, reading, entry=entry),), 1)


BUY = result("購入", "こうにゅう", "purchase", "buying")
SELL = result("販売", "はんばい", "sale")
KANJI = KanjiEntry("購", ("コウ",), (), (), ("buy",), 8, 17, 1025, 2, 1, "貝", ("貝",))


def anchor(x: int = 200, y: int = 200) -> Anchor:
    return Anchor([QRect(x, y, 60, 30)], QRect(0, 0, 1200, 900), 800)


def move_over(view: EntryView, point: QPoint) -> None:
    position = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, position, view.viewport().mapToGlobal(position),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def place_of(view: EntryView, text: str) -> QPoint:
    """The middle of the first character of a text that is shown."""
    cursor = view.document().find(text)
    assert not cursor.isNull()
    right = QRect(view.cursorRect(cursor))
    cursor.setPosition(cursor.selectionStart())
    left = view.cursorRect(cursor)
    width = max(4, (right.left() - left.left()) // max(1, len(text)))
    return QPoint(left.left() + width // 2, left.center().y())


@pytest.fixture
def view(qtbot) -> EntryView:
    made = EntryView(LIGHT)
    qtbot.addWidget(made)
    made.resize(380, 300)
    made.set_lines(
        (
            Line((Run("車の購入を考えている。", Style.JAPANESE),)),
            Line((Run("see ", Style.QUIET), Run("購買", Style.LINK, link="word:購買"))),
        )
    )
    made.show()
    return made


def test_pointer_over_japanese_in_a_definition_is_told(qtbot, view: EntryView):
    with qtbot.waitSignal(view.japanese_hovered) as told:
        move_over(view, place_of(view, "購入"))
    text, at, box = told.args
    assert text == "車の購入を考えている。"
    assert text[at] == "購"
    assert box.height() > 0
    with qtbot.assertNotEmitted(view.japanese_hovered):
        move_over(view, place_of(view, "購入"))
    with qtbot.waitSignal(view.japanese_left):
        move_over(view, QPoint(300, 250))


def test_click_on_japanese_asks_for_it_and_a_drag_does_not(qtbot, view: EntryView):
    with qtbot.waitSignal(view.japanese_clicked) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, "考え"))
    assert told.args == ["車の購入を考えている。", 5]
    with qtbot.assertNotEmitted(view.japanese_clicked):
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, "車"))
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, "考え"))


def test_text_in_a_table_and_under_ruby_can_be_looked_up(qtbot, view: EntryView):
    """Qt counts the places in a cell from the cell; what is hit must not be off by that."""
    cells = ((Cell((Line((Run("見出し"),)),)), Cell((Line((Run("食"), Run("物", ruby="もの"))),))),)
    view.resize(300, 300)
    view.set_lines([Line((Run("上の行"),)), Line((), rows=cells), Line((Run("下"),))])
    for paragraph, words in (("食物", "物"), ("見出し", "見"), ("下", "下")):
        with qtbot.waitSignal(view.japanese_hovered) as told:
            move_over(view, place_of(view, words))
        assert told.args[:2] == [paragraph, paragraph.index(words)]


def test_pictures_are_asked_for_once_and_drawn(qtbot, view: EntryView):
    picture = Picture("d1", "a.png", 2.0, 2.0, in_em=True)
    lines = (Line((Run("[図]", picture=picture), Run("の説明"))),)
    with qtbot.waitSignal(view.picture_wanted) as told:
        view.set_lines(lines)
    assert told.args == ["d1", "a.png"]
    assert "[図]" in view.toPlainText()
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    view.set_picture("d1", "a.png", image)
    shown = view.grab().toImage()
    reds = [
        (x, y)
        for x in range(shown.width())
        for y in range(shown.height())
        if shown.pixelColor(x, y) == QColor("#ff0000")
    ]
    assert len(reds) > 300
    assert "図" not in view.toPlainText()
    assert view.entry_text() == "[図]の説明"
    with qtbot.assertNotEmitted(view.picture_wanted):
        view.set_lines(lines)


def test_a_picture_that_is_not_there_is_told(view: EntryView):
    view.set_lines((Line((Run("[図]", picture=Picture("d1", "gone.png")),)),))
    view.set_picture("d1", "gone.png", QImage())
    assert "[図]" in view.toPlainText()


def test_a_mask_takes_the_colour_of_the_text(view: EntryView):
    view.set_theme(DARK)
    view.set_lines((Line((Run("[図]", picture=Picture("d1", "m.png", 30, 30, mask=True)),)),))
    image = QImage(30, 30, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 255))
    view.set_picture("d1", "m.png", image)
    assert view.grab().toImage().pixelColor(20, 20) == DARK.ink


def test_steps_go_from_entry_to_entry(view: EntryView):
    entry = (Line((Run("見出し", Style.HEADWORD),), LineKind.HEAD), *([Line((Run("意味"),))] * 4))
    view.resize(300, 160)
    view.set_lines(entry * 6)
    bar = view.verticalScrollBar()
    places = [bar.value()]
    for _ in range(3):
        view.step_entry(1)
        places.append(bar.value())
    steps = [later - before for before, later in pairwise(places)]
    assert min(steps) > 60
    assert max(steps) - min(steps) <= 1  # the same entry each time, whole px
    for place in reversed(places[:-1]):
        view.step_entry(-1)
        assert bar.value() == place


def test_ruby_is_drawn_over_its_text(view: EntryView):
    view.resize(300, 120)
    view.set_lines([Line((Run("物"),))])
    bare = view.grab().toImage()
    view.set_lines([Line((Run("物", ruby="もの"),))])
    assert view.grab().toImage() != bare
    assert view.entry_text() == "物(もの)"


def test_links_lead_inside_only(qtbot, view: EntryView):
    with qtbot.waitSignal(view.link_activated) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, "購買"))
    assert told.args == ["word:購買"]


def test_content_is_never_markup_and_loads_nothing(view: EntryView):
    evil = '<img src="file:///etc/passwd"><b>bold</b>\u2029next'
    view.set_lines((Line((Run(evil),)),))
    assert view.toPlainText() == '<img src="file:///etc/passwd"><b>bold</b> next'
    assert view.document().blockCount() == 1
    assert view.loadResource(2, QUrl("file:///etc/passwd")) is None


def test_surrogate_pairs_keep_the_place(qtbot, view: EntryView):
    view.set_lines((Line((Run("𠮟る𠮟られ", Style.JAPANESE),)),))
    with qtbot.waitSignal(view.japanese_hovered) as told:
        move_over(view, place_of(view, "ら"))
    assert told.args[:2] == ["𠮟る𠮟られ", 3]


@pytest.mark.parametrize("theme", [LIGHT, SEPIA, DARK], ids=["light", "sepia", "dark"])
def test_accent_line_is_drawn_over_the_reading(qtbot, view: EntryView, theme):
    view.set_theme(theme)
    accent = contour("かいぎ", 1)
    plain = (Line((Run("かいぎ", Style.READING),)),)
    drawn = (Line((Run("かいぎ", Style.READING, contour=accent),)),)
    view.set_lines(plain)
    without = view.grab().toImage()
    view.set_lines(drawn)
    with_line = view.grab().toImage()
    colour = theme.accent.name()
    counts = [
        sum(image.pixelColor(x, y).name() == colour for x in range(120) for y in range(40))
        for image in (without, with_line)
    ]
    assert counts[0] == 0
    assert counts[1] > 8


# The card


@pytest.fixture
def card(qtbot) -> HoverCard:
    made = HoverCard(LIGHT)
    qtbot.addWidget(made)
    return made


def test_card_takes_no_focus_and_covers_no_word(card: HoverCard):
    card.show_result(BUY, None, anchor())
    assert card.isVisible()
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert card.windowFlags() & Qt.WindowType.ToolTip == Qt.WindowType.ToolTip
    assert not card.geometry().intersects(anchor().boxes[0])
    assert LEAST_WIDTH_PX <= card.width() <= MOST_WIDTH_PX
    assert "purchase; buying" in card.view.entry_text()


def test_long_card_is_half_the_window_and_scrolls(card: HoverCard):
    long = result("掛ける", "かける", *(f"meaning number {n}" for n in range(60)), senses=6)
    card.show_result(long, None, anchor())
    assert card.height() <= 400
    bar = card.view.verticalScrollBar()
    assert bar.maximum() > 0
    card.view.step_entry(1)
    assert bar.value() > 0


def test_card_goes_a_moment_after_the_pointer(qtbot, card: HoverCard):
    card.show_result(BUY, None, anchor())
    card.pointer_left_word()
    assert card.isVisible()
    qtbot.waitUntil(lambda: not card.isVisible(), timeout=2000)


def test_card_stays_when_the_pointer_comes_to_it_or_back(qtbot, card: HoverCard):
    card.show_result(BUY, None, anchor())
    card.pointer_left_word()
    point = QPointF(5, 5)
    QApplication.sendEvent(card, QEnterEvent(point, point, card.mapToGlobal(point)))
    qtbot.wait(250)
    assert card.isVisible()
    QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    card.pointer_on_word()
    qtbot.wait(250)
    assert card.isVisible()
    QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not card.isVisible(), timeout=2000)


def test_card_tells_how_long_each_result_could_be_read(qtbot, card: HoverCard):
    told: list[tuple[LookupResult, int]] = []
    card.closed.connect(lambda shown, ms: told.append((shown, ms)))
    card.show_result(BUY, None, anchor())
    card.show_result(SELL, None, anchor(400))
    card.dismiss()
    card.dismiss()
    assert [shown for shown, _ in told] == [BUY, SELL]
    assert all(ms >= 0 for _, ms in told)


def test_pointer_moving_inside_a_word_is_one_reading(card: HoverCard):
    told: list[LookupResult] = []
    card.closed.connect(lambda shown, _ms: told.append(shown))
    card.show_result(BUY, None, anchor())
    card.show_result(replace(BUY, at=1), None, anchor())
    card.show_result(replace(BUY, at=1), WordDetails("購入", doubtful=True), anchor())
    assert told == []
    card.dismiss()
    assert len(told) == 1


def test_card_leaves_with_its_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    card = HoverCard(LIGHT, window)
    for change in (lambda: window.move(30, 40), lambda: window.resize(500, 300), window.hide):
        window.show()
        card.show_result(BUY, None, anchor())
        change()
        assert not card.isVisible()


def test_nothing_found_takes_the_card_away(card: HoverCard):
    card.show_result(BUY, None, anchor())
    card.show_result(LookupResult(0), None, anchor())
    assert not card.isVisible()
    assert card.result is None


def test_footer_of_the_card_acts(qtbot, card: HoverCard):
    card.show_result(BUY, None, anchor())
    keys = card._keys
    for link, signal in (("pin", card.pin_requested), ("note", card.note_requested)):
        with qtbot.waitSignal(signal):
            keys.linkActivated.emit(link)
    with qtbot.waitSignal(card.status_requested) as told:
        keys.linkActivated.emit("known")
    assert told.args == [WordStatus.KNOWN]


# The pane


@pytest.fixture
def pane(qtbot) -> DefinitionPane:
    made = DefinitionPane(LIGHT)
    qtbot.addWidget(made)
    made.resize(360, 500)
    made.show()
    return made


def button(pane: DefinitionPane, name: str) -> QToolButton:
    return next(b for b in pane.findChildren(QToolButton) if b.accessibleName() == name)


def test_pane_goes_back_and_forward(qtbot, pane: DefinitionPane):
    assert "Press Enter" in pane.view.entry_text()
    pane.show_result(BUY)
    pane.show_result(SELL)
    assert not button(pane, "Forward").isEnabled()
    button(pane, "Back").click()
    assert "purchase" in pane.view.entry_text()
    assert not button(pane, "Back").isEnabled()
    button(pane, "Forward").click()
    assert "sale" in pane.view.entry_text()
    pane.go_back()
    pane.show_kanji(KANJI, WordDetails(words_here=(("購入", "こうにゅう"),)), (("購買", ""),))
    assert not button(pane, "Forward").isEnabled()
    text = pane.view.entry_text()
    assert "17 strokes" in text
    assert "Words in this text" in text
    assert "購買" in text


def test_same_word_again_is_no_new_page(pane: DefinitionPane):
    pane.show_result(BUY)
    pane.show_result(BUY, WordDetails("購入", seen=2))
    assert not button(pane, "Back").isEnabled()
    assert "Looked up before: 2" in pane.view.entry_text()


def test_search_asks_when_typing_rests_and_at_once_on_enter(qtbot, pane: DefinitionPane):
    line = pane.findChild(QLineEdit)
    assert line is not None
    pane.focus_search()
    with qtbot.waitSignal(pane.search_requested, timeout=2000) as asked:
        QTest.keyClicks(line, "tabe")
    assert asked.args == ["tabe"]
    with qtbot.waitSignal(pane.search_requested) as asked:
        QTest.keyClick(line, Qt.Key.Key_Return)
    pane.show_search("tab", BUY)
    assert pane.current is None
    pane.show_search("tabe", BUY)
    assert pane.current is not None
    assert pane.current.kind is PinnedKind.SEARCH
    pane.show_search("tabe", LookupResult(0))
    assert "Nothing found" in pane.view.entry_text()


def test_status_buttons_show_and_set(qtbot, pane: DefinitionPane):
    details = WordDetails(
        "購入", status=WordStatus.LEARNING_2, lemma="購入する", lemma_reading="よみ"
    )
    pane.show_result(BUY, details)
    checked = [b.accessibleName() for b in pane.findChildren(QToolButton) if b.isChecked()]
    assert checked == ["Learning 2"]
    with qtbot.waitSignal(pane.status_requested) as told:
        button(pane, "Known").click()
    assert told.args == ["購入する", "よみ", WordStatus.KNOWN]
    pane.update_details(WordDetails("購入", status=WordStatus.KNOWN))
    with qtbot.waitSignal(pane.status_requested) as told:
        button(pane, "Known").click()
    assert told.args == ["購入", "こうにゅう", WordStatus.NEW]


def test_pane_follows_links_kanji_and_nested_words(qtbot, pane: DefinitionPane):
    pane.show_result(BUY)
    with qtbot.waitSignal(pane.lookup_requested) as word:
        point = place_of(pane.view, "購買")
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert word.args == ["購買", 0]
    with qtbot.waitSignal(pane.kanji_requested) as kanji:
        point = place_of(pane.view, "購入")
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert kanji.args == ["購"]


def test_second_entry_can_be_put_first(qtbot, pane: DefinitionPane):
    both = LookupResult(0, (*BUY.matches, *SELL.matches), 2)
    pane.show_result(both)
    assert pane.view.entry_text().count("put first") == 1
    with qtbot.waitSignal(pane.preferred_requested) as told:
        point = place_of(pane.view, "put first")
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == ["販売", 2, "jmdict"]


def test_words_of_a_kanji_come_later(qtbot, pane: DefinitionPane):
    pane.show_kanji(replace(KANJI, components=("貝", "冓")))
    pane.show_kanji_words("入", (("入口", "いりぐち"),))
    pane.show_kanji_words("購", (("購買", "こうばい"),))
    text = pane.view.entry_text()
    assert "購買 こうばい" in text
    assert "入口" not in text
    with qtbot.waitSignal(pane.search_requested) as asked:
        point = place_of(pane.view, "others with")
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked.args == ["貝 冓"]


def test_page_of_a_name_leads_to_its_places(qtbot, pane: DefinitionPane):
    text = "金氏は帰った。ロシアで金氏が述べた。"
    kim = Entity(
        1,
        EntityType.PERSON,
        "金正恩",
        "キムジョンウン",
        ("金氏",),
        (Role("総書記"),),
        "Kim",
        None,
        2,
    )
    russia = Entity(2, EntityType.ORGANIZATION, "ロシア", "", (), (), "", None, 1)
    mentions = (
        Mention(0, 2, EntityType.PERSON, 1),
        Mention(7, 10, EntityType.ORGANIZATION, 2),
        Mention(11, 13, EntityType.PERSON, 1),
    )
    index = EntityIndex(EntityMap(mentions, (kim, russia)), text)
    pane.show_entity(entity_page(index, kim, ("ask",), ((7, "別の記事", 3),)))
    shown = pane.view.entry_text()
    for words in ("People", "総書記", "Also called: 金氏", "Often with: ロシア (1)", "ask", "3×"):
        assert words in shown
    assert "ロシアで金氏が述べた。" in shown
    with qtbot.waitSignal(pane.document_requested) as told:
        point = place_of(pane.view, "別の記事")
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [7]
    with qtbot.waitSignal(pane.place_requested) as told:
        pane.view.link_activated.emit("place:11:13")
    assert told.args == [11, 13]


def test_copy_puts_the_entry_on_the_clipboard(pane: DefinitionPane):
    pane.show_result(BUY)
    button(pane, "Copy the entry").click()
    assert "purchase; buying" in QGuiApplication.clipboard().text()


def test_history_menu_leads_to_any_page(pane: DefinitionPane):
    for shown in (BUY, SELL, result("会議", "かいぎ", "meeting")):
        pane.show_result(shown)
    menu = button(pane, "Back").menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["販売", "購入"]
    menu.actions()[1].trigger()
    assert "purchase" in pane.view.entry_text()


@pytest.mark.parametrize("theme", [LIGHT, SEPIA, DARK], ids=["light", "sepia", "dark"])
def test_nothing_is_cut_at_360_px(pane: DefinitionPane, theme):
    pane.set_theme(theme)
    pane.resize(360, 500)
    pane.show_result(BUY, WordDetails(status=WordStatus.NEW))
    assert pane.minimumSizeHint().width() <= 360
    for tool in pane.findChildren(QToolButton):
        if tool.isVisible() and tool.text():
            assert tool.width() >= tool.sizeHint().width()
            assert tool.geometry().right() < 360
