"""Train the recogniser's network out of the texts that its random field is trained from.

    python -m reader.build.entities_network CORPORA OUT.npz --base BASE [--own FILE.txt]...
        [--epochs N] [--seed N] [--start NETWORK.npz --rate RATE] [--names JAMDICT.db]

Needs PyTorch, which neither the application nor its tests need. The vectors begin at random:
nothing but the annotated texts is learnt from. The corpora differ in what they annotate, so half
of the time the network is told which one a sentence is from, and never when it reads for us.
With ``--names``, half of the time it reads a text with other names (``entities_other_names``).

The weights are a running mean over the training (B. Polyak, A. Juditsky, 1992). Networks that went
on from one start, each in another order, are near enough to each other that the mean of them is a
better one (M. Wortsman and others, Model soups, 2022): ``entities_pack`` takes that mean. The rate
of learning falls by the step and every order is drawn from the seed, so that one thread on one
machine trains the same network again.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from reader.build.entities_train import (
    LABELS,
    Example,
    Pool,
    label,
    parser_of,
    pool_of,
    renamed,
)

_SEEN = {"0": "wlpqsxnXgAaZzNkPdDL", "5": "wH"}
"""Which features of a token the network is given: by view, the first letters of the stems."""
_RARE = 3
_WORDS = "wlaz"
_TAGS = ("O", *(f"{place}-{kind}" for kind in LABELS for place in "BI"))
_TAG_NUMBER = {tag: index for index, tag in enumerate(_TAGS)}
_NEVER = -1e4
_DIMENSION = 96
_STATES = 64
_BATCH = 32
_LONGEST = 100
_RATE = 3e-3
_RENAMED = 0.5
_COPIES = 2
_DROPPED_WORD = 0.1
_DROPPED_FEATURE = 0.08
_UNTOLD = 0.5
_KEPT = 0.998


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence as numbers; ``source`` is its corpus, 0 for none."""

    features: NDArray[np.int64]
    counts: NDArray[np.int64]
    tags: NDArray[np.int64]
    source: int


def _seen(features: Sequence[str]) -> list[str]:
    return [f for f in features if f[1:2] and f[1] in _SEEN.get(f[0], "")]


@dataclass(frozen=True, slots=True)
class Text:
    """A text's sentences, as they are and with other names, and how often it is read."""

    items: list[Item]
    renamed: list[list[Item]]
    times: int

    def drawn(self, random: Random) -> list[Item]:
        """Return the sentences of one reading."""
        if self.renamed and random.random() < _RENAMED:
            return random.choice(self.renamed)
        return self.items


def known_of(pool: Pool) -> list[str]:
    """Return the features that are known, the first of which has number 1."""
    counted = Counter(
        f
        for example, _ in pool
        for sentence in example.features
        for token in sentence
        for f in _seen(token)
    )
    return sorted(f for f, times in counted.items() if times >= _RARE)


def items_of(example: Example, number: Mapping[str, int], source: int) -> list[Item]:
    """Return the sentences of a text by the numbers of the known features."""
    items = []
    for tokens, features in zip(example.sentences, example.features, strict=True):
        tags = [_TAG_NUMBER[tag] for tag in label(tokens, example.marks)]
        rows = [[number[f] for f in _seen(token) if f in number] for token in features]
        for first in range(0, len(rows), _LONGEST):
            part = rows[first : first + _LONGEST]
            items.append(
                Item(
                    np.array([n for row in part for n in row], np.int64),
                    np.array([len(row) for row in part], np.int64),
                    np.array(tags[first : first + _LONGEST], np.int64),
                    source,
                )
            )
    return items


def texts_of(
    pool: Pool, sources: Sequence[int], database: Path | None
) -> tuple[list[Text], list[str]]:
    """Return the texts and the known features.

    Args:
        pool: The texts; their own features are let go, to make room.
        sources: The corpus of each.
        database: jamdict's, to draw other names from.
    """
    known = known_of(pool)
    number = {f: index for index, f in enumerate(known, 1)}
    texts = []
    for (example, times), source in zip(pool, sources, strict=True):
        texts.append(Text(items_of(example, number, source), [], times))
        example.features.clear()
        example.sentences.clear()
    if database is not None:
        for seed in range(_COPIES):
            others = renamed(pool, database, seed)
            for text, other, source in zip(texts, others, sources, strict=True):
                if other is not None:
                    text.renamed.append(items_of(other, number, source))
    return texts, known


class Trainer:
    """The network and how it learns.

    Args:
        known: The features; those of words are sometimes withheld, to learn the unknown.
        steps: How many batches the rate falls over.
        rate: The highest rate.
        seed: Of what is withheld.
    """

    def __init__(
        self, known: Sequence[str], steps: int, rate: float = _RATE, seed: int = 1
    ) -> None:
        self._vectors = nn.EmbeddingBag(
            len(known) + 1, _DIMENSION, mode="sum", sparse=True, padding_idx=0
        )
        nn.init.normal_(self._vectors.weight, std=0.12)
        with torch.no_grad():
            self._vectors.weight[0] = 0
        count = len(_TAGS)
        self._parts = nn.ModuleDict(
            {
                "read": nn.LSTM(_DIMENSION, _STATES, batch_first=True, bidirectional=True),
                "out": nn.Linear(2 * _STATES + _DIMENSION, count),
            }
        )
        self._own = nn.ParameterDict(
            {
                "bias": nn.Parameter(torch.zeros(_DIMENSION)),
                "source": nn.Parameter(torch.zeros(4, _DIMENSION)),
                "pairs": nn.Parameter(torch.zeros(count, count)),
                "first": nn.Parameter(torch.zeros(count)),
                "last": nn.Parameter(torch.zeros(count)),
            }
        )
        self._before = torch.tensor(
            [[_NEVER if t[0] == "I" and b[2:] != t[2:] else 0 for t in _TAGS] for b in _TAGS]
        )
        self._at_first = torch.tensor([_NEVER if t[0] == "I" else 0 for t in _TAGS])
        self._words = np.array([False, *(f[1] in _WORDS and len(f) > 2 for f in known)])
        rest = [*self._parts.parameters(), *self._own.parameters()]
        self._rest = rest
        self._rates: list[Any] = [
            torch.optim.AdamW(rest, lr=rate, betas=(0.9, 0.98), weight_decay=1e-2),
            torch.optim.SparseAdam([self._vectors.weight], lr=rate, betas=(0.9, 0.98)),
        ]
        self._mean = {name: value.clone() for name, value in self._state().items()}
        self._known = known
        self._steps = steps
        self._rate = rate
        self._done = 0
        self._random = np.random.default_rng(seed)

    def start(self, trained: Mapping[str, NDArray[Any]]) -> None:
        """Go on from a trained network, whose features may be fewer; see ``arrays``."""
        row = {f: index for index, f in enumerate(str(trained["features"]).split("\n"), 1)}
        both = [(new, row[f]) for new, f in enumerate(self._known, 1) if f in row]
        new, old = np.array(both).T
        values = {
            "bias": trained["bias"],
            "source": trained["source"],
            "pairs": trained["transitions"] - self._before.numpy(),
            "first": trained["first"] - self._at_first.numpy(),
            "last": trained["last"],
            "out.weight": trained["out"].T,
            "out.bias": trained["out_bias"],
        }
        ahead, back = np.hsplit(trained["gates"], 2)
        bias_ahead, bias_back = np.split(trained["gates_bias"], 2)
        for direction, gates, bias, recurrent in (
            ("", ahead, bias_ahead, trained["recurrent_forward"]),
            ("_reverse", back, bias_back, trained["recurrent_backward"]),
        ):
            values[f"read.weight_ih_l0{direction}"] = gates.T
            values[f"read.weight_hh_l0{direction}"] = recurrent.T
            values[f"read.bias_ih_l0{direction}"] = bias
            values[f"read.bias_hh_l0{direction}"] = np.zeros_like(bias)
        with torch.no_grad():
            for name, value in self._state().items():
                if name == "vectors":
                    value[torch.from_numpy(new)] = torch.from_numpy(trained["vectors"][old])
                else:
                    value.copy_(torch.from_numpy(values[name].copy()))
                self._mean[name].copy_(value)

    def learn(self, items: Sequence[Item]) -> float:
        """Learn from a batch; return its loss for each sentence."""
        rate = self._rate * min(1, (self._done + 1) / 200) * max(0.02, 1 - self._done / self._steps)
        for optimiser in self._rates:
            optimiser.zero_grad()
            for group in optimiser.param_groups:
                group["lr"] = rate
        loss = self._loss(items) / len(items)
        loss.backward()
        nn.utils.clip_grad_norm_(self._rest, 5.0)
        for optimiser in self._rates:
            optimiser.step()
        self._done += 1
        kept = min(_KEPT, (1 + self._done) / (20 + self._done))
        with torch.no_grad():
            for name, value in self._state().items():
                if name != "vectors":
                    self._mean[name].lerp_(value, 1 - kept)
                elif self._done % 10 == 0:
                    self._mean[name].lerp_(value, 1 - kept**10)
        return float(loss.detach())

    def _state(self) -> dict[str, Any]:
        return {
            "vectors": self._vectors.weight.data,
            **{name: value.data for name, value in self._parts.named_parameters()},
            **{name: value.data for name, value in self._own.named_parameters()},
        }

    def _loss(self, items: Sequence[Item]) -> Any:
        lengths = torch.tensor([len(item.counts) for item in items])
        longest = int(lengths.max())
        mask = torch.arange(longest) < lengths[:, None]
        tags = torch.zeros(len(items), longest, dtype=torch.long)
        tags[mask] = torch.from_numpy(np.concatenate([item.tags for item in items]))
        scores = self._scores(items, lengths, mask)
        pairs = self._own["pairs"] + self._before
        right = (scores.gather(2, tags[:, :, None])[:, :, 0] * mask).sum(1)
        right = right + self._own["first"][tags[:, 0]]
        right = right + (pairs[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
        right = right + self._own["last"][tags.gather(1, lengths[:, None] - 1)[:, 0]]
        every = scores[:, 0] + self._own["first"] + self._at_first
        for place in range(1, longest):
            following = torch.logsumexp(every[:, :, None] + pairs, 1) + scores[:, place]
            every = torch.where(mask[:, place, None], following, every)
        return (torch.logsumexp(every + self._own["last"], 1) - right).sum()

    def _scores(self, items: Sequence[Item], lengths: Any, mask: Any) -> Any:
        counts = np.concatenate([item.counts for item in items])
        flat = np.concatenate([item.features for item in items])
        hidden = np.repeat(self._random.random(len(counts)) < _DROPPED_WORD, counts)
        dropped = self._random.random(len(flat)) < _DROPPED_FEATURE
        flat[(hidden & self._words[flat]) | dropped] = 0
        firsts = torch.from_numpy(np.cumsum(counts) - counts)
        summed = self._vectors(torch.from_numpy(flat), firsts) + self._own["bias"]
        hidden_source = self._random.random(len(items)) < _UNTOLD
        sources = np.array([item.source for item in items])
        told = torch.from_numpy(np.where(hidden_source, 0, sources))
        source = self._own["source"][told].repeat_interleave(lengths, 0)
        words = torch.zeros(*mask.shape, _DIMENSION)
        words = words.masked_scatter(mask[:, :, None], torch.relu(summed + source))
        words = nn.functional.dropout(words, 0.25)
        packed = nn.utils.rnn.pack_padded_sequence(
            words, lengths, batch_first=True, enforce_sorted=False
        )
        states, _ = nn.utils.rnn.pad_packed_sequence(
            self._parts["read"](packed)[0], batch_first=True
        )
        return self._parts["out"](nn.functional.dropout(torch.cat([states, words], -1), 0.4))

    def arrays(self) -> dict[str, Any]:
        """Return the mean weights by the names that ``entities_pack`` reads."""
        w = {name: value.numpy() for name, value in self._mean.items()}
        directions = ("", "_reverse")
        return {
            "labels": np.array(" ".join(_TAGS)),
            "vectors": w["vectors"],
            "bias": w["bias"],
            "source": w["source"],
            "gates": np.hstack([w[f"read.weight_ih_l0{d}"].T for d in directions]),
            "gates_bias": np.hstack(
                [w[f"read.bias_ih_l0{d}"] + w[f"read.bias_hh_l0{d}"] for d in directions]
            ),
            "recurrent_forward": w["read.weight_hh_l0"].T,
            "recurrent_backward": w["read.weight_hh_l0_reverse"].T,
            "out": w["out.weight"].T,
            "out_bias": w["out.bias"],
            "first": w["first"] + self._at_first.numpy(),
            "last": w["last"],
            "transitions": w["pairs"] + self._before.numpy(),
        }


def _batches(items: list[Item], random: Random) -> Iterator[list[Item]]:
    """Yield all items once, those of like length together."""
    random.shuffle(items)
    batches = []
    for first in range(0, len(items), _BATCH * 20):
        alike = sorted(items[first : first + _BATCH * 20], key=lambda item: len(item.counts))
        batches += [alike[at : at + _BATCH] for at in range(0, len(alike), _BATCH)]
    random.shuffle(batches)
    yield from batches


def main() -> None:
    """Train the network."""
    parser = parser_of(__doc__)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="a trained network to go on from")
    parser.add_argument("--rate", type=float, default=_RATE)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    corpora: Path = arguments.corpora
    pool = pool_of(corpora, arguments.own, arguments.own_weight, arguments.base)
    sources: list[int] = []
    for number, name in enumerate(("gsd", "wac", "stockmark"), 1):
        lines = (corpora / f"train_{name}.jsonl").read_text(encoding="utf-8").splitlines()
        sources += [number] * len(lines)
    sources += [0] * (len(pool) - len(sources))
    texts, known = texts_of(pool, sources, arguments.names)
    steps = arguments.epochs * (sum(text.times * len(text.items) for text in texts) // _BATCH)
    random = Random(arguments.seed)  # noqa: S311
    trainer = Trainer(known, steps, arguments.rate, arguments.seed)
    if arguments.start is not None:
        with np.load(arguments.start) as trained:
            trainer.start(dict(trained))
    began = time.perf_counter()
    for epoch in range(arguments.epochs):
        items = [item for text in texts for _ in range(text.times) for item in text.drawn(random)]
        losses = [trainer.learn(batch) for batch in _batches(items, random)]
        mean = sum(losses) / len(losses)
        print(f"{epoch + 1}: {mean:.3f}, {time.perf_counter() - began:.0f} s", flush=True)
    np.savez(arguments.out, features=np.array("\n".join(known)), **trainer.arrays())


if __name__ == "__main__":
    main()
