"""People, institutions and working groups of a tie."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation, Person
from pobratym.core.forms import LineField, ReadingForm
from pobratym.partners.models import Contact, TieGroup, TieInstitution
from pobratym.people.models import Community, WorkingGroup


def own(model: Any, community: Community) -> Any:
    return model.objects.filter(community=community)


class TieContactForm(ReadingForm):
    role = LineField(label=_("Role in the tie"), required=False, max_length=150)

    class Meta:
        model = Contact
        fields = ("person", "role", "is_main")

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("person", own(Person, community).filter(erased_at=None))


class TieGroupForm(ReadingForm):
    task = LineField(label=_("What it works on"), required=False, max_length=300)

    class Meta:
        model = TieGroup
        fields = ("group", "task")

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("group", own(WorkingGroup, community).filter(until=None))


class InstitutionForm(ReadingForm):
    what_uk = LineField(label=_("What it does (Ukrainian)"), required=False, max_length=300)
    what_en = LineField(label=_("What it does (English)"), required=False, max_length=300)

    class Meta:
        model = TieInstitution
        fields = ("organisation", "what_uk", "what_en", "since")
        labels = {"since": _("Since")}

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("organisation", own(Organisation, community))
