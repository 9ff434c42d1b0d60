"""The one door to exports: which formats there are, and writing one."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from reader.errors import ExportError
from reader.export.model import Job, Material
from reader.export.writer import whole_file

_Writer = Callable[[Material, Path, Job], None]


class Meanings(enum.Enum):
    """Whose meanings, levels and frequencies a format tells."""

    NONE = "none"
    LOOKED_UP = "looked-up"
    COMMON = "common"
    """The commonest words of the text, and those looked up."""
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Format:
    """A format of deliverable.

    ``id`` is what the command line takes; ``extension`` is with its dot.
    """

    id: str
    extension: str
    module: str
    function: str
    argument: str = ""
    meanings: Meanings = Meanings.NONE
    whole_text: bool = False
    """True where the text itself is written, with furigana by choice."""
    directed: bool = False
    """True where the direction of writing is the reader's choice."""

    def writer(self) -> _Writer:
        """Return the function that writes it, its module imported only now."""
        made = getattr(import_module(f"reader.export.{self.module}"), self.function)
        writer: _Writer = made(self.argument) if self.argument else made
        return writer


_ALL = (
    Format(
        "html",
        ".html",
        "html_page",
        "write_html",
        "",
        Meanings.COMMON,
        whole_text=True,
        directed=True,
    ),
    Format("epub", ".epub", "epub", "write_epub", whole_text=True, directed=True),
    Format("docx", ".docx", "docx", "write_docx", whole_text=True, directed=True),
    Format("markdown", ".md", "plain_text", "write_markdown", "", Meanings.COMMON, whole_text=True),
    Format("text", ".txt", "plain_text", "write_text", whole_text=True),
    Format("words-csv", ".csv", "delimited", "csv_writer", "words", Meanings.ALL),
    Format("words-tsv", ".tsv", "delimited", "tsv_writer", "words", Meanings.ALL),
    Format("entities-csv", ".csv", "delimited", "csv_writer", "entities"),
    Format("entities-tsv", ".tsv", "delimited", "tsv_writer", "entities"),
    Format("notes-csv", ".csv", "delimited", "csv_writer", "notes"),
    Format("notes-tsv", ".tsv", "delimited", "tsv_writer", "notes"),
    Format("lookups-csv", ".csv", "delimited", "csv_writer", "lookups"),
    Format("lookups-tsv", ".tsv", "delimited", "tsv_writer", "lookups"),
    Format("annotations", ".jsonld", "web_annotation", "write_web_annotation"),
    Format("glossary-csv", ".csv", "glossary", "write_glossary_csv", "", Meanings.ALL),
    Format("glossary-tbx", ".tbx", "glossary", "write_tbx", "", Meanings.ALL),
    Format("anki", ".apkg", "anki_package", "write_apkg", "", Meanings.LOOKED_UP),
)
FORMATS: dict[str, Format] = {format_.id: format_ for format_ in _ALL}
"""All formats by id, in the order that a menu should show."""


def format_of(format_id: str) -> Format:
    """Return a format.

    Raises:
        ExportError: If there is none of that name.
    """
    found = FORMATS.get(format_id)
    if found is None:
        known = ", ".join(FORMATS)
        raise ExportError(f"There is no format “{format_id}”; there are {known}.")
    return found


def export(
    material: Material,
    format_id: str,
    out_path: Path,
    *,
    overwrite: bool = False,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path:
    """Write a deliverable, whole or not at all; return its path.

    Args:
        material: What goes into it (``reader.export.model.material_of`` makes one of a bundle).
        format_id: One of ``FORMATS``.
        out_path: The file to write.
        overwrite: Replace a file of that name.
        progress: Called with (done, total) on this thread.
        cancelled: Asked now and then; True stops.

    Raises:
        ExportExistsError: If the file exists and may not be replaced.
        ExportCancelledError: If it was called off.
        ExportError: If the format is not known, or the file cannot be written.
    """
    chosen = format_of(format_id)
    job = Job(progress, cancelled)
    job.step(0, 1)
    out_path = Path(out_path)
    with whole_file(out_path, overwrite=overwrite) as temporary:
        chosen.writer()(material, temporary, job)
    return out_path
