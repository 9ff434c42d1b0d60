"""The card under the pointer and the pinned definition."""

from __future__ import annotations
