"""Make a large store to measure on: documents, notes, look-ups, words, a search index.

    python tests/benchmarks/make_store.py DATA_DIR [--documents 2000] [--characters 10000] ...

The text is made of invented words by Zipf's law, so the index has the shape of a real one.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader.documents.model import Block, Document, Source
from reader.sessions.hits import SearchToken
from reader.sessions.model import EntitySummary, HighlightColour, WordCount, WordStatus
from reader.sessions.notebook import Notebook

PARTICLES = ["の", "は", "が", "を", "に", "と", "も", "で", "へ", "や", "から", "まで", "より"]
ENDINGS = {"う": ("った", "わない", "えば", "いたい"), "る": ("った", "らない", "れば", "りたい")}
KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ"


@dataclass(frozen=True)
class Term:
    lemma: str
    reading: str
    verb: bool


def vocabulary(rng: random.Random, size: int) -> list[Term]:
    kanji = [chr(code) for code in range(0x4E00, 0x4E00 + 2500)]
    terms = []
    for _ in range(size):
        base = "".join(rng.choices(kanji, k=rng.choice((1, 2, 2, 2, 3))))
        kana = "".join(rng.choices(KANA, k=len(base) * 2))
        verb = rng.random() < 0.2
        ending = rng.choice("うる") if verb else ""
        terms.append(Term(base + ending, kana + ending, verb))
    return terms


def article(rng: random.Random, terms: list[Term], weights: list[float], characters: int):
    """A text with its tokens."""
    pieces: list[str] = []
    tokens: list[SearchToken] = []
    at = 0

    def put(text: str) -> None:
        nonlocal at
        pieces.append(text)
        at += len(text)

    while at < characters:
        for term in rng.choices(terms, cum_weights=weights, k=rng.randint(40, 120)):
            surface, reading = term.lemma, term.reading
            if term.verb:
                ending = rng.choice(ENDINGS[surface[-1]])
                surface, reading = surface[:-1] + ending, reading[:-1] + ending
            tokens.append(SearchToken(at, surface, term.lemma, reading, term.reading))
            put(surface)
            particle = rng.choice(PARTICLES)
            tokens.append(SearchToken(at, particle, particle, particle, particle))
            put(particle)
            if rng.random() < 0.15:
                put("。")
        put("。\n")
    return "".join(pieces), tokens


def blocks(text: str) -> tuple[Block, ...]:
    lines = text.splitlines(keepends=True)
    starts = itertools.accumulate((len(line) for line in lines), initial=0)
    return tuple(
        Block(start, start + len(line.rstrip("\n")))
        for start, line in zip(starts, lines, strict=False)
    )


def make(options: argparse.Namespace) -> None:
    rng = random.Random(options.seed)  # noqa: S311
    terms = vocabulary(rng, options.vocabulary)
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(terms))))
    with Notebook.open(options.data_dir) as notebook:
        documents = []
        for number in range(options.documents):
            text, tokens = article(rng, terms, weights, options.characters)
            made = Document(f"記事{number}", text, blocks(text), Source(format="txt"))
            with notebook._store.transaction():
                record = notebook.document_opened(made).value.record
                notebook.index_document(record.id, tokens)
                counts: dict[tuple[str, str], int] = {}
                for token in tokens:
                    key = (token.lemma, token.lemma_reading)
                    counts[key] = counts.get(key, 0) + 1
                notebook.save_summary(
                    record.id,
                    [WordCount(*key, count) for key, count in counts.items()],
                    [
                        EntitySummary("PERSON", term.lemma, term.reading, (), 3)
                        for term in rng.sample(terms, 30)
                    ],
                )
            documents.append((record.id, text, tokens))
            if len(documents) > 200:
                documents.pop(rng.randrange(200))
            if number % 100 == 99:
                print(f"{number + 1} documents, {time.perf_counter() - START:.0f} s", flush=True)
        fill(rng, notebook, documents, options)
        notebook.import_words(
            [(term.lemma, term.reading) for term in terms[:5000]], WordStatus.KNOWN
        )
        notebook.library()
    print(f"done, {time.perf_counter() - START:.0f} s")


def fill(rng, notebook, documents, options) -> None:
    sessions = []
    for document_id, _, _ in documents:
        for _ in range(5):
            session = notebook.begin_session(document_id).value.id
            notebook.touch(session, 600_000, 4000, 4000)
            notebook.end_session(session)
            sessions.append((document_id, session))
    by_document = {document_id: (text, tokens) for document_id, text, tokens in documents}
    for first in range(0, options.notes, 1000):
        with notebook._store.transaction():
            for _ in range(min(1000, options.notes - first)):
                document_id, session = rng.choice(sessions)
                text, tokens = by_document[document_id]
                token = rng.choice(tokens)
                notebook.add_annotation(
                    document_id,
                    token.start,
                    min(len(text), token.start + rng.randint(2, 40)),
                    colour=rng.choice(list(HighlightColour)),
                    note=f"覚え書き {rng.choice(tokens).lemma} {rng.choice(tokens).lemma}",
                    tags=rng.sample(("文法", "語彙", "人名", "疑問"), rng.randint(0, 2)),
                    session_id=session,
                )
    for first in range(0, options.lookups, 10_000):
        with notebook._store.transaction():
            for _ in range(min(10_000, options.lookups - first)):
                document_id, session = rng.choice(sessions)
                text, tokens = by_document[document_id]
                token = rng.choice(tokens)
                end = token.start + len(token.surface)
                notebook.log_lookup(
                    session,
                    start=token.start,
                    end=end,
                    surface=token.surface,
                    headword=token.lemma,
                    reading=token.lemma_reading,
                    entry=1_000_000 + hash(token.lemma) % 900_000,
                    gloss="a meaning; another meaning",
                    sentence=text[max(0, token.start - 20) : end + 20],
                )


if __name__ == "__main__":
    START = time.perf_counter()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--characters", type=int, default=10_000)
    parser.add_argument("--notes", type=int, default=50_000)
    parser.add_argument("--lookups", type=int, default=500_000)
    parser.add_argument("--vocabulary", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=1)
    make(parser.parse_args())
