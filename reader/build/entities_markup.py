"""Annotated texts in a markup that is quick to write, and their scorer's form.

    python -m reader.build.entities_markup TEXTS.txt OUT.jsonl

A text begins with ``### id``. A mention is ``{P岸田=岸田文雄}``: a letter for the type (P person,
L place, O organisation, D date, T time, U duration, Q quantity, N ordinal, R product, E event,
W work, G group), the surface and, after ``=``, the entity's name where it differs. A ``?`` after
the letter makes it optional; ``/O`` at the end names another type that is right too.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TYPES = {
    "P": "PERSON",
    "L": "PLACE",
    "O": "ORGANIZATION",
    "D": "DATE",
    "T": "TIME",
    "U": "DATE.DURATION",
    "Q": "QUANTITY",
    "N": "QUANTITY.ORDINAL",
    "R": "PRODUCT",
    "E": "EVENT",
    "W": "WORK",
    "G": "GROUP",
}
_MENTION = re.compile(r"\{([PLODTUQNREWG])(\?)?([^{}=/]+)(?:=([^{}/]+))?(?:/([PLODTUQNREWG]+))?\}")


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotated mention; code points, half-open."""

    start: int
    end: int
    type: str
    canonical: str
    optional: bool
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text without its markup, and its mentions."""

    id: str
    text: str
    marks: tuple[Mark, ...]


def read_markup(source: str) -> Iterator[Annotated]:
    """Yield the texts of a markup file.

    Raises:
        ValueError: If a brace is left over, which means a mention is written wrongly.
    """
    for part in re.split(r"^### ", source, flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("\n")
        body = body.strip("\n")
        text = ""
        marks = []
        at = 0
        for match in _MENTION.finditer(body):
            text += body[at : match.start()]
            letter, optional, surface, canonical, also = match.groups()
            marks.append(
                Mark(
                    len(text),
                    len(text) + len(surface),
                    TYPES[letter],
                    canonical or surface,
                    bool(optional) or letter in "N",
                    tuple(TYPES[a] for a in also or ""),
                )
            )
            text += surface
            at = match.end()
        text += body[at:]
        if "{" in text or "}" in text:
            place = text.index("{") if "{" in text else text.index("}")
            raise ValueError(f"markup left over in {name}: {text[place - 5 : place + 25]!r}")
        yield Annotated(name.strip(), text, tuple(marks))


def main() -> None:
    """Write the texts in the scorer's form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    lines = []
    for document in read_markup(arguments.source.read_text(encoding="utf-8")):
        gold = [
            {
                "start": m.start,
                "end": m.end,
                "type": m.type,
                "canonical": m.canonical,
                "also": [[m.start, m.end, kind] for kind in m.also],
                "optional": m.optional,
            }
            for m in document.marks
        ]
        row = {"id": document.id, "text": document.text, "gold": gold}
        lines.append(json.dumps(row, ensure_ascii=False))
    arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} texts")


if __name__ == "__main__":
    main()
