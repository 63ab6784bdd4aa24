"""Names of countries, for wording answers."""

from __future__ import annotations

from pobratym.core import language
from pobratym.places.models import Country


def countries() -> list[Country]:
    """Return all countries by name. Queries: 1."""
    return list(Country.objects.order_by(f"sort_{language.current()}"))


def country_names() -> dict[str, str]:
    """Return the name of each country by its code, in the reader's language. Queries: 1."""
    rows = Country.objects.order_by().values_list("iso2", "name_uk", "name_en")
    return {code: language.pick(uk=uk, en=en).text for code, uk, en in rows}
