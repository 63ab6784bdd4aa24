"""Figures and the contact."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, act, form_page, submit
from pobratym.profiles.forms.around import ContactForm, FigureForm
from pobratym.profiles.models import Contact, Figure
from pobratym.profiles.rules.limits import MOST_FIGURES
from pobratym.profiles.selectors import known
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import around as services
from pobratym.profiles.views.common import (
    address,
    profile_or_404,
    require_write,
    tabs,
)


@require_http_methods(READ_WRITE)
def figures(request: OfficeRequest, pk: int | None = None) -> HttpResponse:
    """The row of figures with a form for one more, or for one of them."""
    require_write(request)
    profile = profile_of(request.community)
    figure = None
    if pk is not None:
        figure = get_object_or_404(Figure, profile=profile_or_404(request), pk=pk)
        figure.profile = profile
    form = FigureForm(request.POST or None, instance=figure, profile=profile)
    done = submit(
        request, form,
        lambda: services.change_figure(figure, form.facts(), by=request.user)
        if figure
        else services.add_figure(request.community, form.facts(), by=request.user),
        done=_("The figure is kept."),
    )  # fmt: skip
    if done:
        return redirect(address(request.community, "figures"))
    rows = Figure.objects.filter(profile=profile) if profile.pk else []
    return form_page(
        request, "profiles/figures.html", form, figures=rows, figure=figure, most=MOST_FIGURES,
        tabs=tabs(request.community, "page"),
    )  # fmt: skip


@require_POST
def remove_figure(request: OfficeRequest, pk: int) -> HttpResponse:
    require_write(request)
    profile = profile_or_404(request)
    figure = get_object_or_404(Figure, profile=profile, pk=pk)
    figure.profile = profile
    return act(
        request,
        lambda: services.remove_figure(figure, by=request.user),
        done=_("The figure is taken away."),
        back=address(request.community, "figures"),
    )


@require_POST
def accept_figure(request: OfficeRequest) -> HttpResponse:
    """Take the number of residents, which is known, as a figure."""
    require_write(request)
    found = known.figure(request.community)
    if found is None:
        raise Http404
    facts = {"value": found.value, "labels": found.labels, "source": found.source}
    return act(
        request,
        lambda: services.add_figure(request.community, facts, by=request.user),
        done=_("The figure is kept."),
        back=address(request.community, "page"),
    )


@require_http_methods(READ_WRITE)
def contact(request: OfficeRequest) -> HttpResponse:
    require_write(request)
    profile = profile_of(request.community)
    found = Contact.objects.filter(profile=profile).first() if profile.pk else None
    start = {"version": found.version} if found else None
    form = ContactForm(request.POST or None, instance=found, initial=start)
    done = submit(
        request, form,
        lambda: services.set_contact(
            request.community, form.facts(), version=form.cleaned_data["version"], by=request.user
        ),
        done=_("The contact is kept."),
    )  # fmt: skip
    if done:
        return redirect(f"{address(request.community, 'page')}#block-contact")
    return form_page(
        request, "profiles/contact.html", form, contact=found, tabs=tabs(request.community, "page")
    )


@require_POST
def remove_contact(request: OfficeRequest) -> HttpResponse:
    require_write(request)
    profile = profile_or_404(request)
    return act(
        request,
        lambda: services.remove_contact(profile, by=request.user),
        done=_("The contact is taken off. Publish a version to take it off the page, too."),
        back=address(request.community, "page"),
    )
