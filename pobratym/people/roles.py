"""The roles of a community's members. Pure data."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    OFFICER = "officer", _("officer")
    HEAD = "head", _("head of the department")
    LEADER = "leader", _("leader (mayor, deputy mayor)")
    ACCOUNTANT = "accountant", _("accountant")
    CLERK = "clerk", _("clerk")
    READER = "reader", _("reader")
    ADMINISTRATOR = "administrator", _("administrator of the community")


# In one-person mode one member simply holds all of these.
WRITERS: Final = frozenset({Role.OFFICER, Role.HEAD})
EVERYBODY: Final = frozenset(Role)
