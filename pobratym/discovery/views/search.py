"""Find a partner: the ranked list, one town, a few side by side, the shortlist."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.core import language, paging, text
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import form_page, submit
from pobratym.discovery import matching, permissions
from pobratym.discovery.forms import QuestionForm, SearchForm, ShortlistForm
from pobratym.discovery.selectors import comparison, fitting, tie_lists
from pobratym.discovery.selectors.asking import Asking, asking
from pobratym.discovery.selectors.search import MOST_SHOWN, search
from pobratym.discovery.selectors.verdict import verdict
from pobratym.discovery.services import shortlist as services
from pobratym.funding.selectors import catalogue
from pobratym.partners.states import Kind
from pobratym.places import selectors as places
from pobratym.places.models import Country, Municipality


@require_safe
def find(request: OfficeRequest) -> HttpResponse:
    """Show the towns of the world that suit us best, with the filters of the address."""
    question = _question(request)
    asked = _asked(request, question)
    if not isinstance(asked, Asking):
        return asked
    form = SearchForm(request.GET, countries=_countries())
    filters = form.filters()
    result = search(asked, filters, number=paging.number_from(request.GET.get("page")))
    context = {
        **_shared(request, asked, question),
        "form": form,
        "fund_is_full": asked.fit.fund_is_full,
        "fund_is_unknown": asked.fit.fund_is_unknown,
        "no_needs": not question.ours,
        "no_work_known": question.question().asks_for_work and not asked.fit.by_work,
        "filters": filters,
        "result": result,
        "relax": [
            (form.fields[name].label, _without(request, name), n) for name, n in result.relax
        ],
        "most": MOST_SHOWN,
    }
    return render(request, "discovery/find.html", context)


@require_safe
def town(request: OfficeRequest) -> HttpResponse:
    """Answer “why not this one?”: look a town up (`?q=`), then show where it stands (`?place=`)."""
    question = _question(request)
    asked = _asked(request, question)
    if not isinstance(asked, Asking):
        return asked
    name = text.clean_line(request.GET.get("q", ""))[:200]
    pk = text.identifier(request.GET.get("place"))
    context = {**_shared(request, asked, question), "asked": name}
    if pk is not None:
        place = get_object_or_404(Municipality.objects.select_related("country"), pk=pk)
        context["verdict"] = verdict(asked, place)
    elif name:
        context["found"] = places.find(name)
    return render(request, "discovery/town.html", context)


@require_safe
def compare(request: OfficeRequest) -> HttpResponse:
    """Show two to four towns side by side (`?place=…&place=…`)."""
    question = _question(request)
    asked = _asked(request, question)
    if not isinstance(asked, Asking):
        return asked
    numbers = [pk for value in request.GET.getlist("place") if (pk := text.identifier(value))]
    ids = list(dict.fromkeys(numbers))
    context = {
        **_shared(request, asked, question),
        "comparison": comparison.compare(asked, ids),
        "too_many": len(ids) > comparison.MOST,
        "fewest": comparison.FEWEST,
    }
    return render(request, "discovery/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def shortlist(request: OfficeRequest) -> HttpResponse:
    """Put a town on the shortlist (`?place=…`): a lead, with why it was chosen."""
    if not permissions.may_shortlist(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department add partnerships."))
    question = _question(request)
    asked = _asked(request, question)
    if not isinstance(asked, Asking):
        return asked
    pk = text.identifier(request.GET.get("place"))
    if pk is None:
        raise Http404
    place = get_object_or_404(Municipality.objects.select_related("country"), pk=pk)
    told = verdict(asked, place)
    why = told.candidate.why if told.candidate else ""
    form = ShortlistForm(request.POST or None, initial={"why": why, "kind": Kind.PARTNERSHIP})

    def write() -> Any:
        data = {"kind": Kind(form.cleaned_data["kind"]), "why": form.cleaned_data["why"]}
        return services.shortlist(request.community, municipality=place, by=request.user, **data)

    if submit(request, form, write, done=_("%(town)s is on the shortlist.") % {"town": place}):
        back = reverse("discovery:find", args=[request.community.slug])
        return redirect(f"{back}?{urlencode(question.asked)}" if question.asked else back)
    return form_page(
        request, "discovery/shortlist.html", form, verdict=told, place=place,
        carried=urlencode(question.asked),
    )  # fmt: skip


def _question(request: OfficeRequest) -> QuestionForm:
    """Return what the address asks for beside a town."""
    form = QuestionForm(
        request.GET, ours=fitting.ours(request.community), funds=catalogue.programmes()
    )
    form.is_valid()
    return form


def _asked(request: OfficeRequest, question: QuestionForm) -> Asking | HttpResponse:
    """Return the community as one that asks, or the page that says why it cannot ask yet."""
    ready = matching.current()
    if ready is None:
        return render(request, "discovery/preparing.html")
    asked = asking(request.community, ready, question.question())
    return asked or render(request, "discovery/nowhere.html")


def _shared(request: OfficeRequest, asked: Asking, question: QuestionForm) -> dict[str, Any]:
    uk, en = asked.name
    return {
        "question": question,
        "carried": urlencode(question.asked),
        "home": language.pick(uk=uk, en=en),
        "home_population": None if asked.population is None else round(asked.population),
        "lists": tie_lists.in_use(),
        "may_keep_lists": permissions.may_keep_lists(request.user, request.community),
        "known_ties": asked.matching.matcher.known.graph.count,
        "ties_known": asked.matching.matcher.ties_known,
        "may_shortlist": permissions.may_shortlist(request.user, request.community),
    }


def _countries() -> list[Country]:
    return list(Country.objects.order_by(f"sort_{language.current()}"))


def _without(request: OfficeRequest, name: str) -> str:
    """Return the query of the address without one filter."""
    query = request.GET.copy()
    query.pop(name, None)
    query.pop("page", None)
    return query.urlencode()
