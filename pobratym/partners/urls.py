from __future__ import annotations

from django.urls import path

from pobratym.partners.views import (
    briefing,
    circle,
    lifecycle,
    listing,
    tie,
)

app_name = "partners"

urlpatterns = [
    path("", listing.table, name="list"),
    path("new/", tie.new, name="new"),
    path("board/", listing.board, name="board"),
    path("board/move/", listing.move, name="move"),
    path("map/", listing.map_page, name="map"),
    path("bulk/", listing.bulk, name="bulk"),
    path("views/keep/", listing.keep_view, name="keep-view"),
    path("views/<int:pk>/drop/", listing.drop_view, name="drop-view"),
    path("goals/", circle.community_goals, name="community-goals"),
    path("<slug:slug>/", tie.page, name="tie"),
    path("<slug:slug>/briefing/", briefing.briefing, name="briefing"),
    path("<slug:slug>/handover/", briefing.handover_pack, name="handover"),
    path("<slug:slug>/people/", circle.people, name="people"),
    path("<slug:slug>/people/<int:pk>/drop/", circle.drop_contact, name="drop-contact"),
    path("<slug:slug>/groups/<int:pk>/drop/", circle.drop_group, name="drop-group"),
    path("<slug:slug>/institutions/<int:pk>/drop/", circle.leave_out, name="leave-out"),
    path("<slug:slug>/partners/<int:pk>/name/", circle.call, name="call"),
    path("<slug:slug>/checked/", tie.checked, name="checked"),
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
