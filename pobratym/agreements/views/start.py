"""Beginning: who the other side is, three questions, an advice, a draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratym.agreements import permissions, sides, words
from pobratym.agreements.forms.start import DraftForm, QuestionsForm
from pobratym.agreements.models import Agreement
from pobratym.agreements.rules import form as forms
from pobratym.agreements.services import drafting
from pobratym.agreements.states import Form
from pobratym.core.errors import RuleViolation
from pobratym.core.forms import refuse
from pobratym.core.http import OfficeRequest
from pobratym.law.rules import scope as scopes
from pobratym.law.states import Scope
from pobratym.wordings import tongues


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: OfficeRequest) -> HttpResponse:
    """The questions come by GET, so that an answer can be changed and nothing is written yet."""
    if not permissions.may_start(request.user, request.community):
        raise PermissionDenied(_("Agreements are begun by officers and heads."))
    asked = "duration" in request.GET
    questions = QuestionsForm(
        request.GET if asked else None, community=request.community, initial=_hint(request.GET)
    )
    context: dict[str, Any] = {"questions": questions}
    status = 200
    if asked and questions.is_valid():
        advice = forms.advise(questions.answers())
        others = _sides(questions)
        form = DraftForm(
            request.POST or None,
            has_tie=questions.cleaned_data["tie"] is not None,
            initial=_first(questions, advice.form),
        )
        if request.method == "POST" and form.is_valid():
            agreement = _start(request, questions, form, advice.form)
            if agreement:
                messages.success(request, _("The draft is begun. Now write it section by section."))
                return redirect("agreements:text", request.community.slug, agreement.code)
        status = 422 if form.errors else 200
        context |= {"form": form} | _advice(advice, [side.kind for side in others])
    return render(request, "agreements/new.html", context, status=status)


def _hint(query: QueryDict) -> dict[str, Any]:
    return {"tie": query.get("tie", "")}


def _sides(questions: QuestionsForm) -> list[drafting.Side]:
    tie = questions.cleaned_data["tie"]
    if tie is not None:
        return sides.of_tie(tie)
    return [drafting.Side(questions.cleaned_data["side"], "en")]


def _first(questions: QuestionsForm, form: forms.Form) -> dict[str, Any]:
    """What the draft form starts with: the languages of the parties, a plain title."""
    others = list(dict.fromkeys(side.language for side in _sides(questions)))
    second = others[0] if others[0] != "uk" else "en"
    third = "en" if second != "en" else ""
    titles = {
        forms.Form.MEMORANDUM: ("Меморандум про співпрацю", "Memorandum of Cooperation"),
        forms.Form.AGREEMENT: (
            "Угода про партнерство та співпрацю", "Agreement on Partnership and Cooperation"
        ),
        forms.Form.LETTERS: ("Лист про наміри співпраці", "Letter of Intent to Cooperate"),
        forms.Form.CONTRACT: ("Договір про спільний проєкт", "Contract on a Joint Project"),
    }  # fmt: skip
    title_uk, title_en = titles.get(form, ("", ""))
    return {
        "form": form.value, "title_uk": title_uk, "title_en": title_en,
        "first": "uk", "second": second, "third": third,
    }  # fmt: skip


def _start(
    request: OfficeRequest, questions: QuestionsForm, form: DraftForm, advised: forms.Form
) -> Agreement | None:
    data, tie = form.cleaned_data, questions.cleaned_data["tie"]
    others = _sides(questions)
    if tie is None:
        country = data["country"].iso2 if data["country"] else ""
        others = [
            drafting.Side(
                questions.cleaned_data["side"],
                tongues.OF_COUNTRY.get(country, "en"),
                {"uk": data["name_uk"], "en": data["name_en"]},
                country,
            )
        ]
    taken = ("form", "form_reason", "title_uk", "title_en", "sphere", "kind")
    try:
        return drafting.start(
            request.community,
            drafting.NewAgreement(
                languages=form.languages(), sides=others, tie=tie, form_advised=advised.value,
                **{name: data[name] for name in taken},
            ),
            by=request.user,
        )  # fmt: skip
    except RuleViolation as problem:
        refuse(form, problem)
        return None


def _advice(advice: forms.Advice, kinds: list[str]) -> dict[str, Any]:
    scope = scopes.scope([scopes.SideKind(kind) for kind in kinds])
    ways = [
        {
            "label": Form(way.value).label,
            "advised": way == advice.form,
            "gains": [words.POINTS[point] for point in forms.GAINS[way]],
            "costs": [words.POINTS[point] for point in forms.COSTS[way]],
        }
        for way in forms.COSTS
    ]
    return {
        "scope": Scope(scope.value),
        "advised": Form(advice.form.value),
        "reasons": [words.REASONS[reason] for reason in advice.reasons],
        "ways": ways,
    }
