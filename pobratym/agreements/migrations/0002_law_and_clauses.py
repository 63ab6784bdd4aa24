from django.db import migrations


def load(apps, schema_editor):
    from pobratym.agreements.services import legal

    legal.load(apps)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_start")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
