"""Secrets of the second step that were kept as they are become sealed, see `people.sealing`."""

from django.db import migrations

from pobratym.people import sealing


def _each(apps, change):
    for row in apps.get_model("mfa", "Authenticator").objects.filter(
        type__in=["totp", "recovery_codes"]
    ):
        for name in ("secret", "seed"):
            if row.data.get(name):
                row.data[name] = change(row.data[name])
        if row.data.get("migrated_codes"):
            row.data["migrated_codes"] = [change(code) for code in row.data["migrated_codes"]]
        row.save(update_fields=["data"])


def seal(apps, schema_editor):
    _each(apps, sealing.seal)


def unseal(apps, schema_editor):
    _each(apps, sealing.unseal)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_versions"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(seal, unseal)]
