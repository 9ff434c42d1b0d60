"""The few dialogs that need an answer before anything can go on."""

from __future__ import annotations
