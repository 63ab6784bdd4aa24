"""The letter to a partner that must apply for us: a draft with the facts of the catalogue.

The room of first contacts builds its letters from `ask_partner_to_apply` too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from pobratym.documents import word
from pobratym.funding import words
from pobratym.funding.models import FundingProgramme
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.places.models import Country


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft: subject and paragraphs in one language. […] marks what the office fills in."""

    language: str
    subject: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        """The paragraphs with an empty line between them, as mail takes them."""
        return "\n\n".join(self.paragraphs)


def ask_partner_to_apply(
    programme: FundingProgramme, *, community: Community, tie: Tie, language: str
) -> Letter:
    """Return the draft that asks a partner abroad to apply, with us as its partner.

    `language` is "uk" or "en". Every condition is a fact of the catalogue; what is unknown is
    left out, and the partner is asked to compare with the call. Queries: 1.
    """
    with translation.override(language):
        countries = {row.iso2: row.name for row in Country.objects.all()}
        told = {
            "programme": programme.name,
            "funder": words.funder(programme.funder, countries),
            "community": community.name,
            "partner": tie.name,
            "country": countries.get(programme.applicant_country, programme.applicant_country),
        }
        return Letter(
            language,
            _("Applying together: %(programme)s") % told,
            tuple(_paragraphs(programme, told)),
        )


def _paragraphs(programme: FundingProgramme, told: dict[str, str]) -> Iterator[str]:
    yield _("Dear colleagues in %(partner)s,") % told
    yield (
        _(
            "the programme “%(programme)s” (%(funder)s) supports joint work of municipalities. By "
            "its rules an applicant from %(country)s hands in the application; %(community)s can "
            "take part as a partner but cannot apply itself. That is why we turn to you."
        )
        % told
    )
    conditions = "\n".join(f"– {line}" for line in _conditions(programme))
    if conditions:
        yield _("What we know of the conditions:") + "\n" + conditions
    yield _(
        "These facts come from our catalogue (as of %(day)s). Please compare them with the text of "
        "the call before we begin."
    ) % {"day": programme.checked_on.label if programme.checked_on else "…"}
    yield _(
        "We would like to propose this subject: […]. We take over the description of the needs and "
        "of the work in our community, the data and the letters of support."
    )
    yield _("Could you tell us by […] whether you are interested, and who could talk to us online?")
    yield _("Yours sincerely,\n%(community)s") % told


def _conditions(programme: FundingProgramme) -> Iterator[str]:
    limits = words.between(programme.grant_min, programme.grant_max)
    if limits:
        yield _("grant: %(limits)s") % {"limits": limits}
    share = programme.own_share_pct
    share = programme.own_share_min_pct if share is None else share
    if share == 0:
        yield _("no own share is needed")
    elif share is not None:
        yield _("own share: at least %(percent)s per cent") % {"percent": share}
    duration = words.months(programme.months_min, programme.months_max)
    if duration:
        yield _("duration: %(months)s") % {"months": duration[:1].lower() + duration[1:]}
    if programme.formal_tie_above is not None:
        above = words.euros(programme.formal_tie_above)
        yield _("above %(sum)s a formal partnership is needed") % {"sum": above}
    if programme.deadline.text:
        yield _("deadline: %(when)s") % {"when": programme.deadline.text}


def docx(letter: Letter) -> bytes:
    """Return the draft as a Word file, to be changed there."""

    def write(paper: word.Paper) -> None:
        paper.heading(letter.subject, language=letter.language)
        for paragraph in letter.paragraphs:
            paper.text(paragraph, language=letter.language)

    return word.render(write, title=letter.subject, language=letter.language)
