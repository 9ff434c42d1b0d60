"""The paragraphs of a document one after the other, set only where they are looked at.

Positions are kept as *(part, distance into it)*, never as one number of pixels from the start, so
that the text on the screen stays where it is while the estimated sizes of unseen paragraphs become
exact ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ui.page.heights import Heights
from ui.page.parts import Parts, Span
from ui.page.scene import Ruby, SceneParagraph
from ui.page.typeset import SetParagraph, Typesetter, style_of

_KEPT = 200
"""Parts that stay set; a screen holds about twenty, one full of short lines a hundred."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A character and where it stands on the screen, to be put back there."""

    offset: int
    v: float


class Flow:
    """The document as a strip of paragraphs, and the window on it.

    Args:
        typesetter: Sets the paragraphs.
    """

    def __init__(self, typesetter: Typesetter) -> None:
        self.typesetter = typesetter
        self.parts = Parts((), ())
        self._rules: dict[tuple[object, ...], tuple[float, float, float]] = {}
        """Blanks, characters a line and pitch of every sort of part."""
        self._sized: Heights | None = None
        self._set: dict[int, SetParagraph] = {}
        self._folds: dict[int, int] = {}
        """First part of a run of boilerplate, for each of its parts."""
        self._opened: set[int] = set()
        self._measure = 800.0
        self.extent = 600.0
        self.edge = 0.0
        """Blank before the first and after the last paragraph, px."""
        self._part = 0
        self._into = 0.0
        self._held = -1
        self.needs_room: Callable[[Ruby], bool] | None = None
        self.paged = False
        """True: only whole lines are shown, and the last screenful may be short."""

    # What is shown -----------------------------------------------------------------------------

    def fill(self, paragraphs: Sequence[SceneParagraph], spans: Sequence[Span]) -> None:
        """Take a new document and go to its start.

        Args:
            paragraphs: The document's; each is asked for when it is looked at.
            spans: Where they stand.
        """
        self.parts = Parts(paragraphs, spans)
        self._folds = {}
        self._opened = set()
        self._part, self._into, self._held = 0, -self.edge, -1
        self.reset()

    def refresh(self, paragraph: int) -> None:
        """Set a paragraph anew: it has other words and ruby; its text is the same."""
        self.parts.forget(paragraph)
        for part in self.parts.of(paragraph):
            self._set.pop(part, None)

    def refresh_all(self) -> None:
        """Set every paragraph anew."""
        self.parts.forget_all()
        self._set.clear()

    def reset(self, typesetter: Typesetter | None = None) -> None:
        """Forget every set paragraph: size, face, direction or width changed."""
        if typesetter is not None:
            self.typesetter = typesetter
        self._set.clear()
        self._measure = -1.0

    def resize(self, measure: float, extent: float) -> None:
        """Say how long lines are and how much of the strip is visible, in px.

        To be called before anything is asked after ``fill`` or ``reset``.
        """
        self.extent = extent
        if measure == self._measure:
            return
        self._measure = measure
        self._set.clear()
        self._rules.clear()
        self._sized = None

    @property
    def _heights(self) -> Heights:
        """The sizes of the parts, once something asks for them: a window changes its size often."""
        if self._sized is None:
            self._sized = Heights(len(self.parts), self._estimate, self._roughly)
        return self._sized

    @property
    def measure(self) -> float:
        """Length of a line in px."""
        return self._measure

    def _estimate(self, index: int) -> float:
        """Return about how much of the strip a part takes; parts of a sort go by one rule."""
        if self.hidden(index):
            return 0.0
        scene = self.parts[index].scene
        ends = scene.joined, scene.open_end
        sort = (scene.kind, scene.level, scene.indent, bool(scene.second), ends)
        rule = self._rules.get(sort)
        if rule is None:
            style = style_of(scene, self.typesetter.preferences)
            rule = (
                style.before + style.after,
                max(1.0, self._measure / style.size - style.indent),
                style.pitch,
            )
            self._rules[sort] = rule
        blank, per_line, pitch = rule
        return blank + -(-(len(scene.text) or 1) // per_line) * pitch

    def _roughly(self, first: int, after: int) -> float:
        """Return about how much some parts take, without looking at any of them."""
        preferences = self.typesetter.preferences
        size = preferences.size
        last = after - 1
        length = self.parts.start(last) + self.parts.length(last) - self.parts.start(first)
        lines = length * size / self._measure + (after - first) / 2
        return (lines * preferences.pitch + (after - first) * preferences.paragraph_gap) * size

    # Folding -----------------------------------------------------------------------------------

    def hidden(self, index: int) -> bool:
        """Return whether a part is folded away."""
        lead = self._lead(index)
        return self._folding() and lead is not None and lead != index and lead not in self._opened

    def _lead(self, index: int) -> int | None:
        """Return the first part of the run of boilerplate that a part belongs to, if to any."""
        if self.parts[index].scene.kind != "boilerplate":
            return None
        lead = self._folds.get(index)
        if lead is None:
            first = index
            while first and self.parts[first - 1].scene.kind == "boilerplate":
                first -= 1
            last = index
            while last + 1 < len(self.parts) and self.parts[last + 1].scene.kind == "boilerplate":
                last += 1
            self._folds.update(dict.fromkeys(range(first, last + 1), first))
            lead = first
        return lead

    def _folding(self) -> bool:
        return self.typesetter.preferences.fold_boilerplate

    def folded(self, index: int) -> bool:
        """Return whether a part stands for a folded run of boilerplate."""
        return self._folding() and self._lead(index) == index and index not in self._opened

    def unfolds(self, index: int) -> bool:
        """Return whether a part is the first of an unfolded run."""
        return self._folding() and self._lead(index) == index and index in self._opened

    def toggle_fold(self, index: int) -> None:
        """Open or close the run of boilerplate that a part belongs to."""
        lead = self._lead(index)
        if lead is None:
            return
        self._opened ^= {lead}
        for number, other in self._folds.items():
            if other == lead:
                self._set.pop(number, None)
                self._heights.set(number, self._estimate(number))

    # Setting -----------------------------------------------------------------------------------

    def set(self, index: int) -> SetParagraph:
        """Return a part, set; the size of the strip becomes exact there."""
        found = self._set.pop(index, None)
        if found is None:
            found = self.typesetter.set(
                self.parts[index].scene, self._measure, needs_room=self.needs_room
            )
            if self.folded(index):
                first = found.lines[0]
                found.height -= found.pitch * (len(found.lines) - 1)
                found.lines, found.line_tops, found.line_starts = [first], [first.v], [first.start]
                found.length = first.end
            self._heights.set(index, found.height)
            if len(self._set) >= _KEPT:
                del self._set[next(iter(self._set))]
        self._set[index] = found
        return found

    def is_set(self, index: int) -> bool:
        """Return whether a part is set at the moment."""
        return index in self._set

    def part_at(self, offset: int) -> int:
        """Return the part that holds an offset of the document, or the nearest one before it."""
        return self.parts.at(offset)

    def _height(self, index: int) -> float:
        return 0.0 if self.hidden(index) else self.set(index).height

    # Position ----------------------------------------------------------------------------------

    def visible(self) -> Iterator[tuple[int, float, SetParagraph]]:
        """Yield ``(part, v, set part)`` for every part on the screen; v from the screen's start."""
        v = -self._into
        index = self._part
        while index < len(self.parts) and v < self.extent:
            if not self.hidden(index):
                found = self.set(index)
                yield index, v, found
                v += found.height
            index += 1

    def v_of(self, index: int) -> float:
        """Return where a part begins on the screen, in px; an estimate beyond what has been set."""
        if index >= self._part:
            v = -self._into
            for number in range(self._part, min(index, self._part + 60)):
                v += self._heights[number]
            if index > self._part + 60:
                v += self._heights.before(index) - self._heights.before(self._part + 60)
            return v
        return -self._into - (self._heights.before(self._part) - self._heights.before(index))

    def start_of(self, index: int) -> float:
        """Return where a part begins from the strip's start, px (partly estimated)."""
        return self._heights.before(index)

    @property
    def position(self) -> float:
        """Distance of the screen's start from the strip's, px (partly estimated)."""
        return self._heights.before(self._part) + self._into

    @property
    def length(self) -> float:
        """Length of the whole strip, px (partly estimated)."""
        return self._heights.total()

    def scroll_by(self, distance: float) -> float:
        """Move the window along the strip; it stops at both ends.

        Returns:
            How far it moved, in px.
        """
        if not self.parts:
            return 0.0
        self._held = -1
        part, into = self._part, self._into
        self._into += distance
        self._normalise()
        return -into - self.v_of(part)

    def scroll_to(self, position: float) -> None:
        """Move the window to a distance from the strip's start."""
        if not self.parts:
            return
        self._held = -1
        if position <= 0:
            self._part, self._into = 0, max(position, -self.edge)
        else:
            self._part, self._into = self._heights.find(position)
        self._normalise()

    def _normalise(self) -> None:
        last = len(self.parts) - 1
        self._into = round(self._into)
        while self._into < 0 and self._part > 0:
            self._part -= 1
            self._into += self._height(self._part)
        if self._part == 0:
            self._into = max(self._into, -self.edge)
        while self._part < last and self._into >= self._height(self._part):
            self._into -= self._height(self._part)
            self._part += 1
        if self.paged:
            if self._part == last:
                self._into = min(self._into, self._height(last) - 1)
            return
        # Do not run past the end: walk down, and pull back by what is missing.
        v = -self._into
        index = self._part
        while index <= last and v < self.extent:
            v += self._height(index)
            index += 1
        if index > last and v + self.edge < self.extent:
            missing = self.extent - self.edge - v
            self._into -= missing
            while self._into < 0 and self._part > 0:
                self._part -= 1
                self._into += self._height(self._part)
            if self._part == 0:
                self._into = max(self._into, -self.edge)

    def first_line(self) -> tuple[int, float]:
        """Return the offset of the first line wholly on the screen, and where that line is."""
        low = self.window()[0] if self.paged else -1.0
        best: tuple[int, float] | None = None
        for index, v, found in self.visible():
            for line in found.lines:
                top = v + line.v
                if best is None or best[1] < low:
                    best = (self.parts.start(index) + line.start, top)
            if best is not None and best[1] >= low:
                break
        if best is None:
            return 0, 0.0
        return best

    def rewind(self) -> None:
        """Go to the start; nothing is set yet."""
        self._part, self._into, self._held = 0, -self.edge, -1

    def hold(self) -> Hold:
        """Return what to put back after a change of size, direction, width or readings."""
        if self._held >= 0:
            # Nothing has been scrolled since: the same character again, or the text would creep.
            for index, v, found in self.visible():
                start = self.parts.start(index)
                if start <= self._held < start + max(1, found.length):
                    line = found.lines[found.line_of(self._held - start)]
                    return Hold(self._held, v + line.v)
        return Hold(*self.first_line())

    def restore(self, hold: Hold) -> None:
        """Put a character's line back where it was on the screen."""
        if not self.parts:
            return
        self.bring(hold.offset, self.edge if self.paged else min(hold.v, self.extent / 2))
        self._held = hold.offset

    def bring(self, offset: int, v: float) -> None:
        """Move the window so that an offset's line begins ``v`` px from the screen's start."""
        index = self.part_at(offset)
        if self.hidden(index):
            self.toggle_fold(index)
        found = self.set(index)
        line = found.lines[found.line_of(offset - self.parts.start(index))]
        self._part, self._into, self._held = index, line.v - v, -1
        self._normalise()

    def window(self) -> tuple[float, float]:
        """Return from where to where on the screen lines are shown, in px."""
        if self.paged:
            return self.edge - 1.0, self.extent - self.edge / 2
        return (-1.0 - self.extent, 2 * self.extent)

    def page_end(self) -> int | None:
        """Return the offset of the first line after those on this page; None on the last page."""
        high = self.window()[1]
        for index, v, found in self.visible():
            for line in found.lines:
                if v + line.v + found.pitch > high:
                    return self.parts.start(index) + line.start
        last = self._last_shown()
        return self.parts.start(last + 1) if last + 1 < len(self.parts) else None

    def _last_shown(self) -> int:
        last = self._part
        for index, _v, _found in self.visible():
            last = index
        while last + 1 < len(self.parts) and self.hidden(last + 1):
            last += 1
        return last

    def page_start_before(self, offset: int) -> int:
        """Return where the page begins that ends right before an offset's line."""
        low, high = self.window()
        room = high - low
        index = self.part_at(offset)
        found = self.set(index)
        number = found.line_of(offset - self.parts.start(index))
        bottom = found.lines[number].v
        best = self.parts.start(index) + found.lines[number].start
        while True:
            for line in reversed(found.lines[:number]):
                if bottom - line.v > room:
                    return best
                best = self.parts.start(index) + line.start
            index -= 1
            while index > 0 and self.hidden(index):
                index -= 1
            if index < 0:
                return best
            found = self.set(index)
            bottom += found.height
            number = len(found.lines)

    def at_end(self) -> bool:
        """Return whether the strip's end is on the screen."""
        if not self.parts:
            return True
        if self.paged:
            return self.page_end() is None
        return self.position + self.extent >= self.length + self.edge - 1

    def at_start(self) -> bool:
        """Return whether the strip's start is on the screen."""
        return self._part == 0 and self._into <= 0
