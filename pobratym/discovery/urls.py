from __future__ import annotations

from django.urls import path

from pobratym.discovery import views

app_name = "discovery"

urlpatterns = [
    path("", views.find, name="find"),
    path("town/", views.town, name="town"),
    path("compare/", views.compare, name="compare"),
    path("shortlist/", views.shortlist, name="shortlist"),
]
