"""The own list beside somebody else's."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pobratym.office.models import ImportBatch
from pobratym.office.selectors import comparing as selectors
from pobratym.office.services import comparing, imports
from pobratym.partners.models import Claim, Tie
from pobratym.partners.services import bulk_start
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Kind, Status
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from tests.factories import CommunityFactory, MembershipFactory, TieFactory
from tests.office.sheets import rows
from tests.office.test_import import HEAD, town


@pytest.fixture
def batch(poltava: Community, officer: User) -> ImportBatch:
    """Ours: Жешув 2000, Кальмар. Theirs: Rzeszów 2001, Люблін, somewhere."""
    TieFactory.create(
        community=poltava, municipality=town("Жешув", "Rzeszów"), since="2000", source="наше"
    )
    TieFactory.create(community=poltava, municipality=town("Кальмар", "Kalmar", "SE"))
    town("Люблін", "Lublin")
    content = rows(
        HEAD, ["Rzeszów", "PL", 2001], ["Люблін", "Польща", 1999], ["Невідомо Де", "", ""]
    )
    made = imports.take(
        poltava, content=content, name="реєстр.xlsx", table="comparison", by=officer
    )
    return imports.map_columns(made, {int(p): key for p, key in made.mapping.items()})


@pytest.mark.feature("N5")
def test_officer_compares_a_list_and_settles_each_row(
    officer_client: Client, poltava: Community, batch: ImportBatch
) -> None:
    address = reverse("office:compare", args=["poltava", batch.pk])
    kalmar = Tie.objects.get(name_uk="Кальмар")

    page = officer_client.get(batch.get_absolute_url(), follow=True).content.decode()
    found = selectors.compare(batch)
    choices = {"do-2": "note", "do-3": "add", f"do-tie{kalmar.pk}": "note", "do-4": "ignore"}
    officer_client.post(address, {"source": "Реєстр", **choices})

    assert [[d.field for d in both.differences] for both in found.differ] == [["since"]]
    assert [line.name for line in found.only_there] == ["Люблін"]
    assert [one.tie.name_uk for one in found.only_here] == ["Кальмар"]
    assert [line.name for line in found.untold] == ["Невідомо Де"]
    assert "Наш перелік і їхній" in page
    added = Tie.objects.get(name_uk="Люблін")
    assert (added.source, str(added.since)) == ("Реєстр", "1999")
    assert sorted(Claim.objects.values_list("field", "value", "source")) == [
        ("other", "немає в цьому переліку", "Реєстр"),
        ("since", "2000", "наше"),
        ("since", "2001", "Реєстр"),
    ]
    again = selectors.compare(ImportBatch.objects.select_related("community").get())
    assert (len(again.same), len(again.only_there), len(again.untold), again.ignored) == (
        1,
        0,
        0,
        1,
    )
    assert [d.is_noted for both in again.differ for d in both.differences] == [True]


def test_noting_twice_notes_once(officer: User, batch: ImportBatch) -> None:
    done = [comparing.settle(batch, choices={"2": "note"}, by=officer).noted for _ in range(2)]

    assert (done, Claim.objects.count()) == ([1, 0], 2)


def test_a_year_and_a_day_of_it_do_not_differ(poltava: Community, officer: User) -> None:
    TieFactory.create(community=poltava, municipality=town("Жешув", "Rzeszów"), since="2000-05-01")
    content = rows(HEAD, ["Жешув", "PL", 2000, "", ""])
    made = imports.take(poltava, content=content, name="a.xlsx", table="comparison", by=officer)
    imports.map_columns(made, {int(p): key for p, key in made.mapping.items()})

    assert len(selectors.compare(made).same) == 1


def test_comparison_goes_out_as_a_file(officer_client: Client, batch: ImportBatch) -> None:
    address = reverse("office:compare", args=["poltava", batch.pk])

    text = b"".join(officer_client.get(address, {"format": "csv"})).decode("utf-8-sig")

    assert len(text.splitlines()) == 5
    assert "Кальмар" in text


def test_comparing_imports_nothing(officer_client: Client, batch: ImportBatch) -> None:
    address = reverse("office:decide", args=["poltava", batch.pk])

    assert officer_client.post(address, {"action": "import"}).status_code == 404
    assert Tie.objects.count() == 2


def test_list_to_compare_is_chosen_at_the_upload(
    officer_client: Client, poltava: Community
) -> None:
    file = SimpleUploadedFile("a.xlsx", rows(HEAD, ["Жешув", "PL"]))

    officer_client.post(
        reverse("office:import", args=["poltava"]), {"table": "comparison", "file": file}
    )

    assert ImportBatch.objects.get().table == "comparison"


@pytest.mark.parametrize("choice", [{"do-99": "add"}, {"do-x": "note"}, {"do-2": "steal"}, {}])
def test_junk_changes_nothing(
    officer_client: Client, batch: ImportBatch, choice: dict[str, str]
) -> None:
    address = reverse("office:compare", args=["poltava", batch.pk])

    officer_client.post(address, {"source": "\u200b" * 5 + "я" * 10_000, **choice})

    assert (Tie.objects.count(), Claim.objects.count()) == (2, 0)


def test_others_see_nothing(officer_client: Client, officer: User, batch: ImportBatch) -> None:
    reader, foreign = Client(), CommunityFactory.create()
    reader.force_login(MembershipFactory.create(community=batch.community, role=Role.READER).user)
    made = imports.take(
        foreign, content=rows(HEAD, ["Жешув"]), name="a.xlsx", table="comparison", by=officer
    )

    answers = [
        client.get(reverse("office:compare", args=["poltava", pk])).status_code
        for client, pk in ((reader, batch.pk), (officer_client, made.pk))
    ]

    assert answers == [403, 404]


def test_one_town_of_a_tie_with_several_is_found(poltava: Community, officer: User) -> None:
    places = [town(name, name, "DE") for name in ("Filderstadt", "Ostfildern")]
    new = NewTie(places, Kind.PARTNERSHIP, Status.ACTIVE)
    (tie,) = bulk_start.start_many(poltava, [new], by=officer)
    content = rows(HEAD, ["Ostfildern", "DE", 1990], ["Filderstadt", "DE", 1990])
    made = imports.take(poltava, content=content, name="a.xlsx", table="comparison", by=officer)
    imports.map_columns(made, {int(p): key for p, key in made.mapping.items()})

    found = selectors.compare(made)

    assert ([b.tie for b in found.differ], found.only_here) == ([tie, tie], [])
