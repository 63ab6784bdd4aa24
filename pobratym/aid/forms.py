"""What people type about help, turned into values; errors stand at their field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.aid.models import Aid, AidCampaign
from pobratym.contacts.models import Organisation
from pobratym.core.forms import BlockField, DayField, LineField, ReadingForm
from pobratym.partners.forms.circle import own
from pobratym.partners.models import Tie
from pobratym.people.models import Community

CURRENCIES = [
    ("", "—"),
    *((code, code) for code in ("UAH", "EUR", "USD", "PLN", "SEK", "CHF", "GBP")),
]


class AidForm(ReadingForm):
    """Help received or given. Its worth may be unknown."""

    what_uk = LineField(label=_("What (Ukrainian)"), max_length=300)
    what_en = LineField(label=_("What (English)"), required=False, max_length=300)
    amount = forms.DecimalField(
        label=_("Worth"),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        help_text=_("As the paper says. Leave it empty when nobody knows."),
    )
    currency = forms.ChoiceField(label=_("Currency"), required=False, choices=CURRENCIES)
    source = LineField(label=_("Source"), required=False, max_length=300)

    class Meta:
        model = Aid
        fields = (
            "tie",
            "organisation",
            "campaign",
            "direction",
            "kind",
            "what_uk",
            "what_en",
            "on",
            "amount",
            "currency",
            "source",
        )
        labels = {
            "tie": _("Partner"),
            "organisation": _("or organisation"),
            "campaign": _("or campaign"),
            "on": _("When"),
        }

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("tie", own(Tie, community).order_by("sort_uk"))
        self.limit("organisation", own(Organisation, community))
        self.limit("campaign", own(AidCampaign, community))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not any(data.get(name) for name in ("tie", "organisation", "campaign")):
            self.add_error("tie", _("Say who gave it: a partner, an organisation, a campaign."))
        if "amount" in self.errors:
            return data
        if (data.get("amount") is None) != (not data.get("currency")):
            self.add_error("currency", _("Give both the sum and its currency, or neither."))
        return data


class CampaignForm(ReadingForm):
    """A campaign of a network, or our own call to all partners."""

    name_uk = LineField(label=_("Name (Ukrainian)"), max_length=200)
    name_en = LineField(label=_("Name (English)"), required=False, max_length=200)
    asked_on = DayField(label=_("Asked on"), required=False)
    need_uk = BlockField(label=_("What is needed (Ukrainian)"), required=False, max_length=5000)
    need_en = BlockField(label=_("What is needed (English)"), required=False, max_length=5000)
    closed_on = DayField(label=_("Closed on"), required=False)
    source = LineField(label=_("Source"), required=False, max_length=300)

    class Meta:
        model = AidCampaign
        fields = (
            "name_uk",
            "name_en",
            "is_own_call",
            "asked_on",
            "need_uk",
            "need_en",
            "closed_on",
            "source",
        )


class AnswerForm(forms.Form):
    """What one partner answered to our call; empty takes the answer back."""

    words = LineField(label=_("What the partner answered"), required=False, max_length=300)
