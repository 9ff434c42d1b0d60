"""How fast entities are found: import, start, one article, a long text.

    python tests/benchmarks/bench_entities.py ARTICLE.txt

Prints milliseconds of processor time, the best of several runs.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader.documents.model import Block, Document


def document(text):
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    return Document("", text, tuple(blocks))


def best(function, runs):
    times = []
    for _ in range(runs):
        began = time.process_time()
        function()
        times.append(time.process_time() - began)
    return min(times) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", type=Path)
    article = document(parser.parse_args().article.read_text(encoding="utf-8"))
    began = time.process_time()
    from reader.entities.extract import EntityExtractor

    print(f"import {1000 * (time.process_time() - began):.0f} ms")
    began = time.process_time()
    extractor = EntityExtractor()
    print(f"start {1000 * (time.process_time() - began):.0f} ms")
    began = time.process_time()
    extractor.extract(article)
    print(f"first article {1000 * (time.process_time() - began):.0f} ms")
    warm = best(lambda: extractor.extract(article), 7)
    print(f"article {warm:.0f} ms, {len(article.text) / warm * 1000:,.0f} characters/s")
    long = document(article.text * 10)
    slow = best(lambda: extractor.extract(long), 2)
    print(f"ten times {slow:.0f} ms, {len(long.text) / slow * 1000:,.0f} characters/s")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at its peak")
    if (status := Path("/proc/self/status")).exists():
        fields = dict(
            line.split(":\t") for line in status.read_text().splitlines() if ":\t" in line
        )
        own, files = (int(fields[name].split()[0]) / 1024 for name in ("RssAnon", "RssFile"))
        print(f"now {own:.0f} MB of its own and {files:.0f} MB of mapped files")


if __name__ == "__main__":
    main()
