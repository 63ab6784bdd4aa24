"""Sentences for what the rules answer in codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pobratym.agreements.models import Agreement
from pobratym.agreements.rules.form import Action, Duration, Point, Reason
from pobratym.agreements.selectors.agreements import Ahead
from pobratym.agreements.selectors.findings import Finding
from pobratym.core import language
from pobratym.wordings import tongues
from pobratym.wordings.states import Section

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DURATIONS: Final = (
    (Duration.ONCE.value, gettext_lazy("one event")),
    (Duration.YEAR.value, gettext_lazy("up to a year")),
    (Duration.YEARS.value, gettext_lazy("several years")),
    (Duration.OPEN.value, gettext_lazy("with no end in sight")),
)
ACTIONS: Final = (
    (Action.INFORMATION.value, gettext_lazy("exchange of information and advice")),
    (Action.EVENTS.value, gettext_lazy("events and visits")),
    (Action.EXCHANGES.value, gettext_lazy("exchanges of schools, youth, arts, sport")),
    (Action.PROJECT.value, gettext_lazy("a joint project")),
    (Action.MONEY.value, gettext_lazy("money, goods or property change hands")),
)
REASONS: Final[dict[Reason, StrOrPromise]] = {
    Reason.ONE_EVENT: gettext_lazy("It is about one event."),
    Reason.LASTS_YEARS: gettext_lazy("The cooperation is to last for years."),
    Reason.MANY_PARTIES: gettext_lazy("Three or more sides need one common text."),
    Reason.MANY_FIELDS: gettext_lazy("Several fields are to be worked on together."),
    Reason.MONEY_NEEDS_DUTIES: gettext_lazy("Money or property needs duties written down."),
    Reason.UNDER_A_TIE: gettext_lazy(
        "The tie has its frame: the project goes into a contract of its own."
    ),
    Reason.FUND_NEEDS_FORMAL: gettext_lazy("The fund asks for a formal partnership."),
    Reason.LIGHT_IS_ENOUGH: gettext_lazy("A lighter form is enough and can become a formal one."),
    Reason.FRAME_WITHOUT_MONEY: gettext_lazy("A frame without money is what is needed now."),
}
POINTS: Final[dict[Point, StrOrPromise]] = {
    Point.NO_COUNCIL: gettext_lazy("needs no session of the council"),
    Point.DAYS: gettext_lazy("ready in days"),
    Point.WEEKS: gettext_lazy("takes weeks"),
    Point.MONTHS: gettext_lazy("takes months"),
    Point.EASY_TO_END: gettext_lazy("easy to change or end"),
    Point.FUNDS_ACCEPT: gettext_lazy("funds that ask for a formal tie accept it"),
    Point.FUNDS_MAY_REFUSE: gettext_lazy("some funds will not accept it"),
    Point.CLEAR_DUTIES: gettext_lazy("duties of each side are clear"),
    Point.VISIBLE: gettext_lazy("seen by residents and the press"),
    Point.OUTLIVES_ELECTIONS: gettext_lazy("outlives elections on both sides"),
    Point.DEPENDS_ON_PEOPLE: gettext_lazy("rests on the people who wrote the letters"),
    Point.MINISTRY_WAY: gettext_lazy("with a municipality or region: approval by the ministry"),
    Point.BUDGET_LINE: gettext_lazy("needs a measure and money in the budget"),
}


def sentence(finding: Finding) -> str:
    """Return what is not in order as one sentence."""
    tongue = tongues.name(finding.language) if finding.language else ""
    values = {"language": tongue, "quote": finding.quote, "name": finding.name,
              "here": finding.here or "—", "there": finding.there or "—"}  # fmt: skip
    sentences = {
        "section_missing": _("This section must be written."),
        "outside_competence": _(
            "“%(quote)s” names a matter outside local self-government: %(name)s."
        ),
        "council_matter": _(
            "“%(quote)s” names a matter of the council alone: %(name)s. "
            "The council must decide before the signing."
        ),
        "repealed_basis": _("The text cites an act that is repealed: %(name)s."),
        "phrases_missing": _(
            "Headings and labels of the copies have no wording in this language: %(here)s missing."
        ),
        "phrases_unread": _(
            "No speaker has read the headings and labels of the copies in this language yet."
        ),
        "unprintable": _(
            "No font of the PDF has these letters: %(quote)s. Change them, or use the DOCX."
        ),
        "unknown_basis": _(
            "The text cites a law that is not kept among the legal bases: %(quote)s. "
            "Check that it applies."
        ),
        "languages_missing": _("The text in this language is missing: %(language)s."),
        "language_unwritten": _("Sections without a text in this language: %(here)s."),
        "languages_outdated": _(
            "The first text changed after this translation was written: %(language)s."
        ),
        "languages_clauses": _(
            "Different numbers of clauses: %(there)s in the first text, %(here)s in this one "
            "(%(language)s)."
        ),
        "languages_numbers": _(
            "Numbers differ: the first text has %(there)s, this one %(here)s (%(language)s)."
        ),
        "languages_dates": _(
            "Dates differ: the first text has %(there)s, this one %(here)s (%(language)s)."
        ),
        "languages_names": _(
            "Names differ: the first text has %(there)s, this one %(here)s (%(language)s)."
        ),
    }
    return sentences[finding.code] % values


def place(finding: Finding) -> str:
    """Return where a finding is: the section, its language and clause."""
    parts = [str(Section(finding.section).label)] if finding.section else []
    if finding.language:
        parts.append(tongues.name(finding.language))
    if finding.clause:
        parts.append(_("clause %(number)s") % {"number": finding.clause})
    return " · ".join(parts)


def when(ahead: Ahead) -> str:
    """Return when a date comes: "14 September 2028", "in the year 2028"."""
    if ahead.when.month is None:
        return _("in the year %(year)s") % {"year": ahead.when.year}
    return ahead.when.label


def coming(ahead: Ahead) -> str:
    """Return what date comes, without the date."""
    if ahead.code == "anniversary":
        return ngettext(
            "%(years)s year since the signing", "%(years)s years since the signing", ahead.years
        ) % {"years": ahead.years}
    return {
        "notice_by": _("last day to give notice before the extension"),
        "extends": _("the term ends and is extended by itself"),
        "ends": _("the term ends and is not extended by itself"),
        "lapsed": _("the term is over and nobody recorded what followed"),
    }[ahead.code]


def term_of(agreement: Agreement) -> str:
    """Return the term of an agreement in words; "unknown" when nobody knows it."""
    if agreement.term_unknown:
        return _("unknown")
    return term(agreement.term_months, agreement.extends_months, agreement.notice_months)


def term(months: int | None, extends: int | None, notice: int | None) -> str:
    """Return a term in words of the reader's language."""

    tongue = language.current()
    if months is None:
        words = _("no end: until a party ends it")
    elif extends:
        words = _("%(months)s, extended by itself for %(extends)s") % {
            "months": tongues.span(months, tongue), "extends": tongues.span(extends, tongue)
        }  # fmt: skip
    else:
        words = _("%(months)s, not extended by itself") % {"months": tongues.span(months, tongue)}
    if notice is None:
        return words
    return _("%(term)s; notice %(notice)s") % {
        "term": words, "notice": tongues.span(notice, tongue)
    }  # fmt: skip
