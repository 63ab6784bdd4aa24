"""Sessions in the database, as Django's own; found by a prepared query: each page begins so."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from pobratym.core import calendar
from pobratym.core.prepared import Prepared

_by_key: Prepared[Session] = Prepared(lambda key: Session.objects.filter(session_key=key))


class SessionStore(db.SessionStore):
    """Named by SESSION_ENGINE."""

    def _get_session_from_db(self) -> Session | None:
        """Return the session while it is valid. Queries: 1."""
        found = _by_key.rows(self.session_key) if self.session_key else []
        if found and found[0].expire_date > calendar.now():
            return found[0]
        self._session_key = None
        return None
