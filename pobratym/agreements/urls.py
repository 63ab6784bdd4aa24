from __future__ import annotations

from django.urls import path

from pobratym.agreements.views import agreement, copies, listing, start, text, track

app_name = "agreements"

urlpatterns = [
    path("", listing.table, name="list"),
    path("new/", start.new, name="new"),
    path("register.xlsx", listing.registration_sheet, name="sheet"),
    path("report/", listing.report, name="report"),
    path("<slug:code>/", agreement.page, name="agreement"),
    path("<slug:code>/edit/", agreement.edit, name="edit"),
    path("<slug:code>/parties/", agreement.parties, name="parties"),
    path("<slug:code>/parties/<int:pk>/up/", agreement.move_up, name="move-up"),
    path("<slug:code>/begin/<slug:relation>/", agreement.annex, name="annex"),
    path("<slug:code>/record/<slug:what>/", agreement.turn, name="turn"),
    path("<slug:code>/text/", text.page, name="text"),
    path("<slug:code>/text/<int:pk>/save/", text.save, name="save"),
    path("<slug:code>/text/<int:pk>/history/", text.history, name="history"),
    path("<slug:code>/text/<int:pk>/confirm/", text.confirm, name="confirm"),
    path("<slug:code>/text/clause/", text.take_clause, name="take-clause"),
    path("<slug:code>/text/language/", text.add_language, name="add-language"),
    path("<slug:code>/text/guest/", text.invite, name="invite"),
    path("<slug:code>/text/set-aside/", text.set_aside, name="set-aside"),
    path("<slug:code>/comments/", text.comment, name="comment"),
    path("<slug:code>/comments/<int:pk>/settle/", text.resolve, name="resolve"),
    path("<slug:code>/proposals/<int:pk>/settle/", text.settle, name="settle"),
    path("<slug:code>/track/", track.page, name="track"),
    path("<slug:code>/track/<slug:step>/reopen/", track.reopen, name="reopen"),
    path("<slug:code>/track/<slug:step>/<slug:what>/", track.settle, name="step"),
    path("<slug:code>/letters/<slug:kind>.<slug:suffix>", track.letter, name="letter"),
    path("<slug:code>/copies/", copies.page, name="copies"),
    path("<slug:code>/copies/draw/", copies.draw, name="draw"),
    path("<slug:code>/copies/plan/", copies.plan, name="plan"),
    path("<slug:code>/copies/<int:pk>/keep/", copies.keep, name="keep"),
    path("<slug:code>/copies/<int:pk>.<slug:suffix>", copies.download, name="copy"),
    path("<slug:code>/copies/draft-<int:position>.<slug:suffix>", copies.preview, name="preview"),
]
