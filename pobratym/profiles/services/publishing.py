"""Publishing: numbered versions that stay as they were, and the way back to one."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.core.translation import Translation
from pobratym.journal.services import Actor, record
from pobratym.people.models import Community
from pobratym.profiles import tongues, words
from pobratym.profiles.models import Edition, Profile
from pobratym.profiles.rules.limits import MOST_FIGURES, MOST_PAGES
from pobratym.profiles.selectors import content as contents
from pobratym.profiles.selectors import measuring, page
from pobratym.profiles.selectors.texts import current, profile_of
from pobratym.profiles.services import texts
from pobratym.profiles.services.texts import Written
from pobratym.profiles.states import Block


@transaction.atomic
def publish(community: Community, *, note: str = "", by: Actor) -> Edition:
    """Publish the profile as it is written now, in every language that has texts.

    Writes: the version, one journal entry. Raises: RuleViolation "not_ready", "too_many_figures",
    "too_many_pages", "nothing_new".
    """
    profile = profile_of(community)
    if profile.pk is not None:
        profile = Profile.objects.select_for_update().get(pk=profile.pk)
        profile.community = community
    sheet = page.sheet(community, "en")
    lacking = [point for point in sheet.points if point.is_needed and not point.done]
    if lacking:
        raise RuleViolation("not_ready", words.lacking(lacking[0]))
    if not sheet.has_changed:
        raise RuleViolation("nothing_new", _("Nothing has changed since the last version."))
    _refuse_many_figures(community, sheet.content)
    _refuse_long(community, sheet.content)
    last = current(profile)
    edition = Edition.objects.create(
        profile=profile,
        number=last.number + 1 if last else 1,
        profile_version=profile.version,
        content=sheet.content,
        note=text.clean_line(note)[:300],
        published_by=str(by),
        published_at=calendar.now(),
    )
    record("profiles.published", about=profile, by=by, changes={"number": edition.number})
    return edition


@transaction.atomic
def restore(edition: Edition, *, by: Actor) -> Profile:
    """Take the texts of an earlier version back into the profile; nothing is published by it.

    Texts written since stay among the versions of their blocks.
    Writes: texts, the profile, journal entries.
    """
    community = edition.profile.community
    for code in edition.content["languages"]:
        blocks = edition.content["texts"].get(code, {})
        if code not in edition.profile.languages:
            texts.add_language(community, code, by=by)
        for block in Block:
            kept = blocks.get(block.value, {})
            machine = kept.get("state") == Translation.MACHINE
            back = Written(kept.get("text", ""), is_machine=machine)
            if kept or _is_written(edition.profile, block, code):
                texts.write(community, block, code, back, by=by)
    record("profiles.restored", about=edition.profile, by=by, changes={"number": edition.number})
    return profile_of(community)


def _is_written(profile: Profile, block: Block, code: str) -> bool:
    return profile.texts.filter(block=block, language=code).exclude(text="").exists()


def _refuse_many_figures(community: Community, content: contents.Content) -> None:
    for code in contents.languages(content):
        measure = page.sheet(community, code).measure
        if measure.too_many_figures:
            raise RuleViolation(
                "too_many_figures",
                _("In %(language)s the profile has %(count)s figures; %(most)s are the most.")
                % {
                    "language": tongues.name(code),
                    "count": len(measure.figures),
                    "most": MOST_FIGURES,
                },
            )


def _refuse_long(community: Community, content: contents.Content) -> None:
    for code in contents.languages(content):
        pages = measuring.pages(community, content, code)
        if pages is not None and pages > MOST_PAGES:
            raise RuleViolation(
                "too_many_pages",
                _("In %(language)s the profile takes %(pages)s pages; %(most)s are the most.")
                % {"language": tongues.name(code), "pages": pages, "most": MOST_PAGES},
            )
