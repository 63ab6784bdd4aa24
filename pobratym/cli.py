"""The command `pobratym`: everything an administrator does from a shell."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pobratym
from pobratym.core import catalogues

# Commands by the occasion on which one needs them. A room's command that is not named here is
# listed under "More"; a name here that no room has (yet) is left out.
OCCASIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "Start": {
        "demo": "a working house with Poltava's partnerships, in half a minute",
        "migrate": "make the database, or bring it up to date",
        "createcommunity": "a new community and its first administrator",
        "serve": "the web server and the worker of background tasks",
    },
    "Data": {
        "import": "rows from XLSX or CSV, first as a rehearsal",
        "export": "any table as XLSX, CSV or JSON",
        "import_places": "the gazetteer: countries and municipalities",
        "backup": "database and uploads into one verified file",
        "restore": "put such a file back; what was there is kept aside",
    },
    "Find a partner": {
        "match": "rank municipalities for a community, with reasons",
        "import_ties": "known ties of the world for the ranking: Wikidata, lists of pairs",
        "prepare_matching": "make the search ready after places came in",
        "match_eval": "how well the ranking finds real partnerships",
    },
    "Look after": {
        "daily": "the jobs of the night at once, for those with a timer of their own",
        "check_links": "do the sites of partners still answer?",
        "check": "is the installation configured well? add --deploy before going public",
        "features": "which features of the catalogue are proved by which tests",
    },
}

EXAMPLES: Final = """\
Examples:
  pobratym demo                            look around; nothing to set
  pobratym migrate                         a real installation: first the database,
  pobratym createcommunity poltava olena@example.org --name-uk "Полтавська громада"
  pobratym serve --host 0.0.0.0 --workers 2
  pobratym backup /backups/monday.tar.gz

Settings come from the environment (DATA_DIR, DATABASE_URL, PUBLIC_URL, …): docs/settings.md.
`pobratym COMMAND --help` explains one command. Django's own commands work as well.
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; `arguments` are those of the shell when none are given."""
    asked = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratym.config.settings")
    if os.access(catalogues.PACKAGE, os.W_OK):  # an installed package came with compiled ones
        catalogues.compile_stale()
    if not asked or (len(asked) == 1 and asked[0] in {"help", "-h", "--help"}):
        sys.stdout.write(overview())
    elif asked[0] in {"version", "--version", "-V"}:
        sys.stdout.write(f"Pobratym {pobratym.__version__}\n")
    else:
        try:
            _run(asked)
        except KeyboardInterrupt:
            sys.exit(130)  # what shells call Ctrl-C; each transaction was whole or not at all


def _run(asked: list[str]) -> None:
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - see _known

    if asked[0] == "help":
        asked = [*asked[1:], "--help"]
    name = asked[0].replace("-", "_")
    known = _known()
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        hint = f" Did you mean “{_typed(close[0])}”?" if close else ""
        sys.exit(f"pobratym has no command “{asked[0]}”.{hint} See: pobratym --help")
    execute_from_command_line(["pobratym", name, *asked[1:]])


def _known() -> Mapping[str, object]:
    """Return every command's name and its room. Django needs the environment set in `main`."""
    import django  # noqa: PLC0415
    from django.core.management import get_commands  # noqa: PLC0415

    django.setup()
    return get_commands()


def overview() -> str:
    """Return the commands by occasion, with examples."""
    lines = [
        f"Pobratym {pobratym.__version__}: the workplace of a community's international relations.",
        "",
        "Usage: pobratym COMMAND [options]",
    ]
    for occasion, commands in _by_occasion():
        lines += ["", f"{occasion}:"]
        lines += [f"  {_typed(name):<17}{help_text}" for name, help_text in commands]
    return "\n".join([*lines, "", EXAMPLES])


def _by_occasion() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    from django.core.management import load_command_class  # noqa: PLC0415 - see _known

    known = _known()
    for occasion, commands in OCCASIONS.items():
        if found := [(name, text) for name, text in commands.items() if name in known]:
            yield occasion, found
    named = {name for commands in OCCASIONS.values() for name in commands}
    more = [
        (name, load_command_class(room, name).help.partition("\n")[0])
        for name, room in sorted(known.items())
        if isinstance(room, str) and room.startswith("pobratym.") and name not in named
    ]
    if more:
        yield "More", more


def _typed(name: str) -> str:
    return name.replace("_", "-")
