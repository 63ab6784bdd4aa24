"""The catalogue, one programme, its consortium, the letter to the partner that applies."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.core import calendar
from pobratym.core.http import OfficeRequest
from pobratym.core.language import LANGUAGES
from pobratym.funding import letters, permissions, words
from pobratym.funding.forms.checker import CheckerForm
from pobratym.funding.models import FundingProgramme
from pobratym.funding.rules.terms import Fit
from pobratym.funding.selectors import catalogue, places
from pobratym.funding.selectors.catalogue import Answered
from pobratym.funding.selectors.terms import oblast_of, world
from pobratym.funding.views.common import Line, lines, programme_or_404
from pobratym.partners.models import Tie
from pobratym.partners.selectors import tie as tie_selectors
from pobratym.people.models import Community

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PARTNER: Final = "partner"


@require_safe
def index(request: OfficeRequest) -> HttpResponse:
    """The catalogue with the answer for our community (`?show=…` narrows it, `?funder=…`)."""
    names = places.country_names()
    everything = catalogue.catalogue(request.community)
    show, funder = request.GET.get("show", ""), request.GET.get("funder", "")
    funders = dict.fromkeys(one.programme.funder for one in everything)
    context = {
        "groups": _groups(
            [one for one in everything if _is_shown(one, show, funder)], names, request.community
        ),
        "kinds": _kinds(everything),
        "funders": sorted((code, words.funder(code, names)) for code in funders),
        "show": show,
        "funder": funder,
        "total": len(everything),
        "oblast": words.oblast(oblast_of(request.community)),
        "may_edit": permissions.may_edit(request.user),
        "today": calendar.today(),
    }
    return render(request, "funding/index.html", context)


@require_safe
def page(request: OfficeRequest, code: str) -> HttpResponse:
    """One programme: every rule with its answer, for the best that present partners could do."""
    programme = programme_or_404(code)
    names = places.country_names()
    known = catalogue.partners(request.community)
    found = catalogue.answered(programme, request.community, known, world())
    context = {
        **_answers(found, names, request.community),
        "applicants": catalogue.applicants(programme, known),
        "funder": words.funder(programme.funder, names),
        "limits": words.between(programme.grant_min, programme.grant_max),
        "budget": words.euros(programme.budget),
        "today": calendar.today(),
        "may_edit": permissions.may_edit(request.user),
    }
    return render(request, "funding/programme.html", context)


@require_safe
def consortium(request: OfficeRequest, code: str) -> HttpResponse:
    """Choose partners (`?tie=…`), suppose others (`?country=…`), tell the project; read who lacks.

    Without a choice the best team of present partners is ticked.
    """
    programme = programme_or_404(code)
    known, lands, countries = (
        catalogue.partners(request.community, with_leads=True), world(), places.countries()
    )  # fmt: skip
    form = CheckerForm(request.GET or None, ties=known.ties, countries=countries)
    chosen = form.chosen()
    if not request.GET:
        chosen = catalogue.answered(programme, request.community, known, lands).team
    bodies = [*known.of(chosen), *catalogue.supposed(form.supposed())]
    found = catalogue.examined(
        programme, request.community, bodies, form.project(), lands, team=chosen
    )
    names = {one.iso2: one.name for one in countries}
    helpers = catalogue.helpers(found.terms, bodies, known, [tie.pk for tie in chosen], lands)
    context = {
        **_answers(found, names, request.community),
        "form": form,
        "chosen": {tie.pk for tie in chosen},
        "ties": known.ties,
        "names": names,
        "supposed": [(iso2, names[iso2], _without(request, iso2)) for iso2 in form.supposed()],
        "helpers": [(one, _with(request, one.tie, chosen)) for one in helpers],
    }
    status = 422 if form.errors else 200
    return render(request, "funding/consortium.html", context, status=status)


def _answers(found: Answered, names: dict[str, str], community: Community) -> dict[str, Any]:
    """What the pages of one programme have in common."""
    return {
        "programme": found.programme,
        "found": found,
        "fit": words.FITS[found.fit],
        "lines": lines(found, names, community),
    }


@require_safe
def letter(request: OfficeRequest, code: str, tie: str) -> HttpResponse:
    """The draft that asks a partner to apply (`?lang=uk|en`), to copy, print or take to Word."""
    programme, partner = _asked(request, code, tie)
    chosen = request.GET.get("lang", "en")
    draft = letters.ask_partner_to_apply(
        programme,
        community=request.community,
        tie=partner,
        language=chosen if chosen in LANGUAGES else "en",
    )
    context = {"programme": programme, "tie": partner, "letter": draft}
    return render(request, "funding/letter.html", context)


@require_safe
def letter_file(request: OfficeRequest, code: str, tie: str, language: str) -> HttpResponse:
    """The same draft as a Word file."""
    if language not in LANGUAGES:
        raise Http404
    programme, partner = _asked(request, code, tie)
    draft = letters.ask_partner_to_apply(
        programme, community=request.community, tie=partner, language=language
    )
    response = HttpResponse(letters.docx(draft), content_type=DOCX)
    name = f"{programme.code}-{partner.slug}-{language}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _is_shown(one: Answered, show: str, funder: str) -> bool:
    if funder not in ("", one.programme.funder):
        return False
    return one.partner_applies if show == PARTNER else show in ("", one.fit)


def _groups(
    found: list[Answered], names: dict[str, str], community: Community
) -> list[tuple[Fit, Any, list[tuple[Answered, list[Line]]]]]:
    """The programmes by what the answers come to, each with its answers in words."""
    groups = [
        (
            fit,
            words.FITS[fit][1],
            [
                (one, lines(one, names, community, failed_only=True))
                for one in found
                if one.fit == fit
            ],
        )
        for fit in catalogue.BEST_FIRST
    ]
    return [group for group in groups if group[2]]


def _kinds(everything: list[Answered]) -> list[tuple[str, Any, int]]:
    """What the list can be narrowed to, with how many there are; empty ones are left out."""
    kinds = [
        (fit.value, words.FITS[fit][1], sum(one.fit == fit for one in everything)) for fit in Fit
    ]
    applies = sum(one.partner_applies for one in everything)
    return [kind for kind in [*kinds, (PARTNER, _("your partner must apply"), applies)] if kind[2]]


def _asked(request: OfficeRequest, code: str, tie: str) -> tuple[FundingProgramme, Tie]:
    """Return programme and partner; 404 unless that partner is one who may apply."""
    programme = programme_or_404(code)
    partner = tie_selectors.by_slug(request.community, tie)
    known = catalogue.partners(request.community, with_leads=True)
    if partner is None or partner not in catalogue.applicants(programme, known):
        raise Http404
    return programme, partner


def _without(request: OfficeRequest, country: str) -> str:
    """The query of the address without one supposed country."""
    query = request.GET.copy()
    rest = [code for code in query.getlist("country") if code and code != country]
    query.setlist("country", rest)
    return query.urlencode()


def _with(request: OfficeRequest, tie: Tie, chosen: list[Tie]) -> str:
    """The query of the address with one more partner."""
    query: Any = request.GET.copy()
    query.setlist("tie", [*(one.slug for one in chosen), tie.slug])
    return str(query.urlencode())
