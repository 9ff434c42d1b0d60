"""One page about a reading: how long, how far, which words, which notes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.sessions.model import SessionSummary
from ui.links import ask_to_open
from ui.lookup.blocks import Line, LineKind, Run, Style
from ui.lookup.entry_view import EntryView
from ui.lookup.note_text import note_lines
from ui.models.library import shown_duration
from ui.models.lists import shown_time
from ui.theme import Theme


class SessionSummaryDialog(QDialog):
    """The summary of a session.

    Args:
        summary: What was done.
        theme: Colours.

    Signals:
        reopen_requested(id): The text is to be opened where the session ended.
        export_requested(id): The session's deliverables are wanted.
        lookup_requested(headword): A word of the session is to be looked up again.
    """

    reopen_requested = Signal(int)
    export_requested = Signal(int)
    lookup_requested = Signal(str)

    def __init__(
        self, summary: SessionSummary, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        session = summary.session
        self._id = int(session.id)
        self.setWindowTitle(self.tr("Session"))
        title = QLabel(session.name or session.title, self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        font = title.font()
        font.setPointSizeF(max(font.pointSizeF(), 9.0) * 1.4)
        title.setFont(font)
        number = QLocale().toString
        form = QFormLayout()
        form.addRow(self.tr("Read"), QLabel(shown_time(session.started_at), self))
        form.addRow(self.tr("For"), QLabel(shown_duration(session.active_ms), self))
        read = self.tr("{count} characters").format(count=number(session.characters_read))
        if summary.characters_per_minute:
            speed = number(round(summary.characters_per_minute))
            read += " · " + self.tr("{count} a minute").format(count=speed)
        form.addRow(self.tr("Read on"), QLabel(read, self))
        form.addRow(self.tr("Words looked up"), QLabel(number(summary.different_words), self))
        form.addRow(self.tr("Marks"), QLabel(number(len(summary.annotations)), self))
        self._view = EntryView(theme, self)
        self._view.set_lines(self._lines(summary))
        self._view.link_activated.connect(self._on_link_activated)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        reopen = QPushButton(self.tr("Open where it ended"), self)
        reopen.clicked.connect(lambda: self.reopen_requested.emit(self._id))
        export = QPushButton(self.tr("Export…"), self)
        export.clicked.connect(lambda: self.export_requested.emit(self._id))
        for button in (reopen, export):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addLayout(form)
        layout.addWidget(self._view, 1)
        layout.addWidget(buttons)
        self.resize(460, 520)

    def _lines(self, summary: SessionSummary) -> tuple[Line, ...]:
        lines: list[Line] = []
        if summary.lookups:
            heading = self.tr("Words looked up")
            lines.append(Line((Run(heading, Style.HEADING),), LineKind.SECTION))
        seen: set[str] = set()
        for lookup in summary.lookups:
            if lookup.headword in seen:
                continue
            seen.add(lookup.headword)
            link = f"word:{lookup.headword}"
            runs = [Run(lookup.headword, Style.STRONG, link=link)]
            if lookup.reading and lookup.reading != lookup.headword:
                runs.append(Run(f" {lookup.reading}", Style.READING))
            runs.append(Run(f"  {lookup.gloss}"))
            lines.append(Line(tuple(runs), LineKind.TIGHT))
        if summary.annotations:
            lines.append(Line((Run(self.tr("Marks"), Style.HEADING),), LineKind.SECTION))
        for annotation in summary.annotations:
            quote = Run(f"「{annotation.exact}」", Style.JAPANESE)
            lines.append(Line((quote,), LineKind.TIGHT))
            lines += [
                replace(line, indent=line.indent + 1, kind=LineKind.TIGHT)
                for line in note_lines(annotation.note)
            ]
        if not lines:
            empty = self.tr("Nothing was looked up or marked.")
            lines.append(Line((Run(empty, Style.QUIET),)))
        return tuple(lines)

    def _on_link_activated(self, link: str) -> None:
        kind, _, rest = link.partition(":")
        if kind == "url":
            ask_to_open(self, rest)
        else:
            self.lookup_requested.emit(rest)
