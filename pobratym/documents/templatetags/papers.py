"""Files and symbols on the pages of other rooms: `{% load papers %}{% files_of agreement %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.db import models

from pobratym.documents import links, permissions, selectors
from pobratym.documents.forms import AttachForm
from pobratym.documents.models import Symbol

register = template.Library()


@register.inclusion_tag("documents/_files.html", takes_context=True)
def files_of(
    context: template.Context, obj: models.Model, kind: str = "", known: Any = None
) -> dict[str, Any]:
    """Show the files kept with an object and, to those who may, the form to add one.

    `kind` chooses what a new file is at first and narrows nothing. A page with many objects
    reads their files at once (`selectors.files_of_many`) and passes one object's as `known`.
    Queries: 1, none with `known`.
    """
    request = context["request"]
    may_attach = permissions.may_attach(request.user, request.community)
    form = AttachForm(auto_id=f"id_{obj._meta.model_name}_{obj.pk}_%s")
    if kind:
        form.fields["kind"].initial = kind
    return {
        "request": request,
        "community": request.community,
        "files": selectors.files_of(obj) if known is None else known,
        "form": form,
        "about": links.sign(obj, community_id=request.community.pk) if may_attach else "",
        "may_attach": may_attach,
        "next": request.get_full_path(),
        "csrf_token": context.get("csrf_token", ""),
    }


@register.simple_tag(takes_context=True)
def symbol_of(context: template.Context, obj: models.Model) -> Symbol | None:
    """`{% symbol_of municipality as symbol %}`: the symbol the community shows. Queries: 1."""
    return selectors.symbol_of(context["community"], obj)
