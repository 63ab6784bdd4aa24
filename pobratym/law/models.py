"""Law as dated data, shared by all communities: bases, steps and terms that a person can edit."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core.language import BilingualWords
from pobratym.law.states import ClockKind, Confirmation, Scope, Verdict


class LegalBasis(models.Model):
    """An act, or an article of one, on which a step rests. `marks` find it in drafts."""

    code = models.SlugField(max_length=40, unique=True)
    act = models.CharField(_("act"), max_length=200)
    title_uk = models.CharField(_("title (Ukrainian)"), max_length=300)
    title_en = models.CharField(_("title (English)"), max_length=300, blank=True)
    title = BilingualWords()
    article = models.CharField(_("article"), max_length=40, blank=True)
    text_seen = models.BooleanField(_("the text was seen"), default=False)
    status = models.CharField(
        _("status"), max_length=10, choices=Confirmation, default=Confirmation.UNVERIFIED
    )
    confirmed_by = models.CharField(_("confirmed by"), max_length=150, blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    repealed_by = models.CharField(_("repealed by"), max_length=200, blank=True)
    marks = models.JSONField(_("words by which it is found in drafts"), default=list, blank=True)
    source_url = models.URLField(_("address of the text"), max_length=300, blank=True)
    note_uk = models.TextField(_("note (Ukrainian)"), blank=True, max_length=2_000)
    note_en = models.TextField(_("note (English)"), blank=True, max_length=2_000)
    note = BilingualWords()
    edited = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")
        ordering = ("act", "article")
        constraints = (
            models.CheckConstraint(
                name="law_legalbasis_status_known",
                condition=Q(status__in=Confirmation.values),
            ),
            models.CheckConstraint(
                name="law_legalbasis_ends_after_start",
                condition=Q(valid_from=None)
                | Q(valid_until=None)
                | Q(valid_until__gte=models.F("valid_from")),
                violation_error_message=_("The last day cannot be earlier than the first."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.act}, {self.article}" if self.article else self.act

    @property
    def label(self) -> str:
        """The act and its article as a reader of this language names them."""
        if self.code.startswith("own-"):
            return self.title
        article = _("art. %(article)s") % {"article": self.article} if self.article else ""
        return f"{self.title}, {article}" if article else self.title

    def is_repealed(self, *, on: dt.date) -> bool:
        """Whether it no longer applies: by date, or because another act took its place."""
        return bool(self.repealed_by) or (self.valid_until is not None and self.valid_until < on)

    @property
    def is_confirmed(self) -> bool:
        return self.status == Confirmation.CONFIRMED


class TrackTemplate(models.Model):
    """The lawful way of one kind of agreement, valid from a day on."""

    code = models.SlugField(max_length=40)
    scope = models.CharField(max_length=10, choices=Scope)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    name = BilingualWords()
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("lawful track")
        verbose_name_plural = _("lawful tracks")
        ordering = ("code", "-valid_from")
        constraints = (
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                name="law_tracktemplate_once_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.name


class TrackStep(models.Model):
    """One step of a track: who, on what basis, in how many days of which kind."""

    template = models.ForeignKey(TrackTemplate, on_delete=models.CASCADE, related_name="steps")
    code = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    name = BilingualWords()
    responsible_uk = models.CharField(_("responsible (Ukrainian)"), max_length=200, blank=True)
    responsible_en = models.CharField(_("responsible (English)"), max_length=200, blank=True)
    responsible = BilingualWords()
    basis = models.ForeignKey(
        LegalBasis, on_delete=models.PROTECT, related_name="steps", verbose_name=_("basis")
    )
    clock = models.CharField(
        _("kind of days"), max_length=8, choices=ClockKind, default=ClockKind.NONE
    )
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    within = models.SlugField(_("runs within the step"), max_length=40, blank=True)
    needs_council = models.BooleanField(_("only when the council decides"), default=False)
    letter = models.CharField(_("letter"), max_length=20, blank=True)
    note_uk = models.TextField(_("note (Ukrainian)"), blank=True, max_length=2_000)
    note_en = models.TextField(_("note (English)"), blank=True, max_length=2_000)
    edited = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("step of a track")
        verbose_name_plural = _("steps of tracks")
        ordering = ("template", "position")
        constraints = (
            models.UniqueConstraint(fields=["template", "code"], name="law_trackstep_once_a_track"),
            models.CheckConstraint(
                name="law_trackstep_clock_is_whole",
                condition=Q(clock=ClockKind.NONE, days=None)
                | (~Q(clock=ClockKind.NONE) & Q(days__isnull=False)),
                violation_error_message=_("Give both the number and the kind of days, or neither."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Matter(models.Model):
    """A matter of the competence check and the words that name it in texts."""

    code = models.SlugField(max_length=40, unique=True)
    verdict = models.CharField(
        _("whose matter"),
        max_length=8,
        choices=Verdict,
    )
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    name = BilingualWords()
    stems = models.JSONField(_("beginnings of words"), default=list)
    basis = models.ForeignKey(LegalBasis, on_delete=models.PROTECT, related_name="matters")
    edited = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("matter")
        verbose_name_plural = _("matters")
        ordering = ("verdict", "code")

    def __str__(self) -> str:
        return self.name
