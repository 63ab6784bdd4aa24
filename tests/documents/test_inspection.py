from __future__ import annotations

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pobratym.documents import inspection, pictures
from tests.documents.samples import PDF, archive, docx, picture


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        pytest.param(PDF, "a.doc", "application/pdf", id="pdf-called-doc"),
        pytest.param(picture("PNG"), "a.pdf", "image/png", id="png-called-pdf"),
        pytest.param(picture("JPEG"), "a", "image/jpeg", id="jpeg-without-a-name"),
        pytest.param(picture("WEBP"), "a", "image/webp", id="webp"),
        pytest.param(docx(), "a.zip", inspection._BY_MEMBER["word/document.xml"].media_type,
                     id="docx"),
        pytest.param(archive(mimetype=b"application/vnd.oasis.opendocument.text"), "a.odt",
                     "application/vnd.oasis.opendocument.text", id="odt"),
        pytest.param(archive(mimetype=b"application/vnd.etsi.asic-e+zip"), "a",
                     "application/vnd.etsi.asic-e+zip", id="asice"),
        pytest.param("Слово".encode(), "лист.txt", "text/plain", id="text"),
        pytest.param("а;б\n1;2\n".encode(), "т.csv", "text/csv", id="csv-by-name"),
        pytest.param(b"\x30\x82\x01\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" + b"\0" * 80,
                     "scan.pdf.p7s", "application/pkcs7-signature", id="signature"),
    ],
)  # fmt: skip
def test_content_tells_what_a_file_is(content: bytes, name: str, media_type: str) -> None:
    assert inspection.sniff(content, name=name).media_type == media_type


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"x" * (inspection.MAX_BYTES + 1), "too_large", id="one-byte-too-many"),
        pytest.param(b"<!DOCTYPE html><script>1</script>", "active", id="html"),
        pytest.param(b'  <svg xmlns="x"></svg>', "active", id="svg"),
        pytest.param(b"GIF89a" + b"\0" * 20, "unknown", id="gif-is-not-kept"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\0" * 90, "unknown", id="old-word"),
        pytest.param(b"MZ\x90\x00" + b"\xff" * 90, "unknown", id="program"),
        pytest.param(b"%PDF-1.7 but it stops here", "broken", id="half-a-pdf"),
        pytest.param(b"junk " + PDF, "unknown", id="pdf-behind-something-else"),
        pytest.param(docx()[:-30], "broken", id="half-a-docx"),
        pytest.param(docx(**{"word/vbaProject.bin": b"x"}), "macro", id="macros"),
        pytest.param(docx(**{"word/media/a": b"\0" * 30_000_000}), "bomb", id="one-entry-unpacks"),
        pytest.param(archive(a=b"x"), "unknown", id="any-zip"),
    ],
)
def test_what_is_not_kept_says_why(content: bytes, code: str) -> None:
    if code == "unknown" and content.startswith(b"junk"):
        content = content + b"\xff\xfe"

    with pytest.raises(inspection.Refused) as refused:
        inspection.sniff(content)

    assert refused.value.code == code


def test_too_many_members_are_a_bomb() -> None:
    content = archive(**{f"m{n}": b"" for n in range(inspection.MAX_ENTRIES + 1)})

    with pytest.raises(inspection.Refused, match="bomb"):
        inspection.sniff(content)


@given(st.binary(max_size=400), st.text(max_size=40))
def test_any_bytes_are_known_or_refused(content: bytes, name: str) -> None:
    with contextlib.suppress(inspection.Refused):
        assert inspection.sniff(content, name=name).extension.startswith(".")


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\Угода.docx", "Угода.pdf"),
        ("угода\u202e fdp.exe", "угода fdp.pdf"),
        ('a<b>:"|?*.pdf', "a b.pdf"),
        ("....", "file.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("лист.pdf.p7s", "лист.pdf"),
    ],
)
def test_names_are_safe_and_end_as_the_content_does(given_name: str, kept: str) -> None:
    assert inspection.file_name(given_name, inspection.PDF) == kept


def test_a_picture_is_redrawn_without_its_hidden_parts() -> None:
    exif = Image.Exif()
    exif[0x010E] = "made at home"
    content = picture("JPEG", size=(900, 600), exif=exif)

    drawn = pictures.redrawn(content, longest_side=300)

    assert (drawn.width, drawn.height, drawn.media_type) == (300, 200, "image/jpeg")
    with Image.open(io.BytesIO(drawn.content)) as again:
        assert dict(again.getexif()) == {}


def test_a_damaged_picture_is_refused() -> None:
    with pytest.raises(inspection.Refused, match="broken"):
        pictures.redrawn(picture("PNG")[:60], longest_side=300)


def test_a_monstrous_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_PIXELS", 1_000)

    with pytest.raises(inspection.Refused, match="too_many_pixels"):
        pictures.redrawn(picture("PNG"), longest_side=300)
