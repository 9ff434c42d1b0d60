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
from reader.sessions.finding import TextFinder  # noqa: E402
from reader.sessions.hits import SearchToken  # noqa: E402
from reader.sessions.model import WordStatus  # noqa: E402
from reader.sessions.notebook import Notebook  # noqa: E402
from reader.store import doctor  # noqa: E402

OPEN = (
    "import sys, time; from pathlib import Path; from reader.sessions.notebook import Notebook;"
    "t, c = time.perf_counter(), time.process_time();"
    "n = Notebook.open(Path(sys.argv[1])); n.recent_documents();"
    "print((time.perf_counter() - t) * 1000, (time.process_time() - c) * 1000); n.close()"
)


class Times(list):
    """Wall and processor time of each call, milliseconds."""

    def of(self, work: Callable[[], object]) -> object:
        wall, processor = time.perf_counter(), time.process_time()
        result = work()
        self.append(((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000))
        return result


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def report(name: str, times: Times) -> None:
    """Processor time tells what a quiet machine would need, wall time what this one took."""
    wall, processor = [one for one, _ in times], [one for _, one in times]
    print(
        f"{name:46} n={len(times):4}"
        f"  wall p50 {statistics.median(wall):8.2f} p95 {percentile(wall, 0.95):8.2f}"
        f"  cpu p50 {statistics.median(processor):8.2f} p95 {percentile(processor, 0.95):8.2f}",
        flush=True,
    )


def timed(*works: Callable[[], object]) -> Times:
    times = Times()
    for work in works:
        times.of(work)
    return times


def opening(data_dir: Path) -> None:
    root = Path(__file__).parents[2]
    with tempfile.TemporaryDirectory() as empty:
        Notebook.open(Path(empty)).close()
        for name, folder in (("an empty store", empty), ("this store", str(data_dir))):
            times = Times()
            for _ in range(7):
                done = subprocess.run(
                    [sys.executable, "-c", OPEN, folder], cwd=root, capture_output=True, check=True
                )
                times.append(tuple(map(float, done.stdout.split())))
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

    everything = Times()

    def run(name: str, make: Callable[[], tuple[str, tuple[SearchToken, ...]]]) -> None:
        times, hits = Times(), 0
        for _ in range(queries):
            query, tokens = make()
            hits += len(times.of(lambda q=query, t=tokens: notebook.search(q, t)).hits)
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
    particles = timed(*(lambda one=one: notebook.search(one) for one in PARTICLES))
    report("search: particles (half the library)", particles)


def saving(notebook: Notebook, rng: random.Random) -> None:
    marked = dict.fromkeys(mark.document_id for mark in notebook.all_annotations(limit=50_000))
    ids = list(marked)
    opened = timed(*(lambda i=i: notebook.annotations(i) for i in ids))
    report("open a document's annotations", opened)
    times = Times()
    for document_id in ids[:200]:
        times.of(
            lambda d=document_id: notebook.add_annotation(d, 10, 30, note="測る", tags=("計測",))
        )
        notebook.undo(document_id)
    report("save a note (fsync included)", times)
    session = notebook.begin_session(ids[0]).value.id
    touches = timed(*[lambda: notebook.touch(session, 1000, 8, 100)] * 200)
    report("touch a session", touches)
    notebook.delete_session(session)
    stored = [notebook.stored_document(one) for one in ids[:100]]
    report(
        "open a document again",
        timed(*(lambda d=d: notebook.document_opened(d) for d in stored if d is not None)),
    )
    words = vocabulary(random.Random(1), 40_000)  # noqa: S311
    lemmas = [one.lemma for one in rng.sample(words, 3000)]
    report("statuses of 3,000 words", timed(*[lambda: notebook.word_states(lemmas)] * 5))
    word = words[7000]
    statuses = (WordStatus.KNOWN, WordStatus.NEW)
    report(
        "set a word's status",
        timed(*(lambda s=s: notebook.set_word_status(*word_key(word), s) for s in statuses)),
    )
    report("list the library, coverage out of date", timed(notebook.library))
    report("list the library", timed(*[notebook.library] * 5))
    report("list the sessions", timed(*[notebook.sessions] * 3))


def word_key(term) -> tuple[str, str]:
    return term.lemma, term.reading


def novel() -> None:
    rng = random.Random(3)  # noqa: S311
    terms = vocabulary(rng, 20_000)
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(terms))))
    text, tokens = article(rng, terms, weights, 500_000)
    made = Document("長編", text, blocks(text), Source(format="txt"))
    with tempfile.TemporaryDirectory() as folder, Notebook.open(Path(folder)) as notebook:
        report("novel, 500,000 characters: take in", timed(lambda: notebook.document_opened(made)))
        parts, start = Times(), 0
        while start is not None:
            start = parts.of(lambda at=start: notebook.index_part(1, tokens, at)).value
        report("novel: index, each part", parts)
        notes = [lambda: notebook.add_annotation(1, 400_000, 400_030, note="測る")] * 50
        report("novel: save a note", timed(*notes))
        report("novel: open again", timed(lambda: notebook.document_opened(made)))
        report("novel: search", timed(lambda: notebook.search(terms[500].lemma)))
        finder = TextFinder(text, tokens)
        report("novel: find, first", timed(lambda: finder.find(terms[500].lemma)))
        report("novel: find, again", timed(lambda: finder.find(terms[600].lemma)))


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
    novel()
    report("doctor, thorough", timed(lambda: doctor.check(options.data_dir)))
    report("maintenance with a backup", timed(lambda: Notebook.maintain(options.data_dir)))


if __name__ == "__main__":
    main()
