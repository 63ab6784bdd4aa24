"""The registers as tables, for files out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext_lazy as _

from pobratym.core.tables import Column, Kind, Row, Table
from pobratym.people.models import Community
from pobratym.registers.models import CaseStudy, Helper, Mention
from pobratym.registers.selectors import support
from pobratym.registers.states import HelperKind, MediumKind, Tone, TranslatorKind

HELPERS: Final = (
    Column("name", _("organisation")),
    Column("kind", _("kind"), Kind.CHOICE, choices=tuple(HelperKind.choices)),
    Column("country", _("country"), Kind.COUNTRY),
    Column("region", _("region it answers for")),
    Column("helps", _("helps with"), Kind.LONG_TEXT),
    Column("website", _("site"), Kind.URL),
    Column("last_on", _("last contacted"), Kind.DATE),
    Column("source", _("source")),
    Column("checked_on", _("checked on"), Kind.DATE),
)
TRANSLATORS: Final = (
    Column("name", _("name and surname")),
    Column("kind", _("who it is"), Kind.CHOICE, choices=tuple(TranslatorKind.choices)),
    Column("languages", _("languages")),
    Column("is_written", _("translates in writing"), Kind.BOOLEAN),
    Column("is_oral", _("interprets talks"), Kind.BOOLEAN),
    Column("availability", _("when available")),
    Column("conditions", _("conditions")),
    Column("keep_until", _("keep until"), Kind.DATE),
)
CASES: Final = (
    Column("title", _("title")),
    Column("url", _("address"), Kind.URL),
    Column("theme", _("theme")),
    Column("country", _("country"), Kind.COUNTRY),
    Column("source", _("source")),
    Column("why", _("why it is useful to us"), Kind.LONG_TEXT),
)
MENTIONS: Final = (
    Column("on", _("when"), Kind.PARTIAL_DATE),
    Column("medium", _("where: name of the medium")),
    Column("kind", _("kind of medium"), Kind.CHOICE, choices=tuple(MediumKind.choices)),
    Column("title", _("title")),
    Column("language", _("language")),
    Column("url", _("address"), Kind.URL),
    Column("partner", _("partner")),
    Column("tone", _("tone"), Kind.CHOICE, choices=tuple(Tone.choices)),
    Column("note", _("note")),
)


def _helpers(community: Community) -> Iterator[Row]:
    """Queries: 2."""
    rows: list[Helper] = support.helpers(community)
    for row in rows:
        own = row.organisation
        yield {
            "name": own.name,
            "kind": row.kind,
            "country": own.country_id or "",
            "region": row.region,
            "helps": row.helps.text,
            "website": own.website,
            "last_on": getattr(row, "last_on", None),
            "source": own.source,
            "checked_on": own.checked_on,
        }


def _translators(community: Community) -> Iterator[Row]:
    """Queries: 1."""
    for row in support.translators(community):
        yield {
            "name": row.person.name,
            "kind": row.kind,
            "languages": ", ".join(row.languages),
            "is_written": row.is_written,
            "is_oral": row.is_oral,
            "availability": row.availability,
            "conditions": row.conditions,
            "keep_until": row.person.keep_until,
        }


def _cases(community: Community) -> Iterator[Row]:
    """Queries: 1."""
    for row in CaseStudy.objects.filter(community=community).iterator(chunk_size=500):
        yield {column.key: getattr(row, column.key, None) for column in CASES} | {
            "country": row.country_id or ""
        }


def _mentions(community: Community) -> Iterator[Row]:
    """Queries: 1."""
    rows = Mention.objects.filter(community=community).select_related("tie")
    for row in rows.iterator(chunk_size=500):
        yield {column.key: getattr(row, column.key, None) for column in MENTIONS} | {
            "partner": str(row.tie or "")
        }


TABLES: Final = (
    Table("helpers", _("Who helps in first contacts"), HELPERS, _helpers),
    Table("translators", _("Translators"), TRANSLATORS, _translators),
    Table("case-studies", _("Case studies"), CASES, _cases),
    Table("mentions", _("Mentions in the media"), MENTIONS, _mentions),
)
