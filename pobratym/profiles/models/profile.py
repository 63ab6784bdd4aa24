"""The profile of a community, its figures, and whom to write to."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.core.dates import PartialDateField
from pobratym.core.language import Bilingual
from pobratym.people.models import Community
from pobratym.people.models.personal import PersonalData, Versioned

LONGEST_LANGUAGE = 3


def first_languages() -> list[str]:
    return ["uk", "en"]


class Profile(Versioned):
    """How a community introduces itself. `version` grows with every change of what others see.

    `languages` are codes of ISO 639 in the order of the switcher; `original` is the one that is
    written first and that the others translate.
    """

    community = models.OneToOneField(
        Community, on_delete=models.PROTECT, related_name="profile", editable=False
    )
    original = models.CharField(_("original language"), max_length=LONGEST_LANGUAGE, default="uk")
    languages = models.JSONField(_("languages"), default=first_languages)
    changed_at = models.DateTimeField(default=calendar.now, editable=False)

    class Meta:
        verbose_name = _("community profile")
        verbose_name_plural = _("community profiles")

    def __str__(self) -> str:
        return gettext("Profile of %(community)s") % {"community": self.community.short_name}

    def get_absolute_url(self) -> str:
        return reverse("profiles:page", args=[self.community.slug])


class Contact(PersonalData, Versioned):
    """The person or unit to write to [S 3.1]. A unit has no name of a person."""

    profile = models.OneToOneField(
        Profile, on_delete=models.CASCADE, related_name="contact", editable=False
    )
    name = models.CharField(_("name and surname"), max_length=150, blank=True)
    position_uk = models.CharField(_("office (Ukrainian)"), max_length=200, blank=True)
    position_en = models.CharField(_("office (English)"), max_length=200, blank=True)
    position = Bilingual()
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("contact of the profile")
        verbose_name_plural = _("contacts of profiles")
        constraints = (
            models.CheckConstraint(
                name="profiles_contact_can_be_reached",
                condition=~models.Q(email="") | ~models.Q(phone=""),
                violation_error_message=_("Give an e-mail address or a telephone number."),
            ),
        )

    def __str__(self) -> str:
        return self.name or self.email or self.phone


class Figure(Versioned):
    """A number in the row of figures. `labels`: text by language, {"uk": "мешканців"}."""

    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="figures", editable=False
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    value = models.CharField(_("number with its unit"), max_length=24)
    labels = models.JSONField(default=dict, blank=True)
    as_of = PartialDateField(_("as of"))
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return f"{self.value} {self.label('uk')}"

    def label(self, code: str) -> str:
        """The words under the number in a language, in English or in any when there are none."""
        for wanted in (code, "en", "uk"):
            if words := self.labels.get(wanted):
                return str(words)
        return ""
