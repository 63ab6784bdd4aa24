from __future__ import annotations

from django.urls import path

from pobratym.outreach.views import board, lead, letters, routes

app_name = "outreach"


urlpatterns = [
    path("", board.board, name="board"),
    path("list/", board.table, name="list"),
    path("move/", board.move, name="move"),
    path("move/<int:pk>/back/", board.take_back, name="take-back"),
    path("routes/", routes.table, name="routes"),
    path("routes/new/", routes.new, name="new-route"),
    path("routes/worked/", routes.worked, name="worked"),
    path("routes/<int:pk>/", routes.route, name="route"),
    path("letters/", letters.table, name="letters"),
    path("letters/new/", letters.new, name="new-letter"),
    path("letters/<int:pk>/", letters.letter, name="letter"),
    path("letters/<int:pk>/send/", letters.send, name="send-letter"),
    path("letters/<int:pk>/discard/", letters.discard, name="discard-letter"),
    path("letters/<int:pk>/languages/", letters.add_language, name="add-language"),
    path("letters/<int:pk>/texts/<int:text>/", letters.save, name="save-text"),
    path("letters/<int:pk>/texts/<int:text>/read/", letters.review, name="review-text"),
    path("letters/<int:pk>/texts/<int:text>/drop/", letters.drop_language, name="drop-text"),
    path("letters/<int:pk>/profile-<slug:lang>.pdf", letters.booklet, name="letter-booklet"),
    path("letters/<int:pk>/letter.<slug:suffix>", letters.printed, name="printed-letter"),
    path("answers/<int:pk>/settle/", lead.settle_reply, name="settle-reply"),
    path("answers/<int:pk>/erase/", lead.erase_reply, name="erase-reply"),
    path("leads/<slug:slug>/", lead.lead, name="lead"),
    path("leads/<slug:slug>/pause/", board.pause, name="pause"),
    path("leads/<slug:slug>/resume/", board.resume, name="resume"),
    path("leads/<slug:slug>/link/", lead.link, name="link"),
    path("leads/<slug:slug>/link/<int:pk>/close/", lead.close_link, name="close-link"),
]
