"""Invented staff, clearly marked; one password for all of them."""

from __future__ import annotations

from typing import Final, NamedTuple

from pobratym.people.actors import CommandActor
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.people.services import accounts, members

PASSWORD: Final = "pobratym-demo"  # noqa: S105 - printed for everybody who tries the demonstration


class Colleague(NamedTuple):
    email: str
    name: str
    position_uk: str
    position_en: str
    roles: tuple[Role, ...]


POLTAVA: Final = (
    Colleague(
        "oksana@poltava.example",
        "Оксана Вербицька",
        "головний спеціаліст",
        "chief specialist",
        (Role.OFFICER,),
    ),
    Colleague(
        "andrii@poltava.example",
        "Андрій Лозовий",
        "начальник відділу",
        "head of department",
        (Role.HEAD, Role.ADMINISTRATOR),
    ),
    Colleague(
        "mayor@poltava.example",
        "Марія Степова",
        "перша заступниця міського голови",
        "first deputy mayor",
        (Role.LEADER,),
    ),
    Colleague(
        "buh@poltava.example", "Ірина Грошова", "бухгалтерка", "accountant", (Role.ACCOUNTANT,)
    ),
    Colleague("clerk@poltava.example", "Петро Паперний", "діловод", "records clerk", (Role.CLERK,)),
)
SMALL: Final = (
    Colleague(
        "olha@mala-dolyna.example",
        "Ольга Одна",
        "спеціалістка",
        "specialist",
        (Role.OFFICER, Role.HEAD, Role.ACCOUNTANT, Role.CLERK, Role.ADMINISTRATOR),
    ),
)


def settle(community: Community, colleagues: tuple[Colleague, ...]) -> list[User]:
    """Open the accounts of invented colleagues and make them members, in this order."""
    by = CommandActor("load_demo")
    users = []
    for colleague in colleagues:
        user = accounts.open_account(
            email=colleague.email,
            name=colleague.name,
            password=PASSWORD,
            is_invented=True,
            by=by,
        )
        membership = members.join(community, user=user, roles=colleague.roles, by=by)
        words = {"position_uk": colleague.position_uk, "position_en": colleague.position_en}
        members.change_member(membership, values=words, by=by)
        users.append(user)
    return users
