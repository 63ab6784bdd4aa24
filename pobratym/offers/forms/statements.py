"""Forms of a need and an offer."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation
from pobratym.core.forms import BlockField, DayField, Layout, LineField, ReadingForm
from pobratym.core.translation import Translation
from pobratym.offers.models import Need, Offer
from pobratym.offers.states import LIVE
from pobratym.people.models import Community, Department, User

LONGEST_TEXT: Final = 2_000
LONGEST_TITLE: Final = 160
FIELDS: Final = (
    "title_uk", "title_en", "text_uk", "text_en", "goal", "sector", "forms", "priorities",
    "challenges", "department", "institution", "officer", "since", "valid_until", "source",
    "original", "translation", "reviewed_by",
)  # fmt: skip
TITLE: Final = ("title_uk", "title_en")
TEXT: Final = ("text_uk", "text_en")
COMMON: Final[Layout] = (
    (_("Where it belongs"), (("goal", "sector"), ("forms",), ("challenges",), ("priorities",))),
    (
        _("Who and until when"),
        (("department", "institution"), ("officer",), ("since", "valid_until"), ("source",)),
    ),
    (_("Translation"), (("original",), ("translation", "reviewed_by"))),
)


LABELS: Final = {
    "goal": _("Goal"),
    "sector": _("Sphere"),
    "forms": _("Forms of exchange"),
    "priorities": _("Priorities"),
    "challenges": _("Challenges behind it"),
    "department": _("Department"),
    "institution": _("or institution"),
    "officer": _("Contact person"),
    "since": _("Since when"),
    "original": _("First written in"),
    "translation": _("The translation is"),
}
HINTS: Final = {
    "challenges": _("Towns with the same challenge understand each other quickest."),
    "officer": _("Seen in the office only. Visitors of the portal write to the office."),
}


class StatementForm(ReadingForm):
    """What a need and an offer have in common."""

    layout: ClassVar[Layout] = ((_("In words"), (TITLE, TEXT)), *COMMON)

    title_uk = LineField(label=_("Title (Ukrainian)"), required=False, max_length=LONGEST_TITLE)
    title_en = LineField(label=_("Title (English)"), required=False, max_length=LONGEST_TITLE)
    text_uk = BlockField(label=_("Text (Ukrainian)"), required=False, max_length=LONGEST_TEXT)
    text_en = BlockField(label=_("Text (English)"), required=False, max_length=LONGEST_TEXT)
    valid_until = DayField(
        label=_("Valid until"),
        required=False,
        help_text=_("After that day it leaves the portal by itself, and you are reminded."),
    )
    source = LineField(label=_("Source"), required=False, max_length=300)
    reviewed_by = LineField(label=_("Translation read by"), required=False, max_length=150)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("department", Department.objects.current().filter(community=community))
        self.limit("institution", Organisation.objects.filter(community=community, is_home=True))
        colleagues = User.objects.filter(
            memberships__community=community, memberships__ended_on=None
        )
        self.limit("officer", colleagues)
        for name in (*TITLE, *TEXT):
            self.fields[name].widget.attrs["lang"] = name[-2:]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not (set(TITLE) & set(self.errors) or data.get("title_uk") or data.get("title_en")):
            self.add_error("title_uk", _("Give a title in at least one language."))
        is_read = data.get("translation") == Translation.REVIEWED
        if is_read and not data.get("reviewed_by") and "reviewed_by" not in self.errors:
            self.add_error("reviewed_by", _("Say who has read the translation."))
        return data


class OfferForm(StatementForm):
    """What we can give."""

    class Meta:
        model = Offer
        fields = FIELDS
        labels = LABELS
        help_texts = {**HINTS, "since": _("Since when the community has this experience.")}


class NeedForm(StatementForm):
    """A need as it is changed later."""

    layout: ClassVar[Layout] = (
        (_("In words"), (TITLE, TEXT)),
        (_("Offered in return"), (("offer",),)),
        *COMMON,
    )

    class Meta:
        model = Need
        fields = (*FIELDS, "offer")
        labels = {**LABELS, "offer": _("One of our offers")}
        help_texts = HINTS

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, community=community, **kwargs)
        self.fields["text_uk"].help_text = _(
            "Say for whom, how much, until when, and what is done at home already."
        )
        kept = Offer.objects.of(community).filter(state__in=LIVE)
        if self.instance.offer_id:
            kept = kept | Offer.objects.of(community).filter(pk=self.instance.offer_id)
        self.limit("offer", kept)


class NewNeedForm(NeedForm):
    """A need asks for an offer: a kept one, a new one, or openly none yet."""

    layout: ClassVar[Layout] = (
        (_("In words"), (TITLE, TEXT)),
        (
            _("What is offered in return?"),
            (
                ("offer",),
                ("offer_title_uk", "offer_title_en"),
                ("offer_text_uk", "offer_text_en"),
                ("is_open",),
            ),
        ),
        *COMMON,
    )

    offer_title_uk = LineField(
        label=_("Or a new offer (Ukrainian)"), required=False, max_length=LONGEST_TITLE
    )
    offer_title_en = LineField(
        label=_("Or a new offer (English)"), required=False, max_length=LONGEST_TITLE
    )
    offer_text_uk = BlockField(
        label=_("More about it (Ukrainian)"), required=False, max_length=LONGEST_TEXT
    )
    offer_text_en = BlockField(
        label=_("More about it (English)"), required=False, max_length=LONGEST_TEXT
    )
    is_open = forms.BooleanField(label=_("Not known yet what to offer"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        new = self._new_offer()
        if any(new.values()) and not (new["title_uk"] or new["title_en"]):
            self.add_error("offer_title_uk", _("Give the offer a title in at least one language."))
        return data

    def in_return(self) -> dict[str, Any] | None:
        """Return the facts of the new offer, None when none is written."""
        new = self._new_offer()
        return new if any(new.values()) else None

    def _new_offer(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(f"offer_{name}", "") for name in (*TITLE, *TEXT)}
