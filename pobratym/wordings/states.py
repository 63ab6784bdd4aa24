"""The sections of a paper, its fixed phrases, how sure we are of a wording. Pure data."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from pobratym.core.translation import Translation


class Section(TextChoices):
    """The ten sections [S 3.2], in their order."""

    TITLE = "title", _("Title")
    BACKGROUND = "background", _("Background")
    PURPOSE = "purpose", _("Purpose")
    OBJECTIVES = "objectives", _("Objectives")
    FINANCE = "finance", _("Finance and logistics")
    TERM = "term", _("Entry into force, term and termination")
    COPIES = "copies", _("Copies, languages, exchange of information")
    LAW = "law", _("Law of the partner’s country")
    ANNEXES = "annexes", _("Annexes and public reporting")
    SIGNATURES = "signatures", _("Signatures")


class Phrase(TextChoices):
    """What a paper prints besides its text. {n} and {all} are filled in."""

    PURPOSE = "purpose", _("heading: purpose")
    OBJECTIVES = "objectives", _("heading: objectives")
    FINANCE = "finance", _("heading: finance and logistics")
    TERM = "term", _("heading: entry into force, term and termination")
    COPIES = "copies", _("heading: copies, languages, exchange of information")
    LAW = "law", _("heading: applicable law")
    ANNEXES = "annexes", _("heading: annexes and reporting")
    PLACE = "place", _("label: place and date of signing")
    ORIGINALS = "originals", _("label: number of originals")
    COPY = "copy", _("label: original {n} of {all}")
    DRAFT = "draft", _("mark of a draft")
    MISSING = "missing", _("note where a text is missing")
    AND = "and", _("the word before the last name of a list")
    HEAD = "head", _("office of the head, as a suggestion")


# How a wording may stand: nobody but a speaker of its language counts as its reader.
REVIEWS: Final = (Translation.SHIPPED, Translation.MACHINE, Translation.REVIEWED)
