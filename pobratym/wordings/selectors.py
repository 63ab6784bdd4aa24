"""Reads of wordings: clauses by section, the book of fixed phrases of some languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q

from pobratym.core.translation import Translation
from pobratym.people.models import Community
from pobratym.wordings import tongues
from pobratym.wordings.models import Clause, FixedPhrase
from pobratym.wordings.states import Phrase, Section


def clauses(community: Community) -> dict[Section, list[Clause]]:
    """Clauses of the community and shared ones, by section. Queries: 1."""
    found: defaultdict[Section, list[Clause]] = defaultdict(list)
    for clause in Clause.objects.filter(Q(community=None) | Q(community=community)):
        found[Section(clause.section)].append(clause)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Book:
    """The fixed phrases of some languages, each as the community words it."""

    rows: dict[tuple[str, str], FixedPhrase]

    def text(self, tongue: str, phrase: Phrase, **values: object) -> str:
        """Return the wording with its places filled, or an empty text."""
        row = self.rows.get((tongue, phrase))
        words = row.text if row else ""
        for name, value in values.items():
            words = words.replace(f"{{{name}}}", str(value))
        return words

    def listed(self, names: list[str], tongue: str) -> str:
        """Return names as a text in this language lists them: "A, Б та В", "A, B and C"."""
        return tongues.joined(names, self.text(tongue, Phrase.AND))

    def missing(self, tongue: str) -> list[Phrase]:
        """Return the phrases that have no wording in a language."""
        return [phrase for phrase in Phrase if (tongue, phrase) not in self.rows]

    def unread(self, tongue: str) -> int:
        """Return how many wordings no speaker of the language has read."""
        return sum(
            row.review == Translation.MACHINE
            for (code, _p), row in self.rows.items()
            if code == tongue
        )

    def readers(self, tongue: str) -> list[str]:
        """Return who read the wordings of a language."""
        names = [row.reviewed_by for (code, _p), row in self.rows.items() if code == tongue]
        return list(dict.fromkeys(filter(None, names)))


def book(community: Community, languages: Iterable[str]) -> Book:
    """The phrases of some languages; the community's own before those that ship. Queries: 1."""
    rows = (
        FixedPhrase.objects.filter(Q(community=None) | Q(community=community))
        .filter(language__in=list(languages))
        .order_by(F("community").asc(nulls_first=True), "pk")
    )
    return Book({(row.language, row.phrase): row for row in rows})
