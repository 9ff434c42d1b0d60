"""What is spared of the start of Qt's Python bindings."""

from __future__ import annotations

import sys
import types


def spare_source_scan() -> None:
    """Keep the bindings from reading the source of every module that is imported from now on.

    They look there for a use of ``from __feature__ import …``, which nothing here has, and all they
    read stays in ``linecache``: 13 MB, and 60 to 120 ms of a start. Nothing documented switches it
    off, so where a later release no longer has this function all stays as it was.
    Source: ``feature_imported`` in PySide6 6.11's ``shibokensupport/feature.py``.
    """
    import shiboken6  # noqa: F401

    feature = sys.modules.get("shibokensupport.feature")
    if isinstance(getattr(feature, "_mod_uses_pyside", None), types.FunctionType):
        setattr(feature, "_mod_uses_pyside", _uses_none)  # noqa: B010


def _uses_none(_module: types.ModuleType) -> bool:
    return False
