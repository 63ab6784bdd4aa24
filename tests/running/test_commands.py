"""Starting and ending, and what the commands say when they cannot."""

from __future__ import annotations

import contextlib
import os
import pty
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.running.installation import ROOT, Installation, family


def test_serve_refuses_a_database_that_is_behind(tmp_path: Path) -> None:
    refused = Installation(tmp_path / "data").command("serve")

    assert refused.returncode == 1
    assert "migrations wait" in refused.stderr
    assert "pobratym migrate" in refused.stderr


def test_serve_migrates_when_asked_and_ends_with_its_children(sqlite: Installation) -> None:
    with sqlite.serving("--migrate") as process:
        assert sqlite.request("GET", "/health/ready/") == 200
        children = family(process)[1:]
        process.send_signal(signal.SIGINT)
        code = process.wait(60)

    assert code == 0
    assert len(children) >= 2  # the web server and the task worker
    assert [pid for pid in children if Path(f"/proc/{pid}/cmdline").exists()] == []


def test_serve_ends_when_one_of_its_processes_dies(sqlite: Installation) -> None:
    with sqlite.serving("--migrate") as process:
        worker = next(
            pid
            for pid in family(process)
            if b"db_worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
        )
        subprocess.run(["kill", "-9", str(worker)], check=True)
        code = process.wait(60)

    assert code != 0


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_busy_port_is_one_clear_sentence(sqlite: Installation, command: str) -> None:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", sqlite.port))
        somebody.listen()

        refused = sqlite.command(command)

    assert refused.returncode == 1
    assert refused.stderr.strip() == (
        f"CommandError: Cannot listen on 127.0.0.1:{sqlite.port}: address already in use. "
        f"Choose another port, for example PORT={sqlite.port + 1}."
    )


def test_demo_prepares_serves_and_ends(sqlite: Installation) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "pobratym", "demo"],
        cwd=ROOT, env=sqlite.environment, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if "Ctrl-C" in line:
                break
        answer = sqlite.request("GET", "/")
        process.send_signal(signal.SIGINT)
        said += process.stdout.readlines()
        code = process.wait(60)

    assert code == 0
    assert answer in {200, 302}
    assert any(f"http://127.0.0.1:{sqlite.port}/" in line for line in said)
    assert said[-1].strip() == "Зупинено. До зустрічі. / Stopped. Goodbye."


def test_unknown_command_suggests_the_nearest(sqlite: Installation) -> None:
    refused = sqlite.command("bakup")

    assert refused.returncode == 1
    assert "Did you mean “backup”?" in refused.stderr


def test_help_names_every_command_of_ours(sqlite: Installation) -> None:
    said = sqlite.run("--help")

    for command in ("demo", "serve", "migrate", "createcommunity", "backup", "restore", "check"):
        assert f"\n  {command} " in said


def test_server_that_was_killed_leaves_no_stale_port(sqlite: Installation) -> None:
    """After kill -9 of the supervisor alone its children still serve; the next start says so."""
    with sqlite.serving("--migrate") as process:
        children = family(process)[1:]
        process.kill()
        process.wait(60)
        refused = sqlite.command("serve")
        for pid in children:
            subprocess.run(["kill", "-9", str(pid)], check=False, stderr=subprocess.DEVNULL)

    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and any(Path(f"/proc/{pid}").exists() for pid in children):
        time.sleep(0.05)
    assert refused.returncode == 1
    assert "Cannot listen on" in refused.stderr


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_demo_that_is_stopped_under_make_is_no_error(tmp_path: Path) -> None:
    """In a terminal of its own, where Ctrl-C reaches whoever is in the foreground."""
    recipe = f"@{sys.executable} -m pobratym demo --port {Installation(tmp_path / 'x').port}"
    (tmp_path / "Makefile").write_text(f"demo:\n\t{recipe} || [ $$? -eq 130 ]\n")
    process, terminal = pty.fork()
    if process == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell ignores it in the background
        os.chdir(ROOT)
        os.environ["DATA_DIR"] = str(tmp_path / "data")
        os.environ.pop("DATABASE_URL", None)
        os.execlp("make", "make", "-f", str(tmp_path / "Makefile"), "demo")

    said, asked = b"", False
    with contextlib.suppress(OSError):  # what reading a terminal says when nobody is left
        while piece := os.read(terminal, 1000):
            said += piece
            if not asked and b"Preparing the data" in said:
                asked = True
                time.sleep(1)
                os.write(terminal, b"\x03")
            assert b"is running" not in said

    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    assert "Goodbye." in said.decode()
    assert b"Error" not in said
