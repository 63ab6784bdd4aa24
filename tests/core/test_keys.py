"""Several keys of a closed list in one column."""

from __future__ import annotations

import pytest
from django import forms
from django.core.exceptions import ValidationError

from pobratym.core.keys import Keys, KeysField, KeysFormField
from pobratym.offers.models import Offer
from pobratym.offers.states import Form
from pobratym.people.models import Community
from tests.offers import making

TWO = [Form.ONLINE, Form.STUDY_VISIT]


def test_keys_stand_in_the_order_of_the_list_each_once() -> None:
    keys = Keys(["online", "study_visit", "online"], Form)

    assert list(keys) == ["study_visit", "online"]
    assert str(keys) == "study_visit, online"
    assert keys == Keys(["study_visit", "online"], Form)
    assert keys != "study_visit, online"
    assert not Keys((), Form)


def test_keys_unknown_to_the_list_are_refused() -> None:
    with pytest.raises(ValueError, match="dance"):
        Keys(["dance"], Form)


@pytest.mark.django_db
def test_column_keeps_and_finds_by_one_key(poltava: Community) -> None:
    row = making.offer(poltava, forms=TWO)
    making.offer(poltava)

    assert list(Offer.objects.get(pk=row.pk).forms) == ["study_visit", "online"]
    assert list(Offer.objects.filter(forms__contains="online")) == [row]
    assert not Offer.objects.filter(forms__contains="pilot").exists()


@pytest.mark.django_db
def test_column_refuses_what_the_list_has_not(poltava: Community) -> None:
    with pytest.raises(ValidationError):
        making.offer(poltava, forms=["dance"])


def test_column_keeps_keys_that_the_list_has_lost() -> None:
    field = KeysField(choices_of=Form)

    assert list(field.from_db_value("|dance|online|")) == ["dance", "online"]


class Ticks(forms.Form):
    forms = KeysFormField(of=Form, required=False)


@pytest.mark.parametrize(
    ("typed", "read"),
    [([], []), (["online"], ["online"]), (["study_visit, online"], ["study_visit", "online"])],
    ids=["nothing", "one", "written out"],
)
def test_form_reads_ticks(typed: list[str], read: list[str]) -> None:
    form = Ticks({"forms": typed})

    assert form.is_valid()
    assert list(form.cleaned_data["forms"]) == read


@pytest.mark.parametrize("typed", ["dance", "x" * 10_000, "\x00", "<b>", "\u202eonline"])
def test_form_refuses_other_keys(typed: str) -> None:
    form = Ticks({"forms": [typed]})

    assert not form.is_valid()


def test_form_shows_kept_keys_ticked() -> None:
    form = Ticks(initial={"forms": Keys(TWO, Form)})

    assert str(form["forms"]).count("checked") == 2
