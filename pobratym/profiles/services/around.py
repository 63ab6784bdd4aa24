"""What stands around the texts: figures, the contact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import text
from pobratym.core.errors import RuleViolation
from pobratym.journal import saving
from pobratym.journal.services import Actor
from pobratym.people.models import Community
from pobratym.profiles.models import Contact, Figure, Profile
from pobratym.profiles.services.common import begun, touched

MOST_ROWS = 12


@transaction.atomic
def add_figure(community: Community, facts: Mapping[str, Any], *, by: Actor) -> Figure:
    """Add a number to the row of figures. More than seven are kept but not published.

    Writes: the figure, the profile, one journal entry. Raises: "too_many", "label_missing".
    """
    profile = begun(community)
    if profile.figures.count() >= MOST_ROWS:
        raise RuleViolation("too_many", _("Take a figure away before you add another one."))
    figure = Figure(profile=profile, position=profile.figures.count())
    return _save_figure(figure, facts, action="profiles.figure_added", version=None, by=by)


@transaction.atomic
def change_figure(
    figure: Figure, facts: Mapping[str, Any], *, version: int | None = None, by: Actor
) -> Figure:
    """Correct a figure. Writes: as `add_figure`. Raises: "changed_meanwhile", "label_missing"."""
    return _save_figure(figure, facts, action="profiles.figure_changed", version=version, by=by)


def _save_figure(
    figure: Figure, facts: Mapping[str, Any], *, action: str, version: int | None, by: Actor
) -> Figure:
    profile = figure.profile
    labels = {code: text.clean_line(words)[:80] for code, words in facts["labels"].items() if words}
    if not labels:
        raise RuleViolation(
            "label_missing", _("Say in at least one language what the number counts."),
            field="label_uk",
        )  # fmt: skip
    values = {**facts, "labels": labels}
    figure = saving.save(figure, values, action=action, version=version, by=by)
    touched(profile)
    return figure


@transaction.atomic
def remove_figure(figure: Figure, *, by: Actor) -> None:
    """Take a figure away. Writes: the figure, the profile, one journal entry."""
    profile = figure.profile
    saving.remove(figure, action="profiles.figure_removed", by=by, changes={"value": figure.value})
    touched(profile)


@transaction.atomic
def set_contact(
    community: Community, facts: Mapping[str, Any], *, version: int | None = None, by: Actor
) -> Contact:
    """Name the person or unit to write to.

    Writes: the contact, the profile, one journal entry. Raises: ValidationError with the fields
    at fault; "changed_meanwhile".
    """
    profile = begun(community)
    found = Contact.objects.filter(profile=profile).first()
    contact = found or Contact(profile=profile)
    seen = version if found else None
    contact = saving.save(contact, facts, action="profiles.contact_set", version=seen, by=by)
    touched(profile)
    return contact


@transaction.atomic
def remove_contact(profile: Profile, *, by: Actor) -> None:
    """Name nobody any more; the versions published so far keep what they said."""
    contact = Contact.objects.filter(profile=profile).first()
    if contact:
        contact.profile = profile
        saving.remove(contact, action="profiles.contact_removed", by=by, changes={})
        touched(profile)
