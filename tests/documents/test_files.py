from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pobratym.core.errors import RuleViolation
from pobratym.documents import links, selectors
from pobratym.documents.models import Attachment, Paper, StoredFile, Symbol
from pobratym.documents.services import files, papers, symbols
from pobratym.journal.models import Entry
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from tests.conftest import TODAY
from tests.documents.samples import PDF, picture
from tests.factories import CommunityFactory, MembershipFactory, TieFactory


@pytest.fixture(autouse=True)
def _uploads(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def paper(poltava: Community, officer: User) -> Paper:
    facts = papers.PaperFacts(
        direction="in", correspondent="Kalmar", subject="Invitation", registered_on=TODAY
    )
    return papers.register(facts, community=poltava, by=officer)


def test_attach_keeps_the_bytes_once_a_community(
    paper: Paper, poltava: Community, officer: User
) -> None:
    incoming = files.Incoming(PDF, "../Лист.pdf")

    first = files.attach(paper, incoming, community=poltava, by=officer)
    again = files.attach(paper, incoming, community=poltava, by=officer)

    assert again == first
    assert (first.name, first.title) == ("Лист.pdf", "Лист.pdf")
    assert StoredFile.objects.count() == 1
    assert Entry.objects.filter(action="documents.attached").count() == 1


def test_attach_refuses_another_community(paper: Paper, officer: User) -> None:
    with pytest.raises(RuleViolation) as problem:
        files.attach(
            paper, files.Incoming(PDF, "a.pdf"), community=CommunityFactory.create(), by=officer
        )

    assert problem.value.code == "another_community"
    assert not StoredFile.objects.exists()


def _post(client: Client, paper: Paper, content: bytes, **more: str) -> Any:
    data = {
        "about": links.sign(paper, community_id=paper.community_id),
        "next": paper.get_absolute_url(),
        "kind": "letter",
        "upload": SimpleUploadedFile("лист.pdf", content),
    }
    return client.post(reverse("documents:attach", args=["poltava"]), data | more)


def test_an_officer_attaches_and_downloads(officer_client: Client, paper: Paper) -> None:
    response = _post(officer_client, paper, PDF)

    assert response.status_code == 302
    attachment = Attachment.objects.get()
    sent = officer_client.get(attachment.get_absolute_url())
    assert b"".join(sent.streaming_content) == PDF  # type: ignore[attr-defined] # a file answer
    assert sent["Content-Disposition"].startswith("attachment;")
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
    again = officer_client.get(
        attachment.get_absolute_url(), headers={"If-None-Match": sent["ETag"]}
    )
    assert again.status_code == 304


def test_a_file_that_is_not_what_it_says_is_refused_at_the_field(
    officer_client: Client, paper: Paper
) -> None:
    response = _post(officer_client, paper, b"<html><script>alert(1)</script>")

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["upload"]
    assert not Attachment.objects.exists()


def test_the_link_is_signed(officer_client: Client, paper: Paper) -> None:
    assert _post(officer_client, paper, PDF, about="people.user:1").status_code == 404


def test_after_attaching_one_stays_on_this_site(officer_client: Client, paper: Paper) -> None:
    response = _post(officer_client, paper, PDF, next="https://example.org/")

    assert response["Location"] == reverse("office:today", args=["poltava"])


def test_a_reader_may_not_attach(poltava: Community, paper: Paper) -> None:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)

    assert _post(client, paper, PDF).status_code == 403


def test_a_stranger_finds_no_file(
    stranger_client: Client, paper: Paper, poltava: Community, officer: User
) -> None:
    attachment = files.attach(paper, files.Incoming(PDF, "a.pdf"), community=poltava, by=officer)

    assert stranger_client.get(attachment.get_absolute_url()).status_code == 404
    assert Client().get(attachment.public_url).status_code == 404


def test_a_public_file_needs_no_account(paper: Paper, poltava: Community, officer: User) -> None:
    incoming = files.Incoming(PDF, "a.pdf", is_public=True)
    attachment = files.attach(paper, incoming, community=poltava, by=officer)

    response = Client().get(attachment.public_url)

    assert b"".join(response.streaming_content) == PDF  # type: ignore[attr-defined] # a file answer


def test_a_removed_file_can_be_brought_back(
    officer_client: Client, paper: Paper, poltava: Community, officer: User
) -> None:
    attachment = files.attach(paper, files.Incoming(PDF, "a.pdf"), community=poltava, by=officer)
    address = reverse("documents:remove", args=["poltava", attachment.pk])

    assert officer_client.post(address).status_code == 200
    assert list(selectors.files_of(paper)) == []
    assert officer_client.get(attachment.get_absolute_url()).status_code == 404
    officer_client.post(address, {"restore": "", "next": paper.get_absolute_url()})
    assert list(selectors.files_of(paper)) == [attachment]


def test_a_symbol_is_redrawn_and_shown_to_everybody(poltava: Community, officer: User) -> None:
    new = symbols.NewSymbol(picture("PNG", size=(1200, 800)), source="kalmar.se")

    symbol = symbols.set_symbol(poltava, new, community=poltava, by=officer)

    assert (symbol.width, symbol.height, symbol.small_size) == (640, 427, (112, 75))
    response = Client().get(symbol.url)
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert selectors.symbol_of(poltava, poltava) == symbol
    response.close()


@pytest.mark.feature("J6")
def test_a_symbol_is_set_from_the_page_of_a_partnership(
    officer_client: Client, poltava: Community
) -> None:
    tie = TieFactory.create(community=poltava)
    page = tie.get_absolute_url()
    panel = next(p for p in officer_client.get(page).context["panels"]
                 if p.template == "documents/_symbols.html")  # fmt: skip
    data = {
        "about": panel.context["rows"][0]["about"], "next": page, "kind": "coat_of_arms",
        "source": "example.org", "upload": SimpleUploadedFile("герб.png", picture()),
    }  # fmt: skip
    address = reverse("documents:symbol-set", args=["poltava"])

    refused = officer_client.post(address, data | {"upload": SimpleUploadedFile("a.png", PDF)})
    assert list(refused.context["form"].errors) == ["upload"]
    data["upload"] = SimpleUploadedFile("герб.png", picture())
    assert officer_client.post(address, data)["Location"] == page

    symbol = Symbol.objects.get()
    assert symbol.url in officer_client.get(page).content.decode()
    remove = reverse("documents:symbol-remove", args=["poltava", symbol.pk])
    assert officer_client.post(remove, {"next": page})["Location"] == page
    assert not Symbol.objects.exists()


def test_a_symbol_needs_its_source(poltava: Community, officer: User) -> None:
    with pytest.raises(RuleViolation) as problem:
        symbols.set_symbol(
            poltava, symbols.NewSymbol(picture(), source=" "), community=poltava, by=officer
        )

    assert (problem.value.code, problem.value.field) == ("source_missing", "source")
