"""The entity panel: who, where, when and what, with a walk through the mentions."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.analysis.model import Entity, EntityMap, EntityType
from ui import icons
from ui.lookup.entity_text import entity_page
from ui.models.entities import (
    TYPE_ORDER,
    TYPE_ROLE,
    EntityModel,
    EntityOrder,
    QuotationModel,
    TimelineModel,
)
from ui.models.entity_index import EntityIndex
from ui.models.lists import SPAN_ROLE
from ui.panels.delegates import EntityDelegate, PassageDelegate
from ui.panels.entity_tree import EntityTree
from ui.panels.listing import Listing
from ui.theme import Theme, build_palette, entity_type_name, list_palette

_CLOSED_AT_FIRST = frozenset({EntityType.TIME, EntityType.QUANTITY})
_MERGE_CHOICES = 14
_MANY = 400
"""More entities than these are scrolled row by row."""


class EntitiesPanel(QWidget):
    """Entities by kind, the timeline, and who said what.

    Signals:
        mention_requested(start, end): The page is to show this stretch, code points.
        entity_selected(id): An entity was chosen, to be marked on the page; -1 for none.
        correction_requested(action, entity, value): The reader's hand: ``retype`` (value: the new
            type), ``rename``, ``merge`` (value: the other entity's name), ``split`` (value:
            ``start:end`` of the mention), ``hide``, ``note``; an empty value is to be asked for;
            ``ask``: all of it, and how far it is to hold.
        page_requested(page): Everything about an entity (an EntityPage) is to be shown.
        look_up_requested(name): The reader wants the name in the dictionary.
        count_changed(count): How many entities are listed.
    """

    mention_requested = Signal(int, int)
    entity_selected = Signal(int)
    correction_requested = Signal(str, object, str)
    page_requested = Signal(object)
    look_up_requested = Signal(str)
    count_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._walked_entity = -1
        self._walked_number = -1
        self._closed: set[EntityType] = set(_CLOSED_AT_FIRST)
        self._restoring = False
        self.setAccessibleName(self.tr("Entities"))
        self._model = EntityModel(self)
        self._timeline = TimelineModel(self)
        self._quotations = QuotationModel(self)
        self._delegate = EntityDelegate(theme, self)
        self._tree = self._make_tree()
        self._dates = self._make_list(self._timeline, self.tr("Timeline"))
        self._said = self._make_list(self._quotations, self.tr("Who said what"))
        self._make_bars()
        self._lay_out()
        self.set_theme(theme)
        self._show_place()

    # Making

    def _make_tree(self) -> EntityTree:
        tree = EntityTree(self)
        tree.setModel(self._model)
        tree.setItemDelegate(self._delegate)
        tree.setHeaderHidden(True)
        tree.setIndentation(12)
        tree.setUniformRowHeights(False)
        tree.setMouseTracking(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.setAccessibleName(self.tr("Entities by kind"))
        tree.clicked.connect(self._on_tree_clicked)
        tree.doubleClicked.connect(self._on_tree_double_clicked)
        tree.walked.connect(self._on_tree_walked)
        tree.correction_wanted.connect(self._on_tree_correction_wanted)
        tree.expanded.connect(self._on_tree_expanded)
        tree.collapsed.connect(self._on_tree_collapsed)
        tree.customContextMenuRequested.connect(self._on_tree_menu_requested)
        return tree

    def _make_list(self, model: TimelineModel | QuotationModel, name: str) -> Listing:
        view = Listing(name, "", self)
        view.show_model(model, PassageDelegate(self._theme, view))
        view.chosen.connect(self._on_passage_chosen)
        return view

    def _make_bars(self) -> None:
        self._tabs = QTabBar(self)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for name in (self.tr("Names"), self.tr("Timeline"), self.tr("Said")):
            self._tabs.addTab(name)
        self._tabs.setTabToolTip(2, self.tr("Who said what"))
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText(self.tr("Filter names, readings, titles"))
        self._filter.setAccessibleName(self.tr("Filter the entities"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._on_filter_changed)
        self._sort = QToolButton(self)
        self._sort.setAutoRaise(True)
        self._sort.setCheckable(True)
        self._sort.setIconSize(QSize(18, 18))
        self._sort.toggled.connect(self._on_sort_toggled)
        self._place = QLabel(self)
        self._previous = self._nav_button(self.tr("Previous mention (Shift+E)"))
        self._previous.clicked.connect(self.previous_mention)
        self._next = self._nav_button(self.tr("Next mention (E)"))
        self._next.clicked.connect(self.next_mention)
        self._on_sort_toggled(False)

    def _nav_button(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(text)
        button.setToolTip(text)
        return button

    def _lay_out(self) -> None:
        self._pages = QStackedWidget(self)
        names = QWidget(self._pages)
        top = QHBoxLayout()
        top.setContentsMargins(6, 2, 6, 2)
        top.addWidget(self._filter, 1)
        top.addWidget(self._sort)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(8, 2, 6, 2)
        bottom.addWidget(self._place, 1)
        bottom.addWidget(self._previous)
        bottom.addWidget(self._next)
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._tree, 1)
        column.addLayout(bottom)
        self._pages.addWidget(names)
        for view in (self._dates, self._said):
            self._pages.addWidget(view)
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs)
        layout.addWidget(self._pages, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draws the panel in another theme."""
        self._theme = theme
        self._delegate.set_theme(theme)
        for view in (self._dates, self._said):
            view.set_theme(theme)
        palette = build_palette(theme)
        self._sort.setIcon(icons.icon("sort", palette))
        self._previous.setIcon(icons.icon("previous", palette))
        self._next.setIcon(icons.icon("next", palette))
        self._tree.setPalette(list_palette(theme))

    # Filling

    @property
    def model(self) -> EntityModel:
        """The tree's rows."""
        return self._model

    @property
    def tree(self) -> EntityTree:
        """The tree."""
        return self._tree

    def set_entities(self, index: EntityIndex) -> None:
        """Shows a document's entities; the chosen one stays chosen where its name is still there.

        Args:
            index: The entities; of a long text it is best made on a thread.
        """
        chosen = self._model.entity_index.entity(self._walked_entity)
        same_text = self._model.entity_index.text == index.text
        # To scroll by pixels the tree measures every row, which takes too long for a novel's.
        many = len(index.entity_map.entities) > _MANY
        mode = QAbstractItemView.ScrollMode
        self._tree.setVerticalScrollMode(mode.ScrollPerItem if many else mode.ScrollPerPixel)
        self._model.set_entities(index)
        self._say_why_empty()
        self._timeline.set_entities(index)
        self._quotations.set_entities(index)
        kept = next(
            (
                entity.id
                for entity in index.entity_map.entities
                if chosen is not None and same_text and entity.name == chosen.name
            ),
            -1,
        )
        if kept < 0:
            self._walked_number = -1
        self._walked_entity = kept
        self._restore_tree()
        self._show_place()
        self._tabs.setTabEnabled(1, self._timeline.rowCount() > 0)
        self._tabs.setTabEnabled(2, self._quotations.rowCount() > 0)
        self.count_changed.emit(self._model.entity_count())

    def _say_why_empty(self) -> None:
        """The sentence that stands where no entity does."""
        if self._filter.text().strip():
            self._tree.empty = self.tr("Nothing in this text matches the filter.")
        elif self._model.entity_index.text:
            self._tree.empty = self.tr("No names, dates or amounts were found in this text.")
        else:
            self._tree.empty = self.tr(
                "Names, dates and amounts are listed here once the text is read."
            )
        self._tree.viewport().update()

    def clear(self) -> None:
        """Shows nothing."""
        self.set_entities(EntityIndex(EntityMap(), ""))

    def focus_filter(self) -> None:
        """Puts the keyboard into the filter."""
        self._tabs.setCurrentIndex(0)
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _restore_tree(self) -> None:
        """Opens the groups that were open, and shows the chosen entity's row."""
        self._restoring = True
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            closed = index.data(TYPE_ROLE) in self._closed and not self._filter.text().strip()
            self._tree.setExpanded(index, not closed)
        self._restoring = False
        found = self._model.find(self._walked_entity)
        if found.isValid():
            self._tree.setCurrentIndex(found)

    # Walking

    def choose_entity(self, identifier: int, *, at: int = -1) -> None:
        """Chooses an entity without moving the page; ``at`` begins the one that is read."""
        self._walked_entity = identifier
        mentions = self._model.entity_index.mentions(identifier)
        starts = [mention.start for mention in mentions]
        self._walked_number = starts.index(at) if at in starts else -1
        found = self._model.find(identifier)
        if found.isValid():
            self._tree.setCurrentIndex(found)
            self._tree.scrollTo(found)
        self._show_place()
        self.entity_selected.emit(identifier)

    def choose_mention_at(self, offset: int) -> bool:
        """Chooses what is mentioned at a character of the text; False where nothing is."""
        mention = self._model.entity_index.mention_at(offset)
        if mention is None:
            return False
        self.choose_entity(mention.entity, at=mention.start)
        return True

    def next_mention(self) -> None:
        """Goes to the next mention of the chosen entity, after the last to the first."""
        self._walk(1)

    def previous_mention(self) -> None:
        """Goes to the mention before."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        mentions = self._model.entity_index.mentions(self._walked_entity)
        if not mentions:
            return
        if self._walked_number < 0 and step < 0:
            self._walked_number = 0
        self._walked_number = (self._walked_number + step) % len(mentions)
        self._show_place()
        mention = mentions[self._walked_number]
        self.mention_requested.emit(mention.start, mention.end)

    def _walk_entity(self, entity: Entity, step: int) -> None:
        if entity.id != self._walked_entity:
            self._walked_entity = entity.id
            self._walked_number = -1
            self.entity_selected.emit(entity.id)
        self._walk(step)

    def _show_place(self) -> None:
        entity = self._model.entity_index.entity(self._walked_entity)
        count = len(self._model.entity_index.mentions(self._walked_entity))
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)
        if entity is None or not count:
            self._place.setText(self.tr("Click a name to walk its mentions"))
        elif self._walked_number < 0:
            self._place.setText(self.tr("{name}: {count} mentions").format(
                name=entity.name, count=count))  # fmt: skip
        else:
            self._place.setText(self.tr("{name}: {number} of {count}").format(
                name=entity.name, number=self._walked_number + 1, count=count))  # fmt: skip

    # Answering

    def _on_tree_clicked(self, index: QModelIndex) -> None:
        entity = self._model.entity_at(index)
        if entity is None:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))
        else:
            self._walk_entity(entity, 1)

    def _on_tree_double_clicked(self, index: QModelIndex) -> None:
        entity = self._model.entity_at(index)
        if entity is not None:
            self.page_requested.emit(entity_page(self._model.entity_index, entity))

    def _on_tree_walked(self, index: QModelIndex, backwards: bool) -> None:
        entity = self._model.entity_at(index)
        if entity is None:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))
        else:
            self._walk_entity(entity, -1 if backwards else 1)

    def _on_tree_correction_wanted(self, index: QModelIndex) -> None:
        entity = self._model.entity_at(index)
        if entity is not None:
            self.correction_requested.emit("ask", entity, "")

    def _on_tree_expanded(self, index: QModelIndex) -> None:
        if not self._restoring:
            self._closed.discard(index.data(TYPE_ROLE))

    def _on_tree_collapsed(self, index: QModelIndex) -> None:
        if not self._restoring:
            self._closed.add(index.data(TYPE_ROLE))

    def _on_filter_changed(self, words: str) -> None:
        self._model.set_filter(words)
        self._say_why_empty()
        self._restore_tree()

    def _on_sort_toggled(self, by_appearance: bool) -> None:
        order = EntityOrder.APPEARANCE if by_appearance else EntityOrder.WEIGHT
        text = (
            self.tr("Sorted by first appearance")
            if by_appearance
            else self.tr("Sorted by number of mentions")
        )
        self._sort.setToolTip(text)
        self._sort.setAccessibleName(text)
        self._model.set_order(order)
        self._restore_tree()

    def _on_passage_chosen(self, index: QModelIndex) -> None:
        span = index.data(SPAN_ROLE)
        if span is not None:
            self.mention_requested.emit(span[0], span[1])

    def _on_tree_menu_requested(self, point: QPoint) -> None:
        entity = self._model.entity_at(self._tree.indexAt(point))
        if entity is not None:
            menu = self.build_menu(entity)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._tree.viewport().mapToGlobal(point))

    def build_menu(self, entity: Entity) -> QMenu:
        """Returns the menu of an entity: walk, look up, correct."""
        menu = QMenu(self)
        menu.triggered.connect(self._on_menu_triggered)

        def add(where: QMenu, text: str, action: str, value: str = "") -> QAction:
            made = where.addAction(text)
            made.setData((action, entity, value))
            return made

        add(menu, self.tr("Next mention"), "walk")
        add(menu, self.tr("Everything about it"), "page")
        add(menu, self.tr("Look up"), "look_up")
        add(menu, self.tr("Write a note…"), "note")
        menu.addSeparator()
        kinds = menu.addMenu(self.tr("It is one of"))
        for kind in TYPE_ORDER:
            made = add(kinds, entity_type_name(kind), "retype", kind.value)
            made.setEnabled(kind is not entity.type)
        add(menu, self.tr("Change the name…"), "rename")
        merge = menu.addMenu(self.tr("It is the same as"))
        others = [
            other
            for other in self._model.entity_index.entity_map.entities
            if other.type is entity.type and other.id != entity.id
        ]
        for other in sorted(others, key=lambda other: -other.mentions)[:_MERGE_CHOICES]:
            add(merge, other.name, "merge", other.name)
        merge.setEnabled(bool(others))
        mentions = self._model.entity_index.mentions(entity.id)
        number = self._walked_number if entity.id == self._walked_entity else -1
        split = add(menu, self.tr("The mention shown is somebody or something else"), "split")
        split.setEnabled(len(mentions) > 1 and number >= 0)
        if split.isEnabled():
            chosen = mentions[number]
            split.setData(("split", entity, f"{chosen.start}:{chosen.end}"))
        add(menu, self.tr("Hide: not a name"), "hide")
        menu.addSeparator()
        add(menu, self.tr("Correct it, here or in every text…"), "ask")
        return menu

    def _on_menu_triggered(self, made: QAction) -> None:
        action, entity, value = made.data()
        if action == "walk":
            self._walk_entity(entity, 1)
        elif action == "page":
            self.page_requested.emit(entity_page(self._model.entity_index, entity))
        elif action == "look_up":
            self.look_up_requested.emit(entity.name)
        else:
            self.correction_requested.emit(action, entity, value)
