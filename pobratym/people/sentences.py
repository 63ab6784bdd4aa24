"""How the journal words what happens in this room. The journal keeps keys, people read words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from pobratym.people.roles import Role

SENTENCES: Final = {
    "people.account_opened": _("%(actor)s opened the account of %(object)s."),
    "people.account_changed": _("%(actor)s changed name or language of the account."),
    "people.password_changed": _("%(actor)s set a new password."),
    "people.email_changed": _("%(actor)s now signs in with %(email)s."),
    "people.key_added": _("%(actor)s added a way to sign in: %(kind)s."),
    "people.key_removed": _("%(actor)s removed a way to sign in: %(kind)s."),
    "people.community_created": _("%(actor)s opened the community %(object)s."),
    "people.community_changed": _("%(actor)s changed facts about %(object)s."),
    "people.member_joined": _("%(object)s: became a member (%(roles)s), recorded by %(actor)s."),
    "people.roles_changed": _("%(actor)s changed the roles of %(object)s to %(roles)s."),
    "people.member_changed": _("%(actor)s changed position or duties of %(object)s."),
    "people.member_left": _("%(object)s: left on %(ended_on)s, recorded by %(actor)s."),
    "people.invited": _("%(actor)s invited %(object)s (%(roles)s)."),
    "people.invited_again": _("%(actor)s sent the invitation to %(object)s again."),
    "people.invitation_revoked": _("%(actor)s withdrew the invitation to %(object)s."),
    "people.guest_invited": _("%(actor)s gave a link to %(object)s."),
    "people.guest_link_revoked": _("%(actor)s withdrew the link of %(object)s."),
    "people.department_added": _("%(actor)s added the department “%(object)s”."),
    "people.department_changed": _("%(actor)s changed the department “%(object)s”."),
    "people.department_ended": _(
        "%(actor)s recorded that “%(object)s” answers for this work until %(until)s."
    ),
    "people.put_in_charge": _("%(actor)s recorded %(object)s as the leader in charge."),
    "people.charge_changed": _("%(actor)s corrected the record of %(object)s as leader in charge."),
    "people.charge_ended": _("%(actor)s recorded that %(object)s is in charge until %(until)s."),
    "people.handed_over": _("%(actor)s recorded a handover of duties: %(object)s."),
    "people.language_added": _(
        "%(actor)s noted a language of %(object)s: %(language)s, %(level)s."
    ),
    "people.language_removed": _("%(actor)s removed a language of %(object)s: %(language)s."),
    "people.group_added": _("%(actor)s set up the working group “%(object)s”."),
    "people.group_changed": _("%(actor)s changed the working group “%(object)s”."),
    "people.group_ended": _("%(actor)s closed the working group “%(object)s”."),
    "people.group_member_added": _("%(actor)s added %(member)s to the group “%(object)s”."),
    "people.group_member_removed": _("%(actor)s removed %(member)s from the group “%(object)s”."),
    "people.stakeholder_added": _("%(actor)s added “%(object)s” to the stakeholder map."),
    "people.stakeholder_changed": _("%(actor)s changed the stakeholder “%(object)s”."),
    "people.stakeholder_removed": _("%(actor)s removed “%(object)s” from the stakeholder map."),
    "people.data_exported": _("%(actor)s exported the personal data of %(person)s."),
    "people.data_erased": _(
        "%(actor)s erased the personal data of a person, now: %(person)s. Reason: %(reason)s"
    ),
}

WORDS: Final = {"roles": dict(Role.choices)}
