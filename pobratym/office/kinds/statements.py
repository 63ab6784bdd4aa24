"""Needs and offers from a sheet: each row becomes a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db.models import Model, TextChoices
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pobratym.core.keys import Keys
from pobratym.core.language import LANGUAGES
from pobratym.core.text import fold
from pobratym.journal.services import Actor
from pobratym.offers.models import Need, Offer, Statement
from pobratym.offers.services import statements as services
from pobratym.offers.states import Challenge, Form, Priority, Sector, State
from pobratym.offers.tables import COLUMNS, RETURN
from pobratym.office.kinds.base import Planner, Said, SheetKind
from pobratym.office.kinds.directory import sentences
from pobratym.office.lines import Line
from pobratym.office.models import ImportBatch
from pobratym.office.states import LineState
from pobratym.partners.states import Goal
from pobratym.people.models import Community
from pobratym.places.models import Municipality

TITLES: Final = ("title_uk", "title_en")
LISTS: Final[Mapping[str, type[TextChoices]]] = {
    "forms": Form, "priorities": Priority, "challenges": Challenge,
}  # fmt: skip
TAKEN: Final = (
    *TITLES, "text_uk", "text_en", "original", "goal", "sector", *LISTS, "since", "valid_until",
    "source",
)  # fmt: skip
ASKED: Final = ("goal", "sector")
_BETWEEN: Final = re.compile(r"[;|\n]")


class StatementPlanner(Planner):
    """A title in one language, goal and sphere make a draft; a kept title is no new row."""

    columns = tuple(column for column in COLUMNS if column.key in TAKEN)
    model: ClassVar[type[Statement]]

    def __init__(self, batch: ImportBatch) -> None:
        super().__init__(batch)
        self.kept = _titles(self.model, self.community)
        self.in_file: dict[str, int] = {}
        self.words = {name: _words(choices) for name, choices in LISTS.items()}

    def sought(self, said: Said) -> Said:
        return {}

    def name(self, said: Said) -> str:
        return str(said.get("title_uk") or said.get("title_en") or "")

    def settle(self, line: Line, said: Said) -> None:
        facts = {name: said[name] for name in TAKEN if name in said and name not in LISTS}
        for name in LISTS.keys() & said.keys():
            facts[name] = self._keys(line, name, str(said[name]))
        if not line.name:
            line.problems.append(_("There is no title."))
        for column in self.columns:
            if column.key in ASKED and column.key not in facts:
                line.problems.append(_("“%(column)s” is missing.") % {"column": column.title})
        if not line.problems:
            self._check(line, facts)
        if line.problems:
            line.state = LineState.WRONG
        else:
            self._compare(line, facts)

    def _check(self, line: Line, facts: Mapping[str, Any]) -> None:
        try:
            self.model(community=self.community, **facts).full_clean()
        except ValidationError as problem:
            line.problems += sentences(self.model, problem)

    def _compare(self, line: Line, facts: dict[str, Any]) -> None:
        key = fold(line.name)
        line.kept_id = self.kept.get(key)
        if line.kept_id is not None:
            line.state = LineState.TWIN
            line.facts = {name: value for name, value in facts.items() if name not in LISTS}
        elif key in self.in_file:
            self.repeats(line, self.in_file[key])
        elif self.choice(line) != "out":
            self.in_file[key] = line.number
            line.new = facts

    def _keys(self, line: Line, name: str, typed: str) -> Keys:
        """Read several keys or their words; with ";" between, or with commas."""
        known = self.words[name]
        parts = [part.strip() for part in _BETWEEN.split(typed) if part.strip()]
        if len(parts) == 1 and fold(parts[0]) not in known:
            parts = [part.strip() for part in typed.split(",") if part.strip()]
        unknown = [part for part in parts if fold(part) not in known]
        if unknown:
            line.notes.append(
                _("These words are not in the list and are left out: %(words)s.")
                % {"words": ", ".join(unknown)[:200]}
            )
        return Keys([known[fold(p)] for p in parts if fold(p) in known], LISTS[name])


class OfferPlanner(StatementPlanner):
    model = Offer


class NeedPlanner(StatementPlanner):
    """The offer in return is one of ours by its title."""

    model = Need
    columns = (*StatementPlanner.columns, RETURN)

    def __init__(self, batch: ImportBatch) -> None:
        super().__init__(batch)
        self.offers = _titles(Offer, self.community)

    def settle(self, line: Line, said: Said) -> None:
        super().settle(line, said)
        title = str(said.get(RETURN.key, ""))
        found = self.offers.get(fold(title)) if title else None
        if line.new is not None:
            line.new["offer_id"] = found
        if line.new is not None and found is None:
            line.notes.append(_("No offer of ours is named in return: the need will stand alone."))


def _titles(model: type[Statement], community: Community) -> dict[str, int]:
    """Return the kept rows by their folded titles. Queries: 1."""
    rows = model._default_manager.filter(community=community).order_by("-pk")
    return {
        fold(title): pk
        for pk, *titles in rows.values_list("pk", *TITLES)
        for title in titles
        if title
    }


def _words(choices: type[TextChoices]) -> dict[str, str]:
    """Return the keys of a list by every word for them, folded."""
    found = {fold(key): key for key in choices.values}
    for language in LANGUAGES:
        with translation.override(language):
            found |= {fold(str(label)): key for key, label in choices.choices}
    return found


class Statements(SheetKind):
    """What needs and offers have in common."""

    heads = frozenset(TITLES)
    no_head = gettext_lazy("Say which column holds the title.")
    model: ClassVar[type[Statement]]

    def kept(self, community: Community, ids: Sequence[int]) -> Mapping[int, Any]:
        rows = self.model._default_manager.filter(community=community)
        found: Mapping[int, Any] = rows.select_related("community").in_bulk(ids)
        return found

    def tell(self, line: Line) -> str:
        return f"{Goal(line.new['goal']).label}, {Sector(line.new['sector']).label}"

    def complete(self, row: Any, facts: Mapping[str, Any], *, by: Actor) -> Any:
        return services.change(row, facts=facts, version=row.version, by=by)

    def withdraw(
        self, community: Community, versions: Mapping[int, int], *, by: Actor
    ) -> tuple[int, Sequence[Model]]:
        rows = self.kept(community, list(versions)).values()
        stay = [row for row in rows if row.version != versions[row.pk] or row.state != State.DRAFT]
        gone = [row for row in rows if row not in stay]
        for row in gone:
            services.remove(row, version=row.version, by=by)
        return len(gone), stay


class Offers(Statements):
    table = "offers"
    title = gettext_lazy("Offers")
    row_is = gettext_lazy("One row is one offer; it becomes a draft.")
    planner = OfferPlanner
    model = Offer

    def counted(self, number: int) -> str:
        return ngettext("%(n)d new offer", "%(n)d new offers", number) % {"n": number}

    def add(
        self,
        community: Community,
        lines: Sequence[Line],
        places: Mapping[Any, Municipality],
        *,
        by: Actor,
    ) -> Sequence[Any]:
        return [services.add_offer(community, facts=line.new, by=by) for line in lines]


class Needs(Statements):
    table = "needs"
    title = gettext_lazy("Needs")
    row_is = gettext_lazy("One row is one need; it becomes a draft.")
    planner = NeedPlanner
    model = Need

    def counted(self, number: int) -> str:
        return ngettext("%(n)d new need", "%(n)d new needs", number) % {"n": number}

    def add(
        self,
        community: Community,
        lines: Sequence[Line],
        places: Mapping[Any, Municipality],
        *,
        by: Actor,
    ) -> Sequence[Any]:
        offers = Offer.objects.of(community).in_bulk([line.new["offer_id"] for line in lines])
        return [
            services.add_need(
                community,
                facts={name: value for name, value in line.new.items() if name != "offer_id"}
                | {"offer": offers.get(line.new["offer_id"])},
                is_open=True,
                by=by,
            )
            for line in lines
        ]
