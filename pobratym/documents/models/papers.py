from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar, text
from pobratym.people.models import Community


class Direction(models.TextChoices):
    INCOMING = "in", _("incoming")
    OUTGOING = "out", _("outgoing")


class NumberPattern(models.Model):
    """How a community numbers its papers, e.g. "01-12/{n}"; {n} counts within the year."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    direction = models.CharField(max_length=3, choices=Direction)
    pattern = models.CharField(
        _("pattern"),
        max_length=40,
        help_text=_("{n} is the next number of the year, {year} the year: 01-12/{n}"),
    )

    class Meta:
        verbose_name = _("pattern of numbers")
        verbose_name_plural = _("patterns of numbers")
        constraints = (
            models.UniqueConstraint(
                fields=["community", "direction"], name="documents_numberpattern_one_a_direction"
            ),
        )

    def __str__(self) -> str:
        return self.pattern


class PaperQuerySet(models.QuerySet["Paper"]):
    def waiting(self) -> Self:
        """Incoming papers with a date to answer by and no answer yet."""
        return self.filter(direction=Direction.INCOMING, due_on__isnull=False, answers=None)


class Paper(models.Model):
    """A letter, note or other paper that came in or went out, under a number of its own."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    year = models.PositiveSmallIntegerField()
    n = models.PositiveIntegerField()
    number = models.CharField(_("number"), max_length=60)
    registered_on = models.DateField(_("registered on"))
    their_number = models.CharField(_("sender’s number"), max_length=60, blank=True)
    their_date = models.DateField(_("sender’s date"), null=True, blank=True)
    correspondent = models.CharField(_("correspondent"), max_length=200)
    subject = models.CharField(_("subject"), max_length=300)
    language = models.CharField(_("language"), max_length=8, default="uk")
    due_on = models.DateField(_("answer by"), null=True, blank=True)
    answered = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("answers the paper"),
    )
    about_label = models.CharField(max_length=80, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    about_name = models.CharField(_("about"), max_length=200, blank=True)
    about_url = models.CharField(max_length=300, blank=True)
    note = models.TextField(_("note"), max_length=2_000, blank=True)
    search_text = models.TextField(editable=False, blank=True)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    registered_at = models.DateTimeField(default=calendar.now, editable=False)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ("-registered_on", "-n", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["community", "direction", "year", "n"],
                name="documents_paper_number_is_given_once",
            ),
            models.CheckConstraint(
                name="documents_paper_direction_known",
                condition=models.Q(direction__in=Direction.values),
            ),
            models.CheckConstraint(
                name="documents_paper_due_after_registration",
                condition=models.Q(due_on=None) | models.Q(due_on__gte=models.F("registered_on")),
                violation_error_message=_(
                    "The date to answer by cannot be earlier than the registration."
                ),
            ),
        )
        indexes = (
            models.Index(
                fields=["community", "-registered_on", "-n"], name="documents_paper_register"
            ),
            models.Index(fields=["about_label", "about_id"], name="documents_paper_about"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("documents:paper", args=[self.community.slug, self.pk])

    def set_search_text(self) -> None:
        parts = (self.number, self.their_number, self.correspondent, self.subject, self.note)
        self.search_text = text.fold(" ".join(parts))
