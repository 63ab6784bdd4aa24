"""CPU of the name search over 237,000 places: the shipped gazetteer, filled up with invented ones.

For each kind of query the median and the 95th percentile of CPU milliseconds of this process, and
the median of the clock's, which on PostgreSQL includes the server's. `__main__` runs it.
"""

from __future__ import annotations

import json
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Final

from benchmarks import databases

PLACES: Final = 237_000
QUERIES: Final = 300
SHORTEST: Final = 5
LETTERS: Final = "абвгдеиклмнопрст"
CHANCE: Final = random.Random(2026)


@dataclass(frozen=True, slots=True)
class Asked:
    """One kind of query; `found` is the share of answers that name any place."""

    kind: str
    cpu_ms: float
    cpu_p95_ms: float
    wall_ms: float
    found: float


def slip(name: str) -> str:
    place = CHANCE.randrange(1, len(name) - 1)
    return name[:place] + CHANCE.choice(LETTERS) + name[place + 1 :]


KINDS: Final[dict[str, Callable[[str], str]]] = {
    "whole name": lambda name: name,
    "first 3 letters": lambda name: name[:3],
    "first 4 letters": lambda name: name[:4],
    "first 5 letters": lambda name: name[:5],
    "one slip": slip,
    "nonsense": lambda name: "".join(CHANCE.choices("бвгджзклмнпрст", k=len(name))),
    "common start": lambda name: CHANCE.choice(["San", "Сан", "Saint", "Santa", "Ново", "Villa"]),
    "common, slip": lambda name: slip(CHANCE.choice(["Santana", "Newtown", "Іванівка", "Springs"])),
    "with country": lambda name: f"{name}, Польща",
    "10,000 letters": lambda name: name * 2_000,
}


def main() -> None:
    answer = databases.start()
    from django.core.management import call_command  # noqa: PLC0415 - after the start
    from django.db import connection  # noqa: PLC0415

    from pobratym.places.models import Municipality  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("import_places", verbosity=0)
    _fill_up()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    drawn = _names()
    found = [asdict(_asked(kind, [typed(name) for name in drawn])) for kind, typed in KINDS.items()]
    places = Municipality.objects.count()
    answer.write_text(json.dumps({"places": places, "kinds": found}), encoding="utf-8")


def _fill_up() -> None:
    """Add places whose names begin as one real name does and end as another."""
    from pobratym.places.importers.load import load  # noqa: PLC0415 - after the start
    from pobratym.places.importers.records import Record  # noqa: PLC0415
    from pobratym.places.models import Municipality  # noqa: PLC0415

    real = list(Municipality.objects.order_by("pk").values_list("name_en", "country"))

    def rows() -> Iterator[tuple[int, Record | str]]:
        for number in range(PLACES - len(real)):
            (first, country), (last, _) = CHANCE.choice(real), CHANCE.choice(real)
            name = first[: len(first) // 2] + last[len(last) // 2 :].lower()
            yield number, Record(f"bn{number}", country, name, lat=50.0, lon=20.0, population=900)

    load(rows())


def _names() -> list[str]:
    """Real names, different at every place of the list and the same in every run."""
    from pobratym.places.models import Municipality, MunicipalityName  # noqa: PLC0415

    shipped = Municipality.objects.exclude(ref__startswith="bn").order_by("pk")
    wanted = CHANCE.sample(list(shipped.values_list("pk", flat=True)), QUERIES * 4)
    texts = MunicipalityName.objects.filter(municipality__in=wanted).exclude(kind="part")
    rows = texts.order_by("municipality", "text").values_list("text", flat=True)
    return CHANCE.sample([text for text in rows if len(text) > SHORTEST], QUERIES)


def _asked(kind: str, texts: list[str]) -> Asked:
    from pobratym.places.selectors import find  # noqa: PLC0415 - after the start

    cpu, wall, found = [], [], 0
    for text in texts:
        began, began_cpu = time.perf_counter(), time.process_time()
        found += bool(find(text).places)
        cpu.append((time.process_time() - began_cpu) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    p95 = sorted(cpu)[int(len(cpu) * 0.95)]
    share = found / len(texts)
    return Asked(kind, statistics.median(cpu), p95, statistics.median(wall), share)


if __name__ == "__main__":
    main()
