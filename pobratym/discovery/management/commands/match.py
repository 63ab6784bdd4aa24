from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pobratym.core import calendar
from pobratym.discovery import knowledge
from pobratym.matching import cli
from pobratym.matching.evaluate import graph_of
from pobratym.matching.files import TableError
from pobratym.matching.graph import Graph
from pobratym.matching.towns import TownNotFoundError, Towns
from pobratym.places import blocs


class Command(BaseCommand):
    help = (
        "Rank municipalities as partners of a town, with the reasons. By default over the places "
        "and ties of this installation; --towns and --links take files instead."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        cli.add_match_arguments(parser)

    def handle(
        self, *, town: str, json: bool, towns: Path | None, links: Path | None, **options: Any
    ) -> None:
        barred = blocs.blocs()["aggressor"].members(on=calendar.today())
        wanted = cli.Wanted(
            top=options["top"],
            only=options["country"] or (),
            without=() if options["all_countries"] else barred,
        )
        try:
            gazetteer, ties = _installation() if towns is None else _file(towns)
            if links:
                ties = graph_of(links, gazetteer)
            answer = cli.run_match(town, towns=gazetteer, graph=ties, wanted=wanted, as_json=json)
        except (TownNotFoundError, TableError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(answer)


def _installation() -> tuple[Towns, Graph]:
    version = knowledge.version()
    towns = knowledge.gazetteer(version)
    return towns, knowledge.known_ties(towns, knowledge.standing(version))


def _file(path: Path) -> tuple[Towns, Graph]:
    towns = cli.open_towns(path)
    return towns, cli.no_ties(towns)
