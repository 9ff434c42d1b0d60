"""Developer scripts that make the shipped data and models; the application never imports them."""

from __future__ import annotations
