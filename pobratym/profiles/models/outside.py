"""Platforms of others and our entries there."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.language import Bilingual
from pobratym.people.models import Community
from pobratym.people.models.personal import Versioned
from pobratym.profiles.models.profile import LONGEST_LANGUAGE, Profile


class Platform(Versioned):
    """A platform as one community keeps it: its own, or a shipped one it has corrected.

    `blocks` are keys in the order of the platform's form. A limit that is not known is None.
    Units of limits: characters.
    """

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="+", editable=False
    )
    code = models.SlugField(max_length=40, editable=False)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=150)
    name_en = models.CharField(_("name (English)"), max_length=150, blank=True)
    name = Bilingual()
    url = models.URLField(_("address"), max_length=300, blank=True)
    language = models.CharField(_("language of the entry"), max_length=LONGEST_LANGUAGE)
    limit = models.PositiveIntegerField(
        _("characters in all"),
        null=True,
        blank=True,
        help_text=_("As the platform’s form says. Empty: not known."),
    )
    block_limit = models.PositiveIntegerField(
        _("characters in one field"), null=True, blank=True, help_text=_("Empty: not known.")
    )
    blocks = models.JSONField(default=list)
    note_uk = models.TextField(_("note (Ukrainian)"), max_length=1_000, blank=True)
    note_en = models.TextField(_("note (English)"), max_length=1_000, blank=True)
    note = Bilingual()
    source = models.CharField(_("where this is known from"), max_length=300, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    class Meta:
        verbose_name = _("platform")
        verbose_name_plural = _("platforms")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["community", "code"], name="profiles_platform_once_a_community"
            ),
        )

    def __str__(self) -> str:
        return self.name.text


class Listing(Versioned):
    """Our entry on a platform: what we put there and when somebody last looked.

    `text` is the entry as it was copied; when the profile gives another one, they are out of step.
    """

    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="listings", editable=False
    )
    platform = models.SlugField(max_length=40, editable=False)
    link = models.URLField(_("address of our entry"), max_length=500, blank=True)
    text = models.TextField(editable=False)
    published_on = models.DateField(_("published on"))
    published_by = models.CharField(max_length=254, editable=False)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.CharField(max_length=254, blank=True, editable=False)
    needs_told = models.BooleanField(_("needs and offers are stated there"), default=False)

    class Meta:
        verbose_name = _("entry on a platform")
        verbose_name_plural = _("entries on platforms")
        ordering = ("platform",)
        constraints = (
            models.UniqueConstraint(
                fields=["profile", "platform"], name="profiles_listing_once_a_platform"
            ),
        )

    def __str__(self) -> str:
        return self.platform
