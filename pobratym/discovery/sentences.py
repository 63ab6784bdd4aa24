"""What the journal says of this room."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

SENTENCES: Final = {
    "discovery.list_read": _(
        "%(actor)s read the list of known ties “%(object)s” for a look: %(ties)s ties"
    ),
    "discovery.list_used": _(
        "%(actor)s took the list of known ties “%(object)s” into the ranking: %(ties)s ties"
    ),
    "discovery.list_removed": _(
        "%(actor)s took the list of known ties “%(object)s” out again: %(ties)s ties"
    ),
}
