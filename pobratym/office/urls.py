from __future__ import annotations

from django.urls import path

from pobratym.office import views

app_name = "office"

urlpatterns = [
    path("", views.today, name="today"),
]
