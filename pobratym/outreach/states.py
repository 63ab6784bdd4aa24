"""Closed lists of first contact. Pure data."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.core.translation import Translation

ANSWER_PURPOSE: Final = "outreach.answer"  # what a guest's link is for


class Stage(TextChoices):
    """Where a first contact stands; derived, see `rules.stage`."""

    INCOMING = "incoming", pgettext_lazy("stage", "they wrote to us")
    IDEA = "idea", pgettext_lazy("stage", "idea")
    WRITTEN = "written", pgettext_lazy("stage", "we wrote")
    ANSWERED = "answered", pgettext_lazy("stage", "answered")
    MEETING = "meeting", pgettext_lazy("stage", "meeting")
    TIE = "tie", pgettext_lazy("stage", "partnership")
    NOT_NOW = "not_now", pgettext_lazy("stage", "not now")


class RouteKind(TextChoices):
    """Roads to a partner [S 3.1]; the order is that of advice."""

    DIRECT = "direct", _("direct letter")
    NETWORK = "network", _("network of municipalities")
    BROKER = "broker", _("broker or coordinator")
    PLATFORM = "platform", _("search platform")
    EMBASSY = "embassy", _("embassy or consulate")
    EVENT = "event", _("event or conference")
    DIASPORA = "diaspora", _("diaspora")
    PERSONAL = "personal", _("personal acquaintance")


class Outcome(TextChoices):
    """What came of a route. Unknown is an answer of its own."""

    WAITING = "waiting", pgettext_lazy("outcome", "no answer yet")
    OPENED = "opened", pgettext_lazy("outcome", "led to a talk")
    REFUSED = "refused", pgettext_lazy("outcome", "declined")
    SILENT = "silent", pgettext_lazy("outcome", "never answered")
    UNKNOWN = "unknown", pgettext_lazy("outcome", "outcome unknown")


class LetterKind(TextChoices):
    FIRST = "first", _("first letter")
    REMINDER = "reminder", _("reminder")
    ANSWER = "answer", _("thanks and answer to an enquiry")
    EMBASSY = "embassy", _("request to an embassy")
    BROKER = "broker", _("request to a network or coordinator")
    MEETING = "meeting", _("invitation to an online meeting")
    EVENT = "event", _("after an event")


# How a text of a letter may stand.
TRANSLATIONS: Final = (
    Translation.ORIGINAL,
    Translation.MACHINE,
    Translation.OUTDATED,
    Translation.REVIEWED,
)


class Interest(TextChoices):
    YES = "yes", _("Yes, we would like to talk")
    MAYBE = "maybe", _("Maybe, we need to know more")
    LATER = "later", _("Not now, ask us again later")
    NO = "no", _("No, thank you")


class ReplyState(TextChoices):
    NEW = "new", pgettext_lazy("reply", "new")
    READ = "read", pgettext_lazy("reply", "read")
    ASIDE = "aside", pgettext_lazy("reply", "set aside")
