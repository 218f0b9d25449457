"""Pictures shown in a page: drawn anew from the pixels, so nothing else of the file survives."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS = 50_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)


def size_of(path: Path) -> tuple[int, int] | None:
    """Width and height of a picture that can be shown."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                return image.size
    except BROKEN:
        return None


def draw(path: Path, *, edge: int) -> bytes | None:
    """The picture as WebP within a square, upright, without any of its metadata."""
    size = size_of(path)
    if size is None or size[0] * size[1] > MOST_PIXELS:
        return None
    try:
        with Image.open(path, formats=FORMATS) as image:
            image.draft("RGB", (edge, edge))
            return _drawn(image, edge)
    except BROKEN:
        return None


def _drawn(image: Image.Image, edge: int) -> bytes:
    upright = ImageOps.exif_transpose(image)
    has_holes = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    pixels = upright.convert("RGBA" if has_holes else "RGB")
    pixels.thumbnail((edge, edge))
    fresh = Image.new(pixels.mode, pixels.size)
    fresh.paste(pixels)
    written = io.BytesIO()
    fresh.save(written, "WEBP", quality=80)
    return written.getvalue()
