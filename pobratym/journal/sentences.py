"""How the journal speaks: rooms register one sentence for each of their actions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, TypeGuard

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from pobratym.core.dates import PartialDate
from pobratym.journal.models import Entry, shown_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_sentences: dict[str, StrOrPromise] = {}
_words: dict[str, Mapping[str, StrOrPromise]] = {}
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def register(**sentences: StrOrPromise) -> None:
    """Called from `AppConfig.ready`: register(**{"partners.tie_started": _("%(actor)s added …")}).

    A sentence may name %(actor)s, %(object)s and the new value of any field in `changes`.
    """
    _sentences.update(sentences)


def register_words(**words: Mapping[str, StrOrPromise]) -> None:
    """Called from `AppConfig.ready`: how the keys kept in a field of `changes` are worded.

    register_words(roles=dict(Role.choices)); several keys in one value stand with ", " between.
    """
    _words.update(words)


def registered() -> frozenset[str]:
    return frozenset(_sentences)


def sentence(entry: Entry) -> str:
    """Return what happened as one sentence in the reader's language."""
    pattern = _sentences.get(entry.action)
    values = {name: _shown(value, name) for name, value in entry.changes.items()}
    values |= {"actor": entry.actor_name, "object": shown_name(entry.object_name)}
    if pattern is None:
        pattern = _("%(actor)s: %(action)s, %(object)s")
        values["action"] = entry.action
    try:
        return str(pattern) % values
    except KeyError:  # an entry older than the words of its sentence
        return f"{entry.actor_name}: {entry.action}, {shown_name(entry.object_name)}"


class Change(NamedTuple):
    """One field that changed; `before` is empty for a new object."""

    field: str
    before: str
    after: str


def changes(entry: Entry) -> list[Change]:
    """Return what changed, with the names of fields in the reader's language."""
    return [
        Change(_name(entry.object_label, field), _old(value, field), _shown(value, field))
        for field, value in entry.changes.items()
    ]


def _name(label: str, field: str) -> str:
    try:
        found = apps.get_model(label)._meta.get_field(field)
    except (LookupError, ValueError, FieldDoesNotExist):
        return field
    return str(getattr(found, "verbose_name", field))


def _is_pair(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list) and len(value) == 2  # noqa: PLR2004 - [old, new]


def _old(value: object, field: str) -> str:
    return _shown(value[0], field) if _is_pair(value) else ""


def _shown(value: object, field: str) -> str:
    if _is_pair(value):
        value = value[1]
    if isinstance(value, str) and field in _words:
        return ", ".join(str(_words[field].get(key, key)) for key in value.split(", "))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str) and _DAY.fullmatch(value):
        return PartialDate(value).label
    return "—" if value in (None, "") else shown_name(str(value))
