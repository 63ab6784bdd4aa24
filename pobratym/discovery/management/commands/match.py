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
from pobratym.matching.towns import TownNotFoundError
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
            gazetteer = cli.open_towns(towns) if towns else knowledge.gazetteer()
            if links:
                ties = graph_of(links, gazetteer)
            else:
                ties = cli.no_ties(gazetteer) if towns else knowledge.known_ties(gazetteer)
            answer = cli.run_match(town, towns=gazetteer, graph=ties, wanted=wanted, as_json=json)
        except (TownNotFoundError, TableError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(answer)
