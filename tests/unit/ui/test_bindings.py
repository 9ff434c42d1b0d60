"""The bindings start without reading the sources of what is imported after them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[3]
_PROGRAM = """
from ui.bindings import spare_source_scan
spare_source_scan()
import linecache
import ui.messages, ui.settings
from PySide6.QtCore import QObject, QSettings
read = [name for name in linecache.cache if name.endswith("settings.py")]
assert not read, read
assert hasattr(QObject, "setObjectName") and not hasattr(QObject, "set_object_name")
"""


def test_no_source_is_read() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], cwd=_ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_without_the_scan_nothing_is_changed() -> None:
    program = (
        "import shiboken6, sys\n"
        "del sys.modules['shibokensupport.feature']\n"
        "from ui.bindings import spare_source_scan\n"
        "spare_source_scan()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=_ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
