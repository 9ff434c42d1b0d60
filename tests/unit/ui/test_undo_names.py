from __future__ import annotations

import re
from pathlib import Path

from ui.undo_names import step_name

SESSIONS = Path(__file__).parents[3] / "reader" / "sessions"


def test_every_step_that_can_be_undone_has_a_name():
    sources = "".join(path.read_text(encoding="utf-8") for path in SESSIONS.glob("*.py"))
    labels = set(re.findall(r'\.step\("([a-z.]+)"', sources))
    assert len(labels) > 20
    assert [label for label in labels if not step_name(label)] == []
    assert step_name("of.a.later.version") == ""
