"""The kinds of help, a closed list. Pure data."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AidKind(TextChoices):
    """Kinds of help [S 1.2]."""

    GOODS = "goods", _("goods, food, clothes")
    MEDICINE = "medicine", _("medicine, medical equipment")
    MACHINERY = "machinery", _("machinery, vehicles")
    ENERGY = "energy", _("generators, energy equipment")
    INFRASTRUCTURE = "infrastructure", _("share in infrastructure")
    MONEY = "money", _("money")
    SHELTER = "shelter", _("shelter for people")
    EXPERTISE = "expertise", _("experts, training")
    OTHER = "other", _("other")
