"""The closed lists of what is said: how and which way, decisions, letters. Pure data."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Channel(TextChoices):
    LETTER = "letter", _("letter")
    EMAIL = "email", _("e-mail")
    CALL = "call", pgettext_lazy("channel", "call")
    ONLINE = "online", _("online meeting")
    MEETING = "meeting", _("meeting")
    VISIT_OUT = "visit_out", _("our visit to them")
    VISIT_IN = "visit_in", _("their visit to us")
    EVENT = "event", _("event or conference")


class Direction(TextChoices):
    OUT = "out", _("from us")
    IN = "in", _("to us")
    BOTH = "both", _("both ways")


class Answer(TextChoices):
    """What the community decided about an invitation."""

    OPEN = "open", pgettext_lazy("invitation", "being weighed")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "accepted")
    DECLINED = "declined", pgettext_lazy("invitation", "declined")


class EnquiryState(TextChoices):
    """Where a letter from abroad stands."""

    NEW = "new", pgettext_lazy("enquiry", "waits for an answer")
    ANSWERED = "answered", pgettext_lazy("enquiry", "answered")
    ASIDE = "aside", pgettext_lazy("enquiry", "set aside")
