"""The columns of the list of partners: which there are, and how each draws a tie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from pobratym.partners import words
from pobratym.partners.models import Tie
from pobratym.partners.rules.vitality import State, state_of
from pobratym.partners.states import Formality, Kind, Status

if TYPE_CHECKING:
    from django.utils.safestring import SafeString
    from django_stubs_ext import StrOrPromise

UNKNOWN: Final = _("unknown")
NEVER: Final = _("none in the log")
NOBODY: Final = _("nobody yet")

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """`draw` returns the cell's content; `sort` is the key of its order, empty for none."""

    key: str
    title: StrOrPromise
    draw: Callable[[Tie, Names], str]
    sort: str = ""
    css: str = ""
    is_shown_first: bool = True


def _tag(kind: str, label: StrOrPromise) -> SafeString:
    return format_html('<span class="tag {}">{}</span>', kind, label)


def tie_state(tie: Tie) -> State:
    """The word for a tie's kept figures."""
    return State.DECLARED if tie.is_declared_only else state_of(tie.vitality)


def _vitality(tie: Tie, names: Names) -> str:
    state = tie_state(tie)
    score = "" if tie.vitality is None else tie.vitality
    return format_html(
        '<span class="tag {}">{}</span> {}',
        words.VITALITY_TAGS[state],
        words.VITALITY[state],
        score,
    )


def _day(value: dt.date | None, otherwise: StrOrPromise = UNKNOWN) -> str:
    return date_format(value, "SHORT_DATE_FORMAT") if value else _muted(otherwise)


def _muted(words: StrOrPromise) -> SafeString:
    """A word for what is not there, so that nobody reads a dash as zero."""
    return format_html('<span class="muted">{}</span>', words)


COLUMNS: Final = (
    Column("country", _("Country"), lambda t, n: n.get(t.country) or _muted(UNKNOWN), "country"),
    Column(
        "since",
        _("Since"),
        lambda t, n: t.since.label if t.since else _muted(UNKNOWN),
        "since",
        "nowrap",
    ),
    Column(
        "status",
        _("Stage"),
        lambda t, n: _tag(words.STATUS_TAGS[Status(t.status)], Status(t.status).label),
        "status",
    ),
    Column("vitality", _("Vitality"), _vitality, "vitality"),
    Column(
        "contact",
        _("Last contact"),
        lambda t, n: _day(t.last_contact_on, NEVER),
        "contact",
        "nowrap",
    ),
    Column("officer", _("Officer"), lambda t, n: str(t.officer) if t.officer else _muted(NOBODY)),
    Column("kind", _("Kind"), lambda t, n: str(Kind(t.kind).label), is_shown_first=False),
    Column(
        "formality", _("Form"), lambda t, n: str(Formality(t.formality).label), is_shown_first=False
    ),
    Column("checked", _("Checked on"), lambda t, n: _day(t.checked_on), is_shown_first=False),
    Column(
        "verified",
        _("Verified by"),
        lambda t, n: t.verified_by or _muted(NOBODY),
        is_shown_first=False,
    ),
)


def chosen(query: QueryDict) -> list[Column]:
    """Return the columns an address asks for by `cols`, or those shown at first."""
    wanted = set(query.getlist("cols"))
    found = [column for column in COLUMNS if column.key in wanted]
    return found or [column for column in COLUMNS if column.is_shown_first]
