"""Who pays for a first meeting and its interpreter, with the source [S 3.3].

What a fund pays, until when and to whom is the catalogue's to say (`funding`); here stands only
what of it serves a first meeting. What nobody has checked says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml
from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from pobratym.core import calendar, language
from pobratym.funding.models import FundingProgramme
from pobratym.places import blocs
from pobratym.places.models import Country

FILE: Final = Path(__file__).parent / "data" / "first_meetings.yaml"


@dataclass(frozen=True, slots=True)
class Hint:
    """One way to have a first meeting paid for; `code` is that of its fund, empty without one."""

    name: str
    pays: str
    how: str
    source: str
    is_verified: bool
    code: str = ""


@lru_cache(maxsize=1)
def _rows() -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["ways"]
    return found


def hints(country: str) -> list[Hint]:
    """Ways open to a first meeting with a partner in this country (ISO code). Queries: 1 or 2.

    Funds that are closed or no longer in the catalogue are left out.
    """
    if not country:
        return []
    member = country in blocs.blocs()[blocs.EU].members(on=calendar.today())
    wanted = {country, blocs.EU} if member else {country}
    rows = [row for row in _rows() if wanted.intersection(row["countries"])]
    codes = [row["programme"] for row in rows if "programme" in row]
    open_funds = FundingProgramme.objects.filter(code__in=codes, is_closed=False)
    funds = {fund.code: fund for fund in open_funds}
    found = []
    for row in rows:
        if "programme" not in row:
            found.append(_by_itself(row))
        elif fund := funds.get(row["programme"]):
            found.append(_by_fund(row, fund))
    return found


def _word(words: Mapping[str, str]) -> str:
    return language.pick(uk=words["uk"], en=words["en"]).text


def _by_itself(row: Mapping[str, Any]) -> Hint:
    name, pays, how, source = (_word(row[key]) for key in ("name", "pays", "how", "source"))
    return Hint(name, pays, how, source, is_verified=False)


def _by_fund(row: Mapping[str, Any], fund: FundingProgramme) -> Hint:
    pays = _word(row["pays"])
    if fund.grant_max is not None:
        sum_of = format_decimal(fund.grant_max, locale=language.locale())
        pays = _("%(what)s, up to EUR %(sum)s") % {"what": pays, "sum": sum_of}
    how = [_("applications: %(when)s") % {"when": fund.deadline.text}] if fund.deadline.text else []
    if fund.applicant_country and (
        applicant := Country.objects.filter(pk=fund.applicant_country).first()
    ):
        how.append(_("the side from %(country)s applies") % {"country": applicant.name})
    source = fund.source or _("source unknown")
    return Hint(fund.name, pays, "; ".join(how), source, bool(fund.checked_by), fund.code)
