from __future__ import annotations

from django.urls import path

from pobratym.precedents import views

app_name = "precedents"

urlpatterns = [
    path("", views.table, name="list"),
    path("import/", views.import_file, name="import"),
]
