from __future__ import annotations

import pytest
from fakes import InlineRunner

from dictionary.model import Entry, Headword, KanjiEntry, LookupResult, Match, MatchKind
from ui.lookup.controller import LookupController, LookupRequest, Purpose

pytestmark = pytest.mark.gui


KANJI = KanjiEntry("話", ("ワ",), (), (), ("talk",), 2, 13, 134, 3, 5, "言", ("言", "舌"))


class Lexicon:
    def words_with(self, kanji: str, limit: int = 20) -> tuple[Entry, ...]:
        heads = (Headword("はなし", "はなし"), Headword(f"{kanji}し", "はなし"))
        return (Entry(1, "jmdict", heads, ()), Entry(2, "jmdict", (), ()))[:limit]

    def kanji_with(self, components) -> tuple[str, ...]:
        return ("話", "？") if set(components) <= {"言", "舌"} else ()


class Resource:
    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []
        self.fails = False
        self.lexicon = Lexicon()

    def lookup(self, text, at, **context) -> LookupResult:
        assert set(context) == {"readings", "names", "preferred"}
        self.asked.append((text, at))
        if self.fails:
            raise RuntimeError("no dictionary")
        return LookupResult(at, (Match(at, at + 1, MatchKind.WORD, text[at], "よみ"),), 1)

    def search(self, query: str) -> LookupResult:
        return LookupResult(0, (Match(0, 1, MatchKind.WORD, query, ""),), 1)

    def kanji(self, char: str) -> KanjiEntry | None:
        return KANJI if char == "話" else None


@pytest.fixture
def resource() -> Resource:
    return Resource()


@pytest.fixture
def runner(resource: Resource) -> InlineRunner:
    return InlineRunner(resource)


@pytest.fixture
def controller(qapp, runner: InlineRunner) -> LookupController:
    return LookupController(runner, delay_ms=5)


def collect(controller: LookupController) -> list[tuple[LookupRequest, LookupResult, Purpose]]:
    got: list[tuple[LookupRequest, LookupResult, Purpose]] = []
    controller.result_ready.connect(lambda *values: got.append(values))
    return got


def test_hover_waits_and_only_the_last_place_is_asked(qtbot, controller, resource):
    with qtbot.waitSignal(controller.result_ready):
        for at in range(4):
            controller.hover(LookupRequest("購入する", at))
        assert resource.asked == []
    assert resource.asked == [("購入する", 3)]


def test_hover_at_once_with_shift(controller, resource):
    got = collect(controller)
    controller.hover(LookupRequest("購入する", 0), at_once=True)
    assert [purpose for _, _, purpose in got] == [Purpose.HOVER]


def test_leaving_takes_the_question_back(qtbot, controller, runner, resource):
    got = collect(controller)
    runner.hold = True
    controller.hover(LookupRequest("購入", 0), at_once=True)
    controller.leave()
    runner.run_held()
    assert got == []
    controller.hover(LookupRequest("購入", 1))
    controller.leave()
    qtbot.wait(20)
    assert resource.asked == []


def test_an_answer_that_comes_late_is_dropped(controller, runner):
    got = collect(controller)
    runner.hold = True
    controller.look_up(LookupRequest("古い", 0))
    controller.look_up(LookupRequest("新しい", 0))
    runner.run_held()
    assert [request.text for request, _, _ in got] == ["新しい"]


def test_hovering_does_not_take_back_what_is_to_be_pinned(controller, runner):
    got = collect(controller)
    runner.hold = True
    controller.look_up(LookupRequest("固定", 0))
    controller.hover(LookupRequest("固定", 1), at_once=True)
    controller.leave()
    runner.run_held()
    assert [purpose for _, _, purpose in got] == [Purpose.PIN]


def test_the_same_place_is_asked_once_until_forgotten(controller, resource):
    got = collect(controller)
    for _ in range(3):
        controller.look_up(LookupRequest("購入", 0))
    assert len(got) == 3
    assert len(resource.asked) == 1
    controller.forget()
    controller.look_up(LookupRequest("購入", 0))
    assert len(resource.asked) == 2


def test_what_was_asked_before_forgetting_is_asked_again(controller, runner, resource):
    got = collect(controller)
    runner.hold = True
    controller.look_up(LookupRequest("購入", 0))
    controller.forget()
    runner.run_held()
    assert len(resource.asked) == 2
    assert [purpose for _, _, purpose in got] == [Purpose.PIN]


def test_failure_is_told(qtbot, controller, resource):
    resource.fails = True
    with qtbot.waitSignal(controller.failed) as told:
        controller.look_up(LookupRequest("購入", 0))
    assert str(told.args[0]) == "no dictionary"


def test_search_and_kanji(qtbot, controller):
    with qtbot.waitSignal(controller.search_ready) as found:
        controller.search("  食べ* ")
    assert found.args[1].matches[0].headword == "食べ*"
    with qtbot.waitSignal(controller.search_ready) as found:
        controller.search("   ")
    assert found.args[1].matches == ()
    with qtbot.waitSignal(controller.kanji_ready) as kanji:
        controller.kanji("食")
    assert kanji.args == ["食", None]


def test_kanji_come_with_their_words(qtbot, controller):
    with (
        qtbot.waitSignal(controller.kanji_ready) as kanji,
        qtbot.waitSignal(controller.kanji_words_ready) as words,
    ):
        controller.kanji("話")
    assert kanji.args == ["話", KANJI]
    assert words.args == ["話", (("話し", "はなし"),)]


def test_kanji_are_found_by_their_parts(qtbot, controller):
    with qtbot.waitSignal(controller.search_ready) as found:
        controller.search("言 舌")
    assert [match.kanji for match in found.args[1].matches] == [KANJI]
    with qtbot.waitSignal(controller.search_ready) as found:
        controller.search("言 語る")
    assert found.args[1].matches[0].headword == "言 語る"


def test_cancel_drops_everything(controller, runner):
    got = collect(controller)
    runner.hold = True
    controller.look_up(LookupRequest("購入", 0))
    controller.hover(LookupRequest("購入", 1), at_once=True)
    controller.cancel()
    runner.run_held()
    assert got == []
