"""Smallest valid rows. Traits are situations that people name; dates are constants."""

from __future__ import annotations

from typing import Any

import factory
from factory.django import DjangoModelFactory

from pobratym.people.models import Community, Membership, RoleGrant, User
from pobratym.people.roles import Role


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
