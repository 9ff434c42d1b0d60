"""Parts of paragraphs: what is set in one piece. Pure, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from ui.page.scene import SceneParagraph

LONGEST = 2_000
"""Paragraphs longer than this, in code points, are set in parts."""
_SENTENCE_ENDS = "。！？!?"


@dataclass(slots=True)
class Part:
    """A paragraph, or a part of a very long one."""

    paragraph: int
    scene: SceneParagraph
    joined: bool = False
    open_end: bool = False


def split(index: int, paragraph: SceneParagraph) -> list[Part]:
    """Cut a very long paragraph at ends of sentences; a usual one is its own only part."""
    text = paragraph.text
    if len(text) <= LONGEST:
        return [Part(index, paragraph)]
    cuts = [0]
    while len(text) - cuts[-1] > LONGEST:
        low = cuts[-1] + LONGEST // 2
        high = cuts[-1] + LONGEST
        cut = high
        for at in range(high - 1, low, -1):
            if text[at] in _SENTENCE_ENDS and text[at + 1] not in "」』）)":
                cut = at + 1
                break
        cuts.append(cut)
    cuts.append(len(text))
    origin = paragraph.start
    parts = []
    for one, two in pairwise(cuts):
        start, end = origin + one, origin + two
        scene = replace(
            paragraph,
            start=start,
            end=end,
            text=text[one:two],
            words=tuple(item for item in paragraph.words if start <= item[0] < end),
            ruby=tuple(item for item in paragraph.ruby if start <= item.start and item.end <= end),
            sentences=tuple(item for item in paragraph.sentences if start <= item[0] < end),
            emphasis=tuple(
                item._replace(start=max(start, item.start), end=min(end, item.end))
                for item in paragraph.emphasis
                if item.start < end and item.end > start
            ),
            second=tuple(
                item for item in paragraph.second if start <= item.start and item.end <= end
            ),
        )
        parts.append(Part(index, scene, joined=one > 0, open_end=two < len(text)))
    return parts
