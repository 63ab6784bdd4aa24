from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pobratym.core.http import OfficeRequest
from pobratym.partners.words import VITALITY, VITALITY_TAGS
from pobratym.results.selectors import benchmarks as selectors


@require_safe
def benchmarks(request: OfficeRequest) -> HttpResponse:
    found = selectors.benchmarks(request.community)
    states = [
        (words, VITALITY_TAGS[state], found.states.get(state, 0))
        for state, words in VITALITY.items()
    ]
    most = max((begun for _year, begun, _so_far in found.growth), default=1)
    context = {"found": found, "states": states, "most_in_a_year": most}
    return render(request, "results/benchmarks.html", context)
