"""The catalogue of funding programmes: shared by all communities, dated, edited by people."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pobratym.core import language
from pobratym.core.dates import PartialDateField
from pobratym.core.keys import KeysField
from pobratym.core.language import Bilingual
from pobratym.funding.states import Activity, Area, BodyKind, Oblast, Participation, Rule


def _count(words: Any) -> models.PositiveIntegerField[int | None, int | None]:
    return models.PositiveIntegerField(words, null=True, blank=True)


def _euros(words: Any) -> models.DecimalField[Any, Any]:
    return models.DecimalField(words, max_digits=14, decimal_places=2, null=True, blank=True)


def _percent(words: Any) -> models.PositiveSmallIntegerField[int | None, int | None]:
    return models.PositiveSmallIntegerField(words, null=True, blank=True)


class FundingProgramme(models.Model):
    """A funding programme with rules a machine can check. An empty rule is unknown, never met.

    `unverified` names rules that only one weak source gave. Amounts are euros.
    """

    code = models.SlugField(max_length=40, unique=True)
    name_en = models.CharField(_("name (English)"), max_length=200)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200, blank=True)
    funder = models.CharField(_("funder: EU or a country"), max_length=2)
    period_from = _count(_("first year"))
    period_to = _count(_("last year"))
    budget = _euros(_("budget of the programme"))
    participation = models.CharField(
        _("Ukrainian municipalities"),
        max_length=12,
        choices=Participation,
        default=Participation.UNKNOWN,
    )
    # Who applies and with whom.
    applicant_country = models.CharField(_("applicant from the country"), max_length=2, blank=True)
    applicant_kind = models.CharField(
        _("kind of the applicant"), max_length=12, choices=BodyKind, blank=True
    )
    org_kind = models.CharField(
        _("kind of the participants"), max_length=12, choices=BodyKind, blank=True
    )
    min_orgs = _count(_("organisations, at least"))
    max_orgs = _count(_("organisations, at most"))
    min_countries = _count(_("countries, at least"))
    min_eu = _count(_("EU countries, at least"))
    min_non_eu = _count(_("countries outside the EU, at least"))
    needs_country_all = KeysField(_("each of these countries"), max_length=60, blank=True)
    needs_country_any = KeysField(_("one of these countries"), max_length=60, blank=True)
    others_eu_or_associated = models.BooleanField(
        _("all from the EU or associated countries"), null=True, blank=True
    )
    independent = models.BooleanField(
        _("participants independent of each other"), null=True, blank=True
    )
    # Where.
    area = models.CharField(_("area"), max_length=8, choices=Area, default=Area.UNKNOWN)
    oblasts = KeysField(_("oblasts"), choices_of=Oblast, blank=True)
    area_may_widen = models.BooleanField(_("the area may widen"), default=False)
    # How much, how long.
    grant_min = _euros(_("grant, at least"))
    grant_max = _euros(_("grant, at most"))
    grant_exception = _euros(_("grant in exceptions, at most"))
    lump_sum = models.BooleanField(_("paid as a lump sum"), null=True, blank=True)
    formal_tie_above = _euros(_("a formal partnership is needed above"))
    own_share_pct = _percent(_("own share, per cent"))
    own_share_min_pct = _percent(_("own share at least, per cent"))
    funder_rate_pct = _percent(_("the funder pays at most, per cent"))
    months_min = _count(_("months, at least"))
    months_max = _count(_("months, at most"))
    participants_min = _count(_("participants, at least"))
    participants_foreign_min = _count(_("participants from abroad, at least"))
    activities = KeysField(_("what is paid for"), choices_of=Activity, blank=True)
    mission_days_max = _count(_("days of a mission, at most"))
    lead_months_min = _count(_("months ahead to apply, at least"))
    lead_months_max = _count(_("months ahead to apply, at most"))
    stages = _count(_("stages of the application"))
    # When.
    deadline_en = models.CharField(_("deadline (English)"), max_length=200, blank=True)
    deadline = Bilingual()
    deadline_uk = models.CharField(_("deadline (Ukrainian)"), max_length=200, blank=True)
    # What this rests on.
    note_en = models.TextField(_("note (English)"), blank=True, max_length=2_000)
    note = Bilingual()
    note_uk = models.TextField(_("note (Ukrainian)"), blank=True, max_length=2_000)
    unverified = KeysField(_("to be confirmed"), choices_of=Rule, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    checked_on = PartialDateField(_("checked on"))
    checked_by = models.CharField(_("checked by"), max_length=150, blank=True)
    is_closed = models.BooleanField(_("no longer offered"), default=False)
    edited = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("funding programme")
        verbose_name_plural = _("funding programmes")
        ordering = ("name_en",)
        constraints = (
            models.CheckConstraint(
                name="funding_fundingprogramme_participation_known",
                condition=Q(participation__in=Participation.values),
            ),
            models.CheckConstraint(
                name="funding_fundingprogramme_area_is_whole",
                condition=(Q(area=Area.LISTED) & ~Q(oblasts=""))
                | (~Q(area=Area.LISTED) & Q(oblasts="")),
                violation_error_message=_("Name oblasts exactly when the area is limited to them."),
            ),
            models.CheckConstraint(
                name="funding_fundingprogramme_period_ends_after_start",
                condition=Q(period_from=None)
                | Q(period_to=None)
                | Q(period_to__gte=F("period_from")),
                violation_error_message=_("The last year cannot be earlier than the first."),
            ),
            models.CheckConstraint(
                name="funding_fundingprogramme_grant_grows",
                condition=Q(grant_min=None) | Q(grant_max=None) | Q(grant_max__gte=F("grant_min")),
                violation_error_message=_("The greatest grant is less than the smallest."),
            ),
            models.CheckConstraint(
                name="funding_fundingprogramme_months_grow",
                condition=Q(months_min=None)
                | Q(months_max=None)
                | Q(months_max__gte=F("months_min")),
                violation_error_message=_("The longest duration is less than the shortest."),
            ),
            models.CheckConstraint(
                name="funding_fundingprogramme_shares_are_percent",
                condition=(Q(own_share_pct=None) | Q(own_share_pct__lte=100))
                & (Q(own_share_min_pct=None) | Q(own_share_min_pct__lte=100))
                & (Q(funder_rate_pct=None) | Q(funder_rate_pct__lte=100)),
                violation_error_message=_("A share is 0 to 100 per cent."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name_text(self) -> language.Text:
        return language.pick(uk=self.name_uk, en=self.name_en)

    @property
    def name(self) -> str:
        return self.name_text.text


class Deadline(models.Model):
    """A day on which a call of the programme closes or closed, as somebody has seen it."""

    programme = models.ForeignKey(
        FundingProgramme, on_delete=models.CASCADE, related_name="deadlines"
    )
    on = models.DateField(_("closes on"))

    class Meta:
        verbose_name = _("deadline of a call")
        verbose_name_plural = _("deadlines of calls")
        ordering = ("-on",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "on"], name="funding_deadline_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.programme}, {self.on:%d.%m.%Y}"
