"""Agreements as the cases of the issue have them; names of people are invented."""

from __future__ import annotations

from typing import Any

from pobratym.agreements.models import Agreement, AgreementParty
from pobratym.agreements.services import drafting, texts, track
from pobratym.agreements.services.drafting import NewAgreement, Side, Words
from pobratym.people.models import Community, User
from pobratym.wordings.models import Clause
from tests.conftest import TODAY

KALMAR = Side("municipality", "sv", {"uk": "Муніципалітет Кальмар", "en": "Kalmar Municipality",
                                     "sv": "Kalmar kommun"}, "SE")  # fmt: skip
CHAMBER = Side("chamber", "en", {"uk": "Люксембурзько-Українська Торгова Палата",
                                 "en": "Luxembourg-Ukraine Chamber of Commerce"}, "LU")  # fmt: skip
ADAZI = Side("municipality", "lv", {"uk": "Адажі", "en": "Ādaži"}, "LV")
DUSHETI = Side("municipality", "ka", {"uk": "Душеті", "en": "Dusheti"}, "GE")
SAKIAI = Side("municipality", "lt", {"uk": "Шакяйський район", "en": "Šakiai district"}, "LT")

USUAL = (
    "title-memorandum", "background-common", "purpose-general", "objectives-core", "finance-event",
    "term-open", "copies-equal", "law-both", "annexes-plan", "signatures-plain",
)  # fmt: skip


def agreement(
    community: Community,
    by: User,
    *sides: Side,
    languages: tuple[str, ...] = ("uk", "en"),
    form: str = "memorandum",
    **more: Any,
) -> Agreement:
    new = NewAgreement(
        form=form,
        title_uk="Меморандум про співпрацю",
        title_en="Memorandum of Cooperation",
        languages=languages,
        sides=sides or (KALMAR,),
        **more,
    )
    return drafting.start(community, new, by=by)


def write(made: Agreement, by: User, codes: tuple[str, ...] = USUAL) -> Agreement:
    """Fill the sections from the library."""
    for clause in Clause.objects.filter(code__in=codes, community=None).order_by("position"):
        texts.take_clause(made, clause, by=by)
    return made


def name_signatories(made: Agreement, by: User) -> None:
    for party in AgreementParty.objects.filter(agreement=made).prefetch_related("wordings"):
        words = {
            w.language: Words(w.name or f"Party {party.position}", f"Signatory {party.position}",
                              "Mayor")
            for w in party.wordings.all()
        }  # fmt: skip
        drafting.word_party(party, words, by=by)


def on_track(made: Agreement, by: User) -> Agreement:
    """Take a written draft onto its lawful track today."""
    return track.begin(write(made, by), on=TODAY, by=by)


def walk(made: Agreement, by: User) -> Agreement:
    """Settle every step that is open before the signing."""
    for step in made.steps.exclude(code__in=track.OWN_WAY):
        if not step.is_settled:
            number = "12/34-VIII" if step.code == track.COUNCIL else ""
            track.finish_step(step, track.Done(TODAY, number), by=by)
    made.refresh_from_db()
    return made
