"""What the window's tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import TEXT, Desk
from PySide6.QtWidgets import QApplication


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    made = Desk(tmp_path / "desk")
    yield made
    made.close()
