from __future__ import annotations

from django.urls import path, re_path

from pobratym.portal.views import data, letters, pages

app_name = "portal_public"

urlpatterns = [
    path("", pages.door, name="door"),
    path("<slug:community>/", pages.home, name="home"),
    path("<slug:community>/partners/", pages.partners, name="partners"),
    path("<slug:community>/partners/<slug:slug>/", pages.partner, name="partner"),
    path("<slug:community>/open-data/", data.describe, name="open-data"),
    re_path(
        r"^(?P<community>[-a-zA-Z0-9_]+)/open-data/partners\.(?P<extension>csv|json|geojson)$",
        data.file,
        name="file",
    ),
    path("<slug:community>/contact/", letters.write, name="write"),
    path("<slug:community>/contact/sent/", letters.sent, name="sent"),
    path("<slug:community>/widget/", pages.widget, name="widget"),
]
