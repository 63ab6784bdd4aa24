"""The alternat: in its own copy each party stands first, in name, language and signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """A party and its language. `key` is anything that names it."""

    key: int | str
    language: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The original of one party: orders of names and signatures, and of languages.

    The first signature stands left (for two parties) or first (for more).
    """

    owner: Party
    parties: tuple[Party, ...]
    languages: tuple[str, ...]

    @property
    def signatures(self) -> tuple[Party, ...]:
        return self.parties


def copies(parties: Sequence[Party], languages: Sequence[str]) -> list[Copy]:
    """Return one original a party, in the agreed order of the parties.

    `languages` are those of the text in their agreed order, common ones included. Own first, then
    the others in the agreed order: parties, languages and signatures alike.

    Source: Pobratym's own, after the principle of the alternat in the source study [S 3.2]: as
        many originals as parties; in each party's own copy that party is named first, its language
        comes first, its signature stands left.
    Reading: for more than two parties the others follow in the agreed order; for a party whose
        language is none of the text's a common language comes first, one that is no party's own;
        where there is none, the agreed order stays. Status: to be confirmed by a lawyer.
    """
    owned = {party.language for party in parties}
    common = next((code for code in languages if code not in owned), "")
    return [
        Copy(
            owner=party,
            parties=(party, *(other for other in parties if other != party)),
            languages=_first(party.language, common, languages),
        )
        for party in parties
    ]


def _first(own: str, common: str, languages: Sequence[str]) -> tuple[str, ...]:
    unique = tuple(dict.fromkeys(languages))
    first = own if own in unique else common
    if first not in unique:
        return unique
    return (first, *(other for other in unique if other != first))
