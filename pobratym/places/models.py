"""Countries, municipalities and the names they are found by. Shared by all communities."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core import language
from pobratym.core.language import BilingualWords
from pobratym.places.states import Kind, NameKind, NameSource, Size, Source


class Country(models.Model):
    """A country or territory of ISO 3166-1, and Kosovo. Its blocs are dated facts in `blocs`."""

    iso2 = models.CharField(_("ISO 3166 code"), max_length=2, primary_key=True)
    iso3 = models.CharField(_("three-letter code"), max_length=3, unique=True)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=80)
    name_en = models.CharField(_("name (English)"), max_length=80)
    name = BilingualWords()
    sort_uk = models.CharField(max_length=200, editable=False)
    sort_en = models.CharField(max_length=200, editable=False)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ("sort_uk",)
        constraints = (
            models.CheckConstraint(
                name="places_country_code_is_upper_case", condition=Q(iso2__regex=r"^[A-Z]{2}$")
            ),
        )

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A settlement or community, ours or abroad. Importers and `services` write it, nobody else.

    `ref` is how an importer recognises the row when it comes again: "gn" and the GeoNames id,
    "tw" and a number, or a KATOTTG code; empty when entered by hand. What a person corrected is
    listed in `corrected` and no importer touches it again.
    """

    ref = models.CharField(max_length=24, unique=True, null=True, blank=True, editable=False)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="municipalities", verbose_name=_("country")
    )
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200, blank=True)
    name_uk_source = models.CharField(
        _("source of the Ukrainian name"), max_length=10, choices=NameSource, blank=True
    )
    name_en = models.CharField(_("name (English)"), max_length=200)
    name = BilingualWords()
    name_local = models.CharField(_("name in the local language"), max_length=200, blank=True)
    sort_uk = models.CharField(max_length=200, editable=False)
    sort_en = models.CharField(max_length=200, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.SETTLEMENT)
    feature = models.CharField(_("GeoNames feature code"), max_length=10, blank=True)
    admin1_code = models.CharField(_("code of the region"), max_length=20, blank=True)
    admin1_uk = models.CharField(_("region (Ukrainian)"), max_length=150, blank=True)
    admin1_en = models.CharField(_("region (English)"), max_length=150, blank=True)
    admin1 = BilingualWords()
    lat = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=(MinValueValidator(-90), MaxValueValidator(90)),
    )
    lon = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=(MinValueValidator(-180), MaxValueValidator(180)),
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        _("year of the population"),
        null=True,
        blank=True,
        validators=(MinValueValidator(1800), MaxValueValidator(2100)),
    )
    population_source = models.CharField(_("source of the population"), max_length=40, blank=True)
    katottg = models.CharField(_("KATOTTG code"), max_length=19, unique=True, null=True, blank=True)
    geonames_id = models.BigIntegerField(_("GeoNames id"), unique=True, null=True, blank=True)
    wikidata = models.CharField(_("Wikidata id"), max_length=16, blank=True)
    lau = models.CharField(_("LAU code"), max_length=20, blank=True)
    nuts3 = models.CharField(_("NUTS 3 code"), max_length=5, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=10, choices=Source, default=Source.HAND)
    corrected = models.JSONField(default=list, blank=True, editable=False)
    fingerprint = models.IntegerField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ("sort_uk", "pk")
        constraints = (
            models.CheckConstraint(
                name="places_municipality_point_is_whole_and_on_earth",
                condition=Q(lat=None, lon=None)
                | Q(
                    lat__isnull=False,
                    lon__isnull=False,
                    lat__range=(-90, 90),
                    lon__range=(-180, 180),
                ),
                violation_error_message=_(
                    "Give both coordinates: latitude from -90 to 90, longitude from -180 to 180."
                ),
            ),
            models.CheckConstraint(
                name="places_municipality_name_uk_has_source",
                condition=Q(name_uk="", name_uk_source="")
                | (~Q(name_uk="") & Q(name_uk_source__in=NameSource.values)),
            ),
            models.CheckConstraint(name="places_municipality_has_name", condition=~Q(name_en="")),
            models.CheckConstraint(
                name="places_municipality_kind_known", condition=Q(kind__in=Kind.values)
            ),
            models.CheckConstraint(
                name="places_municipality_source_known", condition=Q(source__in=Source.values)
            ),
            models.CheckConstraint(
                name="places_municipality_population_year_sensible",
                condition=Q(population_year=None)
                | Q(population_year__gte=1800, population_year__lte=2100),
                violation_error_message=_("Give a year from 1800 to 2100."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name_language(self) -> str:
        return language.pick(uk=self.name_uk, en=self.name_en).lang

    @property
    def admin1_language(self) -> str:
        return language.pick(uk=self.admin1_uk, en=self.admin1_en).lang

    @property
    def name_is_certain(self) -> bool:
        """False when the Ukrainian name is missing or only a suggestion."""
        return self.name_uk_source not in {"", NameSource.SUGGESTED}


class MunicipalityName(models.Model):
    """One name of one municipality as search sees it; what the numbers are, `keys` explains."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="names", db_index=False
    )
    text = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("which name"), max_length=5, choices=NameKind)
    # Copied from the municipality, so that search decides without reading it.
    country_code = models.CharField(max_length=2)
    size = models.PositiveSmallIntegerField(choices=Size)
    population = models.PositiveIntegerField(default=0)
    # Derived from the text by `keys`.
    key = models.CharField(max_length=64)
    sound = models.IntegerField()
    first_half = models.IntegerField()
    second_half = models.IntegerField()

    class Meta:
        verbose_name = _("name of a municipality")
        verbose_name_plural = _("names of municipalities")
        indexes = (
            # "varchar_pattern_ops": prefixes by index on PostgreSQL whatever its collation.
            models.Index(
                name="places_name_by_size_and_key",
                fields=["size", "key"],
                opclasses=["int2_ops", "varchar_pattern_ops"],
            ),
            models.Index(name="places_name_by_sound", fields=["sound"]),
            models.Index(name="places_name_by_first_half", fields=["first_half"]),
            models.Index(name="places_name_by_second_half", fields=["second_half"]),
        )
        constraints = (
            models.UniqueConstraint(
                name="places_municipalityname_one_per_key", fields=["municipality", "key"]
            ),
        )

    def __str__(self) -> str:
        return self.text


class ImportedFile(models.Model):
    """A gazetteer that was taken in whole: the same file again has nothing new to say."""

    kind = models.CharField(_("kind"), max_length=20)
    name = models.CharField(_("file"), max_length=200)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(_("taken in"))
    counts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ("-at",)
        constraints = (
            models.UniqueConstraint(
                name="places_importedfile_one_per_digest", fields=["kind", "digest"]
            ),
        )

    def __str__(self) -> str:
        return self.name
