from __future__ import annotations

from django.urls import path

from pobratym.results import views

app_name = "results"

urlpatterns = [path("", views.benchmarks, name="benchmarks")]
