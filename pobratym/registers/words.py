"""How the journal tells what happened in the registers."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

SENTENCES: Final = {
    "registers.helper_kept": _("%(actor)s kept who helps: %(object)s."),
    "registers.helper_removed": _("%(actor)s took off the list of who helps: %(name)s."),
    "registers.translator_kept": _("%(actor)s kept a translator: %(object)s."),
    "registers.translator_removed": _("%(actor)s took a translator off the list: %(name)s."),
    "registers.event_kept": _("%(actor)s kept an event: %(object)s."),
    "registers.event_removed": _("%(actor)s removed an event: %(name)s."),
    "registers.case_kept": _("%(actor)s kept a case study: %(object)s."),
    "registers.case_removed": _("%(actor)s removed a case study: %(name)s."),
    "registers.cases_imported": _("%(actor)s imported case studies: %(count)s."),
    "registers.mention_kept": _("%(actor)s kept a mention in the media: %(object)s."),
    "registers.mention_removed": _("%(actor)s removed a mention in the media: %(name)s."),
}
