"""How long deliverables of a novel take, coverage, and a change of a word's status on the page.

Usage: ``python -m tests.benchmarks.bench_export [--characters 500000] [--text FILE] [--window]``

Prints one line of JSON: seconds of processor time and bytes; with ``--window``, instead, how soon a
status is shown, in ms. Without ``--text`` the novel is made of the sample texts.
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
from reader.sessions.model import DocumentId, LookupRecord, SessionId, WordCount, WordStatus
from reader.sessions.notebook import Notebook

NOTES = 10_000
_SETTLING_MS = 5000
"""What goes on after a document was read: its words, the list of them."""
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


def status_shown(document: Document) -> dict[str, dict[str, float]]:
    """Return how long after a key the page shows a word's new status.

    Returns:
        For the page alone, and with the list of words open and furigana hidden over known words:
        ms on the wall until it is painted, and the longest the window's thread worked at one go
        until all views had followed, ms of its processor time.
    """
    tests = Path(__file__).resolve().parents[1]
    sys.path[:0] = [str(tests), str(tests / "gui")]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desk import Desk
    from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])

    def pause(ms: int) -> None:
        # QTest.qWait keeps the interpreter, so that no thread would get on.
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.settings.show_word_status = True
        window, page = desk.window, desk.window.page
        painted: list[float] = []

        class Watch(QObject):
            def eventFilter(  # noqa: N802 - Qt's name
                self, _watched: QObject, event: QEvent
            ) -> bool:
                if event.type() == QEvent.Type.Paint:
                    QTimer.singleShot(0, lambda: painted.append(time.perf_counter()))
                return False

        watch = Watch()
        page.viewport().installEventFilter(watch)
        window.reading.open_document(document)
        while not window.reading.finished:
            pause(100)
        pause(_SETTLING_MS)
        found = {}
        for way in ("page", "page, list and furigana"):
            if way != "page":
                desk.settings.ruby_mode = "unknown"
                side = window.furniture.side
                side.right.setCurrentWidget(side.words)
                pause(_SETTLING_MS)
            taken, turns = [], [0.0]
            for number in range(30):
                window.furniture.words.walk_unknown(1)
                pause(150)
                at = page.current_word()
                word = window.page_controller.positions.word_at(at[0])
                painted.clear()
                begun, worked = time.perf_counter(), time.thread_time()
                QTest.keyClick(page, (Qt.Key.Key_K, Qt.Key.Key_2)[number % 2])
                while time.perf_counter() < begun + 0.6:
                    application.processEvents()
                    turns.append(time.thread_time() - worked)
                    time.sleep(0.001)
                    worked = time.thread_time()
                status = window.page_controller.status_of(word.lemma, word.lemma_reading)
                assert painted, ("nothing was painted", way, number, max(turns))
                assert status == (WordStatus.KNOWN, WordStatus.LEARNING_2)[number % 2], status
                taken.append((painted[0] - begun) * 1000)
            taken.sort()
            found[way] = {
                "p50": round(statistics.median(taken), 1),
                "max": round(taken[-1], 1),
                "longest turn": round(max(turns) * 1000, 1),
            }
        desk.close()
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=500_000)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--window", action="store_true", help="measure the status on the page")
    options = parser.parse_args()
    text = options.text.read_text(encoding="utf-8") if options.text else None
    document = novel(options.characters, text)
    found: dict[str, Any] = {"characters": len(document.text)}
    if options.window:
        print(json.dumps(found | {"status shown, ms": status_shown(document)}))
        return
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
    print(json.dumps(found))


if __name__ == "__main__":
    main()
