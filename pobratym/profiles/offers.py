"""What this room shows elsewhere: navigation, panel, attention, search, tables, sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pobratym.core import attention, language, navigation, panels, search, sitemap, tables
from pobratym.core import text as texts
from pobratym.core.translation import WAITING
from pobratym.journal import sentences
from pobratym.people import guests, personal_data
from pobratym.people.guests import Purpose
from pobratym.people.models import Community, User
from pobratym.profiles import outputs, personal, sheets
from pobratym.profiles.booklet import page_url
from pobratym.profiles.models import BlockText
from pobratym.profiles.selectors import content as contents
from pobratym.profiles.selectors import platforms
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.selectors.texts import texts as texts_of
from pobratym.profiles.services.readers import PURPOSE
from pobratym.profiles.states import Block

CHECKED_FOR = dt.timedelta(days=182)

SENTENCES = {
    "profiles.written": gettext_lazy("%(actor)s wrote the block “%(block)s” (%(language)s)"),
    "profiles.confirmed": gettext_lazy(
        "%(actor)s marked the block “%(block)s” (%(language)s) as read by %(reader)s"
    ),
    "profiles.language_added": gettext_lazy(
        "%(actor)s added a language to %(object)s: %(language)s"
    ),
    "profiles.language_dropped": gettext_lazy(
        "%(actor)s took a language off %(object)s: %(language)s"
    ),
    "profiles.figure_added": gettext_lazy("%(actor)s added the figure “%(object)s”"),
    "profiles.figure_changed": gettext_lazy("%(actor)s corrected the figure “%(object)s”"),
    "profiles.figure_removed": gettext_lazy("%(actor)s took the figure %(value)s away"),
    "profiles.contact_set": gettext_lazy("%(actor)s named whom to write to: %(object)s"),
    "profiles.contact_removed": gettext_lazy("%(actor)s took the contact off the profile"),
    "profiles.photo_added": gettext_lazy("%(actor)s added the photo “%(object)s”"),
    "profiles.photo_changed": gettext_lazy("%(actor)s corrected the photo “%(object)s”"),
    "profiles.photo_first": gettext_lazy("%(actor)s made a photo the cover: %(photo)s"),
    "profiles.photo_removed": gettext_lazy("%(actor)s took a photo away: %(photo)s"),
    "profiles.photo_restored": gettext_lazy("%(actor)s brought a photo back: %(photo)s"),
    "profiles.material_added": gettext_lazy("%(actor)s added the material “%(object)s”"),
    "profiles.material_removed": gettext_lazy("%(actor)s took a material away: %(title)s"),
    "profiles.material_restored": gettext_lazy("%(actor)s brought a material back: %(title)s"),
    "profiles.published": gettext_lazy("%(actor)s published version %(number)s of the profile"),
    "profiles.restored": gettext_lazy(
        "%(actor)s took the texts of version %(number)s of the profile back"
    ),
    "profiles.listed": gettext_lazy("%(actor)s put the profile on %(platform)s, %(on)s"),
    "profiles.listing_checked": gettext_lazy("%(actor)s checked the entry on %(platform)s"),
    "profiles.listing_removed": gettext_lazy(
        "%(actor)s noted that the entry on %(platform)s is gone"
    ),
    "profiles.platform_added": gettext_lazy("%(actor)s added the platform “%(object)s”"),
    "profiles.platform_changed": gettext_lazy(
        "%(actor)s corrected what is known of the platform “%(object)s”"
    ),
    "profiles.read_by_reader": gettext_lazy(
        "%(actor)s answered the reader’s test of the profile (%(language)s)"
    ),
    "profiles.erased": gettext_lazy("%(actor)s erased personal data from the profile"),
}


def make() -> None:
    navigation.offer(
        navigation.NavItem(
            gettext_lazy("Profile"), "profiles:page", "id-card", order=33, under="discovery"
        )
    )
    navigation.offer_public(
        navigation.PublicItem(
            gettext_lazy("Profile"),
            "profiles_public:page",
            15,
            ("profiles_public:in-language",),
            answers=outputs.is_published,
        )
    )
    panels.offer(
        "portal.home",
        panels.Panel(gettext_lazy("Who we are"), "profiles/_home_card.html", _card, order=10),
    )
    sitemap.offer(outputs.pages, order=20)
    attention.offer(_to_do)
    search.offer(search.Source(gettext_lazy("Profile"), _find, order=45))
    for table in sheets.TABLES:
        tables.offer(table)
    personal_data.offer(
        personal_data.Source(
            personal.NAME, gettext_lazy("Community profile"), personal.subjects, personal.export,
            personal.erase,
        )
    )  # fmt: skip
    guests.register(
        Purpose(PURPOSE, gettext_lazy("Read the profile with a partner’s eyes"),
                "profiles_public:read")
    )  # fmt: skip
    sentences.register(**SENTENCES)


def _card(community: Community, request: Any) -> dict[str, Any] | None:
    """The card on the portal's home page. Queries: 2."""
    edition = outputs.edition(community)
    if edition is None:
        return None
    shown = contents.shown(edition.content, language.current())
    return {
        "community": community,
        "shown": shown,
        "place": shown.block(Block.PLACE),
        "priorities": shown.block(Block.PRIORITIES),
        "url": page_url(community, language.current()),
    }


def _to_do(community: Community, user: User, today: dt.date) -> Iterable[attention.Item]:
    """Entries out of step or long unseen, translations nobody has read.

    Queries: 3, or 5 with entries.
    """
    profile = profile_of(community)
    if profile.pk is None:
        return
    url = reverse("profiles:page", args=[community.slug])
    yield from _translations(profile, url)
    for entry in platforms.entries(profile, only_listed=True):
        listing = entry.listing
        if listing is None:
            continue
        where = reverse("profiles:platform", args=[community.slug, entry.platform.code])
        if entry.is_out_of_step:
            yield attention.Item(
                attention.Severity.FADING,
                _("Entry on %(platform)s is out of step") % {"platform": entry.platform},
                _("the profile has changed since the entry was published"),
                where,
                _("Copy the new text"),
            )
        elif (listing.checked_on or listing.published_on) < today - CHECKED_FOR:
            yield attention.Item(
                attention.Severity.HINT,
                _("Look at our entry on %(platform)s") % {"platform": entry.platform},
                _("nobody has looked at it for half a year"),
                where,
                _("Check the entry"),
            )


def _translations(profile: Any, url: str) -> Iterable[attention.Item]:
    found = texts_of(profile)
    for code in profile.languages:
        late = [state for state in found.states(code).values() if state in WAITING]
        if late:
            yield attention.Item(
                attention.Severity.HINT,
                ngettext(
                    "%(count)s translation of the profile waits for a reader (%(language)s)",
                    "%(count)s translations of the profile wait for a reader (%(language)s)",
                    len(late),
                )
                % {"count": len(late), "language": code},
                _("a machine wrote it, or the original has changed since"),
                f"{url}?lang={code}",
                _("Read them"),
            )


def _find(community: Community, user: User, typed: str, limit: int) -> Sequence[search.Hit]:
    """Blocks that contain the words. Queries: 1; a profile has some hundred texts at most."""
    wanted = texts.fold(typed)
    rows = BlockText.objects.filter(profile__community=community).exclude(text="")
    url = reverse("profiles:page", args=[community.slug])
    hits = [
        search.Hit(
            str(Block(row.block).label),
            f"{url}?lang={row.language}#block-{row.block}",
            f"{row.language} · {row.text[:120]}",
            row.language,
        )
        for row in rows
        if wanted and wanted in texts.fold(row.text)
    ]
    return hits[:limit]
