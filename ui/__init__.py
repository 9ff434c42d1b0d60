"""The window: the only layer that imports Qt."""

from __future__ import annotations
