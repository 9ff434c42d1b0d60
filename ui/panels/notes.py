"""The notes panel: highlights and notes of the text or of all texts, and those without a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QMenu,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from reader.sessions.model import Annotation, DocumentId, HighlightColour
from ui import icons
from ui.links import ask_to_open
from ui.models.annotations import AnnotationModel
from ui.panels.listing import Listing, bar_of, column_of, filter_line
from ui.panels.note_rows import NoteDelegate
from ui.theme import Theme, highlight_name


class NotesPanel(QWidget):
    """Annotations of the open document, or of the whole library.

    Signals:
        annotation_activated(annotation): The page is to show it.
        edit_requested(annotation): The reader wants to change the note.
        delete_requested(annotation): The reader wants it gone.
        colour_requested(annotation, colour): Another HighlightColour, or None.
        naming_requested(): What the colours mean is to be changed.
        place_requested(annotation): An orphaned one is to be put onto the selected passage.
        everywhere_requested(): The notes of the whole library are to be shown: ``set_everywhere``.
        count_changed(count): How many there are in the open document.
    """

    annotation_activated = Signal(object)
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    colour_requested = Signal(object, object)
    naming_requested = Signal()
    place_requested = Signal(object)
    everywhere_requested = Signal()
    count_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Notes"))
        self._filter = filter_line(self.tr("Filter notes, quotes and #tags"), self)
        self._annotations: tuple[Annotation, ...] = ()
        self._homeless: tuple[Annotation, ...] = ()
        self._library: tuple[Annotation, ...] = ()
        self._titles: Mapping[DocumentId, str] = {}
        self._names: Mapping[HighlightColour, str] = {}
        self._everywhere = QToolButton(self)
        self._everywhere.setCheckable(True)
        self._everywhere.setAutoRaise(True)
        self._everywhere.setText(self.tr("All texts"))
        self._everywhere.setToolTip(self.tr("Show the notes of the whole library, newest first"))
        self._everywhere.toggled.connect(self._on_everywhere_toggled)
        self._colour = QComboBox(self)
        self._colour.setAccessibleName(self.tr("Colour"))
        self._colour.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._colour.setMinimumContentsLength(6)
        self._colour.activated.connect(self._on_colour_activated)
        self._placed = AnnotationModel(parent=self)
        self._orphans = AnnotationModel(orphaned=True, parent=self)
        empty = self.tr("Select some text and press N to write a note, or H to highlight it.")
        self._list = self._listing(self._placed, self.tr("Notes in text order"), empty)
        name = self.tr("Notes that have lost their place")
        self._lost = self._listing(self._orphans, name, "")
        self._lost_label = QLabel(self.tr("Without a place in a text:"), self)
        self._lost_label.setContentsMargins(8, 4, 8, 2)
        self._lost_label.setWordWrap(True)
        layout = column_of(
            self,
            bar_of(self._filter, self._everywhere, self._colour),
            self._list,
            self._lost_label,
            self._lost,
        )
        layout.setStretchFactor(self._list, 3)
        self._filter.textChanged.connect(self._on_filter_changed)
        self.set_theme(theme)
        self.set_annotations(())

    def _listing(self, model: AnnotationModel, name: str, empty: str) -> Listing:
        view = Listing(name, empty, self)
        view.show_model(model, NoteDelegate(self._theme, view))
        view.chosen.connect(self._on_chosen)
        view.delete_asked.connect(self._on_delete_asked)
        view.doubleClicked.connect(self._on_double_clicked)
        view.customContextMenuRequested.connect(self._on_menu_requested)
        return view

    def set_theme(self, theme: Theme) -> None:
        """Draws the panel in another theme."""
        self._theme = theme
        for view in (self._list, self._lost):
            view.set_theme(theme)
        for model in (self._placed, self._orphans):
            model.set_colours(theme.washes)
        self._fill_colours()

    def set_colour_names(self, names: Mapping[HighlightColour, str]) -> None:
        """Calls the colours by what they mean to the reader."""
        self._names = names
        for model in (self._placed, self._orphans):
            model.set_names(names)
        self._fill_colours()

    def colour_name(self, colour: HighlightColour) -> str:
        """Returns what a colour means, else its own name."""
        return self._names.get(colour) or highlight_name(colour)

    def _fill_colours(self) -> None:
        chosen = max(0, self._colour.currentIndex())
        self._colour.clear()
        self._colour.addItem(self.tr("All colours"), None)
        for colour in HighlightColour:
            icon = icons.swatch(self._theme.washes[colour], self._theme.border)
            self._colour.addItem(icon, self.colour_name(colour), colour)
        self._colour.insertSeparator(self._colour.count())
        self._colour.addItem(self.tr("What the colours mean…"), "name")
        self._colour.setCurrentIndex(chosen)

    def _on_colour_activated(self, row: int) -> None:
        chosen = self._colour.itemData(row)
        if chosen == "name":
            only = self._placed.only
            self._colour.setCurrentIndex(0 if only is None else self._colour.findData(only))
            self.naming_requested.emit()
            return
        for model in (self._placed, self._orphans):
            model.set_only(chosen)
        self._show_orphans()

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Takes the open document's annotations, and shows them."""
        self._annotations = tuple(annotations)
        self._fill()
        self.count_changed.emit(len(self._annotations))

    def set_homeless(self, annotations: Iterable[Annotation]) -> None:
        """Shows notes of deleted documents beside those that have lost their place."""
        self._homeless = tuple(replace(one, orphaned=True) for one in annotations)
        self._fill()

    @property
    def everywhere(self) -> bool:
        """True while the notes of the whole library are shown."""
        return self._everywhere.isChecked()

    def set_everywhere(
        self, annotations: Iterable[Annotation], titles: Mapping[DocumentId, str]
    ) -> None:
        """Shows the notes of the whole library, while the reader wants them.

        Args:
            annotations: All of them; those whose document has no title are left out.
            titles: The documents.
        """
        self._library = tuple(one for one in annotations if one.document_id in titles)
        self._titles = titles
        self._fill()

    def _on_everywhere_toggled(self, on: bool) -> None:
        if on:
            self.everywhere_requested.emit()
        else:
            self._library, self._titles = (), {}
            self._fill()

    def _fill(self) -> None:
        everywhere = self.everywhere and bool(self._titles)
        self._placed.set_titles(self._titles if everywhere else {})
        self._placed.set_items(self._library if everywhere else self._annotations)
        self._orphans.set_items((*self._annotations, *self._homeless))
        self._show_orphans()

    def select_annotation(self, identifier: int) -> None:
        """Shows the row of an annotation."""
        for view, model in ((self._list, self._placed), (self._lost, self._orphans)):
            row = model.row_of(lambda annotation: int(annotation.id) == identifier)
            if row >= 0:
                view.setCurrentIndex(model.index(row))

    def focus_filter(self) -> None:
        """Puts the keyboard into the filter."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_orphans(self) -> None:
        some = self._orphans.rowCount() > 0
        self._lost.setVisible(some)
        self._lost_label.setVisible(some)

    def _annotation(self, index: QModelIndex) -> Annotation | None:
        model = index.model()
        return model.item(index) if isinstance(model, AnnotationModel) else None

    def _on_filter_changed(self, words: str) -> None:
        for model in (self._placed, self._orphans):
            model.set_filter(words.replace("#", " "))
        self._show_orphans()

    def _on_chosen(self, index: QModelIndex) -> None:
        view = self.sender()
        if isinstance(view, Listing) and view.clicked_at is not None:
            delegate, option = view.itemDelegate(), QStyleOptionViewItem()
            option.font = view.font()
            option.rect = view.visualRect(index)
            if isinstance(delegate, NoteDelegate):
                address = delegate.link_at(option, index, view.clicked_at)
                if address:
                    ask_to_open(self, address)
                    return
        annotation = self._annotation(index)
        if annotation is not None and not annotation.orphaned:
            self.annotation_activated.emit(annotation)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        annotation = self._annotation(index)
        if annotation is not None:
            self.edit_requested.emit(annotation)

    def _on_delete_asked(self, index: QModelIndex) -> None:
        annotation = self._annotation(index)
        if annotation is not None:
            self.delete_requested.emit(annotation)

    def _on_menu_requested(self, point: QPoint) -> None:
        view = self.sender()
        if not isinstance(view, Listing):
            return
        annotation = self._annotation(view.indexAt(point))
        if annotation is not None:
            menu = self.build_menu(annotation)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(view.viewport().mapToGlobal(point))

    def build_menu(self, annotation: Annotation) -> QMenu:
        """Returns the menu of an annotation."""
        menu = QMenu(self)
        menu.triggered.connect(self._on_menu_triggered)
        menu.addAction(self.tr("Edit the note…")).setData(("edit", annotation, None))
        if annotation.orphaned:
            text = self.tr("Put it on the selected passage")
            menu.addAction(text).setData(("place", annotation, None))
        colours = menu.addMenu(self.tr("Colour"))
        for colour in HighlightColour:
            made = colours.addAction(self.colour_name(colour))
            made.setIcon(icons.swatch(self._theme.washes[colour], self._theme.border))
            made.setData(("colour", annotation, colour))
        colours.addAction(self.tr("None")).setData(("colour", annotation, None))
        colours.addSeparator()
        colours.addAction(self.tr("What the colours mean…")).setData(("name", annotation, None))
        menu.addSeparator()
        menu.addAction(self.tr("Delete")).setData(("delete", annotation, None))
        return menu

    def _on_menu_triggered(self, made: QAction) -> None:
        what, annotation, colour = made.data()
        if what == "colour":
            self.colour_requested.emit(annotation, colour)
        elif what == "name":
            self.naming_requested.emit()
        else:
            signal = {
                "edit": self.edit_requested,
                "place": self.place_requested,
                "delete": self.delete_requested,
            }[what]
            signal.emit(annotation)
