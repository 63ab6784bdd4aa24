from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.people.states import Basis


class Versioned(models.Model):
    """A row that two people may edit at once: `version` tells whether it is still the one read."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class PersonalData(models.Model):
    """Why we keep what we know about a person, and until when. For rooms that keep people."""

    data_basis = models.CharField(
        _("ground for keeping the data"), max_length=10, choices=Basis, blank=True
    )
    data_purpose = models.CharField(_("purpose"), max_length=200, blank=True)
    keep_until = models.DateField(_("keep until"), null=True, blank=True)

    class Meta:
        abstract = True
