from __future__ import annotations

from django.apps import AppConfig
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    name = "pobratym.outreach"
    verbose_name = _("First contact")

    def ready(self) -> None:
        from pobratym.outreach import offers, receivers  # noqa: F401, PLC0415 - after the models
        from pobratym.outreach.models import Approach  # noqa: PLC0415
        from pobratym.partners.services import bulk_start  # noqa: PLC0415

        offers.make()
        worked_on = Q(paused_on__isnull=False) | Q(tied_on__isnull=False)
        bulk_start.comes_with_ties(Approach, worked_on=worked_on)
