"""Measure a store made by make_store.py: opening, search, saving, listing; milliseconds.

    python tests/benchmarks/bench_store.py DATA_DIR [--queries 300]

It works on the store itself: what it adds is undone or deleted again.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from make_store import ENDINGS, PARTICLES, article, blocks, vocabulary  # noqa: E402

from reader.documents.model import Document, Source  # noqa: E402
from reader.sessions.model import SearchToken, WordStatus  # noqa: E402
from reader.sessions.notebook import Notebook  # noqa: E402
from reader.store import doctor  # noqa: E402

OPEN = (
    "import sys, time; from pathlib import Path; from reader.sessions.notebook import Notebook;"
    "t = time.perf_counter(); n = Notebook.open(Path(sys.argv[1])); n.recent_documents();"
    "print((time.perf_counter() - t) * 1000); n.close()"
)


def report(name: str, times_ms: list[float]) -> None:
    ordered = sorted(times_ms)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(
        f"{name:44} n={len(ordered):4}  p50 {statistics.median(ordered):8.2f}"
        f"  p95 {p95:8.2f}  max {ordered[-1]:8.2f}",
        flush=True,
    )


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def opening(data_dir: Path) -> None:
    root = Path(__file__).parents[2]
    with tempfile.TemporaryDirectory() as empty:
        Notebook.open(Path(empty)).close()
        for name, folder in (("an empty store", empty), ("this store", str(data_dir))):
            times = [
                float(
                    subprocess.run(
                        [sys.executable, "-c", OPEN, folder],
                        cwd=root,
                        capture_output=True,
                        check=True,
                    ).stdout
                )
                for _ in range(7)
            ]
            report(f"open and list recent, new process, {name}", times)


def searching(notebook: Notebook, rng: random.Random, queries: int) -> None:
    terms = vocabulary(random.Random(1), 40_000)  # noqa: S311
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(terms))))

    def term():
        return rng.choices(terms, cum_weights=weights)[0]

    def verb():
        while not (found := term()).verb:
            pass
        return found

    def inflected():
        found = verb()
        ending = rng.choice(ENDINGS[found.lemma[-1]])
        return found.lemma[:-1] + ending, found

    everything: list[float] = []

    def run(name: str, make: Callable[[], tuple[str, tuple[SearchToken, ...]]]) -> None:
        times, hits = [], 0
        for _ in range(queries):
            query, tokens = make()
            start = time.perf_counter()
            hits += len(notebook.search(query, tokens).hits)
            times.append((time.perf_counter() - start) * 1000)
        everything.extend(times)
        report(f"search: {name} ({hits / queries:.0f} hits)", times)

    def inflection():
        surface, found = inflected()
        return surface, (SearchToken(0, surface, found.lemma, ""),)

    run("a word as spelled", lambda: (term().lemma, ()))
    run("part of a word, one character", lambda: (rng.choice(term().lemma), ()))
    run("any inflection", inflection)
    run("a reading", lambda: (term().reading, ()))
    run("two words", lambda: (f"{term().lemma} {term().lemma}", ()))
    run("a word and what follows", lambda: (term().lemma + rng.choice(PARTICLES), ()))
    run("what is nowhere", lambda: ("鱻龘" + rng.choice(term().lemma), ()))
    report("search: all of these", everything)
    particles = [timed(lambda one=one: notebook.search(one)) for one in PARTICLES]
    report("search: particles (half the library)", particles)


def saving(notebook: Notebook, rng: random.Random) -> None:
    ids = [record.id for record in notebook.recent_documents(300)]
    report(
        "open a document's annotations", [timed(lambda i=i: notebook.annotations(i)) for i in ids]
    )
    times = []
    for document_id in ids[:200]:
        made = []
        times.append(
            timed(
                lambda d=document_id, m=made: m.append(
                    notebook.add_annotation(d, 10, 30, note="測る", tags=("計測",))
                )
            )
        )
        notebook.undo(document_id)
    report("save a note (fsync included)", times)
    session = notebook.begin_session(ids[0]).value.id
    report(
        "touch a session",
        [timed(lambda: notebook.touch(session, 1000, 8, 100)) for _ in range(200)],
    )
    notebook.delete_session(session)
    stored = [notebook.stored_document(one) for one in ids[:100]]
    report(
        "open a document again",
        [timed(lambda d=d: notebook.document_opened(d)) for d in stored if d is not None],
    )
    words = vocabulary(random.Random(1), 40_000)  # noqa: S311
    lemmas = [one.lemma for one in rng.sample(words, 3000)]
    report("statuses of 3,000 words", [timed(lambda: notebook.word_states(lemmas))])
    word = words[7000]
    report(
        "set a word's status",
        [
            timed(lambda s=s: notebook.set_word_status(word.lemma, word.reading, s))
            for s in (WordStatus.KNOWN, WordStatus.NEW)
        ],
    )
    report("list the library, coverage out of date", [timed(notebook.library)])
    report("list the library", [timed(notebook.library) for _ in range(5)])
    report("list the sessions", [timed(notebook.sessions) for _ in range(3)])


def novel(data_dir: Path) -> None:
    rng = random.Random(3)  # noqa: S311
    terms = vocabulary(rng, 20_000)
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(terms))))
    text, tokens = article(rng, terms, weights, 500_000)
    with tempfile.TemporaryDirectory() as folder, Notebook.open(Path(folder)) as notebook:
        made = Document("長編", text, blocks(text), Source(format="txt"))
        report(
            "take in a novel, 500,000 characters", [timed(lambda: notebook.document_opened(made))]
        )
        report("index it", [timed(lambda: notebook.index_document(1, tokens))])
        report("open it again", [timed(lambda: notebook.document_opened(made))])
        report("search in it", [timed(lambda: notebook.search(terms[500].lemma))])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--queries", type=int, default=300)
    options = parser.parse_args()
    rng = random.Random(2)  # noqa: S311
    opening(options.data_dir)
    with Notebook.open(options.data_dir) as notebook:
        searching(notebook, rng, options.queries)
        saving(notebook, rng)
    novel(options.data_dir)
    report("doctor, thorough", [timed(lambda: doctor.check(options.data_dir))])
    report("maintenance with a backup", [timed(lambda: Notebook.maintain(options.data_dir))])


if __name__ == "__main__":
    main()
