from __future__ import annotations

from django.conf import settings
from django.urls import path

from pobratym.core import views

app_name = "core"

urlpatterns = (
    [path("__components__/", views.components, name="components")]
    if settings.DEBUG or settings.TESTING
    else []
)
