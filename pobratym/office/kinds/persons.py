"""Contacts from a sheet: personal data, so each row needs a ground, a purpose and an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pobratym.contacts import services
from pobratym.contacts.models import Organisation, Person
from pobratym.contacts.names import name_key
from pobratym.contacts.services import bulk
from pobratym.contacts.tables import PERSON_COLUMNS
from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.core.text import fold
from pobratym.journal.services import Actor
from pobratym.office import values
from pobratym.office.kinds import organisations
from pobratym.office.kinds.base import Said, SheetKind
from pobratym.office.kinds.directory import DirectoryPlanner, sentences
from pobratym.office.lines import Line
from pobratym.office.models import ImportBatch
from pobratym.office.states import LineState
from pobratym.people.models import Community
from pobratym.people.states import Basis
from pobratym.places.models import Municipality

FACTS: Final = (
    "name", "name_uk", "position_uk", "position_en", "email", "phone", "languages", "note",
)  # fmt: skip
GROUNDS: Final = ("data_basis", "data_purpose", "keep_until")


def proposed() -> dict[str, str]:
    """Return the ground, purpose and end of keeping offered for rows that name none."""
    today = calendar.today()
    return {
        "data_basis": Basis.POWERS.value,
        "data_purpose": _("correspondence within partnerships"),
        "keep_until": today.replace(year=today.year + 3, day=min(today.day, 28)).isoformat(),
    }


def grounds(batch: ImportBatch) -> dict[str, str]:
    """Return what was decided for rows that name no ground, else what is proposed."""
    return {**proposed(), **batch.decisions.get("grounds", {})}


class Known:
    """Contacts by e-mail and by name; `ref` is their number, or a row of the file."""

    def __init__(self) -> None:
        self._by_email: dict[str, int] = {}
        self._by_name: dict[str, list[tuple[int, str, int | None]]] = {}

    def add(self, ref: int, names: Sequence[str], email: str, organisation_id: int | None) -> None:
        if email:
            self._by_email.setdefault(fold(email), ref)
        for key in {name_key(name) for name in names if name}:
            self._by_name.setdefault(key, []).append((ref, fold(email), organisation_id))

    def find(
        self, names: Sequence[str], email: str, organisation_id: int | None
    ) -> tuple[int | None, bool]:
        """Return who this is; True says that somebody of this name has another address or work."""
        if email and fold(email) in self._by_email:
            return self._by_email[fold(email)], False
        is_like = False
        for name in filter(None, names):
            for ref, theirs, work in self._by_name.get(name_key(name), ()):
                other_address = email and theirs
                other_work = organisation_id and work and organisation_id != work
                if not other_address and not other_work:
                    return ref, False
                is_like = True
        return None, is_like


def known(community: Community) -> Known:
    """Return the contacts of a community. Queries: 1."""
    found = Known()
    rows = Person.objects.filter(community=community, erased_at=None).order_by("pk")
    for pk, name, name_uk, email, work in rows.values_list(
        "pk", "name", "name_uk", "email", "organisation"
    ):
        found.add(pk, [name, name_uk], email, work)
    return found


class PersonPlanner(DirectoryPlanner):
    columns = PERSON_COLUMNS

    def __init__(self, batch: ImportBatch) -> None:
        super().__init__(batch)
        self.kept, self.in_file = known(batch.community), Known()
        self.organisations = organisations.known(batch.community)
        self.bodies = Organisation.objects.filter(community=batch.community).in_bulk()
        today = calendar.today()
        self.closed = set(
            Person.objects.filter(community=batch.community, erased_at=None)
            .filter(Q(data_basis="") | Q(keep_until=None) | Q(keep_until__lt=today))
            .values_list("pk", flat=True)
        )
        decided = grounds(batch)
        self.grounds = decided | {"keep_until": dt.date.fromisoformat(decided["keep_until"])}

    def name(self, said: Said) -> str:
        return str(said.get("name") or said.get("name_uk") or "")

    def settle(self, line: Line, said: Said) -> None:
        if "name_uk" in said:
            said.setdefault("name", said["name_uk"])
        if "name" not in said:
            line.problems.append(_("There is no name of the person."))
        facts: dict[str, Any] = {name: said[name] for name in FACTS if name in said}
        country = self.country(line, said)
        facts |= self.place(line, said)
        facts |= self._organisation(line, said, country, facts)
        if line.problems:
            line.state = LineState.WRONG
            return
        whole = facts | {name: said.get(name, self.grounds[name]) for name in GROUNDS}
        line.kept_id, is_like = self.kept.find(*_who(facts))
        try:
            if line.kept_id is None:
                bulk.person(self.community, whole)
            else:
                bulk.check_fields(Person, facts)
        except ValidationError as problem:
            line.problems, line.state = sentences(Person, problem), LineState.WRONG
        except RuleViolation as problem:
            line.problems, line.state = [str(problem.message)], LineState.WRONG
        else:
            self._compare(line, whole, facts, is_like=is_like)

    def _compare(
        self, line: Line, whole: dict[str, Any], facts: dict[str, Any], *, is_like: bool
    ) -> None:
        number, _is_like = self.in_file.find(*_who(facts))
        if line.kept_id is not None:
            line.state, line.facts = LineState.TWIN, facts
            if line.kept_id in self.closed:
                line.facts = {}
                line.notes.append(_("The term of keeping it is over: erase it or extend it first."))
        elif number is not None:
            self.repeats(line, number)
        elif self.choice(line) != "out":
            self.in_file.add(line.number, *_who(facts))
            if is_like:
                line.notes.append(
                    _("A contact of this name is kept with another address or organisation.")
                )
            line.new = whole

    def _organisation(
        self, line: Line, said: Said, country: str, facts: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The organisation, when the directory has it; else its name goes into the note."""
        named = said.get("organisation")
        if not named:
            return {}
        found = self.organisations.find([named], country) or self.organisations.find([named], "")
        if found is not None:
            return {"organisation": self.bodies[found]}
        told = _("Organisation: %(name)s") % {"name": named}
        line.notes.append(
            _("“%(name)s” is not in the directory: the name goes into the note.")
            % {"name": values.said(named)}
        )
        return {"note": "\n".join(filter(None, [facts.get("note", ""), told]))}


def _who(facts: Mapping[str, Any]) -> tuple[list[str], str, int | None]:
    """The names, e-mail and organisation by which `Known` tells people."""
    work = facts.get("organisation")
    names = [facts["name"], facts.get("name_uk", "")]
    return names, facts.get("email", ""), work.pk if work else None


class Persons(SheetKind):
    table = "persons"
    title = gettext_lazy("Contacts")
    row_is = gettext_lazy("One row is one person.")
    no_head = gettext_lazy("Say which column holds the name of the person.")
    heads = frozenset({"name", "name_uk"})
    planner = PersonPlanner
    asks_basis = True

    def counted(self, number: int) -> str:
        words = ngettext("%(n)d new contact", "%(n)d new contacts", number)
        return words % {"n": number}

    def kept(self, community: Community, ids: Sequence[int]) -> Mapping[int, Person]:
        rows = Person.objects.filter(community=community, erased_at=None)
        return rows.select_related("community").in_bulk(ids)

    def tell(self, line: Line) -> str:
        until = date_format(line.new["keep_until"], "SHORT_DATE_FORMAT")
        told = _("kept until %(date)s") % {"date": until}
        words = [line.new.get(name) for name in ("position_uk", "municipality", "email")]
        return ", ".join(str(word) for word in (*words, told) if word)

    def add(
        self,
        community: Community,
        lines: Sequence[Line],
        places: Mapping[Any, Municipality],
        *,
        by: Actor,
    ) -> Sequence[Person]:
        news = [
            line.new | ({"municipality": places[line.adds]} if line.adds else {}) for line in lines
        ]
        return bulk.add_persons(community, news, by=by)

    def complete(self, row: Person, facts: Mapping[str, Any], *, by: Actor) -> Person:
        return services.change_person(row, facts=facts, version=row.version, by=by)

    def withdraw(
        self, community: Community, versions: Mapping[int, int], *, by: Actor
    ) -> tuple[int, Sequence[Model]]:
        return bulk.withdraw_persons(community, versions, by=by)
