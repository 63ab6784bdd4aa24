from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation, Person
from pobratym.core import calendar
from pobratym.core.forms import BlockField, DayField, Layout, LineField, ReadingForm, RowsField
from pobratym.partners.forms.circle import own
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.talks.models import Interaction

MOST_BOXES = 12


class TalkForm(ReadingForm):
    """A letter, call, meeting or visit, and what follows from it."""

    layout: ClassVar[Layout] = (
        (_("Who talked with whom"), (("tie", "organisation"), ("persons",), ("with_leader",))),
        (_("What it was"), (("channel", "direction"), ("on",), ("subject",), ("summary",))),
        (_("What follows"), (("next_step",), ("next_on",))),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    on = DayField(label=_("When"))
    subject = LineField(label=_("Subject"), max_length=200)
    summary = BlockField(label=_("What was said"), required=False, max_length=5000)
    next_step = LineField(label=_("Next step"), required=False, max_length=300)
    next_on = DayField(label=_("By when"), required=False)

    class Meta:
        model = Interaction
        fields = (
            "tie",
            "organisation",
            "channel",
            "direction",
            "on",
            "subject",
            "summary",
            "with_leader",
            "next_step",
            "next_on",
        )
        help_texts = {
            "with_leader": _("A meeting or call the head or the deputy in charge took part in."),
        }
        labels = {"tie": _("Partner"), "organisation": _("or organisation")}

    persons = RowsField(
        Person.objects.none(),
        label=_("With whom"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("People from the directory. Nobody there yet: write the name in the note."),
    )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial.setdefault("on", calendar.today())
        ties = own(Tie, community).order_by("sort_uk")
        self.limit("tie", ties)
        self.limit("organisation", own(Organisation, community))
        persons = own(Person, community).filter(erased_at=None)
        self.limit("persons", persons)
        if persons.count() > MOST_BOXES:
            self.fields["persons"].widget = forms.SelectMultiple(
                choices=self.fields["persons"].choices  # type: ignore[attr-defined] # model choices
            )
        if self.instance.pk:
            self.fields["persons"].initial = self.instance.persons.all()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("tie") and not data.get("organisation"):
            self.add_error("tie", _("Choose a partner or an organisation."))
        if data.get("next_on") and not data.get("next_step"):
            self.add_error("next_step", _("Say what the next step is."))
        return data
