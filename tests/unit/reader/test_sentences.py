from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行った。帰った。", ["行った。", "帰った。"]),
        ("「行く。帰る。」と言った。次の文。", ["「行く。帰る。」と言った。", "次の文。"]),
        ("見出し\n本文だ。", ["見出し", "本文だ。"]),
        ("本当！？そうだ。", ["本当！？", "そうだ。"]),
        ("彼（三十歳。独身。）は来た。", ["彼（三十歳。独身。）は来た。"]),
        ("「開いたまま。次へ。", ["「開いたまま。", "次へ。"]),
        ("Yahoo!JAPANを見た。", ["Yahoo!JAPANを見た。"]),
        ("　全角の空白。　次。", ["全角の空白。", "次。"]),
        ("えっ……。まさか♪", ["えっ……。", "まさか♪"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences(text)] == expected


def test_offset_is_added() -> None:
    assert [(s.start, s.end) for s in sentences("はい。いや。", 100)] == [(100, 103), (103, 106)]


@given(st.text(alphabet="あ。！「」（）\n 　!a", max_size=30))
def test_every_visible_character_is_in_one_sentence(text: str) -> None:
    covered = [0] * len(text)
    for sentence in sentences(text):
        for at in range(sentence.start, sentence.end):
            covered[at] += 1
    assert all(count == 1 for at, count in enumerate(covered) if not text[at].isspace())
    assert max(covered, default=0) <= 1
