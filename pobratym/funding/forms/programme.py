"""The form of a programme, for the administrator of the installation."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import BlockField, Layout, LineField, ReadingForm
from pobratym.core.keys import BETWEEN, Keys
from pobratym.core.text import slug
from pobratym.funding.models import FundingProgramme
from pobratym.places.models import Country

EU: Final = "EU"
MOST_DEADLINES: Final = 40
RESERVED: Final = frozenset({"add"})


class CodesField(LineField):
    """Codes of countries with commas between; gives `Keys`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=60, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Keys) else value

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        return [code.strip().upper() for code in typed.split(",") if code.strip()]

    def run_validators(self, value: Any) -> None:
        super().run_validators(BETWEEN.join(value))

    def clean(self, value: Any) -> Any:
        codes = super().clean(value)
        known = set(Country.objects.filter(iso2__in=codes).values_list("iso2", flat=True))
        unknown = [code for code in codes if code not in known]
        if unknown:
            raise ValidationError(
                _("No country has the code %(codes)s. Two letters each: PL, HU, RO."),
                code="unknown_country",
                params={"codes": BETWEEN.join(unknown)[:60]},
            )
        return Keys(codes)


class DaysField(LineField):
    """Days with commas between: 23.09.2026, 2027-03-18."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=600, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        parts = [part.strip() for part in super().clean(value).split(",") if part.strip()]
        return sorted({self._day(part) for part in parts[:MOST_DEADLINES]})

    @staticmethod
    def _day(typed: str) -> dt.date:
        for pattern in ("%d.%m.%Y", "%Y-%m-%d"):
            try:
                day = dt.datetime.strptime(typed, pattern).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
            if 2000 <= day.year <= 2199:  # noqa: PLR2004 - years of calls
                return day
        raise ValidationError(
            _("“%(typed)s” is no such day. Write 23.09.2026, with commas between the days."),
            code="invalid",
            params={"typed": typed[:40]},
        )


class ProgrammeForm(ReadingForm):
    """What is known of a programme; an empty field is unknown and never counts as met."""

    layout: ClassVar[Layout] = (
        (
            _("The programme"),
            (
                ("name_uk", "name_en"),
                ("funder", "participation"),
                ("period_from", "period_to"),
                ("budget",),
                ("deadline_uk", "deadline_en"),
                ("deadlines",),
                ("is_closed",),
            ),
        ),
        (
            _("Who takes part"),
            (
                ("applicant_country", "applicant_kind"),
                ("org_kind",),
                ("min_orgs", "max_orgs"),
                ("min_countries", "min_eu"),
                ("min_non_eu",),
                ("needs_country_all", "needs_country_any"),
                ("others_eu_or_associated", "independent"),
            ),
        ),
        (_("Where"), (("area",), ("oblasts",), ("area_may_widen",))),
        (
            _("How much and how long"),
            (
                ("grant_min", "grant_max"),
                ("grant_exception", "lump_sum"),
                ("formal_tie_above",),
                ("own_share_pct", "own_share_min_pct"),
                ("funder_rate_pct",),
                ("months_min", "months_max"),
                ("participants_min", "participants_foreign_min"),
                ("activities",),
                ("mission_days_max", "stages"),
                ("lead_months_min", "lead_months_max"),
            ),
        ),
        (
            _("What this rests on"),
            (
                ("note_uk", "note_en"),
                ("source",),
                ("checked_on", "checked_by"),
                ("unverified",),
            ),
        ),
    )

    name_uk = LineField(label=_("Name (Ukrainian)"), required=False, max_length=200)
    name_en = LineField(label=_("Name (English)"), max_length=200)
    funder = LineField(
        label=_("Who pays"),
        max_length=2,
        help_text=_("EU, or the code of a country: DE, SE."),
    )
    applicant_country = LineField(
        label=_("The applicant comes from"),
        required=False,
        max_length=2,
        help_text=_("The code of a country, when somebody abroad must apply."),
    )
    needs_country_all = CodesField(label=_("Each of these countries"), help_text=_("PL, RO"))
    needs_country_any = CodesField(label=_("One of these countries"), help_text=_("HU, SK, RO"))
    deadline_uk = LineField(label=_("Deadline (Ukrainian)"), required=False, max_length=200)
    deadline_en = LineField(label=_("Deadline (English)"), required=False, max_length=200)
    deadlines = DaysField(
        label=_("Days on which calls close or closed"), help_text=_("23.09.2026, 22.09.2027")
    )
    note_uk = BlockField(label=_("Note (Ukrainian)"), required=False, max_length=2_000)
    note_en = BlockField(label=_("Note (English)"), required=False, max_length=2_000)
    source = LineField(
        label=_("Source"),
        max_length=500,
        help_text=_("Where these conditions stand: the call, its page."),
    )
    checked_by = LineField(label=_("Checked by"), required=False, max_length=150)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = FundingProgramme
        fields = (
            "name_uk", "name_en", "funder", "participation", "period_from", "period_to", "budget",
            "deadline_uk", "deadline_en", "is_closed", "applicant_country", "applicant_kind",
            "org_kind", "min_orgs", "max_orgs", "min_countries", "min_eu", "min_non_eu",
            "needs_country_all", "needs_country_any", "others_eu_or_associated", "independent",
            "area", "oblasts", "area_may_widen", "grant_min", "grant_max", "grant_exception",
            "lump_sum", "formal_tie_above", "own_share_pct", "own_share_min_pct",
            "funder_rate_pct", "months_min", "months_max", "participants_min",
            "participants_foreign_min", "activities", "mission_days_max", "stages",
            "lead_months_min", "lead_months_max", "note_uk", "note_en", "source", "checked_on",
            "checked_by", "unverified",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            days = sorted(row.on for row in self.instance.deadlines.all())
            self.fields["deadlines"].initial = BETWEEN.join(f"{on:%d.%m.%Y}" for on in days)
        for name in self._meta.fields or ():
            label = str(self.fields[name].label or "")
            self.fields[name].label = label[:1].upper() + label[1:]

    def clean_funder(self) -> str:
        code: str = self.cleaned_data["funder"].upper()
        return code if code == EU else self._country(code)

    def clean_applicant_country(self) -> str:
        code: str = self.cleaned_data["applicant_country"].upper()
        return self._country(code) if code else ""

    @staticmethod
    def _country(code: str) -> str:
        if not Country.objects.filter(iso2=code).exists():
            raise ValidationError(
                _("No country has this code. Two letters: DE, SE."), code="unknown_country"
            )
        return code

    def days(self) -> list[dt.date]:
        found: list[dt.date] = self.cleaned_data["deadlines"]
        return found


class NewProgrammeForm(ProgrammeForm):
    """A programme that the shipped catalogue does not have; its address is made of the name."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        code = self.code()
        if data.get("name_en") and (
            not code or code in RESERVED or FundingProgramme.objects.filter(code=code).exists()
        ):
            self.add_error("name_en", _("The catalogue has a programme of this name already."))
        return data

    def code(self) -> str:
        return slug(self.cleaned_data.get("name_en", ""), longest=40)
