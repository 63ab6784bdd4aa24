"""The profile as it will look, with blocks that are edited in place."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar
from pobratym.core.comparing import Difference
from pobratym.core.errors import RuleViolation
from pobratym.core.forms import refuse
from pobratym.core.http import OfficeRequest, wants_fragment
from pobratym.core.pages import READ_WRITE, act, told
from pobratym.core.text import clean_block
from pobratym.documents import links
from pobratym.profiles import booklet as booklets
from pobratym.profiles import permissions, tongues, words
from pobratym.profiles.booklet import Stamp
from pobratym.profiles.forms.texts import BlockForm, ConfirmForm, LanguageForm, PublishForm
from pobratym.profiles.models import BlockText
from pobratym.profiles.models.texts import LONGEST_TEXT
from pobratym.profiles.rules.limits import FEWEST_FIGURES, MOST_FIGURES, MOST_PAGES
from pobratym.profiles.selectors import known, near
from pobratym.profiles.selectors import page as pages
from pobratym.profiles.selectors.page import BlockView, Draftsheet
from pobratym.profiles.selectors.texts import history as history_of
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import texts as services
from pobratym.profiles.services.texts import Written
from pobratym.profiles.states import Block
from pobratym.profiles.views.common import (
    address,
    block_or_404,
    page_of,
    pdf_response,
    profile_or_404,
    require_write,
)


@require_safe
def page(request: OfficeRequest) -> HttpResponse:
    """GET profile/?lang=en&edit=place - the whole profile in one language."""
    return _page(request, request.GET.get("lang", ""), request.GET.get("edit", ""))


def _page(
    request: OfficeRequest,
    asked: str,
    edit: str = "",
    refused: BlockForm | None = None,
    differences: list[Difference] | None = None,
) -> HttpResponse:
    sheet = pages.sheet(request.community, asked)
    views = pages.blocks(sheet)
    form = refused
    if form is None and edit and permissions.may_write(request.user, request.community):
        view = next((one for one in views if one.block == edit), None)
        form = _form(sheet, view) if view else None
    context = rail(sheet) | {
        "blocks": [(view, form if view.block == edit else None) for view in views],
        "differences": differences,
        "hints": words.HINTS,
        "war": Block.WAR,
        "publish_form": PublishForm(),
        "language_form": LanguageForm(
            present=sheet.profile.languages, near=near.languages(request.community)
        ),
        "known_figure": None if sheet.around.figures else known.figure(request.community),
        "about": links.sign(request.community, community_id=request.community.pk),
        "here": request.get_full_path(),
    }
    return page_of(request, "page", context, status=422 if refused else 200)


def rail(sheet: Draftsheet) -> dict[str, Any]:
    """What the side shows: limits, tone, translations."""
    return {
        "sheet": sheet,
        "languages": pages.languages(sheet),
        "points": [
            (point, words.DONE[point.check] if point.done else words.lacking(point))
            for point in sheet.points
        ],
        "tone_words": words.TONES[sheet.tone.heard.verdict],
        "most_pages": MOST_PAGES,
        "most_figures": MOST_FIGURES,
        "fewest_figures": FEWEST_FIGURES,
    }


def _form(sheet: Draftsheet, view: BlockView) -> BlockForm:
    return BlockForm.of(view, sheet.code, is_original=sheet.code == sheet.profile.original)


def _anchor(request: OfficeRequest, code: str, block: str) -> str:
    return f"{address(request.community, 'page')}?lang={code}#block-{block}"


@require_http_methods(READ_WRITE)
def block(request: OfficeRequest, block: str, lang: str) -> HttpResponse:
    """Show one block or, with ?edit, its form; save it. htmx gets the block and the side alone."""
    key = block_or_404(block)
    if request.method == "POST":
        require_write(request)
        return _save(request, key, lang)
    if not wants_fragment(request):
        return redirect(f"{address(request.community, 'page')}?lang={lang}#block-{key}")
    sheet = pages.sheet(request.community, lang)
    view = pages.block(sheet, key)
    may_write = permissions.may_write(request.user, request.community)
    form = _form(sheet, view) if "edit" in request.GET and may_write else None
    return _fragment(request, sheet, view, form)


def _save(request: OfficeRequest, key: Block, lang: str) -> HttpResponse:
    profile = profile_of(request.community)
    if lang not in profile.languages:
        raise Http404
    form = BlockForm(request.POST, code=lang, name=key, is_original=lang == profile.original)
    differences = None
    if form.is_valid():
        data = form.cleaned_data
        written = Written(
            data["text"], data["version"], data.get("is_machine", False), data["original"]
        )
        try:
            services.write(request.community, key, lang, written, by=request.user)
        except RuleViolation as problem:
            refuse(form, problem)
            differences = _both(request, form, key, lang, problem)
    if form.errors:
        if wants_fragment(request):
            sheet = pages.sheet(request.community, lang)
            view = pages.block(sheet, key)
            return _fragment(request, sheet, view, form, differences)
        return _page(request, lang, key, form, differences)
    if wants_fragment(request):
        sheet = pages.sheet(request.community, lang)
        return _fragment(request, sheet, pages.block(sheet, key), None)
    messages.success(request, _("The block is saved."))
    return redirect(_anchor(request, lang, key))


def _both(
    request: OfficeRequest, form: BlockForm, key: Block, lang: str, problem: RuleViolation
) -> list[Difference] | None:
    """After a colleague's change: both texts, and a form that may be saved again."""
    if problem.code != "changed_meanwhile":
        return None
    sheet = pages.sheet(request.community, lang)
    view = pages.block(sheet, key)
    data = request.POST.copy()
    data["version"] = str(view.version)
    form.data = data
    return [Difference(str(key.label), view.text or _("empty"), form.cleaned_data["text"])]


def _fragment(
    request: OfficeRequest,
    sheet: Draftsheet,
    view: BlockView,
    form: BlockForm | None,
    differences: list[Difference] | None = None,
) -> HttpResponse:
    context = rail(sheet) | {
        "view": view,
        "form": form,
        "differences": differences,
        "hint": words.HINTS[view.block],
        "may_write": permissions.may_write(request.user, request.community),
        "with_rail": True,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "profiles/_block.html", context, status=status)


@require_POST
def measure(request: OfficeRequest, block: str, lang: str) -> HttpResponse:
    """The side as it would be with what is being typed. Nothing is saved."""
    key = block_or_404(block)
    typed = clean_block(request.POST.get("text", "")[: LONGEST_TEXT + 1])
    sheet = pages.sheet(request.community, lang, unsaved=(key, typed))
    return render(request, "profiles/_rail.html", rail(sheet) | {"is_live": True})


@require_POST
def accept(request: OfficeRequest, block: str, lang: str) -> HttpResponse:
    """Take the draft of a block that was made from what is known."""
    require_write(request)
    key = block_or_404(block)
    sheet = pages.sheet(request.community, lang)
    draft = pages.block(sheet, key).draft
    if draft is None or sheet.code != lang:
        raise Http404
    return act(
        request,
        lambda: services.write(
            request.community, key, lang, Written(draft.text, 0), by=request.user
        ),
        done=_("The draft is taken. Make it yours: facts alone do not tell who you are."),
        back=_anchor(request, lang, key),
    )


def _row_or_404(request: OfficeRequest, block: str, lang: str) -> BlockText:
    profile = profile_or_404(request)
    found = profile.texts.filter(block=block_or_404(block), language=lang).first()
    if found is None:
        raise Http404
    found.profile = profile
    return found


@require_POST
def confirm(request: OfficeRequest, block: str, lang: str) -> HttpResponse:
    require_write(request)
    row = _row_or_404(request, block, lang)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        messages.error(request, told(form))
        return redirect(_anchor(request, lang, block))
    data = form.cleaned_data
    return act(
        request,
        lambda: services.confirm(
            row, reader=data["reader"], version=data["version"], by=request.user
        ),
        done=_("The translation is marked as read."),
        back=_anchor(request, lang, block),
    )


@require_http_methods(READ_WRITE)
def history(request: OfficeRequest, block: str, lang: str) -> HttpResponse:
    """The versions of a text; POST brings one of them back."""
    row = _row_or_404(request, block, lang)
    if request.method == "POST":
        require_write(request)
        wanted = request.POST.get("version", "")
        number = int(wanted) if wanted.isascii() and wanted.isdigit() else 0
        version = row.versions.filter(version=min(number, 2**31 - 1)).first()
        if version is None:
            raise Http404
        version.block_text = row
        return act(
            request,
            lambda: services.take_back(version, by=request.user),
            done=_("The earlier text is back."),
            back=_anchor(request, lang, block),
        )
    context = {"row": row, "changes": history_of(row), "about": block_or_404(block)}
    return page_of(request, "history", context)


@require_POST
def add_language(request: OfficeRequest) -> HttpResponse:
    require_write(request)
    code = request.POST.get("code", "")[:8]
    return act(
        request,
        lambda: services.add_language(request.community, code, by=request.user),
        done=_("The language is added. Its blocks are empty until they are translated."),
        back=f"{address(request.community, 'page')}?lang={code if code in tongues.known() else ''}",
    )


@require_POST
def drop_language(request: OfficeRequest, lang: str) -> HttpResponse:
    require_write(request)
    profile = profile_or_404(request)
    if lang not in profile.languages:
        raise Http404
    return act(
        request,
        lambda: services.drop_language(profile, lang, by=request.user),
        done=_("The language is taken off. Its texts come back when you add it again."),
        back=address(request.community, "page"),
    )


@require_safe
def draft_booklet(request: OfficeRequest, lang: str) -> HttpResponse:
    """GET profile/booklet/en.pdf - the booklet as it would be printed now."""
    sheet = pages.sheet(request.community, lang)
    if sheet.code != lang or sheet.texts.is_empty:
        raise Http404
    try:
        document = booklets.render(
            request.community, sheet.content, lang, Stamp(None, calendar.now())
        )
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
        return redirect(f"{address(request.community, 'page')}?lang={lang}")
    return pdf_response(request, document, f"{request.community.slug}-profile-{lang}-draft.pdf")
