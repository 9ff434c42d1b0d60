"""Exports: which format, where to, and the work with its progress."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.analysis.model import EntityMap, ParagraphAnalysis
from reader.export.model import Job
from reader.sessions.model import ExportBundle
from ui.export_labels import export_labels
from ui.notes import NotesController
from ui.reading import ReadingController
from ui.runner import Ticket
from ui.services import Services

if TYPE_CHECKING:
    from reader.export.anki_connect import SendResult
    from reader.export.model import ExportOptions, Material
    from ui.dialogs.export import ExportChoice

T = TypeVar("T")
_RUNNING_ANKI = "anki-connect"
Analysed = tuple[tuple[ParagraphAnalysis, ...], EntityMap]


class Exporting(QObject):
    """Writes deliverables of documents and sessions.

    Args:
        window: What dialogs stand over.
        services: The preferences, and the thread that works.
        reading: The open document, whose analysis need not be made again.
        notes: What the store keeps of documents and sessions.

    Signals:
        progressed(stage, done, total): Of the export under way; ``stage`` is read, words or write.
        written(path): The deliverable is there, whole.
        told(text): What became of cards that were sent to Anki.
        failed(exception): Nothing was written.
    """

    progressed = Signal(str, int, int)
    written = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        services: Services,
        reading: ReadingController,
        notes: NotesController,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._reading = reading
        self._notes = notes
        self._ticket: Ticket | None = None

    def ask(self, kind: str, number: int, format_id: str = "") -> None:
        """Ask for the format and the place, then export.

        Args:
            kind: ``document`` or ``session``.
            number: Its number.
            format_id: The format that is proposed.
        """
        from ui.dialogs.export import ExportDialog

        dialog = ExportDialog(self._choices(), self._options(), parent=self._window)
        dialog.chosen.connect(
            lambda format_id, options: self._on_chosen(kind, number, format_id, options)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.choose(format_id)
        dialog.open()

    def _options(self) -> ExportOptions:
        from reader.export.model import AnkiPreset, ExportOptions

        settings = self._services.settings
        preset = next((p for p in AnkiPreset if p.value == settings.cards_preset), None)
        return ExportOptions(
            preset=preset or AnkiPreset.YOMITE,
            deck=settings.cards_deck or "Yomite",
            tags=tuple(settings.cards_tags.split()),
        )

    def _on_chosen(self, kind: str, number: int, format_id: str, options: ExportOptions) -> None:
        settings = self._services.settings
        settings.cards_deck, settings.cards_preset = options.deck, options.preset.value
        settings.cards_tags = " ".join(options.tags)
        self._ask_place(kind, number, format_id, options)

    def _choices(self) -> tuple[ExportChoice, ...]:
        from reader.export.formats import FORMATS
        from ui.dialogs.export import ExportChoice

        texts = {
            "html": (
                self.tr("Web page"),
                self.tr("One page with furigana, marks, notes, names and words; any browser."),
            ),
            "epub": (self.tr("E-book (EPUB 3)"), self.tr("With furigana, for readers and phones.")),
            "docx": (self.tr("Word document"), self.tr("With real ruby, to edit and print.")),
            "markdown": (self.tr("Markdown"), self.tr("The text with notes, for a notebook.")),
            "text": (self.tr("Plain text"), self.tr("Readings in brackets after each word.")),
            "words-csv": (self.tr("Word list (CSV)"), self.tr("Words with counts and meanings.")),
            "words-tsv": (self.tr("Word list (TSV)"), self.tr("The same, divided by tabs.")),
            "entities-csv": (self.tr("Names (CSV)"), self.tr("People, places, dates, figures.")),
            "entities-tsv": (self.tr("Names (TSV)"), self.tr("The same, divided by tabs.")),
            "notes-csv": (self.tr("Notes (CSV)"), self.tr("Marks and notes with their quotes.")),
            "notes-tsv": (self.tr("Notes (TSV)"), self.tr("The same, divided by tabs.")),
            "lookups-csv": (
                self.tr("Look-ups (CSV)"),
                self.tr("What was looked up, with its sentence."),
            ),
            "lookups-tsv": (self.tr("Look-ups (TSV)"), self.tr("The same, divided by tabs.")),
            "annotations": (
                self.tr("Web Annotation"),
                self.tr("Notes as JSON-LD, for other annotation programs."),
            ),
            "glossary-csv": (self.tr("Glossary (CSV)"), self.tr("Names and words with meanings.")),
            "glossary-tbx": (
                self.tr("Glossary (TBX)"),
                self.tr("The same for translation programs."),
            ),
            "anki": (self.tr("Anki cards"), self.tr("A deck of the words that were looked up.")),
        }
        files = tuple(
            ExportChoice(
                name,
                *texts.get(name, (name, "")),
                cards=name == "anki",
                whole_text=made.whole_text,
                directed=made.directed,
            )
            for name, made in FORMATS.items()
        )
        running = ExportChoice(
            _RUNNING_ANKI,
            self.tr("Send to Anki"),
            self.tr("Into Anki itself, which must be running with AnkiConnect; no word twice."),
            cards=True,
            to_file=False,
        )
        return (*files, running)

    def _ask_place(self, kind: str, number: int, format_id: str, options: ExportOptions) -> None:
        from reader.export.formats import FORMATS

        if format_id == _RUNNING_ANKI:
            self.send_to_anki(kind, number, options)
            return
        record = self._notes.record
        title = record.title if record is not None else "yomite"
        safe = "".join("_" if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in title)[:80]
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        extension = FORMATS[format_id].extension
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export"), str(Path(folder) / (safe + extension)), f"*{extension}"
        )
        if name:
            # The file dialog has asked whether a file of that name may be replaced.
            self.export(kind, number, format_id, Path(name), options)

    def export(
        self,
        kind: str,
        number: int,
        format_id: str,
        path: Path,
        options: ExportOptions | None = None,
    ) -> None:
        """Write a deliverable; ``written`` or ``failed`` follows.

        Args:
            kind: ``document`` or ``session``.
            number: Its number.
            format_id: One of ``reader.export.formats.FORMATS``.
            path: The file, which is replaced if it exists.
            options: The reader's choices.
        """

        def write(material: Material, stop: Ticket) -> Path:
            from reader.export.formats import export

            return export(
                material,
                format_id,
                path,
                overwrite=True,
                progress=lambda done, total: self.progressed.emit("write", done, total),
                cancelled=lambda: stop.cancelled,
            )

        self._gather(kind, number, format_id, options, write, self.written.emit)

    def send_to_anki(self, kind: str, number: int, options: ExportOptions) -> None:
        """Send the words that were looked up to the Anki that runs on this computer.

        Args:
            kind: ``document`` or ``session``.
            number: Its number.
            options: Deck, note type and tags.
        """

        def send(material: Material, stop: Ticket) -> SendResult:
            from reader.export.anki_connect import AnkiConnect
            from reader.export.cards import cards

            return AnkiConnect(settings.anki_address, settings.anki_key).send(
                cards(material),
                deck=options.deck,
                preset=options.preset,
                tags=options.tags,
                update=options.update,
                job=Job(
                    lambda done, total: self.progressed.emit("write", done, total),
                    lambda: stop.cancelled,
                ),
            )

        settings = self._services.settings
        self._gather(kind, number, "anki", options, send, self._on_sent)

    def _on_sent(self, result: SendResult) -> None:
        said = self.tr("Cards added to Anki: {0}.").format(result.added)
        if result.updated:
            said += " " + self.tr("Brought up to date: {0}.").format(result.updated)
        if result.duplicates:
            said += " " + self.tr("There already: {0}.").format(result.duplicates)
        if result.refused:
            word, why = result.refused[0]
            said += " " + self.tr("Anki did not take {0}, “{1}” for one: {2}").format(
                len(result.refused), word, why
            )
        self.told.emit(said)

    def _gather(
        self,
        kind: str,
        number: int,
        format_id: str,
        options: ExportOptions | None,
        work: Callable[[Material, Ticket], T],
        done: Callable[[T], None],
    ) -> None:
        """Gather what belongs to a document or session, then work with it off the GUI thread."""
        self._ticket = stop = Ticket()

        def gathered(bundle: ExportBundle | None) -> None:
            if bundle is not None and not stop.cancelled:
                self._work(bundle, format_id, options, work, done, stop)

        if kind == "session":
            self._notes.ask(lambda n: n.session_bundle(number), gathered)
        else:
            self._notes.ask(lambda n: n.document_bundle(number), gathered)

    @property
    def busy(self) -> bool:
        """True while an export is under way."""
        return self._ticket is not None

    def cancel(self) -> None:
        """Give up the export under way; nothing half-written is left."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def _analysed(self, bundle: ExportBundle) -> Analysed | None:
        """Return the analysis of a document that is open and read to its end."""
        reading, record = self._reading, self._notes.record
        document = reading.document
        if document is None or record is None or record.id != bundle.record.id:
            return None
        if not reading.finished or document.text != bundle.document.text:
            return None
        paragraphs = tuple(reading.paragraphs[i] for i in sorted(reading.paragraphs))
        return paragraphs, reading.entity_map

    def _work(
        self,
        bundle: ExportBundle,
        format_id: str,
        options: ExportOptions | None,
        work: Callable[[Material, Ticket], T],
        done: Callable[[T], None],
        stop: Ticket,
    ) -> None:
        folder = self._services.data_dir
        analysed = self._analysed(bundle)
        labels = export_labels()

        def job(stage: str) -> Job:
            return Job(
                lambda at, total: self.progressed.emit(stage, at, total), lambda: stop.cancelled
            )

        def run(_: object) -> T:
            from reader.deliver import material_for, with_meanings
            from reader.engine import ReadingEngine
            from reader.export.model import material_of
            from reader.lookup import LookupService
            from reader.store.database import time_text, utc_now

            now = time_text(utc_now())
            if analysed is not None:
                material = material_of(
                    bundle, *analysed, options=options, labels=labels, exported_at=now
                )
            else:
                material = material_for(
                    bundle,
                    ReadingEngine(),
                    options=options,
                    labels=labels,
                    exported_at=now,
                    job=job("read"),
                )
            service = LookupService(folder)
            try:
                material = with_meanings(material, format_id, service, job("words"))
            finally:
                service.close()
            return work(material, stop)

        def finished(value: T) -> None:
            if not stop.cancelled:
                self._ticket = None
                done(value)

        def failed(error: BaseException) -> None:
            if not stop.cancelled:
                self._ticket = None
                self.failed.emit(error)

        self._services.delivery.submit(run, finished, failed)
