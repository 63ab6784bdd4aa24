"""How the journal tells what happened in first contacts."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

SENTENCES: Final = {
    "outreach.paused": _("%(actor)s set %(object)s aside for now: %(reason)s"),
    "outreach.resumed": _("%(actor)s took %(object)s up again."),
    "outreach.route_tried": _("%(actor)s noted a route: %(object)s."),
    "outreach.route_settled": _("%(actor)s noted the outcome of “%(object)s”: %(outcome)s."),
    "outreach.letter_drafted": _("%(actor)s drafted a letter: %(object)s."),
    "outreach.letter_written": _("%(actor)s wrote in the letter “%(object)s” (%(language)s)."),
    "outreach.translation_read": _(
        "%(actor)s read the translation of “%(object)s” (%(language)s)."
    ),
    "outreach.language_added": _("%(actor)s added a language to “%(object)s”: %(language)s."),
    "outreach.language_dropped": _("%(actor)s took a language out of “%(object)s”: %(language)s."),
    "outreach.letter_discarded": _("%(actor)s threw a draft away: %(object)s."),
    "outreach.letter_sent": _("%(actor)s sent a letter, No. %(number)s: %(object)s."),
    "outreach.reply_received": _("%(actor)s answered by link about %(object)s: %(interest)s."),
    "outreach.reply_settled": _("%(actor)s settled an answer by link about %(object)s."),
    "outreach.reply_erased": _("%(actor)s erased an answer by link."),
}
