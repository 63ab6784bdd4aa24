"""Days and hours in Kyiv. The only place that reads the clock, so that tests can hold it."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Final

import yaml
from django.conf import settings
from django.utils import timezone

from pobratym.core import workdays
from pobratym.core.workdays import WorkCalendar

HOLIDAYS: Final = Path(__file__).parent / "data" / "holidays.yaml"


def now() -> dt.datetime:
    """Return this moment, aware, in Europe/Kyiv."""
    return timezone.localtime()


def today() -> dt.date:
    """Return today's date in Europe/Kyiv."""
    return now().date()


def day_of(moment: dt.datetime) -> dt.date:
    """Return the day in Europe/Kyiv of a moment as the database keeps it."""
    return timezone.localtime(moment).date()


@cache
def working() -> WorkCalendar:
    """Return the working calendar of Ukraine: DATA_DIR/holidays.yaml if there is one, else ours."""
    own = Path(settings.DATA_DIR) / "holidays.yaml"
    file = own if own.exists() else HOLIDAYS
    return workdays.read(yaml.safe_load(file.read_text(encoding="utf-8")))


def is_working_day(day: dt.date) -> bool:
    return working().is_working_day(day)


def add_working_days(start: dt.date, days: int) -> dt.date:
    """Return the day that ends a term of working days counted from the day after `start`."""
    return working().add_working_days(start, days)


def working_days_between(first: dt.date, last: dt.date) -> int:
    """Return the number of working days after `first`, up to and including `last`."""
    return working().working_days_between(first, last)
