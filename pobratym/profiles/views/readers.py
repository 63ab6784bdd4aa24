"""The reader's test: in the office, and by a link without an account."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratym.core.errors import RuleViolation
from pobratym.core.forms import refuse
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.people import guests
from pobratym.people.guests import GuestRequest, guest_page
from pobratym.profiles import tongues
from pobratym.profiles.forms.outside import InviteForm, ReaderForm
from pobratym.profiles.models import Profile
from pobratym.profiles.selectors import content as contents
from pobratym.profiles.selectors import readers as selectors
from pobratym.profiles.selectors.page import language_of
from pobratym.profiles.selectors.texts import profile_of, texts
from pobratym.profiles.services import readers as services
from pobratym.profiles.services.readers import PURPOSE, Answers
from pobratym.profiles.views.common import (
    address,
    page_of,
    profile_or_404,
    require_write,
    tabs,
)


@require_http_methods(READ_WRITE)
def readers(request: OfficeRequest) -> HttpResponse:
    """GET what readers answered; POST invites one and shows the link, once."""
    profile = profile_of(request.community)
    form = InviteForm(request.POST or None, profile=profile)
    issued = ""
    if request.method == "POST":
        require_write(request)
        profile = profile_or_404(request)
        made = submit(
            request, form,
            lambda: services.invite(
                profile, name=form.cleaned_data["name"], language=form.cleaned_data["page"],
                by=request.user,
            ),
            done=_("The link is ready. It works for a month and takes one answer."),
        )  # fmt: skip
        if made:
            issued = f"{guests.address(made)}?lang={form.cleaned_data['language']}"
    found = selectors.readings(profile)
    context = {
        "profile": profile,
        "form": form,
        "issued": issued,
        "readings": found,
        "summary": selectors.summary(found),
        "questions": selectors.questions(),
    }
    return page_of(request, "readers", context, status=422 if form.errors else 200)


@require_http_methods(READ_WRITE)
def answer(request: OfficeRequest) -> HttpResponse:
    """A colleague writes down what somebody said, or answers."""
    require_write(request)
    profile = profile_or_404(request)
    code = language_of(profile, request.GET.get("lang", "en"))
    form = ReaderForm(
        request.POST if request.method == "POST" else None,
        questions=selectors.questions(),
        with_name=True,
        initial={"reader": str(request.user)},
    )
    done = submit(
        request, form,
        lambda: services.answer(
            profile, Answers(code, form.given(), form.cleaned_data["note"]),
            reader=form.cleaned_data["reader"], by=request.user,
        ),
        done=_("The answers are kept."),
    )  # fmt: skip
    if done:
        return redirect(address(request.community, "readers"))
    context = _read(profile, code) | {"tabs": tabs(request.community, "readers")}
    return form_page(request, "profiles/answer.html", form, **context)


@guest_page(PURPOSE)
@require_http_methods(READ_WRITE)
def read(request: GuestRequest, token: str) -> HttpResponse:
    """GET guest/profile/<token>/ - a friend reads the profile and answers, without an account."""
    link = request.guest.link
    profile = get_object_or_404(Profile, pk=link.object_id, community=link.community)
    profile.community = link.community
    code = language_of(profile, request.GET.get("lang", ""))
    with translation.override(link.language):
        form = ReaderForm(
            request.POST if request.method == "POST" else None,
            questions=selectors.questions(link.language),
            with_name=False,
        )
        if request.method == "POST" and form.is_valid():
            answers = Answers(code, form.given(), form.cleaned_data["note"])
            try:
                services.answer(profile, answers, reader=link.guest_name, by=request.guest)
            except RuleViolation as problem:
                refuse(form, problem)
            else:
                return render(request, "profiles/thanks.html", {"language": link.language})
        context = _read(profile, code) | {"form": form, "language": link.language, "link": link}
        status = 422 if form.errors else 200
        return render(request, "profiles/read.html", context, status=status)


def _read(profile: Profile, code: str) -> dict[str, Any]:
    content = contents.of_draft(texts(profile), contents.surroundings(profile))
    return {
        "profile": profile,
        "shown": contents.shown(content, code),
        "machine_words": tongues.heading("machine", code),
    }
