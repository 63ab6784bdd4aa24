"""Wordings as data: shipped in YAML, kept in tables, a community's own beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml
from django.db import DEFAULT_DB_ALIAS, transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.core.translation import written
from pobratym.journal.services import Actor, record
from pobratym.people.models import Community
from pobratym.wordings.models import Clause, FixedPhrase
from pobratym.wordings.selectors import book
from pobratym.wordings.states import Phrase, Section
from pobratym.wordings.tongues import TONGUES

DATA: Final = Path(__file__).parent / "data"


def shipped(name: str) -> Any:
    """Return a shipped file of data."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


@transaction.atomic
def load(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Put shipped clauses and phrases into the tables; a new release corrects what it shipped.

    Writes: the shared rows of those two tables; a community's own rows stay.
    """
    Clause.objects.using(using).bulk_create(
        [
            Clause(community=None, position=place, **row)
            for place, row in enumerate(shipped("clauses.yaml"))
            if row["code"] not in _codes(using)
        ]
    )
    FixedPhrase.objects.using(using).filter(community=None).delete()
    FixedPhrase.objects.using(using).bulk_create(
        FixedPhrase(language=code, phrase=phrase, text=words, review=language["review"])
        for code, language in shipped("phrases.yaml").items()
        for phrase, words in language["phrases"].items()
    )


def _codes(using: str) -> set[str]:
    shared = Clause.objects.using(using).filter(community=None)
    return set(shared.values_list("code", flat=True))


@transaction.atomic
def keep_clause(section: str, names: dict[str, str], *, community: Community, by: Actor) -> Clause:
    """Keep a wording of one's own. `names`: name_uk, name_en, text_uk, text_en.

    Writes: the clause, one journal entry. Raises: "empty" on `text_uk`.
    """
    if not names["text_uk"] and not names["text_en"]:
        raise RuleViolation("empty", _("Write the wording."), field="text_uk")
    clause = Clause.objects.create(
        community=community, section=Section(section), position=1_000, **names
    )
    record("wordings.clause_kept", about=clause, by=by)
    return clause


@transaction.atomic
def write_phrases(
    language: str, words: dict[str, str], *, reader: str, community: Community, by: Actor
) -> None:
    """Word the headings and labels of a language for the community; an empty one is the shipped.

    With a `reader` all of them count as read by a speaker; without, what is changed does not.
    Writes: the community's rows of the language, one journal entry when something changed.
    Raises: RuleViolation "languages_unknown" on `language`.
    """
    if language not in TONGUES:
        raise RuleViolation(
            "languages_unknown", _("Choose a language from the list."), field="language"
        )
    reader = text.clean_line(reader)[:150]
    before = book(community, [language])
    own = FixedPhrase.objects.filter(community=community, language=language)
    changes: dict[str, Any] = {"language": language}
    for phrase in Phrase:
        new = text.clean_line(words.get(phrase, ""))[:150]
        present = before.rows.get((language, phrase))
        if not new:
            own.filter(phrase=phrase).delete()
        elif present is None or present.text != new or (reader and present.reviewed_by != reader):
            own.update_or_create(
                community=community,
                language=language,
                phrase=phrase,
                defaults={
                    "text": new,
                    "review": written(is_machine=not reader),
                    "reviewed_by": reader,
                    "changed_at": calendar.now(),
                },
            )
            changes[phrase.value] = [present.text if present else "", new]
    if len(changes) > 1:
        record("wordings.phrases_written", about=community, by=by, changes=changes)
