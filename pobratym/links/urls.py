from __future__ import annotations

from django.urls import path

from pobratym.links import views

app_name = "links"

urlpatterns = [
    path("", views.index, name="list"),
    path("check/", views.check, name="check"),
]
