from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from pobratym.discovery import matching


class Command(BaseCommand):
    help = "Make the search of partners ready after places came in, so that nobody has to wait."

    def handle(self, *args: Any, **options: Any) -> str:
        count = matching.prepare()
        said = ngettext(
            "%(count)s place is ready for the search.",
            "%(count)s places are ready for the search.",
            count,
        )
        return said % {"count": count}
