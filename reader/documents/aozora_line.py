"""One line of Aozora Bunko's format: its text, its ruby, what its annotations say."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass, field

import resources
from reader.documents.gaiji import character_of
from reader.documents.inline_ruby import KANA, KANJI
from reader.documents.model import RubyKind, RubySpan

_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_GAIJI = re.compile("※［＃((?:[^［］]|［[^［］]*］)*)］")
_UNKNOWN = "〓"
_TOKEN = re.compile("［＃([^［］]*)］|《([^《》]*)》|｜")
_REPEAT = (("／″＼", "〴〵"), ("／＼", "〳〵"))
_ACCENTED = re.compile("〔([^〔〕]*)〕")
_ACCENT_PAIR = re.compile(
    "(ae|AE|oe|OE|s)&|([AEIOUYaeiouy])([`^:_])|([ACEILNORSUYZaceilnorsuyz])(')"
    "|([ANOUIanoui])(~)|([AUau])(&)|([CSTcst])(,)(?! )|([A-Za-z])(/)"
)
"""Which letters a mark goes with; a comma or a colon after others is punctuation."""
_LIGATURES = {"ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "s": "ß"}
_COMBINING = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    ":": "\u0308",
    "&": "\u030a",
    ",": "\u0327",
    "_": "\u0304",
}
_STROKES = {"l": "ł", "L": "Ł", "o": "ø", "O": "Ø", "d": "đ", "D": "Đ", "h": "ħ", "H": "Ħ"}
_CLASSES = tuple(
    re.compile(f"[{chars}]")
    for chars in (
        KANJI + _UNKNOWN + "※",
        "ぁ-ゖゝゞ",
        "ァ-ヺーヽヾ",
        "A-Za-zＡ-Ｚａ-ｚÀ-ɏ0-9０-９",
        "Α-ωА-я",
    )
)
_LOOK_BACK = 500
_LONGEST_BASE = 60
_KANA_ONLY = re.compile(f"[{KANA} 　]+")

_QUOTED = re.compile("「(.+?)」(?:の(左))?(に|は|の)(.*)", re.DOTALL)
_BESIDE = re.compile("「(.+)」の(ルビ|注記)")
_RANGE_END = re.compile("(?:左に)?「(.+)」の(?:ルビ|注記)付き終わり")
_HEADING = re.compile("(?:同行|窓)?(大|中|小)見出し")
_LEVELS = {"大": 2, "中": 3, "小": 4}
_INDENT_BLOCK = re.compile("ここから(?:改行天付き、折り返して)?(\\d+)字下げ")
_INDENT_LINE = re.compile("(?:天から)?(\\d+)字下げ")


@functools.cache
def _marks() -> dict[str, str]:
    return {row[0]: row[1] for row in resources.rows("rules/documents_aozora_marks.tsv")}


@dataclass(slots=True)
class LineState:
    """What goes on over line ends: blocks that are open."""

    indent: int = 0
    heading: int = 0
    caption: bool = False
    dots: str = ""


@dataclass(slots=True)
class _Open:
    """A range annotation that has begun on this line."""

    name: str
    start: int


def fold_characters(line: str) -> str:
    """Return a line with gaiji notes, repeat marks and ASCII accents made characters."""
    if "※" in line:
        line = _GAIJI.sub(lambda m: character_of(m.group(1)) or _UNKNOWN, line)
    for marks, character in _REPEAT:
        line = line.replace(marks, character)
    if "〔" in line:
        line = _ACCENTED.sub(_accents, line)
    return line


def _accents(match: re.Match[str]) -> str:
    inner = match.group(1)
    made = _ACCENT_PAIR.sub(_accent, inner)
    return made if made != inner else match.group()


def _accent(match: re.Match[str]) -> str:
    ligature = match.group(1)
    if ligature:
        return _LIGATURES[ligature]
    letter, mark = match.group()[:1], match.group()[1:]
    if mark == "/":
        return _STROKES.get(letter, match.group())
    made = unicodedata.normalize("NFC", letter + _COMBINING[mark])
    return made if len(made) == 1 else match.group()


@dataclass(slots=True)
class LineReader:
    """Reads one line.

    Attributes:
        heading: Level of the heading that the line is, or 0.
        indent: Indentation in em that annotations ask for.
        caption: Whether the line is a picture's caption.
    """

    line: str
    state: LineState
    heading: int = 0
    indent: int = 0
    caption: bool = False
    _out: list[str] = field(default_factory=list)
    _spans: list[RubySpan] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _marked: int | None = None
    _ruby_end: int = 0

    def read(self) -> tuple[str, list[RubySpan]]:
        """Return the line's text and the spans over it."""
        self.indent = self.state.indent
        self.heading = self.state.heading
        self.caption = self.state.caption
        carried = self.state.dots
        if carried:
            self._open.append(_Open(carried, 0))
            self.state.dots = ""
        at = 0
        for token in _TOKEN.finditer(self.line):
            self._out.extend(self.line[at : token.start()])
            at = token.end()
            if token.group(1) is not None:
                self._note(token.group(1).translate(_WIDTH))
            elif token.group(2) is not None:
                self._ruby(token.group(2), token.group())
            else:
                self._marker()
        self._out.extend(self.line[at:])
        for item in self._open:
            if item.name in _marks():
                self._dot(item.start, len(self._out), item.name)
                self.state.dots = item.name
        return "".join(self._out), self._spans

    def _marker(self) -> None:
        self._marked = len(self._out)

    def _ruby(self, text: str, source: str) -> None:
        start = self._marked
        self._marked = None
        if not text:
            return
        if start is None:
            start = self._base_start()
            kanji = start < len(self._out) and _CLASSES[0].match(self._out[start])
            if start == len(self._out) or not (kanji or _KANA_ONLY.fullmatch(text)):
                # A bracket without a base is a quotation mark.
                self._out.extend(source)
                return
        if start < len(self._out):
            reading = text.strip()
            kind = RubyKind.READING
            if set(reading) <= set("・﹅●○ヽ、"):
                kind, reading = RubyKind.EMPHASIS, "﹅"
            self._spans.append(RubySpan(start, len(self._out), reading, kind))
            self._ruby_end = len(self._out)

    def _base_start(self) -> int:
        """Where the run of one class of characters before the bracket begins."""
        end = len(self._out)
        if end <= self._ruby_end:
            return end
        for pattern in _CLASSES:
            if pattern.match(self._out[end - 1]):
                start = end
                low = max(self._ruby_end, end - _LONGEST_BASE)
                while start > low and pattern.match(self._out[start - 1]):
                    start -= 1
                return start
        return end

    def _note(self, note: str) -> None:
        found = _RANGE_END.fullmatch(note)
        if found:
            self._close_range(found.group(1))
            return
        found = _QUOTED.fullmatch(note)
        if found:
            self._about(*found.groups())
            return
        block = _INDENT_BLOCK.match(note)
        if block:
            self.state.indent = self.indent = int(block.group(1))
        elif note.startswith("ここで") and note.endswith("字下げ終わり"):
            self.state.indent = 0
            self.indent = 0
        elif _INDENT_LINE.fullmatch(note):
            self.indent = int(re.findall("\\d+", note)[0])
        elif "見出し" in note:
            self._heading_note(note)
        elif "キャプション" in note:
            self.caption = True
            self.state.caption = note.startswith("ここから")
        else:
            self._range_note(note)

    def _heading_note(self, note: str) -> None:
        found = _HEADING.search(note)
        if not found:
            return
        self.heading = _LEVELS[found.group(1)]
        if note.startswith("ここから"):
            self.state.heading = self.heading
        elif note.endswith("終わり"):
            self.state.heading = 0

    def _range_note(self, note: str) -> None:
        """傍点 … 傍点終わり, 注記付き … 「…」の注記付き終わり; anything else is left out."""
        name = note.removeprefix("左に").removeprefix("ここから").removeprefix("ここで")
        if name.endswith("終わり"):
            name = name.removesuffix("終わり")
            for index in range(len(self._open) - 1, -1, -1):
                if self._open[index].name == name:
                    self._dot(self._open.pop(index).start, len(self._out), name)
                    return
        elif name in _marks() or name in {"注記付き", "ルビ付き"}:
            self._open.append(_Open(name, len(self._out)))

    def _close_range(self, text: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].name in {"注記付き", "ルビ付き"}:
                start = self._open.pop(index).start
                if start < len(self._out):
                    self._spans.append(RubySpan(start, len(self._out), text, RubyKind.SECOND))
                return

    def _about(self, target: str, left: str | None, _particle: str, what: str) -> None:
        """「X」に傍点, 「X」は大見出し, 「X」の左に「Y」のルビ: about what was just written."""
        heading = _HEADING.fullmatch(what)
        if heading:
            self.heading = _LEVELS[heading.group(1)]
            return
        if what == "キャプション":
            self.caption = True
            return
        start = self._find_back(target)
        if start is None:
            return
        end = start + len(_TOKEN.sub("", target))
        beside = _BESIDE.fullmatch(what)
        if beside and beside.group(1) != "ママ":
            kind = RubyKind.SECOND if left or beside.group(2) == "注記" else RubyKind.READING
            self._spans.append(RubySpan(start, end, beside.group(1), kind))
        elif what.removeprefix("左に") in _marks():
            self._dot(start, end, what.removeprefix("左に"))

    def _find_back(self, target: str) -> int | None:
        """Where the words that an annotation quotes stand, looking back from here."""
        target = _TOKEN.sub("", target)
        low = max(0, len(self._out) - _LOOK_BACK)
        at = "".join(self._out[low:]).rfind(target) if target else -1
        return low + at if at >= 0 else None

    def _dot(self, start: int, end: int, name: str) -> None:
        mark = _marks().get(name)
        if mark and start < end:
            self._spans.append(RubySpan(start, end, mark, RubyKind.EMPHASIS))
