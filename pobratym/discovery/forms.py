"""What a person looks for, and why a town goes on the shortlist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.core import calendar, language
from pobratym.core.forms import BlockField, LineField
from pobratym.core.text import fold
from pobratym.discovery.selectors.fitting import Question
from pobratym.discovery.selectors.search import Filters
from pobratym.funding.models import FundingProgramme
from pobratym.offers.forms import filters
from pobratym.offers.models import Statement
from pobratym.offers.states import Challenge, Sector
from pobratym.partners.states import Goal, Kind
from pobratym.places import blocs
from pobratym.places import selectors as places
from pobratym.places.models import Country

# Official languages of the countries where Ukrainian communities have partners most often.
LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hr", "hu", "it", "ja", "ka",
    "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sr", "sv", "tr", "zh",
)  # fmt: skip
ANY = ("", pgettext_lazy("answer", "any"))
SIZES = (
    ("", _("no limit")),
    ("similar", _("similar to ours: half to twice")),
    ("under_10", _("under 10,000")),
    ("10_50", _("10,000 to 50,000")),
    ("50_200", _("50,000 to 200,000")),
    ("over_200", _("200,000 and more")),
)
DISTANCES = (
    ("", _("no limit")),
    ("under_500", _("up to 500 km")),
    ("500_1000", _("500 to 1,000 km")),
    ("1000_2000", _("1,000 to 2,000 km")),
    ("over_2000", _("over 2,000 km")),
)
KNOWN_HERE = (
    ("", _("no limit")),
    ("none", _("none known")),
    ("one", _("at most one")),
    ("three", _("at most three")),
)


class SearchForm(forms.Form):
    """The filters of the ranked list."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    size = forms.ChoiceField(label=_("Population"), required=False, choices=SIZES)
    distance = forms.ChoiceField(label=_("Distance from us"), required=False, choices=DISTANCES)
    without = LineField(
        label=_("Leave out countries"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"placeholder": _("Germany, Poland")}),
    )
    known_here = forms.ChoiceField(
        label=_("Its partners in Ukraine"), required=False, choices=KNOWN_HERE
    )
    q = LineField(label=_("Name begins with"), required=False, max_length=100)
    parts = forms.BooleanField(label=_("Districts and quarters of cities too"), required=False)

    def __init__(self, data: Any, *, countries: list[Country]) -> None:
        super().__init__(data)
        barred = blocs.blocs()[blocs.AGGRESSOR].members(on=calendar.today())
        shown = [(one.iso2, one.name) for one in countries if one.iso2 not in barred]
        first = [("", _("no limit")), (blocs.EU, _("all of the European Union"))]
        self.fields["country"].choices = [*first, *shown]  # type: ignore[attr-defined] # choice field

    def clean_without(self) -> frozenset[str]:
        wanted = [name.strip() for name in self.cleaned_data["without"].split(",") if name.strip()]
        if not wanted:
            return frozenset()
        known = places.country_codes()
        unknown = [name for name in wanted if fold(name) not in known]
        if unknown:
            raise ValidationError(
                _("No country is called so: %(names)s. Separate countries by commas."),
                code="unknown_country",
                params={"names": ", ".join(unknown)},
            )
        return frozenset(known[fold(name)] for name in wanted)

    def filters(self) -> Filters:
        """Return what was understood."""
        self.is_valid()
        return Filters(**{name: value for name, value in self.cleaned_data.items() if value})


class QuestionForm(forms.Form):
    """What we look for beside a town: each answer adds points, none leaves a town out."""

    what = forms.ChoiceField(label=_("One of our needs or offers"), required=False)
    goal = forms.ChoiceField(label=_("Goal"), required=False, choices=[ANY, *Goal.choices])
    sector = forms.ChoiceField(label=_("Sphere"), required=False, choices=[ANY, *Sector.choices])
    challenge = forms.ChoiceField(
        label=_("Shared challenge"), required=False, choices=[ANY, *Challenge.choices]
    )
    language = forms.ChoiceField(label=_("Language we can work in"), required=False)
    fund = forms.ChoiceField(label=_("Fund whose consortium lacks a partner"), required=False)

    def __init__(
        self, data: Any, *, ours: Sequence[Statement], funds: Sequence[FundingProgramme]
    ) -> None:
        super().__init__(data)
        self.ours = {f"{one.kind}-{one.pk}": one for one in ours}
        self.funds = {fund.code: fund for fund in funds}
        spoken = sorted((language.name_of(code), code) for code in LANGUAGES)
        self._offer("what", {key: str(one) for key, one in self.ours.items()})
        self._offer("language", {code: name for name, code in spoken})
        self._offer("fund", {code: fund.name for code, fund in self.funds.items()})

    def _offer(self, name: str, choices: Mapping[str, str]) -> None:
        self.fields[name].choices = [ANY, *choices.items()]  # type: ignore[attr-defined] # choice field

    def question(self) -> Question:
        """Return what was understood."""
        self.is_valid()
        told = self.cleaned_data
        return Question(
            told.get("goal", ""), told.get("sector", ""), told.get("challenge", ""),
            told.get("language", ""), self.funds.get(told.get("fund", "")),
            self.ours.get(told.get("what", "")),
        )  # fmt: skip

    @property
    def asked(self) -> list[tuple[str, str]]:
        """The answers given, by field, to be carried from page to page."""
        return [(name, value) for name, value in self.cleaned_data.items() if value]


class CommunityForm(filters.SearchForm):
    """Which Ukrainian community somebody abroad looks for, and who asks.

    A town is typed or, chosen from several of its name, its number; `q` is the former name.
    """

    town = LineField(
        label=_("Your town"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "Filderstadt", "maxlength": 200}),
    )
    q = LineField(required=False)
    all = forms.BooleanField(required=False)

    @property
    def typed(self) -> str:
        """The town as it was typed; longer than any name when it is longer than any name."""
        data = self.cleaned_data
        return str(data.get("town") or data.get("q") or "")[: places.LONGEST_QUERY + 1]

    def query(self, *without: str, **more: object) -> str:
        """Return what is asked as the query of an address."""
        kept = {name: value for name, value in self.cleaned_data.items() if value}
        kept["town"] = self.typed
        kept.pop("q", None)
        kept = {name: value for name, value in kept.items() if name not in without} | more
        return urlencode({name: value for name, value in kept.items() if value})


class ShortlistForm(forms.Form):
    """Why this town: the reasons of the ranking, to be put into one's own words."""

    kind = forms.ChoiceField(label=_("What it might become"), choices=Kind)
    why = BlockField(
        label=_("Why this partner"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Taken from the ranking. Say it in your own words: it stays with the tie."),
    )


class TieListForm(forms.Form):
    """A list of ties with where it is from."""

    file = forms.FileField(
        label=_("List of ties"),
        help_text=_("CSV, TSV or JSON in UTF-8, also packed with gzip; at most 30 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.json,.gz"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Choose another one."),
        },
        max_length=255,
    )
    title = LineField(label=_("Title"), max_length=200)
    source = LineField(
        label=_("Source"),
        max_length=300,
        help_text=_("Who gave it out, and when: “Wikidata, property P190, 1 March 2026”."),
    )
    licence = LineField(
        label=_("Licence"),
        max_length=200,
        help_text=_("CC0 for Wikidata. Unknown is an answer too; write so."),
    )
