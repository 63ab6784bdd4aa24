from __future__ import annotations

from django.urls import path

from pobratym.agreements.views import public

app_name = "agreements_public"

urlpatterns = [
    path("guest/agreement/<str:token>/", public.guest, name="guest"),
    path("<slug:community>/agreements/", public.table, name="list"),
    path("<slug:community>/agreements.json", public.as_json, name="json"),
    path("<slug:community>/agreements.csv", public.as_csv, name="csv"),
    path("<slug:community>/agreements/<slug:code>/", public.agreement, name="agreement"),
]
