"""The panels beside the page."""

from __future__ import annotations
