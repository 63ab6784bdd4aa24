from __future__ import annotations

from django.urls import path

from pobratym.places import views

app_name = "places"

urlpatterns = [path("add/", views.add, name="add")]
