"""What a file really is: told by its content, never by its name. Pure: bytes in, answer out."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Final

MAX_BYTES: Final = 25 * 1024 * 1024
MAX_ENTRIES: Final = 3_000
MAX_UNPACKED: Final = 300 * 1024 * 1024
MAX_RATIO: Final = 200
SUSPICIOUS_FROM: Final = 1024 * 1024
PDF_END_WINDOW: Final = 2_048
TEXT_SAMPLE: Final = 64 * 1024
LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file we keep. `extension` carries the dot."""

    media_type: str
    extension: str


PDF: Final = FileType("application/pdf", ".pdf")
PNG: Final = FileType("image/png", ".png")
JPEG: Final = FileType("image/jpeg", ".jpg")
WEBP: Final = FileType("image/webp", ".webp")
TEXT: Final = FileType("text/plain", ".txt")
CSV: Final = FileType("text/csv", ".csv")
SIGNATURE: Final = FileType("application/pkcs7-signature", ".p7s")
ASICE: Final = FileType("application/vnd.etsi.asic-e+zip", ".asice")

_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument."
_BY_MEMBER: Final = {
    "word/document.xml": FileType(_OPEN_XML + "wordprocessingml.document", ".docx"),
    "xl/workbook.xml": FileType(_OPEN_XML + "spreadsheetml.sheet", ".xlsx"),
    "ppt/presentation.xml": FileType(_OPEN_XML + "presentationml.presentation", ".pptx"),
}
_BY_MIMETYPE: Final = {
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    ASICE.media_type: ".asice",
}
PICTURES: Final = frozenset({PNG.media_type, JPEG.media_type, WEBP.media_type})
_MARKUP: Final = re.compile(
    rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed|\?xml|\?php)", re.IGNORECASE
)


class Refused(Exception):
    """The content is not kept. `code` is stable: too_large, empty, active, broken, unknown, macro,
    bomb."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def sniff(content: bytes, *, name: str = "") -> FileType:
    """Return the kind of file the content is. `name` only tells a CSV from a plain text.

    Raises: Refused. Formats that can carry scripts (HTML, SVG, macros) are refused, and so are
    files that are two things at once: what is kept begins with its own mark at the first byte.
    """
    if not content:
        raise Refused("empty")
    if len(content) > MAX_BYTES:
        raise Refused("too_large")
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if picture := _picture(content):
        return picture
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    if _is_signature(content, name):
        return SIGNATURE
    return _text(content, name)


def _pdf(content: bytes) -> FileType:
    if b"%%EOF" not in content[-PDF_END_WINDOW:]:
        raise Refused("broken")
    return PDF


def _picture(content: bytes) -> FileType | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return WEBP
    return None


def _is_signature(content: bytes, name: str) -> bool:
    """A detached electronic signature: DER of PKCS #7, told apart by its object identifier."""
    return (
        name.lower().endswith(".p7s")
        and content[:1] == b"\x30"
        and b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" in content[:64]
    )


def _archive(content: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _refuse_bombs(members)
            names = {member.filename for member in members}
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise Refused("macro")
            for member, kind in _BY_MEMBER.items():
                if member in names and "[Content_Types].xml" in names:
                    return kind
            if "mimetype" in names:
                declared = archive.read("mimetype")[:100].decode("ascii", "replace").strip()
                if declared in _BY_MIMETYPE:
                    return FileType(declared, _BY_MIMETYPE[declared])
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise Refused("broken") from error
    raise Refused("unknown")


def _refuse_bombs(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_ENTRIES or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise Refused("bomb")
    for member in members:
        packed = max(member.compress_size, 1)
        if member.file_size > SUSPICIOUS_FROM and member.file_size / packed > MAX_RATIO:
            raise Refused("bomb")


def _text(content: bytes, name: str) -> FileType:
    if _MARKUP.search(content[:TEXT_SAMPLE]):
        raise Refused("active")
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("unknown") from error
    if "\x00" in decoded or any(c < " " and c not in "\t\n\r\f" for c in decoded[:TEXT_SAMPLE]):
        raise Refused("unknown")
    return CSV if name.lower().endswith(".csv") else TEXT


def file_name(name: str, kind: FileType, *, fallback: str = "file") -> str:
    """Return a name that is safe on any disk and ends as the content does.

    Folders, reserved characters and leading dots go; letters of any alphabet stay.
    """
    stem = re.split(r"[\\/]", name)[-1]
    stem = "".join(c for c in stem if c.isprintable())
    stem = re.sub(r'[<>:"|?*]+', " ", stem)
    stem = re.sub(r"(\.[A-Za-z0-9]{1,5})+$", "", stem)
    stem = re.sub(r"\s+", " ", stem).strip(" .")
    return (stem[: LONGEST_NAME - len(kind.extension)].strip(" .") or fallback) + kind.extension
