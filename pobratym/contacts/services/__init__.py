"""Writes to the directory. Keyword-only; `by` says who; each leaves a journal entry."""

from __future__ import annotations

from pobratym.contacts.services.directory import (
    ERASED,
    add_organisation,
    add_person,
    change_membership,
    change_organisation,
    change_person,
    erase_person,
    join_network,
)

__all__ = (
    "ERASED",
    "add_organisation",
    "add_person",
    "change_membership",
    "change_organisation",
    "change_person",
    "erase_person",
    "join_network",
)
