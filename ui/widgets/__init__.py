"""Small widgets of the window itself: message bar, find bar, start page."""

from __future__ import annotations
