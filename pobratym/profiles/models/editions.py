"""Published versions and what readers said of them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.people.models.personal import PersonalData
from pobratym.profiles.models.profile import LONGEST_LANGUAGE, Profile


class Edition(models.Model):
    """The profile as it was published. Never changed, except that a person's name can be erased.

    `content` is what `selectors.content.of_draft` returns; `profile_version` tells whether the
    profile has changed since.
    """

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    profile_version = models.PositiveIntegerField()
    content = models.JSONField(default=dict)
    note = models.CharField(_("what is new"), max_length=300, blank=True)
    published_by = models.CharField(max_length=254)
    published_at = models.DateTimeField(default=calendar.now)

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ("profile", "-number")
        constraints = (
            models.UniqueConstraint(fields=["profile", "number"], name="profiles_edition_once"),
        )

    def __str__(self) -> str:
        return gettext("version %(number)s") % {"number": self.number}

    @property
    def languages(self) -> list[str]:
        """The languages in which something is written, in their order."""
        content: dict[str, Any] = self.content
        texts = content.get("texts", {})
        return [code for code in content.get("languages", ()) if texts.get(code)]


class Reading(PersonalData):
    """What one reader answered, looking at the profile with a partner's eyes [S 3.1].

    `answers`: {"who": {"answer": "yes", "note": "…"}} by the keys of `data/questions.yaml`.
    """

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="readings")
    profile_version = models.PositiveIntegerField()
    edition = models.ForeignKey(
        Edition, on_delete=models.SET_NULL, null=True, blank=True, related_name="readings"
    )
    language = models.CharField(_("language"), max_length=LONGEST_LANGUAGE)
    reader = models.CharField(_("reader"), max_length=150)
    is_guest = models.BooleanField(default=False)
    answers = models.JSONField(default=dict)
    note = models.TextField(_("what else the reader said"), max_length=5_000, blank=True)
    read_on = models.DateField(_("read on"), default=calendar.today)

    class Meta:
        verbose_name = _("reader’s test")
        verbose_name_plural = _("readers’ tests")
        ordering = ("-read_on", "-pk")

    def __str__(self) -> str:
        return self.reader
