"""The columns of the list of partners: which there are, and how each draws a tie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core import language
from pobratym.core.markup import escaped
from pobratym.partners.models import Tie
from pobratym.partners.rules.vitality import State, state_of
from pobratym.partners.states import Formality, Kind, Status
from pobratym.partners.words import STATUS_TAGS, VITALITY, VITALITY_TAGS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """What rows repeat, as markup in the reader's language, by the values in the database."""

    status: Mapping[str, str]
    vitality: Mapping[State, str]
    kind: Mapping[str, str]
    formality: Mapping[str, str]
    # For what is not there, so that nobody reads a dash as zero.
    unknown: str
    never: str
    nobody: str


@language.once_each
def words() -> Words:
    return Words(
        status={one.value: _tag(STATUS_TAGS[one], one.label) for one in Status},
        vitality={state: _tag(VITALITY_TAGS[state], label) for state, label in VITALITY.items()}
        # The head of the column says of what.
        | {State.UNKNOWN: _tag(VITALITY_TAGS[State.UNKNOWN], _("unknown"))},
        kind={one.value: escaped(one.label) for one in Kind},
        formality={one.value: escaped(one.label) for one in Formality},
        unknown=_muted(_("unknown")),
        never=_muted(_("none in the log")),
        nobody=_muted(_("nobody yet")),
    )


@dataclass(frozen=True, slots=True)
class Column:
    """`draw` returns the markup of a cell, every value in it `escaped`; `sort` is the key of its
    order, empty for none.
    """

    key: str
    title: StrOrPromise
    draw: Callable[[Tie, Words, Names], str]
    sort: str = ""
    css: str = ""
    is_shown_first: bool = True


def _tag(kind: str, label: StrOrPromise) -> str:
    return f'<span class="tag {kind}">{escaped(label)}</span>'


def _muted(label: StrOrPromise) -> str:
    return f'<span class="muted">{escaped(label)}</span>'


def tie_state(tie: Tie) -> State:
    """The word for a tie's kept figures."""
    return State.DECLARED if tie.is_declared_only else state_of(tie.vitality)


def _vitality(tie: Tie, words: Words, names: Names) -> str:
    score = "" if tie.vitality is None else tie.vitality
    return f"{words.vitality[tie_state(tie)]} {score}"


def _day(value: dt.date | None, otherwise: str) -> str:
    return escaped(date_format(value, "SHORT_DATE_FORMAT")) if value else otherwise


COLUMNS: Final = (
    Column(
        "country",
        gettext_lazy("Country"),
        lambda t, w, n: escaped(n[t.country]) if t.country in n else w.unknown,
        "country",
    ),
    Column(
        "since",
        gettext_lazy("Since"),
        lambda t, w, n: escaped(t.since.label) if t.since else w.unknown,
        "since",
        "nowrap",
    ),
    Column("status", gettext_lazy("Stage"), lambda t, w, n: w.status[t.status], "status"),
    Column("vitality", gettext_lazy("Vitality"), _vitality, "vitality"),
    Column(
        "contact",
        gettext_lazy("Last contact"),
        lambda t, w, n: _day(t.last_contact_on, w.never),
        "contact",
        "nowrap",
    ),
    Column(
        "officer",
        gettext_lazy("Officer"),
        lambda t, w, n: escaped(str(t.officer)) if t.officer else w.nobody,
    ),
    Column("kind", gettext_lazy("Kind"), lambda t, w, n: w.kind[t.kind], is_shown_first=False),
    Column(
        "formality",
        gettext_lazy("Form"),
        lambda t, w, n: w.formality[t.formality],
        is_shown_first=False,
    ),
    Column(
        "checked",
        gettext_lazy("Checked on"),
        lambda t, w, n: _day(t.checked_on, w.unknown),
        is_shown_first=False,
    ),
    Column(
        "verified",
        gettext_lazy("Verified by"),
        lambda t, w, n: escaped(t.verified_by) if t.verified_by else w.nobody,
        is_shown_first=False,
    ),
)


def chosen(query: QueryDict) -> list[Column]:
    """Return the columns an address asks for by `cols`, or those shown at first."""
    wanted = set(query.getlist("cols"))
    found = [column for column in COLUMNS if column.key in wanted]
    return found or [column for column in COLUMNS if column.is_shown_first]
