from __future__ import annotations

from django.urls import path

from pobratym.api import views

app_name = "api_docs"

urlpatterns = [path("docs/", views.docs, name="docs")]
