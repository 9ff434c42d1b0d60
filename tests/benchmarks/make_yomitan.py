"""Write a Yomitan zip of real size from the installed JMdict data, to time imports with.

Usage: python tests/benchmarks/make_yomitan.py OUT.zip [--title TITLE] [--structured] [--rows N]

Every pair of written form and reading is a row, as in the dictionaries that people import: about
270,000. ``--structured`` makes the glossary structured content; a frequency bank and a pitch bank
are added in any case.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

_BANK = 10_000
_RULES = {"v1": "v1", "vk": "vk", "vz": "vz", "adj-i": "adj-i", "adj-ix": "adj-i"}


def main() -> int:
    """Write the zip."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--title", default="Benchmark")
    parser.add_argument("--structured", action="store_true")
    parser.add_argument("--rows", type=int, default=1 << 30, help="stop after so many rows")
    options = parser.parse_args()
    metas: list[list[Any]] = []
    number = 0
    with zipfile.ZipFile(options.out, "w", zipfile.ZIP_DEFLATED) as target:
        index = {"title": options.title, "revision": "1", "format": 3, "sequenced": True}
        target.writestr("index.json", json.dumps(index))
        rows = itertools.islice(_rows(structured=options.structured), options.rows)
        while bank := list(itertools.islice(rows, _BANK)):
            number += 1
            target.writestr(f"term_bank_{number}.json", json.dumps(bank, ensure_ascii=False))
            for row in bank[::3]:
                metas.append([row[0], "freq", {"reading": row[1], "frequency": len(metas) + 1}])
                if len(row[1]) > 1:
                    pitch = {"reading": row[1], "pitches": [{"position": len(row[1]) % 4}]}
                    metas.append([row[0], "pitch", pitch])
        for at in range(0, len(metas), _BANK):
            text = json.dumps(metas[at : at + _BANK], ensure_ascii=False)
            target.writestr(f"term_meta_bank_{at // _BANK + 1}.json", text)
    print(f"{options.out}: {number} banks, {options.out.stat().st_size / 1e6:.1f} MB")
    return 0


def _rows(*, structured: bool) -> Iterator[list[Any]]:
    from dictionary.jamdict_source import JamdictSource

    for record in JamdictSource().words():
        pos = record.senses[0].pos if record.senses else ()
        rules = sorted({rule for code in pos if (rule := _rule(code))})
        texts = ["; ".join(text for text, _ in sense.glosses) for sense in record.senses]
        glossary: list[Any] = list(texts)
        if structured:
            items = [{"tag": "li", "content": text} for text in texts]
            content = {"tag": "ol", "data": {"content": "glossary"}, "content": items}
            glossary = [{"type": "structured-content", "content": content}]
        written = [form.text for form in record.written] or [""]
        for form in written:
            for kana in record.kana[:2]:
                term, reading = (form, kana.text) if form else (kana.text, "")
                yield [term, reading, " ".join(pos), " ".join(rules), 0, glossary, record.id, ""]


def _rule(code: str) -> str:
    if code.startswith("v5"):
        return "v5"
    if code.startswith("vs"):
        return "vs"
    return _RULES.get(code, "")


if __name__ == "__main__":
    sys.exit(main())
