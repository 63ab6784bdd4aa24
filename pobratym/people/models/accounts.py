from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.journal.models import shown_name


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in by e-mail. `is_superuser` administers the whole installation."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name and surname"), max_length=150)
    language = models.CharField(
        _("language of letters"), max_length=2, choices=settings.LANGUAGES, default="uk"
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_invented = models.BooleanField(
        _("invented"), default=False, help_text=_("A person of the demonstration, not a real one.")
    )
    joined_at = models.DateTimeField(default=calendar.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="people_user_email_is_one_in_any_case",
                violation_error_message=_("There is already an account with this e-mail."),
            ),
        )

    def __str__(self) -> str:
        return shown_name(self.name) or self.email

    @property
    def is_staff(self) -> bool:
        return self.is_superuser
