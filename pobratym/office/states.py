"""Where an import stands, and what can be said of one of its rows. Pure data."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BatchState(TextChoices):
    READ = "read", _("read")
    MAPPED = "mapped", _("columns chosen")
    RUNNING = "running", _("running")
    DONE = "done", _("imported")
    FAILED = "failed", _("not imported")
    UNDONE = "undone", _("undone")


class LineState(TextChoices):
    NEW = "new", pgettext_lazy("row of a sheet", "new")
    TWIN = "twin", _("already kept")
    REPEAT = "repeat", _("twice in the file")
    PLACE = "place", _("place to choose")
    WRONG = "wrong", _("to correct")
    OUT = "out", pgettext_lazy("row of a sheet", "left out")
