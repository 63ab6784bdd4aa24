"""One row of every model, for tests that walk the whole product.

A factory of `tests.factories` is used when there is one; else the fields say what they need, and
`HINTS` what their constraints ask besides. All rows have the same key and the same slug, so that
one address names each of them.
"""

from __future__ import annotations

import datetime as dt
import inspect
import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from django.apps import apps
from django.db import DatabaseError, models, transaction
from factory.django import DjangoModelFactory

from pobratym.core.dates import PartialDateField
from pobratym.people.models import Community
from tests import factories

KEY: Final = 700_001
SLUG: Final = "row-700001"
_DAY: Final = dt.date(2026, 3, 2)


def one(label: str) -> Callable[[Maker], models.Model]:
    """The row of another model."""
    return lambda maker: maker.one(apps.get_model(label))


def another(label: str) -> Callable[[Maker], models.Model]:
    """A second row of that model, in the same community."""
    return lambda maker: maker.another(apps.get_model(label))


# What a constraint wants that the fields alone do not tell: model, field, value or who makes it.
HINTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "discovery.KnownTie": {"second": another("places.Municipality")},
    "aid.Aid": {"tie": one("partners.Tie")},
    "profiles.Contact": {"email": "office@example.org"},
    "profiles.Material": {"link": "https://example.org/map.pdf"},
    "offers.Need": {"title_uk": "Потреба"},
    "offers.Offer": {"title_uk": "Пропозиція"},
    "offers.TieLink": {"need": one("offers.Need")},
    "partners.Aid": {"tie": one("partners.Tie")},
    "people.GroupMember": {"membership": one("people.Membership")},
    "people.Handover": {"target": another("people.Department")},
    "people.RoleGrant": {"role": "head"},
    "people.WorkingGroup": {"formality": "informal"},
    "results.Indicator": {"name_uk": "Показник"},
}


class Maker:
    """Makes rows for one community; a row that others need is made once."""

    def __init__(self, community: Community) -> None:
        self.community = community
        self.made: dict[type[models.Model], models.Model] = {Community: community}
        self.failed: dict[str, str] = {}
        self._factories = dict(_factories())

    def make_all(self) -> None:
        for model in apps.get_models():
            if model.__module__.startswith("pobratym.") and not model._meta.proxy:
                try:
                    with transaction.atomic():
                        self.one(model)
                except (DatabaseError, ValueError, TypeError, AttributeError) as error:
                    self.failed[model._meta.label] = str(error)

    def one(self, model: type[models.Model]) -> models.Model:
        if model not in self.made:
            factory = self._factories.get(model)
            given = set(factory._meta.pre_declarations) if factory else set()
            values = {
                field.name: self._value(field)
                for field in model._meta.concrete_fields
                if _is_needed(field)
                and field.name not in given
                and (factory is None or isinstance(field, models.ForeignKey))
            }
            names = {field.name for field in model._meta.concrete_fields}
            if "community" in names:
                values["community"] = self.community
            if "slug" in names:
                values["slug"] = SLUG
            if isinstance(model._meta.pk, models.AutoField | models.BigAutoField):
                values["pk"] = KEY
            for name, value in HINTS.get(model._meta.label, {}).items():
                values[name] = value(self) if callable(value) else value
            self.made[model] = (
                factory.create(**values) if factory else model._base_manager.create(**values)
            )
        return self.made[model]

    def another(self, model: type[models.Model]) -> models.Model:
        row = self.one(model)
        made = model._base_manager.filter(pk=KEY + 1).first()
        if made is not None:
            return made
        copy = model(**{f.name: getattr(row, f.name) for f in model._meta.concrete_fields})
        copy.pk = KEY + 1
        copy.save(force_insert=True)
        return copy

    def _value(self, field: models.Field[Any, Any]) -> Any:
        if isinstance(field, models.ForeignKey):
            return self.one(field.related_model)
        if field.choices:
            return next(key for key, _ in field.flatchoices if key not in (None, ""))
        by_kind: dict[type[models.Field[Any, Any]], Any] = {
            PartialDateField: "2023",
            models.EmailField: f"{uuid.uuid4().hex[:8]}@example.org",
            models.URLField: "https://example.org/",
            models.CharField: uuid.uuid4().hex[: min(field.max_length or 32, 32)],
            models.TextField: "text",
            models.BooleanField: False,
            models.DecimalField: Decimal(1),
            models.IntegerField: 1,
            models.FloatField: 1.0,
            models.DateTimeField: dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC),
            models.DateField: _DAY,
            models.TimeField: dt.time(10),
            models.UUIDField: uuid.uuid4(),
            models.JSONField: {},
            models.BinaryField: b"x",
            models.FileField: "x.pdf",
        }
        return next((v for kind, v in by_kind.items() if isinstance(field, kind)), None)


def _is_needed(field: models.Field[Any, Any]) -> bool:
    if field.has_default() or field.primary_key or field.null:
        return False
    return not (field.blank and field.empty_strings_allowed)


def _factories() -> Iterator[tuple[type[models.Model], type[DjangoModelFactory[Any]]]]:
    for _, found in inspect.getmembers(factories, inspect.isclass):
        if issubclass(found, DjangoModelFactory) and found is not DjangoModelFactory:
            yield found._meta.model, found


# What reading may write: sessions, the cache, the journal of who saw personal data, when a token
# of the API was last used; and allauth makes recovery codes when it first shows them.
_READING_WRITES: Final = frozenset(
    {"django_session", "pobratym_cache", "journal_entry", "mfa_authenticator", "api_apitoken"}
)
_WRITE: Final = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)


def refuse_writes(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    """Let a GET read; see `connection.execute_wrapper`."""
    written = _WRITE.match(sql)
    if written and written[1] not in _READING_WRITES:
        raise AssertionError(f"A GET must change nothing, this one writes {written[1]}.")
    return execute(sql, params, many, context)
