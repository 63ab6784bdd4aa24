from __future__ import annotations

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "pobratym.registers"

    def ready(self) -> None:
        from pobratym.registers import offers  # noqa: PLC0415 - models are ready only now

        offers.make()
