"""Agreements of the demonstration.

Known from the study: Poltava's partnership with Kalmar (since 2023) and its memorandum with the
Luxembourg-Ukraine Chamber of Commerce, whose day is not known. The texts are examples from our own
library, not the papers that were signed, and say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from pobratym.agreements import sides
from pobratym.agreements.models import Agreement
from pobratym.agreements.services import drafting, life, texts, track
from pobratym.agreements.services.drafting import Facts, NewAgreement, Side, Words
from pobratym.agreements.states import CooperationKind, Sphere, State
from pobratym.contacts.states import OrganisationKind
from pobratym.core import calendar
from pobratym.partners.models import Tie
from pobratym.people.models import Community, User
from pobratym.wordings.models import Clause
from pobratym.wordings.tongues import OF_COUNTRY

KALMAR: Final = "kalmar"
RZESZOW: Final = "rzeszow"
STUDY: Final = "Магістерська робота про міжнародні зв’язки Полтавської громади, 2024, розділ 2.3"
EXAMPLE: Final = "вигаданий приклад"
CHAMBER: Final = Side(
    "chamber",
    OF_COUNTRY["LU"],
    {
        "uk": "Люксембурзько-Українська Торгова Палата",
        "en": "Luxembourg-Ukraine Chamber of Commerce",
    },
    "LU",
)
USUAL: Final = (
    "title-memorandum", "background-recovery", "purpose-general", "objectives-core",
    "finance-event", "term-fixed", "copies-equal", "law-both", "annexes-plan", "signatures-plain",
)  # fmt: skip


def load(community: Community, ties: Mapping[str, Tie], by: User) -> None:
    """A draft with Kalmar in three languages, the chamber's memorandum, a draft on its track.

    `ties` are by the slug of the first town; a tie that is not there is passed over.
    """
    if KALMAR in ties:
        _kalmar(community, ties[KALMAR], by)
    _chamber(community, ties, by)
    if RZESZOW in ties:
        _on_track(community, ties[RZESZOW], by)


def _kalmar(community: Community, tie: Tie, by: User) -> None:
    """An example draft: the partnership is a fact, this wording and its term are not."""
    agreement = drafting.start(
        community,
        NewAgreement(
            form="memorandum",
            title_uk="Меморандум про співпрацю: Полтава — Кальмар",
            title_en="Memorandum of Cooperation: Poltava – Kalmar",
            languages=("uk", "en", "sv"),
            sides=sides.of_tie(tie),
            tie=tie,
            sphere=Sphere.EDUCATION,
            kind=CooperationKind.INTER_TERRITORIAL,
            source=EXAMPLE,
            is_invented=True,
        ),
        by=by,
    )
    _terms(agreement, by, months=60, extends=60, notice=3)
    _write(agreement, by, USUAL)
    texts.comment(agreement, "objectives", "Додати цифрову грамотність?", by=by)


def _chamber(community: Community, ties: Mapping[str, Tie], by: User) -> None:
    """The memorandum is a fact of the study; its day and its text are not known."""
    tie = next(filter(_is_with_chamber, ties.values()), None)
    agreement = drafting.start(
        community,
        NewAgreement(
            tie=tie,
            form="memorandum",
            title_uk="Меморандум з Люксембурзько-Українською Торговою Палатою",
            title_en="Memorandum with the Luxembourg-Ukraine Chamber of Commerce",
            languages=("uk", "en"),
            sides=sides.of_tie(tie) if tie else (CHAMBER,),
            sphere=Sphere.INVESTMENT,
            source=STUDY,
        ),
        by=by,
    )
    life.take_over(agreement, life.Old(), by=by)


def _is_with_chamber(tie: Tie) -> bool:
    return tie.parties.filter(organisation__kind=OrganisationKind.CHAMBER).exists()


def _on_track(community: Community, tie: Tie, by: User) -> None:
    """An invented draft whose term at the ministry runs out, so that the clocks can be seen."""
    agreement = drafting.start(
        community,
        NewAgreement(
            form="agreement",
            title_uk="Угода про спільну програму підготовки (приклад)",
            title_en="Agreement on a joint training programme (example)",
            languages=("uk", "en"),
            sides=sides.of_tie(tie),
            tie=tie,
            sphere=Sphere.EDUCATION,
            kind=CooperationKind.TRANSNATIONAL,
            source=EXAMPLE,
            is_invented=True,
        ),
        by=by,
    )
    _terms(agreement, by, months=36, extends=None, notice=3)
    _write(agreement, by, ("title-agreement", *USUAL[1:5], "term-lapse", *USUAL[6:]))
    for party in agreement.parties.prefetch_related("wordings"):
        words = {
            wording.language: Words(wording.name, "Приклад Прикладенко" if wording.language == "uk"
                                    else "Example Person", "голова" if wording.language == "uk"
                                    else "Mayor")
            for wording in party.wordings.all()
        }  # fmt: skip
        drafting.word_party(party, words, by=by)
    today = calendar.today()
    agreement = track.begin(agreement, on=today - timedelta(days=34), by=by)
    assert agreement.state == State.APPROVAL
    check = agreement.steps.get(code="legal_check")
    track.finish_step(check, track.Done(today - timedelta(days=32)), by=by)


def _terms(
    agreement: Agreement, by: User, *, months: int, extends: int | None, notice: int
) -> None:
    kept = ("title_uk", "title_en", "sphere", "kind", "needs_council", "is_public", "source")
    facts = Facts(
        term_months=months, extends_months=extends, notice_months=notice, report_months=12,
        **{name: getattr(agreement, name) for name in kept},
    )  # fmt: skip
    drafting.change(agreement, facts, by=by)
    agreement.refresh_from_db()


def _write(agreement: Agreement, by: User, codes: tuple[str, ...]) -> None:
    """Fill the sections from the shared library, in the languages it knows."""
    for clause in Clause.objects.filter(community=None, code__in=codes).order_by("position"):
        texts.take_clause(agreement, clause, by=by)
