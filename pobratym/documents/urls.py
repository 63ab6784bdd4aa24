from __future__ import annotations

from django.urls import path

from pobratym.documents.views import files, papers, symbols

app_name = "documents"

urlpatterns = [
    path("files/attach/", files.attach, name="attach"),
    path("files/<int:pk>/remove/", files.remove, name="remove"),
    path("files/<int:pk>/<path:name>", files.download, name="download"),
    path("symbols/set/", symbols.set_symbol, name="symbol-set"),
    path("symbols/<int:pk>/remove/", symbols.remove, name="symbol-remove"),
    path("letters/", papers.register, name="papers"),
    path("letters/print/", papers.printed, name="papers-print"),
    path("letters/register.xlsx", papers.workbook, name="papers-xlsx"),
    path("letters/add/", papers.add, name="paper-add"),
    path("letters/numbers/", papers.patterns, name="patterns"),
    path("letters/numbers/set/", papers.set_pattern, name="pattern-set"),
    path("letters/<int:pk>/", papers.paper, name="paper"),
    path("letters/<int:pk>/edit/", papers.edit, name="paper-edit"),
]
