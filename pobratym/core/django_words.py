"""What Django itself says at the fields of a form, told again in better Ukrainian.

The sentences are Django's; naming them here puts them into our catalogue, which wins.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop as _

SAID_BY_DJANGO: Final = (
    _("This field is required."),
    _("Enter a valid email address."),
    _("Enter a valid URL."),
    _("Enter a valid date."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("The submitted file is empty."),
)
