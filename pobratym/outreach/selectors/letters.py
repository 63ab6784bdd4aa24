"""Letters and what they need before they go out."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from pobratym.core import paging
from pobratym.core.translation import Translation
from pobratym.outreach.models import Letter, LetterText
from pobratym.outreach.rules import letters as rules
from pobratym.outreach.states import LetterKind
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.registers.selectors import support
from pobratym.tone import selectors as tone
from pobratym.tone.selectors import Hint

TONED = ("uk", "en")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text with what it still lacks; `tone` only where we have word lists."""

    text: LetterText
    gaps: list[str]
    tone: Hint | None

    @property
    def state(self) -> Translation:
        """For `core/components/translation_state.html`."""
        return Translation(self.text.state) if self.text.body else Translation.MISSING


def found(community: Community, *, kind: str = "", drafts: bool = False) -> QuerySet[Letter]:
    """Letters, the latest first; bare, for counting. Queries: 1 when read."""
    rows = Letter.objects.filter(community=community)
    if kind in LetterKind.values:
        rows = rows.filter(kind=kind)
    return (rows.filter(sent_on=None) if drafts else rows).order_by("-created_at", "-pk")


def page(
    community: Community, number: int, *, kind: str = "", drafts: bool = False
) -> paging.Page[Letter]:
    """One page of letters with partner, paper and languages. Queries: 4."""
    rows = Letter.objects.select_related("tie", "organisation", "paper", "created_by")
    answer = paging.page(
        found(community, kind=kind, drafts=drafts), number, rows=rows.prefetch_related("texts")
    )
    for letter in answer.rows:
        letter.community = community
    return answer


def of_tie(tie: Tie) -> list[Letter]:
    """The letters about one partner, the latest first. Queries: 2."""
    rows = Letter.objects.filter(tie=tie).select_related("paper").prefetch_related("texts")
    letters = list(rows)
    for letter in letters:
        letter.community = tie.community
    return letters


def one(community: Community, pk: int) -> Letter | None:
    """One letter with everything it names. Queries: 1."""
    rows = Letter.objects.filter(community=community, pk=pk)
    letter = rows.select_related(
        "tie", "organisation", "enquiry", "event", "paper", "interaction", "created_by"
    ).first()
    if letter:
        letter.community = community
        for row in (letter.tie, letter.organisation, letter.event, letter.paper):
            if row:
                row.community = community
    return letter


def sheets(letter: Letter) -> list[Sheet]:
    """The texts of a letter with gaps and tone. Queries: 2."""
    rows = letter.texts.select_related("reviewed_by").prefetch_related("editions__saved_by")
    return [
        Sheet(
            text,
            rules.gaps(text.subject, text.body),
            tone.hint(text.body) if text.language in TONED and text.body else None,
        )
        for text in rows
    ]


def text_of(letter: Letter, pk: int) -> LetterText | None:
    """Queries: 1."""
    return letter.texts.select_related("letter").filter(pk=pk).first()


def translators_for(letter: Letter) -> list[support.Speakers]:
    """Who may translate or read each translation of the letter. Queries: 3."""
    rows = list(letter.texts.exclude(state=Translation.ORIGINAL))
    codes = list(dict.fromkeys(text.language for text in rows))
    return support.speakers(letter.community, codes)
