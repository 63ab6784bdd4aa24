"""What an installation does by itself every night. Rooms offer jobs; one failing stops no other.

    daily.offer("portal.expired_enquiries", services.erase_expired)

The worker of tasks runs them at `HOUR` in Kyiv, or as soon as it is started after that;
`pobratym daily` runs them at once, for those who have a timer of their own.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from typing import Final

from django_tasks import task, task_backends

from pobratym.core import calendar

HOUR: Final = 3
Job = Callable[[dt.date], object]

_log = logging.getLogger(__name__)
_jobs: Final[dict[str, Job]] = {}


def offer(name: str, job: Job) -> None:
    """Called from `AppConfig.ready`; `job(today)` may be run twice a day without harm.

    What it returns is said in the log: numbers, never personal data.
    """
    _jobs[name] = job


def offered() -> dict[str, Job]:
    return dict(_jobs)


def run(*, today: dt.date) -> dict[str, object]:
    """Run every job; return what each did, or the exception it ended with."""
    done: dict[str, object] = {}
    for name, job in _jobs.items():
        try:
            done[name] = job(today)
        except Exception as problem:  # noqa: BLE001 - one job must not stop the others
            done[name] = problem
            _log.exception("daily_job_failed", extra={"job": name})
        else:
            _log.info("daily_job", extra={"job": name, "outcome": str(done[name])})
    return done


@task()
def every_night() -> None:
    """Run the jobs, and before them order the next night: a job that is killed breaks no chain."""
    schedule()
    run(today=calendar.today())


def next_night(now: dt.datetime) -> dt.datetime:
    """Return the next moment at which it is `HOUR` in Kyiv."""
    tonight = now.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return tonight if now < tonight else tonight + dt.timedelta(days=1)


def schedule() -> bool:
    """Order the next night unless one waits already; say whether we did. Queries: 1 or 2."""
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - models are ready only now

    if not task_backends["default"].supports_defer:  # tests: tasks run at once
        return False
    waiting = DBTaskResult.objects.filter(task_path=every_night.module_path, status="READY")
    if waiting.exists():
        return False
    every_night.using(run_after=next_night(calendar.now())).enqueue()
    return True
