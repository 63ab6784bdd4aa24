"""Words with a fixed list of answers: where a fact comes from, what kind of place it is."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Source(TextChoices):
    """Where a municipality, or one fact about it, comes from."""

    GEONAMES = "geonames", _("GeoNames")
    KATOTTG = "katottg", _("KATOTTG, the state codifier")
    TOWNS = "towns", _("a table of towns")
    HAND = "hand", _("entered by hand")


class NameSource(TextChoices):
    """Why we believe that a Ukrainian name is the right one."""

    OFFICIAL = "official", _("official, from KATOTTG")
    GEONAMES = "geonames", _("marked as Ukrainian in GeoNames")
    AGREES = "agrees", _("its official transliteration is the GeoNames name")
    SUGGESTED = "suggested", _("a suggestion, to be checked")
    HAND = "hand", _("entered by hand")


class Kind(TextChoices):
    """What is known about the kind of place. GeoNames says only that people live there."""

    SETTLEMENT = "settlement", _("settlement")
    CITY = "city", _("city")
    TOWN = "town", _("settlement of urban type")
    VILLAGE = "village", _("village")
    HROMADA = "hromada", _("territorial community")
    MUNICIPALITY = "municipality", _("municipality")
    BOROUGH = "borough", _("borough")
    SECTION = "section", _("part of a city")
    DISTRICT = "district", _("district")
    REGION = "region", _("region")


class NameKind(TextChoices):
    """Which name of a place this is."""

    UKRAINIAN = "uk", _("Ukrainian name")
    ENGLISH = "en", _("English name")
    LOCAL = "local", _("name in the local language")
    OTHER = "other", _("another name")
    PART = "part", _("part of the name")


class Size(IntegerChoices):
    """How big a place is, for search: bigger ones are asked first."""

    LARGE = 0, _("100,000 people and more")
    MEDIUM = 1, _("15,000 people and more")
    SMALL = 2, _("2,000 people and more")
    OTHER = 3, _("fewer than 2,000 people, or not known")

    @classmethod
    def of(cls, population: int | None) -> Size:
        for size, at_least in ((cls.LARGE, 100_000), (cls.MEDIUM, 15_000), (cls.SMALL, 2_000)):
            if population is not None and population >= at_least:
                return size
        return cls.OTHER


class How(IntegerChoices):
    """How what was typed met the name, the surest first."""

    NAME = 0, _("the whole name")
    BEGINNING = 1, _("the beginning of the name")
    PART = 2, _("a word of the name")
    SIMILAR = 3, _("a similar name")
