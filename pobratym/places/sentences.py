"""What the journal says of places entered or corrected by hand."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

SENTENCES: Final = {
    "places.municipality_added": _("%(actor)s added the place “%(object)s”."),
    "places.municipality_corrected": _("%(actor)s corrected the place “%(object)s”."),
}
