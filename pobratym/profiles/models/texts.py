"""Texts: one for each block and language, with every version it has had."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.people.models.personal import Versioned
from pobratym.profiles.models.profile import LONGEST_LANGUAGE, Profile
from pobratym.profiles.states import Block

LONGEST_TEXT = 6_000


class BlockText(Versioned):
    """One block in one language.

    `based_on` is the version of the original this text was made from; None for the original.
    `is_machine` stays until a person has read it; who read it and when is kept.
    """

    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="texts", editable=False
    )
    block = models.CharField(_("block"), max_length=10, choices=Block)
    language = models.CharField(_("language"), max_length=LONGEST_LANGUAGE)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT, blank=True)
    based_on = models.PositiveIntegerField(null=True, blank=True)
    is_machine = models.BooleanField(_("machine translation"), default=False)
    read_by = models.CharField(_("read by"), max_length=254, blank=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    changed_by = models.CharField(_("changed by"), max_length=254, blank=True)
    changed_at = models.DateTimeField(_("changed at"), default=calendar.now)

    class Meta:
        verbose_name = _("text of a block")
        verbose_name_plural = _("texts of blocks")
        ordering = ("profile", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["profile", "block", "language"], name="profiles_blocktext_once"
            ),
            models.CheckConstraint(
                name="profiles_blocktext_block_known",
                condition=models.Q(block__in=Block.values),
            ),
        )

    def __str__(self) -> str:
        return f"{Block(self.block).label} ({self.language})"


class BlockVersion(models.Model):
    """A text as it once was. What one person writes within a quarter of an hour is one version."""

    block_text = models.ForeignKey(BlockText, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    by_name = models.CharField(max_length=254)
    at = models.DateTimeField(default=calendar.now)

    class Meta:
        verbose_name = _("version of a block")
        verbose_name_plural = _("versions of blocks")
        ordering = ("block_text", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=["block_text", "version"], name="profiles_blockversion_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.block_text} v{self.version}"
