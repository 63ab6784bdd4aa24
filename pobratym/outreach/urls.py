from __future__ import annotations

from django.urls import URLPattern, path

from pobratym.outreach.views import board, lead, letters, registers, routes

app_name = "outreach"


def _register(name: str, one: str) -> list[URLPattern]:
    """Addresses of one register: its list, a new row, a row, taking it off."""
    fixed = {"register": name}
    return [
        path(f"{name}/", getattr(registers, name), name=name),
        path(f"{name}/new/", registers.edit, fixed, name=f"new-{one}"),
        path(f"{name}/<int:pk>/", registers.edit, fixed, name=one),
        path(f"{name}/<int:pk>/drop/", registers.drop, fixed, name=f"drop-{one}"),
    ]


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
    *_register("helpers", "helper"),
    *_register("translators", "translator"),
    *_register("events", "event"),
    path("cases/import/", registers.import_cases, name="import-cases"),
    *_register("cases", "case"),
    *_register("mentions", "mention"),
    path("answers/<int:pk>/settle/", lead.settle_reply, name="settle-reply"),
    path("answers/<int:pk>/erase/", lead.erase_reply, name="erase-reply"),
    path("leads/<slug:slug>/", lead.lead, name="lead"),
    path("leads/<slug:slug>/pause/", board.pause, name="pause"),
    path("leads/<slug:slug>/resume/", board.resume, name="resume"),
    path("leads/<slug:slug>/link/", lead.link, name="link"),
    path("leads/<slug:slug>/link/<int:pk>/close/", lead.close_link, name="close-link"),
]
