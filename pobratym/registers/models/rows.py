from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation
from pobratym.core import language
from pobratym.core.dates import PartialDateField
from pobratym.offers.models import Need
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.places.models import Country
from pobratym.registers.states import MediumKind, Tone


class ContactEvent(models.Model):
    """An event of a network where contacts are made, and the leads that came out of it."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="+", editable=False
    )
    name = models.CharField(_("name of the event"), max_length=200)
    on = PartialDateField(_("when"))
    place = models.CharField(_("place of the event"), max_length=150, blank=True)
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("country"),
    )
    network = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contact_events",
        verbose_name=_("network or organiser"),
    )
    went = models.CharField(_("who of us went"), max_length=300, blank=True)
    note = models.TextField(_("what came of it"), max_length=3_000, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    leads = models.ManyToManyField(
        Tie, blank=True, related_name="contact_events", verbose_name=_("contacts that came out")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("event where contacts are made")
        verbose_name_plural = _("events where contacts are made")
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("registers:event", args=[self.community.slug, self.pk])


class CaseStudy(models.Model):
    """How others solved something together, worth reading before a first talk [S 3.3]."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="+", editable=False
    )
    title = models.CharField(_("title"), max_length=250)
    url = models.URLField(_("address"), max_length=500, blank=True)
    theme = models.CharField(_("theme"), max_length=120, blank=True)
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("country"),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    why = models.TextField(_("why it is useful to us"), max_length=3_000, blank=True)
    ties = models.ManyToManyField(
        Tie, blank=True, related_name="case_studies", verbose_name=_("useful for")
    )
    needs = models.ManyToManyField(
        Need, blank=True, related_name="case_studies", verbose_name=_("for which of our needs")
    )
    search_text = models.TextField(editable=False, default="")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")
        ordering = ("title", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["community", "title"],
                name="registers_casestudy_once",
                violation_error_message=_("A case with this title is kept already."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("registers:case", args=[self.community.slug, self.pk])


class Mention(models.Model):
    """Our work abroad, seen by others: an article, a broadcast, a post [S 3.1]."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="+", editable=False
    )
    on = PartialDateField(_("when"), null=False, blank=False)
    medium = models.CharField(_("where: name of the medium"), max_length=200)
    kind = models.CharField(_("kind of medium"), max_length=9, choices=MediumKind)
    title = models.CharField(_("title"), max_length=300)
    language = models.CharField(_("language"), max_length=8)
    url = models.URLField(_("address"), max_length=500, blank=True)
    tie = models.ForeignKey(
        Tie,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("about which partner"),
    )
    tone = models.CharField(_("tone"), max_length=8, choices=Tone, default=Tone.UNKNOWN)
    note = models.CharField(_("note"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("mention in the media")
        verbose_name_plural = _("mentions in the media")
        ordering = ("-on", "-pk")
        indexes = (models.Index(fields=["community", "-on"], name="registers_mention_latest"),)
        constraints = (
            models.CheckConstraint(
                name="registers_mention_kind_known", condition=Q(kind__in=MediumKind.values)
            ),
            models.CheckConstraint(
                name="registers_mention_tone_known", condition=Q(tone__in=Tone.values)
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("registers:mention", args=[self.community.slug, self.pk])

    @property
    def language_name(self) -> str:
        return language.name_of(self.language)
