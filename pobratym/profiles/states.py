"""What a profile consists of and how its texts stand. Keys are never translated. Pure data."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.core.translation import Translation


class Block(TextChoices):
    """The ten blocks in the order of the study [S 3.1], and a statement some platforms ask for."""

    PLACE = "place", pgettext_lazy("block", "Type and place")
    VISION = "vision", pgettext_lazy("block", "Positioning and vision")
    UNIQUE = "unique", pgettext_lazy("block", "What is unique")
    RESIDENTS = "residents", pgettext_lazy("block", "Residents")
    ECONOMY = "economy", pgettext_lazy("block", "Economy")
    EXPERIENCE = "experience", pgettext_lazy("block", "Experience with partners")
    PRIORITIES = "priorities", pgettext_lazy("block", "Priorities of cooperation")
    SYMBOLS = "symbols", pgettext_lazy("block", "Symbols")
    LINKS = "links", pgettext_lazy("block", "Links")
    CONTACT = "contact", pgettext_lazy("block", "Contact")
    WAR = "war", pgettext_lazy("block", "How the war has hurt the community")


TEN: Final[tuple[Block, ...]] = tuple(block for block in Block if block is not Block.WAR)


# How a text in one language may stand.
TRANSLATIONS: Final = (
    Translation.MISSING,
    Translation.MACHINE,
    Translation.OUTDATED,
    Translation.REVIEWED,
)


class MaterialKind(TextChoices):
    """What a community gives besides the profile [S 3.1]."""

    MAP = "map", _("tourist map or booklet")
    INVESTMENT = "investment", _("investment passport")
    STRATEGY = "strategy", _("summary of the strategy")
    DESIGN = "design", _("designed version of the profile")
    VIDEO = "video", _("film or presentation")
    OTHER = "other", pgettext_lazy("material", "other")


class Answer(TextChoices):
    YES = "yes", pgettext_lazy("reader", "yes")
    PARTLY = "partly", pgettext_lazy("reader", "partly")
    NO = "no", pgettext_lazy("reader", "no")
