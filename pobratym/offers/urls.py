"""Under /office/offers/: needs and offers, the library, those of other communities."""

from __future__ import annotations

from django.urls import path, register_converter

from pobratym.offers.selectors.shown import MODELS
from pobratym.offers.views import lists, statements


class KindConverter:
    """Needs or offers, by the piece of the address."""

    regex = "|".join(MODELS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(KindConverter, "statement_kind")

app_name = "offers"

urlpatterns = [
    path("", lists.index, name="index"),
    path("library/", lists.library, name="library"),
    path("others/", lists.others, name="others"),
    path("needs/add/", statements.add, {"kind": "needs"}, name="add-need"),
    path("offers/add/", statements.add, {"kind": "offers"}, name="add-offer"),
    path("<statement_kind:kind>/<int:pk>/", statements.page, name="statement"),
    path("<statement_kind:kind>/<int:pk>/edit/", statements.edit, name="edit"),
    path("<statement_kind:kind>/<int:pk>/move/<slug:to>/", statements.move, name="move"),
    path("<statement_kind:kind>/<int:pk>/translation-read/", statements.read, name="read"),
    path("<statement_kind:kind>/<int:pk>/remove/", statements.remove, name="remove"),
    path("<statement_kind:kind>/<int:pk>/partners/", statements.link, name="link"),
    path(
        "<statement_kind:kind>/<int:pk>/partners/<int:link>/remove/",
        statements.unlink,
        name="unlink",
    ),
]
