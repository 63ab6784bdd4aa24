"""What is installed is what was tested: a wheel is built, looked into, and started elsewhere."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.running.installation import ROOT

# Files that code does not import and that are easily left out of a wheel.
KINDS = (".html", ".txt", ".css", ".js", ".svg", ".yaml", ".csv", ".xz", ".po", ".typ")
TOOLS = Path(os.environ.get("WHEEL_PYTHON", sys.executable))


def run(*command: str | Path, **environment: str) -> str:
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        command, env=inherited | environment, capture_output=True, text=True, timeout=240,
        check=False, cwd=environment.get("DATA_DIR", ROOT),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by hatchling where it is installed, else by pip, which fetches it."""
    folder = tmp_path_factory.mktemp("wheel")
    if importlib.util.find_spec("hatchling"):
        run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
    elif importlib.util.find_spec("pip") or "WHEEL_PYTHON" in os.environ:
        run(TOOLS, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    else:
        pytest.skip("neither hatchling nor pip is installed here; WHEEL_PYTHON may name one")
    (built,) = folder.glob("pobratym-*.whl")
    return built


def test_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    known = subprocess.run(
        ["git", "ls-files", "pobratym"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()

    held = set(zipfile.ZipFile(wheel).namelist())

    assert [name for name in known if name not in held] == []
    for kind in KINDS:
        assert [name for name in known if name.endswith(kind)], f"no file is called *{kind}"
    catalogues = [name.removesuffix("po") + "mo" for name in known if name.endswith(".po")]
    assert [name for name in catalogues if name not in held] == []
    assert not [name for name in held if name.startswith(("tests/", "tools/", "var/"))]


def test_wheel_starts_migrates_and_speaks_ukrainian(wheel: Path, tmp_path: Path) -> None:
    """With the dependencies of this environment and the package of the wheel alone."""
    zipfile.ZipFile(wheel).extractall(site := tmp_path / "site")
    (data := tmp_path / "data").mkdir()
    here = {"PYTHONPATH": str(site), "DATA_DIR": str(data)}

    said = run(sys.executable, "-P", "-m", "pobratym", "--help", **here)
    run(sys.executable, "-P", "-m", "pobratym", "migrate", "--verbosity", "0", **here)
    code = (
        "import pobratym, django; django.setup()\n"
        "from django.utils import translation\n"
        "from django.template.loader import get_template\n"
        "translation.activate('uk'); get_template('core/office.html')\n"
        "print(pobratym.__file__, translation.gettext('Partners'))"
    )
    told = run(
        sys.executable, "-P", "-c", code, DJANGO_SETTINGS_MODULE="pobratym.config.settings", **here
    )

    entry = next(site.glob("pobratym-*.dist-info/entry_points.txt")).read_text()
    assert "pobratym = pobratym.cli:main" in entry
    assert "Usage: pobratym COMMAND" in said
    assert (data / "pobratym.sqlite3").stat().st_size > 100_000
    assert told.split() == [str(site / "pobratym/__init__.py"), "Партнери"]
