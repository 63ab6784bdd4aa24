"""What of this room needs attention today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.core import calendar
from pobratym.core.attention import Item, Severity
from pobratym.people import permissions, personal_data, selectors
from pobratym.people.models import Community, User
from pobratym.people.states import LinkState


def items(community: Community, user: User, today: dt.date) -> Iterator[Item]:
    """For administrators: data whose term is over, invitations nobody answered."""
    if not permissions.may_administer(user, community):
        return
    overdue = [one for one in personal_data.register(community) if one.is_overdue(today)]
    if overdue:
        count = len(overdue)
        yield Item(
            Severity.DEADLINE,
            ngettext(
                "Personal data of %(count)s person are kept beyond their term",
                "Personal data of %(count)s people are kept beyond their term",
                count,
            )
            % {"count": count},
            _("Erase them, or set a new term with a ground."),
            reverse("people:personal-data", args=[community.slug]) + "?show=overdue",
            _("Look through"),
            due_on=min(one.keep_until for one in overdue if one.keep_until),
            basis=_("Law of Ukraine No. 2297-VI, Art. 15"),
        )
    now = calendar.now()
    for invitation in selectors.waiting_invitations(community):
        if invitation.state(now) is LinkState.EXPIRED:
            yield Item(
                Severity.HINT,
                _("%(email)s has not accepted the invitation") % {"email": invitation.email},
                _("The link has expired: send it again, or withdraw it."),
                reverse("people:members", args=[community.slug]),
                _("To the members"),
                due_on=invitation.expires_at.date(),
            )
