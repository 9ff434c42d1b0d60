"""What an accessible text says through pointers, which PySide leaves out.

PySide (seen in 6.11.3 and 6.12.0) removes ``selection``, ``attributes``, ``textBeforeOffset``,
``textAtOffset`` and ``textAfterOffset`` from ``QAccessibleTextInterface``, because they answer
through ``int *`` (``typesystem_gui_common.xml``, ``remove="all"``): an override in Python is never
called, the first two do nothing, and the others go by Unicode's word borders, which in Japanese
are those of single characters. Handing out the ``QAccessibleTextEdit`` of a hidden ``QTextEdit``
instead would mend the selection, but not the words, and every character would be said to stand
where that widget is.

So the C++ object is given a copy of its table of virtual methods in which these five lead back to
Python. The table's layout cannot change within Qt 6, which keeps binary compatibility, and is
checked before it is used; where the check fails, or the machine passes results another way than
the System V ABI of x86-64 does, nothing is changed.
"""

from __future__ import annotations

import ctypes
import logging
import os
import platform
import sys
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_int, c_void_p
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtGui import QAccessibleTextInterface

_Answer = TypeVar("_Answer")

logger = logging.getLogger(__name__)

# The places of the methods in the table: two destructors, then qaccessible.h in its order.
_SELECTION = 2
_TEXT = 9
_BEFORE, _AT, _AFTER = 10, 12, 11
_ATTRIBUTES = 17
_METHODS = 18
_HEAD = 2
"""Words in front of the table: distance to the top of the object, and its type."""

# A result that is an object is written to a place that comes as a hidden first argument.
_Selection = CFUNCTYPE(None, c_void_p, c_int, POINTER(c_int), POINTER(c_int))
_Text = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_int, c_int)
_Piece = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_int, c_int, POINTER(c_int), POINTER(c_int))
_Attributes = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int), POINTER(c_int))


class Answers(Protocol):
    """What Python answers; all offsets in UTF-16 units."""

    def selected(self, index: int) -> tuple[int, int]:
        """Return where a selection begins and ends."""
        ...

    def piece(self, offset: int, boundary: int, step: int) -> tuple[str, int, int]:
        """Return a character, word, sentence, paragraph or line, and where it stands.

        Args:
            offset: Where.
            boundary: Number of a ``QAccessible.TextBoundaryType``.
            step: 0 for the piece at the offset, -1 for the one before it, 1 for the one after it.
        """
        ...

    def attributes_at(self, offset: int) -> tuple[str, int, int]:
        """Return ``name:value;`` pairs, and the stretch that they hold for."""
        ...


class _Voice(QAccessibleTextInterface):
    """Turns a Python string into a ``QString``, by being asked for its text."""

    words = ""

    def text(self, _start_offset: int, _end_offset: int) -> str:
        """Return the string."""
        return self.words


def teach(interface: QAccessibleTextInterface, answers: Answers) -> bool:
    """Have Python answer what the binding leaves out.

    Args:
        interface: The text interface; its Python object must stay as long as Qt may ask it.
        answers: What knows the answers.

    Returns:
        False where this is not possible; the interface is as it was then.
    """
    methods = _methods(interface)
    if not _as_expected(methods):
        return False
    voice = _Voice()
    speaker = _address(voice)
    say = _Text(_methods(voice)[_TEXT])

    def string(result: int, words: str) -> int:
        voice.words = words
        say(result, speaker, 0, 0)
        return result

    def selection(_this: int, index: int, start: Any, end: Any) -> None:
        start[0], end[0] = _safely(lambda: answers.selected(index), (-1, -1))

    def attributes(result: int, _this: int, offset: int, start: Any, end: Any) -> int:
        words, start[0], end[0] = _safely(lambda: answers.attributes_at(offset), ("", -1, -1))
        return string(result, words)

    def piece(step: int) -> Callable[..., int]:
        def answer(
            result: int, _this: int, offset: int, boundary: int, start: Any, end: Any
        ) -> int:
            words, start[0], end[0] = _safely(
                lambda: answers.piece(offset, boundary, step), ("", -1, -1)
            )
            return string(result, words)

        return answer

    calls = {
        _SELECTION: _Selection(selection),
        _BEFORE: _Piece(piece(-1)),
        _AFTER: _Piece(piece(1)),
        _AT: _Piece(piece(0)),
        _ATTRIBUTES: _Attributes(attributes),
    }
    table = (c_void_p * (_HEAD + _METHODS))(*(methods[at] for at in range(-_HEAD, _METHODS)))
    for at, call in calls.items():
        table[_HEAD + at] = ctypes.cast(call, c_void_p)
    # C++ may come back to these until the very end of the process, after Python has let go.
    ctypes.pythonapi.Py_IncRef(ctypes.py_object((table, calls, voice)))
    first = ctypes.addressof(table) + _HEAD * ctypes.sizeof(c_void_p)
    c_void_p.from_address(_address(interface)).value = first
    return True


def _safely(answer: Callable[[], _Answer], otherwise: _Answer) -> _Answer:
    """Return an answer; C++ has no use for an exception."""
    try:
        return answer()
    except Exception:
        logger.exception("A question of assistive technology was not answered")
        return otherwise


def _address(interface: QAccessibleTextInterface) -> int:
    """Return where the C++ object of an interface is."""
    (found,) = shiboken6.getCppPointer(interface)
    return int(found)


def _methods(interface: QAccessibleTextInterface) -> Any:
    """Return the addresses of an object's virtual methods, which are what it begins with."""
    return POINTER(c_void_p).from_address(_address(interface))


def _as_expected(methods: Any) -> bool:
    """Return whether a table is laid out as here, by the three methods that Qt itself fills in."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return False
    try:
        library = ctypes.CDLL("libQt6Gui.so.6", mode=os.RTLD_NOLOAD | os.RTLD_LAZY)
        for name, at in (("Before", _BEFORE), ("After", _AFTER), ("At", _AT)):
            method = f"text{name}Offset"
            symbol = (
                f"_ZNK24QAccessibleTextInterface{len(method)}{method}"
                "EiN11QAccessible16TextBoundaryTypeEPiS2_"
            )
            if ctypes.cast(getattr(library, symbol), c_void_p).value != methods[at]:
                return False
    except (OSError, AttributeError):
        return False
    return True
