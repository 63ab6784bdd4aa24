from __future__ import annotations

from pobratym.contacts.models.networks import NetworkMembership
from pobratym.contacts.models.organisations import Organisation
from pobratym.contacts.models.persons import Person

__all__ = ["NetworkMembership", "Organisation", "Person"]
