from __future__ import annotations

from django.apps import AppConfig


class ToneConfig(AppConfig):
    name = "pobratym.tone"
