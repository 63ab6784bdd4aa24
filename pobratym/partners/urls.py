from __future__ import annotations

from django.urls import path

from pobratym.partners.views import lifecycle, listing, tie

app_name = "partners"

urlpatterns = [
    path("", listing.table, name="list"),
    path("new/", tie.new, name="new"),
    path("<slug:slug>/", tie.page, name="tie"),
    path("<slug:slug>/edit/", tie.edit, name="edit"),
    path("<slug:slug>/partners/", tie.parties, name="parties"),
    path("<slug:slug>/goals/", tie.goals, name="goals"),
    path("<slug:slug>/sources/", tie.sources, name="sources"),
    path("<slug:slug>/sources/<int:pk>/remove/", tie.remove_claim, name="remove-claim"),
    path("<slug:slug>/history/", tie.history, name="history"),
    path("<slug:slug>/advance/", lifecycle.advance, name="advance"),
    path("<slug:slug>/record/<slug:what>/", lifecycle.turn, name="turn"),
    path("<slug:slug>/events/<int:pk>/remove/", lifecycle.remove_event, name="remove-event"),
]
