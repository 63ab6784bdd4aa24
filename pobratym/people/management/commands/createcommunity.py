"""pobratym createcommunity: open a community and print the invitation of its administrator."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from pobratym.people.actors import CommandActor
from pobratym.people.services import invitations


class Command(BaseCommand):
    help = (
        "Open a community and invite its first administrator. The link is printed, so that it "
        "can be passed on where no mail server is set up."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="address: latin letters, digits, hyphens, e.g. poltava")
        parser.add_argument("email", help="e-mail of the first administrator")
        parser.add_argument("--name-uk", required=True, help="full name in Ukrainian")
        parser.add_argument("--name-en", default="", help="full name in English")
        parser.add_argument("--short-name-uk", help="short name; the full one when left out")
        parser.add_argument("--short-name-en", default="", help="short name in English")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
            names = {
                "slug": options["slug"],
                "name_uk": options["name_uk"],
                "name_en": options["name_en"],
                "short_name_uk": options["short_name_uk"] or options["name_uk"][:80],
                "short_name_en": options["short_name_en"],
            }
            sent = invitations.found(
                email=options["email"], names=names, by=CommandActor("createcommunity")
            )
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from problem
        self.stdout.write(f"{sent.invitation.community.slug}: {sent.url}")
