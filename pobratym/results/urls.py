from __future__ import annotations

from django.urls import path

from pobratym.results.views import benchmarks, indicators

app_name = "results"

urlpatterns = [
    path("", benchmarks.benchmarks, name="benchmarks"),
    path("indicators/", indicators.table, name="indicators"),
    path("indicators/ready/", indicators.library, name="ready"),
    path("indicators/new/", indicators.indicator_form, name="new-indicator"),
    path("indicators/from-plan/<int:pk>/", indicators.from_plan, name="from-plan"),
    path("indicators/<int:pk>/", indicators.indicator, name="indicator"),
    path("indicators/<int:pk>/edit/", indicators.indicator_form, name="edit-indicator"),
    path("indicators/<int:pk>/close/", indicators.close, name="close-indicator"),
    path("values/<int:pk>/edit/", indicators.measurement_form, name="edit-value"),
    path("values/<int:pk>/withdraw/", indicators.withdraw, name="withdraw-value"),
]
