"""Needs and offers in the search across rooms: ours, and what other communities have published."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from pobratym.core import text
from pobratym.core.search import Hit
from pobratym.offers import permissions
from pobratym.offers.models import Statement
from pobratym.offers.selectors.published import everywhere
from pobratym.offers.selectors.shown import MODELS
from pobratym.people.models import Community, User


def find(community: Community, user: User, query: str, limit: int) -> Sequence[Hit]:
    """Needs and offers by title and text. A community has dozens: compared here. Queries: 2."""
    wanted = text.fold(query)
    if not wanted or not permissions.may_see(user, community):
        return []
    rows = [
        row
        for model in MODELS.values()
        for row in model._default_manager.filter(community=community).select_related("community")
    ]
    return [_hit(row) for row in rows if wanted in _searched(row)][:limit]


def find_others(community: Community, user: User, query: str, limit: int) -> Sequence[Hit]:
    """What other communities of this installation have published, by title and text. Queries: 2."""
    wanted = text.fold(query)
    if not wanted or not permissions.may_see(user, community):
        return []
    told = everywhere(except_for=community)
    rows: list[Statement] = [*told.needs, *told.offers]
    return [_hit_of_another(row) for row in rows if wanted in _searched(row)][:limit]


def _searched(row: Statement) -> str:
    return text.fold(f"{row.title_uk} {row.title_en} {row.text_uk} {row.text_en}")


def _hit_of_another(row: Statement) -> Hit:
    title, lang = row.title
    note = _("need") if row.kind == "need" else _("offer")
    page = reverse("offers_public:list", args=[row.community.slug])
    return Hit(title, f"{page}#{row.kind}-{row.pk}", f"{note}, {row.community.short_name}", lang)


def _hit(row: Statement) -> Hit:
    title, lang = row.title
    note = _("need") if row.kind == "need" else _("offer")
    return Hit(title, row.get_absolute_url(), f"{note}, {row.get_state_display()}", lang)
