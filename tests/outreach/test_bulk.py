"""Leads that come from a sheet stand on the board, and go with it when the import is undone."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from pobratym.outreach.models import Approach
from pobratym.partners.models import Tie
from pobratym.partners.services import bulk_start
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Kind, Status
from pobratym.people.models import Community, User
from tests.conftest import TODAY
from tests.factories import MunicipalityFactory


@pytest.mark.parametrize(("touched", "gone"), [({}, 2), ({"tied_on": TODAY}, 1)])
def test_leads_of_an_import_are_followed_and_taken_back(
    poltava: Community,
    officer: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    touched: dict[str, Any],
    gone: int,
) -> None:
    towns = MunicipalityFactory.create_batch(2)
    news = [NewTie([town], Kind.PARTNERSHIP, Status.LEAD) for town in towns]

    with django_capture_on_commit_callbacks(execute=True):
        ties = bulk_start.start_many(poltava, news, by=officer)
    followed = Approach.objects.count()
    Approach.objects.filter(tie=ties[0]).update(**touched) if touched else None
    went, stay = bulk_start.withdraw_many(poltava, {tie.pk: 1 for tie in ties}, by=officer)

    assert (followed, went, len(stay)) == (2, gone, 2 - gone)
    assert Tie.objects.count() == Approach.objects.count() == 2 - gone
