"""The derived index: what the hover path reads, built once from a dictionary source."""

from __future__ import annotations
