"""Texts and platforms as tables, for files out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.core.tables import Column, Kind, Row, Table
from pobratym.core.translation import choices
from pobratym.people.models import Community
from pobratym.profiles.selectors import platforms
from pobratym.profiles.selectors.texts import profile_of, texts
from pobratym.profiles.states import TRANSLATIONS, Block

BLOCKS: Final = (
    Column("block", _("block"), Kind.CHOICE, required=True, choices=tuple(Block.choices)),
    Column("language", _("language"), required=True),
    Column("text", _("text"), Kind.LONG_TEXT),
    Column("state", _("state"), Kind.CHOICE, choices=choices(TRANSLATIONS)),
    Column("read_by", _("read by")),
    Column("read_on", _("read on"), Kind.DATE),
)
LISTINGS: Final = (
    Column("platform", _("platform")),
    Column("address", _("address"), Kind.URL),
    Column("link", _("address of our entry"), Kind.URL),
    Column("published_on", _("published on"), Kind.DATE),
    Column("published_by", _("published by")),
    Column("checked_on", _("checked on"), Kind.DATE),
    Column("checked_by", _("checked by")),
    Column("in_step", _("in step with the profile"), Kind.BOOLEAN),
)


def block_rows(community: Community) -> Iterable[Row]:
    """Every text of the profile. Queries: 2."""
    profile = profile_of(community)
    found = texts(profile)
    for code in profile.languages:
        for block in Block:
            row = found.row(block, code)
            if row and row.text:
                yield {
                    "block": block.value,
                    "language": code,
                    "text": row.text,
                    "state": found.state(block, code).value,
                    "read_by": row.read_by,
                    "read_on": calendar.day_of(row.read_at) if row.read_at else None,
                }


def listing_rows(community: Community) -> Iterable[Row]:
    """Our entries on platforms. Queries: at most 11."""
    for entry in platforms.entries(profile_of(community)):
        if entry.listing:
            yield {
                "platform": str(entry.platform),
                "address": entry.platform.url,
                "link": entry.listing.link,
                "published_on": entry.listing.published_on,
                "published_by": entry.listing.published_by,
                "checked_on": entry.listing.checked_on,
                "checked_by": entry.listing.checked_by,
                "in_step": not entry.is_out_of_step,
            }


TABLES: Final = (
    Table("profile_blocks", _("Texts of the profile"), BLOCKS, block_rows),
    Table("profile_entries", _("Entries on platforms"), LISTINGS, listing_rows),
)
