"""Writing: blocks with versions, translations read by people, languages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor, record
from pobratym.people.models import Community
from pobratym.profiles import tongues
from pobratym.profiles.blockfile import Read
from pobratym.profiles.models import BlockText, BlockVersion, Profile
from pobratym.profiles.models.texts import LONGEST_TEXT
from pobratym.profiles.services.common import begun, touched
from pobratym.profiles.states import Block

SAME_SITTING: Final = dt.timedelta(minutes=15)
MOST_LANGUAGES: Final = 24


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote. `version` is the one that was read, 0 for a text that was not there.

    `original` is the version of the original that was seen beside it; None: the present one.
    """

    text: str
    version: int | None = None
    is_machine: bool = False
    original: int | None = None


@transaction.atomic
def write(
    community: Community, block: Block, code: str, written: Written, *, by: Actor
) -> BlockText:
    """Write one block in one language. Who types a text has read it; what a machine made waits.

    Writes: the text, a version (one a sitting of a person), the profile, one journal entry a
    version. Raises: RuleViolation "changed_meanwhile"; "too_long" on `text`; "unknown_language".
    """
    profile = begun(community)
    if code not in profile.languages:
        raise RuleViolation("unknown_language", _("Add this language to the profile first."))
    new = text.clean_block(written.text)
    if len(new) > LONGEST_TEXT:
        raise RuleViolation(
            "too_long",
            _("A block has %(most)s characters at most; this one has %(now)s.")
            % {"most": LONGEST_TEXT, "now": len(new)},
            field="text",
        )
    row, _created = BlockText.objects.select_for_update().get_or_create(
        profile=profile, block=block, language=code, defaults={"version": 0}
    )
    row.profile = profile
    _refuse_stale(row, written.version)
    if new == row.text and written.is_machine == row.is_machine:
        return row
    return _stored(row, new, written, by)


def _stored(row: BlockText, new: str, written: Written, by: Actor) -> BlockText:
    row.text, row.version = new, row.version + 1
    row.changed_by, row.changed_at = str(by), calendar.now()
    row.is_machine = bool(new) and written.is_machine
    row.read_by = "" if row.is_machine or not new else str(by)
    row.read_at = None if row.is_machine or not new else row.changed_at
    row.based_on = _original_seen(row, written.original)
    row.save()
    if _keep_version(row, by):
        changes = {"block": Block(row.block).label, "language": row.language}
        record("profiles.written", about=row.profile, by=by, changes=changes)
    touched(row.profile)
    return row


@transaction.atomic
def confirm(
    row: BlockText, *, reader: str = "", version: int | None = None, by: Actor
) -> BlockText:
    """Say that a person has read a translation and that it says what the original says now.

    `reader` names who read it when it was not the one who presses the button: a teacher, a friend.
    Writes: the text, the profile, one journal entry. Raises: "changed_meanwhile", "empty".
    """
    profile = row.profile
    row = BlockText.objects.select_for_update().get(pk=row.pk)
    row.profile = profile
    _refuse_stale(row, version)
    if not row.text:
        raise RuleViolation("empty", _("There is no text to read yet."))
    row.is_machine = False
    row.read_by, row.read_at = text.clean_line(reader)[:254] or str(by), calendar.now()
    row.based_on = _original_seen(row, None)
    row.save()
    changes = {"block": Block(row.block).label, "language": row.language, "reader": row.read_by}
    record("profiles.confirmed", about=profile, by=by, changes=changes)
    touched(profile)
    return row


@transaction.atomic
def take_back(version: BlockVersion, *, by: Actor) -> BlockText:
    """Bring an earlier version of a text back as the newest. Writes: as `write`."""
    row = version.block_text
    back = Written(version.text, is_machine=False)
    return write(row.profile.community, Block(row.block), row.language, back, by=by)


@transaction.atomic
def add_language(community: Community, code: str, *, by: Actor) -> Profile:
    """Add a language. Adding it twice is no harm.

    Writes: the profile, one journal entry. Raises: "unknown_language", "too_many" on `code`.
    """
    profile = Profile.objects.select_for_update().get(pk=begun(community).pk)
    profile.community = community
    if code in profile.languages:
        return profile
    if code not in tongues.known():
        raise RuleViolation(
            "unknown_language",
            _("Choose a language by its code of ISO 639, for example de or sv."),
            field="code",
        )
    if len(profile.languages) >= MOST_LANGUAGES:
        raise RuleViolation(
            "too_many",
            _("A profile has %(most)s languages at most.") % {"most": MOST_LANGUAGES},
            field="code",
        )
    profile.languages = [*profile.languages, code]
    profile.save(update_fields=["languages"])
    record("profiles.language_added", about=profile, by=by, changes={"language": code})
    return profile


@transaction.atomic
def drop_language(profile: Profile, code: str, *, by: Actor) -> Profile:
    """Take a language off the profile; its texts stay and come back with it.

    Writes: the profile, one journal entry. Raises: "language_stays" for the original and English.
    """
    community = profile.community
    profile = Profile.objects.select_for_update().get(pk=profile.pk)
    profile.community = community
    if code in {profile.original, "en"}:
        raise RuleViolation(
            "language_stays",
            _("The original language and English belong to every profile."),
        )
    if code in profile.languages:
        profile.languages = [one for one in profile.languages if one != code]
        profile.save(update_fields=["languages"])
        record("profiles.language_dropped", about=profile, by=by, changes={"language": code})
        touched(profile)
    return profile


def _refuse_stale(row: BlockText, seen: int | None) -> None:
    if seen is not None and seen != row.version:
        raise RuleViolation(
            "changed_meanwhile",
            _("A colleague has changed this block in the meantime. Compare, then save again."),
        )


def _original_seen(row: BlockText, seen: int | None) -> int | None:
    """The version of the original a translation now follows; None for the original itself."""
    if row.language == row.profile.original:
        return None
    if seen is not None:
        return seen
    original = BlockText.objects.filter(
        profile=row.profile, block=row.block, language=row.profile.original
    ).first()
    return original.version if original else 0


def _keep_version(row: BlockText, by: Actor) -> bool:
    """Keep the text as a version; return False when it continues the last sitting."""
    last = row.versions.first()
    if last and last.by_name == str(by) and row.changed_at - last.at < SAME_SITTING:
        followed = BlockText.objects.filter(
            profile=row.profile, block=row.block, based_on__gte=last.version
        )
        if not followed.exists():
            last.version, last.text = row.version, row.text
            last.save(update_fields=["version", "text"])
            return False
    BlockVersion.objects.create(
        block_text=row, version=row.version, text=row.text, by_name=str(by), at=row.changed_at
    )
    return True


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file of texts."""

    written: int
    unchanged: int
    refused: tuple[tuple[int, str], ...]


@transaction.atomic
def take_file(community: Community, found: Read, *, by: Actor) -> Taken:
    """Write the texts of a file; what a block said before stays among its versions.

    Writes: as `write`, for each text that differs.
    """
    refused = list(found.refused)
    count = same = 0
    for line in found.lines:
        try:
            before = BlockText.objects.filter(
                profile__community=community, block=line.block, language=line.language
            ).first()
            written = Written(line.text, is_machine=line.is_machine)
            row = write(community, line.block, line.language, written, by=by)
        except RuleViolation as problem:
            refused.append((line.number, str(problem.message)))
            continue
        if before and before.version == row.version:
            same += 1
        else:
            count += 1
    return Taken(count, same, tuple(refused))
