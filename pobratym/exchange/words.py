"""Words for what the balance says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from pobratym.exchange.rules import Lean

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LEANS: Final[dict[Lean, StrOrPromise]] = {
    Lean.EVEN: _("Give and take are even."),
    Lean.WE_GIVE: _("We give more than we take. Ask what the partner could give."),
    Lean.THEY_GIVE: _("The partner gives more than it takes. Think what we could offer."),
    Lean.UNKNOWN: _("Too little is recorded to speak of balance."),
}
