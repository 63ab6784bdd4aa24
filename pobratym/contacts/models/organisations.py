from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.states import OrganisationKind
from pobratym.core import language
from pobratym.people.models import Community
from pobratym.places.models import Country, Municipality


class Organisation(models.Model):
    """A body that is no municipality: a school, a choir, a network, at home or abroad."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="organisations", editable=False
    )
    kind = models.CharField(_("kind"), max_length=14, choices=OrganisationKind)
    is_home = models.BooleanField(_("one of our own"), default=False)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=250, blank=True)
    name_en = models.CharField(_("name (English)"), max_length=250, blank=True)
    name_local = models.CharField(_("name in its own language"), max_length=250, blank=True)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("country")
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("place")
    )
    website = models.URLField(_("site"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    search_text = models.TextField(editable=False, default="")
    sort_uk = models.CharField(max_length=200, editable=False, default="")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("sort_uk", "pk")
        indexes = (
            models.Index(fields=["community", "sort_uk"], name="contacts_organisation_list"),
        )
        constraints = (
            models.CheckConstraint(
                name="contacts_organisation_has_name",
                condition=~models.Q(name_uk="", name_en="", name_local=""),
                violation_error_message=_("Give the name in at least one language."),
            ),
            models.CheckConstraint(
                name="contacts_organisation_kind_known",
                condition=models.Q(kind__in=OrganisationKind.values),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("contacts:organisation", args=[self.community.slug, self.pk])

    @property
    def name(self) -> str:
        return language.pick(uk=self.name_uk, en=self.name_en).text or self.name_local

    def names(self) -> list[tuple[object, str]]:
        """The names besides the shown one, each with its label."""
        labelled: list[tuple[object, str]] = [
            (_("name (Ukrainian)"), self.name_uk),
            (_("name (English)"), self.name_en),
            (_("name in its own language"), self.name_local),
        ]
        return [(label, name) for label, name in labelled if name and name != self.name]

    @property
    def name_language(self) -> str:
        return language.pick(uk=self.name_uk, en=self.name_en).lang
