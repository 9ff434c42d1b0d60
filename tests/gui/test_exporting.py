"""Exports through the window: the dialog, the place, progress, stopping, and what goes wrong."""

from __future__ import annotations

import errno
import threading
from pathlib import Path

import pytest
from desk import Desk, at, open_article
from fake_anki import FakeAnki, running_anki
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFileDialog, QLineEdit, QToolButton

from reader.export.cards import YOMITE_FIELDS
from ui.dialogs.export import ExportDialog

pytestmark = pytest.mark.gui


def opened(desk: Desk, qtbot, format_id: str) -> ExportDialog:
    desk.window.actions_table["export"].trigger()
    dialog = desk.window.findChild(ExportDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible, timeout=20000)
    dialog.choose(format_id)
    return dialog


def go_on(dialog: ExportDialog) -> None:
    box = dialog.findChild(QDialogButtonBox)
    next(b for b in box.buttons() if box.buttonRole(b) is box.ButtonRole.AcceptRole).click()


def choose_place(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    asked: list[str] = []

    def choose(_parent: object, _title: str, proposed: str, _filter: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(choose))
    return asked


def look_up(desk: Desk, qtbot, *words: str) -> None:
    """Log look-ups of words of the article."""
    for word in words:
        start = at(word)
        desk.window.notes.log_lookup(
            start=start, end=start + len(word), surface=word, headword=word, reading="よみ",
            entry=1, gloss="a meaning", sentence="",
        )  # fmt: skip
    kept = desk.window.notes
    qtbot.waitUntil(lambda: len(kept._lookups) >= len(words), timeout=20000)


def told(desk: Desk, qtbot, text: str) -> None:
    qtbot.waitUntil(lambda: text in desk.window.message.text(), timeout=30000)


def test_the_dialog_writes_a_file(desk: Desk, article, tmp_path, qtbot, monkeypatch) -> None:
    open_article(desk, article, qtbot)
    out = tmp_path / "out.html"
    asked = choose_place(monkeypatch, out)
    analysed = []
    monkeypatch.setattr("reader.deliver.material_for", lambda *_a, **_k: analysed.append(1))
    go_on(opened(desk, qtbot, "html"))
    told(desk, qtbot, "out.html was written.")
    assert asked == ["山田さんと記者会見.html"]
    page = out.read_text(encoding="utf-8")
    assert "<rt>" in page
    assert "山田太郎" in page
    # What the window has analysed is not analysed again.
    assert analysed == []


def test_a_document_that_is_not_open_is_analysed(desk: Desk, article, tmp_path, qtbot) -> None:
    other = tmp_path / "other.txt"
    other.write_text("猫が好きだ。\n\n犬も好きだ。\n", encoding="utf-8")
    desk.window.open_first((other,))
    qtbot.waitUntil(lambda: desk.window.notes.record is not None, timeout=20000)
    number = desk.window.notes.record.id
    open_article(desk, article, qtbot)
    stages: list[str] = []
    exporting = desk.window.furniture.exporting
    exporting.progressed.connect(lambda stage, _done, _total: stages.append(stage))
    out = tmp_path / "out.txt"
    with qtbot.waitSignal(exporting.written, timeout=30000):
        exporting.export("document", number, "text", out)
    assert out.read_text(encoding="utf-8") == "猫(ねこ)が好(す)きだ。\n\n犬(いぬ)も好(す)きだ。\n"
    assert list(dict.fromkeys(stages)) == ["read", "words", "write"]


def test_an_export_is_stopped_by_its_button(desk: Desk, article, tmp_path, qtbot) -> None:
    open_article(desk, article, qtbot)
    exporting, window = desk.window.furniture.exporting, desk.window
    stop = window.status.findChild(QToolButton)
    pressed = threading.Event()
    # On the exporting thread: it goes on only when the button was pressed.
    exporting.progressed.connect(lambda *_: pressed.wait(20), Qt.ConnectionType.DirectConnection)
    older = tmp_path / "out.html"
    older.write_text("older", encoding="utf-8")
    exporting.export("document", window.notes.record.id, "html", older)
    qtbot.waitUntil(stop.isVisible, timeout=20000)
    stop.click()
    pressed.set()
    told(desk, qtbot, "The export was stopped; nothing was written.")
    qtbot.wait(300)
    assert not stop.isVisible()
    assert older.read_text(encoding="utf-8") == "older"
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["article.txt", "out.html"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk is full; “out.epub” was not written."),
        (errno.EROFS, "The folder of “out.epub” cannot be written to."),
    ],
)
def test_what_goes_wrong_is_said(
    desk: Desk, article, tmp_path, qtbot, monkeypatch, number: int, sentence: str
) -> None:
    open_article(desk, article, qtbot)
    out = tmp_path / "out.epub"
    choose_place(monkeypatch, out)

    def refuse(*_args: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr("reader.export.writer.os.fsync", refuse)
    go_on(opened(desk, qtbot, "epub"))
    told(desk, qtbot, sentence)
    assert not out.exists()


def test_looked_up_words_are_sent_to_anki_once(desk: Desk, article, qtbot) -> None:
    open_article(desk, article, qtbot)
    look_up(desk, qtbot, "図書館", "財政")
    with running_anki() as address:
        desk.settings.anki_address = address
        dialog = opened(desk, qtbot, "anki-connect")
        listed = dialog._list
        qtbot.waitUntil(
            lambda: listed.viewport().rect().contains(listed.visualItemRect(listed.currentItem())),
            timeout=20000,
        )
        deck, tags = dialog._deck, dialog._tags
        assert isinstance(deck, QLineEdit)
        deck.setText("読書")
        tags.setText("yomite news")
        go_on(dialog)
        told(desk, qtbot, "Cards added to Anki: 2.")
        assert [note["fields"]["Expression"] for note in FakeAnki.notes] == ["図書館", "財政"]
        note = FakeAnki.notes[0]
        assert tuple(note["fields"]) == YOMITE_FIELDS
        assert note["deckName"] == "読書"
        assert note["tags"] == ["yomite", "news"]
        assert (
            note["fields"]["Sentence"] == "「新しい<b>図書館</b>を3年後に建てる」と山田氏は述べた。"
        )
        assert " 図書館[としょかん]" in note["fields"]["SentenceFurigana"]
        look_up(desk, qtbot, "図書館", "財政", "議長")
        again = opened(desk, qtbot, "anki-connect")
        assert again._deck.text() == "読書"
        go_on(again)
        told(desk, qtbot, "Cards added to Anki: 1. There already: 2.")
        FakeAnki.key = "secret"
        go_on(opened(desk, qtbot, "anki-connect"))
        told(desk, qtbot, "AnkiConnect asks for its key, which goes into the preferences.")
        desk.settings.anki_key = "secret"
        go_on(opened(desk, qtbot, "anki-connect"))
        told(desk, qtbot, "Cards added to Anki: 0. There already: 3.")
        FakeAnki.notes[0]["fields"]["Meaning"] = "older"
        over = opened(desk, qtbot, "anki-connect")
        box = over._update
        assert box.isVisible()
        box.setChecked(True)
        go_on(over)
        told(desk, qtbot, "Cards added to Anki: 0. Brought up to date: 3.")
        assert FakeAnki.notes[0]["fields"]["Meaning"] == "a meaning"
        FakeAnki.forbidden = True
        go_on(opened(desk, qtbot, "anki-connect"))
        told(desk, qtbot, "AnkiConnect does not let Yomite in")
        FakeAnki.forbidden, FakeAnki.version = False, 5
        go_on(opened(desk, qtbot, "anki-connect"))
        told(desk, qtbot, "AnkiConnect is too old (version 5, 6 is needed)")
    go_on(opened(desk, qtbot, "anki-connect"))
    told(desk, qtbot, "Anki does not answer; is it running")


def test_only_what_fits_a_format_can_be_chosen(desk: Desk, article, qtbot) -> None:
    open_article(desk, article, qtbot)
    dialog = opened(desk, qtbot, "html")
    writing = dialog._vertical
    assert isinstance(writing, QComboBox)
    assert writing.isEnabled()
    assert dialog._furigana.isEnabled()
    dialog.choose("text")
    assert not writing.isEnabled()
    assert dialog._furigana.isEnabled()
    dialog.choose("words-csv")
    assert not dialog._furigana.isEnabled()
    dialog.reject()
