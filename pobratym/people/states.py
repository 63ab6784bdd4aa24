"""Words with a fixed meaning: grounds, levels, kinds. Pure data; keys never change."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LinkState(TextChoices):
    """Where a link that was given to somebody stands."""

    OPEN = "open", pgettext_lazy("link", "open")
    EXPIRED = "expired", pgettext_lazy("link", "expired")
    USED = "used", pgettext_lazy("link", "used")
    REVOKED = "revoked", pgettext_lazy("link", "withdrawn")


class Basis(TextChoices):
    """Grounds for keeping personal data.

    Source: Law of Ukraine No. 2297-VI "On Personal Data Protection", Art. 11(1); beside each, the
        ground of Art. 6(1) GDPR it comes closest to.
    """

    CONSENT = "consent", _("consent of the person [GDPR 6(1)(a)]")
    POWERS = "powers", _("permission given by law for the exercise of powers [GDPR 6(1)(e)]")
    CONTRACT = "contract", _("a contract with the person or for the person [GDPR 6(1)(b)]")
    VITAL = "vital", _("vital interests of the person [GDPR 6(1)(d)]")
    DUTY = "duty", _("a duty laid down by law [GDPR 6(1)(c)]")
    INTEREST = "interest", _("legitimate interests of the keeper [GDPR 6(1)(f)]")


class DepartmentKind(TextChoices):
    """Models of the office that handles international relations."""

    DEPARTMENT = "department", _("department or division of the executive")
    SECTOR = "sector", _("sector inside a larger body")
    ONE_OFFICER = "one_officer", _("one officer in charge")
    COMMUNAL = "communal", _("communal institution or enterprise")
    OTHER = "other", pgettext_lazy("department", "another body")


class Level(TextChoices):
    """Levels of the Common European Framework of Reference for Languages."""

    A1 = "A1", "A1"
    A2 = "A2", "A2"
    B1 = "B1", "B1"
    B2 = "B2", "B2"
    C1 = "C1", "C1"
    C2 = "C2", "C2"
    NATIVE = "native", _("first language")


class Formality(TextChoices):
    FORMAL = "formal", pgettext_lazy("working group", "formal, set up by an order")
    INFORMAL = "informal", pgettext_lazy("working group", "informal")


class GroupRole(TextChoices):
    HEAD = "head", pgettext_lazy("working group", "head")
    SECRETARY = "secretary", pgettext_lazy("working group", "secretary")
    MEMBER = "member", pgettext_lazy("working group", "member")


class StakeholderKind(TextChoices):
    COUNCIL = "council", _("council, its commissions and deputies")
    EXECUTIVE = "executive", _("bodies of the executive committee")
    STATE = "state", _("state authority")
    INSTITUTION = "institution", _("local institution")
    BUSINESS = "business", pgettext_lazy("stakeholder", "business")
    CIVIL_SOCIETY = "civil_society", _("civil society")
    DONOR = "donor", _("donor or programme")
    PARTNER = "partner", _("partner abroad")
    MEDIA = "media", _("media")
    RESIDENTS = "residents", pgettext_lazy("stakeholder", "residents")
    OTHER = "other", _("other")


class Weight(TextChoices):
    """How strong an interest or influence is; not stated means unknown."""

    LOW = "low", pgettext_lazy("interest or influence", "low")
    HIGH = "high", pgettext_lazy("interest or influence", "high")


class Quadrant(TextChoices):
    """What a stakeholder's interest and influence ask for."""

    MANAGE = "manage", _("Work together closely")
    SATISFY = "satisfy", _("Keep satisfied")
    INFORM = "inform", _("Keep informed")
    WATCH = "watch", _("Keep an eye on")
    UNKNOWN = "unknown", _("Not placed yet")
