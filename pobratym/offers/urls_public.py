"""What anybody may read of one community: a page, and the same as files."""

from __future__ import annotations

from django.urls import path, re_path

from pobratym.offers.views import public

app_name = "offers_public"

urlpatterns = [
    path("<slug:community>/needs-and-offers/", public.page, name="list"),
    re_path(
        r"^(?P<community>[-a-zA-Z0-9_]+)/needs-and-offers\.(?P<extension>csv|json)$",
        public.file,
        name="file",
    ),
]
