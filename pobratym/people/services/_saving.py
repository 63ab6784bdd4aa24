"""Saving with a journal entry, as every room does it."""

from __future__ import annotations

from pobratym.journal.saving import save

__all__ = ["save"]
