"""Signed links to objects of rooms above: what a file is attached to, and where to return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.core import signing
from django.db import models
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

SALT: Final = "documents.about"


@dataclass(frozen=True, slots=True)
class Target:
    """An object by label and number, in a community."""

    community_id: int
    label: str
    pk: int
    name: str

    def load(self) -> models.Model:
        """Return the object. Raises: Http404 when it is gone meanwhile."""
        model = apps.get_model(self.label)
        found: models.Model | None = model._default_manager.filter(pk=self.pk).first()
        if found is None:
            raise Http404
        return found


def sign(obj: models.Model, *, community_id: int) -> str:
    """Return a token that says "attach to this object": only our own pages can make one."""
    return signing.dumps([community_id, obj._meta.label_lower, obj.pk, str(obj)[:200]], salt=SALT)


def read(token: str) -> Target | None:
    """Return what a token names; None for anything we did not sign."""
    try:
        value: Any = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Target(*value)


def asked(request: HttpRequest) -> tuple[str, Target]:
    """Return the token of a request and what it names. Raises: Http404 for another community's."""
    token = request.POST.get("about") or request.GET.get("about") or ""
    target = read(token)
    if target is None or target.community_id != request.community.pk:  # type: ignore[attr-defined] # OfficeRequest
        raise Http404
    return token, target


def back(request: HttpRequest) -> str:
    """Return the page to show again: the one named in `next`, if it is ours."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return asked
    return reverse("office:today", args=[request.community.slug])  # type: ignore[attr-defined] # OfficeRequest
