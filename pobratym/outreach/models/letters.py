from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation
from pobratym.core import calendar, language
from pobratym.core.translation import Translation, choices
from pobratym.documents.models import Paper
from pobratym.outreach.states import TRANSLATIONS, LetterKind
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.registers.models import ContactEvent
from pobratym.talks.models import Enquiry, Interaction
from pobratym.talks.states import Channel


class Letter(models.Model):
    """A letter of ours: a draft until it is sent, then a numbered outgoing paper.

    About a lead, to an organisation that helps, or in answer to an enquiry. Its text in the state
    language is the original; others are translations attached to it [S 3.2].
    """

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="+", editable=False
    )
    kind = models.CharField(_("kind of letter"), max_length=8, choices=LetterKind)
    tie = models.ForeignKey(
        Tie,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="outreach_letters",
        verbose_name=_("about which partner"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="outreach_letters",
        verbose_name=_("to which organisation"),
    )
    enquiry = models.ForeignKey(
        Enquiry, on_delete=models.SET_NULL, null=True, blank=True, related_name="outreach_letters"
    )
    event = models.ForeignKey(
        ContactEvent,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="outreach_letters",
        verbose_name=_("after which event"),
    )
    addressee = models.CharField(_("to whom"), max_length=200)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=calendar.now, editable=False)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    channel = models.CharField(_("how"), max_length=10, choices=Channel, blank=True)
    paper = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    interaction = models.ForeignKey(
        Interaction, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("letter to a partner")
        verbose_name_plural = _("letters to partners")
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=["community", "-created_at"], name="outreach_letter_list"),)
        constraints = (
            models.CheckConstraint(
                name="outreach_letter_kind_known", condition=Q(kind__in=LetterKind.values)
            ),
            models.CheckConstraint(
                name="outreach_letter_sent_has_paper",
                condition=Q(sent_on=None, paper=None)
                | Q(sent_on__isnull=False, paper__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{LetterKind(self.kind).label}: {self.addressee}"

    def get_absolute_url(self) -> str:
        return reverse("outreach:letter", args=[self.community.slug, self.pk])

    @property
    def is_sent(self) -> bool:
        return self.sent_on is not None


class LetterText(models.Model):
    """A letter in one language, and how far it can be trusted."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="texts")
    position = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(_("language"), max_length=8)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    body = models.TextField(_("text"), max_length=20_000, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=choices(TRANSLATIONS))
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("text of a letter")
        verbose_name_plural = _("texts of letters")
        ordering = ("letter", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["letter", "language"],
                name="outreach_lettertext_language_once",
                violation_error_message=_("The letter has this language already."),
            ),
            models.CheckConstraint(
                name="outreach_lettertext_state_known", condition=Q(state__in=TRANSLATIONS)
            ),
        )

    def __str__(self) -> str:
        return f"{self.letter} ({self.language})"

    @property
    def language_name(self) -> str:
        return language.name_of(self.language)

    @property
    def is_original(self) -> bool:
        return self.state == Translation.ORIGINAL


class LetterEdition(models.Model):
    """What a text of a letter said before it was changed."""

    text = models.ForeignKey(LetterText, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    body = models.TextField(_("text"), blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    saved_at = models.DateTimeField(default=calendar.now, editable=False)

    class Meta:
        verbose_name = _("earlier text of a letter")
        verbose_name_plural = _("earlier texts of letters")
        ordering = ("text", "-number")
        constraints = (
            models.UniqueConstraint(fields=["text", "number"], name="outreach_letteredition_once"),
        )

    def __str__(self) -> str:
        return f"{self.text}, {self.number}"
