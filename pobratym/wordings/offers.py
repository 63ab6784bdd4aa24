"""What this room shows elsewhere: its sentences in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences

SENTENCES = {
    "wordings.clause_kept": _("%(actor)s kept the clause “%(object)s”"),
    "wordings.phrases_written": _("%(actor)s wrote headings and labels of papers (%(language)s)"),
}


def make() -> None:
    sentences.register(**SENTENCES)
