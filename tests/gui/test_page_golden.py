"""Pictures of the page that someone has looked at.

``YOMITE_UPDATE_GOLDEN=1`` writes them again; look at every one that changed before it is committed.
They hold for the bundled font and one minor version of Qt; elsewhere the comparison is left out.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.page.face import font_families
from ui.page.scene import (
    DARK,
    LIGHT,
    SEPIA,
    Emphasis,
    Mark,
    MarkStyle,
    PagePreferences,
    PageTheme,
    Ruby,
    RubyMode,
    SceneParagraph,
    SecondRuby,
)
from ui.page.view import PageView

pytestmark = [pytest.mark.gui, pytest.mark.golden]

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
QT = "6.11"
FAMILY = "Noto Sans CJK JP"
FAR = 8
"""Difference of a channel, of 255, from which a pixel counts as another one."""
MOST = 0.001
"""Share of other pixels that is still the same picture."""

MARKUP = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def paragraphs(*lines: str, kinds: tuple[str, ...] = ()) -> list[SceneParagraph]:
    """Paragraphs from lines in which [漢字|かん/じ] stands for ruby, divided by kanji or not."""
    made = []
    start = 0
    for number, line in enumerate(lines):
        text, ruby, words, at = "", [], [], 0
        for match in MARKUP.finditer(line):
            text += line[at : match.start()]
            base, readings = match.group(1), match.group(2).split("/")
            place = start + len(text)
            words.append((place, place + len(base)))
            if len(readings) == len(base):
                ruby += [Ruby(place + i, place + i + 1, kana) for i, kana in enumerate(readings)]
            else:
                ruby.append(Ruby(place, place + len(base), "".join(readings)))
            text += base
            at = match.end()
        text += line[at:]
        kind = kinds[number] if number < len(kinds) else "body"
        level = 1 if kind == "heading" else 0
        made.append(
            SceneParagraph(
                start, start + len(text), text, kind, level, words=tuple(words), ruby=tuple(ruby)
            )
        )
        start += len(text) + 1
    return made


FIRST = (
    "[港町|みなと/まち]の[人々|ひと/びと]は[早起|はや/お]きで、[船|ふね]が[帰|かえ]る[頃|ころ]には"
    "もう[空|そら]が[白|しら]んでいる。[市場|いち/ば]には[新鮮|しん/せん]な[魚|さかな]が"
    "[所狭|ところ/せま]しと[並|なら]び、[威勢|い/せい]のいい[声|こえ]が[飛|と]び[交|か]う。"
)
SECOND = (
    "「[今日|きょう]は[大漁|たい/りょう]だよ」と[漁師|りょう/し]は[笑|わら]って[言|い]った。"
    "『[鯵|あじ]を三匹』、[私|わたし]は[小|ちい]さな[声|こえ]で[頼|たの]んだ。"
    "[彼|かれ]の[志|こころざし]を[承|うけたまわ]って、[国際|こく/さい][交渉|こう/しょう]の[席|せき]へ。"
)
STORY = ("[港町|みなと/まち]の[朝|あさ]", FIRST, SECOND)
EDGES = (
    "𠮷野家と𩸽、葛󠄀飾区の「か゚」行。ｶﾀｶﾅ、がぎ(が)。",
    "「『こう』と言った」「えっ、……――まさか！？」彼は（笑）と・中黒・を打った。",
    "https://www.example.org/a/very/long/path?query=string&another=value を見よ。",
    "第3条、2023年12月14日、53.85%、A案とB社、ABC、!!とか。１２３、４５６円。",
    "[憧|あこが]れの[大人|おとな]が[五月雨|さみだれ]に[蒲公英|たんぽぽ]を[2018年|にせんじゅうはちねん]に[見|み]た。",
)


@dataclass(frozen=True)
class Scene:
    """A picture: what is shown and how."""

    lines: tuple[str, ...] = STORY
    kinds: tuple[str, ...] = ("heading",)
    theme: PageTheme = LIGHT
    preferences: PagePreferences = field(default_factory=PagePreferences)
    marks: bool = False
    hover: bool = False
    extras: bool = False
    turns: int = 0


FOLDED = (
    "港町の市場、本日休業",
    "写真：閉まった門の前に立つ人々",
    "市場は本日休業する。再開は明日の朝五時を予定している。",
    "コメントを残す",
    "メールアドレスが公開されることはありません。",
    "次の記事では漁師の一日を追う。",
)
FOLDED_KINDS = ("heading", "caption", "body", "boilerplate", "boilerplate", "body")
VERTICAL = PagePreferences(vertical=True)

SCENES = {
    "horizontal": Scene(),
    "vertical": Scene(preferences=VERTICAL),
    "dark": Scene(theme=DARK),
    "sepia_vertical": Scene(theme=SEPIA, preferences=VERTICAL),
    "small": Scene(preferences=PagePreferences(size=14)),
    "large": Scene(preferences=PagePreferences(size=36)),
    "narrow_vertical": Scene(preferences=PagePreferences(vertical=True, size=26, line_length=9)),
    "edges": Scene(lines=EDGES, kinds=()),
    "edges_vertical": Scene(lines=EDGES, kinds=(), preferences=VERTICAL),
    "marks": Scene(marks=True),
    "marks_dark_vertical": Scene(marks=True, theme=DARK, preferences=VERTICAL),
    "second_ruby": Scene(lines=("強調したい文字と両側のルビがある文。",), kinds=(), extras=True),
    "second_ruby_vertical": Scene(
        lines=("強調したい文字と両側のルビがある文。",), kinds=(), extras=True, preferences=VERTICAL
    ),
    "hover": Scene(preferences=PagePreferences(ruby_mode=RubyMode.HOVER), hover=True),
    "tight": Scene(preferences=PagePreferences(ruby_mode=RubyMode.NONE, tight=True)),
    "pages": Scene(preferences=PagePreferences(paged=True, size=26), turns=1),
    "folded": Scene(lines=FOLDED, kinds=FOLDED_KINDS),
}


def picture(scene: Scene, view: PageView) -> QImage:
    """Show a scene and take its picture."""
    made = paragraphs(*scene.lines, kinds=scene.kinds)
    if scene.extras:
        first = made[0]
        both = first.text.index("両側")
        made[0] = SceneParagraph(
            first.start,
            first.end,
            first.text,
            ruby=(Ruby(both, both + 2, "りょうがわ", author=True),),
            emphasis=(Emphasis(0, 2), Emphasis(both - 3, both - 1, "●")),
            second=(SecondRuby(both, both + 2, "both"),),
        )
    view.set_theme(scene.theme)
    view.set_preferences(scene.preferences)
    view.set_paragraphs(made)
    if scene.marks:
        text = made[1].text
        start = made[1].start

        def mark(part: str, key: str, style: MarkStyle = MarkStyle.WASH) -> Mark:
            at = start + text.index(part)
            return Mark(at, at + len(part), key, style)

        view.set_marks(
            "entity",
            [
                mark("港町", "entity.PLACE", MarkStyle.UNDERLINE),
                mark("人々", "entity.PERSON", MarkStyle.DOUBLE),
                mark("早起", "entity.DATE", MarkStyle.DASHED),
                mark("船", "entity.WORK", MarkStyle.WAVE),
                mark("空", "entity.GROUP", MarkStyle.DOTS),
            ],
        )
        view.set_marks(
            "highlight",
            [
                mark("港町の人", "highlight.yellow"),
                mark("早起きで", "highlight.green"),
                mark("頃には", "highlight.blue"),
                mark("もう空", "highlight.pink"),
                mark("市場には", "highlight.violet"),
            ],
        )
        view.set_marks(
            "word_status", [mark("新鮮", "status.learning"), mark("魚", "status.unknown")]
        )
        view.show_hits([(mark("威勢", "")[0], mark("威勢", "")[1])], 0)
        at = start + text.index("人々")
        view.select(at, at + 8)
        voice = start + text.index("声")
        view.set_current_word((voice, voice + 1))
    if scene.hover:
        view.set_current_word(made[1].words[0])
    for _ in range(scene.turns):
        view.next_screen()
    QApplication.processEvents()
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def difference(one: QImage, two: QImage) -> float:
    """Return the share of pixels that differ."""
    if one.size() != two.size():
        return 1.0
    first, second = bytes(one.constBits()), bytes(two.constBits())
    if first == second:
        return 0.0
    other = {
        index // 4
        for index, (a, b) in enumerate(zip(first, second, strict=True))
        if abs(a - b) > FAR
    }
    return len(other) / (one.width() * one.height())


@pytest.mark.parametrize("name", SCENES)
def test_looks_as_it_did(name: str, qtbot: QtBot, tmp_path: Path) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    image = picture(SCENES[name], view)
    path = GOLDEN / f"page_{name}.png"
    if os.environ.get("YOMITE_UPDATE_GOLDEN"):
        assert image.save(str(path))
        return
    if (
        not qVersion().startswith(QT)
        or font_families() != [FAMILY]
        or image.devicePixelRatio() != 1
    ):
        pytest.skip(f"the pictures were taken with Qt {QT} and {FAMILY} at scale 1")
    expected = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    share = difference(image, expected)
    if share > MOST:
        image.save(str(tmp_path / path.name))
    assert share <= MOST, f"{share:.2%} of the pixels differ: {tmp_path / path.name}"
