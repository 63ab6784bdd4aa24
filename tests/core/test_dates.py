"""Dates known by year, month or day. Pure."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from pobratym.core.dates import PartialDate, PartialDateField, PartialDateFormField
from pobratym.core.forms import DayField

dates = st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1988", "1988"),
        ("1988 р.", "1988"),
        ("1988 рік", "1988"),
        ("09.2023", "2023-09"),
        ("9.2023", "2023-09"),
        ("14.09.2023", "2023-09-14"),
        ("4/9/2023", "2023-09-04"),
        ("2023-09-14", "2023-09-14"),
        (" 2023-9 ", "2023-09"),
        ("29.02.2024", "2024-02-29"),
    ],
)
def test_read_what_people_type(typed: str, stored: str) -> None:
    assert PartialDate.read(typed) == stored


HOSTILE = [
    "31.02.2023", "29.02.2023", "00.2023", "13.2023", "0.0.2023", "1", "99999", "0001", "9999",
    "1799", "2200", "-2023", "20 23", "２０２３", "٢٠٢٣", "2023-09-14T10:00", "14.09.23", "soon",
    "2023\x00", "<b>2023</b>", "9" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE, ids=[repr(t[:16]) for t in HOSTILE])
def test_read_refuses_what_is_no_date(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.read(typed)
    with pytest.raises(ValidationError) as refused:
        PartialDateFormField().clean(typed)
    assert refused.value.code == "invalid"


@given(dates)
def test_order_of_text_is_order_of_days(day: dt.date) -> None:
    later = min(day + dt.timedelta(days=1), dt.date(2199, 12, 31))

    assert (PartialDate.of(day) < PartialDate.of(later)) == (day < later)


@given(dates)
def test_parts_hold_the_day(day: dt.date) -> None:
    for text in (f"{day:%Y}", f"{day:%Y-%m}", day.isoformat()):
        partial = PartialDate(text.zfill(4))
        assert partial.first_day <= day <= partial.last_day
        assert partial.year == day.year


@given(dates)
def test_form_shows_what_it_reads(day: dt.date) -> None:
    field = PartialDateFormField()

    for partial in (PartialDate(f"{day.year}"), PartialDate.of(day)):
        assert field.clean(field.prepare_value(partial)) == partial


def test_label_in_both_languages() -> None:
    partial = [PartialDate("1988"), PartialDate("2023-09"), PartialDate("2023-09-14")]

    with translation.override("uk"):
        labels = [p.label.replace("\u202f", " ").replace("\u00a0", " ") for p in partial]
    assert labels == ["1988", "вересень 2023 р.", "14 вересня 2023 р."]
    with translation.override("en"):
        assert [p.label for p in partial][:2] == ["1988", "September 2023"]


def test_field_stores_unknown_as_null() -> None:
    field = PartialDateField()

    assert field.get_prep_value("") is None
    assert field.get_prep_value(None) is None
    assert field.get_prep_value(dt.date(2023, 9, 14)) == "2023-09-14"
    with pytest.raises(ValidationError):
        field.to_python("31.02.2023")


@pytest.mark.parametrize("typed", ["16.03.2026", "2026-03-16", "16/03/2026"])
def test_day_is_read_as_people_write_it(typed: str) -> None:
    assert DayField().clean(typed) == dt.date(2026, 3, 16)


@pytest.mark.parametrize(
    "typed", ["31.02.2026", "0001-01-01", "9999-12-31", "1899-12-31", "x" * 10_000]
)
def test_day_that_cannot_be_is_one_sentence(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        DayField().clean(typed)

    assert len(refused.value.messages) == 1
