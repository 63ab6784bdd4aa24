from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation, Person
from pobratym.core import language
from pobratym.core.language import Bilingual
from pobratym.people.models import Community
from pobratym.places.models import Country
from pobratym.registers.states import HelperKind, TranslatorKind


class Helper(models.Model):
    """An organisation of the directory that helps in first contacts, and with what.

    Its address, source and the day of the check stand in the directory; when we last wrote to it,
    in the log.
    """

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="+", editable=False
    )
    organisation = models.OneToOneField(
        Organisation,
        on_delete=models.PROTECT,
        related_name="helper",
        verbose_name=_("organisation"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=HelperKind)
    helps_uk = models.TextField(_("helps with (Ukrainian)"), max_length=2_000, blank=True)
    helps_en = models.TextField(_("helps with (English)"), max_length=2_000, blank=True)
    helps = Bilingual()
    region = models.CharField(_("region it answers for"), max_length=150, blank=True)
    covers = models.ManyToManyField(
        Country, blank=True, related_name="+", verbose_name=_("for partners in")
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("whom to ask there"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("helper in first contacts")
        verbose_name_plural = _("helpers in first contacts")
        ordering = ("kind", "organisation__sort_uk", "pk")
        constraints = (
            models.CheckConstraint(
                name="registers_helper_kind_known", condition=Q(kind__in=HelperKind.values)
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        return reverse("registers:helper", args=[self.community.slug, self.pk])


class Translator(models.Model):
    """Somebody of the directory who can translate for us.

    On which ground and until when we keep their data is said in the directory. `languages` are
    ISO 639 codes, the person's best first.
    """

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="+", editable=False
    )
    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, related_name="translator", verbose_name=_("who")
    )
    kind = models.CharField(_("who it is"), max_length=9, choices=TranslatorKind)
    languages = models.JSONField(_("languages"), default=list)
    is_written = models.BooleanField(_("translates in writing"), default=True)
    is_oral = models.BooleanField(_("interprets talks"), default=False)
    availability = models.CharField(_("when available"), max_length=300, blank=True)
    conditions = models.CharField(_("conditions"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("translator")
        verbose_name_plural = _("translators")
        ordering = ("person__sort_uk", "pk")
        constraints = (
            models.CheckConstraint(
                name="registers_translator_kind_known",
                condition=Q(kind__in=TranslatorKind.values),
            ),
            models.CheckConstraint(
                name="registers_translator_does_something",
                condition=Q(is_written=True) | Q(is_oral=True),
                violation_error_message=_("Say whether in writing, in talks, or both."),
            ),
        )

    def __str__(self) -> str:
        return str(self.person)

    def get_absolute_url(self) -> str:
        return reverse("registers:translator", args=[self.community.slug, self.pk])

    @property
    def language_names(self) -> list[str]:
        return [language.name_of(code) for code in self.languages]
