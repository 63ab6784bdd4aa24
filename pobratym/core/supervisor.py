"""Keeps the processes of one installation together: they start, serve and end as one."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType
from typing import Final

PATIENCE: Final = 15  # seconds a process gets to finish what it is doing
GLANCE: Final = 0.2  # seconds between two looks at the processes


def take_foreground() -> Callable[[], None]:
    """Be the foreground of the terminal when `make` started us; return what gives it back.

    Ctrl-C then reaches us alone. Else `make` dies of the same Ctrl-C, and a demonstration that
    ended well looks like an error.
    """
    terminal, before = 0, os.getpgrp()
    if "MAKELEVEL" not in os.environ or not os.isatty(terminal) or before == os.getpid():
        return lambda: None
    # A process of the background that changes the foreground is stopped, unless it ignores that.
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    os.setpgid(0, 0)
    os.tcsetpgrp(terminal, os.getpgrp())
    return lambda: os.tcsetpgrp(terminal, before)


class Supervisor:
    """Starts processes and ends them all on Ctrl-C, SIGTERM, or when one of them ends."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._processes: list[subprocess.Popen[bytes]] = []
        self._stopping = False

    def run(
        self, commands: Sequence[Sequence[str]], *, when_ready: Callable[[], bool] | None = None
    ) -> int:
        """Return 0 after a requested end, else the worst code of the processes, at least 1.

        `when_ready` is asked between looks until it returns True once.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        try:
            # Sessions of their own: Ctrl-C reaches us alone, and we end them in good order.
            for command in commands:
                process = subprocess.Popen(  # noqa: S603 - our own interpreter and modules
                    command, env=dict(self._environment), start_new_session=True
                )
                self._processes.append(process)
            while not self._stopping and all(p.poll() is None for p in self._processes):
                if when_ready is not None and when_ready():
                    when_ready = None
                time.sleep(GLANCE)
        finally:
            codes = self._end()
        return 0 if self._stopping else max(*(abs(code) for code in codes), 1)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _end(self) -> list[int]:
        running = [process for process in self._processes if process.poll() is None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        return [process.returncode for process in self._processes]
