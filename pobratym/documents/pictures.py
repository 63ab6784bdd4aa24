"""Pictures drawn anew, so that nothing but the picture is kept: no location, no hidden parts."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from pobratym.documents.inspection import Refused

FORMATS: Final = ("PNG", "JPEG", "WEBP")
MAX_PIXELS: Final = 40_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG as we keep it. Units: pixels."""

    content: bytes
    media_type: str
    width: int
    height: int


def redrawn(content: bytes, *, longest_side: int, keep_transparency: bool = True) -> Picture:
    """Return the picture turned upright, shrunk to `longest_side` and stripped of metadata.

    Raises: Refused "broken" or "too_many_pixels".
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as source:
                if source.width * source.height > MAX_PIXELS:
                    raise Refused("too_many_pixels")
                source.load()
                return _encoded(source, longest_side, keep_transparency=keep_transparency)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("too_many_pixels") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Refused("broken") from error


def check(content: bytes) -> None:
    """Read the whole picture once, so that a damaged or monstrous one is refused at the door."""
    redrawn(content, longest_side=64)


def _encoded(source: Image.Image, longest_side: int, *, keep_transparency: bool) -> Picture:
    upright = ImageOps.exif_transpose(source)
    transparent = keep_transparency and upright.has_transparency_data
    plain = upright.convert("RGBA" if transparent else "RGB")
    plain.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if transparent or source.format == "PNG":
        plain.save(out, "PNG", optimize=True)
        return Picture(out.getvalue(), "image/png", plain.width, plain.height)
    plain.save(out, "JPEG", quality=88, optimize=True)
    return Picture(out.getvalue(), "image/jpeg", plain.width, plain.height)
