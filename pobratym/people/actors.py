"""Those who act without an account: commands and guests. The journal keeps their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from pobratym.people.models import GuestLink


@dataclass(frozen=True, slots=True)
class CommandActor:
    """A command typed by whoever runs the installation."""

    name: str

    @property
    def pk(self) -> None:
        return None

    def __str__(self) -> str:
        return f"pobratym {self.name}"


@dataclass(frozen=True, slots=True)
class GuestActor:
    """Somebody who came by a link. `link` says for what and about which object."""

    link: GuestLink

    @property
    def pk(self) -> None:
        return None

    def __str__(self) -> str:
        return _("%(name)s (guest by link)") % {"name": self.link.guest_name}


@dataclass(frozen=True, slots=True)
class VisitorActor:
    """Somebody who wrote through the public portal; the journal keeps no name."""

    @property
    def pk(self) -> None:
        return None

    def __str__(self) -> str:
        return _("visitor of the portal")
