"""What people type about promises, needs, offers and hopes; errors stand at their field."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import BlockField, DayField, Layout, LineField
from pobratym.core.row_forms import LONGEST_TEXT, RowForm, field_for
from pobratym.exchange.models import Expectation, Need, Offer, Promise
from pobratym.exchange.services.said import Return
from pobratym.partners.models import Tie

TEXT_ROW: Final = ("text_uk", "text_en")


class PromiseForm(RowForm):
    layout: ClassVar[Layout] = (
        (_("The promise"), (("side",), TEXT_ROW)),
        (_("When and where"), (("promised_on", "due_on"), ("where",))),
    )

    class Meta:
        model = Promise
        fields = ("side", *TEXT_ROW, "promised_on", "due_on", "where")
        formfield_callback = field_for
        labels = {
            "text_uk": _("What was promised (Ukrainian)"),
            "text_en": _("What was promised (English)"),
        }
        help_texts = {
            "due_on": _("Without a day nobody will be reminded."),
            "where": _("For example: letter of 12 May, dinner in Rzeszów."),
        }
        widgets = {"side": forms.RadioSelect}


class KeepForm(forms.Form):
    on = DayField(label=_("Kept on"))


class TakeBackForm(forms.Form):
    why = LineField(
        label=_("Why the promise no longer stands"),
        max_length=300,
        error_messages={"required": _("Say why: in a year nobody will remember.")},
    )


class ExpectationForm(RowForm):
    layout: ClassVar[Layout] = (
        (_("What was heard"), (("side", "feeling"), TEXT_ROW, ("heard_on",))),
        (_("How it is answered"), (("answer_uk", "answer_en"),)),
    )

    class Meta:
        model = Expectation
        fields = ("side", "feeling", *TEXT_ROW, "heard_on", "answer_uk", "answer_en")
        formfield_callback = field_for
        labels = {
            "text_uk": _("In their words, or ours (Ukrainian)"),
            "text_en": _("In their words, or ours (English)"),
            "answer_uk": _("What we do about it (Ukrainian)"),
            "answer_en": _("What we do about it (English)"),
        }
        widgets = {"side": forms.RadioSelect, "feeling": forms.RadioSelect}


class OfferForm(RowForm):
    layout: ClassVar[Layout] = ((_("The offer"), (("side",), TEXT_ROW)),)

    class Meta:
        model = Offer
        fields = ("side", *TEXT_ROW)
        formfield_callback = field_for
        labels = {
            "text_uk": _("What can be given (Ukrainian)"),
            "text_en": _("What can be given (English)"),
        }
        help_texts = {
            "text_uk": _(
                "Experience counts: digital services, decentralisation, crisis management, work "
                "with displaced people, participation of residents."
            )
        }
        widgets = {"side": forms.RadioSelect}


class NeedForm(RowForm):
    """A need as it is changed later; the new one is `NewNeedForm`."""

    layout: ClassVar[Layout] = (
        (_("The need"), (("side",), TEXT_ROW)),
        (_("Offered in return"), (("offer",),)),
    )

    class Meta:
        model = Need
        fields = ("side", *TEXT_ROW, "offer")
        formfield_callback = field_for
        labels = {
            "text_uk": _("What is needed (Ukrainian)"),
            "text_en": _("What is needed (English)"),
            "offer": _("An offer recorded already"),
        }
        help_texts = {
            "text_uk": _("Say for whom, how much, until when. What is done at home already?")
        }
        widgets = {"side": forms.RadioSelect}

    def __init__(self, *args: Any, tie: Tie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("offer", Offer.objects.filter(tie=tie))


class NewNeedForm(NeedForm):
    """A need asks for an offer: one kept already, a new one, or openly none yet."""

    offer_uk = BlockField(
        label=_("Or a new offer (Ukrainian)"), max_length=LONGEST_TEXT, required=False
    )
    offer_en = BlockField(
        label=_("Or a new offer (English)"), max_length=LONGEST_TEXT, required=False
    )
    is_open = forms.BooleanField(label=_("Not known yet what to offer"), required=False)
    layout: ClassVar[Layout] = (
        (_("The need"), (("side",), TEXT_ROW)),
        (_("What is offered in return?"), (("offer",), ("offer_uk", "offer_en"), ("is_open",))),
    )

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("side", *TEXT_ROW)}

    def in_return(self) -> Return:
        data = self.cleaned_data
        return Return(data["offer"], data["offer_uk"], data["offer_en"], data["is_open"])
