"""Texts to translate: collect them into each room's catalogue, or with --check name what lacks
and what two rooms translate differently.

Collecting needs GNU gettext; checking needs nothing but Python, so the tests do it as well.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polib

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "pobratym"

Message = tuple[str, str]  # context (mostly empty) and text

_PLAIN: Final = {"_", "gettext", "gettext_lazy", "gettext_noop"}
_PLURAL: Final = {"ngettext", "ngettext_lazy"}
_CONTEXT: Final = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
_STRING: Final = r"[ur]{0,2}(?:\"\"\".*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')"
_CALL: Final = re.compile(
    rf"\b(_|gettext|ngettext|pgettext|npgettext)\(({_STRING})(?:\s*,\s*({_STRING}))?", re.DOTALL
)


def used(folder: Path = PACKAGE) -> Iterator[tuple[Message, str]]:
    """Yield each text marked for translation under `folder`, and the file it stands in."""
    for path in sorted(folder.rglob("*.py")):
        if not {"migrations", "config"} & set(path.parts):  # names of languages are Django's own
            for message in _in_python(path.read_text(encoding="utf-8")):
                yield message, str(path.relative_to(ROOT))
    for suffix in ("html", "txt"):
        for path in sorted(folder.glob(f"**/templates/**/*.{suffix}")):
            for message in _in_template(path.read_text(encoding="utf-8")):
                yield message, str(path.relative_to(ROOT))


def _in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
        strings = [text for text in texts if isinstance(text, str)]
        if name in _PLAIN | _PLURAL and strings and isinstance(node.args[0], ast.Constant):
            yield "", strings[0]
        elif name in _CONTEXT and len(strings) > 1:
            yield strings[0], strings[1]


def _in_template(source: str) -> Iterator[Message]:
    from django.utils.translation.template import templatize  # noqa: PLC0415 - needs settings

    for name, first, second in _CALL.findall(templatize(source)):
        text = ast.literal_eval(first)
        yield (text, ast.literal_eval(second)) if name in _CONTEXT else ("", text)


def translated(folder: Path = PACKAGE) -> set[Message]:
    """Return the texts that have a complete translation in the catalogues under `folder`."""
    return {
        (entry.msgctxt or "", entry.msgid)
        for path in folder.glob("*/locale/uk/LC_MESSAGES/django.po")
        for entry in polib.pofile(str(path)).translated_entries()
    }


def missing() -> list[str]:
    """Return a line for each text that a Ukrainian reader would see in English."""
    known = translated()
    lines = {
        f"{where}: {text!r}" for (context, text), where in used() if (context, text) not in known
    }
    return sorted(lines)


def differing(folder: Path = PACKAGE) -> list[str]:
    """Return a line for each text that the rooms under `folder` translate differently.

    The catalogues become one when Pobratym runs, so one of the translations wins by chance: make
    them equal, or give the text a context where it means something else. What is counted
    (“%(n)s countries”) is looked up apart from what is not.
    """
    found: dict[tuple[Message, str], dict[str, list[str]]] = {}
    for path in sorted(folder.glob("*/locale/uk/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(path)).translated_entries():
            key = (entry.msgctxt or "", entry.msgid), entry.msgid_plural
            words = entry.msgstr or " | ".join(v for _k, v in sorted(entry.msgstr_plural.items()))
            found.setdefault(key, {}).setdefault(words, []).append(path.parts[-5])
    return [
        f"{text!r}{f' ({context})' if context else ''}: "
        + "; ".join(f"{words!r} in {', '.join(rooms)}" for words, rooms in translations.items())
        for ((context, text), _plural), translations in sorted(found.items())
        if len(translations) > 1
    ]


def collect() -> None:
    for room in sorted(PACKAGE.iterdir()):
        if (room / "__init__.py").exists() and any(used(room)):
            (room / "locale").mkdir(exist_ok=True)
            subprocess.run(
                [sys.executable, "-P", "-m", "django", "makemessages", "--locale", "uk",
                 "--no-location", "--no-wrap", "--verbosity", "0"],
                cwd=room, check=True, env={**os.environ, "DJANGO_SETTINGS_MODULE": ""},
            )  # fmt: skip
            _name_language(room / "locale/uk/LC_MESSAGES/django.po")


def _name_language(path: Path) -> None:
    """A catalogue begun anew names no language; without one it loses its rule of plurals."""
    source = path.read_text(encoding="utf-8") if path.exists() else ""
    head, blank, rest = source.partition("\n\n")
    named = head.replace("#, fuzzy\n", "").replace('"Language: \\n"', '"Language: uk\\n"')
    if named != head:
        path.write_text(named + blank + rest, encoding="utf-8")


if __name__ == "__main__":
    from django.conf import settings

    settings.configure(USE_I18N=True)
    if sys.argv[1:] == ["--check"]:
        problems = [*missing(), *differing()]
        print(*problems, sep="\n")
        sys.exit(bool(problems))
    collect()
