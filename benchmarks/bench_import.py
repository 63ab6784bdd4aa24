"""Time and memory of an import of 10,000 ties: `python -m benchmarks.bench_import`.

Makes a database of its own in a temporary folder, loads the gazetteer, writes a sheet of towns to
XLSX, and times each part: reading, the plan (the preview), the import, the undo. Method: wall and
CPU time of one run; memory is the highest resident set of this process less what it was before.
The goal of the issue: 10,000 ties with new partners in 4 s and 150 MB.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def timed(what: str) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what:24} {wall:6.2f} s wall {cpu:6.2f} s CPU {highest():5.0f} MB at most")


def highest() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def sheet(folder: Path, rows: int) -> bytes:
    """A sheet as an office keeps it: Ukrainian name or English, country, kind, stage, year."""
    import xlsxwriter  # noqa: PLC0415 - after the start is measured

    from pobratym.places.models import Municipality  # noqa: PLC0415 - needs django.setup

    file = folder / "ties.xlsx"
    towns = Municipality.objects.exclude(country__in=["RU", "BY", "UA"]).order_by("-population")
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        page = book.add_worksheet("Партнери")
        page.write_row(0, 0, ["Місто", "Країна", "вид", "етап", "рік", "джерело", "GeoNames"])
        for number, town in enumerate(towns.select_related("country")[:rows], start=1):
            name = town.name_uk or town.name_en
            cells = [name, town.country.name_uk, "місто-партнер", "active", 1990 + number % 35]
            page.write_row(number, 0, [*cells, f"рядок {number}", town.geonames_id])
    return file.read_bytes()


def main(rows: int) -> None:
    import django  # noqa: PLC0415 - the environment is set first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from pobratym.office import planning  # noqa: PLC0415
    from pobratym.office.services import imports  # noqa: PLC0415
    from pobratym.people.actors import CommandActor  # noqa: PLC0415
    from pobratym.people.models import Community  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("import_places", verbosity=0)
    home = Community.objects.create(slug="bench", name_uk="Громада", short_name_uk="Громада")
    content = sheet(Path(os.environ["DATA_DIR"]), rows)
    by = CommandActor("bench_import")
    before = highest()
    print(f"{rows} rows, {len(content) / 1e6:.1f} MB; {before:.0f} MB before")
    with timed("read and guess"):
        batch = imports.take(home, content=content, name="ties.xlsx", by=by)
        imports.map_columns(batch, {int(place): key for place, key in batch.mapping.items()})
    with timed("plan (preview)"):
        counts = planning.plan(batch).counts()
    with timed("import"):
        batch = imports.run(imports.begin(batch), by=by)
    print({str(state): count for state, count in counts.items() if count}, batch.problem)
    print(f"import added {batch.added}; {highest() - before:.0f} MB more than before")
    with timed("undo"):
        batch = imports.undo(batch, by=by)
    print(f"undone: {batch.outcome['gone']}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "pobratym.config.settings"}
        main(asked.rows)
