from __future__ import annotations

from django.urls import path

from pobratym.discovery.views import abroad

app_name = "discovery_public"

urlpatterns = [
    path("partner-in-ukraine/", abroad.find, name="find"),
    path("search/", abroad.former, name="search"),
]
