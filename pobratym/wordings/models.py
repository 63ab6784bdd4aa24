from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.core.language import BilingualWords
from pobratym.core.translation import Translation, choices
from pobratym.people.models import Community
from pobratym.wordings.states import REVIEWS, Phrase, Section


class Clause(models.Model):
    """An example of wording for a section. Without a community it is shared by all.

    {our}, {partner}, {parties}, {years}, {notice}, {copies}, {languages} and {report} are filled
    in when it is taken into a text.
    """

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, null=True, blank=True, related_name="clauses"
    )
    code = models.SlugField(max_length=40, blank=True)
    section = models.CharField(_("section"), max_length=12, choices=Section)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=150)
    name_en = models.CharField(_("name (English)"), max_length=150, blank=True)
    name = BilingualWords()
    text_uk = models.TextField(_("wording (Ukrainian)"), max_length=5_000)
    text_en = models.TextField(_("wording (English)"), max_length=5_000, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ("section", "position", "pk")
        constraints = (
            models.CheckConstraint(
                name="wordings_clause_section_known", condition=Q(section__in=Section.values)
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(community=None),
                name="wordings_clause_shared_code_once",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def wording(self, tongue: str) -> str:
        """The wording in a language, or an empty text: nothing is translated by guessing."""
        return {"uk": self.text_uk, "en": self.text_en}.get(tongue, "")


class FixedPhrase(models.Model):
    """A heading or label of papers in one language, with the state of its review.

    Without a community it ships with the product; a community's own stands before it.
    """

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, null=True, blank=True, related_name="phrases"
    )
    language = models.CharField(_("language"), max_length=8)
    phrase = models.CharField(_("phrase"), max_length=12, choices=Phrase)
    text = models.CharField(_("wording"), max_length=150)
    review = models.CharField(
        _("state"), max_length=8, choices=choices(REVIEWS), default=Translation.MACHINE
    )
    reviewed_by = models.CharField(_("read by"), max_length=150, blank=True)
    changed_at = models.DateTimeField(default=calendar.now, editable=False)

    class Meta:
        verbose_name = _("heading or label")
        verbose_name_plural = _("headings and labels")
        ordering = ("language", "pk")
        constraints = (
            models.CheckConstraint(
                name="wordings_phrase_known",
                condition=Q(phrase__in=Phrase.values) & Q(review__in=REVIEWS),
            ),
            models.CheckConstraint(
                name="wordings_phrase_reviewed_by_somebody",
                condition=~Q(review=Translation.REVIEWED) | ~Q(reviewed_by=""),
            ),
            models.UniqueConstraint(
                fields=["community", "language", "phrase"], name="wordings_phrase_own_once"
            ),
            models.UniqueConstraint(
                fields=["language", "phrase"],
                condition=Q(community=None),
                name="wordings_phrase_shared_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"
