from __future__ import annotations

from django.urls import URLPattern, path

from pobratym.registers import views

app_name = "registers"


def _register(name: str, one: str) -> list[URLPattern]:
    """Addresses of one register: its list, a new row, a row, taking it off."""
    fixed = {"register": name}
    return [
        path(f"{name}/", getattr(views, name), name=name),
        path(f"{name}/new/", views.edit, fixed, name=f"new-{one}"),
        path(f"{name}/<int:pk>/", views.edit, fixed, name=one),
        path(f"{name}/<int:pk>/drop/", views.drop, fixed, name=f"drop-{one}"),
    ]


urlpatterns = [
    *_register("helpers", "helper"),
    *_register("translators", "translator"),
    *_register("events", "event"),
    path("cases/import/", views.import_cases, name="import-cases"),
    *_register("cases", "case"),
    *_register("mentions", "mention"),
]
