"""Files: attach, download, take away, bring back."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_http_methods, require_POST, require_safe

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.documents import links, permissions
from pobratym.documents.forms import AttachForm
from pobratym.documents.models import Attachment, StoredFile, Symbol
from pobratym.documents.services import files

FOR_EVER = "public, max-age=31536000, immutable"


@require_http_methods(READ_WRITE)
def attach(request: OfficeRequest) -> HttpResponse:
    """Attach a file to what the signed link names; the page it came from is shown again."""
    token, target = links.asked(request)
    if not permissions.may_attach(request.user, request.community):
        raise PermissionDenied(_("Files are added by officers, heads, clerks and accountants."))
    form = AttachForm(request.POST or None, request.FILES or None)
    done = _("The file is kept.")
    if submit(request, form, lambda: _attach(request, form, target), done=done):
        return redirect(links.back(request))
    context = {"target": target, "token": token, "back": links.back(request)}
    return form_page(request, "documents/attach.html", form, **context)


def _attach(request: OfficeRequest, form: AttachForm, target: links.Target) -> Attachment:
    upload = form.cleaned_data["upload"]
    incoming = files.Incoming(
        content=files.read(upload),
        name=upload.name or "",
        title=form.cleaned_data["title"],
        kind=form.cleaned_data["kind"],
    )
    return files.attach(target.load(), incoming, community=request.community, by=request.user)


@require_safe
def download(request: OfficeRequest, pk: int, name: str) -> HttpResponseBase:
    attachment = get_object_or_404(
        Attachment.objects.kept().select_related("stored"), pk=pk, community=request.community
    )
    return sent(request, attachment.stored, name=attachment.name, public=False)


@login_not_required
@require_safe
def public_file(request: HttpRequest, community: str, pk: int, name: str) -> HttpResponseBase:
    """A file that was made public; the rest is not found, so that existence stays a secret."""
    attachment = get_object_or_404(
        Attachment.objects.kept().select_related("stored"),
        pk=pk,
        community__slug=community,
        community__has_portal=True,
        is_public=True,
    )
    return sent(request, attachment.stored, name=attachment.name, public=True)


@login_not_required
@require_safe
def symbol(request: HttpRequest, community: str, pk: int, version: str) -> HttpResponseBase:
    found = get_object_or_404(
        Symbol.objects.select_related("stored"),
        pk=pk,
        community__slug=community,
        stored__sha256__startswith=version,
    )
    response = sent(request, found.stored, name="", public=True)
    response["Cache-Control"] = FOR_EVER
    return response


@require_POST
def remove(request: OfficeRequest, pk: int) -> HttpResponse:
    """Take a file away (or bring it back, when `restore` is sent); both can be undone."""
    attachment = get_object_or_404(Attachment, pk=pk, community=request.community)
    if not permissions.may_attach(request.user, request.community):
        raise PermissionDenied(_("Files are removed by officers, heads, clerks and accountants."))
    if "restore" in request.POST:
        files.restore(attachment, by=request.user)
        messages.success(request, _("The file is back."))
        return redirect(links.back(request))
    files.remove(attachment, by=request.user)
    context = {"attachment": attachment, "back": links.back(request)}
    return render(request, "documents/removed.html", context)


def sent(request: HttpRequest, stored: StoredFile, *, name: str, public: bool) -> HttpResponseBase:
    """Return the bytes, never as a page of ours: no sniffing, no scripts, no frames."""
    etag = f'"{stored.sha256}"'

    @condition(etag_func=lambda *_: etag)
    def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            content = default_storage.open(stored.path)
        except FileNotFoundError as error:
            raise Http404 from error
        return FileResponse(content, content_type=stored.media_type)

    response = answer(request)
    if name:
        response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response["Cache-Control"] = "public, max-age=300" if public else "private, no-cache"
    return response
