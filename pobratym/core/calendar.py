"""Days and hours in Kyiv. The only place that reads the clock, so that tests can hold it."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone


def now() -> dt.datetime:
    """Return this moment, aware, in Europe/Kyiv."""
    return timezone.localtime()


def today() -> dt.date:
    """Return today's date in Europe/Kyiv."""
    return now().date()
