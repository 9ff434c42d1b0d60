"""Learn from JMdict what KANJIDIC2 does not list: readings of kanji in words, and groups.

    python -m reader.build.readings_groups [--output resources/readings]

A reading that the aligner finds for one kanji by elimination, the rest of the word being known, is
kept where at least ``_WORDS`` words show it (``learned.tsv``); several kanji that share a reading
are kept as a group (``groups.tsv``). Source: JMdict (EDRDG, CC BY-SA 4.0).
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from reader.analysis.furigana import FuriganaAligner
from reader.analysis.kana import ALL_KANJI
from reader.analysis.readings.lexicon import ReadingLexicon

_WORDS = 5
_LONGEST_GROUP = 6


def build(output: Path) -> None:
    """Write the two tables.

    Args:
        output: The folder of the tables; earlier ones are emptied first.
    """
    groups_file, learned_file = output / "groups.tsv", output / "learned.tsv"
    head = "# {}. JMdict (EDRDG, CC BY-SA 4.0); made by reader.build.readings_groups\n"
    for file in (groups_file, learned_file):
        file.write_text("", encoding="utf-8")
    lexicon = ReadingLexicon()
    aligner = FuriganaAligner(lexicon)
    single: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    unknown: list[tuple[str, str, int]] = []
    for form in lexicon.word_forms():
        unknown.extend(
            (form, entry.kana, entry.rank)
            for entry in lexicon.words(form)
            if not aligner.divides(form, entry.kana)
        )
    for form, kana, _ in unknown:
        for piece in aligner.align(form, kana).pieces:
            if piece.end - piece.start == 1 and len(form) > 1:
                character = form[piece.start]
                if piece.ruby not in aligner.readings_of(character):
                    single[character][piece.ruby].add(form)
    learned = {
        character: [kana for kana, forms in kinds.items() if len(forms) >= _WORDS and len(kana) < 5]
        for character, kinds in single.items()
    }
    learned_file.write_text(
        head.format("Readings of kanji inside words: kanji, readings")
        + "".join(
            f"{character}\t{' '.join(kinds)}\n"
            for character, kinds in sorted(learned.items())
            if kinds
        ),
        encoding="utf-8",
    )
    aligner = FuriganaAligner(lexicon)
    groups: dict[str, set[str]] = defaultdict(set)
    for form, kana, rank in unknown:
        if rank > _WORDS or aligner.divides(form, kana):
            continue
        for piece in aligner.align(form, kana).pieces:
            written = form[piece.start : piece.end]
            if 2 <= len(written) <= _LONGEST_GROUP and ALL_KANJI.fullmatch(written):
                groups[written].add(piece.ruby)
    groups_file.write_text(
        head.format("Words whose reading does not divide: written, readings")
        + "".join(
            f"{written}\t{' '.join(sorted(kinds))}\n" for written, kinds in sorted(groups.items())
        ),
        encoding="utf-8",
    )
    print(f"learned: {sum(map(len, learned.values())):,}; groups: {len(groups):,}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=Path("resources/readings"))
    build(parser.parse_args().output)


if __name__ == "__main__":
    main()
