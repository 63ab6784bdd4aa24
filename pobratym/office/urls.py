from __future__ import annotations

from django.urls import path

from pobratym.office.views import comparing, imports, search, sheets, today

app_name = "office"

urlpatterns = [
    path("", today.today, name="today"),
    path("search/", search.search, name="search"),
    path("sheets/", sheets.index, name="sheets"),
    path("sheets/export/<slug:name>/", sheets.export, name="export"),
    path("sheets/compare/<int:pk>/", comparing.compare, name="compare"),
    path("sheets/import/", imports.upload, name="import"),
    path("sheets/import/<int:pk>/", imports.batch_page, name="batch"),
    path("sheets/import/<int:pk>/columns/", imports.map_columns, name="columns"),
    path("sheets/import/<int:pk>/decide/", imports.decide, name="decide"),
    path("sheets/import/<int:pk>/progress/", imports.progress, name="progress"),
    path("sheets/import/<int:pk>/undo/", imports.undo, name="undo"),
]
