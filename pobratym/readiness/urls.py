"""Under one partnership: /partners/<tie>/readiness/…"""

from __future__ import annotations

from django.urls import path

from pobratym.readiness import views

app_name = "readiness"

urlpatterns = [
    path("readiness/", views.page, name="readiness"),
    path("readiness/<slug:check>/", views.answer, name="self-check"),
]
