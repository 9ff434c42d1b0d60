"""Train the recogniser's random field out of three annotated corpora and our own texts.

    python -m reader.build.entities_train CORPORA OUT.crfsuite --base BASE [--own FILE.txt]...
        [--names JAMDICT.db]

CORPORA holds ``train_gsd.jsonl``, ``train_wac.jsonl`` and ``train_stockmark.jsonl``: lines of
``{"id", "text", "spans": [[start, end, TYPE, ...], ...]}``. They do not annotate the same things,
so a model of the first alone completes what the other two lack before all are pooled. With
``--names``, a third of the texts, and all of ours, are learnt from a second time with other names.

Source: UD_Japanese-GSD (megagonlabs, NE annotation) and Wikipedia Annotated Corpus (Kyoto
University), CC BY-SA 4.0; ner-wikipedia-dataset (Stockmark), CC BY-SA 3.0.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pycrfsuite

from reader.analysis.tagger import Tagger
from reader.build.entities_markup import read_markup
from reader.build.entities_other_names import OtherNames
from reader.build.entities_pack import Texts
from reader.entities.bundles import FeatureMaker
from reader.entities.features import numeric_marks
from reader.entities.gazetteer import Gazetteer
from reader.entities.names import Names
from reader.entities.numbers import NumberFinder
from reader.entities.tokens import Countries, Token, fold, mend_names, sentences, tokenise

Mark = tuple[int, int, str]
SHORT = {"ORG": "ORG", "ORGANIZATION": "ORG", "NORP": "GROUP", "TIME": "DATE"}
_ITERATIONS = 80
_REGULARISATION = 0.1
_TRIES = 3
_SECOND_TIME = 0.3
LABELS = ("PERSON", "PLACE", "ORG", "DATE", "QUANTITY", "PRODUCT", "EVENT", "WORK", "GROUP")


@dataclass(slots=True)
class Example:
    """A text with its marks, cut into sentences."""

    text: str
    marks: list[Mark]
    sentences: list[list[Token]]
    features: list[list[list[str]]]
    numbers: list[Mark]


Pool = list[tuple[Example, int]]


class Maker:
    """Turns annotated lines into examples."""

    def __init__(self) -> None:
        self.tagger = Tagger()
        self.countries = Countries()
        names = Names()
        self.texts = Texts()
        self.maker = FeatureMaker(names, self.texts)
        self.is_person = Gazetteer(names, self.countries).is_known_person
        self.numbers = NumberFinder()

    def example(self, text: str, marks: list[Mark]) -> Example:
        """Return an example; features are made once."""
        tokens = mend_names(list(tokenise(self.tagger, text, self.countries)), self.is_person)
        cut = []
        at = 0
        for line in text.split("\n"):
            end = at + len(line)
            cut += list(sentences([t for t in tokens if at <= t.start < end]))
            at = end + 1
        numerals = {t.start for t in tokens if t.pos2 == "数詞"}
        found = self.numbers.find(fold(text), 0, numerals, {t.end for t in tokens})
        numbers = [
            (s.start, s.end, "DURATION" if s.subtype == "DURATION" else s.type.value) for s in found
        ]
        numeric = numeric_marks(tokens, found)
        features = [self.texts.features(self.maker.bundles([(s, numeric)])) for s in cut]
        return Example(text, marks, cut, features, numbers)


def label(sentence: Sequence[Token], marks: Sequence[Mark]) -> list[str]:
    """Return B- and I-labels; a mark that does not begin at a token's border is left out."""
    labels = ["O"] * len(sentence)
    starts = {token.start: index for index, token in enumerate(sentence)}
    for start, end, kind in marks:
        index = starts.get(start)
        if index is None:
            continue
        labels[index] = f"B-{kind}"
        index += 1
        while index < len(sentence) and sentence[index].start < end:
            labels[index] = f"I-{kind}"
            index += 1
    return labels


def _read(path: Path) -> Iterator[tuple[str, list[list[Any]]]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["text"], row["spans"]


def _kind(name: str) -> str:
    base = name.partition(".")[0]
    return SHORT.get(base, base)


def train(examples: Pool, out: Path) -> None:
    """Train one field; each example counts as often as its number says."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for example, times in examples:
        for sentence, features in zip(example.sentences, example.features, strict=True):
            labels = label(sentence, example.marks)
            items = pycrfsuite.ItemSequence(features)
            for _ in range(times):
                trainer.append(items, labels)
    trainer.set_params(
        {
            "c1": _REGULARISATION,
            "c2": _REGULARISATION,
            "max_iterations": _ITERATIONS,
            "feature.possible_transitions": True,
        }
    )
    began = time.perf_counter()
    trainer.train(str(out))
    print(
        f"{out}: {time.perf_counter() - began:.0f} s, {out.stat().st_size / 1e6:.1f} MB", flush=True
    )


def predict(tagger: Any, example: Example) -> list[tuple[int, int, str, float]]:
    """Return the model's spans with their confidence."""
    found = []
    for sentence, features in zip(example.sentences, example.features, strict=True):
        labels = tagger.tag(pycrfsuite.ItemSequence(features))
        index = 0
        while index < len(labels):
            if labels[index] == "O":
                index += 1
                continue
            kind = labels[index][2:]
            after = index + 1
            while after < len(labels) and labels[after] == f"I-{kind}":
                after += 1
            sure = tagger.marginal(labels[index], index)
            found.append((sentence[index].start, sentence[after - 1].end, kind, sure))
            index = after
    return found


_WORK_ENDS = (
    "法",
    "法案",
    "条約",
    "憲法",
    "協定",
    "条例",
    "宣言",
    "新聞",
    "規約",
    "憲章",
    "議定書",
    "号外",
)
_PRODUCT_ENDS = ("号", "機", "系", "賞", "型", "艦", "車", "章", "エンジン", "銃", "砲", "薬")


def _split_artifact(example: Example, mark: Mark, tagger: Any) -> str:
    """Tell whether an ARTIFACT is a PRODUCT or a WORK."""
    start, end, _ = mark
    surface = example.text[start:end]
    if example.text[start - 1 : start] == "『" or surface.endswith(_WORK_ENDS):
        return "WORK"
    if surface.endswith(_PRODUCT_ENDS):
        return "PRODUCT"
    for sentence, features in zip(example.sentences, example.features, strict=True):
        for index, token in enumerate(sentence):
            if token.start == start:
                tagger.set(pycrfsuite.ItemSequence(features))
                work = tagger.marginal("B-WORK", index)
                return "WORK" if work >= tagger.marginal("B-PRODUCT", index) else "PRODUCT"
    return "WORK"


def complete(example: Example, tagger: Any, *, lacks: frozenset[str], free: list[Mark]) -> None:
    """Add the types that a corpus lacks, as the base model and the grammar of numbers find them."""
    marks = [
        (a, b, _split_artifact(example, (a, b, k), tagger) if k == "ARTIFACT" else k)
        for a, b, k in example.marks
    ]
    taken = list(marks)

    def add(start: int, end: int, kind: str) -> None:
        kind = "DATE" if kind == "DURATION" else kind
        if not any(a < end and start < b for a, b, _ in taken):
            taken.append((start, end, kind))
            marks.append((start, end, kind))

    for start, end, kind in example.numbers:
        if kind in lacks:
            add(start, end, SHORT.get(kind, kind))
    for start, end, kind, sure in predict(tagger, example):
        # What a corpus calls optional is neither right nor wrong: the base model's word stands.
        optional = any(a < end and start < b for a, b, _ in free)
        if optional or (kind in lacks and sure > 0.5):
            add(start, end, kind)
    example.marks = marks


def _with_government(text: str, marks: list[Mark]) -> list[Mark]:
    """Join 政府 to its country, as the other corpora do: one organisation."""
    return [
        (a, b + 2, "ORG") if k == "PLACE" and text.startswith("政府", b) else (a, b, k)
        for a, b, k in marks
    ]


def pool_of(corpora: Path, own: Sequence[Path], own_weight: int, base: Path) -> Pool:
    """Return every text with how often it counts, missing types completed.

    Args:
        corpora: Folder of the three corpora.
        own: Texts in markup.
        own_weight: How often these count.
        base: The model of the first corpus alone; trained where there is none yet.
    """
    maker = Maker()
    pool: Pool = []
    for text, spans in _read(corpora / "train_gsd.jsonl"):
        marks = [(a, b, _kind(k)) for a, b, k, *_ in spans if _kind(k) in LABELS]
        pool.append((maker.example(text, marks), 1))
    if not base.exists():
        train(pool, base)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(base))
    sets = (
        ("train_wac.jsonl", frozenset(("QUANTITY", "EVENT", "GROUP", "DURATION"))),
        ("train_stockmark.jsonl", frozenset(("DATE", "TIME", "QUANTITY", "GROUP", "DURATION"))),
    )
    for name, lacks in sets:
        for text, spans in _read(corpora / name):
            marks = [(a, b, _kind(k)) for a, b, k, *_ in spans]
            free = [m for m in marks if m[2] == "OPTIONAL"]
            marks = _with_government(text, [m for m in marks if m[2] in (*LABELS, "ARTIFACT")])
            example = maker.example(text, marks)
            complete(example, tagger, lacks=lacks, free=free)
            pool.append((example, 1))
    for path in own:
        for document in read_markup(path.read_text(encoding="utf-8")):
            marked = [
                (m.start, m.end, _kind("DATE" if m.type == "TIME" else m.type))
                for m in document.marks
            ]
            pool.append((maker.example(document.text, marked), own_weight))
    print(f"{len(pool)} texts", flush=True)
    return pool


def renamed(pool: Pool, database: Path, seed: int) -> Iterator[Example | None]:
    """Yield each text with other names; None where it has none or they are not tokens of their own.

    Args:
        pool: The texts, whose own names are drawn from too.
        database: jamdict's.
        seed: Of the names.
    """
    maker = Maker()
    other = OtherNames(database, Names())
    other.learn((example.text, example.marks) for example, _ in pool)
    random = Random(seed)  # noqa: S311
    for example, _ in pool:
        new = None
        for _ in range(_TRIES):
            drawn = other.renamed(example.text, example.marks, random)
            if drawn is None:
                break
            made = maker.example(*drawn)
            starts = {token.start for sentence in made.sentences for token in sentence}
            ends = {token.end for sentence in made.sentences for token in sentence}
            if all(start in starts and end in ends for start, end, _ in made.marks):
                new = made
                break
        yield new


def _and_renamed(pool: Pool, own: int, database: Path) -> Iterator[tuple[Example, int]]:
    """Yield texts to be learnt from a second time; the last ``own`` of the pool are ours."""
    random = Random(1)  # noqa: S311
    for index, example in enumerate(renamed(pool, database, 1)):
        if example and (index >= len(pool) - own or random.random() < _SECOND_TIME):
            yield example, 1


def parser_of(description: str | None) -> argparse.ArgumentParser:
    """Return the parser of what both trainings are told."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="the model of GSD alone")
    parser.add_argument("--own", type=Path, action="append", default=[], help="texts in markup")
    parser.add_argument("--own-weight", type=int, default=3)
    parser.add_argument("--names", type=Path, help="jamdict's database, to draw other names from")
    return parser


def main() -> None:
    """Train the field."""
    arguments = parser_of(__doc__).parse_args()
    pool = pool_of(arguments.corpora, arguments.own, arguments.own_weight, arguments.base)
    if arguments.names is not None:
        own = sum(
            1 for path in arguments.own for _ in read_markup(path.read_text(encoding="utf-8"))
        )
        pool += list(_and_renamed(pool, own, arguments.names))
    train(pool, arguments.out)


if __name__ == "__main__":
    main()
