"""Smallest valid rows. Traits are situations that people name; dates are constants."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from pobratym.contacts.models import Organisation, Person
from pobratym.contacts.states import OrganisationKind
from pobratym.core import text
from pobratym.exchange.models import Expectation, Need, Offer, Promise
from pobratym.partners.models import Party, Tie
from pobratym.partners.states import Kind, Side, Status
from pobratym.people.models import Community, Membership, RoleGrant, User
from pobratym.people.roles import Role
from pobratym.people.states import Basis
from pobratym.places.models import Country, Municipality
from pobratym.places.states import NameSource
from pobratym.plans.models import (
    Activity,
    Effect,
    Indicator,
    Monitoring,
    PlanGoal,
    PlanVersion,
    Problem,
)


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")


class CommunityFactory(DjangoModelFactory[Community]):
    class Meta:
        model = Community

    slug = factory.Sequence(lambda n: f"hromada-{n}")
    name_uk = factory.LazyAttribute(lambda c: f"{c.short_name_uk} (громада)")
    name_en = factory.LazyAttribute(lambda c: f"{c.short_name_en} (community)")
    short_name_uk = factory.Sequence(lambda n: f"Громада {n}")
    short_name_en = factory.Sequence(lambda n: f"Community {n}")
    lat = 49.59
    lon = 34.55


class MembershipFactory(DjangoModelFactory[Membership]):
    """A member with one role, officer unless `role` says otherwise."""

    class Meta:
        model = Membership

    community = factory.SubFactory(CommunityFactory)
    user = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model_class: type[Membership], *args: Any, **kwargs: Any) -> Membership:
        role = kwargs.pop("role", Role.OFFICER)
        membership: Membership = super()._create(model_class, *args, **kwargs)
        RoleGrant.objects.create(membership=membership, role=role)
        return membership


class CountryFactory(DjangoModelFactory[Country]):
    class Meta:
        model = Country
        django_get_or_create = ("iso2",)

    iso2 = "PL"
    iso3 = factory.LazyAttribute(lambda c: f"{c.iso2}X")
    name_uk = factory.LazyAttribute(lambda c: f"Країна {c.iso2}")
    name_en = factory.LazyAttribute(lambda c: f"Country {c.iso2}")
    sort_uk = factory.LazyAttribute(lambda c: text.sort_key(c.name_uk))
    sort_en = factory.LazyAttribute(lambda c: c.name_en.casefold())


class MunicipalityFactory(DjangoModelFactory[Municipality]):
    class Meta:
        model = Municipality

    country = factory.SubFactory(CountryFactory)
    name_uk = factory.Sequence(lambda n: f"Містечко {n}")
    name_uk_source = NameSource.HAND
    name_en = factory.Sequence(lambda n: f"Town {n}")
    sort_uk = factory.LazyAttribute(lambda m: text.sort_key(m.name_uk))
    sort_en = factory.LazyAttribute(lambda m: m.name_en.casefold())


class OrganisationFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    community = factory.SubFactory(CommunityFactory)
    kind = OrganisationKind.NGO
    name_uk = factory.Sequence(lambda n: f"Організація {n}")
    name_en = factory.Sequence(lambda n: f"Organisation {n}")


class PersonFactory(DjangoModelFactory[Person]):
    class Meta:
        model = Person

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence(lambda n: f"Contact {n}")
    data_basis = Basis.POWERS
    data_purpose = "partnership"
    keep_until = date(2029, 1, 1)


class TieFactory(DjangoModelFactory[Tie]):
    """An active tie with one foreign town, written without its service."""

    class Meta:
        model = Tie
        skip_postgeneration_save = True

    class Params:
        municipality = factory.SubFactory(MunicipalityFactory)

    community = factory.SubFactory(CommunityFactory)
    kind = Kind.PARTNERSHIP
    status = Status.ACTIVE
    name_uk = factory.LazyAttribute(lambda t: t.municipality.name_uk)
    name_en = factory.LazyAttribute(lambda t: t.municipality.name_en)
    sort_uk = factory.LazyAttribute(lambda t: text.sort_key(t.name_uk))
    sort_en = factory.LazyAttribute(lambda t: text.fold(t.name_en))
    search_text = factory.LazyAttribute(lambda t: text.fold(f"{t.name_uk} {t.name_en}"))
    slug = factory.LazyAttribute(lambda t: text.slug(t.name_en))
    country = factory.LazyAttribute(lambda t: t.municipality.country_id)

    party = factory.RelatedFactory(
        "tests.factories.PartyFactory",
        factory_related_name="tie",
        municipality=factory.SelfAttribute("..municipality"),
    )


class PartyFactory(DjangoModelFactory[Party]):
    class Meta:
        model = Party

    municipality = factory.SubFactory(MunicipalityFactory)


class PlanVersionFactory(DjangoModelFactory[PlanVersion]):
    """A draft for two years."""

    class Meta:
        model = PlanVersion

    tie = factory.SubFactory(TieFactory)
    number = 1
    starts_on = date(2026, 1, 1)
    ends_on = date(2027, 12, 31)


class ProblemFactory(DjangoModelFactory[Problem]):
    class Meta:
        model = Problem

    plan = factory.SubFactory(PlanVersionFactory)
    text_uk = "Бракує вчителів інформатики"


class PlanGoalFactory(DjangoModelFactory[PlanGoal]):
    class Meta:
        model = PlanGoal

    plan = factory.SubFactory(PlanVersionFactory)
    text_uk = "Курс у двадцяти школах"


class ActivityFactory(DjangoModelFactory[Activity]):
    class Meta:
        model = Activity

    plan = factory.SubFactory(PlanVersionFactory)
    text_uk = "Тренінг для вчителів"


class EffectFactory(DjangoModelFactory[Effect]):
    class Meta:
        model = Effect

    plan = factory.SubFactory(PlanVersionFactory)
    activity = factory.SubFactory(ActivityFactory, plan=factory.SelfAttribute("..plan"))
    goal = factory.SubFactory(PlanGoalFactory, plan=factory.SelfAttribute("..plan"))
    text_uk = "Учителі ведуть курс"


class IndicatorFactory(DjangoModelFactory[Indicator]):
    class Meta:
        model = Indicator

    plan = factory.SubFactory(PlanVersionFactory)
    text_uk = "Школи з курсом"


class MonitoringFactory(DjangoModelFactory[Monitoring]):
    class Meta:
        model = Monitoring

    plan = factory.SubFactory(PlanVersionFactory)
    text_uk = "Робоча група"


class PromiseFactory(DjangoModelFactory[Promise]):
    """An open promise of ours without a day."""

    class Meta:
        model = Promise

    tie = factory.SubFactory(TieFactory)
    side = Side.HOME
    text_uk = "Надіслати список шкіл"


class ExpectationFactory(DjangoModelFactory[Expectation]):
    class Meta:
        model = Expectation

    tie = factory.SubFactory(TieFactory)
    side = Side.PARTNER
    feeling = "fear"
    text_uk = "Що листування згасне"


class OfferFactory(DjangoModelFactory[Offer]):
    class Meta:
        model = Offer

    tie = factory.SubFactory(TieFactory)
    side = Side.HOME
    text_uk = "Досвід роботи міста під час війни"


class NeedFactory(DjangoModelFactory[Need]):
    class Meta:
        model = Need

    tie = factory.SubFactory(TieFactory)
    side = Side.HOME
    text_uk = "Навчання вчителів"
