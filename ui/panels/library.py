"""The library panel: documents with their progress, and the search through all of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QToolButton, QWidget

from reader.sessions.hits import SearchResults
from reader.sessions.model import Collection, DocumentRecord, LibrarySort
from ui.models.library import DocumentModel, SearchModel, sort_key
from ui.models.shelves import shelves_of
from ui.panels.delegates import PassageDelegate
from ui.panels.listing import Listing, bar_of, column_of, filter_line
from ui.panels.shelf_rows import DocumentDelegate
from ui.theme import Theme

_SEARCH_DELAY_MS = 250


class LibraryPanel(QWidget):
    """All documents that were opened.

    Signals:
        open_requested(id): A document is to be opened.
        delete_requested(id): A document is to be deleted.
        finished_requested(id, finished): The reader says that it is read, or not.
        export_requested(id): The document's deliverables are wanted.
        rename_requested(record), tags_requested(record): Title or tags are to be changed.
        member_requested(collection, record, member): It is to be put into a collection or out.
        new_collection_requested(record): A collection is to be made, for a document or None.
        rename_collection_requested(Collection), delete_collection_requested(Collection)
        relocate_requested(record): The reader will say where its file is now.
        search_requested(query): Search the texts, notes, words and names of the whole library.
        hit_activated(document_id, start, end): A place that the search found is to be shown.
    """

    open_requested = Signal(int)
    delete_requested = Signal(int)
    finished_requested = Signal(int, bool)
    export_requested = Signal(int)
    rename_requested = Signal(object)
    tags_requested = Signal(object)
    member_requested = Signal(int, object, bool)
    new_collection_requested = Signal(object)
    rename_collection_requested = Signal(object)
    delete_collection_requested = Signal(object)
    relocate_requested = Signal(object)
    search_requested = Signal(str)
    hit_activated = Signal(int, int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Library"))
        self._documents = DocumentModel(self)
        self._hits = SearchModel(self)
        self._query = ""
        self._filter = filter_line(self.tr("Search titles, texts, notes and words"), self)
        self._collections: tuple[Collection, ...] = ()
        self._sort = self._make_sort()
        self._shelf = QComboBox(self)
        self._shelf.setAccessibleName(self.tr("Which documents to show"))
        self._shelf.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._shelf.setMinimumContentsLength(8)
        self._shelf.activated.connect(self._on_shelf_activated)
        self._shelf_menu = QToolButton(self)
        self._shelf_menu.setText("⋯")
        self._shelf_menu.setAutoRaise(True)
        self._shelf_menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._shelf_menu.setToolTip(self.tr("Collections"))
        self._shelf_menu.setAccessibleName(self.tr("Collections"))
        menu = QMenu(self._shelf_menu)
        menu.aboutToShow.connect(lambda: self.fill_shelf_menu(menu))
        menu.triggered.connect(self._on_shelf_menu_triggered)
        self._shelf_menu.setMenu(menu)
        self._list = Listing(
            self.tr("Documents"), self.tr("Documents that you open are listed here."), self
        )
        self._list.show_model(self._documents, DocumentDelegate(theme, self._list))
        self._list.chosen.connect(self._on_document_chosen)
        self._list.delete_asked.connect(self._on_document_delete_asked)
        self._list.customContextMenuRequested.connect(self._on_menu_requested)
        self._found = Listing(self.tr("Places found"), "", self)
        self._found.show_model(self._hits, PassageDelegate(theme, self._found, lines=3))
        self._found.chosen.connect(self._on_hit_chosen)
        self._found_label = QLabel(self)
        self._found_label.setContentsMargins(8, 4, 8, 2)
        self._found_label.setWordWrap(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_DELAY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._filter.textChanged.connect(self._on_filter_changed)
        self._filter.returnPressed.connect(self._on_timer_timeout)
        layout = column_of(
            self,
            bar_of(self._filter),
            bar_of(self._shelf, self._shelf_menu, self._sort),
            self._list,
            self._found_label,
            self._found,
        )
        layout.setStretchFactor(self._found, 2)
        self.set_theme(theme)
        self._show_found(visible=False)
        self._fill_shelves()

    def _make_sort(self) -> QComboBox:
        sort = QComboBox(self)
        sort.setAccessibleName(self.tr("Sort the documents"))
        for text, order in (
            (self.tr("Opened"), LibrarySort.OPENED),
            (self.tr("Added"), LibrarySort.ADDED),
            (self.tr("Title"), LibrarySort.TITLE),
            (self.tr("Progress"), LibrarySort.PROGRESS),
            (self.tr("Length"), LibrarySort.LENGTH),
            (self.tr("Known words"), LibrarySort.COVERAGE),
        ):
            sort.addItem(text, order)
        sort.currentIndexChanged.connect(self._on_sort_changed)
        return sort

    def set_theme(self, theme: Theme) -> None:
        """Draws the panel in another theme."""
        self._list.set_theme(theme)
        self._found.set_theme(theme)

    def set_documents(self, documents: Iterable[DocumentRecord]) -> None:
        """Shows the library's documents."""
        current = self._documents.item(self._list.currentIndex())
        self._documents.set_items(documents)
        if current is not None:
            self.select_document(int(current.id))
        self._fill_shelves()

    def documents(self) -> tuple[DocumentRecord, ...]:
        """Returns all documents, shown or not."""
        return self._documents.items

    def collections(self) -> tuple[Collection, ...]:
        """Returns all collections."""
        return self._collections

    def set_collections(self, collections: Iterable[Collection]) -> None:
        """Shows the collections that documents can be put into."""
        self._collections = tuple(collections)
        self._fill_shelves()

    def set_missing(self, identifiers: frozenset[int]) -> None:
        """Marks the documents whose file is not where it was."""
        self._documents.set_missing(identifiers)
        self._fill_shelves()

    def _fill_shelves(self) -> None:
        chosen = self._documents.shelf
        shelves = shelves_of(
            self._documents.items, self._collections, missing=bool(self._documents.missing)
        )
        self._shelf.clear()
        for shelf in shelves:
            self._shelf.addItem(shelf.name, shelf)
        row = next((n for n, shelf in enumerate(shelves) if shelf.is_same(chosen)), 0)
        self._shelf.setCurrentIndex(row)
        self._documents.set_shelf(shelves[row])

    def _on_shelf_activated(self, row: int) -> None:
        self._documents.set_shelf(self._shelf.itemData(row))

    def fill_shelf_menu(self, menu: QMenu) -> None:
        """Offers what can be done with collections."""
        menu.clear()
        menu.addAction(self.tr("New collection…")).setData(("new", None))
        shelf = self._documents.shelf
        chosen = next((one for one in self._collections if shelf.is_of(one)), None)
        for text, what in (
            (self.tr("Rename this collection…"), "rename"),
            (self.tr("Delete this collection"), "delete"),
        ):
            action = menu.addAction(text)
            action.setData((what, chosen))
            action.setEnabled(chosen is not None)

    def _on_shelf_menu_triggered(self, made: QAction) -> None:
        what, collection = made.data()
        signal = {
            "new": self.new_collection_requested,
            "rename": self.rename_collection_requested,
            "delete": self.delete_collection_requested,
        }[what]
        signal.emit(collection)

    def select_document(self, identifier: int) -> None:
        """Shows the row of a document."""
        row = self._documents.row_of(lambda record: int(record.id) == identifier)
        if row >= 0:
            self._list.setCurrentIndex(self._documents.index(row))

    def show_results(self, results: SearchResults) -> None:
        """Shows what a search found; an answer to older words is dropped."""
        if results.query.strip() != self._query:
            return
        self._hits.set_items(results.hits)
        if not results.hits:
            text = self.tr("Nothing found in texts and notes for “{query}”.")
            self._found_label.setText(text.format(query=results.query))
        else:
            text = self.tr("{hits} places in {documents} documents")
            if len(results.hits) == 1:
                text = self.tr("1 place")
            elif results.documents == 1:
                text = self.tr("{hits} places in 1 document")
            if results.truncated:
                text = self.tr("the first {hits} places, in {documents} documents")
            self._found_label.setText(
                text.format(hits=len(results.hits), documents=results.documents)
            )
        self._show_found(visible=True)

    def focus_search(self) -> None:
        """Puts the keyboard into the search."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def _show_found(self, *, visible: bool) -> None:
        self._found_label.setVisible(visible)
        self._found.setVisible(visible and self._hits.rowCount() > 0)

    def _on_sort_changed(self) -> None:
        self._documents.set_key(sort_key(LibrarySort(self._sort.currentData())))

    def _on_filter_changed(self, words: str) -> None:
        self._documents.set_filter(words)
        if words.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._query = ""
            self._hits.set_items(())
            self._show_found(visible=False)

    def _on_timer_timeout(self) -> None:
        self._timer.stop()
        self._query = self._filter.text().strip()
        if self._query:
            self.search_requested.emit(self._query)

    def _on_document_chosen(self, index: QModelIndex) -> None:
        record = self._documents.item(index)
        if record is not None:
            self.open_requested.emit(int(record.id))

    def _on_document_delete_asked(self, index: QModelIndex) -> None:
        record = self._documents.item(index)
        if record is not None:
            self.delete_requested.emit(int(record.id))

    def _on_hit_chosen(self, index: QModelIndex) -> None:
        hit = self._hits.item(index)
        if hit is not None:
            self.hit_activated.emit(int(hit.document_id), hit.start, hit.end)

    def _on_menu_requested(self, point: QPoint) -> None:
        record = self._documents.item(self._list.indexAt(point))
        if record is not None:
            menu = self.build_menu(record)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._list.viewport().mapToGlobal(point))

    def build_menu(self, record: DocumentRecord) -> QMenu:
        """Returns the menu of a document."""
        menu = QMenu(self)
        menu.triggered.connect(self._on_menu_triggered)
        menu.addAction(self.tr("Open")).setData(("open", record))
        finished = self.tr("Not finished") if record.finished else self.tr("Finished")
        menu.addAction(finished).setData(("finished", record))
        menu.addAction(self.tr("Change the title…")).setData(("rename", record))
        menu.addAction(self.tr("Tags…")).setData(("tags", record))
        shelves = menu.addMenu(self.tr("Collections"))
        for collection in self._collections:
            action = shelves.addAction(collection.name)
            action.setCheckable(True)
            action.setChecked(collection.id in record.collections)
            action.setData((collection.id, record))
        if self._collections:
            shelves.addSeparator()
        shelves.addAction(self.tr("New collection…")).setData(("new", record))
        menu.addAction(self.tr("Export…")).setData(("export", record))
        if int(record.id) in self._documents.missing:
            menu.addAction(self.tr("Where is the file now…")).setData(("relocate", record))
        menu.addSeparator()
        menu.addAction(self.tr("Delete…")).setData(("delete", record))
        return menu

    def _on_menu_triggered(self, made: QAction) -> None:
        what, record = made.data()
        of_record = {
            "rename": self.rename_requested,
            "tags": self.tags_requested,
            "new": self.new_collection_requested,
            "relocate": self.relocate_requested,
        }
        if what == "finished":
            self.finished_requested.emit(int(record.id), not record.finished)
        elif isinstance(what, int):
            self.member_requested.emit(what, record, made.isChecked())
        elif what in of_record:
            of_record[what].emit(record)
        else:
            signal = {
                "open": self.open_requested,
                "export": self.export_requested,
                "delete": self.delete_requested,
            }[what]
            signal.emit(int(record.id))
