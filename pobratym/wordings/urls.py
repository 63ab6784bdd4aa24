from __future__ import annotations

from django.urls import path

from pobratym.wordings import views

app_name = "wordings"

urlpatterns = [
    path("clauses/", views.clauses, name="clauses"),
    path("phrases/", views.languages, name="languages"),
    path("phrases/<slug:language>/", views.phrases, name="phrases"),
]
