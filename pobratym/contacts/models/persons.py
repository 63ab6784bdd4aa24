from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models.organisations import Organisation
from pobratym.core.language import BilingualWords
from pobratym.people.models import Community
from pobratym.people.models.personal import PersonalData
from pobratym.places.models import Municipality


class Person(PersonalData):
    """Somebody we talk to. Kept on a basis, for a purpose, until a date [L 2297-VI art. 11(1)]."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="persons", editable=False
    )
    name = models.CharField(_("name and surname"), max_length=150)
    name_uk = models.CharField(_("name in Ukrainian letters"), max_length=150, blank=True)
    position_uk = models.CharField(_("office (Ukrainian)"), max_length=200, blank=True)
    position_en = models.CharField(_("office (English)"), max_length=200, blank=True)
    position = BilingualWords()
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="persons",
        verbose_name=_("organisation"),
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("municipality"),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    languages = models.CharField(_("languages"), max_length=100, blank=True)
    note = models.TextField(_("note"), blank=True)
    is_invented = models.BooleanField(_("invented"), default=False, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    search_text = models.TextField(editable=False, default="")
    sort_uk = models.CharField(max_length=200, editable=False, default="")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ("sort_uk", "pk")
        indexes = (models.Index(fields=["community", "sort_uk"], name="contacts_person_list"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("contacts:person", args=[self.community.slug, self.pk])
