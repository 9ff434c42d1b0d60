from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ui.page import geometry, ruby
from ui.page.cells import Cells, Cutter, Posture
from ui.page.characters import Kind, classify, clusters, upright_runs

KANJI = "日本語読書国会議員長新聞記者東京都知事学校水曜"
KANA = "あいうえおかきくけこがぎぐっゃゅょーアイウエオッャン"
MARKS = "、。「」『』（）・！？……――"
WESTERN = "AbcXyz0123 -/.,%"

texts = st.text(alphabet=KANJI * 3 + KANA * 2 + MARKS + WESTERN, min_size=1, max_size=120)
widths = st.sampled_from([4.0, 7.3, 10.0, 15.0, 24.5, 40.0])


def narrow(_cluster: str) -> float:
    return 0.5


def cells(text: str, advance: Callable[[str], float], *, vertical: bool = False) -> Cells:
    return Cutter(advance, vertical=vertical).cut(text)


@st.composite
def ruby_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]], list[tuple[int, int]]]:
    """A text with readings of one to five kana over its kanji, and words of one to four kanji."""
    text = draw(texts)
    spans: list[tuple[int, int, str]] = []
    words: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        if text[at] not in KANJI:
            at += 1
            continue
        length = draw(st.integers(1, 4))
        end = at
        while end < len(text) and end - at < length and text[end] in KANJI:
            end += 1
        words.append((at, end))
        if draw(st.booleans()):
            spans.append((at, end, draw(st.text("かきくしょうん", min_size=1, max_size=7))))
        else:
            spans.extend(
                (one, one + 1, draw(st.text("かきくしょうん", min_size=1, max_size=4)))
                for one in range(at, end)
            )
        at = end
    return text, spans, words


def lines_of(text: str, width: float, **options: bool) -> list[str]:
    made = cells(text, narrow)
    setting = geometry.set_lines(made, width, **options)
    return ["".join(made.text[line.first : line.last + 1]) for line in setting.lines]


@given(texts, widths, st.booleans(), st.booleans())
def test_lines_partition_the_text(text: str, width: float, hanging: bool, vertical: bool) -> None:
    made = cells(text, narrow, vertical=vertical)
    setting = geometry.set_lines(made, width, hanging=hanging)
    assert "".join(made.text) == text
    reached = 0
    for line in setting.lines:
        assert line.first == reached
        assert line.last >= line.first
        reached = line.last + 1
    assert reached == len(made)


@given(texts, widths, st.booleans())
def test_cells_of_a_line_go_forward_and_do_not_overlap(
    text: str, width: float, vertical: bool
) -> None:
    made = cells(text, narrow, vertical=vertical)
    setting = geometry.set_lines(made, width)
    for line in setting.lines:
        for cell in range(line.first, line.last):
            assert setting.end[cell] <= setting.u[cell + 1] + 1e-9


@given(texts, st.sampled_from([10.0, 15.0, 24.5, 40.0]))
def test_nothing_stands_outside_but_what_hangs(text: str, width: float) -> None:
    made = cells(text, narrow)
    setting = geometry.set_lines(made, width)
    for line in setting.lines:
        last = line.last
        while last > line.first and made.kind[last] in (Kind.SPACE, Kind.WIDE_SPACE, Kind.BREAK):
            last -= 1
        hung = line.hangs or made.kind[last] is Kind.SPACE
        if hung:
            last -= 1
        if last >= line.first:
            assert setting.end[last] <= width + 1e-6


@given(texts, st.sampled_from([10.0, 15.0, 40.0]))
def test_kinsoku_holds_wherever_a_break_was_possible(text: str, width: float) -> None:
    made = cells(text, narrow)
    setting = geometry.set_lines(made, width)
    for line in setting.lines[:-1]:
        possible = any(made.ok[cell] for cell in range(line.first, line.last + 1))
        if possible:
            assert made.ok[line.last] or made.kind[line.last + 1] is Kind.LATIN


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("あいうえおかきくけ。こ", 9, ["あいうえおかきくけ。", "こ"]),  # 。 hangs
        ("あいうえおかきく「けこ」", 9, ["あいうえおかきく", "「けこ」"]),  # no 「 at the end
        ("あいうえおかきくけっこ", 9, ["あいうえおかきく", "けっこ"]),  # no small kana first
        ("あいうえおかきくけー", 9, ["あいうえおかきく", "けー"]),
        ("あいうえおかきくけ……", 9.5, ["あいうえおかきくけ", "……"]),  # …… is not divided
        (
            "「あいう」「えお」かき",
            8,
            ["「あいう」「えお」", "かき"],
        ),  # 」「 take one em and a half
        ("あいうえお（かき）く", 9, ["あいうえお（かき）", "く"]),  # ） without its blank
        ("あいうえ12345678か", 6, ["あいうえ", "12345678か"]),  # numbers stay whole
        ("あいう word えお", 6, ["あいう word ", "えお"]),
        ("", 5, [""]),
    ],
)
def test_line_ends(text: str, width: float, expected: list[str]) -> None:
    assert lines_of(text, width) == expected


def test_an_address_longer_than_a_line_breaks_after_its_marks() -> None:
    lines = lines_of("見よhttps://example.org/a/long/path/to/it", 8)
    assert all(line[-1] in "/.:" for line in lines[:-1])
    assert lines[0].startswith("見よh")


def test_justified_lines_end_at_the_measure() -> None:
    made = cells("漢字とかなABCの文章を、幅に合わせて、両端まで組んでいく「試み」である。", narrow)
    setting = geometry.set_lines(made, 11.0)
    for line in setting.lines[:-1]:
        last = line.last - 1 if line.hangs else line.last
        end = setting.end[last] + made.after[last] if not line.hangs else setting.end[last]
        assert end == pytest.approx(11.0, abs=0.51 if made.after[last] else 1e-6)


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("」「", 0.5),
        ("。」", 0.0),
        ("「『", 0.0),
        ("、あ", 0.5),
        ("あA", 0.25),
        ("a1", 0.0),
        ("あい", 0.0),
    ],
)
def test_blanks(text: str, gap: float) -> None:
    assert cells(text, narrow).gap[0] == gap


def test_columns_squeeze_short_numbers_and_turn_long_ones() -> None:
    made = cells("第12条、2024年A社のABC", narrow, vertical=True)
    found = dict(zip(made.text, made.posture, strict=True))
    assert found["12"] is Posture.SQUEEZED
    assert found["A"] in (Posture.SQUEEZED, Posture.ROTATED)
    assert made.posture[made.text.index("A")] is Posture.SQUEEZED
    assert found["2"] is Posture.ROTATED
    assert found["条"] is Posture.UPRIGHT


def test_short_runs_for_columns() -> None:
    text = "12月3日、100人、A案、ABC、え!!あ"
    assert [text[a:b] for a, b in upright_runs(text)] == ["12", "3", "A", "!!"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("か゚き", ["か゚", "き"]),
        ("葛󠄀飾", ["葛󠄀", "飾"]),
        ("👍🏽。", ["👍🏽", "。"]),
        ("👨‍👩‍👧と", ["👨‍👩‍👧", "と"]),
        ("🇯🇵🇺🇸", ["🇯🇵", "🇺🇸"]),
        ("𠮷野家", ["𠮷", "野", "家"]),
        ("e\u0301", ["e\u0301"]),
    ],
)
def test_clusters(text: str, expected: list[str]) -> None:
    starts = [*clusters(text), len(text)]
    assert [text[a:b] for a, b in itertools.pairwise(starts)] == expected


def test_strict_rule_covers_small_kana_marks_and_brackets() -> None:
    for char in "、。，．・：；？！ーぁぃゃゅょっァヵヶ々ゝヽ」』）】〜":
        assert classify(char).no_start, char
    for char in "「『（【〈《":
        assert classify(char).no_end, char


def test_a_line_that_an_address_leaves_short_is_not_pulled_apart() -> None:
    made = cells("詳しくはhttps://example.org/abcdefghijklmnopqrstuvwxyz/を見よ。", narrow)
    widths = [width / 4 for width in range(40, 100)]
    loosest = 0.0
    for width in widths:
        setting = geometry.set_lines(made, width)
        gaps = [setting.u[at + 1] - setting.end[at] for at in range(3)]
        assert max(gaps) <= 0.25 + 1e-6
        loosest = max(loosest, *gaps)
    assert loosest > 0.1


clauses = st.builds(
    str.format,
    st.sampled_from(["{}、", "{}。", "「{}」", "{}"]),
    st.text(alphabet=KANJI + "あいうえおかきくけこがぎぐ", min_size=3, max_size=15),
)


@settings(max_examples=200)
@given(st.lists(clauses, min_size=20, max_size=70), st.sampled_from([15.0, 24.5, 40.0]))
def test_text_that_goes_on_ends_with_a_full_line(parts: list[str], width: float) -> None:
    made = cells("".join(parts), narrow)
    usual = geometry.set_lines(made, width)
    setting = geometry.set_lines(made, width, full=True)
    assert len(setting.lines) - len(usual.lines) in (0, 1)
    for line in setting.lines:
        last = line.last - line.hangs
        blank = 0.0 if line.hangs else made.after[last]
        assert setting.end[last] + blank >= width - 1e-6
        assert made.ok[line.last]


def test_lines_of_a_heading_are_about_as_long() -> None:
    made = cells("ロシアと北朝鮮の握手は西側諸国を当惑させる", narrow)
    setting = geometry.set_lines(made, 20.0, justify=False, even=True)
    assert [line.last - line.first + 1 for line in setting.lines] == [11, 10]


def test_only_the_first_line_of_a_paragraph_is_set_in() -> None:
    made = cells("あいうえおかきくけこさしすせそたちつてと", narrow)
    setting = geometry.set_lines(made, 8.0, first=1.0)
    assert [line.last - line.first + 1 for line in setting.lines] == [7, 8, 5]
    assert [setting.u[line.first] for line in setting.lines] == [1.0, 0.0, 0.0]
    assert [line.width for line in setting.lines[:2]] == [8.0, 8.0]


# Ruby ---------------------------------------------------------------------------------------------


def place(
    text: str,
    spans: list[tuple[int, int, str]],
    words: list[tuple[int, int]],
    width: float,
    *,
    vertical: bool = False,
) -> tuple[Cells, geometry.Setting, list[ruby.Piece], list[list[ruby.Placed]]]:
    made = cells(text, narrow, vertical=vertical)
    found = ruby.pieces(spans, made, words)
    ruby.open_bases(made, found)
    setting = geometry.set_lines(made, width)
    return made, setting, found, ruby.place(found, setting, width)


@settings(max_examples=300)
@given(ruby_texts(), widths, st.booleans())
def test_no_ruby_lies_over_another_and_none_is_lost(
    sample: tuple[str, list[tuple[int, int, str]], list[tuple[int, int]]],
    width: float,
    vertical: bool,
) -> None:
    text, spans, words = sample
    _made, _setting, found, placed = place(text, spans, words, width, vertical=vertical)
    read: dict[int, str] = {}
    for line in placed:
        for one, two in itertools.pairwise(line):
            assert one.u + one.width <= two.u + 1e-6
        for item in line:
            read[item.number] = read.get(item.number, "") + item.text
    assert read == {piece.number: piece.text for piece in found}


@settings(max_examples=200)
@given(ruby_texts(), st.sampled_from([15.0, 24.5, 40.0]))
def test_ruby_stays_within_the_measure(
    sample: tuple[str, list[tuple[int, int, str]], list[tuple[int, int]]], width: float
) -> None:
    text, spans, words = sample
    _made, setting, _found, placed = place(text, spans, words, width)
    for line, items in zip(setting.lines, placed, strict=True):
        room = max(width, line.width)
        if items and sum(item.width for item in items) <= room:
            assert items[0].u >= -1e-6
            assert items[-1].u + items[-1].width <= room + 1e-6


PX = 0.05
"""1 px where the text has 20."""


class Over(NamedTuple):
    """Ruby on a line, and what bounds it."""

    item: ruby.Placed
    start: float
    end: float
    """Its base, or the part of it on the line."""
    low: float
    high: float
    """How far the ruby of its word may reach."""
    joined: bool
    """True when the piece before it is of the same word and on the same line."""

    @property
    def off(self) -> float:
        """How far it is from the middle of its base."""
        return self.item.u + self.item.width / 2 - (self.start + self.end) / 2


def over_lines(
    setting: geometry.Setting, found: list[ruby.Piece], placed: list[list[ruby.Placed]]
) -> Iterator[tuple[geometry.Line, list[Over]]]:
    """Yield every line's ruby with the words that it belongs to."""
    pieces = {piece.number: piece for piece in found}
    for line, items in zip(setting.lines, placed, strict=True):
        words: list[list[ruby.Placed]] = []
        after = -1
        for item in items:
            piece = pieces[item.number]
            if not (words and piece.joined and max(piece.first, line.first) == after):
                words.append([])
            words[-1].append(item)
            after = min(piece.last, line.last) + 1
        overs = []
        for word in words:
            one, two = pieces[word[0].number], pieces[word[-1].number]
            low = setting.u[max(one.first, line.first)] - one.left
            if one.first < line.first or (one.joined and one.first == line.first):
                low = 0.0  # the line begins within the word
            high = setting.end[min(two.last, line.last)] + two.right
            goes_on = any(after.joined and after.first == two.last + 1 for after in found)
            if two.last > line.last or (goes_on and two.last == line.last):
                high = max(high, line.width + 1.0)
            for item in word:
                piece = pieces[item.number]
                start = setting.u[max(piece.first, line.first)]
                end = setting.end[min(piece.last, line.last)]
                overs.append(Over(item, start, end, low, high, item is not word[0]))
        yield line, overs


def touching(overs: list[Over]) -> list[list[Over]]:
    """Return the runs of ruby that cannot come closer: 1/8 em is kept between words."""
    runs: list[list[Over]] = []
    for over in overs:
        if runs:
            last = runs[-1][-1].item
            room = over.item.u - last.u - last.width
            if room <= (0.0 if over.joined else ruby.WORD_GAP) + 1e-6:
                runs[-1].append(over)
                continue
        runs.append([over])
    return runs


def check_centring(line: geometry.Line, overs: list[Over], width: float) -> tuple[int, int]:
    """Assert that the rules, and nothing else, keep ruby from the middle of its base.

    Returns:
        How many rubies were free, and how many of all are exactly over their base.
    """
    room = max(width, line.width)
    free = centred = 0
    full = sum(over.item.width for over in overs) > room - 1e-6
    for run in touching(overs):
        first, last = run[0].item, run[-1].item
        end = last.u + last.width
        off = sum(over.off for over in run) / len(run)
        held_left = first.u <= 1e-6 or any(over.item.u <= over.low + 1e-6 for over in run)
        held_right = end >= room - 1e-6 or any(
            over.item.u + over.item.width >= over.high - 1e-6 for over in run
        )
        # Alone it stands in the middle; several in touch are as far to one side as to the other,
        # unless the line's or their word's end holds them.
        assert full or off <= PX or held_left
        assert full or off >= -PX or held_right
        free += len(run) * (not held_left and not held_right)
        centred += sum(abs(over.off) <= PX for over in run)
        if all(over.joined for over in run[1:]) and first.u > 1e-6 and end < room - 1e-6:
            # Ruby of one word leans over its kanji and, by a quarter em, over kana beside it.
            assert first.u >= min(run[0].low, run[0].start) - PX
            assert end <= max(run[-1].high, run[-1].end) + PX
    return free, centred


@settings(max_examples=300)
@given(ruby_texts(), widths)
@example(("00あアッ事事.", [(5, 6, "ううう"), (6, 7, "う")], [(5, 7)]), 4.0)
@example(("00ああ「事事っ", [(5, 6, "うううう"), (6, 7, "う")], [(5, 7)]), 7.3)
def test_ruby_that_the_rules_leave_free_is_centred(
    sample: tuple[str, list[tuple[int, int, str]], list[tuple[int, int]]], width: float
) -> None:
    text, spans, words = sample
    _made, setting, found, placed = place(text, spans, words, width)
    for line, overs in over_lines(setting, found, placed):
        check_centring(line, overs, width)


@pytest.mark.parametrize(
    ("text", "spans", "words", "expected"),
    [
        # one kanji, two kana: exactly above
        ("学ぶ", [(0, 1, "まな")], [(0, 2)], [(0.0, 1.0)]),
        # one kana over one kanji: in the middle
        ("手を", [(0, 1, "て")], [(0, 1)], [(0.25, 0.5)]),
        # three kana lean over the kana on both sides
        ("と南へ", [(1, 2, "みなみ")], [(1, 2)], [(0.75, 1.5)]),
        # the readings of one word stand side by side
        ("の北朝鮮が", [(1, 2, "きた"), (2, 3, "ちょう"), (3, 4, "せん")], [(1, 4)], None),
        # a reading that does not divide is spread, edges to gaps as one to two
        ("今日", [(0, 2, "きょう")], [(0, 2)], [(1 / 12, 1.5 + 2 * (0.5 / 3))]),
    ],
)
def test_places(
    text: str,
    spans: list[tuple[int, int, str]],
    words: list[tuple[int, int]],
    expected: list[tuple[float, float]] | None,
) -> None:
    _made, _setting, _found, placed = place(text, spans, words, 20.0)
    items = placed[0]
    if expected is None:
        for one, two in itertools.pairwise(items):
            assert one.u + one.width == pytest.approx(two.u, abs=1e-6)
        return
    assert [(item.u, item.width) for item in items] == [
        (pytest.approx(u), pytest.approx(width)) for u, width in expected
    ]


def test_long_ruby_between_kanji_opens_its_base() -> None:
    made, setting, _found, placed = place(
        "国志国",
        [(0, 1, "くに"), (1, 2, "こころざし"), (2, 3, "くに")],
        [(0, 1), (1, 2), (2, 3)],
        20.0,
    )
    assert setting.u[2] - setting.end[0] >= 2.5
    middle = (setting.u[1] + setting.end[1]) / 2
    assert placed[0][1].u + placed[0][1].width / 2 == pytest.approx(middle, abs=0.07)
    assert len(made) == 3


def test_ruby_at_the_end_of_a_paragraph_leans_instead_of_opening_its_base() -> None:
    _made, setting, _found, placed = place("と鯱", [(1, 2, "ほっけ")], [(1, 2)], 20.0)
    assert setting.u[1] == pytest.approx(1.0)
    assert placed[0][0].u == pytest.approx(0.75)
    full = "あ" * 19 + "鯱"  # no room after it: it stays within the measure
    _made, _setting, _found, placed = place(full, [(19, 20, "ほっけ")], [(19, 20)], 20.0)
    assert placed[-1][0].u + placed[-1][0].width <= 20.0 + 1e-6


def test_a_neighbour_that_may_be_leaned_over_comes_close_on_its_side() -> None:
    text, spans = "国志の国", [(0, 1, "くに"), (1, 2, "こころざし"), (3, 4, "くに")]
    words = [(0, 1), (1, 2), (2, 3), (3, 4)]
    _made, setting, _found, placed = place(text, spans, words, 20.0)
    before = setting.u[1] - setting.end[0]
    after = setting.u[2] - setting.end[1]
    assert before == pytest.approx(after + ruby.OVERHANG, abs=ruby.WORD_GAP + 1e-6)
    middle = (setting.u[1] + setting.end[1]) / 2
    assert placed[0][1].u + placed[0][1].width / 2 == pytest.approx(middle, abs=PX)


def test_a_word_cut_by_a_line_end_keeps_each_reading_over_its_kanji() -> None:
    text = "ああああ図書館"
    spans = [(4, 5, "と"), (5, 6, "しょ"), (6, 7, "かん")]
    _made, setting, _found, placed = place(text, spans, [(4, 7)], 6.0)
    assert len(setting.lines) == 2
    assert [[item.text for item in line] for line in placed] == [["と", "しょ"], ["かん"]]


def test_settle_moves_as_little_as_possible() -> None:
    assert ruby.settle([0.0, 0.5], [1.0, 1.0], [0, 0], -1, 9) == [-0.25, 0.75]
    assert ruby.settle([0.0, 0.5], [1.0, 1.0], [0, 0], 0, 9) == [0.0, 1.0]
    assert ruby.settle([3.0], [1.0], [0], 0, 3.5) == [2.5]
    assert ruby.settle([], [], [], 0, 1) == []


def test_numbers_are_not_pulled_apart_by_their_reading() -> None:
    made, setting, _found, placed = place("計2018年", [(1, 5, "にせんじゅうはち")], [(1, 5)], 20.0)
    for cell in range(1, 4):
        assert setting.u[cell + 1] == pytest.approx(setting.end[cell])
    middle = (setting.u[1] + setting.end[4]) / 2
    assert placed[0][0].u + placed[0][0].width / 2 == pytest.approx(middle)
    assert made.gap[0] > 0.5


def test_ruby_of_usual_text_is_centred_but_for_what_a_rule_holds() -> None:
    rng = random.Random(11)  # noqa: S311
    free = centred = total = 0
    for _ in range(150):
        text, spans, words = "", [], []
        while len(text) < 90:
            start = len(text)
            text += "".join(rng.choice(KANJI) for _ in range(rng.choice((1, 2, 2, 2, 3))))
            words.append((start, len(text)))
            spans += [
                (at, at + 1, "かきくしょうん"[: rng.choice((1, 2, 2, 2, 3))])
                for at in range(start, len(text))
            ]
            text += "".join(rng.choice("あいうえおがのをに、。") for _ in range(rng.randint(0, 4)))
        width = rng.choice((12.0, 20.0, 33.0))
        _made, setting, found, placed = place(text, spans, words, width)
        for line, overs in over_lines(setting, found, placed):
            one, two = check_centring(line, overs, width)
            free += one
            centred += two
            total += len(overs)
    assert total > 6000
    assert free > 1000
    assert centred > 0.7 * total
