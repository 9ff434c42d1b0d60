"""Qt item models over tuples of domain objects."""

from __future__ import annotations
