from __future__ import annotations

from django.urls import path

from pobratym.office.views import search, sheets, today

app_name = "office"

urlpatterns = [
    path("", today.today, name="today"),
    path("search/", search.search, name="search"),
    path("sheets/", sheets.index, name="sheets"),
    path("sheets/export/<slug:name>/", sheets.export, name="export"),
]
