"""Letters: choose a kind, draft, edit, read, print, send."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.contacts.models import Organisation
from pobratym.core import calendar, paging
from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, act, form_page, submit
from pobratym.core.text import identifier, slug
from pobratym.outreach import printing
from pobratym.outreach.drafts import About
from pobratym.outreach.forms.letters import LanguageForm, NewLetterForm, SendForm, TextForm
from pobratym.outreach.models import Letter, LetterText
from pobratym.outreach.selectors import letters as selectors
from pobratym.outreach.services import letters as services
from pobratym.outreach.states import LetterKind
from pobratym.outreach.views.common import may_write, require_writer, tie_asked
from pobratym.profiles import outputs
from pobratym.registers.models import ContactEvent
from pobratym.talks.selectors import enquiries


@require_safe
def table(request: OfficeRequest) -> HttpResponse:
    kind, drafts = request.GET.get("kind", ""), request.GET.get("drafts") == "1"
    number = paging.number_from(request.GET.get("page"))
    context = {
        "page": selectors.page(request.community, number, kind=kind, drafts=drafts),
        "kind": kind,
        "drafts": drafts,
        "kinds": LetterKind.choices,
        "may_write": may_write(request),
    }
    return render(request, "outreach/letters.html", context)


def _about(request: OfficeRequest) -> About:
    """Whom the letter is to: `?tie=`, `?organisation=`, `?enquiry=`, `?event=`."""
    community, query = request.community, request.GET
    enquiry_pk, event_pk = identifier(query.get("enquiry")), identifier(query.get("event"))
    enquiry = enquiries.by_pk(community, enquiry_pk) if enquiry_pk else None
    tie = tie_asked(request) or (enquiry.tie if enquiry else None)
    organisations = Organisation.objects.filter(community=community)
    return About(
        community,
        request.user,
        tie,
        organisations.filter(pk=identifier(query.get("organisation")) or 0).first(),
        enquiry,
        ContactEvent.objects.filter(community=community, pk=event_pk or 0).first(),
    )


@require_http_methods(READ_WRITE)
def new(request: OfficeRequest) -> HttpResponse:
    """Choose the kind first (`?kind=`), then sections and translations."""
    require_writer(request)
    about = _about(request)
    kind = request.GET.get("kind", "answer" if about.enquiry else "")
    query = request.GET.copy()
    query.pop("kind", None)
    context: dict[str, Any] = {"about": about, "tie": about.tie, "kept": query.urlencode()}
    if kind not in LetterKind.values:
        context["kinds"] = LetterKind.choices
        return render(request, "outreach/letter_kinds.html", context)
    form = NewLetterForm(request.POST or None, kind=LetterKind(kind), about=about)

    def write() -> Letter:
        return services.draft(form.letter(), about=about, by=request.user)

    letter = submit(request, form, write, done=_("The draft is ready. Fill in what is missing."))
    if letter:
        return redirect(letter)
    context["kind"] = LetterKind(kind)
    return form_page(request, "outreach/letter_new.html", form, **context)


@require_safe
def letter(request: OfficeRequest, pk: int) -> HttpResponse:
    return _page(request, _letter_or_404(request, pk))


def _page(
    request: OfficeRequest,
    found: Letter,
    *,
    refused: tuple[int, TextForm] | None = None,
    send: SendForm | None = None,
) -> HttpResponse:
    sheets = selectors.sheets(found)
    forms = dict([refused]) if refused else {}
    context = {
        "letter": found,
        "sheets": [(sheet, forms.get(sheet.text.pk) or _form(sheet.text)) for sheet in sheets],
        "send_form": send or SendForm(),
        "language_form": LanguageForm(present=[sheet.text.language for sheet in sheets]),
        "speakers": selectors.translators_for(found),
        "may_write": may_write(request),
        "booklet": outputs.edition(request.community),
        "today": calendar.today(),
    }
    is_refused = bool(refused or (send and send.errors))
    return render(request, "outreach/letter.html", context, status=422 if is_refused else 200)


def _form(text: LetterText) -> TextForm:
    initial = {
        "version": text.version,
        "subject": text.subject,
        "body": text.body,
        "is_machine": text.state == "machine" and not text.body,
    }
    return TextForm(initial=initial, auto_id=f"text{text.pk}_%s")


@require_POST
def save(request: OfficeRequest, pk: int, text: int) -> HttpResponse:
    found, row = _text_to_change(request, pk, text)
    form = TextForm(request.POST, auto_id=f"text{row.pk}_%s")

    def write() -> LetterText:
        version = form.cleaned_data["version"]
        return services.write(row, form.words(), version=version, by=request.user)

    if submit(request, form, write, done=_("The text is saved.")):
        return redirect(f"{found.get_absolute_url()}#text-{row.language}")
    return _page(request, found, refused=(row.pk, form))


@require_POST
def review(request: OfficeRequest, pk: int, text: int) -> HttpResponse:
    """A person has read the translation and answers for it."""
    found, row = _text_to_change(request, pk, text)
    return act(
        request,
        lambda: services.review(row, by=request.user),
        done=_("Marked as read."),
        back=found,
    )


@require_POST
def add_language(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    found = _letter_or_404(request, pk)
    form = LanguageForm(request.POST, present=[])
    if not form.is_valid():
        raise Http404
    code = form.cleaned_data["language"]
    write = lambda: services.add_language(found, code, by=request.user)  # noqa: E731 - one line
    return act(request, write, done=_("The language is added."), back=found)


@require_POST
def drop_language(request: OfficeRequest, pk: int, text: int) -> HttpResponse:
    found, row = _text_to_change(request, pk, text)
    write = lambda: services.drop_language(row, by=request.user)  # noqa: E731 - one line
    return act(request, write, done=_("The translation is taken out."), back=found)


@require_POST
def send(request: OfficeRequest, pk: int) -> HttpResponse:
    """The letter went out: it gets its number, stands in the log, and moves the card."""
    require_writer(request)
    found = _letter_or_404(request, pk)
    form = SendForm(request.POST)

    def write() -> Letter:
        return services.send(found, form.sending(), by=request.user)

    if submit(request, form, write, done=_("The letter is registered and noted in the log.")):
        return redirect(found)
    return _page(request, found, send=form)


@require_POST
def discard(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    found = _letter_or_404(request, pk)
    try:
        services.discard(found, by=request.user)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
        return redirect(found)
    messages.success(request, _("The letter is thrown away."))
    return redirect("outreach:letters", request.community.slug)


@require_safe
def printed(request: OfficeRequest, pk: int, suffix: str) -> HttpResponse:
    """The letter with its translations: PDF to send, DOCX to change."""
    found = _letter_or_404(request, pk)
    made = printing.make(found, suffix)
    if made is None:
        raise Http404
    name = slug(found.addressee) or "letter"
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = f'attachment; filename="{found.pk}-{name}.{suffix}"'
    return response


@require_safe
def booklet(request: OfficeRequest, pk: int, lang: str) -> HttpResponse:
    """The published profile to attach, in the language of a text, else in English."""
    found = _letter_or_404(request, pk)
    try:
        content = outputs.booklet(request.community, lang)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
        return redirect(found)
    name = f"{request.community.slug}-profile-{lang}.pdf"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _letter_or_404(request: OfficeRequest, pk: int) -> Letter:
    found = selectors.one(request.community, pk)
    if found is None:
        raise Http404
    return found


def _text_to_change(request: OfficeRequest, pk: int, text: int) -> tuple[Letter, LetterText]:
    require_writer(request)
    found = _letter_or_404(request, pk)
    row = get_object_or_404(found.texts.select_related("letter"), pk=text)
    return found, row
