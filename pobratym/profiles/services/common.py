"""What the writes of this room share."""

from __future__ import annotations

from django.db.models import F

from pobratym.core import calendar
from pobratym.people.models import Community
from pobratym.profiles.models import Profile


def begun(community: Community) -> Profile:
    """Return the profile of a community, written on first sight. Writes: the profile."""
    profile, _created = Profile.objects.get_or_create(community=community)
    profile.community = community
    return profile


def touched(profile: Profile) -> None:
    """Note that what others see has changed. Writes: the profile's version and day."""
    Profile.objects.filter(pk=profile.pk).update(
        version=F("version") + 1, changed_at=calendar.now()
    )
    profile.refresh_from_db(fields=["version", "changed_at"])
