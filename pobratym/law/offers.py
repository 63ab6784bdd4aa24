"""What this room shows elsewhere: its sentences in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences

SENTENCES = {
    "law.basis_added": _("%(actor)s added the legal basis %(object)s"),
    "law.basis_edited": _("%(actor)s changed the legal basis %(object)s"),
    "law.step_edited": _("%(actor)s changed the step “%(object)s” of a lawful track"),
    "law.step_moved": _("%(actor)s moved the step “%(object)s” of a lawful track"),
    "law.matter_edited": _("%(actor)s changed the matter “%(object)s” of the competence check"),
}


def make() -> None:
    sentences.register(**SENTENCES)
