"""The closed lists of the catalogue. Pure data; keys never change."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Participation(TextChoices):
    """May a Ukrainian municipality take part?"""

    YES = "yes", _("Ukrainian municipalities may take part")
    ASSOCIATED = "associated", _("Ukraine is associated: they take part like EU members")
    PARTNER_ONLY = "partner_only", _("only as a partner: somebody abroad applies")
    CHECK_CALL = "check_call", _("depends on the call: read its text")
    NO = "no", _("not open to Ukrainian municipalities")
    UNKNOWN = "unknown", pgettext_lazy("participation", "unknown")


class Area(TextChoices):
    """Where in Ukraine a programme works."""

    LISTED = "listed", _("only in these oblasts")
    ANYWHERE = "anywhere", _("anywhere in Ukraine")
    UNKNOWN = "unknown", pgettext_lazy("area of a programme", "unknown")


class BodyKind(TextChoices):
    """Whom a programme accepts."""

    MUNICIPALITY = "municipality", _("municipality")
    OTHER = "other", _("another organisation")


class Activity(TextChoices):
    """What TAIEX pays for [S 3.3]."""

    WORKSHOP = "workshop", _("workshop")
    EXPERT_MISSION = "expert_mission", _("expert mission")
    STUDY_VISIT = "study_visit", _("study visit")


class Oblast(TextChoices):
    """Oblasts by ISO 3166-2, and the cities and republic beside them."""

    VINNYTSIA = "UA-05", _("Vinnytsia oblast")
    VOLYN = "UA-07", _("Volyn oblast")
    LUHANSK = "UA-09", _("Luhansk oblast")
    DNIPROPETROVSK = "UA-12", _("Dnipropetrovsk oblast")
    DONETSK = "UA-14", _("Donetsk oblast")
    ZHYTOMYR = "UA-18", _("Zhytomyr oblast")
    ZAKARPATTIA = "UA-21", _("Zakarpattia oblast")
    ZAPORIZHZHIA = "UA-23", _("Zaporizhzhia oblast")
    IVANO_FRANKIVSK = "UA-26", _("Ivano-Frankivsk oblast")
    KYIV_CITY = "UA-30", _("city of Kyiv")
    KYIV = "UA-32", _("Kyiv oblast")
    KIROVOHRAD = "UA-35", _("Kirovohrad oblast")
    SEVASTOPOL = "UA-40", _("city of Sevastopol")
    CRIMEA = "UA-43", _("Autonomous Republic of Crimea")
    LVIV = "UA-46", _("Lviv oblast")
    MYKOLAIV = "UA-48", _("Mykolaiv oblast")
    ODESA = "UA-51", _("Odesa oblast")
    POLTAVA = "UA-53", _("Poltava oblast")
    RIVNE = "UA-56", _("Rivne oblast")
    SUMY = "UA-59", _("Sumy oblast")
    TERNOPIL = "UA-61", _("Ternopil oblast")
    KHARKIV = "UA-63", _("Kharkiv oblast")
    KHERSON = "UA-65", _("Kherson oblast")
    KHMELNYTSKYI = "UA-68", _("Khmelnytskyi oblast")
    CHERKASY = "UA-71", _("Cherkasy oblast")
    CHERNIHIV = "UA-74", _("Chernihiv oblast")
    CHERNIVTSI = "UA-77", _("Chernivtsi oblast")


class Rule(TextChoices):
    """What is asked of us, our partners and the project, in the order of the page."""

    PARTICIPATION = "participation", _("Ukrainian municipalities")
    APPLICANT = "applicant", _("Who applies")
    PLACE = "place", _("Place")
    ORGS = "orgs", _("Organisations")
    MAX_ORGS = "max_orgs", _("Organisations, at most")
    COUNTRIES = "countries", _("Countries")
    EU = "eu", _("EU countries")
    NON_EU = "non_eu", _("Countries outside the EU")
    NEEDS_ALL = "needs_all", _("Countries by name")
    NEEDS_ANY = "needs_any", _("One of these countries")
    INDEPENDENT = "independent", _("Independence")
    GRANT = "grant", _("Sum")
    FORMAL_TIE = "formal_tie", _("Formal partnership")
    OWN_SHARE = "own_share", _("Own share")
    DURATION = "duration", _("Duration")
    PARTICIPANTS = "participants", pgettext_lazy("rule of a fund", "Participants")
