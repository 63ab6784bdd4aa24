"""How the journal speaks: rooms register one sentence for each of their actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def _shown(value: object) -> str:
    if isinstance(value, list) and len(value) == 2:  # noqa: PLR2004 - [old, new]
        value = value[1]
    return "—" if value in (None, "") else str(value)
