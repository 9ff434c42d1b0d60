"""Show which layer decided each word of a text.

    python -m reader.build.explain_readings FILE [--only SOURCE]

Prints a line for each word with kanji or digits: offset, word, reading, source, rule; ``?`` marks a
doubtful one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from reader.analysis.pipeline import Analyzer
from reader.documents.registry import load


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--only", help="show the words of one source only")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    for paragraph in Analyzer().analyse(load(arguments.file)):
        for reading in paragraph.readings:
            counts[reading.source.value] += 1
            if arguments.only in (None, reading.source.value):
                doubt = "?" if reading.doubtful else ""
                source = reading.source.value + doubt
                print(
                    f"{reading.start}\t{reading.surface}\t{reading.reading}\t{source}\t{reading.rule}"
                )
    print("\t".join(f"{source} {count}" for source, count in counts.most_common()))


if __name__ == "__main__":
    main()
