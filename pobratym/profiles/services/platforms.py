"""Entries on platforms: published, checked; platforms corrected and added."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.journal import saving
from pobratym.journal.services import Actor, record
from pobratym.people.models import Community
from pobratym.profiles.models import Listing, Platform, Profile
from pobratym.profiles.selectors.platforms import Entry
from pobratym.profiles.selectors.platforms import known as known_platforms


@dataclass(frozen=True, slots=True)
class Put:
    """What somebody has put on a platform."""

    on: dt.date
    link: str = ""
    needs_told: bool = False


@transaction.atomic
def put(profile: Profile, entry: Entry, what: Put, *, by: Actor) -> Listing:
    """Record that the text of this platform has been copied there.

    Writes: the entry, one journal entry. Raises: "in_the_future" on `published_on`; "empty".
    """
    if what.on > calendar.today():
        raise RuleViolation(
            "in_the_future", _("This day has not come yet. Enter the day it happened."),
            field="published_on",
        )  # fmt: skip
    if not entry.fitted.text:
        raise RuleViolation("empty", _("There is no text in the language of this platform yet."))
    values = {
        "link": what.link,
        "text": entry.fitted.text,
        "needs_told": what.needs_told,
        "published_on": what.on,
        "published_by": str(by),
        "checked_on": what.on,
        "checked_by": str(by),
    }
    listing, _created = Listing.objects.update_or_create(
        profile=profile, platform=entry.platform.code, defaults=values
    )
    changes = {"platform": entry.platform.name_uk, "on": what.on}
    record("profiles.listed", about=profile, by=by, changes=changes)
    return listing


@transaction.atomic
def check(profile: Profile, listing: Listing, *, by: Actor) -> Listing:
    """Record that somebody has looked at our entry today and it is there.

    Writes: the entry, one journal entry.
    """
    listing.checked_on, listing.checked_by = calendar.today(), str(by)
    listing.save(update_fields=["checked_on", "checked_by"])
    record("profiles.listing_checked", about=profile, by=by, changes={"platform": listing.platform})
    return listing


@transaction.atomic
def remove(profile: Profile, listing: Listing, *, by: Actor) -> None:
    """Record that we are no longer there. Writes: the entry, one journal entry."""
    changes = {"platform": listing.platform}
    record("profiles.listing_removed", about=profile, by=by, changes=changes)
    listing.delete()


@transaction.atomic
def correct(
    community: Community, code: str, facts: Mapping[str, Any], *, version: int | None, by: Actor
) -> Platform:
    """Correct what is known of a platform, in this community alone.

    Writes: the platform, one journal entry. Raises: "changed_meanwhile", ValidationError.
    """
    found = next(one for one in known_platforms(community) if one.code == code)
    seen = version if found.pk else None
    return saving.save(found, facts, action="profiles.platform_changed", version=seen, by=by)


@transaction.atomic
def add(community: Community, facts: Mapping[str, Any], *, by: Actor) -> Platform:
    """Add a platform. Writes: the platform, one journal entry. Raises: "known_already"."""
    code = text.slug(str(facts["name_en"] or facts["name_uk"]))[:40]
    if not code or any(one.code == code for one in known_platforms(community)):
        raise RuleViolation(
            "known_already", _("A platform of this name is in the list already."), field="name_uk"
        )
    platform = Platform(community=community, code=code)
    return saving.save(platform, facts, action="profiles.platform_added", by=by)
