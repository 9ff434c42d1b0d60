"""Reading sessions, annotations and the look-up log."""

from __future__ import annotations
