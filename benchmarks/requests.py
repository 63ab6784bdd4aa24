"""Seed the database when it is empty, then measure each case. `__main__` runs this as a process."""

from __future__ import annotations

import json
from dataclasses import asdict

from benchmarks import databases


def main() -> None:
    answer = databases.start()
    from django.core.management import call_command  # noqa: PLC0415 - after the start
    from django.db import connection  # noqa: PLC0415

    from benchmarks import cases, seed  # noqa: PLC0415

    if "people_community" not in connection.introspection.table_names():
        seed.fill()
    else:
        call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    found = [asdict(result) for result in cases.results()]
    answer.write_text(json.dumps({"cases": found, "keys": cases.keys()}), encoding="utf-8")


if __name__ == "__main__":
    main()
