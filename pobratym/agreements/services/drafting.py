"""Beginning an agreement: its parties, languages, empty sections; and what is known of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.agreements.models import Agreement, AgreementParty, SectionText, Wording
from pobratym.agreements.selectors.texts import languages_of
from pobratym.agreements.services.common import locked, refuse_stale, require_writable
from pobratym.agreements.states import Relation, SideKind
from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor, record
from pobratym.law.rules import scope as scopes
from pobratym.law.states import Scope
from pobratym.partners.models import Party, Tie
from pobratym.people.models import Community
from pobratym.wordings.states import Section
from pobratym.wordings.tongues import TONGUES

TERM_FACTS = {"term_months", "extends_months", "notice_months"}
MOST_PARTIES = 12
MOST_LANGUAGES = 6


@dataclass(frozen=True, slots=True)
class Side:
    """Another party: who it is, its language, its name in the languages that are known."""

    kind: str
    language: str
    names: dict[str, str] = field(default_factory=dict)
    country: str = ""
    party: Party | None = None


@dataclass(frozen=True, slots=True)
class NewAgreement:
    """What is known on the first day. `languages` in the agreed order, ours first."""

    form: str
    title_uk: str
    title_en: str
    languages: Sequence[str]
    sides: Sequence[Side]
    tie: Tie | None = None
    form_advised: str = ""
    form_reason: str = ""
    sphere: str = ""
    kind: str = ""
    source: str = ""
    is_invented: bool = False
    parent: Agreement | None = None
    relation: str = ""


@transaction.atomic
def start(community: Community, new: NewAgreement, *, by: Actor) -> Agreement:
    """Begin a draft: parties in order, one empty text a section and language.

    Writes: agreement, parties, wordings, texts, one journal entry.
    Raises: RuleViolation "reason_missing" on `form_reason`; "no_sides", "too_many_parties";
        "languages_unknown" on `languages`; "another_community".
    """
    _check(community, new)
    agreement = Agreement.objects.create(
        community=community,
        code=_next_code(community),
        scope=scopes.scope([scopes.SideKind(side.kind) for side in new.sides]).value,
        tie=new.tie,
        parent=new.parent,
        **{
            name: getattr(new, name)
            for name in (
                "form", "title_uk", "title_en", "form_advised", "form_reason", "sphere", "kind",
                "source", "is_invented", "relation",
            )
        },
    )  # fmt: skip
    languages = list(dict.fromkeys(new.languages))
    home = AgreementParty.objects.create(
        agreement=agreement, position=0, is_home=True, side=SideKind.MUNICIPALITY,
        language="uk", country="UA",
    )  # fmt: skip
    _word(home, {"uk": community.name_uk, "en": community.name_en}, languages)
    for position, side in enumerate(new.sides, start=1):
        party = AgreementParty.objects.create(
            agreement=agreement, position=position, side=side.kind, language=side.language,
            country=side.country, party=side.party,
        )  # fmt: skip
        _word(party, side.names, languages)
    _lay_out(agreement, languages)
    record("agreements.started", about=agreement, by=by, changes={"form": agreement.form})
    return agreement


@transaction.atomic
def start_under(
    parent: Agreement, relation: str, *, title_uk: str, title_en: str, by: Actor
) -> Agreement:
    """Begin an annex, contract or renewal with the parties and languages of its agreement.

    Writes: as `start`.
    """
    sides = [
        Side(
            party.side,
            party.language,
            {wording.language: wording.name for wording in party.wordings.all()},
            party.country,
            party.party,
        )
        for party in parent.parties.prefetch_related("wordings").select_related("party")
        if not party.is_home
    ]
    return start(
        parent.community,
        NewAgreement(
            form="contract" if relation == Relation.CONTRACT else parent.form,
            title_uk=title_uk,
            title_en=title_en,
            languages=languages_of(parent),
            sides=sides,
            tie=parent.tie,
            sphere=parent.sphere,
            kind=parent.kind,
            parent=parent,
            relation=relation,
        ),
        by=by,
    )


@dataclass(frozen=True, slots=True)
class Facts:
    """What an officer says about an agreement besides its text."""

    title_uk: str
    title_en: str
    sphere: str
    kind: str
    term_months: int | None
    extends_months: int | None
    notice_months: int | None
    report_months: int | None
    needs_council: bool
    is_public: bool
    source: str


@transaction.atomic
def change(
    agreement: Agreement, facts: Facts, *, version: int | None = None, by: Actor
) -> Agreement:
    """Change what is known; term and notice stay once it is signed.

    Writes: the agreement, one journal entry with what changed.
    Raises: RuleViolation "changed_meanwhile", "text_is_closed"; "term_missing" on
        `extends_months`; "notice_too_long" on `notice_months`.
    """
    agreement = locked(agreement)
    refuse_stale(agreement.version, version)
    changes = {
        name: [getattr(agreement, name), value]
        for name, value in asdict(facts).items()
        if getattr(agreement, name) != value
    }
    if changes.keys() & TERM_FACTS and not agreement.term_unknown:
        require_writable(agreement)
    if facts.extends_months and not facts.term_months:
        raise RuleViolation(
            "term_missing",
            _("An extension needs a term. Enter the term, or leave the extension empty."),
            field="extends_months",
        )
    if facts.term_months and (facts.notice_months or 0) > facts.term_months:
        raise RuleViolation(
            "notice_too_long",
            _("The notice cannot be longer than the term itself."),
            field="notice_months",
        )
    if changes:
        for name, (_old, value) in changes.items():
            setattr(agreement, name, value)
        if changes.keys() & TERM_FACTS:
            agreement.term_unknown = False
        agreement.version += 1
        agreement.save()
        record("agreements.changed", about=agreement, by=by, changes=changes)
    return agreement


@transaction.atomic
def add_language(agreement: Agreement, language: str, *, by: Actor) -> Agreement:
    """Give the text one more language, after the others.

    Writes: texts and wordings, one journal entry. Raises: "text_is_closed", "languages_unknown".
    """
    agreement = locked(agreement)
    require_writable(agreement)
    present = languages_of(agreement)
    if language not in TONGUES or len(present) >= MOST_LANGUAGES:
        _refuse_languages()
    if language not in present:
        for party in agreement.parties.all():
            Wording.objects.create(
                party=party, language=language, name=_known_name(party, language)
            )
        _lay_out(agreement, [*present, language])
        record("agreements.language_added", about=agreement, by=by, changes={"language": language})
    return agreement


@dataclass(frozen=True, slots=True)
class Words:
    """A party in one language."""

    name: str
    signatory: str
    office: str


@transaction.atomic
def word_party(
    party: AgreementParty, words: dict[str, Words], *, language: str = "", by: Actor
) -> AgreementParty:
    """Write a party's name, signatory and office in the languages of the agreement.

    `language` is the party's own, that comes first in its copy; empty: it stays.
    Writes: the wordings and the party, one journal entry when something changed.
    Raises: "text_is_closed", "languages_unknown".
    """
    agreement = locked(party.agreement)
    require_writable(agreement)
    changes: dict[str, object] = {}
    for wording in party.wordings.select_for_update():
        new = words.get(wording.language)
        if new is None or new == Words(wording.name, wording.signatory, wording.office):
            continue
        changes[wording.language] = [wording.name, new.name]
        wording.name, wording.signatory, wording.office = new.name, new.signatory, new.office
        wording.save()
    if language and language != party.language:
        if language not in TONGUES:
            _refuse_languages()
        changes["language"] = [party.language, language]
        party.language = language
        party.save(update_fields=["language"])
    if changes:
        record("agreements.party_worded", about=agreement, by=by, changes=changes)
    return party


@transaction.atomic
def order_parties(agreement: Agreement, order: Sequence[int], *, by: Actor) -> Agreement:
    """Put the parties into the agreed order; copies follow it after their own party.

    Writes: the parties, one journal entry. Raises: "text_is_closed", "wrong_parties".
    """
    agreement = locked(agreement)
    require_writable(agreement)
    parties = {party.pk: party for party in agreement.parties.all()}
    if sorted(order) != sorted(parties):
        raise RuleViolation("wrong_parties", _("Every party must have one place in the order."))
    for offset in (len(order) + 100, 0):  # two passes: places are unique at every moment
        for position, pk in enumerate(order):
            AgreementParty.objects.filter(pk=pk).update(position=position + offset)
    record("agreements.parties_ordered", about=agreement, by=by)
    return agreement


def _check(community: Community, new: NewAgreement) -> None:
    if new.form_advised and new.form != new.form_advised and not new.form_reason.strip():
        raise RuleViolation(
            "reason_missing",
            _("The adviser recommends another form. Say in a few words why you choose this one."),
            field="form_reason",
        )
    if not new.sides:
        raise RuleViolation("no_sides", _("Say who the other side is."), field="tie")
    if len(new.sides) >= MOST_PARTIES:
        raise RuleViolation("too_many_parties", _("An agreement has twelve parties at most."))
    unique = list(dict.fromkeys(new.languages))
    if not unique or len(unique) > MOST_LANGUAGES or not set(unique) <= set(TONGUES):
        _refuse_languages()
    for owned in (new.tie, new.parent):
        if owned is not None and owned.community_id != community.pk:
            raise RuleViolation("another_community", _("This belongs to another community."))


def _refuse_languages() -> None:
    raise RuleViolation(
        "languages_unknown", _("Choose one to six languages from the list."), field="languages"
    )


def _next_code(community: Community) -> str:
    """The next number of the year, one at a time: "2026-07"."""
    Community.objects.select_for_update().get(pk=community.pk)
    year = calendar.today().year
    codes = Agreement.objects.filter(community=community, code__startswith=f"{year}-").values_list(
        "code", flat=True
    )
    last = max(
        (int(tail) for code in codes if (tail := code.partition("-")[2]).isdecimal()), default=0
    )
    return f"{year}-{last + 1:02}"


def _word(party: AgreementParty, names: dict[str, str], languages: Sequence[str]) -> None:
    Wording.objects.bulk_create(
        Wording(party=party, language=code, name=names.get(code, "")[:300]) for code in languages
    )


def _known_name(party: AgreementParty, language: str) -> str:
    if party.party is None or party.party.municipality is None:
        return ""
    place = party.party.municipality
    return {"uk": place.name_uk, "en": place.name_en, party.language: place.name_local}.get(
        language, ""
    )


def _lay_out(agreement: Agreement, languages: Sequence[str]) -> None:
    """Make the empty texts that are not there yet."""
    now: dt.datetime = calendar.now()
    SectionText.objects.bulk_create(
        (
            SectionText(
                agreement=agreement, section=section, language=code, position=place, changed_at=now
            )
            for place, code in enumerate(languages)
            for section in Section.values
        ),
        ignore_conflicts=True,
    )


def lawful(agreement: Agreement, scope: str, reason: str, *, by: Actor) -> Agreement:
    """Record what the lawyer said about the law that applies, when the rule could not say.

    Writes: the agreement, one journal entry. Raises: "reason_missing" on `reason`.
    """
    with transaction.atomic():
        agreement = locked(agreement)
        if not reason.strip():
            raise RuleViolation("reason_missing", _("Say who decided and why."), field="reason")
        agreement.scope = Scope(scope)
        agreement.save(update_fields=["scope"])
        record("agreements.scope_set", about=agreement, by=by,
               changes={"scope": scope, "reason": reason})  # fmt: skip
    return agreement
