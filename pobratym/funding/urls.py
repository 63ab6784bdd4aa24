"""Under /office/funding/: the catalogue, one programme, the consortium, the letter."""

from __future__ import annotations

from django.urls import path

from pobratym.funding.views import editing, programmes

app_name = "funding"

urlpatterns = [
    path("", programmes.index, name="index"),
    path("add/", editing.add, name="add"),
    path("<slug:code>/", programmes.page, name="programme"),
    path("<slug:code>/edit/", editing.edit, name="edit"),
    path("<slug:code>/consortium/", programmes.consortium, name="consortium"),
    path("<slug:code>/letter/<slug:tie>/", programmes.letter, name="letter"),
    path(
        "<slug:code>/letter/<slug:tie>/<slug:language>.docx",
        programmes.letter_file,
        name="letter-file",
    ),
]
