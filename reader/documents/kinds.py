"""What each line of a plain text is: heading, prose, caption, byline or page furniture.

The wording is a table (``resources/rules/documents_lines.tsv``); the shape of the text around a
line is decided here. A line that might be prose is prose: what is called boilerplate is dimmed and
left out of the entities, so a wrong guess there costs more than a missed one.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import resources
from reader.documents.model import BlockKind

_TABLE = "rules/documents_lines.tsv"
_TERMINATED = re.compile('[。．！？!?…‥.」』）)】〉》”"♪〜～]$')
_SENTENCE_END = re.compile("[。．！？!?]")
_OPENING = tuple('「『（(“"—―…‥・※＊*')
_JAPANESE = re.compile("[ぁ-ヿ一-鿿]")
_ONLY_SYMBOLS = re.compile(r"[\W_]+")
_NAME = re.compile(
    r"[A-Z][A-Za-z.'’\-]+(?: [A-Z][A-Za-z.'’\-]+){1,3}|[一-鿿々]{1,4}[ 　][一-鿿々ぁ-ヿ]{1,5}"
)
_DIALOGUE = re.compile("[「『（“]")
_SUBORDINATE = re.compile("(?:[はがをにでもへやのて、，,]|(?<!こ)と)$")
_LATIN = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")
_TELLING_START = frozenset(
    "©▲▼△◆■↑↓◀▶←→[［【（(#＃写画動図表イグ地キ出参引情提資典"
    "文取撮構執筆著作訳翻編聞記監最更公投掲配"
)
_ADDRESSEE = re.compile("(?:様|殿|御中|各位|さんへ|先生へ)$")
_LETTERHEAD = re.compile(
    "(?:株式会社|有限会社|合同会社|(?:一般|公益)(?:社団|財団)法人|国立大学法人|独立行政法人|NPO法人)"
    "[^、。「」]{1,20}|[^、。「」]{1,20}(?:株式会社|有限会社)"
)
_CONTACT = re.compile("問い?合わ?せ先?|連絡先|〒|電話[：:]|TEL|担当[：:課係]")
"""What a notice gives at its end is part of it."""
_ITEM = re.compile("[・●○①-⑳]|[-*‐•] ?|[0-9０-９]{1,2}[.．)）]")
_TITLE_LENGTH = 80
_HEADING_LENGTH = 42
_PROSE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something in it; ``start`` and ``end`` are code points, ``indent`` is in em."""

    start: int
    end: int
    text: str
    blank_before: bool
    indent: int = 0


Kind = tuple[BlockKind, int]
"""A kind, and the level where it is a heading."""

_BODY: Kind = (BlockKind.BODY, 0)
_BOILERPLATE: Kind = (BlockKind.BOILERPLATE, 0)
_BYLINE: Kind = (BlockKind.BYLINE, 0)
_CAPTION: Kind = (BlockKind.CAPTION, 0)


class _Wording:
    """What a kind's lines look like: as a whole or at the start, and anywhere or at the end.

    The two are apart because a search finds where an alternative may begin far sooner than a match
    that has to step over what comes before.
    """

    def __init__(self, rows: list[tuple[str, str]]) -> None:
        self._from_start = _either(
            f"(?:{pattern}){'$' if match == 'whole' else ''}"
            for match, pattern in rows
            if match in {"whole", "start"}
        )
        self._within = _either(
            f"(?:{pattern}){'$' if match == 'end' else ''}"
            for match, pattern in rows
            if match in {"any", "end"}
        )

    def matches(self, text: str) -> bool:
        return bool(
            (self._from_start and self._from_start.match(text))
            or (self._within and self._within.search(text))
        )


def _either(patterns: Iterable[str]) -> re.Pattern[str] | None:
    joined = "|".join(patterns)
    return re.compile(joined, re.IGNORECASE) if joined else None


@functools.cache
def _hints() -> tuple[str, ...]:
    """Words without which no pattern matches a sentence in Japanese."""
    return tuple(row[2] for row in resources.rows(_TABLE) if row[0] == "hint")


@functools.cache
def _wordings() -> dict[str, _Wording]:
    """By kind: tail, boilerplate, caption, byline, heading."""
    parts: dict[str, list[tuple[str, str]]] = {}
    for kind, match, pattern in resources.rows(_TABLE):
        if kind != "hint":
            parts.setdefault(kind, []).append((match, pattern))
    return {kind: _Wording(rows) for kind, rows in parts.items()}


def furniture_kind(text: str) -> BlockKind | None:
    """Return what a line is by its wording alone, or None where its wording says nothing.

    For loaders of formats that know their own headings.
    """
    return _furniture_kind(text, _hints())


def _furniture_kind(text: str, hints: Sequence[str]) -> BlockKind | None:
    if len(text) > 120 or _is_plainly_prose(text, hints):
        return None
    folded = unicodedata.normalize("NFKC", text).strip()
    wordings = _wordings()
    if wordings["tail"].matches(folded) or wordings["boilerplate"].matches(folded):
        return BlockKind.BOILERPLATE
    if wordings["byline"].matches(folded):
        return BlockKind.BYLINE
    return BlockKind.CAPTION if wordings["caption"].matches(folded) else None


def _is_plainly_prose(text: str, hints: Sequence[str]) -> bool:
    """Whether no pattern can match: speech, or a sentence without any of the telling words.

    Nine lines of ten in a novel; without this its opening would wait for the patterns.
    """
    if text[0] == "「":
        return text[-1] == "」"
    if text[-1] != "。" or text[-2:-1] in ")）]］】" or text[0] in _TELLING_START:
        return False
    if _LATIN.search(text):
        return False
    for word in hints:  # noqa: SIM110 (a generator would double the time a novel takes to open)
        if word in text:
            return False
    return True


def begins_tail(text: str) -> bool:
    """Return whether a line begins the furniture at a page's end (コメントを残す, 関連記事)."""
    return (
        len(text) <= 40
        and text[-1:] not in "。」"
        and _wordings()["tail"].matches(unicodedata.normalize("NFKC", text).strip())
    )


def classify(lines: Sequence[Line]) -> list[Kind]:
    """Return the kind of each line, with the level of the headings.

    A text of one line is prose, whatever it looks like: a fragment of a sentence is no heading.
    """
    if len(lines) < 2:
        return [_BODY] * len(lines)
    whole = "\n".join(line.text for line in lines)
    # Most of the hints are nowhere in a book, and then no line of it need be searched for them.
    hints = tuple(word for word in _hints() if word in whole)
    kinds: list[Kind | None] = [_by_wording(line, hints) for line in lines]
    shape = _Shape(lines)
    _mark_tail(lines, kinds)
    _mark_title(lines, kinds, shape)
    for index in range(len(lines)):
        above = kinds[index - 1] if index else None
        after_heading = above is not None and above[0] is BlockKind.HEADING
        if kinds[index] is None and shape.is_heading(index, after_heading=after_heading):
            kinds[index] = (BlockKind.HEADING, 2)
    _mark_authors(lines, kinds)
    return [kind or _BODY for kind in kinds]


def _by_wording(line: Line, hints: Sequence[str]) -> Kind | None:
    text = line.text
    if len(text) > 160:
        return _BODY
    kind = _furniture_kind(text, hints)
    if kind is BlockKind.BOILERPLATE and begins_tail(text):
        return None
    if kind is BlockKind.CAPTION and text.startswith(("→", "←", "↑", "↓")) and text.endswith("。"):
        return _BODY
    return None if kind is None else (kind, 0)


def _mark_tail(lines: Sequence[Line], kinds: list[Kind | None]) -> None:
    """Mark furniture from コメントを残す, 関連記事 … to the end, unless prose comes after it."""
    for index, line in enumerate(lines):
        if not begins_tail(line.text):
            continue
        end = index + 1
        while end < len(lines) and not _is_prose(lines[end]):
            if _CONTACT.search(lines[end].text):
                break
            end += 1
        if end == len(lines) and index > 0:
            for at in range(index, end):
                kinds[at] = _BOILERPLATE
            return
        if index > 0 and len(line.text) > 3:
            # Furniture within the article: the links below it, up to the next paragraph.
            for at in range(index, min(end, index + 8)):
                if kinds[at] is None:
                    kinds[at] = _BOILERPLATE


def _is_prose(line: Line) -> bool:
    text = line.text
    return len(text) >= _PROSE_LENGTH and _SENTENCE_END.search(text) is not None


class _Shape:
    """What the text as a whole looks like, and what that makes of a line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        long_lines = [line for line in lines if len(line.text) >= 20]
        terminated = sum(bool(_TERMINATED.search(line.text)) for line in long_lines)
        # Verse, lists, hard-wrapped mail: where lines end without a full stop, that tells nothing.
        self._tidy = bool(long_lines) and terminated >= 0.6 * len(long_lines)
        spaced = sum(line.blank_before for line in lines)
        self._spaced = spaced >= 0.6 * len(lines)
        self._indented = sum(line.indent == 1 for line in lines) >= 0.3 * len(lines)
        dialogue = sum(bool(_DIALOGUE.match(line.text)) for line in lines)
        self._fiction = dialogue >= 0.1 * len(lines) and dialogue >= 3

    def is_title(self, index: int) -> bool:
        line = self._lines[index]
        if len(line.text) > _TITLE_LENGTH or line.text.endswith(("。", "．", "、", "，")):
            return False
        if not _JAPANESE.search(line.text) or _ADDRESSEE.search(line.text):
            return False
        alone = index + 1 < len(self._lines) and self._lines[index + 1].blank_before
        if _SUBORDINATE.search(line.text) and not (alone and not line.text.endswith("て")):
            return False
        if line.indent == 1 and self._indented:
            return False
        if _DIALOGUE.match(line.text) and line.text.endswith(("」", "』", "）")):
            return False
        # A title stands over prose.
        rest = self._lines[index + 1 : index + 8]
        return any(_SENTENCE_END.search(other.text) for other in rest) and (
            not _SENTENCE_END.search(line.text[:-1]) or len(line.text) <= _HEADING_LENGTH
        )

    def is_heading(self, index: int, *, after_heading: bool) -> bool:
        line = self._lines[index]
        text = line.text
        if index + 1 == len(self._lines) or len(text) > _HEADING_LENGTH + 10:
            return False
        if text[0] in "「『" or (text[-1] == "。" and text[0] != "第"):
            return False  # Most lines of a book: no heading's wording begins or ends so.
        folded = unicodedata.normalize("NFKC", text).strip()
        if _wordings()["heading"].matches(folded) and not _ONLY_SYMBOLS.fullmatch(folded):
            return self._marked_heading(index)
        if len(text) > _HEADING_LENGTH or not self._tidy or not _JAPANESE.search(text):
            return False
        if text.startswith(_OPENING) or text.endswith(("。", "…")) or self._goes_on(text):
            return False
        if _SENTENCE_END.search(text[:-1]) or (self._indented and line.indent == 1):
            return False
        if text[-1] in "！？!?" and (self._fiction or self._indented):
            return False
        following = self._lines[index + 1]
        before = self._lines[index - 1]
        parted = line.blank_before or (self._indented and following.indent == 1)
        closed = not self._fiction and bool(_TERMINATED.search(before.text))
        if not parted and not after_heading and not closed:
            return False
        return not _ADDRESSEE.search(text) and self._introduces(index)

    def _goes_on(self, text: str) -> bool:
        """Whether a line's end asks for more; between empty lines 背景には is a whole heading."""
        if self._spaced and not self._fiction:
            return text.endswith(("、", "，", ",", "て"))
        return bool(_SUBORDINATE.search(text))

    def _introduces(self, index: int) -> bool:
        """Whether prose follows, clearly longer than the line itself."""
        text = self._lines[index].text
        following = self._lines[index + 1 : index + 3]
        alone = self._lines[index].blank_before and following[0].blank_before
        if alone and _ITEM.match(following[0].text) and not _ITEM.match(text):
            return True
        for other in following:
            if _SENTENCE_END.search(other.text) and len(other.text) > len(text):
                return True
        return False

    def _marked_heading(self, index: int) -> bool:
        """A number or a mark begins headings and lists; a list has its like right beside it."""
        lines = self._lines
        if not lines[index].blank_before and index and self._spaced:
            return False
        sign = unicodedata.category(lines[index].text[0])
        following = lines[index + 1]
        if following.text[0] == lines[index].text[0] and not following.blank_before:
            return False
        if sign == "Nd" and re.match(r"[0-9０-９]", following.text) and not following.blank_before:
            return False
        return not (
            index
            and not lines[index].blank_before
            and lines[index - 1].text[0] == lines[index].text[0]
        )


def _mark_title(lines: Sequence[Line], kinds: list[Kind | None], shape: _Shape) -> None:
    for index in range(min(4, len(lines) - 1)):
        if kinds[index] is not None:
            continue
        if index < 3 and _LETTERHEAD.fullmatch(lines[index].text):
            kinds[index] = _BYLINE
            continue
        if _ADDRESSEE.search(lines[index].text):
            continue
        if shape.is_title(index):
            kinds[index] = (BlockKind.HEADING, 1)
        return


def _mark_authors(lines: Sequence[Line], kinds: list[Kind | None]) -> None:
    """A bare name under the title or near the end is the author's, with the line about them."""
    last = next(
        (
            i
            for i in range(len(lines) - 1, -1, -1)
            if kinds[i] in (None, _BODY) and _is_prose(lines[i])
        ),
        -1,
    )
    for index, line in enumerate(lines):
        if kinds[index] is not None or not _NAME.fullmatch(line.text):
            continue
        under_title = 0 < index <= 3 and kinds[index - 1] == (BlockKind.HEADING, 1)
        at_end = last >= 0 and index > last
        if not under_title and not at_end:
            continue
        kinds[index] = _BYLINE
        after = index + 1
        if at_end and after < len(lines) and kinds[after] is None and len(lines[after].text) < 160:
            kinds[after] = _BYLINE
