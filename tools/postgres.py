"""Print the address of a PostgreSQL on which tests may make their own database; nothing if none.

DATABASE_URL is asked first, then a server on this machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterator


def candidates() -> Iterator[str]:
    configured = os.environ.get("DATABASE_URL", "")
    if configured.startswith("postgres"):
        yield configured
        return
    host = os.environ.get("PGHOST", "127.0.0.1")
    port = os.environ.get("PGPORT", "5432")
    for user in (os.environ.get("PGUSER", ""), "postgres", os.environ.get("USER", "")):
        if user:
            yield f"postgres://{user}@{host}:{port}/postgres"


def answers(url: str) -> bool:
    """True when one may sign in there and create a database."""
    import psycopg  # noqa: PLC0415 - an extra: without it there is no PostgreSQL to test

    try:
        with psycopg.connect(url, connect_timeout=2) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


if __name__ == "__main__":
    print(next((url for url in candidates() if answers(url)), ""))
