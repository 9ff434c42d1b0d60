"""Build the compact frequency and accent tables that the dictionary's index takes in.

Usage: python -m reader.build.lookup_tables WORDFREQ_JA_MSGPACK_GZ OUTPUT_FOLDER

Frequency: wordfreq's large Japanese list (data CC BY-SA 4.0), the forms that JMdict has, with
their rank. Accent: UniDic's aType of each JMdict headword that UniDic knows as one word with that
reading.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Iterable
from pathlib import Path

from dictionary.folding import to_katakana
from dictionary.jamdict_source import JamdictSource
from reader.analysis.tagger import Tagger


def frequency_rows(list_file: Path, forms: set[str]) -> list[str]:
    """Return ``form, rank`` rows of the forms that are in the list, the commonest first."""
    import msgpack

    with gzip.open(list_file) as stream:
        bins = msgpack.load(stream, raw=False)[1:]
    rows: list[str] = []
    rank = 1
    for words in bins:
        rows += [f"{word}\t{rank}" for word in sorted(words) if word in forms]
        rank += len(words)
    return rows


def accent_rows(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Return ``written, reading, positions`` rows of the pairs that UniDic knows as one word."""
    tagger = Tagger()
    rows: list[str] = []
    for written, reading in sorted(set(pairs)):
        morphemes = tagger.morphemes(written)
        if len(morphemes) != 1 or not morphemes[0].accent:
            continue
        if morphemes[0].reading == to_katakana(reading):
            rows.append(f"{written}\t{reading}\t{morphemes[0].accent}")
    return rows


def write(path: Path, header: str, rows: list[str]) -> None:
    """Write a gzip file whose bytes depend on its content alone."""
    text = "".join(f"# {line}\n" for line in header.splitlines()) + "\n".join(rows) + "\n"
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(path, len(rows), "rows", path.stat().st_size, "bytes")


def main(arguments: list[str] | None = None) -> int:
    """Build both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wordfreq", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args(arguments)
    forms: set[str] = set()
    pairs: list[tuple[str, str]] = []
    for word in JamdictSource().words():
        forms.update(form.text for form in word.written)
        forms.update(form.text for form in word.kana)
        for kana in word.kana:
            written = kana.only_for or tuple(form.text for form in word.written)
            pairs += [(text, kana.text) for text in written] or [(kana.text, kana.text)]
    write(
        options.output / "frequency.tsv.gz",
        "Rank of a form by frequency, 1 the commonest; forms of JMdict.\n"
        "Source: wordfreq 3 by Robyn Speer, large Japanese list, CC BY-SA 4.0.\nform\trank",
        frequency_rows(options.wordfreq, forms),
    )
    write(
        options.output / "accent.tsv.gz",
        "Pitch accent of JMdict's headwords: where the voice drops, 0 nowhere.\n"
        "Source: UniDic 2.1.2 (NINJAL), BSD licence.\nwritten\treading\tpositions",
        accent_rows(pairs),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
