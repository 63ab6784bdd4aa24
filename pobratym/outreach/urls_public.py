from __future__ import annotations

from django.urls import path

from pobratym.outreach.views import public

app_name = "outreach_public"

urlpatterns = [
    path("guest/answer/<str:token>/", public.answer, name="answer"),
    path("<slug:community>/partner-with-us/", public.with_us, name="with-us"),
]
