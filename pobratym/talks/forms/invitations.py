from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation
from pobratym.core.forms import BlockField, DayField, Layout, LineField, LinkField, ReadingForm
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.talks.models import Invitation
from pobratym.talks.states import Answer


class InvitationForm(ReadingForm):
    """What is offered, by whom, when, and the arguments on both sides."""

    layout: ClassVar[Layout] = (
        (
            _("What and from whom"),
            (("what",), ("tie", "organisation"), ("on", "answer_by"), ("place",)),
        ),
        (_("For and against"), (("pros", "cons"),)),
        (_("Where from"), (("url",), ("source",))),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    what = LineField(label=_("What is offered"), max_length=300)
    on = DayField(label=_("When it takes place"), required=False)
    place = LineField(label=_("Where it takes place"), required=False, max_length=200)
    answer_by = DayField(label=_("Answer by"), required=False)
    pros = BlockField(label=_("For"), required=False, max_length=3000)
    cons = BlockField(
        label=_("Against"),
        required=False,
        max_length=3000,
        help_text=_("Money, people’s time, safety, what would be left undone."),
    )
    url = LinkField(label=_("Site"), required=False)
    source = LineField(label=_("Where we know it from"), required=False, max_length=300)

    class Meta:
        model = Invitation
        fields = (
            "what",
            "tie",
            "organisation",
            "on",
            "place",
            "answer_by",
            "pros",
            "cons",
            "url",
            "source",
        )
        labels = {"tie": _("Invited by a partner"), "organisation": _("or by an organisation")}

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("tie", Tie.objects.of(community).order_by("sort_uk"))
        self.limit("organisation", Organisation.objects.filter(community=community))


class DecisionForm(forms.Form):
    """Accept or decline, and why."""

    answer = forms.ChoiceField(
        label=_("Decision"),
        choices=[(a, a.label) for a in (Answer.ACCEPTED, Answer.DECLINED)],
        widget=forms.RadioSelect,
    )
    reason = LineField(label=_("Why"), max_length=500)
