"""What was acknowledged is there, after kill -9 and after a backup is put back."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import threading
from pathlib import Path

import pytest

from tests.running.installation import Installation, family


def test_kill_in_the_middle_loses_no_acknowledged_write(installation: Installation) -> None:
    """Two writers post while every process of the server is killed at once.

    docs/adr/durability.md
    """
    acknowledged: list[str] = []
    enough = threading.Event()

    def post(writer: int) -> None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            for number in range(10_000):
                subject = f"letter-{writer}-{number}"
                assert installation.register_letter(subject) == 302
                acknowledged.append(subject)
                if len(acknowledged) >= 40:
                    enough.set()

    with installation.serving() as process:
        writers = [threading.Thread(target=post, args=[n]) for n in range(2)]
        for writer in writers:
            writer.start()
        assert enough.wait(60), "the server acknowledges too little"
        for pid in reversed(family(process)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for writer in writers:
            writer.join()

    with installation.serving():
        assert installation.request("GET", "/health/ready/") == 200
        assert installation.register_letter("after") == 302

    kept = installation.letters()
    assert set(acknowledged) - kept == set()
    assert "after" in kept


@pytest.mark.feature("N39")
def test_backup_brings_back_what_was_destroyed(installation: Installation, tmp_path: Path) -> None:
    scans = installation.home / "uploads" / "scans"
    scans.mkdir(parents=True)
    (scans / "угода.pdf").write_bytes(b"%PDF-1.7 the signed agreement")
    file = tmp_path / "monday.tar.gz"

    with installation.serving():
        assert installation.register_letter("before-backup") == 302
        said = installation.run("backup", str(file))
        assert installation.register_letter("after-backup") == 302

    destroy(installation)
    restored = installation.run("restore", str(file), "--yes")

    assert "read back and found whole" in said
    assert "Restored the state of" in restored
    assert installation.letters() == {"before-backup"}
    assert (scans / "угода.pdf").read_bytes() == b"%PDF-1.7 the signed agreement"
    with installation.serving():
        assert installation.request("GET", "/poltava/office/letters/") == 200
        assert installation.register_letter("life-goes-on") == 302


def destroy(installation: Installation) -> None:
    for file in [
        *installation.home.glob("pobratym.sqlite3*"),
        *installation.home.glob("uploads/*/*"),
    ]:
        file.write_bytes(b"destroyed")
    if installation.database_url:
        import psycopg  # noqa: PLC0415 - an extra

        with psycopg.connect(installation.database_url, autocommit=True) as connection:
            connection.execute("DROP TABLE documents_paper CASCADE")
            connection.execute("DELETE FROM people_rolegrant")


def test_backup_cut_short_is_refused_and_nothing_changes(
    installation: Installation, tmp_path: Path
) -> None:
    file = tmp_path / "monday.tar.gz"
    installation.run("backup", str(file))
    file.write_bytes(file.read_bytes()[:5_000])

    refused = installation.command("restore", str(file), "--yes")

    assert refused.returncode == 1
    assert refused.stderr.startswith("CommandError: monday.tar.gz is no whole backup")
    assert installation.letters() == set()
    assert not list(installation.home.glob("before-restore-*"))
