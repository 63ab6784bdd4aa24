"""Secrets of the second step at rest."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.apps import apps
from django.test import override_settings

from pobratym.people import sealing
from tests.factories import UserFactory
from tests.people.test_signin import code_of


def test_what_is_sealed_is_read_again_and_tells_nothing() -> None:
    sealed = sealing.seal("JBSWY3DPEHPK3PXP")

    assert "JBSWY3DP" not in sealed
    assert sealing.seal("JBSWY3DPEHPK3PXP") != sealed
    assert (sealing.unseal(sealed), sealing.seal(sealed)) == ("JBSWY3DPEHPK3PXP", sealed)
    assert sealing.unseal("from before") == "from before"


def test_another_key_reads_nothing_and_a_fallback_does() -> None:
    with override_settings(SECRET_KEY="old"):
        sealed = sealing.seal("secret")

    with override_settings(SECRET_KEY="new"), pytest.raises(sealing.CannotUnsealError):
        sealing.unseal(sealed)
    with override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=["old"]):
        assert sealing.unseal(sealed) == "secret"


@pytest.mark.parametrize("where", [10, 40, -6])
def test_an_altered_text_is_refused(where: int) -> None:
    sealed = list(sealing.seal("secret"))
    sealed[where] = "A" if sealed[where] != "A" else "B"

    with pytest.raises(sealing.CannotUnsealError):
        sealing.unseal("".join(sealed))


@pytest.mark.django_db
def test_codes_fit_although_the_database_holds_no_secret() -> None:
    user, secret = UserFactory.create(), totp.generate_totp_secret()
    app, codes = totp.TOTP.activate(user, secret), RecoveryCodes.activate(user)

    kept = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert (secret in kept, kept.count(sealing.MARK)) == (False, 2)
    assert app.validate_code(code_of(secret))
    assert codes.validate_code(codes.generate_codes()[0])


@pytest.mark.django_db
def test_with_another_key_no_code_fits(caplog: pytest.LogCaptureFixture) -> None:
    user, secret = UserFactory.create(), totp.generate_totp_secret()
    app = totp.TOTP.activate(user, secret)

    with override_settings(SECRET_KEY="new"):
        assert not app.validate_code(code_of(secret))
        assert not app.validate_code(code_of(""))


@pytest.mark.django_db
def test_migration_seals_what_lay_open_and_can_be_taken_back() -> None:
    user = UserFactory.create()
    rows: list[tuple[Any, dict[str, Any]]] = [
        (Authenticator.Type.TOTP, {"secret": "JBSWY3DPEHPK3PXP"}),
        (Authenticator.Type.RECOVERY_CODES, {"seed": "ab" * 40, "used_mask": 1}),
        (Authenticator.Type.WEBAUTHN, {"name": "key", "credential": {}}),
    ]
    for kind, data in rows:
        Authenticator.objects.create(user=user, type=kind, data=data)
    migration = import_module("pobratym.people.migrations.0005_seal_second_steps")

    migration.seal(apps, None)
    sealed = [row.data for row in Authenticator.objects.order_by("pk")]
    migration.unseal(apps, None)

    assert sealed[0]["secret"].startswith(sealing.MARK)
    assert (sealed[1]["seed"].startswith(sealing.MARK), sealed[1]["used_mask"]) == (True, 1)
    assert [row.data for row in Authenticator.objects.order_by("pk")] == [d for _k, d in rows]
