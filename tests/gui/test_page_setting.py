"""What is set, with the real faces: geometry that holds at every size, width and direction."""

from __future__ import annotations

import itertools
import random

import pytest
from pytestqt.qtbot import QtBot

from ui.page.characters import classify
from ui.page.flow import Flow
from ui.page.scene import Emphasis, PagePreferences, Ruby, SceneParagraph, SecondRuby
from ui.page.typeset import SetParagraph, Typesetter

pytestmark = pytest.mark.gui

PIECES = (
    "の", "は、", "を", "に", "です。", "「そう」", "『ええ』、", "……", "――", "（笑）", "ABC",
    "2024年", "12月", "𠮷野家", "葛󠄀飾", "か゚", "ｶﾅ", "アイウエオ", "！？", "https://example.org/a/b",
)  # fmt: skip
KANJI = "日本国語文学新聞記者東西南北山川海空雨雪"
KANA = "あいうえおかきくけこしょちゃゅっん"


def paragraph(rng: random.Random, length: int, pieces: tuple[str, ...] = PIECES) -> SceneParagraph:
    """A paragraph of words with one to five kana over each kanji, and what stands between."""
    text = ""
    ruby: list[Ruby] = []
    words: list[tuple[int, int]] = []
    while len(text) < length:
        start = len(text)
        text += "".join(rng.choice(KANJI) for _ in range(rng.choice((1, 2, 2, 3, 4))))
        words.append((start, len(text)))
        if rng.random() < 0.3:
            kana = "".join(rng.choice(KANA) for _ in range(rng.randint(1, 8)))
            ruby.append(Ruby(start, len(text), kana))
        else:
            for at in range(start, len(text)):
                kana = "".join(rng.choice(KANA) for _ in range(rng.choice((1, 2, 2, 3, 5))))
                ruby.append(Ruby(at, at + 1, kana))
        text += "".join(rng.choice(pieces) for _ in range(rng.randint(0, 3)))
    return SceneParagraph(0, len(text), text, words=tuple(words), ruby=tuple(ruby))


def set_all(scene: SceneParagraph, preferences: PagePreferences, ems: float) -> list[SetParagraph]:
    """Set a paragraph, in parts if it is long."""
    flow = Flow(Typesetter(preferences))
    flow.fill([scene], [scene])
    flow.resize(ems * preferences.size, 600.0)
    return [flow.set(index) for index in range(len(flow.parts))]


@pytest.mark.parametrize("vertical", [False, True], ids=["horizontal", "vertical"])
@pytest.mark.parametrize(("size", "ems"), [(11.0, 25.0), (20.0, 40.0), (20.0, 13.0), (33.5, 17.4)])
def test_ruby_keeps_apart_and_within_the_page(
    qtbot: QtBot, size: float, ems: float, vertical: bool
) -> None:
    rng = random.Random(int(size * ems) + vertical)  # noqa: S311
    preferences = PagePreferences(size=size, vertical=vertical)
    for length in (60, 150, 400, 2500):
        scene = paragraph(rng, length)
        read: dict[Ruby, str] = {}
        for part in set_all(scene, preferences, ems):
            for line in part.lines:
                for one, two in itertools.pairwise(line.boxes):
                    assert one.end <= two.u + 0.05
                for box in line.boxes:
                    assert box.u >= -0.05
                    # The margin is 1.5 em; a mark that hangs takes one of it.
                    assert box.end <= (ems + 1) * size + 0.05
                    assert box.source is not None
                    read[box.source] = read.get(box.source, "") + box.text
        whole = "".join(item.kana for item in scene.ruby)
        assert "".join(read[item] for item in sorted(read)) == whole


@pytest.mark.parametrize("vertical", [False, True], ids=["horizontal", "vertical"])
@pytest.mark.parametrize("ems", [12.0, 25.0, 40.0])
def test_lines_are_whole_and_begin_and_end_as_they_may(
    qtbot: QtBot, ems: float, vertical: bool
) -> None:
    rng = random.Random(int(ems) + vertical)  # noqa: S311
    for length in (90, 300, 3000):
        scene = paragraph(rng, length)
        text, at = "", 0
        for part in set_all(scene, PagePreferences(vertical=vertical), ems):
            for line in part.lines:
                start, end = at + line.start, at + line.end
                if start > 0 and scene.text[start] not in "\u3099\u309a":
                    broken = classify(scene.text[start]), classify(scene.text[start - 1])
                    assert not broken[0].no_start or not scene.text[start].isalnum()
                    assert not broken[1].no_end
                text += scene.text[start:end]
            at += part.length
        assert text == scene.text


def test_a_long_paragraph_shows_no_joint(qtbot: QtBot) -> None:
    rng = random.Random(5)  # noqa: S311
    # What cannot be broken may leave any line short, so an address is left out.
    scene = paragraph(rng, 20_000, PIECES[:-1])
    parts = set_all(scene, PagePreferences(), 40.0)
    assert len(parts) > 20
    for part in parts[:-1]:
        assert part.top == 0
        assert part.height == pytest.approx(len(part.lines) * part.pitch)
        last = part.lines[-1]
        assert last.width >= 38.5 * part.size


@pytest.mark.parametrize("vertical", [False, True], ids=["horizontal", "vertical"])
def test_a_number_with_a_long_reading_does_not_push_its_comma_outside(
    qtbot: QtBot, vertical: bool
) -> None:
    text = "昨年の十二月十四日の発表では、53.85%、今年は減った。"
    at = text.index("53")
    ruby = Ruby(at, at + 6, "ごじゅうさんてんはちごぱーせんと")
    scene = SceneParagraph(0, len(text), text, words=((at, at + 6),), ruby=(ruby,))
    for ems in range(9, 32):
        (part,) = set_all(scene, PagePreferences(vertical=vertical), float(ems))
        for line in part.lines:
            assert line.width <= (ems + 1) * part.size + 0.05
            assert all(box.end <= (ems + 1) * part.size + 0.05 for box in line.boxes)


def test_a_mark_ends_with_what_is_seen(qtbot: QtBot) -> None:
    text = "The quick brown fox jumps over the lazy dog and goes home at once"
    (part,) = set_all(SceneParagraph(0, len(text), text), PagePreferences(), 12.0)
    for line, _u, end in part.boxes(0, len(text)):
        assert end <= line.width + 0.05
    first = part.lines[0]
    assert text[first.end - 1] == " "
    ((_line, u, end),) = part.boxes(first.end - 1, first.end)
    assert end > u  # the space itself can still be pointed at


@pytest.mark.parametrize("pitch", [1.5, 1.9, 2.4])
@pytest.mark.parametrize("second", [False, True])
def test_what_stands_on_the_other_side_has_room(qtbot: QtBot, pitch: float, second: bool) -> None:
    text = "両側に付くものが隣の行の振り仮名に触れない。"
    readings = (Ruby(0, 2, "りょうがわ"), Ruby(9, 10, "ぎょう"))
    scene = SceneParagraph(
        0,
        len(text),
        text,
        ruby=readings,
        emphasis=() if second else (Emphasis(0, 2),),
        second=(SecondRuby(0, 2, "both"),) if second else (),
    )
    preferences = PagePreferences(pitch=pitch)
    (part,) = set_all(scene, preferences, 8.0)
    line = part.lines[0]
    below = part.below(line, 0.0, part.size)
    assert below == pytest.approx(part.size / 2)
    assert part.below(line, part.size * 6, part.size * 7) == 0.0
    assert part.base + part.size + below <= part.pitch + part.lines[1].boxes[0].band + 0.05
    assert min(box.band for line in part.lines for box in line.boxes) >= -0.05
    plain = SceneParagraph(0, len(text), text, ruby=readings)
    (other,) = set_all(plain, preferences, 8.0)
    assert other.pitch <= part.pitch <= max(other.pitch, 2.1 * part.size + 1)
