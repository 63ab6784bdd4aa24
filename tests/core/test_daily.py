from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from pobratym.core import calendar, daily

DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> dict[str, daily.Job]:
    own: dict[str, daily.Job] = {}
    monkeypatch.setattr(daily, "_jobs", own)
    return own


def test_a_failing_job_stops_no_other(
    jobs: dict[str, daily.Job], caplog: pytest.LogCaptureFixture
) -> None:
    daily.offer("a", lambda _day: 1 // 0)
    daily.offer("b", lambda day: day.year)

    done = daily.run(today=dt.date(2026, 3, 2))

    assert isinstance(done["a"], ZeroDivisionError)
    assert done["b"] == 2026


def test_command_says_what_was_done_and_fails_when_a_job_did(
    jobs: dict[str, daily.Job], capsys: pytest.CaptureFixture[str]
) -> None:
    daily.offer("b", lambda day: day.year)
    call_command("daily")
    daily.offer("a", lambda _day: 1 // 0)

    with pytest.raises(CommandError, match="Failed: a"):
        call_command("daily")

    assert capsys.readouterr().out.splitlines()[0] == "b: 2026"


@pytest.mark.parametrize(("hour", "day"), [(2, 2), (3, 3), (23, 3)])
def test_the_night_is_the_next_one(hour: int, day: int) -> None:
    now = calendar.now().replace(day=2, hour=hour, minute=0, second=0, microsecond=0)

    assert (daily.next_night(now).day, daily.next_night(now).hour) == (day, 3)


@pytest.mark.django_db
@override_settings(TASKS=DATABASE)
def test_one_night_is_ordered_and_orders_the_next(jobs: dict[str, Any]) -> None:
    assert [daily.schedule(), daily.schedule()] == [True, False]
    DBTaskResult.objects.update(status="RUNNING")

    daily.every_night.func()

    assert list(DBTaskResult.objects.values_list("status", flat=True).order_by("status")) == [
        "READY", "RUNNING",
    ]  # fmt: skip
