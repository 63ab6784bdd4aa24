"""Photos with their rights, and other materials."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.core.dates import PartialDateField
from pobratym.documents.models import StoredFile
from pobratym.people.models.personal import Versioned
from pobratym.profiles.models.profile import LONGEST_LANGUAGE, Profile
from pobratym.profiles.states import MaterialKind


class Photo(Versioned):
    """A photo, drawn anew without hidden data, and who allows us to show it.

    `words`: caption and description by language, {"uk": {"caption": "…", "alt": "…"}}.
    """

    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="photos", editable=False
    )
    stored = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="+", editable=False
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    author = models.CharField(_("author"), max_length=150)
    rights = models.CharField(
        _("permission"),
        max_length=300,
        help_text=_("The licence, or who allowed the use, when and for what."),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    taken_on = PartialDateField(_("taken"))
    words = models.JSONField(default=dict, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    added_at = models.DateTimeField(default=calendar.now, editable=False)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.word("caption", "uk") or self.author

    def word(self, what: str, code: str) -> str:
        """The "caption" or "alt" in a language, in English or in Ukrainian when there is none."""
        for wanted in (code, "en", "uk"):
            if found := self.words.get(wanted, {}).get(what):
                return str(found)
        return ""

    @property
    def url(self) -> str:
        """The address in the office."""
        args = [self.profile.community.slug, self.pk]
        return reverse("profiles:picture", args=args)


class Material(Versioned):
    """What is given besides the profile: a map, a passport, a film, a designed version [S 3.1].

    Either a file or a link. A designed version names its designer; older ones stay.
    """

    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="materials", editable=False
    )
    kind = models.CharField(_("what it is"), max_length=10, choices=MaterialKind)
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=LONGEST_LANGUAGE)
    dated = PartialDateField(_("date"))
    designer = models.CharField(_("designed by"), max_length=150, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    stored = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="+", null=True, blank=True,
        editable=False,
    )  # fmt: skip
    name = models.CharField(max_length=120, blank=True, editable=False)
    is_on_carrier = models.BooleanField(_("put on the electronic carrier"), default=True)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    added_at = models.DateTimeField(default=calendar.now, editable=False)

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ("kind", "-added_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="profiles_material_kind_known", condition=Q(kind__in=MaterialKind.values)
            ),
            models.CheckConstraint(
                name="profiles_material_file_or_link",
                condition=(Q(stored__isnull=False) & Q(link="")) | (Q(stored=None) & ~Q(link="")),
                violation_error_message=_("Give a file or a link, one of the two."),
            ),
        )

    def __str__(self) -> str:
        return self.title
