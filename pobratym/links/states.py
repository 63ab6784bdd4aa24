"""What can be said of an address. Pure data."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LinkState(TextChoices):
    """`GUARDED`: something answers there, but not to a machine; a person may well see the page.

    `UNKNOWN`: could not be checked; that is not the same as broken.
    """

    WORKS = "works", pgettext_lazy("link", "works")
    GUARDED = "guarded", _("answers, but lets no program in")
    BROKEN = "broken", _("does not work")
    REFUSED = "refused", _("not an address of the open internet")
    UNKNOWN = "unknown", _("could not be checked")


class LinkKind(TextChoices):
    MUNICIPALITY = "municipality", _("site of a partner")
    ORGANISATION = "organisation", _("site of an organisation")
    SOURCE = "source", _("source of a statement")
