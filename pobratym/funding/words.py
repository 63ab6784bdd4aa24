"""Words for what the rules of this room answer, with the numbers they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.money import Money
from pobratym.funding.rules.terms import Answer, Finding, Fit
from pobratym.funding.states import Oblast, Rule

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

EU: Final = "EU"

ANSWERS: Final[dict[Answer, tuple[str, StrOrPromise]]] = {
    Answer.PASS: ("good", gettext_lazy("met")),
    Answer.FAIL: ("bad", gettext_lazy("not met")),
    Answer.UNKNOWN: ("unknown", gettext_lazy("unknown")),
}
NOT_ASKED: Final[tuple[str, StrOrPromise]] = ("", gettext_lazy("to compare"))
FITS: Final[dict[Fit, tuple[str, StrOrPromise]]] = {
    Fit.FITS: ("good", gettext_lazy("we meet it")),
    Fit.CLARIFY: ("info", gettext_lazy("possible, to be clarified")),
    Fit.LACKS: ("warn", gettext_lazy("somebody or something is missing")),
    Fit.CLOSED: ("bad", gettext_lazy("not open to us")),
}
_SAID: Final[dict[tuple[Rule, str], StrOrPromise]] = {
    (Rule.PARTICIPATION, "yes"): gettext_lazy("They may take part."),
    (Rule.PARTICIPATION, "associated"): gettext_lazy(
        "Ukraine is associated: they take part like municipalities of the EU."
    ),
    (Rule.PARTICIPATION, "partner_only"): gettext_lazy(
        "They take part as a partner; they cannot apply themselves."
    ),
    (Rule.PARTICIPATION, "check_call"): gettext_lazy("It depends on the call: read its text."),
    (Rule.PARTICIPATION, "no"): gettext_lazy("The programme is not open to them."),
    (Rule.PARTICIPATION, "unknown"): gettext_lazy("The catalogue does not say."),
    (Rule.APPLICANT, "partner_applies"): gettext_lazy(
        "Your partner must apply: somebody from %(country)s. You have such a partner."
    ),
    (Rule.APPLICANT, "no_applicant"): gettext_lazy(
        "Somebody from %(country)s must apply, and there is no such partner here."
    ),
    (Rule.PLACE, "anywhere"): gettext_lazy("It works anywhere in Ukraine."),
    (Rule.PLACE, "inside"): gettext_lazy("It works in %(ours)s."),
    (Rule.PLACE, "outside"): gettext_lazy("It works only in: %(oblasts)s. Ours is %(ours)s."),
    (Rule.PLACE, "outside_may_widen"): gettext_lazy(
        "It works only in: %(oblasts)s. Ours is %(ours)s. The area may widen: look again."
    ),
    (Rule.PLACE, "our_oblast_unknown"): gettext_lazy(
        "It works only in: %(oblasts)s. Enter your oblast in the settings to compare."
    ),
    (Rule.PLACE, "not_stated"): gettext_lazy(
        "The catalogue does not say whether it is limited to some oblasts."
    ),
    (Rule.ORGS, "enough"): gettext_lazy("At least %(needed)s are needed, %(sure)s are there."),
    (Rule.ORGS, "too_few"): gettext_lazy(
        "At least %(needed)s are needed, %(possible)s are there; missing: %(short)s."
    ),
    (Rule.ORGS, "depends"): gettext_lazy(
        "At least %(needed)s are needed; for sure %(sure)s count, at best %(possible)s. "
        "Whether we count ourselves is to be read in the call."
    ),
    (Rule.MAX_ORGS, "enough"): gettext_lazy("At most %(most)s may take part, here are %(number)s."),
    (Rule.MAX_ORGS, "too_many"): gettext_lazy(
        "At most %(most)s may take part, here are %(number)s."
    ),
    (Rule.NEEDS_ALL, "present"): gettext_lazy("Needed and there: %(countries)s."),
    (Rule.NEEDS_ALL, "missing_all"): gettext_lazy("Missing: %(missing)s."),
    (Rule.NEEDS_ANY, "present"): gettext_lazy("One of these is needed and there: %(countries)s."),
    (Rule.NEEDS_ANY, "missing_any"): gettext_lazy("One of these is missing: %(missing)s."),
    (Rule.INDEPENDENT, "ask_yourselves"): gettext_lazy(
        "The participants must be independent of each other: make sure of it yourselves."
    ),
    (Rule.GRANT, "not_asked"): gettext_lazy("The grant is %(limits)s. Say your sum to compare."),
    (Rule.GRANT, "inside"): gettext_lazy("The grant is %(limits)s; %(asked)s lies within."),
    (Rule.GRANT, "too_small"): gettext_lazy("The grant is %(limits)s; %(asked)s is less."),
    (Rule.GRANT, "too_large"): gettext_lazy("The grant is %(limits)s; %(asked)s is more."),
    (Rule.GRANT, "exception"): gettext_lazy(
        "The grant is %(limits)s; %(asked)s is possible in exceptions only, up to %(exception)s."
    ),
    (Rule.GRANT, "upper_limit_unknown"): gettext_lazy(
        "The grant is %(limits)s; the upper limit is unknown."
    ),
    (Rule.FORMAL_TIE, "not_asked"): gettext_lazy(
        "Above %(above)s a formal partnership is needed. Say your sum to compare."
    ),
    (Rule.FORMAL_TIE, "below"): gettext_lazy("Needed only above %(above)s."),
    (Rule.FORMAL_TIE, "formal"): gettext_lazy(
        "Above %(above)s a formal partnership is needed; there is one."
    ),
    (Rule.FORMAL_TIE, "informal"): gettext_lazy(
        "Above %(above)s a formal partnership is needed; ours is informal."
    ),
    (Rule.FORMAL_TIE, "form_unknown"): gettext_lazy(
        "Above %(above)s a formal partnership is needed; the form of ours is not recorded."
    ),
    (Rule.OWN_SHARE, "none_needed"): gettext_lazy("None is needed."),
    (Rule.OWN_SHARE, "not_asked"): gettext_lazy(
        "At least %(percent)s per cent of the whole comes from the partners. "
        "Say grant and own money to compare."
    ),
    (Rule.OWN_SHARE, "enough"): gettext_lazy(
        "At least %(percent)s per cent of the whole; your money is enough."
    ),
    (Rule.OWN_SHARE, "too_little"): gettext_lazy(
        "At least %(percent)s per cent of the whole; your money is less."
    ),
    (Rule.DURATION, "not_asked"): gettext_lazy("%(months)s. Say yours to compare."),
    (Rule.DURATION, "inside"): gettext_lazy("%(months)s; yours lies within."),
    (Rule.DURATION, "too_short"): gettext_lazy("%(months)s; yours is shorter."),
    (Rule.DURATION, "too_long"): gettext_lazy("%(months)s; yours is longer."),
    (Rule.PARTICIPANTS, "not_asked"): gettext_lazy("%(people)s. Say yours to compare."),
    (Rule.PARTICIPANTS, "enough"): gettext_lazy("%(people)s; yours are enough."),
    (Rule.PARTICIPANTS, "too_few"): gettext_lazy("%(people)s; yours are fewer."),
}
_COUNTED: Final = {
    "enough": gettext_lazy("At least %(needed)s are needed, %(sure)s are there."),
    "too_few": gettext_lazy(
        "At least %(needed)s are needed, %(possible)s are there; missing: %(short)s."
    ),
    "depends": gettext_lazy(
        "At least %(needed)s are needed; for sure %(sure)s count, at best %(possible)s."
    ),
}
_NOT_STATED: Final = gettext_lazy("The catalogue does not say.")


def answer(finding: Finding) -> tuple[str, StrOrPromise]:
    """Return tag and word of an answer; what was not said yet is to be compared, not unknown."""
    return NOT_ASKED if finding.code == "not_asked" else ANSWERS[finding.answer]


def reason(finding: Finding, countries: Mapping[str, str]) -> str:
    """Return why a rule answers so, in the reader's language. `countries`: names by code."""
    said = _SAID.get((finding.rule, finding.code)) or _COUNTED.get(finding.code, _NOT_STATED)
    sentence = str(said) % _values(finding, countries)
    out = finding.facts.get("out")
    if out:
        sentence += " " + _("Not counted, because of kind or country: %(n)s.") % {"n": out}
    return sentence


def _values(finding: Finding, countries: Mapping[str, str]) -> dict[str, Any]:
    facts: Mapping[str, Any] = finding.facts
    values: dict[str, Any] = {
        "needed": facts.get("needed"),
        "sure": facts.get("sure"),
        "possible": facts.get("possible"),
        "most": facts.get("most"),
        "number": facts.get("number"),
        "percent": facts.get("percent"),
        "short": finding.short,
        "country": countries.get(facts.get("country", ""), facts.get("country", "")),
        "countries": names(facts.get("countries", ()), countries),
        "missing": names(finding.countries, countries),
        "oblasts": ", ".join(oblast(code) for code in facts.get("oblasts", ())),
        "ours": oblast(facts.get("ours", "")),
        "limits": between(facts.get("low"), facts.get("high"))
        if finding.rule == Rule.GRANT
        else "",
        "months": months(facts.get("low"), facts.get("high")),
        "people": people(facts.get("needed"), facts.get("foreign")),
    }
    for name in ("asked", "exception", "above"):
        values[name] = euros(facts.get(name))
    return values


def names(codes: Iterable[str], countries: Mapping[str, str]) -> str:
    return ", ".join(countries.get(code, code) for code in codes)


def oblast(code: str) -> str:
    return str(Oblast(code).label) if code in Oblast.values else code


def funder(code: str, countries: Mapping[str, str]) -> str:
    """The EU or the country that pays."""
    return _("European Union") if code == EU else countries.get(code, code)


def euros(amount: Decimal | None) -> str:
    return "" if amount is None else Money(amount, "EUR").label


def between(low: Decimal | None, high: Decimal | None) -> str:
    """The limits of a grant as a phrase; "" when neither is known."""
    if low is not None and low == high:
        return _("exactly %(sum)s") % {"sum": euros(low)}
    if low is not None and high is not None:
        return _("from %(low)s to %(high)s") % {"low": euros(low), "high": euros(high)}
    if low is not None:
        return _("from %(low)s") % {"low": euros(low)}
    return _("up to %(high)s") % {"high": euros(high)} if high is not None else ""


def months(low: int | None, high: int | None) -> str:
    """The limits of a duration as a phrase; "" when neither is known."""
    if low is not None and low == high:
        return _("Exactly %(n)s months") % {"n": low}
    if low is not None and high is not None:
        return _("%(low)s to %(high)s months") % {"low": low, "high": high}
    if low is not None:
        return _("At least %(n)s months") % {"n": low}
    return _("At most %(n)s months") % {"n": high} if high is not None else ""


def people(needed: int | None, foreign: int | None) -> str:
    """How many take part, as a phrase; "" when neither is known."""
    if needed is not None and foreign is not None:
        told = {"n": needed, "foreign": foreign}
        return _("At least %(n)s participants, %(foreign)s of them from abroad") % told
    if needed is not None:
        return _("At least %(n)s participants") % {"n": needed}
    return _("At least %(n)s participants from abroad") % {"n": foreign} if foreign else ""
