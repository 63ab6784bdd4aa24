from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand
from django.utils.translation import override

from pobratym.demo import services
from pobratym.discovery import matching


class Command(BaseCommand):
    help = "Load the demonstration: Poltava and a small invented community. Once only."

    def handle(self, *args: Any, **options: Any) -> str:
        with override("uk"):
            services.load()
            matching.prepare()
            return services.sign_ins()
