"""The reader's data on disk: one SQLite file."""

from __future__ import annotations
