"""Answers by link in the community's register of personal data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.journal.services import Actor
from pobratym.outreach.models import Reply
from pobratym.outreach.services import replies
from pobratym.people.models import Community
from pobratym.people.personal_data import Source, Subject

_OF_REPLY: Final = (
    "name", "office", "organisation", "email", "interest", "topics", "when", "message",
    "language", "received_at", "data_basis", "data_purpose", "keep_until",
)  # fmt: skip


def _replies(community: Community) -> Iterator[Subject]:
    """Everybody who answered by link. Queries: 1."""
    for reply in Reply.objects.filter(community=community).select_related("tie"):
        yield Subject(
            "outreach.replies", str(reply.pk), reply.name, reply.email,
            reply.get_data_basis_display(), reply.data_purpose, reply.keep_until,
            reverse("outreach:lead", args=[community.slug, reply.tie.slug]),
        )  # fmt: skip


def _reply(community: Community, key: str) -> dict[str, Any]:
    reply = get_object_or_404(Reply, community=community, pk=key)
    return {field: getattr(reply, field) for field in _OF_REPLY}


def _erase_reply(community: Community, key: str, reason: str, by: Actor) -> None:
    rows = Reply.objects.select_related("tie", "community", "interaction")
    replies.erase(get_object_or_404(rows, community=community, pk=key), reason=reason, by=by)


REPLIES: Final = Source("outreach.replies", _("Answers by link"), _replies, _reply, _erase_reply)
