"""Deliverables: what the reader takes away."""

from __future__ import annotations
