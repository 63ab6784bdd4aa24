"""From the ranked list to the board of partners."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.partners.models import Tie
from pobratym.partners.services import ties
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Kind, Status
from pobratym.people.models import Community, User
from pobratym.places.models import Municipality


def shortlist(
    community: Community, *, municipality: Municipality, kind: Kind, why: str, by: User
) -> Tie:
    """Record a town of the ranked list as a lead, with why it was chosen.

    Writes, sends and raises: as `partners.services.ties.start`.
    """
    today = calendar.today()
    source = _("Pobratym, ranked search, %(date)s") % {"date": date_format(today)}
    lead = NewTie([municipality], kind, Status.LEAD, None, {"why": why, "source": source})
    return ties.start(community, lead, by=by)
