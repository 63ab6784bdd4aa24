"""Ukrainian: «2 березня 2026 р.», without a nought before the day."""

from __future__ import annotations

from typing import Final

DATE_FORMAT: Final = "j E Y р."
DATETIME_FORMAT: Final = "j E Y р., H:i"
SHORT_DATE_FORMAT: Final = "d.m.Y"
SHORT_DATETIME_FORMAT: Final = "d.m.Y H:i"
YEAR_MONTH_FORMAT: Final = "F Y р."
MONTH_DAY_FORMAT: Final = "j E"
TIME_FORMAT: Final = "H:i"
DATE_INPUT_FORMATS: Final = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]
