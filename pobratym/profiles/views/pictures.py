"""Photos and other materials; everything together for a USB stick."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, act, form_page, submit
from pobratym.documents.services import files
from pobratym.documents.views.files import sent
from pobratym.profiles import carrier as carriers
from pobratym.profiles import outputs
from pobratym.profiles.forms.around import MaterialForm, PhotoForm
from pobratym.profiles.models import Material, Photo
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import pictures as services
from pobratym.profiles.views.common import (
    address,
    page_of,
    profile_or_404,
    require_write,
    tabs,
)


@require_safe
def pictures(request: OfficeRequest) -> HttpResponse:
    """GET profile/pictures/ - photos, materials and designed versions."""
    profile = profile_of(request.community)
    photos: list[Photo] = []
    materials: list[Material] = []
    if profile.pk:
        photos = list(Photo.objects.filter(profile=profile))
        materials = list(Material.objects.filter(profile=profile).select_related("stored"))
    for photo in photos:
        photo.profile = profile
    context = {
        "photos": [photo for photo in photos if photo.removed_at is None],
        "materials": [one for one in materials if one.removed_at is None],
        "removed_photos": [photo for photo in photos if photo.removed_at],
        "removed_materials": [one for one in materials if one.removed_at],
        "edition": outputs.edition(request.community),
    }
    return page_of(request, "pictures", context)


@require_http_methods(READ_WRITE)
def photo(request: OfficeRequest, pk: int | None = None) -> HttpResponse:
    require_write(request)
    profile = profile_of(request.community)
    found = _photo_or_404(request, pk) if pk is not None else None
    form = PhotoForm(request.POST or None, request.FILES or None, instance=found, profile=profile)
    done = submit(
        request, form,
        lambda: services.change_photo(found, form.facts(), by=request.user)
        if found
        else services.add_photo(
            request.community, files.read(form.cleaned_data["upload"]), form.facts(),
            by=request.user,
        ),
        done=_("The photo is kept."),
    )  # fmt: skip
    if done:
        return redirect(address(request.community, "pictures"))
    context = {"photo": found, "tabs": tabs(request.community, "pictures")}
    return form_page(request, "profiles/photo.html", form, **context)


def _photo_or_404(request: OfficeRequest, pk: int) -> Photo:
    profile = profile_or_404(request)
    found = get_object_or_404(Photo.objects.select_related("stored"), profile=profile, pk=pk)
    found.profile = profile
    return found


@require_safe
def picture(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """The photo itself, for members."""
    return sent(request, _photo_or_404(request, pk).stored, name="", public=False)


@require_POST
def first(request: OfficeRequest, pk: int) -> HttpResponse:
    require_write(request)
    found = _photo_or_404(request, pk)
    return act(
        request,
        lambda: services.show_first(found, by=request.user),
        done=_("This photo is the cover."),
        back=address(request.community, "pictures"),
    )


@require_POST
def remove_photo(request: OfficeRequest, pk: int) -> HttpResponse:
    require_write(request)
    found = _photo_or_404(request, pk)
    removed = "restore" not in request.POST
    return act(
        request,
        lambda: services.set_photo_removed(found, removed=removed, by=request.user),
        done=_("The photo is taken away.") if removed else _("The photo is back."),
        back=address(request.community, "pictures"),
    )


@require_http_methods(READ_WRITE)
def material(request: OfficeRequest) -> HttpResponse:
    require_write(request)
    profile = profile_of(request.community)
    form = MaterialForm(
        request.POST or None,
        request.FILES or None,
        profile=profile,
        initial={"kind": request.GET.get("kind", "")},
    )

    def write() -> Material:
        upload = form.cleaned_data["upload"]
        file = (files.read(upload), upload.name) if upload else None
        return services.add_material(request.community, form.facts(), file, by=request.user)

    if submit(request, form, write, done=_("The material is kept.")):
        return redirect(address(request.community, "pictures"))
    return form_page(
        request, "profiles/material.html", form, tabs=tabs(request.community, "pictures")
    )


def _material_or_404(request: OfficeRequest, pk: int) -> Material:
    profile = profile_or_404(request)
    found = get_object_or_404(Material.objects.select_related("stored"), profile=profile, pk=pk)
    found.profile = profile
    return found


@require_safe
def material_file(request: OfficeRequest, pk: int) -> HttpResponseBase:
    found = _material_or_404(request, pk)
    if found.stored is None:
        raise Http404
    return sent(request, found.stored, name=found.name, public=False)


@require_POST
def remove_material(request: OfficeRequest, pk: int) -> HttpResponse:
    require_write(request)
    found = _material_or_404(request, pk)
    removed = "restore" not in request.POST
    return act(
        request,
        lambda: services.set_material_removed(found, removed=removed, by=request.user),
        done=_("The material is taken away.") if removed else _("The material is back."),
        back=address(request.community, "pictures"),
    )


@require_safe
def carrier(request: OfficeRequest) -> HttpResponse:
    """GET profile/carrier.zip - booklets in all languages, photos and materials, dated."""
    edition = outputs.edition(request.community)
    if edition is None:
        raise Http404
    packed = carriers.pack(request.community, edition, on=calendar.today())
    name = f"{request.community.slug}-profile-{calendar.today():%Y-%m-%d}.zip"
    response = HttpResponse(packed, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
