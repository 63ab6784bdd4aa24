"""Texts as a table: sent to a translator, taken back."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.core.errors import RuleViolation
from pobratym.core.forms import refuse
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE
from pobratym.documents.services import files
from pobratym.profiles import blockfile, tongues
from pobratym.profiles.forms.texts import FileForm
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.selectors.texts import texts as texts_of
from pobratym.profiles.services import texts as services
from pobratym.profiles.services.texts import Taken
from pobratym.profiles.views.common import address, page_of, require_write


@require_http_methods(READ_WRITE)
def texts(request: OfficeRequest) -> HttpResponse:
    """GET profile/texts/ - files to send out; POST takes one back."""
    profile = profile_of(request.community)
    form = FileForm(request.POST or None, request.FILES or None)
    refused: tuple[tuple[int, str], ...] = ()
    if request.method == "POST":
        require_write(request)
        taken = _take(request, form)
        if taken and not taken.refused:
            return redirect(address(request.community, "page"))
        refused = taken.refused if taken else ()
    context = {
        "refused": refused,
        "form": form,
        "languages": [(code, tongues.name(code)) for code in profile.languages],
        "kinds": list(blockfile.KINDS),
    }
    return page_of(request, "texts", context, status=422 if form.errors else 200)


def _take(request: OfficeRequest, form: forms.Form) -> Taken | None:
    if not form.is_valid():
        return None
    upload = form.cleaned_data["upload"]
    try:
        found = blockfile.read(files.read(upload), upload.name or "")
        taken = services.take_file(request.community, found, by=request.user)
    except RuleViolation as problem:
        refuse(form, problem)
        return None
    said = ngettext("%(count)s text is written.", "%(count)s texts are written.", taken.written)
    messages.success(request, said % {"count": taken.written})
    return taken


@require_safe
def download(request: OfficeRequest, lang: str, kind: str) -> HttpResponse:
    """GET profile/texts/de.xlsx - the texts of a language beside the original."""
    profile = profile_of(request.community)
    if lang not in profile.languages or kind not in blockfile.KINDS:
        raise Http404
    response = HttpResponse(
        blockfile.written(texts_of(profile), lang, kind), content_type=blockfile.KINDS[kind]
    )
    name = f"{request.community.slug}-profile-{lang}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
