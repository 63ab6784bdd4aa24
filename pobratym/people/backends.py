"""How an account is found again at each request."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from pobratym.core.prepared import Prepared
from pobratym.people.models import User

_by_number: Prepared[User] = Prepared(lambda pk: User.objects.filter(pk=pk).order_by())


class AccountBackend(AuthenticationBackend):  # type: ignore[misc] # allauth ships no types
    """Signs in as allauth's own; finds the person of a session by a prepared query."""

    def get_user(self, user_id: int) -> User | None:
        """Return the person, None when the account may not sign in any more. Queries: 1."""
        found = next(iter(_by_number.rows(user_id)), None)
        return found if found and self.user_can_authenticate(found) else None
