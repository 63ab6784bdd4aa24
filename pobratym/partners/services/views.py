"""Saved views of the list. A person's own comfort: the journal has no part in it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.partners.models import SavedView
from pobratym.people.models import Community, User

MOST_VIEWS = 30


@transaction.atomic
def keep(community: Community, *, name: str, query: str, is_shared: bool, by: User) -> SavedView:
    """Keep the list as it is seen now under a name; the same name is overwritten.

    Writes: the view. Raises: RuleViolation "too_many_views".
    """
    own = SavedView.objects.filter(community=community, owner=by)
    if own.count() >= MOST_VIEWS and not own.filter(name=name).exists():
        raise RuleViolation(
            "too_many_views",
            _("You have %(most)d views already. Remove one first.") % {"most": MOST_VIEWS},
            field="name",
        )
    view, _created = own.update_or_create(
        name=name,
        defaults={"query": query[:1000], "is_shared": is_shared},
        create_defaults={
            "community": community, "owner": by, "name": name,
            "query": query[:1000], "is_shared": is_shared,
        },
    )  # fmt: skip
    return view
