"""Needs and offers of a community, and the ties that serve them."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation
from pobratym.core.dates import PartialDateField
from pobratym.core.keys import KeysField
from pobratym.core.language import Bilingual
from pobratym.core.translation import Translation, choices
from pobratym.offers.states import (
    LIVE,
    TRANSLATIONS,
    Challenge,
    Form,
    Priority,
    Sector,
    Standing,
    State,
    Tongue,
)
from pobratym.partners.models import Tie
from pobratym.partners.states import Goal
from pobratym.people.models import Community, Department


class StatementQuerySet(models.QuerySet[Any]):
    """Questions that needs and offers are asked alike."""

    def of(self, community: Community) -> Self:
        return self.filter(community=community)

    def live(self) -> Self:
        """Neither met nor withdrawn."""
        return self.filter(state__in=LIVE)

    def public(self, *, on: dt.date) -> Self:
        """Published, still valid, of communities whose portal is open."""
        return self.filter(
            Q(valid_until=None) | Q(valid_until__gte=on),
            state=State.PUBLISHED,
            community__has_portal=True,
        )


class Statement(models.Model):
    """What a need and an offer have in common: words in two languages and where they belong."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="%(class)ss", editable=False
    )
    title_uk = models.CharField(_("title (Ukrainian)"), max_length=160, blank=True)
    title_en = models.CharField(_("title (English)"), max_length=160, blank=True)
    title = Bilingual()
    text_uk = models.TextField(_("text (Ukrainian)"), blank=True)
    text_en = models.TextField(_("text (English)"), blank=True)
    text = Bilingual()
    original = models.CharField(
        _("first written in"), max_length=2, choices=Tongue, default=Tongue.UK
    )
    translation = models.CharField(
        _("translation"),
        max_length=8,
        choices=choices(TRANSLATIONS),
        default=Translation.MISSING,
    )
    reviewed_by = models.CharField(_("translation read by"), max_length=150, blank=True)
    goal = models.CharField(_("goal"), max_length=14, choices=Goal)
    sector = models.CharField(_("sphere"), max_length=12, choices=Sector)
    forms = KeysField(_("forms of exchange"), choices_of=Form, blank=True)
    priorities = KeysField(_("priorities"), choices_of=Priority, blank=True)
    challenges = KeysField(_("challenges behind it"), choices_of=Challenge, blank=True)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss",
        verbose_name=_("department"),
    )  # fmt: skip
    institution = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss",
        verbose_name=_("institution"),
    )  # fmt: skip
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True,
        related_name="%(class)ss", verbose_name=_("contact person"),
    )  # fmt: skip
    since = PartialDateField(_("since"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=9, choices=State, default=State.DRAFT, editable=False
    )
    published_on = models.DateField(_("published on"), null=True, blank=True, editable=False)
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_invented = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = StatementQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("goal", "sector", "pk")
        indexes = (
            models.Index(fields=["community", "state"], name="%(app_label)s_%(class)s_list"),
            models.Index(fields=["state", "sector"], name="%(app_label)s_%(class)s_sector"),
        )
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_has_title",
                condition=~Q(title_uk="", title_en=""),
                violation_error_message=_("Give a title in at least one language."),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_state_known", condition=Q(state__in=State.values)
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_goal_known", condition=Q(goal__in=Goal.values)
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_sector_known", condition=Q(sector__in=Sector.values)
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_published_has_day",
                condition=~Q(state=State.PUBLISHED) | Q(published_on__isnull=False),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_reviewed_by_somebody",
                condition=~Q(translation=Translation.REVIEWED) | ~Q(reviewed_by=""),
                violation_error_message=_("Say who has read the translation."),
            ),
        )

    def __str__(self) -> str:
        return self.title.text

    def get_absolute_url(self) -> str:
        return reverse("offers:statement", args=[self.community.slug, f"{self.kind}s", self.pk])

    @property
    def other_language(self) -> str:
        """The language of the translation."""
        return "en" if self.original == Tongue.UK else "uk"

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLISHED

    def is_past(self, on: dt.date) -> bool:
        return self.valid_until is not None and self.valid_until < on

    @property
    def kind(self) -> str:
        """ "need" or "offer": a piece of addresses and of journal actions."""
        return str(self._meta.model_name)


class Offer(Statement):
    """What the community can give: experience, places, people. `strength` names its example."""

    strength = models.SlugField(max_length=40, blank=True, editable=False)

    class Meta(Statement.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")


class Need(Statement):
    """What the community looks for, and what it offers in return."""

    offer = models.ForeignKey(
        Offer, on_delete=models.SET_NULL, null=True, blank=True, related_name="needs",
        verbose_name=_("offered in return"),
    )  # fmt: skip

    class Meta(Statement.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")


class TieLink(models.Model):
    """A tie that could serve, or serves, one need or one offer of the community."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="statement_links")
    need = models.ForeignKey(
        Need, on_delete=models.CASCADE, null=True, blank=True, related_name="links"
    )
    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, null=True, blank=True, related_name="links"
    )
    standing = models.CharField(
        _("what the partnership does"), max_length=6, choices=Standing, default=Standing.COULD
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("partnership for a need or offer")
        verbose_name_plural = _("partnerships for needs and offers")
        ordering = ("-standing", "pk")
        constraints = (
            models.CheckConstraint(
                name="offers_tielink_is_about_one",
                condition=Q(need=None, offer__isnull=False) | Q(need__isnull=False, offer=None),
            ),
            models.UniqueConstraint(fields=["tie", "need"], name="offers_tielink_need_once"),
            models.UniqueConstraint(fields=["tie", "offer"], name="offers_tielink_offer_once"),
            models.CheckConstraint(
                name="offers_tielink_standing_known", condition=Q(standing__in=Standing.values)
            ),
        )

    def __str__(self) -> str:
        return f"{self.tie}: {self.statement}"

    @property
    def community_id(self) -> int:
        """For the journal."""
        return self.tie.community_id

    @property
    def statement(self) -> Statement:
        found: Statement | None = self.need or self.offer
        assert found is not None  # guaranteed by the constraint
        return found
