"""The small registers: who helps, translators, events, case studies, mentions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar, paging, panels
from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.core.text import clean_line, identifier
from pobratym.partners.selectors import tie as ties
from pobratym.people import permissions
from pobratym.people.selectors import directory
from pobratym.registers import forms
from pobratym.registers.models import CaseStudy, ContactEvent, Helper, Mention, Translator
from pobratym.registers.selectors import rows as selectors
from pobratym.registers.selectors import support
from pobratym.registers.selectors.rows import CaseFilters
from pobratym.registers.services import cases as case_services
from pobratym.registers.services import rows as services
from pobratym.registers.states import HelperKind, TranslatorKind


@dataclass(frozen=True, slots=True)
class Register:
    """One register: its rows, the form that reads them, and its words."""

    model: Any
    form: type[forms.RegisterForm]
    list_url: str
    title: Any
    new: Any


REGISTERS = {
    "helpers": Register(
        Helper, forms.HelperForm, "registers:helpers",
        gettext_lazy("Who helps"), gettext_lazy("Add who helps"),
    ),
    "translators": Register(
        Translator, forms.TranslatorForm, "registers:translators",
        gettext_lazy("Translators"), gettext_lazy("Add a translator"),
    ),
    "events": Register(
        ContactEvent, forms.EventForm, "registers:events",
        gettext_lazy("Events"), gettext_lazy("Add an event"),
    ),
    "cases": Register(
        CaseStudy, forms.CaseForm, "registers:cases",
        gettext_lazy("Case studies"), gettext_lazy("Add a case study"),
    ),
    "mentions": Register(
        Mention, forms.MentionForm, "registers:mentions",
        gettext_lazy("In the media"), gettext_lazy("Add a mention"),
    ),
}  # fmt: skip


def may_write(request: OfficeRequest) -> bool:
    return permissions.may_write(request.user, request.community)


def require_writer(request: OfficeRequest) -> None:
    """Raises: PermissionDenied."""
    if not may_write(request):
        raise PermissionDenied(_("Officers and heads of the department keep first contacts."))


@require_safe
def helpers(request: OfficeRequest) -> HttpResponse:
    kind, country = request.GET.get("kind", ""), request.GET.get("country", "")[:2].upper()
    context = {
        "helpers": support.helpers(request.community, kind=kind, country=country),
        "missions": support.embassies(request.community),
        "kind": kind,
        "kinds": HelperKind.choices,
        "may_write": may_write(request),
    }
    return render(request, "registers/helpers.html", context)


@require_safe
def translators(request: OfficeRequest) -> HttpResponse:
    kind, language = request.GET.get("kind", ""), request.GET.get("language", "")
    context = {
        "translators": support.translators(request.community, kind=kind, language=language),
        "staff": directory.speakers(request.community),
        "kind": kind,
        "language": language,
        "kinds": TranslatorKind.choices,
        "languages": forms.spoken(),
        "today": calendar.today(),
        "may_write": may_write(request),
    }
    return render(request, "registers/translators.html", context)


@require_safe
def events(request: OfficeRequest) -> HttpResponse:
    number = paging.number_from(request.GET.get("page"))
    page = selectors.events(request.community, number)
    context = {"page": page, "may_write": may_write(request)}
    return render(request, "registers/events.html", context)


@require_safe
def cases(request: OfficeRequest) -> HttpResponse:
    query = request.GET
    filters = CaseFilters(
        clean_line(query.get("q", ""))[:200], clean_line(query.get("theme", ""))[:120]
    )
    number = paging.number_from(query.get("page"))
    context = {
        "page": selectors.case_page(request.community, filters, number),
        "filters": filters,
        "themes": selectors.themes(request.community),
        "may_write": may_write(request),
    }
    return render(request, "registers/cases.html", context)


@require_safe
def mentions(request: OfficeRequest) -> HttpResponse:
    year, spoken = request.GET.get("year", ""), request.GET.get("language", "")[:8]
    year = year if identifier(year) and len(year) == 4 else ""  # noqa: PLR2004 - a year
    number = paging.number_from(request.GET.get("page"))
    context = {
        "page": selectors.mention_page(request.community, number, year=year, spoken=spoken),
        "seen": selectors.seen(request.community),
        "year": year,
        "spoken": spoken,
        "may_write": may_write(request),
    }
    return render(request, "registers/mentions.html", context)


@require_http_methods(READ_WRITE)
def edit(request: OfficeRequest, register: str, pk: int | None = None) -> HttpResponse:
    """Add a row of a register, or change one; `?tie=` fills the partner in beforehand."""
    require_writer(request)
    kind = REGISTERS[register]
    row = _row(request, kind, pk)
    form = kind.form(
        request.POST or None, instance=row, community=request.community,
        initial=_initial(request, register) if pk is None else None,
    )  # fmt: skip
    saved = submit(request, form, _writer(request, form, row, pk), done=_("Saved."))
    if saved:
        return redirect(kind.list_url, request.community.slug)
    context = {
        "register": kind,
        "row": row if pk else None,
        "actions": panels.shown("registers.row", row, request) if pk else [],
        "tab": register,
    }
    return form_page(request, "registers/register_form.html", form, **context)


def _writer(
    request: OfficeRequest, form: forms.RegisterForm, row: Any, pk: int | None
) -> Callable[[], Any]:
    def write() -> Any:
        if pk is None and isinstance(form, forms.HelperForm):
            return services.add_helper(
                request.community, organisation=form.organisation(), facts=form.facts(),
                covers=form.cleaned_data["covers"], by=request.user,
            )  # fmt: skip
        version = form.read_version if pk is not None else None
        return services.keep(
            row, facts=form.facts(), links=form.linked(), version=version, by=request.user
        )

    return write


def _row(request: OfficeRequest, kind: Register, pk: int | None) -> Any:
    if pk is None:
        return kind.model(community=request.community)
    row = kind.model.objects.filter(community=request.community, pk=pk).first()
    if row is None:
        raise Http404
    row.community = request.community
    return row


def _initial(request: OfficeRequest, register: str) -> dict[str, Any]:
    slug = request.GET.get("tie", "")
    tie = ties.by_slug(request.community, slug) if slug else None
    initial: dict[str, Any] = {}
    if tie:
        initial = {"tie": tie.pk, "leads": [tie.pk], "ties": [tie.pk]}
    if register == "helpers" and request.GET.get("kind") in HelperKind.values:
        initial["kind"] = request.GET["kind"]
        initial["new_country"] = request.GET.get("country", "")[:2]
    return initial


@require_POST
def drop(request: OfficeRequest, register: str, pk: int) -> HttpResponse:
    require_writer(request)
    kind = REGISTERS[register]
    row = _row(request, kind, pk)
    try:
        services.drop(row, by=request.user)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
        return redirect(row)
    messages.success(request, _("Taken off the list."))
    return redirect(kind.list_url, request.community.slug)


@require_http_methods(READ_WRITE)
def import_cases(request: OfficeRequest) -> HttpResponse:
    """Case studies from a CSV file; lines that cannot be read are named."""
    require_writer(request)
    form = forms.CaseFileForm(request.POST or None, request.FILES or None)

    def write() -> Any:
        content = form.cleaned_data["upload"].read()
        return case_services.import_csv(request.community, content, by=request.user)

    done = submit(request, form, write, done=_("The file is read."))
    return form_page(request, "registers/case_import.html", form, imported=done)
