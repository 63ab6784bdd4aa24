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
    "outreach.helper_kept": _("%(actor)s kept who helps: %(object)s."),
    "outreach.helper_removed": _("%(actor)s took off the list of who helps: %(name)s."),
    "outreach.translator_kept": _("%(actor)s kept a translator: %(object)s."),
    "outreach.translator_removed": _("%(actor)s took a translator off the list: %(name)s."),
    "outreach.event_kept": _("%(actor)s kept an event: %(object)s."),
    "outreach.event_removed": _("%(actor)s removed an event: %(name)s."),
    "outreach.case_kept": _("%(actor)s kept a case study: %(object)s."),
    "outreach.case_removed": _("%(actor)s removed a case study: %(name)s."),
    "outreach.cases_imported": _("%(actor)s imported case studies: %(count)s."),
    "outreach.mention_kept": _("%(actor)s kept a mention in the media: %(object)s."),
    "outreach.mention_removed": _("%(actor)s removed a mention in the media: %(name)s."),
}
