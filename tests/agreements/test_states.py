"""Keys of the closed lists are those of the pure rules, and stay what they are."""

from __future__ import annotations

from enum import StrEnum

import pytest
from django.db.models import TextChoices

from pobratym.agreements import states
from pobratym.agreements.rules import form, sections
from pobratym.agreements.states import MOVES, State
from pobratym.law import states as law
from pobratym.law.rules import clocks, competence, scope
from pobratym.wordings import states as wordings


@pytest.mark.parametrize(
    ("choices", "rule"),
    [
        (states.Form, form.Form),
        (law.Scope, scope.Scope),
        (states.SideKind, scope.SideKind),
        (wordings.Section, sections.Section),
        (law.ClockKind, clocks.ClockKind),
        (law.Verdict, competence.Verdict),
    ],
)
def test_choices_have_the_keys_of_the_rules(
    choices: type[TextChoices], rule: type[StrEnum]
) -> None:
    assert choices.values == [member.value for member in rule]


def test_every_state_has_its_moves() -> None:
    assert set(MOVES) == set(State)


@pytest.mark.feature("N40")
def test_keys_are_plain_ascii_whatever_the_language() -> None:
    for choices in (
        State,
        states.Form,
        law.Scope,
        wordings.Phrase,
        states.Sphere,
        states.EventKind,
    ):
        assert all(value.isascii() and value.islower() for value in choices.values)
