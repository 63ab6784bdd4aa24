"""Values of the demonstration: invented, and marked so."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Final

from pobratym.core import calendar
from pobratym.core.dates import PartialDate
from pobratym.partners.models import Tie
from pobratym.people.models import Community, User
from pobratym.results import ready, services
from pobratym.results.selectors import indicators

INVENTED: Final = "вигаданий приклад"
COURSE: Final = ((150, "0.2"), (90, "0.45"), (20, "0.7"))  # days ago, share of the way gone
VISITORS: Final = ((3, "41"), (2, "44.5"), (1, "48"))  # years ago, per cent


def load(home: Community, tie: Tie, officer: User) -> None:
    """Measure what the plan with one partner names, and one figure of the whole community."""
    today = calendar.today()
    for planned in indicators.planned(home, tie=tie)[:2]:
        begun = services.begin_planned(planned, by=officer)
        if begun.baseline is None or begun.target is None:
            continue
        for ago, share in COURSE:
            value = begun.baseline + (begun.target - begun.baseline) * Decimal(share)
            on = PartialDate(f"{today - timedelta(ago):%Y-%m}")
            facts = {"on": on, "value": value.quantize(Decimal(1)), "note": INVENTED}
            services.measure(begun, facts=facts, by=officer)
    facts = ready.library()["hotel_occupancy"].facts | {"target": Decimal(60), "often": "year"}
    hotels = services.begin(home, facts=facts, by=officer)
    for years, percent in VISITORS:
        on = PartialDate(str(today.year - years))
        kept = {"on": on, "value": Decimal(percent), "note": INVENTED}
        services.measure(hotels, facts=kept, by=officer)
