"""Writes of symbols: coats of arms, flags, logos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.documents import inspection, pictures
from pobratym.documents.models import Symbol, SymbolKind
from pobratym.documents.services import files
from pobratym.journal.services import Actor, record
from pobratym.people.models import Community

LONGEST_SIDE: Final = 640


@dataclass(frozen=True, slots=True)
class NewSymbol:
    content: bytes
    source: str
    rights: str = ""
    kind: str = SymbolKind.COAT_OF_ARMS


@transaction.atomic
def set_symbol(about: models.Model, new: NewSymbol, *, community: Community, by: Actor) -> Symbol:
    """Show a symbol for a municipality or organisation, in place of the former one of its kind.

    The picture is drawn anew as PNG or JPEG, 640 pixels at most.
    Writes: the file, the symbol, one journal entry.
    Raises: RuleViolation "source_missing" on `source`; codes of `inspection.Refused` on `upload`.
    """
    source = text.clean_line(new.source)[:300]
    if not source:
        raise RuleViolation(
            "source_missing", _("Say where the picture comes from."), field="source"
        )
    if len(new.content) > inspection.MAX_BYTES:
        raise files.refusal("too_large")
    try:
        drawn = pictures.redrawn(new.content, longest_side=LONGEST_SIDE)
    except inspection.Refused as refused:
        raise files.refusal(refused.code) from refused
    extension = ".png" if drawn.media_type == "image/png" else ".jpg"
    stored = files.keep(
        drawn.content, inspection.FileType(drawn.media_type, extension), community=community
    )
    symbol, _created = Symbol.objects.update_or_create(
        community=community,
        about_label=about._meta.label_lower,
        about_id=about.pk,
        kind=new.kind,
        defaults={
            "stored": stored,
            "width": drawn.width,
            "height": drawn.height,
            "source": source,
            "rights": text.clean_line(new.rights)[:300],
            "set_at": calendar.now(),
        },
    )
    record("documents.symbol_set", about=symbol, by=by, changes={"of": str(about)})
    return symbol


@transaction.atomic
def remove_symbol(symbol: Symbol, *, by: Actor) -> None:
    """Show no symbol any more. Writes: deletes the row, one journal entry; the file stays."""
    record("documents.symbol_removed", about=symbol, by=by)
    symbol.delete()
