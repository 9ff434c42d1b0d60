"""The reading engine: its speed, and furigana over all of JMdict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.analysis.furigana import FuriganaAligner
from reader.analysis.pipeline import Analyzer
from reader.analysis.readings.lexicon import ReadingLexicon
from reader.documents.model import Block, Document

pytestmark = pytest.mark.bench

_PARAGRAPH = (
    "首相は9月17日、東京都内で記者会見し、今後3年間で約1兆2000億円を投じる計画を明らかにした。"
    "調査を行った研究所によると、参加者の3分の1が世界中の島や川を訪れていたという。"
    "「何も言わずに帰った方がいい」と、男は小さな声で答えた。"
)


def test_analyse_a_long_document(benchmark: Callable[..., Any]) -> None:
    text = "\n".join([_PARAGRAPH] * 400)
    size = len(_PARAGRAPH)
    blocks = tuple(Block(at, at + size) for at in range(0, len(text), size + 1))
    document = Document("", text, blocks)
    analyzer = Analyzer()
    benchmark(analyzer.analyse, document)


def test_start_of_the_engine(benchmark: Callable[..., Any]) -> None:
    benchmark(Analyzer)


def test_furigana_over_the_whole_dictionary() -> None:
    lexicon = ReadingLexicon()
    aligner = FuriganaAligner(lexicon)
    common = known = total = all_known = 0
    for form in lexicon.word_forms():
        for entry in lexicon.words(form):
            alignment = aligner.align(form, entry.kana)
            last = 0
            for piece in alignment.pieces:
                assert last <= piece.start < piece.end <= len(form)
                assert piece.ruby
                last = piece.end
            total += 1
            all_known += alignment.known
            if entry.rank <= 1:
                common += 1
                known += alignment.known
    print(
        f"common pairs {known / common:.2%} of {common:,}; all {all_known / total:.2%} of {total:,}"
    )
    assert known / common >= 0.98
