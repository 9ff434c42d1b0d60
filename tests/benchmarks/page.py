"""How fast the page is, beside a plain QTextEdit with the same text in the same run.

Usage: ``python -m tests.benchmarks.page [--characters 500000] [--text FILE] [--vertical] [--cpu]``

Prints JSON: of a short text, a novel and ten novels, each measured in a process of its own, or of
the length that is named. Times in ms, memory in MB. Without ``--text`` a text is made of the sample
sentences below, with a reading over every run of kanji.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from ui.page.face import font_families
from ui.page.find import Finder
from ui.page.scene import PagePreferences, Ruby, RubyMode, SceneParagraph
from ui.page.view import PageView

CLOCK = time.process_time if "--cpu" in sys.argv else time.perf_counter
"""What is measured: time on the wall, or of the processor on a machine that others use too."""
LENGTHS = (4_000, 500_000, 5_000_000)
SAMPLE = (
    "港町の人々は早起きで、船が帰る頃にはもう空が白んでいる。市場には新鮮な魚が所狭しと並び、威勢のいい声が飛び交う。",
    "「今日は大漁だよ」と漁師の一人が笑って言った。私は財布の中身を確かめてから、小さな鯵を三匹だけ買うことにした。",
    "政府は来年度の予算案について、関係する各省庁との調整を続けており、月末までに閣議で決定する方針を明らかにした。",
    "専門家は、気候の変動が農作物の収穫に与える影響は地域によって大きく異なると指摘し、長期的な観測の必要を訴えている。",
    "彼女は窓を開けた。冷たい風が部屋に入ってきて、机の上の手紙を床に落とした。遠くで電車の音が聞こえる。",
)
_KANA = "あいうかきくけこさしすせそたちつてとなにのはひふほまみむめもやゆよらりるろん"


class Novel(Sequence[SceneParagraph]):
    """Paragraphs of about 150 characters with words and ruby, made when they are asked for.

    Args:
        length: Code points, about.
        text: Where to take the sentences from.
    """

    def __init__(self, length: int, text: str | None) -> None:
        rng = random.Random(7)  # noqa: S311
        sentences = [s for s in re.split(r"(?<=。)|\n", text) if s] if text else list(SAMPLE)
        self._made = [_paragraph(rng, sentences) for _ in range(200)]
        self.spans: list[Ruby] = []
        """Where the paragraphs stand."""
        start = 0
        while start < length:
            end = start + len(self._made[len(self.spans) % len(self._made)].text)
            self.spans.append(Ruby(start, end, ""))
            start = end + 1

    def __len__(self) -> int:
        return len(self.spans)

    def __getitem__(self, index: int) -> SceneParagraph:  # type: ignore[override]  # no slices
        span, made = self.spans[index], self._made[index % len(self._made)]
        at = span.start
        return replace(
            made,
            start=at,
            end=span.end,
            words=tuple((start + at, end + at) for start, end in made.words),
            ruby=tuple(Ruby(start + at, end + at, kana) for start, end, kana, _ in made.ruby),
        )

    def text_of(self, index: int) -> tuple[int, str]:
        """Return where a paragraph begins, and its text."""
        return self.spans[index].start, self._made[index % len(self._made)].text

    def key_of(self, _index: int) -> object:
        """Return always the same: nothing changes."""
        return self

    def words_of(self, _index: int) -> tuple[tuple[int, int, str], ...]:
        """Return nothing: the words have no dictionary forms."""
        return ()

    def make(self, index: int) -> SceneParagraph:
        """Return a paragraph with words and ruby."""
        return self[index]

    def text(self) -> str:
        """Return the whole text, a paragraph a line."""
        made = self._made
        return "\n".join(made[index % len(made)].text for index in range(len(self)))


class Bare(Novel):
    """The same text before anything is known of its words."""

    def __getitem__(self, index: int) -> SceneParagraph:  # type: ignore[override]  # no slices
        span = self.spans[index]
        return SceneParagraph(span.start, span.end, self._made[index % len(self._made)].text)


def _paragraph(rng: random.Random, sentences: list[str]) -> SceneParagraph:
    line = ""
    while len(line) < 120:
        line += rng.choice(sentences)
    words, ruby = [], []
    for match in re.finditer(r"([一-龥々]+)[ぁ-ん]?|[ァ-ンー]+|[ぁ-ん]{1,3}|.", line):
        words.append((match.start(), match.end()))
        if match.group(1):
            for at in range(match.start(1), match.end(1)):
                kana = "".join(rng.choice(_KANA) for _ in range(rng.choice((1, 2, 2, 2, 3))))
                ruby.append(Ruby(at, at + 1, kana))
    return SceneParagraph(0, len(line), line, words=tuple(words), ruby=tuple(ruby))


def timed(action: Callable[[], object], application: QApplication) -> float:
    """Return how long an action and the paint that follows take, in ms."""
    begin = CLOCK()
    action()
    application.processEvents()
    return (CLOCK() - begin) * 1000


def summary(values: list[float]) -> dict[str, float]:
    """Return mean, 95th and 99th percentile and maximum."""
    ordered = sorted(values)

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    return {
        "mean": round(statistics.fmean(values), 3),
        "p95": round(at(0.95), 3),
        "p99": round(at(0.99), 3),
        "max": round(ordered[-1], 3),
    }


def memory() -> float:
    """Return the resident memory of the process in MB (its peak where /proc is missing)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def measure(length: int, text: str | None, *, vertical: bool) -> dict[str, object]:
    """Measure the page and the plain widget with a text of a length."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    family = font_families()[0]
    paragraphs, bare = Novel(length, text), Bare(length, text)
    plain_text = paragraphs.text()
    gc.collect()
    gc.freeze()
    found: dict[str, object] = {"characters": len(plain_text), "paragraphs": len(paragraphs)}

    def plain() -> QTextEdit:
        edit = QTextEdit()
        font = QFont(family)
        font.setPixelSize(20)
        edit.setFont(font)
        edit.setReadOnly(True)
        edit.resize(900, 700)
        edit.setPlainText(plain_text)
        edit.show()
        return edit

    def page(paragraphs: Novel) -> PageView:
        view = PageView()
        view.resize(900, 700)
        view.set_preferences(PagePreferences(vertical=vertical))
        view.set_paragraphs(paragraphs, paragraphs.spans)
        view.show()
        return view

    keep: list[object] = []

    def warm() -> None:
        """Show both widgets once with a word: what Qt loads then is nobody's first paint."""
        for widget in (PageView(), QTextEdit("朝")):
            if isinstance(widget, PageView):
                widget.set_paragraphs([SceneParagraph(0, 1, "朝")])
            widget.show()
            application.processEvents()
            widget.hide()
            keep.append(widget)

    timed(warm, application)
    at_first = before = memory()
    # The window shows the text first and its ruby when the analysis has it.
    found["page_first_paint"] = round(timed(lambda: keep.append(page(bare)), application), 1)
    other = keep[-1]
    assert isinstance(other, PageView)
    other.hide()
    found["page_first_paint_with_ruby"] = round(
        timed(lambda: keep.append(page(paragraphs)), application), 1
    )
    found["page_memory"] = round(memory() - before, 1)
    view = keep[-1]
    assert isinstance(view, PageView)
    rng = random.Random(3)  # noqa: S311
    view.go_to(len(plain_text) // 3)
    application.processEvents()
    found["scroll_6px"] = summary(
        [timed(lambda: view.scroll_by(6), application) for _ in range(1500)]
    )
    found["wheel_3_lines"] = summary(
        [timed(lambda: view.scroll_by(114), application) for _ in range(200)]
    )
    found["jump"] = summary(
        [
            timed(lambda: view.go_to(rng.randrange(len(plain_text)), centre=True), application)
            for _ in range(60)
        ]
    )
    sizes = [24.0, 16.0, 30.0, 20.0] * 5
    found["zoom"] = summary(
        [
            timed(
                lambda size=size: view.set_preferences(
                    PagePreferences(size=size, vertical=vertical)
                ),
                application,
            )
            for size in sizes
        ]
    )
    modes = [RubyMode.NONE, RubyMode.HOVER, RubyMode.ALL] * 6
    for tight in (False, True):
        found["mode_tight" if tight else "mode"] = summary(
            [
                timed(
                    lambda mode=mode, tight=tight: view.set_preferences(
                        PagePreferences(ruby_mode=mode, vertical=vertical, tight=tight)
                    ),
                    application,
                )
                for mode in modes
            ]
        )
    found["direction"] = summary(
        [
            timed(
                lambda turned=turned: view.set_preferences(PagePreferences(vertical=turned)),
                application,
            )
            for turned in (not vertical, vertical) * 5
        ]
    )
    points = [QPointF(rng.uniform(40, 840), rng.uniform(20, 680)) for _ in range(3000)]
    begin = CLOCK()
    for point in points:
        view.offset_at(point)
    found["hit_test"] = round((CLOCK() - begin) * 1000 / len(points), 4)

    def move(point: QPointF) -> None:
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, point, point, none, none, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view.viewport(), event)

    begin = CLOCK()
    for point in points:
        move(point)
    found["mouse_move"] = round((CLOCK() - begin) * 1000 / len(points), 4)
    found["page_memory_after_all"] = round(memory() - at_first, 1)
    # In the window these run off the GUI thread.
    finder = Finder(paragraphs)
    before = memory()
    for name, wanted in (("first", "せかい"), ("reading", "たいりょう"), ("form", "専門家")):
        found[f"find_{name}"] = round(timed(lambda w=wanted: finder.find(w), application), 1)
    found["find_memory"] = round(memory() - before, 1)
    view.hide()
    before = memory()
    found["plain_first_paint"] = round(timed(lambda: keep.append(plain()), application), 1)
    edit = keep[-1]
    assert isinstance(edit, QTextEdit)
    bar = edit.verticalScrollBar()
    for _ in range(200):  # it lays the rest out in slices
        application.processEvents()
    found["plain_memory"] = round(memory() - before, 1)
    bar.setValue(bar.maximum() // 3)
    application.processEvents()
    found["plain_scroll_6px"] = summary(
        [timed(lambda: bar.setValue(bar.value() + 6), application) for _ in range(300)]
    )
    return found


def main() -> None:
    """Run the benchmark for one length, or for three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--vertical", action="store_true")
    parser.add_argument("--cpu", action="store_true")
    chosen = parser.parse_args()
    if chosen.characters is None:
        for length in LENGTHS:
            command = [sys.executable, "-m", "tests.benchmarks.page", *sys.argv[1:]]
            subprocess.run([*command, "--characters", str(length)], check=True)
        return
    text = chosen.text.read_text(encoding="utf-8") if chosen.text else None
    print(json.dumps(measure(chosen.characters, text, vertical=chosen.vertical), indent=1))


if __name__ == "__main__":
    main()
