"""The hover card: what a word means, beside the word, gone when the pointer leaves."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dictionary.model import LookupResult
from reader.sessions.model import WordStatus
from ui.lookup.blocks import Line, WordDetails
from ui.lookup.entry_text import result_lines
from ui.lookup.entry_view import EntryView
from ui.lookup.grip import Grip
from ui.lookup.placement import Anchor, fit_height, place
from ui.theme import Theme, status_name

LEAST_WIDTH_PX = 360
MOST_WIDTH_PX = 440
SMALLEST_PX = (240, 120)
LEAVE_MS = 150
_LEAVES_WITH = frozenset(
    {
        QEvent.Type.WindowDeactivate,
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Hide,
        QEvent.Type.WindowStateChange,
    }
)


class HoverCard(QFrame):
    """A small window that never takes the focus.

    Signals:
        pin_requested(): The reader wants the result in the pane.
        note_requested(): The reader wants to write a note on the word.
        status_requested(status): The reader sets the word's status (a WordStatus).
        link_activated(link): A link in the entry was followed.
        japanese_clicked(text, at): Japanese text in the entry was clicked.
        japanese_hovered(card, text, at, rect): The pointer rests on Japanese text in this card or
            in one over it; ``rect`` is the character on the screen, px.
        japanese_left(): The pointer left that text.
        picture_wanted(source, path): A picture is to be brought by ``set_picture``.
        closed(result, shown_ms): The card left; how long it could be read.
        resized(size): The reader gave the card another size (a QSize).
    """

    pin_requested = Signal()
    note_requested = Signal()
    status_requested = Signal(object)
    link_activated = Signal(str)
    japanese_clicked = Signal(str, int)
    japanese_hovered = Signal(object, str, int, QRect)
    japanese_left = Signal()
    picture_wanted = Signal(str, str)
    closed = Signal(object, int)
    resized = Signal(QSize)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, inside: bool = False
    ) -> None:
        # A tool tip is above its window, without a place in the task bar.
        super().__init__(
            parent,
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Meaning of the word"))
        self._theme = theme
        self._inside = inside
        self._elsewhere = False
        self._inner: HoverCard | None = None
        self._family = ""
        self._most = QSize(MOST_WIDTH_PX, 0)
        self._footer: tuple[object, ...] = ()
        self._result: LookupResult | None = None
        self._status: WordStatus | None = None
        self._anchor: Anchor | None = None
        self._lines: tuple[Line, ...] = ()
        if parent is not None:
            parent.window().installEventFilter(self)
        self._shown = QElapsedTimer()
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.setInterval(LEAVE_MS)
        self._leave.timeout.connect(self._on_leave_timeout)

        self._view = EntryView(theme, self)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.link_activated.connect(self._on_view_link_activated)
        self._view.japanese_clicked.connect(self.japanese_clicked)
        self._view.japanese_hovered.connect(partial(self.japanese_hovered.emit, self))
        self._view.japanese_left.connect(self.japanese_left)
        self._view.picture_wanted.connect(self.picture_wanted)
        self._keys = QLabel(self)
        self._keys.setTextFormat(Qt.TextFormat.RichText)
        self._keys.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._keys.linkActivated.connect(self._on_keys_link_activated)
        footer = QHBoxLayout()
        footer.setContentsMargins(10, 3, 3, 4)
        footer.addWidget(self._keys)
        footer.addStretch(1)
        self._state = QLabel(self)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        footer.addWidget(self._state)
        self._grip = Grip(self)
        self._grip.dragged.connect(self._on_grip_dragged)
        self._grip.released.connect(lambda: self.resized.emit(self._most))
        footer.addWidget(self._grip, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._view, 1)
        layout.addLayout(footer)
        self.set_theme(theme)

    @property
    def result(self) -> LookupResult | None:
        """What is shown, or None while the card is away."""
        return self._result if self.isVisible() else None

    @property
    def leaving(self) -> bool:
        """True once the pointer has left, in the moment before the card goes."""
        return self._leave.isActive()

    @property
    def view(self) -> EntryView:
        """The text of the card."""
        return self._view

    def set_theme(self, theme: Theme) -> None:
        """Draws the card in another theme."""
        self._theme = theme
        if self._inner is not None:
            self._inner.set_theme(theme)
        self._view.set_theme(theme)
        self._write_keys()
        self.update()

    def set_japanese_family(self, family: str) -> None:
        """Chooses the face for Japanese text."""
        self._family = family
        if self._inner is not None:
            self._inner.set_japanese_family(family)
        self._view.set_japanese_family(family)

    def set_picture(self, source: str, path: str, image: QImage) -> None:
        """Takes a picture of a dictionary, for this card and those over it."""
        self._view.set_picture(source, path, image)
        if self.isVisible() and self._anchor is not None:
            size = self._fitted_size(self._anchor)
            if size != self.size():
                self.resize(size)
                self.move(place(self._anchor, size))
        if self._inner is not None:
            self._inner.set_picture(source, path, image)

    def set_most(self, size: QSize) -> None:
        """Sets the largest size of the card, px; a height of 0 is half the window's."""
        self._most = size
        if self._inner is not None:
            self._inner.set_most(size)

    def _on_grip_dragged(self, size: QSize) -> None:
        if self._anchor is None:
            return
        screen = self._anchor.screen
        room = QSize(screen.right() - self.x() + 1, screen.bottom() - self.y() + 1)
        size = size.boundedTo(room).expandedTo(QSize(SMALLEST_PX[0], SMALLEST_PX[1]))
        self.set_most(size)
        self.resize(size)

    def show_result(
        self,
        result: LookupResult,
        details: WordDetails | None,
        anchor: Anchor,
        *,
        elsewhere: bool = False,
    ) -> None:
        """Shows a look-up beside its word; nothing found takes the card away.

        Args:
            result: The look-up.
            details: What the text and the reader's data say of the word.
            anchor: Where the word is.
            elsewhere: It is a word of a definition, not of the page.
        """
        self._elsewhere = elsewhere
        lines = result_lines(result, details, compact=True)
        if not lines:
            self.dismiss()
            return
        self._status = details.status if details is not None else None
        before = self.result
        if before is not None and before.matches == result.matches:
            # The pointer moved on inside the word: it is still being read.
            self._leave.stop()
            if lines == self._lines and anchor == self._anchor:
                return
        else:
            self._finish_reading()
            self._shown.start()
        self._result = result
        self._show_lines(lines, anchor)

    def show_inside(
        self, result: LookupResult, details: WordDetails | None, anchor: Anchor
    ) -> None:
        """Shows a look-up in this card's own text, in a card over it; this one stays meanwhile."""
        if self._inner is None:
            self._inner = inner = HoverCard(self._theme, self.parentWidget(), inside=True)
            inner.set_japanese_family(self._family)
            inner.set_most(self._most)
            inner.resized.connect(self.resized)
            inner.pin_requested.connect(self.pin_requested)
            inner.link_activated.connect(self.link_activated)
            inner.japanese_clicked.connect(self.japanese_clicked)
            inner.japanese_hovered.connect(self.japanese_hovered)
            inner.japanese_left.connect(self.japanese_left)
            inner.picture_wanted.connect(self.picture_wanted)
            inner.closed.connect(self._on_inner_closed)
        self._inner.dismiss()
        self._inner.show_result(result, details, anchor)

    def close_inside(self) -> bool:
        """Takes the card that lies over all others away; False where there is none over this."""
        over = self.innermost
        if over is self:
            return False
        over.dismiss()
        return True

    @property
    def innermost(self) -> HoverCard:
        """The card that lies over all others, or this one."""
        if self._inner is not None and self._inner.isVisible():
            return self._inner.innermost
        return self

    @property
    def cards_over(self) -> int:
        """How many cards lie over this one."""
        shown = self._inner is not None and self._inner.isVisible()
        return 1 + self._inner.cards_over if self._inner is not None and shown else 0

    def update_details(self, details: WordDetails | None) -> None:
        """Shows what the text and the reader now say of the word, unless the pointer has left."""
        if self.result is not None and self._anchor is not None and not self.leaving:
            self.show_result(self.result, details, self._anchor, elsewhere=self._elsewhere)
            self._write_keys()

    def _show_lines(self, lines: tuple[Line, ...], anchor: Anchor) -> None:
        self._leave.stop()
        self._anchor = anchor
        self._lines = lines
        self._view.set_lines(lines)
        self._write_keys()
        size = self._fitted_size(anchor)
        self.resize(size)
        self.move(place(anchor, size))
        self._view.scroll_to_top()
        self.show()

    def _fitted_size(self, anchor: Anchor) -> QSize:
        """Returns the narrowest size in which the entry isn't cut, else the widest one."""
        footer = self._keys.sizeHint().height() + 9 + 2
        size = QSize(self._most.width(), 0)
        widths = (min(LEAST_WIDTH_PX, self._most.width()), self._most.width())
        heights = self._view.content_heights(width - 2 for width in widths)
        for width, needed in zip(widths, heights, strict=True):
            wanted = needed + footer
            height = fit_height(anchor, wanted, self._most.height())
            size = QSize(min(width, anchor.screen.width()), height)
            if wanted <= height:
                break
        return size

    def pointer_left_text(self) -> None:
        """The pointer left text in a card: the cards over it go in 150 ms, unless it is on them."""
        if self._inner is not None and self._inner.isVisible():
            self._inner.pointer_left_text()
            self._inner.pointer_left_word()

    def pointer_left_word(self) -> None:
        """The pointer left the word: the card goes in 150 ms, unless the pointer comes to it."""
        if self.isVisible() and not self.underMouse():
            self._leave.start()

    def pointer_on_word(self) -> None:
        """The pointer is on the card's own word again."""
        self._leave.stop()

    def dismiss(self) -> None:
        """Takes the card away at once, with those over it."""
        self._leave.stop()
        if self._inner is not None:
            self._inner.dismiss()
        if self.isVisible():
            self.hide()
            self._finish_reading()

    def _on_leave_timeout(self) -> None:
        # While a card lies over this one, the pointer is in that.
        if not self.cards_over:
            self.dismiss()

    def _on_inner_closed(self, _result: object, _shown_ms: int) -> None:
        if self.isVisible() and not self.underMouse():
            self._leave.start()

    def _finish_reading(self) -> None:
        if self._result is not None and self._shown.isValid():
            self.closed.emit(self._result, int(self._shown.elapsed()))
        self._result = None
        self._shown.invalidate()

    def _write_keys(self) -> None:
        wanted = (self._theme, self._about_other_text(), self._status, self.font().key())
        if wanted == self._footer:
            return
        self._footer = wanted
        quiet, colour = self._theme.quiet.name(), self._theme.accent.name()
        parts = [
            ("pin", self.tr("Enter"), self.tr("pin")),
            ("note", self.tr("N"), self.tr("note")),
            ("known", self.tr("K"), self.tr("known")),
        ]
        if self._about_other_text():
            # The keys N and K are about words of the page.
            parts = parts[:1]
        shown = " · ".join(
            f'<a href="{key}" style="text-decoration:none; color:{colour}">'
            f'<b>{letter}</b> <span style="color:{quiet}">{word}</span></a>'
            for key, letter, word in parts
        )
        font = self.font()
        size = font.pixelSize() if font.pixelSize() > 0 else self.fontMetrics().height() * 0.75
        font.setPixelSize(max(10, round(size * 0.9)))
        self._keys.setFont(font)
        self._keys.setText(f'<span style="color:{quiet}">{shown}</span>')
        known = self._status is not None and self._status is not WordStatus.NEW
        self._state.setFont(font)
        self._state.setText(status_name(self._status) if known and self._status else "")
        palette = self._state.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.quiet)
        self._state.setPalette(palette)
        self._grip.set_colour(self._theme.quiet)

    def _about_other_text(self) -> bool:
        return self._inside or self._elsewhere

    def _on_keys_link_activated(self, key: str) -> None:
        if key == "pin":
            self.pin_requested.emit()
        elif key == "note":
            self.note_requested.emit()
        else:
            self.status_requested.emit(WordStatus.KNOWN)

    def _on_view_link_activated(self, link: str) -> None:
        if link == "pin:":
            self.pin_requested.emit()
        else:
            self.link_activated.emit(link)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaves with the window: when it moves, changes its size, hides or is left."""
        if event.type() in _LEAVES_WITH and self.isVisible():
            self.dismiss()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came onto the card: it stays."""
        super().enterEvent(event)
        self._leave.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left the card: it goes in 150 ms, unless the pointer is back on the word."""
        super().leaveEvent(event)
        self._leave.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paints the ground and a thin border."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.card)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
