from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.sessions.anchors import CONTEXT, Anchor, AnchorQuality, Shift, anchor, find

STORY = (
    "駅前の古本屋は、祖父が五十年前に始めた店だ。\n"
    "雨の日には客が来ない。それでも祖父は毎朝九時に戸を開ける。\n"
    "「本は逃げない」と祖父は言う。「逃げるのは客のほうだ」\n"
    "ある雨の日、若い女が一人、傘もささずに入ってきた。\n"
)


def quoted(text: str, quote: str, occurrence: int = 0) -> Anchor:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(quote, start + 1)
    return anchor(text, start, start + len(quote))


def test_anchor_keeps_quote_and_context():
    made = quoted(STORY, "毎朝九時に戸を開ける")
    assert made.exact == STORY[made.start : made.end]
    assert STORY[: made.start].endswith(made.prefix)
    assert STORY[made.end :].startswith(made.suffix)
    assert len(made.prefix) == CONTEXT
    assert len(made.suffix) == CONTEXT


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 10_000)])
def test_anchor_refuses_what_is_no_passage(start, end):
    with pytest.raises(ValueError, match="no passage"):
        anchor(STORY, start, end)


@pytest.mark.parametrize(
    ("quote", "occurrence", "old", "new", "expected"),
    [
        # Something was put in before it.
        ("毎朝九時に戸を開ける", 0, "駅前", "【改稿】港町の駅前", "毎朝九時に戸を開ける"),
        # Something before it went.
        ("若い女が一人", 0, "雨の日には客が来ない。", "", "若い女が一人"),
        # Its neighbours on both sides were rewritten.
        ("毎朝九時に戸を開ける", 0, "それでも祖父は", "けれど老人は", "毎朝九時に戸を開ける"),
        # A short word keeps to its own place among equal ones: the third 雨の日 of 祖父's story.
        ("雨の日", 1, "駅前の古本屋は、", "海辺の小さな町の古本屋は、", "雨の日"),
        # The quote itself was rewritten.
        (
            "祖父は毎朝九時に戸を開ける",
            0,
            "毎朝九時に",
            "毎朝きまって九時半に",
            "祖父は毎朝きまって九時半に戸を開ける",
        ),
        (
            "若い女が一人、傘もささずに入ってきた",
            0,
            "傘もささずに",
            "傘をささないで",
            "若い女が一人、傘をささないで入ってきた",
        ),
    ],
)
def test_finds_its_passage_after_an_edit(quote, occurrence, old, new, expected):
    made = quoted(STORY, quote, occurrence)
    edited = STORY.replace(old, new, 1)
    found = find(edited, made, Shift(STORY, edited)(made.start))
    assert found is not None
    assert edited[found.start : found.end] == expected


def test_second_of_two_equal_sentences_is_not_taken_for_the_first():
    text = "彼は笑った。\n空は青い。\n彼は笑った。\n海は広い。\n"
    made = quoted(text, "彼は笑った。", 1)
    edited = "夏の朝だった。\n" + text
    found = find(edited, made)
    assert found is not None
    assert found.start == edited.rindex("彼は笑った。")


def test_same_text_is_the_same_place():
    made = quoted(STORY, "祖父")
    found = find(STORY, made)
    assert found is not None
    assert (found.start, found.end, found.quality) == (made.start, made.end, AnchorQuality.SAME)


@pytest.mark.parametrize(
    "quote", ["の", "祖父", "「本は逃げない」と祖父は言う", "傘もささずに入ってきた"]
)
def test_another_text_gives_an_orphan(quote):
    other = "会議の議事録を公開します。議題は来年度の予算と人事です。質問は総務部までお願いします。"
    assert find(other, quoted(STORY, quote)) is None


def test_mark_at_the_very_beginning_survives_an_edit_close_by():
    made = quoted(STORY, "駅前")
    edited = STORY.replace("古本屋は、祖父が", "古書店は、今は亡き祖父が")
    found = find(edited, made)
    assert found is not None
    assert edited[found.start : found.end] == "駅前"


def test_long_passage_is_found_after_an_edit_inside_it():
    text = "".join(f"第{number}章。{STORY}" for number in range(300))
    start = text.index("第100章")
    made = anchor(text, start, start + 5000)
    edited = text.replace("第103章。駅前の", "第103章。\n港町の駅前の")
    found = find(edited, made, Shift(text, edited)(start))
    assert found is not None
    assert edited[found.start : found.start + 5] == "第100章"
    assert edited[found.end - 10 : found.end] == made.exact[-10:]


KANA = st.text(alphabet="あいうえおかきくけこ、。\n漢字語", min_size=0, max_size=60)


@given(before=KANA, after=KANA, inserted=KANA, at=st.floats(0, 1))
@settings(max_examples=150, deadline=None)
def test_a_distinct_quote_outlives_any_edit_outside_it(before, after, inserted, at):
    quote = "図書館の窓から見えた青い屋根の家"
    text = before + quote + after
    made = anchor(text, len(before), len(before) + len(quote))
    places = [*range(len(before) + 1), *range(len(before) + len(quote), len(text) + 1)]
    place = places[int(at * (len(places) - 1))]
    edited = text[:place] + inserted + text[place:]
    found = find(edited, made, Shift(text, edited)(made.start))
    assert found is not None
    assert edited[found.start : found.end] == quote


@given(
    text=st.text(min_size=1, max_size=80), ends=st.tuples(st.integers(0, 79), st.integers(0, 79))
)
@settings(deadline=None)
def test_an_unchanged_text_gives_back_the_same_passage(text, ends):
    start, end = sorted(min(one, len(text)) for one in ends)
    if start == end:
        return
    found = find(text, anchor(text, start, end))
    assert found is not None
    assert (found.start, found.end) == (start, end)


@given(text=KANA, other=KANA, ends=st.tuples(st.integers(0, 59), st.integers(0, 59)))
@settings(deadline=None)
def test_what_is_found_lies_in_the_text(text, other, ends):
    start, end = sorted(min(one, len(text)) for one in ends)
    if start == end:
        return
    found = find(other, anchor(text, start, end))
    assert found is None or 0 <= found.start < found.end <= len(other)


@given(old=KANA, new=KANA)
@settings(deadline=None)
def test_shift_is_monotonic_and_stays_inside(old, new):
    shift = Shift(old, new)
    moved = [shift(position) for position in range(len(old) + 1)]
    assert moved == sorted(moved)
    assert all(0 <= position <= len(new) for position in moved)
