"""The text of an agreement: names by language, sections by language, versions, remarks."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.agreements.models.agreements import Agreement, AgreementParty
from pobratym.agreements.states import ProposalState
from pobratym.core import calendar
from pobratym.wordings.states import Section

LONGEST_TEXT = 200_000
LONGEST_TITLE = 1_000  # a PDF keeps it in one piece among its facts


class Wording(models.Model):
    """A party in one language of the agreement: its name, who signs for it, in what office."""

    party = models.ForeignKey(AgreementParty, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=8)
    name = models.CharField(_("name of the party"), max_length=300, blank=True)
    signatory = models.CharField(_("who signs"), max_length=150, blank=True)
    office = models.CharField(_("office"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("party in a language")
        verbose_name_plural = _("parties in languages")
        ordering = ("party", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["party", "language"], name="agreements_wording_once_a_language"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"


class SectionText(models.Model):
    """One section in one language. `position` orders the languages as agreed.

    `based_on` is the version of the first language's text that this one translates.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="texts")
    section = models.CharField(max_length=12, choices=Section)
    language = models.CharField(max_length=8)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(blank=True, max_length=LONGEST_TEXT)
    version = models.PositiveIntegerField(default=1)
    based_on = models.PositiveIntegerField(null=True, blank=True)
    changed_by_name = models.CharField(max_length=254, blank=True)
    changed_at = models.DateTimeField(default=calendar.now)

    told = ""  # set by `selectors.texts.tell`, which knows the names of the parties
    is_outdated = False  # set by `selectors.texts.sheets`, which knows the first language

    class Meta:
        verbose_name = _("text of a section")
        verbose_name_plural = _("texts of sections")
        ordering = ("agreement", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "section", "language"], name="agreements_sectiontext_once"
            ),
            models.CheckConstraint(
                name="agreements_sectiontext_section_known",
                condition=Q(section__in=Section.values),
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement.code} · {self.section} · {self.language}"


class SectionVersion(models.Model):
    """A text as it once was. Autosave within a quarter of an hour by one person is one version."""

    section_text = models.ForeignKey(SectionText, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    by_name = models.CharField(max_length=254)
    at = models.DateTimeField(default=calendar.now)

    class Meta:
        verbose_name = _("version of a text")
        verbose_name_plural = _("versions of texts")
        ordering = ("section_text", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=["section_text", "version"], name="agreements_sectionversion_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.section_text} v{self.version}"


class Comment(models.Model):
    """A remark on a section, by a colleague or by a guest of the partner."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="comments")
    section = models.CharField(max_length=12, choices=Section)
    text = models.TextField(_("remark"), max_length=5_000)
    by_name = models.CharField(max_length=254)
    by_guest = models.BooleanField(default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=calendar.now, editable=False)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:60]


class Proposal(models.Model):
    """Another wording of a section, proposed by the partner; nothing changes until accepted."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="proposals")
    section = models.CharField(max_length=12, choices=Section)
    language = models.CharField(max_length=8)
    text = models.TextField(_("proposed wording"), max_length=LONGEST_TEXT)
    reason = models.CharField(_("why"), max_length=500, blank=True)
    by_name = models.CharField(max_length=254)
    at = models.DateTimeField(default=calendar.now, editable=False)
    state = models.CharField(max_length=8, choices=ProposalState, default=ProposalState.OPEN)
    settled_by_name = models.CharField(max_length=254, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                name="agreements_proposal_state_known", condition=Q(state__in=ProposalState.values)
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement.code} · {self.section} · {self.by_name}"
