"""How the journal speaks: rooms register one sentence for each of their actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from pobratym.journal.models import Entry, shown_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_sentences: dict[str, StrOrPromise] = {}


def register(**sentences: StrOrPromise) -> None:
    """Called from `AppConfig.ready`: register(**{"partners.tie_started": _("%(actor)s added …")}).

    A sentence may name %(actor)s, %(object)s and the new value of any field in `changes`.
    """
    _sentences.update(sentences)


def registered() -> frozenset[str]:
    return frozenset(_sentences)


def sentence(entry: Entry) -> str:
    """Return what happened as one sentence in the reader's language."""
    pattern = _sentences.get(entry.action)
    values = {name: _shown(value) for name, value in entry.changes.items()}
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
        Change(_name(entry.object_label, field), _old(value), _shown(value))
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


def _old(value: object) -> str:
    return _shown(value[0]) if _is_pair(value) else ""


def _shown(value: object) -> str:
    if _is_pair(value):
        value = value[1]
    return "—" if value in (None, "") else shown_name(str(value))
