"""The layers that decide how a word is read."""

from __future__ import annotations
