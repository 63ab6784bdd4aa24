"""CPU of the name search over whatever gazetteer the configured database holds.

`python benchmarks/find_places.py` prints one row for each kind of query: median and 95th percentile
of CPU milliseconds of this process, and the median of wall time, which on PostgreSQL includes the
server's. Names are drawn from the database, so every run asks for different towns.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratym.config.settings")
django.setup()

from django.db import connection  # noqa: E402 - after setup

from pobratym.places.models import Municipality, MunicipalityName  # noqa: E402
from pobratym.places.selectors import find  # noqa: E402

QUERIES = 300
SHORTEST = 5
LETTERS = "абвгдеиклмнопрст"
chance = random.Random(2026)


def names() -> list[str]:
    top = Municipality.objects.order_by("-pk").values_list("pk", flat=True)[0]
    wanted = [chance.randrange(1, top) for _ in range(QUERIES * 4)]
    texts = MunicipalityName.objects.filter(municipality__in=wanted).exclude(kind="part")
    found = [text for text in texts.values_list("text", flat=True) if len(text) > SHORTEST]
    return chance.sample(found, min(QUERIES, len(found)))


def slip(name: str) -> str:
    place = chance.randrange(1, len(name) - 1)
    return name[:place] + chance.choice(LETTERS) + name[place + 1 :]


KINDS: dict[str, Callable[[str], str]] = {
    "whole name": lambda name: name,
    "first 3 letters": lambda name: name[:3],
    "first 4 letters": lambda name: name[:4],
    "first 5 letters": lambda name: name[:5],
    "one slip": slip,
    "nonsense": lambda name: "".join(chance.choices("бвгджзклмнпрст", k=len(name))),
    "common start": lambda name: chance.choice(["San", "Сан", "Saint", "Santa", "Ново", "Villa"]),
    "common, slip": lambda name: slip(chance.choice(["Santana", "Newtown", "Іванівка", "Springs"])),
    "with country": lambda name: f"{name}, Польща",
    "10,000 letters": lambda name: name * 2_000,
}


def main() -> None:
    print(f"{connection.vendor}: {Municipality.objects.count():,} places")
    print(f"{'query':16} {'CPU median':>10} {'p95':>7}   {'wall median':>11}   found")
    drawn = names()
    for kind, typed in KINDS.items():
        cpu, wall, found = [], [], 0
        for name in drawn:
            text = typed(name)
            began, began_cpu = time.perf_counter(), time.process_time()
            found += bool(find(text).places)
            cpu.append((time.process_time() - began_cpu) * 1000)
            wall.append((time.perf_counter() - began) * 1000)
        cpu.sort()
        print(
            f"{kind:16} {statistics.median(cpu):10.2f} {cpu[int(len(cpu) * 0.95)]:7.2f}   "
            f"{statistics.median(wall):11.2f}   {found / len(drawn):.0%}"
        )


if __name__ == "__main__":
    main()
