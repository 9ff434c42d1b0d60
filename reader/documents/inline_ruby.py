"""The author's readings that plain text carries in 《》.

The marks stay in the text, so that offsets stay offsets in the file; only the reading is told.
"""

from __future__ import annotations

import re

from reader.documents.model import RubyKind, RubySpan

KANJI = (
    "々〆〇仝ヶヵ\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
"""Inside a character class: what a run of kanji is made of, selectors of a kanji's form (葛󠄀) with
it. Source: Aozora Bunko's annotation manual, which counts 々〆仝〇ヶ as kanji."""

KANA = "ぁ-ゖァ-ヺー・ゝゞヽヾ\u3099\u309a"
_RUBY = re.compile(
    f"(?:[|｜](?P<marked>[^|｜《》\n]{{1,30}})|(?P<run>[{KANJI}]{{1,12}}))"
    f"《(?P<kana>[{KANA} 　]{{1,40}})》"
)
_DOTS = re.compile("《《(?P<text>[^《》\n]{1,60})》》")
EMPHASIS_MARK = "﹅"


def inline_ruby(text: str, start: int, end: int) -> tuple[RubySpan, ...]:
    """Return the readings that stand in 《》 after their base, between two offsets.

    ``｜`` (or ``|``) marks where a base begins; else the base is the run of kanji before 《. A
    bracket without a base or with other than kana in it is a quotation mark and no reading.
    ``《《…》》`` sets emphasis dots.

    Source: Aozora Bunko's annotation manual; Kakuyomu's notation for emphasis.
    """
    if text.find("《", start, end) < 0:
        return ()
    found: list[RubySpan] = []
    for match in _RUBY.finditer(text, start, end):
        group = "marked" if match.group("marked") else "run"
        base_start, base_end = match.span(group)
        reading = match.group("kana").strip()
        if not reading:
            continue
        if group == "run" and len(reading) > 6 * (base_end - base_start):
            continue
        kind = RubyKind.EMPHASIS if set(reading) <= set("・﹅﹆●○") else RubyKind.READING
        found.append(RubySpan(base_start, base_end, reading, kind))
    found.extend(
        RubySpan(*match.span("text"), EMPHASIS_MARK, RubyKind.EMPHASIS)
        for match in _DOTS.finditer(text, start, end)
    )
    return tuple(sorted(found, key=lambda span: span.start))
