"""What this room shows elsewhere: navigation, attention, search, tables, sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from pobratym.core import attention, navigation, panels, search, tables
from pobratym.documents import links, permissions, selectors
from pobratym.documents.models import Direction, Paper, Symbol
from pobratym.journal import sentences
from pobratym.people.models import Community, User

SENTENCES = {
    "documents.attached": _("%(actor)s added the file “%(file)s” to %(object)s"),
    "documents.file_removed": _("%(actor)s removed the file “%(file)s”"),
    "documents.file_restored": _("%(actor)s brought the file “%(file)s” back"),
    "documents.symbol_set": _("%(actor)s set the symbol of %(of)s"),
    "documents.symbol_removed": _("%(actor)s removed a symbol"),
    "documents.paper_registered": _(
        "%(actor)s registered the paper %(number)s (%(correspondent)s)"
    ),
    "documents.paper_corrected": _("%(actor)s corrected the paper %(object)s"),
    "documents.pattern_set": _("%(actor)s set the pattern of numbers to %(pattern)s"),
}

COLUMNS = (
    tables.Column("number", _("number")),
    tables.Column(
        "direction", _("direction"), tables.Kind.CHOICE, choices=tuple(Direction.choices)
    ),
    tables.Column("registered_on", _("registered on"), tables.Kind.DATE),
    tables.Column("correspondent", _("correspondent")),
    tables.Column("subject", _("subject")),
    tables.Column("their_number", _("sender’s number")),
    tables.Column("their_date", _("sender’s date"), tables.Kind.DATE),
    tables.Column("language", _("language")),
    tables.Column("due_on", _("answer by"), tables.Kind.DATE),
    tables.Column("about", _("about")),
)


def make() -> None:
    navigation.offer(
        navigation.NavItem(_("Letters"), "documents:papers", "mail", order=20, place="foot")
    )
    attention.offer(_waiting_papers)
    panels.offer(
        "partners.tie", panels.Panel(_("Symbols"), "documents/_symbols.html", _symbols, order=90)
    )
    search.offer(search.Source(_("Letters"), _find, order=60))
    tables.offer(tables.Table("papers", _("Letters in and out"), COLUMNS, _rows))
    sentences.register(**SENTENCES)


def _symbols(tie: Any, request: Any) -> dict[str, Any]:
    """Symbols of the partners of a tie. Queries: 1 for each kind of partner."""
    community = request.community
    prefetch_related_objects([tie], "parties__municipality", "parties__organisation")  # or known
    parties = list(tie.parties.all())
    shown: dict[tuple[str, int], Symbol] = {}
    for label in {party.body._meta.label_lower for party in parties}:
        bodies = [party.body for party in parties if party.body._meta.label_lower == label]
        found = selectors.symbols_of(community, bodies)
        shown |= {(label, pk): symbol for pk, symbol in found.items()}
    may_set = permissions.may_attach(request.user, community)
    return {
        "next": request.get_full_path(),
        "rows": [
            {
                "name": str(party),
                "symbol": shown.get((party.body._meta.label_lower, party.body.pk)),
                "about": links.sign(party.body, community_id=community.pk) if may_set else "",
            }
            for party in parties
        ],
    }


def _waiting_papers(community: Community, user: User, today: dt.date) -> Iterable[attention.Item]:
    for paper in selectors.overdue(community, on=today):
        assert paper.due_on is not None  # `overdue` takes only those
        yield attention.Item(
            attention.Severity.PROMISE,
            _("Answer %(correspondent)s: %(subject)s")
            % {"correspondent": paper.correspondent, "subject": paper.subject},
            _("The letter %(number)s is to be answered by %(date)s")
            % {"number": paper.number, "date": date_format(paper.due_on)},
            paper.get_absolute_url(),
            _("Open the letter"),
            due_on=paper.due_on,
        )


def _find(community: Community, user: User, words: str, limit: int) -> Sequence[search.Hit]:
    found = selectors.papers(community, selectors.PaperSearch(words=words))[:limit]
    return [
        search.Hit(
            paper.subject,
            reverse("documents:paper", args=[community.slug, paper.pk]),
            f"{paper.number} · {paper.correspondent}",
            paper.language,
        )
        for paper in found
    ]


def _rows(community: Community) -> Iterable[dict[str, Any]]:
    for paper in Paper.objects.filter(community=community).order_by("year", "direction", "n"):
        row: dict[str, Any] = {
            column.key: getattr(paper, column.key) for column in COLUMNS if column.key != "about"
        }
        yield row | {"about": paper.about_name}
