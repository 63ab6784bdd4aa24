from __future__ import annotations

from django.urls import path

from pobratym.discovery.views import home, search, tie_lists

app_name = "discovery"

urlpatterns = [
    path("", search.find, name="find"),
    path("town/", search.town, name="town"),
    path("compare/", search.compare, name="compare"),
    path("shortlist/", search.shortlist, name="shortlist"),
    path("home/", home.settle, name="settle"),
    path("ties/", tie_lists.index, name="tie-lists"),
    path("ties/add/", tie_lists.add, name="tie-list-add"),
    path("ties/<int:pk>/", tie_lists.one, name="tie-list"),
    path("ties/<int:pk>/use/", tie_lists.use, name="tie-list-use"),
    path("ties/<int:pk>/remove/", tie_lists.remove, name="tie-list-remove"),
]
