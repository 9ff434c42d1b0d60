"""How long deliverables of a novel take, coverage, and a change of a word's status on the page.

Usage: ``python -m tests.benchmarks.bench_export [--characters 500000] [--text FILE] [--window]``

Prints one line of JSON: seconds of processor time and bytes, the status in ms on the wall. Without
``--text`` the novel is made of the sample texts.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import resources
from reader.analysis.model import EntityMap, ParagraphAnalysis
from reader.documents.model import Document
from reader.documents.registry import from_text
from reader.engine import ReadingEngine
from reader.export.formats import FORMATS, export
from reader.export.model import Material
from reader.positions import headwords
from reader.sessions.model import DocumentId, LookupRecord, SessionId, WordCount
from reader.sessions.notebook import Notebook

NOTES = 10_000
_LONGEST_S = 5.0
"""How long a repaint is waited for."""
SAMPLES = ("samples/clockmaker.txt", "samples/tidal-power.txt", "samples/welcome.txt")


def novel(characters: int, text: str | None) -> Document:
    """Return a document of so many code points."""
    part = text or "\n\n".join(resources.text(name) for name in SAMPLES)
    return from_text((part + "\n\n") * (characters // len(part) + 1))


def timed(work: Callable[[], Any], times: int = 3) -> float:
    """Return the median of some runs, seconds of processor time."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return round(statistics.median(taken), 2)


def analysed(document: Document) -> tuple[tuple[ParagraphAnalysis, ...], EntityMap]:
    """Return what the window knows of a document when it is read to its end."""
    engine = ReadingEngine()
    engine.open(document)
    paragraphs = [p for n in range(len(document.blocks)) for p in engine.paragraphs((n,))]
    return tuple(paragraphs), engine.entities(tuple(paragraphs))


def looked_up(document: Document, paragraphs: tuple[ParagraphAnalysis, ...]) -> Material:
    """Return a material with as many different look-ups as there are to be notes."""
    words = list(headwords(paragraphs))
    rows = tuple(
        LookupRecord(
            id=n, document_id=DocumentId(1), session_id=SessionId(1), start=w.start, end=w.end,
            surface=document.text[w.start : w.end], headword=f"{w.lemma}{n}",
            reading=w.lemma_reading, entry=n, gloss="a meaning", sentence="",
            at="2026-01-01T00:00:00.000Z",
        )
        for n, w in zip(range(NOTES), words * (NOTES // len(words) + 1), strict=False)
    )  # fmt: skip
    return Material(document=document, paragraphs=paragraphs, lookups=rows)


def coverage(folder: Path, paragraphs: tuple[ParagraphAnalysis, ...]) -> float:
    """Return how long the coverage of an analysed text takes, with 10,000 words known."""
    with Notebook.open(folder) as notebook:
        known = dict.fromkeys((w.lemma, w.lemma_reading) for w in headwords(paragraphs))
        more = [(f"語{n}", "ご") for n in range(NOTES)]
        notebook.import_words([*list(known)[: len(known) // 2], *more])

        def work() -> None:
            counts = Counter((w.lemma, w.lemma_reading) for w in headwords(paragraphs))
            notebook.coverage_of([WordCount(*key, n) for key, n in counts.items()])

        return timed(work)


def status_shown(document: Document) -> dict[str, float]:
    """Return how long after a key the page shows a word's new status, ms on the wall."""
    tests = Path(__file__).resolve().parents[1]
    sys.path[:0] = [str(tests), str(tests / "gui")]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desk import Desk
    from PySide6.QtCore import QEvent, QObject, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    painted: list[float] = []

    class Watch(QObject):
        def eventFilter(  # noqa: N802 - Qt's name
            self, _watched: QObject, event: QEvent
        ) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(time.perf_counter())
            return False

    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.settings.show_word_status = True
        window = desk.window
        window.reading.open_document(document)
        while not window.reading.finished:
            QTest.qWait(50)
        QTest.qWait(3000)
        watch = Watch()
        window.page.viewport().installEventFilter(watch)
        taken = []
        for number in range(30):
            window.furniture.words.walk_unknown(1)
            QTest.qWait(150)
            painted.clear()
            begun = time.perf_counter()
            QTest.keyClick(window.page, (Qt.Key.Key_K, Qt.Key.Key_2)[number % 2])
            while not painted and time.perf_counter() < begun + _LONGEST_S:
                application.processEvents()
            taken.append(((painted or [begun + _LONGEST_S])[0] - begun) * 1000)
        desk.close()
    taken.sort()
    return {"p50": round(statistics.median(taken), 1), "max": round(taken[-1], 1)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=500_000)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--window", action="store_true", help="measure the status on the page too")
    options = parser.parse_args()
    text = options.text.read_text(encoding="utf-8") if options.text else None
    document = novel(options.characters, text)
    found: dict[str, Any] = {"characters": len(document.text)}
    paragraphs, entity_map = analysed(document)
    material = Material(document=document, paragraphs=paragraphs, entity_map=entity_map)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for format_id in ("html", "epub", "docx", "text"):
            out = folder / f"novel{FORMATS[format_id].extension}"

            def write(chosen: str = format_id, path: Path = out) -> None:
                export(material, chosen, path, overwrite=True)

            found[format_id] = {"s": timed(write), "bytes": 0}
            found[format_id]["bytes"] = out.stat().st_size
        deck = replace(looked_up(document, paragraphs), entity_map=EntityMap())
        begun = time.process_time()
        export(deck, "anki", folder / "deck.apkg")
        found["apkg of 10,000"] = round(time.process_time() - begun, 2)
        found["coverage"] = coverage(folder / "store", paragraphs)
    if options.window:
        found["status shown, ms"] = status_shown(document)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
