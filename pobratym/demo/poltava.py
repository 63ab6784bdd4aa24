"""Poltava's partnerships as the study of 2024 and the pages it was checked against have them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Final

from pobratym.aid.services import help as aid
from pobratym.aid.states import AidKind
from pobratym.contacts import services as contacts
from pobratym.contacts.models import Organisation
from pobratym.contacts.states import OrganisationKind
from pobratym.core import text
from pobratym.core.dates import PartialDate
from pobratym.demo.facts import poltava, section, study
from pobratym.partners.models import Tie
from pobratym.partners.services import circle, claims, lifecycle, ties
from pobratym.partners.services import parties as party_services
from pobratym.partners.services.claims import Statement
from pobratym.partners.services.lifecycle import Circumstances, Paper
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Goal, Kind, PaperKind, Status
from pobratym.people.actors import CommandActor
from pobratym.people.models import Community, User
from pobratym.people.services.communities import create_community
from pobratym.places import selectors as places
from pobratym.places.models import Municipality

BY: Final = CommandActor("load_demo")
ORGANISATION_KINDS: Final = {
    "university": OrganisationKind.UNIVERSITY,
    "chamber": OrganisationKind.CHAMBER,
}


def community() -> Community:
    """Open the community with its facts."""
    facts = poltava()["community"]
    home = place("Poltava", "UA")
    return create_community(
        slug="poltava",
        name_uk=facts["name"]["uk"],
        short_name_uk=facts["administrative_centre"]["uk"],
        facts={
            "name_en": facts["name"]["en"],
            "short_name_en": facts["administrative_centre"]["en"],
            "katottg": poltava()["outside_thesis"]["katottg"],
            "oblast": "UA-53",
            "population": facts["population"],
            "population_source": section(facts),
            "lat": home.lat,
            "lon": home.lon,
        },
        by=BY,
    )


def place(name_en: str, country: str) -> Municipality:
    """Return the town of the gazetteer. Raises: LookupError when it is not there."""
    for found in places.find(name_en, country=country).places:
        return found.municipality
    raise LookupError(f"The gazetteer has no {name_en} in {country}.")


def goals(home: Community, *, by: User) -> None:
    """The eight of the nine goals that Poltava names itself, in its order."""
    named = {item["code"]: item for item in poltava()["nine_goals"]["items"]}
    own = [item for item in poltava()["poltava_goals"]["items"] if item["code"] in set(Goal)]
    ranked = [
        (Goal(item["code"]), named[item["code"]]["uk"], "; ".join(item["aims"])) for item in own
    ]
    ties.rank_community_goals(home, goals=ranked, by=by)


def partner_towns(home: Community, *, by: User) -> dict[str, Tie]:
    """The nine rows of the study's table of partners, by the slug of the first town."""
    source = section(poltava()["partners"])
    kept = {}
    for row in poltava()["partners"]["rows"]:
        towns = [place(city["en"], row["country"]["iso"]) for city in row["cities"]]
        since = PartialDate(str(row["since"])) if row["since"] else None
        new = NewTie(towns, Kind.PARTNERSHIP, Status.ACTIVE, since, {"source": source})
        tie = ties.start(home, new, by=by)
        for party, city in zip(tie.parties.order_by("position"), row["cities"], strict=True):
            if (party.body.name_uk, party.body.name_en) != (city["uk"], city["en"]):
                tie = party_services.call(party, uk=city["uk"], en=city["en"], by=by)
        if "renewed" in row:
            when = PartialDate(str(row["renewed"]))
            tie = lifecycle.renew(tie, what=Circumstances(when, source=source), by=by)
        kept[text.slug(row["cities"][0]["en"])] = tie
    return kept


def other_partners(home: Community, partners: dict[str, Tie], *, by: User) -> dict[str, Tie]:
    """The chamber of commerce, a tie of its own; the university, an institution under a town's."""
    rows = {row["kind"]: row for row in poltava()["partners"]["other_partners"]}
    chamber = organisation(home, rows["chamber"], by=by)
    source = study("розділ 2.3, випадок 10")
    new = NewTie([chamber], Kind.COOPERATION, Status.ACTIVE, None, {"source": source})
    tie = ties.start(home, new, by=by)
    memorandum = Circumstances(None, source=source)
    tie = lifecycle.formalise(tie, what=memorandum, paper=Paper(PaperKind.MEMORANDUM), by=by)
    university = organisation(home, rows["university"], by=by)
    start_it = {"what_uk": "Програма Start IT. Cisco4Ukraine для молоді та школярів",
                "what_en": "Start IT program. Cisco4Ukraine for youth and pupils"}  # fmt: skip
    circle.tie_in(partners["rzeszow"], organisation=university, facts=start_it, by=by)
    return {tie.slug: tie}


def organisation(home: Community, row: dict[str, Any], *, by: User) -> Organisation:
    facts = {
        "name_uk": row["name"]["uk"],
        "name_en": row["name"]["en"],
        "country_id": row.get("country"),
        "source": section(poltava()["partners"]),
    }
    return contacts.add_organisation(home, kind=ORGANISATION_KINDS[row["kind"]], facts=facts, by=by)


def networks(home: Community, *, by: User) -> None:
    """The associations and networks the community joined in 2023-2024."""
    block = poltava()["memberships"]
    gives = {case["en"]: case for case in poltava()["successful_cases"]["items"]}
    cases = [case for case in gives.values() if case["kind"] == "membership"]
    for row, case in zip(block["associations_and_networks"], cases, strict=True):
        facts = {"name_uk": row["uk"], "name_en": row["en"], "source": section(block)}
        network = contacts.add_organisation(home, kind=OrganisationKind.NETWORK, facts=facts, by=by)
        place_in = {"gives_en": "; ".join(case["achievements"]), "source": section(block)}
        contacts.join_network(home, network=network, facts=place_in, by=by)
    for row in poltava()["partners"]["international_organisations_worked_with"]:
        facts = {
            "name_uk": row["uk"],
            "name_en": row["en"],
            "source": section(poltava()["partners"]),
        }
        contacts.add_organisation(home, kind=OrganisationKind.INTERNATIONAL, facts=facts, by=by)


def help_received(home: Community, *, by: User) -> None:
    """The ten funded projects, as far as they are help: sums as printed, unknown worth unknown."""
    block = poltava()["funded_projects"]
    for project in block["items"]:
        donor = project.get("donor") or project["programme"]
        giver = _donor(home, donor, by=by)
        source = study(f"розділ {block['src']}, проєкт {project['num']}")
        for item in project.get("items_received") or [project]:
            amount = item.get("amount")
            title = project["title"]
            what = title if item is project else _item(title, item)
            facts = {
                "organisation": giver,
                "kind": _kind(project),
                "what_uk": what["uk"],
                "what_en": what["en"],
                "amount": Decimal(amount["value"]) if amount else None,
                "currency": amount["currency"] if amount else "",
                "source": source,
            }
            aid.record(home, facts=facts, by=by)


def _item(title: dict[str, str], item: dict[str, Any]) -> dict[str, str]:
    return {lang: f"{title[lang]}: {item[lang]}" for lang in ("uk", "en")}


def _kind(project: dict[str, Any]) -> AidKind:
    kinds = {"grant_agreement": AidKind.INFRASTRUCTURE, "in_kind": AidKind.ENERGY}
    return kinds.get(project.get("instrument", ""), AidKind.MONEY)


def _donor(home: Community, donor: str | dict[str, str], *, by: User) -> Organisation:
    names = donor if isinstance(donor, dict) else {"uk": "", "en": donor}
    kept = Organisation.objects.filter(community=home, name_en=names["en"]).first()
    if kept:
        return kept
    facts = {"name_uk": names["uk"], "name_en": names["en"],
             "source": section(poltava()["funded_projects"])}  # fmt: skip
    return contacts.add_organisation(home, kind=OrganisationKind.AGENCY, facts=facts, by=by)


def turning_points(home: Community, partners: dict[str, Tie], *, by: User) -> None:
    """What other sources tell, and where they differ from the study."""
    outside = poltava()["outside_thesis"]
    programme = outside["biennial_programme"]
    _milestone(
        partners["filderstadt"],
        "2015",
        "Спільна дворічна програма на 2015–2016 роки з містами Фільдера",
        "Joint biennial programme for 2015–2016 with the Filder cities",
        programme["source"],
        by=by,
    )
    icld = outside["icld_kalmar"]
    _milestone(
        partners["kalmar"],
        str(icld["date"]),
        "Повідомлено про проєкт ICLD: 1 млн крон на три роки",
        "An ICLD project was announced: SEK 1 million for three years",
        icld["source"],
        by=by,
    )
    _differ(partners["kalmar"], "theme", by=by, statements=(
        ("ICDL, цифрова грамотність", study("розділ 2.3, випадок 8")),
        ("ICLD, місцева демократія", study("розділ 2.3, проєкт 10")),
    ))  # fmt: skip
    _differ(partners["kalmar"], "since", by=by, statements=(
        ("2023", study("розділ 2.3, таблиця 3.1")),
        ("2025", "Новини Cities4Cities"),
    ))  # fmt: skip
    _differ(partners["filderstadt"], "paper", by=by, statements=(
        ("меморандуми з 8 містами", study("розділ 2.3, випадок 6")),
        ("9 рядків, 11 міст", study("таблиця 3.1")),
    ))  # fmt: skip
    seen = outside["partners_seen_elsewhere"][0]
    town = place(seen["city"], seen["iso"])
    facts = {"source": f"{seen['where']}, {seen['year']}"}
    ties.start(home, NewTie([town], Kind.PARTNERSHIP, Status.LEAD, None, facts), by=by)


def _milestone(tie: Tie, on: str, uk: str, en: str, source: str, *, by: User) -> None:
    what = Circumstances(PartialDate(on), note_uk=uk, note_en=en, source=source)
    lifecycle.add_milestone(tie, what=what, by=by)


def _differ(tie: Tie, field: str, *, statements: tuple[tuple[str, str], ...], by: User) -> None:
    checked = dt.date(2026, 11, 23)
    for value, source in statements:
        claims.add(tie, statement=Statement(field, value, source, checked_on=checked), by=by)
