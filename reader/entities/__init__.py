"""Who, where, when and what a text is about."""

from __future__ import annotations
