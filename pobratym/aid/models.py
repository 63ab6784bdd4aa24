"""Help given once, the campaigns it came through, and who answered our call."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.aid.states import AidKind
from pobratym.contacts.models import Organisation
from pobratym.core.dates import PartialDateField
from pobratym.core.language import BilingualWords
from pobratym.core.money import Money
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.talks.states import Direction


class AidCampaign(models.Model):
    """A campaign of a network that brought help from no single city [S 1.2], or our own call."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="campaigns", editable=False
    )
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    name = BilingualWords()
    is_own_call = models.BooleanField(_("our call to all partners"), default=False)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    need_uk = models.TextField(_("what is needed (Ukrainian)"), blank=True)
    need_en = models.TextField(_("what is needed (English)"), blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ("-asked_on", "-pk")

    def __str__(self) -> str:
        return self.name

    @property
    def letter(self) -> str:
        """The words for partners: in English when they are there, else in Ukrainian."""
        return self.need_en or self.need_uk


class Aid(models.Model):
    """Help given once: from whom, what, when, worth how much. Unknown worth stays unknown."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="aid", editable=False
    )
    tie = models.ForeignKey(
        Tie, on_delete=models.PROTECT, null=True, blank=True, related_name="aid"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="aid"
    )
    campaign = models.ForeignKey(
        AidCampaign, on_delete=models.PROTECT, null=True, blank=True, related_name="aid"
    )
    direction = models.CharField(
        _("direction"), max_length=4, choices=Direction, default=Direction.IN
    )
    kind = models.CharField(_("kind"), max_length=14, choices=AidKind)
    what_uk = models.CharField(_("what (Ukrainian)"), max_length=300)
    what_en = models.CharField(_("what (English)"), max_length=300, blank=True)
    what = BilingualWords()
    on = PartialDateField(_("when"))
    amount = models.DecimalField(_("worth"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("help")
        verbose_name_plural = _("help")
        ordering = ("-on", "-pk")
        indexes = (models.Index(fields=["community", "-on"], name="aid_latest"),)
        constraints = (
            models.CheckConstraint(
                name="aid_has_giver",
                condition=Q(tie__isnull=False)
                | Q(organisation__isnull=False)
                | Q(campaign__isnull=False),
                violation_error_message=_(
                    "Say who gave it: a partner, an organisation, a campaign."
                ),
            ),
            models.CheckConstraint(
                name="aid_money_is_whole",
                condition=Q(amount=None, currency="") | (Q(amount__gte=0) & ~Q(currency="")),
                violation_error_message=_("Give both the sum and its currency, or neither."),
            ),
            models.CheckConstraint(name="aid_kind_known", condition=Q(kind__in=AidKind.values)),
        )

    def __str__(self) -> str:
        return self.what

    @property
    def worth(self) -> Money | None:
        return None if self.amount is None else Money(self.amount, self.currency)


class CallAnswer(models.Model):
    """One partner asked by our call [S 1.3]: when, and what the partner answered."""

    campaign = models.ForeignKey(AidCampaign, on_delete=models.CASCADE, related_name="answers")
    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="call_answers")
    asked_on = models.DateField(_("asked on"))
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer = models.CharField(_("what the partner answered"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("answer to a call")
        verbose_name_plural = _("answers to calls")
        ordering = ("campaign", "pk")
        constraints = (
            models.UniqueConstraint(fields=["campaign", "tie"], name="aid_callanswer_once"),
            models.CheckConstraint(
                name="aid_callanswer_is_whole",
                condition=Q(answered_on=None, answer="")
                | (Q(answered_on__gte=models.F("asked_on")) & ~Q(answer="")),
                violation_error_message=_("Write what the partner answered."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.campaign} · {self.tie}"
