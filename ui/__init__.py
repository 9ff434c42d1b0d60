"""The window: the only layer that imports Qt.

Where is what? Folders hold what is drawn, modules here what makes it work.

- ``page/``: the page engine, from text with ruby to what is painted, and what pointer and keyboard
  do on it. ``lookup/``: the card and the pinned definition. ``panels/`` and ``models/``: the panels
  beside the page and their item models. ``dialogs/``; ``widgets/``: small parts of the window.
- Start and end: ``app`` builds everything; ``services``, ``settings``, ``runner`` (a thread for
  each resource), ``bindings``, ``memory``, ``trace``, ``preparing`` (the dictionary's index).
- The window: ``main_window`` puts the page on the screen; once that is painted ``furnishing`` makes
  ``furniture`` beside it; ``frame`` parts the room between them, ``side`` fills the panels;
  ``actions`` is the table of all commands and keys; ``looks``, ``theme`` and ``icons``.
- Reading: ``opening`` (every way a text comes in), ``reading`` (its analysis), ``page_controller``
  with ``presenter`` and ``ruby_rules`` (what the page shows of it), ``finding``, ``looking_up``
  with ``known_here`` (what the text itself tells of a word to look up).
- What the reader keeps: ``notes`` is the door to the notebook; ``note_writing``, ``lasting``,
  ``entity_pages``, ``word_commands``, ``correcting``, ``known_words``, ``shelving``, ``keeping``,
  ``reading_clock``, ``exporting`` with ``export_labels``.
- Asking and telling: ``asking`` and ``dictionaries`` open the dialogs; ``telling``, ``messages``,
  ``sentences``, ``undo_names`` and ``announcing`` have the words; ``links`` leads out.
"""

from __future__ import annotations
