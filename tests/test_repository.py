"""Promises about the whole repository that no single room can keep."""

from __future__ import annotations

import ast
import gettext
import inspect
import re
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

import polib
import pytest
from django.apps import apps
from django.core.management import call_command

from pobratym.core import catalogues, features
from pobratym.core.management.commands.print_urls import promised
from pobratym.journal import sentences
from tools import glossary, law, messages

PACKAGE: Final = catalogues.PACKAGE
ROOT: Final = PACKAGE.parent
CATALOGUES: Final = sorted(PACKAGE.glob("*/locale/uk/LC_MESSAGES/django.po"))
TEMPLATES: Final = sorted(PACKAGE.glob("*/templates/**/*.html"))
PLURALS: Final = (
    "nplurals=4; plural=(n % 1 == 0 && n % 10 == 1 && n % 100 != 11 ? 0 : n % 1 == 0 && "
    "n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : n % 1 == 0 && "
    "(n % 10 ==0 || (n % 10 >=5 && n % 10 <=9) || (n % 100 >=11 && n % 100 <=14 )) ? 2: 3);"
)


def tracked() -> list[Path]:
    """Return the files of the repository (those git knows, or every file of an export)."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = listed.stdout.split("\0") if listed.returncode == 0 else []
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_urls_are_the_ones_we_promised() -> None:
    """A changed address breaks bookmarks and clients: `make urls` changes it knowingly."""
    assert promised() == (ROOT / "tests/urls.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_text_is_translated() -> None:
    """`make messages` collects them."""
    assert messages.missing() == []


def test_every_text_is_translated_in_one_way() -> None:
    """The rooms' catalogues become one: of two translations one would win by chance."""
    assert messages.differing() == []


def test_two_translations_of_one_text_are_found(tmp_path: Path) -> None:
    for room, own in {"a": "креслення", "b": "чернетка"}.items():
        folder = tmp_path / room / "locale/uk/LC_MESSAGES"
        folder.mkdir(parents=True)
        catalogue = polib.POFile()
        catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
        catalogue.append(polib.POEntry(msgid="Save", msgstr="Зберегти"))
        catalogue.append(polib.POEntry(msgid="Draft", msgstr=own))
        catalogue.append(polib.POEntry(msgctxt=room, msgid="Open", msgstr=own))
        forms = {"msgid_plural": "days", "msgstr_plural": {0: own, 1: "дні", 2: "днів", 3: "днів"}}
        catalogue.append(polib.POEntry(msgid="day", **(forms if room == "a" else {"msgstr": own})))
        catalogue.save(str(folder / "django.po"))

    assert messages.differing(tmp_path) == ["'Draft': 'креслення' in a; 'чернетка' in b"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-5])
def test_catalogue_is_finished(path: Path) -> None:
    catalogue = polib.pofile(str(path))

    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert catalogue.metadata["Plural-Forms"].replace("\n", "") == PLURALS


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-5])
def test_compiled_catalogue_counts_as_ukrainian_does(path: Path) -> None:
    """Without its rule of plurals a catalogue says “5 рядки”."""
    with path.with_suffix(".mo").open("rb") as stream:
        rule = gettext.GNUTranslations(stream).info()["plural-forms"].partition("plural=")[2]
    count = gettext.c2py(rule.rstrip(";"))

    assert [count(n) for n in (1, 3, 5, 11, 21, 60)] == [0, 1, 2, 2, 0, 2]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-5])
def test_translation_keeps_the_places_of_values(path: Path) -> None:
    """A %(name)s lost or invented in a translation breaks the page in that language only."""
    place = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")

    def places(text: str) -> set[str]:
        return {"".join(found) for found in place.findall(text)}

    wrong = [
        entry.msgid
        for entry in polib.pofile(str(path)).translated_entries()
        for text in ([entry.msgstr] if not entry.msgid_plural else entry.msgstr_plural.values())
        if places(text) - places(entry.msgid + entry.msgid_plural)
        or (not entry.msgid_plural and places(entry.msgid) - places(text))
    ]
    assert wrong == []


def test_no_file_is_too_long() -> None:
    """400 lines for code, 600 for tests, 200 for templates: past that a file has two subjects."""
    limits = [("pobratym", "*.py", 400), ("tests", "*.py", 600), ("pobratym", "*.html", 200)]
    too_long = [
        f"{path.relative_to(ROOT)}: {length} lines"
        for top, kind, limit in limits
        for path in (ROOT / top).rglob(kind)
        if "migrations" not in path.parts
        and (length := len(path.read_text(encoding="utf-8").splitlines())) > limit
    ]
    assert too_long == []


def test_no_function_is_too_long() -> None:
    """50 lines, docstring included."""
    too_long = [
        f"{path.relative_to(ROOT)}: {node.name} has {length} lines"
        for path in PACKAGE.rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > 50
    ]
    assert too_long == []


def rule_modules() -> Iterator[str]:
    for path in sorted([*PACKAGE.glob("*/rules.py"), *PACKAGE.glob("*/rules/*.py")]):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("name", list(rule_modules()))
def test_every_rule_names_its_source(name: str) -> None:
    module = import_module(name)
    silent = [
        rule
        for rule, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == name
        and not rule.startswith("_")
        and "Source:" not in (function.__doc__ or "")
        and "Source:" not in (module.__doc__ or "")
    ]
    assert silent == []


def test_glossary_knows_every_model() -> None:
    """`make glossary` adds the rows that lack, with the words of the models' own names."""
    assert glossary.missing() == []


def test_glossary_has_one_row_for_a_model() -> None:
    table = glossary.FILE.read_text(encoding="utf-8").partition(glossary.HEADING)[2]
    rows = re.findall(r"\| `(\w+\.\w+)` \|", table)
    assert rows
    assert [name for name in sorted(set(rows)) if rows.count(name) > 1] == []


def recorded_actions() -> Iterator[tuple[str, str]]:
    """Yield each journal action written as a text in a call, and where."""
    action = re.compile(r"[a-z]+\.[a-z_]+")
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            named = getattr(node.func, "attr", getattr(node.func, "id", ""))
            texts = [k.value for k in node.keywords if k.arg == "action"]
            texts += node.args[:1] if named == "record" else []
            for text in texts:
                if isinstance(text, ast.Constant) and action.fullmatch(str(text.value)):
                    yield str(text.value), str(path.relative_to(ROOT))


def test_every_journal_action_has_a_sentence() -> None:
    known = sentences.registered()

    assert sorted({found for found in recorded_actions() if found[0] not in known}) == []


def test_templates_have_no_inline_script_or_style() -> None:
    """The Content-Security-Policy forbids them: they would silently do nothing."""
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle=[\"']|\son[a-z]+=[\"']", re.IGNORECASE
    )
    data = re.compile(r"<script[^>]*type=[\"']application/(?:json|ld\+json)[\"']")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if inline.search(line) and not data.search(line)
    ]
    assert found == []


def test_wide_tables_can_be_scrolled_by_keyboard() -> None:
    """A table that a narrow screen cuts off is reached by Tab and has a name (WCAG 2.1.1)."""
    wrap = re.compile(r"<div class=\"table-wrap[^>]*>")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in TEMPLATES
        for match in wrap.finditer(path.read_text(encoding="utf-8"))
        if not ('tabindex="0"' in match[0] and 'role="region"' in match[0])
    ]
    assert found == []


def test_repository_names_no_machine_and_no_registry() -> None:
    """Paths of one developer's machine and addresses of package indexes do not belong here."""
    forbidden = re.compile(
        "|".join(["/" + "work/", "/" + "home/[a-z]", "files.python" + "hosted", "py" + r"pi\.org"])
    )
    text = {".py", ".md", ".toml", ".lock", ".html", ".css", ".js", ".yaml", ".yml", ".csv", ".txt",
            ".po", ".svg", "", ".json"}  # fmt: skip
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked()
        if path.suffix in text and path.stat().st_size < 2_000_000
        if (match := forbidden.search(path.read_text(encoding="utf-8", errors="ignore")))
    ]
    assert found == []


def test_features_are_those_of_the_catalogue() -> None:
    assert sorted(features.proofs(ROOT).keys() - features.catalogue(ROOT).keys()) == []


def test_every_model_has_names_for_people() -> None:
    """`verbose_name` in words of the glossary, not a class name taken apart."""
    nameless = [
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("pobratym.") and isinstance(model._meta.verbose_name, str)
    ]
    assert nameless == []


def test_every_setting_is_described() -> None:
    read = set(
        re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", (PACKAGE / "config/settings.py").read_text())
    )
    described = (ROOT / "docs/settings.md").read_text(encoding="utf-8")

    assert read - {"SECRET_KEY"} != set()
    assert sorted(name for name in read if f"`{name}`" not in described) == []


def test_pointers_to_decisions_lead_somewhere() -> None:
    pointer = re.compile(r"docs/adr/([\w-]+)(?:\.md)?")
    lost = {
        f"{path.relative_to(ROOT)}: {name}"
        for top in ("pobratym", "tests", "tools", "docs")
        for path in (ROOT / top).rglob("*")
        if path.suffix in {".py", ".md", ".yaml", ".html"}
        for name in pointer.findall(path.read_text(encoding="utf-8"))
        if not (ROOT / "docs/adr" / f"{name}.md").exists()
    }
    assert sorted(lost) == []


def test_links_between_pages_lead_somewhere() -> None:
    link = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    lost = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in link.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert lost == []


def test_law_page_knows_every_basis() -> None:
    """`make law` writes the page anew."""
    page = (ROOT / "docs/law.md").read_text(encoding="utf-8")

    assert [
        row["code"] for row in law.bases() if f"| {row['act']} | {row['article']} |" not in page
    ] == []
