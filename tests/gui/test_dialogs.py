"""The dialogs and the note editor through real events."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTreeWidget,
    QWidget,
)

import resources
from dictionary.model import BuildProgress, DictionaryInfo
from reader.analysis.model import EntityType
from reader.export.model import AnkiPreset, ExportOptions
from reader.sessions.model import (
    CorrectionScope,
    DocumentId,
    EntityCorrection,
    HighlightColour,
    LookupRecord,
    ReadingCorrection,
    SessionId,
    SessionRecord,
    SessionSummary,
)
from ui.dialogs.about import AboutDialog, licences
from ui.dialogs.corrections import CorrectionsDialog
from ui.dialogs.dictionaries import DictionariesDialog
from ui.dialogs.entity import EntityDialog
from ui.dialogs.error_report import ErrorReportDialog
from ui.dialogs.export import ExportChoice, ExportDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.note_editor import NoteEditor
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.reading import ReadingDialog, is_kana
from ui.dialogs.session_summary import SessionSummaryDialog
from ui.settings import Settings
from ui.theme import DARK, LIGHT

pytestmark = pytest.mark.gui
OK = QDialogButtonBox.StandardButton.Ok


def press(dialog: QWidget, which: QDialogButtonBox.StandardButton) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    box.button(which).click()


def push(dialog: QWidget, text: str) -> QPushButton:
    buttons = dialog.findChildren(QPushButton)
    return next(button for button in buttons if button.text().replace("&", "") == text)


# The note editor


@pytest.fixture
def host(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def editor(host: QWidget) -> NoteEditor:
    return NoteEditor(LIGHT, host)


def text_of(editor: NoteEditor) -> QPlainTextEdit:
    found = editor.findChild(QPlainTextEdit)
    assert found is not None
    return found


def test_note_is_kept_by_ctrl_enter(qtbot, editor: NoteEditor):
    editor.open_at(QRect(10, 10, 80, 30), "西側諸国")
    QTest.keyClicks(text_of(editor), "why")
    tags = editor.findChild(QLineEdit)
    assert tags is not None
    tags.setText("#politics, to-ask politics")
    with qtbot.waitSignal(editor.saved) as told:
        QTest.keyClick(text_of(editor), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["why", HighlightColour.YELLOW, ("politics", "to-ask")]
    assert not editor.isVisible()


def test_escape_keeps_what_was_typed_and_nothing_else(qtbot, editor: NoteEditor):
    editor.open_at(QRect(10, 10, 80, 30), "西側", note="old", existing=True)
    with qtbot.assertNotEmitted(editor.saved), qtbot.waitSignal(editor.closed):
        QTest.keyClick(text_of(editor), Qt.Key.Key_Escape)
    editor.open_at(QRect(10, 10, 80, 30), "西側", note="old", existing=True)
    QTest.keyClicks(text_of(editor), " and new")
    with qtbot.waitSignal(editor.saved) as told:
        QTest.keyClick(text_of(editor), Qt.Key.Key_Escape)
    assert told.args[0] == "old and new"


def test_note_can_be_dropped_or_deleted(qtbot, editor: NoteEditor):
    editor.open_at(QRect(10, 10, 80, 30), "西側", existing=True)
    QTest.keyClicks(text_of(editor), "x")
    with qtbot.assertNotEmitted(editor.saved):
        push(editor, "Don't keep").click()
    editor.open_at(QRect(10, 10, 80, 30), "西側", existing=True)
    with qtbot.waitSignal(editor.deleted):
        push(editor, "Delete").click()
    editor.open_at(QRect(10, 10, 80, 30), "西側")
    assert not push(editor, "Delete").isVisible()


def test_bare_highlight_is_kept_by_the_button(qtbot, editor: NoteEditor):
    editor.open_at(QRect(10, 10, 80, 30), "西側", colour=HighlightColour.PINK)
    with qtbot.waitSignal(editor.saved) as told:
        push(editor, "Keep").click()
    assert told.args == ["", HighlightColour.PINK, ()]


@pytest.mark.parametrize("y", [10, 300, 560])
def test_editor_stays_in_the_window_beside_the_passage(host: QWidget, editor: NoteEditor, y: int):
    around = QRect(700, y, 90, 30)
    editor.open_at(around, "西側諸国を当惑させる")
    assert host.rect().contains(editor.geometry())
    assert not editor.geometry().intersects(around)


def test_closed_editor_keeps_nothing_again(qtbot, editor: NoteEditor):
    editor.open_at(QRect(10, 10, 80, 30), "西側")
    QTest.keyClicks(text_of(editor), "once")
    editor.finish()
    with qtbot.assertNotEmitted(editor.saved), qtbot.assertNotEmitted(editor.closed):
        editor.finish()
        editor.keep()


def test_opening_for_another_passage_keeps_the_first(qtbot, editor: NoteEditor):
    editor.open_at(QRect(10, 10, 80, 30), "西側")
    QTest.keyClicks(text_of(editor), "first")
    with qtbot.waitSignal(editor.saved) as told:
        editor.open_at(QRect(10, 90, 80, 30), "東側")
    assert told.args[0] == "first"
    assert text_of(editor).toPlainText() == ""
    editor.set_theme(DARK)


# Corrections


@pytest.mark.parametrize(
    ("text", "kana"),
    [("きょう", True), ("キムジョンウン", True), ("スティムソン・センター", True), ("ー", True),
     ("", False), ("今日", False), ("kyou", False), ("きょ う", False)],
)  # fmt: skip
def test_readings_are_kana(text: str, kana: bool):
    assert is_kana(text) is kana


def test_reading_is_corrected(qtbot):
    dialog = ReadingDialog("今日", "きょう", "今日は宿題がある。")
    dialog.offer(("きょう", "こんにち"))
    offered = dialog.findChild(QComboBox)
    assert [offered.itemText(n) for n in range(offered.count())] == ["きょう", "こんにち"]
    assert dialog.reading() == "きょう"
    qtbot.addWidget(dialog)
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    dialog.choose("漢字", CorrectionScope.HERE)
    assert not box.button(OK).isEnabled()
    dialog.accept()
    dialog.choose("こんにち", CorrectionScope.ALWAYS)
    with qtbot.waitSignal(dialog.corrected) as told:
        press(dialog, OK)
    assert told.args == ["こんにち", CorrectionScope.ALWAYS]


@pytest.mark.parametrize(
    ("action", "value", "told"),
    [
        ("retype", "PLACE", "PLACE"),
        ("rename", "金与正", "金与正"),
        ("merge", "プーチン", "プーチン"),
        ("split", "", ""),
        ("hide", "", ""),
    ],
)
def test_entity_is_corrected(qtbot, action: str, value: str, told: str):
    dialog = EntityDialog("金氏", EntityType.PERSON, "金正恩", ("習近平", "プーチン"))
    qtbot.addWidget(dialog)
    dialog.choose(action, value)
    dialog.choose_scope(CorrectionScope.HERE)
    with qtbot.waitSignal(dialog.corrected) as asked:
        press(dialog, OK)
    assert asked.args == [action, told, CorrectionScope.HERE]


def test_entity_is_added(qtbot):
    dialog = EntityDialog("読み手", None)
    qtbot.addWidget(dialog)
    assert len([b for b in dialog.findChildren(QRadioButton) if "one of" in b.text()]) == 1
    dialog.choose("add", "WORK")
    with qtbot.waitSignal(dialog.corrected) as asked:
        press(dialog, OK)
    assert asked.args == ["add", "WORK", CorrectionScope.DOCUMENT]


def test_using_a_field_chooses_its_line(qtbot):
    dialog = EntityDialog("金氏", EntityType.PERSON, "金正恩", ("習近平",))
    qtbot.addWidget(dialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    QTest.keyClicks(name, "X")
    with qtbot.waitSignal(dialog.corrected) as asked:
        press(dialog, OK)
    assert asked.args[:2] == ["rename", "金正恩X"]


def test_corrections_are_listed_and_taken_back(qtbot):
    dialog = CorrectionsDialog()
    qtbot.addWidget(dialog)
    always, here = CorrectionScope.ALWAYS, CorrectionScope.DOCUMENT
    dialog.set_corrections(
        (ReadingCorrection(5, None, always, 0, 0, "今日", "こんにち", ""),),
        (
            EntityCorrection(6, DocumentId(1), here, "retype", "米", "PLACE", 0, 0, ""),
            EntityCorrection(7, DocumentId(1), here, "merge", "金氏", "金正恩", 0, 0, ""),
        ),
    )
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    rows = [[tree.topLevelItem(n).text(c) for c in range(3)] for n in range(3)]
    assert rows[0] == ["今日", "こんにち", "always"]
    assert rows[1] == ["米", "Places", "this text"]
    assert rows[2][1] == "the same as 金正恩"
    tree.setCurrentItem(tree.topLevelItem(0))
    with qtbot.waitSignal(dialog.reading_delete_requested) as told:
        push(dialog, "Take back").click()
    assert told.args == [5]
    tree.setCurrentItem(tree.topLevelItem(2))
    with qtbot.waitSignal(dialog.entity_delete_requested) as told:
        push(dialog, "Take back").click()
    assert told.args == [7]


# Preferences


@pytest.fixture
def settings(tmp_path: Path, qapp) -> Settings:
    return Settings(tmp_path / "settings.ini")


def test_preferences_take_effect_at_once(qtbot, settings: Settings):
    dialog = PreferencesDialog(settings, ("Some Gothic",))
    qtbot.addWidget(dialog)
    vertical = next(b for b in dialog.findChildren(QCheckBox) if "Vertical" in b.text())
    with qtbot.waitSignal(settings.changed):
        vertical.click()
    assert settings.vertical
    size = next(b for b in dialog.findChildren(QSpinBox) if b.suffix() == " px")
    size.setValue(26)
    assert settings.font_size_px == 26


def test_preferences_follow_the_window(qtbot, settings: Settings):
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    settings.theme = "sepia"
    settings.font_family = "A face that is not listed"
    shown = [box.currentText() for box in dialog.findChildren(QComboBox)]
    assert "Sepia" in shown
    assert "A face that is not listed" in shown
    press(dialog, QDialogButtonBox.StandardButton.RestoreDefaults)
    assert settings.theme == "system"
    assert settings.font_family == ""


def test_choices_are_stored(qtbot, settings: Settings):
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    box = next(b for b in dialog.findChildren(QComboBox) if b.findData("shift") >= 0)
    box.setCurrentIndex(box.findData("shift"))
    box.activated.emit(box.currentIndex())
    assert settings.hover == "shift"


# The others


def test_keys_can_be_searched(qtbot):
    dialog = KeysDialog([("&Open…", "Ctrl+O"), ("No keys", ""), ("Next word", "J")])
    qtbot.addWidget(dialog)
    assert dialog.shown_rows() == 2
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText("ctrl+o")
    assert dialog.shown_rows() == 1


def test_about_shows_the_credits_and_every_licence(qtbot):
    texts = licences()
    assert any("Electronic Dictionary Research" in text for _, text in texts)
    dialog = AboutDialog("1.0", (("JMdict", "2021-04-17"),), texts)
    qtbot.addWidget(dialog)
    assert dialog.shown_text() == texts[0][1]


def test_titles_of_licences_are_in_the_interfaces_language(qapp):
    translator = QTranslator()
    assert translator.load(str(resources.path("i18n/yomite_ja.qm")))
    assert qapp.installTranslator(translator)
    try:
        titles = [title for title, _ in licences()]
    finally:
        qapp.removeTranslator(translator)
    assert all(len(title) < 40 for title in titles)
    assert [title for title in titles if title.isascii()] == ["UniDic"]


def test_error_report_is_copied(qtbot):
    dialog = ErrorReportDialog("It broke.", "Traceback: …")
    qtbot.addWidget(dialog)
    push(dialog, "Copy the report").click()
    assert QGuiApplication.clipboard().text() == "Traceback: …"


def test_export_asks_for_cards_only_where_there_are_cards(qtbot):
    choices = (ExportChoice("html", "Page", "One file."), ExportChoice("anki", "Cards", cards=True))
    dialog = ExportDialog(choices, ExportOptions(furigana=False, vertical=True, deck="N3"))
    qtbot.addWidget(dialog)
    assert dialog.format_id() == "html"
    assert dialog._cards.isHidden()
    dialog.choose("anki")
    assert not dialog._cards.isHidden()
    with qtbot.waitSignal(dialog.chosen) as told:
        push(dialog, "Choose the place…").click()
    name, options = told.args
    assert name == "anki"
    assert options == ExportOptions(
        furigana=False, vertical=True, deck="N3", preset=AnkiPreset.YOMITE, tags=("yomite",)
    )


INFOS = (
    DictionaryInfo("jmdict", "JMdict", "2021", "jmdict", 191541, True, 0, "© EDRDG"),
    DictionaryInfo("d1", "大きな辞典", "rev1", "yomitan", 10, False, 1),
)


def test_a_dictionary_that_cannot_be_read_says_so(qtbot):
    dialog = DictionariesDialog()
    qtbot.addWidget(dialog)
    dialog.set_dictionaries([replace(INFOS[1], readable=False, attribution="by its makers")])
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    assert tree.topLevelItem(0).text(1) == "Import it again"
    assert any(label.text().startswith("It is not asked") for label in dialog.findChildren(QLabel))


def test_dictionaries_are_ordered_switched_and_deleted(qtbot):
    dialog = DictionariesDialog()
    qtbot.addWidget(dialog)
    dialog.set_dictionaries(INFOS[::-1])
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    assert tree.topLevelItem(0).text(0) == "JMdict"
    assert not push(dialog, "Delete").isEnabled()
    with qtbot.waitSignal(dialog.enabled_changed) as told:
        tree.topLevelItem(1).setCheckState(0, Qt.CheckState.Checked)
    assert told.args == ["d1", True]
    with qtbot.waitSignal(dialog.order_changed) as told:
        push(dialog, "Down").click()
    assert told.args == [("d1", "jmdict")]
    tree.setCurrentItem(tree.topLevelItem(0))
    with qtbot.waitSignal(dialog.delete_requested) as told:
        push(dialog, "Delete").click()
    assert told.args == ["d1"]
    with qtbot.waitSignal(dialog.import_requested):
        push(dialog, "Import a file…").click()
    dialog.set_progress(BuildProgress("words", 3, 10), "新しい辞書")
    assert not push(dialog, "Import a file…").isEnabled()
    dialog.set_progress(BuildProgress("words", 42, 0), "新しい辞書")
    assert any("42" in label.text() for label in dialog.findChildren(QLabel))
    with qtbot.waitSignal(dialog.cancel_requested):
        push(dialog, "Give up").click()
    dialog.set_progress(None)
    assert push(dialog, "Import a file…").isEnabled()


def test_session_summary(qtbot):
    session = SessionRecord(
        SessionId(3),
        DocumentId(1),
        "坊っちゃん",
        "",
        "2026-11-20T10:00:00.000Z",
        "",
        600000,
        500,
        9,
    )
    lookup = LookupRecord(
        1, DocumentId(1), SessionId(3), 0, 2, "無闇", "無闇", "むやみ", 1, "reckless", "", ""
    )
    dialog = SessionSummaryDialog(SessionSummary(session, (lookup, lookup), (), 50.0, 1), LIGHT)
    qtbot.addWidget(dialog)
    assert dialog._view.entry_text().count("無闇 むやみ  reckless") == 1
    with qtbot.waitSignal(dialog.lookup_requested) as told:
        dialog._view.link_activated.emit("word:無闇")
    assert told.args == ["無闇"]
    with qtbot.waitSignal(dialog.reopen_requested) as told:
        push(dialog, "Open where it ended").click()
    assert told.args == [3]
