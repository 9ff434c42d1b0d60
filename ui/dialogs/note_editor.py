"""A small editor beside the passage: the note, its colour, its tags."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.sessions.drafting import HEARTBEAT_MS
from reader.sessions.model import HighlightColour
from ui import icons
from ui.links import ask_to_open
from ui.lookup.entry_view import EntryView
from ui.lookup.note_text import URL, note_lines
from ui.theme import Theme, highlight_name

_WIDTH_PX = 340
_GAP_PX = 6
_NO_COLOUR = -1
_PAUSE_MS = 1000


class NoteEditor(QFrame):
    """A frame in the window, no dialog: the text stays readable beside it.

    Esc and Ctrl+Enter keep what was written, since nothing that was typed should be lost; the way
    back is undo, or the button that drops it.

    Signals:
        saved(note, colour, tags): The reader is done; ``colour`` is a HighlightColour or None,
            ``tags`` a tuple of words. Sent only where something changed.
        paused(note, colour, tags): Typing stopped for a moment; sent again while it goes on.
        dropped(): What was written is not wanted, or nothing was.
        deleted(): The mark is to be deleted.
        closed(): The editor is away.
    """

    saved = Signal(str, object, object)
    paused = Signal(str, object, object)
    dropped = Signal()
    deleted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before: tuple[str, HighlightColour | None, tuple[str, ...]] | None = None
        self._existing = False
        self.setObjectName("note_editor")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Note"))
        self._quote = QLabel(self)
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._text = QPlainTextEdit(self)
        self._text.setPlaceholderText(self.tr("Write a note (Markdown is understood)"))
        self._text.setAccessibleName(self.tr("Text of the note"))
        self._text.setTabChangesFocus(True)
        self._shown = EntryView(theme, self)
        self._shown.setAccessibleName(self.tr("The note as it will look"))
        self._shown.link_activated.connect(self._on_link_activated)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._text)
        self._pages.addWidget(self._shown)
        self._preview = QToolButton(self)
        self._preview.setText(self.tr("Preview"))
        self._preview.setCheckable(True)
        self._preview.setAutoRaise(True)
        self._preview.setToolTip(self.tr("Show the note as it will look (Ctrl+P)"))
        self._preview.toggled.connect(self._on_preview_toggled)
        self._tags = QLineEdit(self)
        self._tags.setPlaceholderText(self.tr("Tags, divided by spaces"))
        self._tags.setAccessibleName(self.tr("Tags"))
        self._colours = QButtonGroup(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause_timeout)
        self._text.textChanged.connect(lambda: self._pause.start(_PAUSE_MS))
        self._tags.textChanged.connect(lambda: self._pause.start(_PAUSE_MS))
        self._lay_out()
        self.set_theme(theme)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.keep)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._preview.toggle)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        for number in (*range(len(HighlightColour)), _NO_COLOUR):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setIconSize(QSize(20, 20))
            name = self.tr("No colour")
            if number != _NO_COLOUR:
                name = highlight_name(tuple(HighlightColour)[number])
            button.setToolTip(name)
            button.setAccessibleName(name)
            self._colours.addButton(button, number + 1)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._preview)
        buttons = QHBoxLayout()
        self._delete = QPushButton(self.tr("Delete"), self)
        self._delete.clicked.connect(self._on_delete_clicked)
        drop = QPushButton(self.tr("Don't keep"), self)
        drop.setToolTip(self.tr("Leave the note as it was"))
        drop.clicked.connect(self.drop)
        keep = QPushButton(self.tr("Keep"), self)
        keep.setToolTip(self.tr("Ctrl+Enter or Esc"))
        keep.clicked.connect(self.keep)
        buttons.addWidget(self._delete)
        buttons.addStretch(1)
        buttons.addWidget(drop)
        buttons.addWidget(keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self._quote)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._tags)
        layout.addLayout(row)
        layout.addLayout(buttons)

    def set_theme(self, theme: Theme) -> None:
        """Draws the editor in another theme."""
        self._theme = theme
        self._shown.set_theme(theme)
        for number, colour in enumerate(HighlightColour):
            self._colours.button(number + 1).setIcon(
                icons.swatch(theme.washes[colour], theme.border)
            )
        self._colours.button(_NO_COLOUR + 1).setIcon(icons.tinted("close", theme.quiet))

    def set_colour_names(self, names: Mapping[HighlightColour, str]) -> None:
        """Calls the colours by what they mean to the reader."""
        for number, colour in enumerate(HighlightColour):
            name = names.get(colour) or highlight_name(colour)
            self._colours.button(number + 1).setToolTip(name)
            self._colours.button(number + 1).setAccessibleName(name)

    def open_at(
        self,
        around: QRect,
        quote: str,
        *,
        note: str = "",
        colour: HighlightColour | None = HighlightColour.YELLOW,
        tags: tuple[str, ...] = (),
        existing: bool = False,
        unkept: bool = False,
    ) -> None:
        """Opens the editor beside a passage.

        Args:
            around: The passage, in the parent's px; it stays free where there is room.
            quote: The passage.
            note: What the note says so far.
            colour: Its highlight.
            tags: Its tags.
            existing: True for a mark that is there already, which may be deleted.
            unkept: True for what was written before and could not be kept: it is kept at the end
                even where nothing is changed.
        """
        if self.isVisible():
            self.finish()
        self._before = None if unkept else (note, colour, tags)
        self._existing = existing
        elided = QFontMetrics(self._quote.font()).elidedText(
            f"「{quote}」", Qt.TextElideMode.ElideMiddle, _WIDTH_PX - 40
        )
        self._quote.setText(elided)
        self._preview.setChecked(False)
        self._text.setPlainText(note)
        self._text.moveCursor(self._text.textCursor().MoveOperation.End)
        self._tags.setText(" ".join(tags))
        number = tuple(HighlightColour).index(colour) if colour is not None else _NO_COLOUR
        self._colours.button(number + 1).setChecked(True)
        self._delete.setVisible(existing)
        self._pause.stop()
        self._put_beside(around)
        self.show()
        self.raise_()
        self._text.setFocus(Qt.FocusReason.PopupFocusReason)

    def _put_beside(self, around: QRect) -> None:
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else around
        height = max(self.sizeHint().height(), self.fontMetrics().height() * 14)
        size = QSize(min(_WIDTH_PX, room.width()), min(height, room.height()))
        x = max(0, min(around.left(), room.width() - size.width()))
        y = max(0, min(around.top(), room.height() - size.height()))
        corners = (
            QPoint(x, around.bottom() + 1 + _GAP_PX),
            QPoint(x, around.top() - _GAP_PX - size.height()),
            QPoint(around.right() + 1 + _GAP_PX, y),
            QPoint(around.left() - _GAP_PX - size.width(), y),
        )
        places = (QRect(corner, size) for corner in corners)
        lowest = QRect(QPoint(x, max(0, room.height() - size.height())), size)
        self.setGeometry(next((place for place in places if room.contains(place)), lowest))

    def values(self) -> tuple[str, HighlightColour | None, tuple[str, ...]]:
        """Returns the note, the colour and the tags as they stand in the editor."""
        number = self._colours.checkedId() - 1
        colour = tuple(HighlightColour)[number] if number >= 0 else None
        words = self._tags.text().replace("#", " ").replace(",", " ").replace("、", " ").split()
        return self._text.toPlainText().strip(), colour, tuple(dict.fromkeys(words))

    def _on_preview_toggled(self, on: bool) -> None:
        if on:
            self._shown.set_lines(note_lines(self._text.toPlainText()))
        page = self._shown if on else self._text
        self._pages.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_link_activated(self, link: str) -> None:
        if link.startswith(URL):
            ask_to_open(self, link.removeprefix(URL))

    def keep(self) -> None:
        """Keeps the mark, a bare highlight too, and closes."""
        self._close(keep=self.values() != self._before or not self._existing)

    def finish(self) -> None:
        """Keeps what was written, if anything was, and closes."""
        self._close(keep=self.values() != self._before)

    def _close(self, *, keep: bool) -> None:
        if self.isHidden():
            return
        values = self.values()
        self._put_away()
        if keep:
            self.saved.emit(*values)
        else:
            self.dropped.emit()
        self.closed.emit()

    def drop(self) -> None:
        """Closes and leaves the note as it was."""
        self._put_away()
        self.dropped.emit()
        self.closed.emit()

    def _on_delete_clicked(self) -> None:
        self._put_away()
        self.deleted.emit()
        self.closed.emit()

    def _put_away(self) -> None:
        self._pause.stop()
        self.hide()

    def _on_pause_timeout(self) -> None:
        values = self.values()
        if self.isVisible() and values != self._before:
            self.paused.emit(*values)
            self._pause.start(HEARTBEAT_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc keeps and closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
            event.accept()
            return
        super().keyPressEvent(event)
