"""Asks the running window what a screen reader would ask, over AT-SPI, and prints it as JSON.

Run by ``session.py`` with the system's Python, which has ``pyatspi``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pyatspi
from gi.repository import GLib

EVENTS = ("object:text-caret-moved", "object:text-selection-changed", "object:announcement")


def wait(seconds):
    """Let events arrive."""
    loop = GLib.MainLoop()
    GLib.timeout_add(int(seconds * 1000), loop.quit)
    loop.run()


def find(role, seconds=40):
    """Return the application's first object of a role, waiting until it is there."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.name == "Yomite":
                found = pyatspi.findDescendant(application, lambda node: node.getRoleName() == role)
                if found is not None:
                    return application, found
        time.sleep(0.3)
    raise SystemExit(f"no {role} on the bus")


def controls(node, found):
    """Gather role and name of everything that shows and can be reached."""
    states = node.getState()
    if states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_FOCUSABLE):
        found.append([node.getRoleName(), node.name])
    for index in range(min(node.childCount, 40)):
        child = node.getChildAtIndex(index)
        if child is not None:
            controls(child, found)
    return found


def main():
    """Print the answers."""
    application, page = find("document frame")
    text = page.queryText()
    while text.characterCount < 10:
        time.sleep(0.2)
    wait(6)  # the analysis
    told = []

    def on_event(event):
        if event.source is not None and event.source.getRoleName() == "document frame":
            told.append([str(event.type), event.detail1, str(event.any_data)])

    for name in EVENTS:
        pyatspi.Registry.registerEventListener(on_event, name)

    def after(deed, seconds=1.0):
        told.clear()
        deed()
        wait(seconds)
        return list(told)

    def press(*keys):
        subprocess.run(["xdotool", "key", "--delay", "80", *keys], check=True)

    def at(offset, boundary):
        return list(text.getTextAtOffset(offset, boundary))

    answers = {"name": page.name, "text": text.getText(0, -1), "count": text.characterCount}
    middle = int(sys.argv[1])
    answers["char"] = at(middle, pyatspi.TEXT_BOUNDARY_CHAR)
    answers["word"] = at(middle, pyatspi.TEXT_BOUNDARY_WORD_START)
    word = pyatspi.TEXT_BOUNDARY_WORD_START
    answers["word_before"] = list(text.getTextBeforeOffset(middle, word))
    answers["word_after"] = list(text.getTextAfterOffset(middle, word))
    answers["string"] = list(text.getStringAtOffset(middle, pyatspi.TEXT_GRANULARITY_WORD))
    answers["attributes"] = str(text.getAttributes(middle))
    answers["sentence"] = at(middle, pyatspi.TEXT_BOUNDARY_SENTENCE_START)
    answers["line"] = at(middle, pyatspi.TEXT_BOUNDARY_LINE_START)
    granularity = pyatspi.TEXT_GRANULARITY_PARAGRAPH
    answers["paragraph"] = list(text.getStringAtOffset(middle, granularity))
    place = text.getCharacterExtents(middle, pyatspi.DESKTOP_COORDS)
    answers["extents"] = list(place)
    x, y, width, height = place
    centre = (x + width // 2, y + height // 2)
    answers["at_point"] = text.getOffsetAtPoint(*centre, pyatspi.DESKTOP_COORDS)
    answers["set_caret"] = after(lambda: text.setCaretOffset(middle))
    answers["caret"] = text.caretOffset
    answers["select"] = after(lambda: text.addSelection(middle, middle + 4))
    answers["selections"] = [text.getNSelections(), *text.getSelection(0)]
    answers["reselect"] = after(lambda: text.setSelection(0, middle, middle + 2))
    answers["reselected"] = [text.getNSelections(), *text.getSelection(0)]
    answers["clear"] = after(lambda: text.removeSelection(0))
    answers["cleared"] = text.getNSelections()
    page.queryComponent().grabFocus()
    answers["next_word"] = after(lambda: press("Right"))
    answers["caret_after"] = text.caretOffset
    answers["shift"] = after(lambda: press("shift+Right", "shift+Right"))
    answers["shifted"] = [text.getNSelections(), *text.getSelection(0), text.caretOffset]
    answers["escape"] = after(lambda: press("Escape"))
    answers["card"] = after(lambda: press("Left", "Return"), 5.0)
    answers["controls"] = controls(application, [])
    print(json.dumps(answers, ensure_ascii=False))


if __name__ == "__main__":
    main()
