"""Loading the demonstration: once, all or nothing."""

from __future__ import annotations

from django.db import transaction

from pobratym.agreements import demo as agreements
from pobratym.demo import invented, poltava, staff, working_together
from pobratym.offers import demo as offers
from pobratym.outreach import demo as outreach
from pobratym.partners.models import Tie
from pobratym.people.models import Community, Membership, User
from pobratym.profiles import demo as profiles
from pobratym.results import demo as results


@transaction.atomic
def load() -> bool:
    """Make both communities, unless they are there; return whether anything was made.

    Raises: LookupError when the gazetteer is not loaded.
    """
    if Community.objects.filter(slug="poltava").exists():
        return False
    home = poltava.community()
    officer, head, *_others = staff.settle(home, staff.POLTAVA)
    partners = _poltava(home, officer=officer)
    working_together.load(home, partners, officer)
    agreements.load(home, partners, officer)
    offers.load(home, partners, officer)
    profiles.load(home, officer)
    results.load(home, partners["rzeszow"], officer)
    outreach.load(home, partners, officer)
    invented.assign(partners, [officer, head], by=head)
    small = invented.small_community()
    (alone,) = staff.settle(small, staff.SMALL)
    invented.small_partner(small, by=alone)
    offers.load_small(small, alone)
    return True


def _poltava(home: Community, *, officer: User) -> dict[str, Tie]:
    poltava.goals(home, by=officer)
    towns = poltava.partner_towns(home, by=officer)
    towns |= poltava.other_partners(home, towns, by=officer)
    poltava.networks(home, by=officer)
    poltava.help_received(home, by=officer)
    poltava.turning_points(home, towns, by=officer)
    invented.people(home, towns, by=officer)
    invented.tie_goals(towns, by=officer)
    invented.talks(home, towns, by=officer)
    return towns


def sign_ins() -> str:
    """Return who may sign in, a line each, in the order in which they joined."""
    emails = {colleague.email for colleague in (*staff.POLTAVA, *staff.SMALL)}
    rows = (
        Membership.objects.filter(user__email__in=emails)
        .select_related("user", "community")
        .order_by("pk")
    )
    lines = [
        f"  {row.user.email:32} {row.user.name}, {row.position_uk} ({row.community.short_name_uk})"
        for row in rows
    ]
    password = f"Пароль для всіх / password for all:  {staff.PASSWORD}"
    return "\n".join(
        ["Увійти як / sign in as (вигадані люди / invented people):", *lines, password]
    )
