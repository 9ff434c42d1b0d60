"""The sessions panel: every reading, to be found, named, reopened, exported."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QWidget

from reader.sessions.model import SessionRecord
from ui.models.library import SessionModel
from ui.panels.delegates import Index, PassageDelegate
from ui.panels.listing import Listing, bar_of, column_of, filter_line
from ui.theme import Theme

_SEARCH_DELAY_MS = 150


class _SessionDelegate(PassageDelegate):
    """A session; its name is edited over the second line."""

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002
    ) -> None:
        """Puts the editor over the whole row."""
        editor.setGeometry(option.rect)


class SessionsPanel(QWidget):
    """Sessions, the newest first.

    Signals:
        reopen_requested(id): The session's document is to be opened where the session ended.
        summary_requested(id): Its summary is to be shown.
        rename_requested(id, name): It has another name now; empty for none.
        export_requested(id): Its deliverables are wanted.
        delete_requested(id): It is to be deleted.
        merge_requested(ids): These sessions (a tuple) are one.
        search_requested(words): Sessions with these words are to be shown; empty for the newest.
    """

    reopen_requested = Signal(int)
    summary_requested = Signal(int)
    rename_requested = Signal(int, str)
    export_requested = Signal(int)
    delete_requested = Signal(int)
    merge_requested = Signal(object)
    search_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sessions"))
        self._model = SessionModel(self)
        self._model.renamed.connect(self.rename_requested)
        self._filter = filter_line(self.tr("Search names, titles and days"), self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_DELAY_MS)
        self._timer.timeout.connect(lambda: self.search_requested.emit(self.words()))
        self._filter.textChanged.connect(lambda _words: self._timer.start())
        self._list = Listing(
            self.tr("Sessions"), self.tr("What you have read will be listed here."), self
        )
        self._list.setSelectionMode(Listing.SelectionMode.ExtendedSelection)
        self._list.setEditTriggers(Listing.EditTrigger.EditKeyPressed)
        self._list.show_model(self._model, _SessionDelegate(theme, self._list, 2, label_below=True))
        self._list.clicked.disconnect(self._list.chosen)
        self._list.doubleClicked.connect(self._list.chosen)
        self._list.chosen.connect(self._on_chosen)
        self._list.delete_asked.connect(self._on_delete_asked)
        self._list.customContextMenuRequested.connect(self._on_menu_requested)
        column_of(self, bar_of(self._filter), self._list)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draws the panel in another theme."""
        self._list.set_theme(theme)

    def words(self) -> str:
        """Returns what the reader looks for."""
        return self._filter.text().strip()

    def set_sessions(self, sessions: Iterable[SessionRecord]) -> None:
        """Shows sessions, in the order in which they come."""
        self._model.set_items(sessions)

    def selected_ids(self) -> tuple[int, ...]:
        """Returns the ids of the selected sessions, in the order of the list."""
        rows = sorted(index.row() for index in self._list.selectedIndexes())
        items = (self._model.item(self._model.index(row)) for row in rows)
        return tuple(int(item.id) for item in items if item is not None)

    def _on_chosen(self, index: QModelIndex) -> None:
        item = self._model.item(index)
        if item is not None:
            self.reopen_requested.emit(int(item.id))

    def _on_delete_asked(self, index: QModelIndex) -> None:
        item = self._model.item(index)
        if item is not None:
            self.delete_requested.emit(int(item.id))

    def _on_menu_requested(self, point: QPoint) -> None:
        item = self._model.item(self._list.indexAt(point))
        if item is not None:
            menu = self.build_menu(item)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._list.viewport().mapToGlobal(point))

    def build_menu(self, item: SessionRecord) -> QMenu:
        """Returns the menu of a session."""
        menu = QMenu(self)
        menu.triggered.connect(self._on_menu_triggered)
        for text, what in (
            (self.tr("Open where it ended"), "reopen"),
            (self.tr("Summary"), "summary"),
            (self.tr("Name…"), "rename"),
            (self.tr("Export…"), "export"),
        ):
            menu.addAction(text).setData((what, item))
        merge = menu.addAction(self.tr("Join the selected sessions"))
        merge.setData(("merge", item))
        merge.setEnabled(len(self.selected_ids()) > 1)
        menu.addSeparator()
        menu.addAction(self.tr("Delete")).setData(("delete", item))
        return menu

    def _on_menu_triggered(self, made: QAction) -> None:
        what, item = made.data()
        if what == "rename":
            row = self._model.row_of(lambda session: session.id == item.id)
            self._list.edit(self._model.index(row))
        elif what == "merge":
            self.merge_requested.emit(self.selected_ids())
        else:
            signal = {
                "reopen": self.reopen_requested,
                "summary": self.summary_requested,
                "export": self.export_requested,
                "delete": self.delete_requested,
            }[what]
            signal.emit(int(item.id))
