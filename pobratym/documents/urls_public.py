from __future__ import annotations

from django.urls import path

from pobratym.documents.views import files

app_name = "documents_public"

urlpatterns = [
    path("<slug:community>/files/<int:pk>/<path:name>", files.public_file, name="file"),
    path("<slug:community>/symbols/<int:pk>-<slug:version>", files.symbol, name="symbol"),
]
