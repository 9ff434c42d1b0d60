"""The map of the window's modules names each of them, and none that is gone."""

from __future__ import annotations

import re
from pathlib import Path

import ui


def test_every_module_is_on_the_map() -> None:
    folder = Path(ui.__file__).parent
    there = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    there |= {f"{path.parent.name}/" for path in folder.glob("*/__init__.py")}
    assert set(re.findall(r"``([a-z_/]+)``", ui.__doc__ or "")) == there
