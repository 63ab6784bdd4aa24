from __future__ import annotations

from django.urls import path, re_path

from pobratym.api.v1.entry import finished, nothing_here
from pobratym.api.v1.main import api

_patterns, _, _ = api.urls
for _pattern in _patterns:
    if _pattern.callback is not None:
        _pattern.callback = finished(_pattern.callback)

urlpatterns = [
    path("", (_patterns, "ninja", api.urls_namespace)),
    re_path("", finished(nothing_here)),
]
