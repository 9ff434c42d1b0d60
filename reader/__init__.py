"""Reading Japanese: documents, analysis, entities, notes and sessions; no Qt."""

from __future__ import annotations

__version__ = "0.1.0"
